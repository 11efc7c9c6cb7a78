"""A reply in running text to several questions of ours: which of its words answer which question.

Nothing here makes a value. Words that name what was asked answer it; words that name nothing answer the one question
that they fit, and that is supposed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipelines.rules.read.language.meanings import ask
from pipelines.rules.read.message.asked import fits, may_answer
from pipelines.rules.read.message.exchanges import Exchange

#: A label is heard from here on: it is a wording of the form, or nearly.
_HEARD = 0.6
#: Words up to which an answer that names no question may be a bare value.
_BARE = 6
#: What stands between what was asked and the answer.
_LINKS = re.compile(
    r"\s+(?:is|are|was|will be|should be|must be|comes? from)\s+|\s*\??\s*[:=]\s+(?:a(?:nswer)?[:.]\s+)?|"
    r"\s*\?\s*(?:[-\u2013\u2014]\s+|a(?:nswer)?[:.]\s+)?(?=\S)|\s+[-\u2013\u2014]\s+",
    re.IGNORECASE,
)
_MOST_LINKS = 6
_OPENS = re.compile(
    r"\W*(?:(?:and|but|also|p\.? ?s\.?|q(?:uestion)? ?\d*|please note that|[^.:;!?\n]{0,30}\btell them|"
    r"we (?:will )?use|(?:dear|hi|hello)\b[^,.:;!?\n]{0,40}(?=,)|regarding|concerning|as (?:to|for)|about)[:,.]?\s+)*"
    r"(?:(?:that|our|the|my|your)\s+)*",
    re.IGNORECASE,
)
_LONGEST_LABEL = 80
_SAYS_BEFORE = re.compile(
    r"(?:(?:we|i)(?: will|'ll| are going to)? (?:use|take|have|offer)\s+)?(?P<answer>\S.{1,80}?)\s+"
    r"(?:as|is|are|will be)\s+(?:our|the)\s+(?P<asked>[^.:;!?\n]{3,80}?)[\s.!]*$",
    re.IGNORECASE,
)
_ASKING = re.compile(r"(?:what|which|who|where|when|how|why)\b", re.IGNORECASE)
#: "3 high schools": a count and what is counted.
_COUNTED = re.compile(
    r"\W*(?:we have\s+)?(?P<answer>\d[\d,]*)\s+(?P<asked>[^\W\d][^,;\d]{2,40}?)\W*$", re.IGNORECASE
)
_PARTS = re.compile(r",\s+(?:and\s+)?|\s+and\s+")
#: Words that put something right.
CORRECTS = re.compile(
    r"\b(?:wrong|incorrect|misspelled|misspelt|should (?:be|read|say)|must be|corrections?|actually|instead of|mistaken?|typo|"
    r"equivocad[ao]|incorrect[ao]|debe (?:ser|decir)|falsch)\b|, not\b",
    re.IGNORECASE,
)
_WRONG = re.compile(
    r"^(?:actually|wrong|incorrect|mis\w+|not (?:right|correct))\b[:;,.\s\u2013\u2014-]*(?:(?:it|that|this)(?:'s| is| should be)\s+)?"
    r"(?:actually\s+)?",
    re.IGNORECASE,
)
_NOT_THAT = re.compile(r"\s*(?:,|\()\s*(?:and )?not\b.*$|\s+instead of\b.*$", re.IGNORECASE | re.DOTALL)
#: What stands around a value in a sentence.
_AROUND = re.compile(
    r"^(?:(?:our|the|a|an|from|through|it is|it's|that is|they are)\s+)+|(?<=[\w)])[.!]$", re.IGNORECASE
)
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


def told(words: str, asked: Asked, read_back: Asked) -> Told:
    """What running text answers. read_back: answers that the letter reads back, with their lines."""
    pieces = _pieces(words)
    named = [_named(piece, asked) or _corrected(piece, read_back) for piece in pieces]
    if not any(named):
        supposed = _by_type(pieces, asked) or _in_order(pieces, asked)
        if supposed:
            return Told(tuple(supposed), "")
    answers: list[Exchange] = []
    rest: list[str] = []
    for piece, found in zip(pieces, named, strict=True):
        several = [found] if found is not None else _counted(piece, asked)
        answers += several
        rest += [] if several else [piece]
    return Told(tuple(answers), "\n".join(rest))


def _pieces(words: str) -> list[str]:
    """The statements of a text; a question said again and what follows it are one."""
    found: list[str] = []
    for piece in (one.strip() for one in _PIECES.split(words) if one and one.strip()):
        if found and found[-1].endswith("?"):
            found[-1] = f"{found[-1]} {piece}"
        else:
            found.append(piece)
    return found


def _named(piece: str, asked: Asked) -> Exchange | None:
    """A piece that says what it is about, where exactly one question of ours is about it."""
    opening = _OPENS.match(piece)
    start = opening.end() if opening is not None else 0
    for link in list(_LINKS.finditer(piece, start))[:_MOST_LINKS]:
        question = about(piece[start : link.start()], asked)
        answer = _AROUND.sub("", piece[link.end() :].strip())
        if question and answer and may_answer(next(key for key, one in asked if one == question), answer):
            return Exchange(question, answer)
    before = _SAYS_BEFORE.match(piece, start)
    if before is None or _ASKING.match(before["answer"]):
        return None
    question = about(before["asked"], asked)
    return Exchange(question, _AROUND.sub("", before["answer"].strip())) if question else None


def about(label: str, asked: Asked) -> str:
    """The question of ours that a label is about, "" where it is none or several."""
    if not 2 < len(label) <= _LONGEST_LABEL:
        return ""
    keys = {_ASKED_BY.get(one.key, one.key) for one in ask(label) if one.score >= _HEARD}
    questions = [question for key, question in asked if key in keys]
    return questions[0] if len(questions) == 1 else ""


def _counted(piece: str, asked: Asked) -> list[Exchange]:
    """Counts, each with what is counted, where every one was asked for: "3 high schools and 2 middle schools"."""
    found = []
    for part in _PARTS.split(piece):
        counted = _COUNTED.match(part)
        question = about(counted["asked"], asked) if counted is not None else ""
        if counted is None or not question:
            return []
        found.append(Exchange(question, counted["answer"]))
    return found


def _corrected(piece: str, read_back: Asked) -> Exchange | None:
    """A piece that puts right what we read back, for a person to confirm; a text needs words that say so."""
    found = _named(piece, read_back)
    if found is None:
        return None
    answer = _AROUND.sub("", _NOT_THAT.sub("", _WRONG.sub("", found.answer)).strip())
    key = next(key for key, line in read_back if line == found.question)
    if not answer or not (CORRECTS.search(piece) or fits(key, answer)):
        return None
    return Exchange(found.question, answer, is_supposed=True)


def _by_type(pieces: list[str], asked: Asked) -> list[Exchange]:
    """A bare value that fits a single question."""
    if len(pieces) != 1 or len(pieces[0].split()) > _BARE:
        return []
    questions = [question for key, question in asked if fits(key, pieces[0])]
    return [Exchange(questions[0], pieces[0], is_supposed=True)] if len(questions) == 1 else []


def _in_order(pieces: list[str], asked: Asked) -> list[Exchange]:
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
