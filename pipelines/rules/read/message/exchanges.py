"""Questions of our letter and what the district wrote to each: below the quoted question, or by its number."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass

from pipelines.rules.read.message.answer_words import (
    bare_answer,
    confirms,
    divided,
    found_in,
    puts_off,
    speaks_of_all,
)
from pipelines.rules.read.message.cards import above_signature, below_signature, is_card, without_cards
from pipelines.rules.read.message.facts import Body
from pipelines.rules.read.message.quotes import is_footer, is_head

#: A question of our letter: its number, a point.
_NUMBERED = re.compile(r"^\s*(\d{1,2})\s?[.):]\s+(\S.*)$")
#: The number of an answer as people write it: "3)", "#3 -", "Q3:", "Question 3:", "A3.".
_ANSWER_NUMBER = re.compile(
    r"^\s*(?:#|no\.? ?|(?:q(?:uestion)?|a(?:nswer)?|ans|ad|item|pregunta|respuesta|frage|antwort)[ .#]{0,2})?"
    r"(\d{1,2})(?:\s?[.):\]]|\s[-\u2013\u2014=]|\s?[-\u2013\u2014](?=\s)|(?= ?\t))\s+(\S.*)$",
    re.IGNORECASE,
)
#: Several answers on one line: "1) 12 2) yes".
_NEXT_ON_LINE = re.compile(r"(?<=\S)[ \t,;]+(?=\(?\d{1,2}[.)]\s+\S)")
_ENDS = re.compile(r"[.?!:\"\u201d]\s*$")
#: Headings of our letter between its questions.
_HEADING = re.compile(r"^\s*(?:questions|without these we cannot go on)\s*$", re.IGNORECASE)
#: How sentences of our letters begin that stand below a question and are no answer to it.
_OURS = re.compile(
    r"^\s*(?:we found|please|which (?:one|of)|tell us|just answer|if any of this|what we understood|"
    r"kind regards|sincerely|thank you|dear|district partnerships)\b",
    re.IGNORECASE,
)
#: Those of them after which the question goes on.
_GOES_ON = re.compile(r"\s*(?:we found|please (?:tell|write|confirm|send)|which)", re.IGNORECASE)
#: A salutation, thanks, or both; a figure or a second clause says something.
_GREETING = re.compile(
    r"^\s*(?=\S)(?:(?:hi|hello|dear|good (?:morning|afternoon|evening)|hola|greetings)\b"
    r"(?:(?:mr|mrs|ms|dr|sr|sra)\.|[^.,;:!?\n\d]){0,60}(?:, ?(?:all|everyone|team|folks|there|again|friends|partners))?"
    r"[,:!.]?)?\s*(?:(?:many )?thank(?:s| you)\b[^.,;:!?\n\d]{0,60}[.!,]?)?\s*$",
    re.IGNORECASE,
)
#: Header fields by which the head of a forwarded message is known; an answer may begin with "Date:" too.
_FEWEST_FIELDS = 2
#: How people put right what we read back to them: "No, it is Alder Falls". {label}: what our line calls it.
_CORRECTS = (
    r"\s*(?:(?:no|wrong|correction|actually)\b[,.:;!]?\s*)*(?:(?:(?:it|that|this)(?:'s| is| should (?:be|read))|"
    r"(?:should|must) (?:be|read)|(?:(?:the|our) )?(?:{label}|correct one|right one)(?: is|:))\s+)?"
)


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question of ours as quoted and the district's words to it. is_below_signature: they stand where a signature
    does, and may be part of it. is_supposed: nothing says that they answer this question."""

    question: str
    answer: str
    is_below_signature: bool = False
    is_supposed: bool = False


@dataclass(slots=True)
class _Asked:
    """A numbered question of a quoted letter; below: what stands under it and is not ours; behind: what was typed on
    its line; found: what we say that we found."""

    number: int
    words: str
    below: list[str]
    is_whole: bool = False
    behind: str = ""
    found: str = ""


def exchanges(body: Body) -> tuple[Exchange, ...]:
    """Every question of the quoted letter that was answered, with the answer, in order."""
    asked = _asked(body.letter)
    found = [pair for quoted, answer in body.exchanges if (pair := _between(quoted, answer)) is not None]
    if not found:
        found = _by_number(body.own, asked)
    known = {one.question for one in found}
    found += [pair for one in asked if one.words not in known and (pair := _exchange(one, one.behind))]
    if not found:
        found = [pair for one in asked if (pair := _exchange(one, "\n".join(one.below)))]
    return tuple(found or _above(body.own, asked))


def _above(own: str, asked: list[_Asked]) -> list[Exchange]:
    """What stands above the letter, where only one question can be meant: the only one, or the only one that asks
    for a yes; a yes to all is for each of these."""
    above = _first_paragraph(own)
    words = above or below_signature(own)
    confirmed = [one for one in asked if one.found and confirms(one.words, bare_answer(one.words, above))]
    if len(confirmed) == 1 or (confirmed and speaks_of_all(above)):
        return [Exchange(one.words, one.found) for one in confirmed]
    if len(asked) != 1 or not words or puts_off(words):
        return []
    return [Exchange(asked[0].words, words, not above)]


