"""What a line of a document looks like: a heading, a question, an answer to the question above, a numbered item."""

from __future__ import annotations

import re

from pipelines.form import QUESTION, QUESTIONS, Type
from pipelines.form import Section as FormPart
from pipelines.rules.read.language.meanings import ask
from pipelines.rules.read.language.persons import is_title
from pipelines.rules.read.language.wordings import wording_of
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.questions.labels import SURE, Segment, is_long_question, score_of
from pipelines.rules.read.questions.segments import segments
from pipelines.rules.read.questions.set_in_print import by_colour
from pipelines.rules.read.values import applying_as, parse, program
from pipelines.rules.read.values.number_words import digits_for_words
from pipelines.states import exact_state
from pipelines.tree import CHECKED, UNCHECKED, Block, Paragraph

#: Headings are short.
MOST_HEADING_WORDS = 14
#: Questions that tables answer.
TABLE_KEYS = frozenset(q.key for q in QUESTIONS if q.type is Type.TABLE)


def targets(paragraph: Paragraph) -> tuple[str, ...]:
    """The addresses behind the words of a paragraph."""
    return tuple(target for _, target in paragraph.links)


def is_question(heading: str) -> bool:
    """Is a heading with nothing below it a question of the form that was left open?"""
    known = wording_of(heading)
    return known is not None and known[0] in QUESTION and known[0] not in TABLE_KEYS


def same_question(one: str, other: str) -> bool:
    """Do two labels ask the same? "Our steps:" below "How we go about it" opens the answer, not another question."""
    first, second = ask(one), ask(other)
    return bool(first) and bool(second) and first[0].key == second[0].key


def could_be(label: str, text: str) -> bool:
    """May a known wording be the answer to the question above it? "Superintendent" is one to "Title"."""
    found = ask(label)
    return bool(found) and found[0].key.endswith(("title", "applying_as", "funding_source", "pathway"))


#: Types whose values show themselves, however much their words resemble a question.
_FIGURES = frozenset({Type.RATIO, Type.BANDWIDTH, Type.MONEY, Type.WHOLE_NUMBER})


def fits(label: str, text: str) -> bool:
    """Is a line an answer to the question above it for sure? "1 computer per student" is one to a ratio."""
    if not re.search(r"\d", digits_for_words(fold(text))):
        return False
    found = ask(label)
    question = QUESTION.get(found[0].key) if found else None
    return question is not None and question.type in _FIGURES and parse(question.type, text).is_sure


def agrees(label: str, text: str) -> bool:
    """Is a line a yes or no to the statement above it? "Of course" is one to "Taxes are ours?"."""
    found = ask(label)
    question = QUESTION.get(found[0].key) if found else None
    return question is not None and question.type is Type.YES_NO and parse(question.type, text).is_sure


def is_printed(text: str) -> bool:
    """Is a line the name of a part of the form, or of one of its tables, as the form prints them?"""
    return text.strip(" :") in _PRINTED


_PRINTED = frozenset({*map(str, FormPart), *(q.wording for q in QUESTIONS if q.key in TABLE_KEYS)})

#: The number of a question, before its words.
UNNUMBERED = re.compile(r"^\W*Q?\d{1,3} ?[.):] ?(?=[^\W\d])")


def is_bare_label(text: str, score: float) -> bool:
    """A line without any mark is a label only if it is nothing else: short, and all of it understood."""
    text = UNNUMBERED.sub("", text)
    if wording_of(text) is not None:
        return True
    if score < 0.95 or len(text.split()) > 6 or text.endswith((".", "!", ";")) or "," in text:
        return False
    return not any(char.isdigit() for char in text) and exact_state(text) is None and not is_title(text)


def title_of(blocks: tuple[Block, ...]) -> str:
    """The first heading of a document that has others: its title, which may promise access for every child and ask
    nothing. One that ends in a question mark asks."""
    found = [
        b.text.strip()
        for b in blocks
        if isinstance(b, Paragraph) and (b.heading or b.bold) and b.text.strip()
    ]
    return found[0] if len(found) > 1 and not found[0].endswith("?") and is_long_question(found[0]) else ""


