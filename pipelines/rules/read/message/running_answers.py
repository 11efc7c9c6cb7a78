"""A reply in running text to several questions of ours: which of its words answer which question.

Nothing here makes a value. Words that name what was asked answer it; words that name nothing answer the one question
that they fit, and that is supposed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipelines.rules.read.language.meanings import ask
from pipelines.rules.read.message.exchanges import Exchange

#: A label is heard from here on: it is a wording of the form, or nearly.
_HEARD = 0.6
#: Words up to which an answer that names no question may be a bare value.
_BARE = 6
_LINKS = r"(?:\s+(?:is|are|was|will be|comes? from)\s+|\s*[:=]\s*)"
_OPENS = r"\W*(?:(?:and|but|also|p\.? ?s\.?|please note that|[^.:;!?\n]{0,30}\btell them)[:,]?\s+)*"
_SAYS = re.compile(
    rf"{_OPENS}(?:(?:that|our|the|my|your)\s+)*(?P<asked>[^.:;!?\n]{{3,80}}?){_LINKS}(?P<answer>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_SAYS_BEFORE = re.compile(
    rf"{_OPENS}(?:(?:we|i)(?: will|'ll| are going to)? (?:use|take|have|offer)\s+)?(?P<answer>\S.{{1,80}}?)\s+"
    r"(?:as|is|are|will be)\s+(?:our|the)\s+(?P<asked>[^.:;!?\n]{3,80}?)\W*$",
    re.IGNORECASE,
)
#: What stands around a value in a sentence.
_AROUND = re.compile(r"^(?:(?:our|the|a|an|from|through)\s+)+|(?<=[\w)])[.!]$", re.IGNORECASE)
#: Ends of sentences, and what divides two statements of one.
_PIECES = re.compile(r"(?<=[.!?])\s+(?=[A-Z\u00c0-\u00de])|\n+|;\s+|,\s+(?=(?:and|but) (?:our|the|we)\b)")
#: Composite meanings of a label, and the key of the form that our letters ask by.
_ASKED_BY = {
    "course_codes": "courses",
    "on_master_schedule": "courses",
    "stipend": "stipend_per_day",
    "stipend_per_hour": "stipend_per_day",
    "person:email": "primary_email",
}

#: (key of the form, our question) in the order of the letter.
Asked = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Told:
    """answers: questions with the words that answer them. rest: what else was said."""

    answers: tuple[Exchange, ...]
    rest: str


def told(words: str, asked: Asked, fits: Callable[[str, str], bool]) -> Told:
    """What running text answers. fits: whether words can be no other than an answer of a key's type."""
    pieces = [piece.strip() for piece in _PIECES.split(words) if piece and piece.strip()]
    answers: list[Exchange] = []
    rest: list[str] = []
    for piece in pieces:
        found = _named(piece, asked)
        (answers if found is not None else rest).append(found or piece)  # type: ignore[arg-type]
    if not answers:
        answers = _by_type(pieces, asked, fits) or _in_order(pieces, asked, fits)
        rest = [] if answers else rest
    return Told(tuple(answers), "\n".join(rest))


def _named(piece: str, asked: Asked) -> Exchange | None:
    """A piece that says what it is about, where exactly one question of ours is about it."""
    for pattern in (_SAYS, _SAYS_BEFORE):
        match = pattern.match(piece)
        if match is None:
            continue
        keys = {_ASKED_BY.get(one.key, one.key) for one in ask(match["asked"]) if one.score >= _HEARD}
        questions = [question for key, question in asked if key in keys]
        if len(questions) == 1:
            return Exchange(questions[0], _AROUND.sub("", match["answer"].strip()))
    return None


def _by_type(pieces: list[str], asked: Asked, fits: Callable[[str, str], bool]) -> list[Exchange]:
    """A bare value that fits a single question."""
    if len(pieces) != 1 or len(pieces[0].split()) > _BARE:
        return []
    questions = [question for key, question in asked if fits(key, pieces[0])]
    return [Exchange(questions[0], pieces[0], is_supposed=True)] if len(questions) == 1 else []


def _in_order(pieces: list[str], asked: Asked, fits: Callable[[str, str], bool]) -> list[Exchange]:
    """As many lines as questions, in their order: where most of them fit, that is what was meant."""
    if len(pieces) != len(asked) or len(pieces) < 2:
        return []
    fitting = sum(fits(key, piece) for (key, _), piece in zip(asked, pieces, strict=True))
    if fitting * 2 < len(pieces) + 1:
        return []
    return [
        Exchange(question, piece, is_supposed=True)
        for (_, question), piece in zip(asked, pieces, strict=True)
    ]
