"""Running text as sentences, ready to be searched, and what all searches in it share."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.form import QUESTION, Type
from pipelines.rules.read.language.addresses import find_street
from pipelines.rules.read.language.district_names import find_districts, is_district
from pipelines.rules.read.language.wordings import wording_of
from pipelines.rules.read.language.words import SALUTATION, fold, sentences, without_numbering
from pipelines.rules.read.pieces import Line, Pair, Pieces
from pipelines.rules.read.questions.labels import POSSIBLE, is_long_question, score_of
from pipelines.rules.read.questions.lines_to_write_on import without_leaders
from pipelines.rules.read.values.number_words import digits_for_words
from pipelines.rules.read.values.other_languages import in_english
from pipelines.tree import CHECKED, UNCHECKED

#: Characters of one line that are looked at; no statement of ours needs more.
MOST_CHARACTERS = 6_000


@dataclass(frozen=True, slots=True)
class Sentence:
    """text: as it stands. plain: folded, number words as digits. line: where it stands; first: it opens its line.

    in_plan: it is part of the answer to a question about plans, where figures mean many things. announced_by: of an
    item, the plain words above its list, where they end in a colon.
    """

    text: str
    plain: str
    line: Line
    number: int
    in_plan: bool = False
    label: str = ""
    in_letterhead: bool = False
    announced_by: str = ""


def sentences_of(pieces: Pieces) -> list[Sentence]:
    """The sentences of all running text, and of answers that hold whole statements."""
    found: list[Sentence] = []
    lines = list(_lines(pieces))
    above = _letterhead(lines)
    opening = ""
    for line in lines:
        in_plan = bool(line.owner) and is_long_question(line.owner) and not _WHEN.match(fold(line.owner))
        for text in sentences(_without_quotes(without_leaders(line.text[:MOST_CHARACTERS]))):
            if _asks(text, line):
                continue
            is_head = line.order in above or line.part.startswith(("header", "footer", "first"))
            plain = plain_words(text)
            if not line.is_item:
                opening = plain if text.rstrip().endswith(":") else ""
            announced = opening if line.is_item else ""
            found.append(Sentence(text, plain, line, len(found), in_plan, line.owner, is_head, announced))
    return found


#: A question for a time, which no plan answers.
_WHEN = re.compile(
    r"^\W*(?:q(?:uestion)?\W+)?(?:\d+\W+)?(?:and )?(?:(?:when|since when|in which year)\b|how [^?]*\btrained\b)"
)
#: What a label of no question of ours, or the words of last year's application, put between quotation marks.
_QUOTED_RULE = re.compile(r"^\W*(?P<label>[\w .'’-]{3,40}):\s*[\"“](?=(?:\S+\s+){4})[^\"”]+[\"”]\s*$")
_QUOTED_PAST = re.compile(
    r"(?P<lead>\b(?:last|previous|prior|earlier|old)\b[^\"“”.]{0,60})[\"“][^\"“”]{20,}[\"”]", re.IGNORECASE
)


def _without_quotes(text: str) -> str:
    """A line without what it quotes from others: the program's requirement, or an application of another year."""
    if '"' not in text and "“" not in text:
        return text
    rule = _QUOTED_RULE.match(text)
    if rule and score_of(rule["label"]) < POSSIBLE:
        return ""
    return _QUOTED_PAST.sub(r"\g<lead>", text)


_DATED = re.compile(r"[a-z]{3,9}\.? \d{1,2},? \d{4}|\d{1,2}/\d{1,2}/\d{2,4}")


def _letterhead(lines: list[Line]) -> set[int]:
    """The lines above the date of a letter, in which its sender names itself."""
    body = [line for line in lines if line.part == "body"][:20]
    opening = next((at for at, line in enumerate(body) if SALUTATION.match(fold(line.text))), None)
    if opening is None:
        return _head_without_letter(body)
    dated = next(
        (at for at, line in enumerate(body) if _DATED.fullmatch(fold(line.text).strip(" ."))), opening
    )
    head = body[: min(dated, opening)]
    return {line.order for line in head} if len(head) <= 7 else set()