def questions_asked(body: Body) -> tuple[str, ...]:
    """The numbered questions of the quoted letter, in order."""
    return tuple(one.words for one in _asked(body.letter))


def said(body: Body) -> str:
    """What the sender tells without saying to which question: no greeting, nothing put off, no signature's card."""
    kept = []
    for paragraph in re.split(r"\n\s*\n", above_signature(body.own)):
        if not _GREETING.match(paragraph) and not puts_off(paragraph):
            lines = [line.strip() for line in paragraph.split("\n")]
            if sum(is_head(line) for line in lines) > _FEWEST_FIELDS:
                lines = [line for line in lines if not is_head(line)]
            kept.append(without_cards(lines))
    return "\n\n".join(part for part in [*kept, below_signature(body.own)] if part)


def _between(quoted: str, answer: str) -> Exchange | None:
    """The last thing of a stretch of our letter that somebody may answer, with what stands below it."""
    asked = _asked(quoted)
    lines = [line.strip() for line in quoted.split("\n")]
    last = next((line for line in reversed(lines) if line), "")
    if asked and not _is_past(asked[-1], lines):
        return _exchange(asked[-1], answer)
    read_back = re.match(r"^([^:]{2,80}): \S", last)
    if read_back is not None:
        correction = re.match(_CORRECTS.format(label=re.escape(read_back.group(1))), answer, re.IGNORECASE)
        return _exchange(_Asked(0, last, []), answer[correction.end() if correction else 0 :] or answer)
    return _exchange(_Asked(0, last, []), answer) if last.endswith("?") else None


def _exchange(asked: _Asked, answer: str) -> Exchange | None:
    """A question and the bare answer to it; a plain yes confirms what we found."""
    words = bare_answer(asked.words, answer)
    if asked.found and confirms(asked.words, words):
        return Exchange(asked.words, asked.found)
    return Exchange(asked.words, words) if words and not puts_off(words) else None


def _is_past(asked: _Asked, lines: list[str]) -> bool:
    """Whether the letter went on to something else after this question: a closing, another section."""
    after = [line for line in lines[_place(asked, lines) :] if line]
    rest = [line for line in after if line not in asked.words and not _NUMBERED.match(line)]
    return any(_OURS.match(line) and not _GOES_ON.match(line) for line in rest)


def _place(asked: _Asked, lines: list[str]) -> int:
    return max(
        place
        for place, line in enumerate(lines)
        if (found := _NUMBERED.match(line)) and int(found.group(1)) == asked.number
    )


def _asked(letter: str) -> list[_Asked]:
    """The numbered questions of a letter; lines that wrapping tore apart are joined."""
    found: list[_Asked] = []
    for line in letter.split("\n"):
        numbered = _NUMBERED.match(line)
        if numbered is not None:
            found.append(_Asked(int(numbered.group(1)), numbered.group(2).strip(), []))
            continue
        if not found:
            continue
        last = found[-1]
        if not line.strip() or _HEADING.match(line):
            last.is_whole = True
        elif not last.is_whole and not _ENDS.search(last.words):
            last.words += " " + line.strip()
        elif _OURS.match(line):
            last.is_whole = True
            last.found = found_in(line) or last.found
            if not _GOES_ON.match(line):
                break
        else:
            last.below.append(line.strip())
    for one in found:
        one.words, one.behind = divided(one.words)
    return found


def _by_number(own: str, asked: list[_Asked]) -> list[Exchange]:
    """Answers that carry the numbers of the questions."""
    questions = {one.number: one for one in asked}
    if not questions:
        return []
    found: list[Exchange] = []
    number, lines = 0, []  # type: int, list[str]
    for line in [*_one_a_line(own, questions), "0. end"]:
        numbered = _ANSWER_NUMBER.match(line)
        if numbered is None:
            if number and (not line.strip() or is_footer(line)):
                number = -abs(number)  # what follows is a closing, unless another number comes
            elif number > 0:
                lines.append(line.strip())
            continue
        if abs(number) in questions and lines:
            pair = _exchange(questions[abs(number)], "\n".join(lines))
            found += [pair] if pair else []
        number, lines = int(numbered.group(1)), [numbered.group(2).strip()]
    return found


def _one_a_line(own: str, questions: Container[int]) -> Iterator[str]:
    """The lines of a text; one that holds several numbered answers, each with the next number, is taken apart."""
    for line in own.split("\n"):
        pieces = _NEXT_ON_LINE.split(line)
        numbers = [int(found.group()) for piece in pieces if (found := re.search(r"\d{1,9}", piece))]
        runs_on = numbers == list(range(numbers[0], numbers[0] + len(pieces))) if numbers else False
        yield from pieces if runs_on and numbers[-1] in questions else [line]


def _first_paragraph(own: str) -> str:
    """The first paragraph above the signature that is no greeting and no card."""
    for paragraph in re.split(r"\n\s*\n", above_signature(own)):
        if paragraph.strip() and not _GREETING.match(paragraph) and not is_card(paragraph):
            return paragraph.strip()
    return ""