#: The form's own parts, numbered as it prints them: "7. Funding", "4) Programs requested".
_PART_HEADING = re.compile(
    r"(?:part|section)? ?\d{1,2} ?[.):] ?(?:"
    + "|".join(re.escape(fold(part)) for part in FormPart)
    + r")(?: \w+){0,2}"
)
_CAPITALS = re.compile(r"[^\W\d_]")


_OUR_TITLE = re.compile(r"\b(?:application|request|proposal)$", re.IGNORECASE)


def is_heading(paragraph: Paragraph, text: str, strong: bool, *, part: str) -> bool:
    """A heading by style, or a short line in bold or capitals that neither asks nor answers."""
    if paragraph.heading:
        found = segments(text)
        if len(found) == 1 and not found[0].mark and re.fullmatch(r"\d{1,2}", found[0].value):
            return True  # "Program 2"
        is_colon = len(text.split()) <= MOST_HEADING_WORDS and text.rstrip().endswith(":")
        is_ours = (
            _OUR_TITLE.search(found[0].label) is not None if found else True
        )  # "Lead application: Cobble Hill"
        return is_ours or is_colon or is_long_question(found[0].label) or score_of(found[0].label) < SURE
    if _PART_HEADING.fullmatch(fold(text)) and part == "body":
        return True
    words = text.split()
    if paragraph.list_level or len(words) > MOST_HEADING_WORDS or text.endswith((".", ";", ",", "?")):
        return False
    letters = _CAPITALS.findall(re.sub(r"\([^)]{0,400}\)", "", text))
    is_capital = len(letters) >= 4 and all(letter.isupper() for letter in letters) and "@" not in text
    if not (strong or is_capital) or part != "body":
        return False
    return not any(c.isdigit() for c in text[-4:]) and _answers_nothing(paragraph, text)


def _answers_nothing(paragraph: Paragraph, text: str) -> bool:
    """Does a line in bold answer nothing? "**Vision: computing for everyone**" opens the plan below it."""
    found = segments(text)
    if paragraph.bold and len(found) == 1 and is_long_question(found[0].label):
        return True
    return not any(segment.value for segment in found)


#: A note in brackets that belongs to its question.
HINT = re.compile(r"\([^()]{3,80}\)")
#: A number as forms print it: "3.", "Q3:", "(3)".
NUMBER = re.compile(r"\W{0,2}(?:Q|No\.? ?|Question |#)?(\d{1,2}) ?[.):]\s+\S")


def number_of(text: str, paragraph: Paragraph) -> int:
    """The number printed before a line, in its text or by the word processor; 0 for none."""
    found = NUMBER.match(f"{paragraph.list_label} {text}" if paragraph.list_label[:1].isdigit() else text)
    return int(found[1]) if found else 0


#: A ticked line of its own is a choice, and no paragraph.
_MOST_TICKED_WORDS = 16


#: The questions whose choices stand on lines of their own.
CHOICES = ("Programs", "We are applying as")


def ticked_label(text: str) -> str:
    """The question that a line with one ticked box answers by itself: a program, a way of applying, a statement to
    agree to; "" for any other line."""
    words = text.removeprefix(CHECKED).strip()
    if not text.startswith(CHECKED) or text.count(CHECKED) + text.count(UNCHECKED) > 1:
        return ""
    if len(words.split()) > _MOST_TICKED_WORDS:
        return ""
    if program(words).is_sure:
        return CHOICES[0]
    if applying_as(words).is_sure:
        return CHOICES[1]
    found = ask(words.rstrip(" ."))
    is_asked = bool(found) and found[0].score >= SURE and found[0].key in QUESTION
    return words.rstrip(" .") if is_asked and QUESTION[found[0].key].type is Type.YES_NO else ""


def labels_of(text: str, paragraph: Paragraph, bold: tuple[str, ...]) -> list[Segment]:
    """The labels of a line with their answers, which may be set apart by colour or by bold print alone."""
    coloured = (paragraph.text[a:b].strip() for a, b in paragraph.coloured_spans)
    found = by_colour(text, tuple(part for part in coloured if part and part in text))
    if not found and len(bold) == 1 and text.endswith(bold[0]) and len(bold[0]) < len(text):
        found = by_colour(text, bold)
    return found or segments(text, bold)