def _head_without_letter(body: list[Line]) -> set[int]:
    """The name of a district with its address below it, at the top of a text that greets nobody."""
    head: list[Line] = []
    for line in body[:5]:
        if len(line.text.split()) > 10 or line.text.rstrip().endswith((".", ":", "?")):
            break
        head.append(line)
    is_address = any(find_street(line.text) for line in head[1:])
    return {line.order for line in head} if is_address and is_district(head[0].text) else set()


#: Words of a heading that opens a line: "4. Pay. $31 per hour."
_HEADING_WORDS = 4


def heading_in_line(sentence: Sentence) -> str:
    """The label of a sentence, or the few words with a full stop that open its line, as headings do; "" where there are
    none."""
    if sentence.label or sentence.line.text.startswith(sentence.text):
        return sentence.label
    opening = next(iter(sentences(without_numbering(sentence.line.text[:80]))), "").strip()
    is_heading = opening.endswith(".") and len(opening.split()) <= _HEADING_WORDS and opening != sentence.text
    return opening.rstrip(".") if is_heading and not any(char.isdigit() for char in opening) else ""


_YOU = re.compile(r"\byour?\b|\busted(?:es)?\b")
_WE = re.compile(
    r"\b(?:we|our|ours|us|i|my|nosotros|nuestr\w+|somos|me|mi|nos|nossos?|nossas?|escribo|escrevo|nous|notre|nos|je)\b"
)


def _asks(text: str, line: Line) -> bool:
    """Is a sentence a question or an instruction of the form rather than a statement of the district?"""
    folded = fold(text)
    if CHECKED in text or UNCHECKED in text:
        return True  # printed choices; what is ticked of them is read as an answer
    if text.endswith("?"):
        return True
    if line.owner and text.rstrip(" :?") == line.owner.rstrip(" :?"):
        return not find_districts(text)  # "Alder Schools (Ohio) hereby applies for these programs:"
    if not text.endswith((".", "!")) and wording_of(text.rstrip(" :")) is not None:
        return True  # a printed statement to agree to, without an answer
    if _is_statement_to_agree_to(line.owner) and text.startswith(line.owner):
        return True  # the same with its answer, which has been read
    asks_you = bool(_YOU.search(folded)) and not _WE.search(folded) and "@" not in text
    return (
        asks_you
        and not any(char.isdigit() for char in digits_for_words(folded))
        and not find_districts(text)  # "Alder Schools of Ohio writes to you again"
    )


def _is_statement_to_agree_to(label: str) -> bool:
    known = wording_of(label) if label else None
    return known is not None and QUESTION[known[0]].type is Type.YES_NO


#: "We're after ECS", "there's four of us": short forms of the words that sentences are searched for.
_SHORT_FORMS = (
    (re.compile(r"(?<=[a-z])'re\b"), " are"),
    (re.compile(r"(?<=[a-z])'d\b"), " would"),
    (re.compile(r"(?<=[a-z])'ll\b"), " will"),
    (re.compile(r"\b(we|i|they|you)'ve\b"), r"\1 have"),
    (re.compile(r"\b(there|that|what|here|it)'s\b"), r"\1 is"),
)


def plain_words(text: str) -> str:
    """Folded, in the words of an English sentence without short forms, with number words as digits and single spaces."""
    folded = " ".join(fold(text).split())
    if "'" in folded:
        for short, words in _SHORT_FORMS:
            folded = short.sub(words, folded)
    return " ".join(digits_for_words(in_english(folded)).split())


def _lines(pieces: Pieces) -> Iterator[Line]:
    lines = [*pieces.lines, *(_as_line(pair) for pair in pieces.pairs if _is_statement(pair))]
    yield from sorted(lines, key=lambda line: line.order)


def _is_statement(pair: Pair) -> bool:
    """Does an answer in a table say more than one thing, so that it is worth reading as text too?"""
    words = pair.answer.text.split()
    return (
        pair.how in ("beside", "below")
        and (len(words) >= 5 or (len(words) >= 2 and _PROGRAM_FIGURES.search(pair.answer.text) is not None))
        and _IN_TABLE.search(pair.answer.place) is not None
    )


#: Where cells stand, in documents of any kind: "page 1, table 2, row 1, column 2".
_IN_TABLE = re.compile(r"\b(?:table|nested|row|sheet)\b")
#: "ECS: 4" is worth reading as text, short as it is.
_PROGRAM_FIGURES = re.compile(r"\b(?:CSP|ECS|Algebra|Science|Principles|K-5)\b\W{0,3}\d", re.IGNORECASE)


def _as_line(pair: Pair) -> Line:
    text = pair.answer.text
    return Line(
        text, pair.answer.place, pair.section, pair.order, "body", pair.label, links=pair.answer.links
    )


_PAST = re.compile(
    r"\b(?:last|previous|prior|past) (?:school )?(?:year|fall|spring|summer)s?\b|"
    r"\b(?:since|back in) (?:the )?(?:19|20)\d\d\b(?! ?- ?\d)"
    r"|\bin (?:19|20)\d\d-\d\d we (?:paid|had|sent)|\bformer(?:ly)?\b|\bused to\b|\byears? ago\b|"
    r"\bwere\b|\bhad\b|\bpaid\b(?= a teacher)|\btried\b|\btook\b"
    r"|\bel ano pasado\b|\bo ano passado\b|\bl'an(?:nee)? (?:dernier|derniere|passee?)\b|\bpreviously\b|\balready (?:teach|train|offer)"
)


#: A bare year is one of the past, unless something will be.
_IN_YEAR = re.compile(r"\b(?:in|during|until) (?:the )?(?:19|20)\d\d\b(?! ?- ?\d)")
_WILL = re.compile(r"\b(?:will|shall|'ll)\b")


def is_past(clause: str) -> bool:
    """Does a clause speak of what was, not of what is asked for?"""
    return bool(_PAST.search(clause) or _IN_YEAR.search(clause) and not _WILL.search(clause))


_OF_OTHERS = re.compile(
    r"\b(?:neighbou?ring|another|other|next|nearby|adjacent) (?:school )?(?:district|system|county|town)s?\b|"
    r"\b(?:county|esd|boces|service center|university|college|they) (?:\w+ ){0,3}?(?:pays?|gives?|has|have)\b|"
    r"\bneighbou?rs?\b|\btheirs\b|\btheir (?:own )?(?:teachers|district|schools?|budget|board)\b|\bdistricts? (?:nearby|next door|around us|like)\b"
)
_OF_US = re.compile(r"\b(?:we|our|ours|us|nosotros|nuestr\w+)\b")


def is_of_others(clause: str) -> bool:
    """Does a clause give the figures of another district?"""
    return bool(_OF_OTHERS.search(clause)) and not _OF_US.search(clause)


_CLAUSE = re.compile(
    r"[;:]\s|\s-\s|,\s(?=(?:but|while|whereas|though|yet|so|which|and (?:we|the|our|it|they|each|has|have))\b)|"
    r"\b(?:but|while|whereas)\b"
)
_ASIDE = re.compile(r"\([^()]*\)")


def clauses(plain: str) -> list[str]:
    """A plain sentence cut where another statement begins."""
    return [part.strip() for part in _CLAUSE.split(plain) if part and part.strip()]


_WEIGHED = re.compile(
    r"\b(?:looked at|considered|did not|decided against|not go ahead|instead of|rather than|no longer|if|fell through)\b"
)


def is_only_weighed(clause: str) -> bool:
    """Does a clause speak of a way that was looked at, or of what would be if, and not of what is asked for?"""
    return bool(_WEIGHED.search(clause))
