"""What is left unanswered, and what is left unread: by their place between answered questions they may fit.

Only for a person to confirm: a reading by elimination is never sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipelines.form import QUESTION, QUESTIONS, Section, Type
from pipelines.rules.read.answers.budget import amount_and_fund
from pipelines.rules.read.candidates import FAINT, LIKELY, Candidate, Readings
from pipelines.rules.read.language.district_names import is_district
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.pieces import Pair, Pieces
from pipelines.rules.read.questions.asked import Asked, topics
from pipelines.rules.read.values import is_blank, parse

#: A reading by elimination is kept, and confirmed.
SCORE = 0.68
#: The order of the questions that have one value.
_ORDER = tuple(q.key for q in QUESTIONS if q.type is not Type.TABLE)
_PLANS = tuple(q.key for q in QUESTIONS if q.section is Section.PLANS)
#: Types whose values show themselves what they are.
_SHOWN = frozenset(
    {
        Type.STATE,
        Type.NCES_ID,
        Type.EMAIL,
        Type.PHONE,
        Type.WEBSITE,
        Type.DATE,
        Type.MONEY,
        Type.RATIO,
        Type.BANDWIDTH,
    }
)
#: So many plans have to be known by their headings before another is found by its place.
_KNOWN_PLANS = 3
_WORDS_OF_A_PLAN = 6


def between_neighbours(
    heard: Sequence[tuple[Pair, tuple[Asked, ...]]], readings: Readings
) -> Iterator[Candidate]:
    """An unknown label between two known ones, with one question of the form between those and a value of its type;
    a district's name where a label belongs, with its state beside it."""
    yield from _name_with_state([pair for pair, _ in heard], readings)
    yield from _money_left(heard, readings)
    for before, (pair, asked), after in zip(heard, heard[1:], heard[2:], strict=False):
        if asked and asked[0].score >= LIKELY or is_blank(pair.answer.text):
            continue
        if not before[0].block == pair.block == after[0].block:
            continue
        key = _only_between(_key(before[1]), _key(after[1]))
        if key is None or readings.best(key) is not None or QUESTION[key].type not in _SHOWN:
            continue
        value = parse(QUESTION[key].type, pair.answer.text, key=key)
        if value.is_sure:
            words = " ".join(pair.answer.text.split())[:300]
            yield Candidate(
                key,
                value.value,
                SCORE,
                "structure",
                words,
                pair.answer.place,
                pair.order,
                note="by its place in the form",
            )


#: "Alder Schools | Ohio" above a table of labels says who answers.
_NAMED_WITH_STATE = 0.85


def _name_with_state(pairs: Sequence[Pair], readings: Readings) -> Iterator[Candidate]:
    """The only row that is a name with its state, in a document that names no other as its sender: no list of members,
    who would be several."""
    found = [
        (pair, value)
        for pair in pairs
        if not pair.tag and is_district(pair.label) and (value := parse(Type.STATE, pair.answer.text)).is_sure
    ]
    if len(found) != 1 or readings.best("district_name") is not None:
        return
    pair, value = found[0]
    if topics(pair.section) & {"member", "lead"}:
        return
    words = f"{pair.label}: {pair.answer.text}"[:300]
    for key, said in (("district_name", " ".join(pair.label.split())), ("state", value.value)):
        yield Candidate(key, said, _NAMED_WITH_STATE, "structure", words, pair.answer.place, pair.order, 1)


#: A source by its last word, or by the law that it has its name from; nothing else stands there.
_IS_FUND = re.compile(
    r"(?:title (?:[ivx]+|\d)(?:-?[a-d])?|perkins|.*\b(?:funds?|levy|grants?|budget|allocation|appropriation|bond|millage|reserves?))"
)
_MOST_WORDS = 8
#: An amount of money and nothing else: no rate, no price of anything.
_AMOUNT = re.compile(r"\$ ?\d[\d,]*(?:\.\d\d)?")


def _read(readings: Readings) -> frozenset[int]:
    """Where answers stand that something was read from."""
    return frozenset(
        one.order for found in readings.by_key.values() for one in found if one.value is not None
    )


def _money_left(heard: Sequence[tuple[Pair, tuple[Asked, ...]]], readings: Readings) -> Iterator[Candidate]:
    """The only amount, and the only fund, beside words that ask nothing we know, where neither was read elsewhere."""
    known = _read(readings)
    left = [
        pair
        for pair, asked in heard
        if not (asked and asked[0].score >= FAINT) and pair.answer.text.strip() and pair.order not in known
    ]
    amounts = [pair for pair in left if _AMOUNT.fullmatch(pair.answer.text.strip(" ."))]
    funds = [
        pair
        for pair in left
        if len(pair.answer.text.split()) <= _MOST_WORDS
        and _IS_FUND.fullmatch(fold(pair.answer.text).strip(" ."))
        and "$" not in pair.answer.text
    ]
    both = [(pair, said) for pair in left if (said := amount_and_fund(pair.answer.text))]
    if len(both) == 1 and not amounts:
        pair, (amount, fund) = both[0]
        found = [("amount_budgeted", pair, amount), ("funding_source", pair, fund)]
    else:
        found = [("amount_budgeted", one, one.answer.text) for one in amounts if len(amounts) == 1]
        found += [("funding_source", one, one.answer.text) for one in funds if len(funds) == 1]
    for key, pair, words in found:
        if readings.best(key) is None:
            shown = " ".join(words.split())
            value = parse(Type.MONEY, shown).value if key == "amount_budgeted" else shown.rstrip(".")
            place, order = pair.answer.place, pair.order
            yield Candidate(
                key, value, SCORE, "structure", shown[:300], place, order, note="by its kind alone"
            )


def _key(asked: tuple[Asked, ...]) -> str | None:
    return asked[0].key if asked and asked[0].score >= 0.8 and asked[0].key in _ORDER else None


def _only_between(before: str | None, after: str | None) -> str | None:
    """The one question that the form asks between two others."""
    if before is None or after is None:
        return None
    first, last = _ORDER.index(before), _ORDER.index(after)
    return _ORDER[first + 1] if last - first == 2 else None


@dataclass(slots=True)
class _Part:
    """A heading with the text below it. key: the plan that it asks for, if that is known."""

    heading: str
    key: str | None
    lines: list[str]
    place: str
    order: int


def plans_left(pieces: Pieces, readings: Readings) -> Iterator[Candidate]:
    """Texts under headings that we do not understand, between plans that we do, in the order of the form."""
    known = {
        pair.label: key
        for key in _PLANS
        if (best := readings.best(key)) is not None
        for pair in pieces.pairs
        if pair.order == best.order
    }
    if len(known) < _KNOWN_PLANS:
        return
    parts = _parts(pieces, known)
    places = [at for at, part in enumerate(parts) if part.key]
    if not places:
        return
    missing = [key for key in _PLANS if key not in known.values()]
    window = parts[max(0, places[0] - 1) : places[-1] + 2]
    for at, part in enumerate(window):
        fits = [key for key in missing if _in_order(window, at, key)]
        if part.key is None and len(fits) == 1 and len(" ".join(part.lines).split()) >= _WORDS_OF_A_PLAN:
            text = "\n".join(part.lines)
            yield Candidate(
                fits[0],
                text,
                SCORE,
                "structure",
                text[:300],
                part.place,
                part.order,
                note="by its place among the plans",
            )
            missing.remove(fits[0])


def _in_order(window: list[_Part], at: int, key: str) -> bool:
    """Would a plan stand where the form has it, right before or after its neighbours?"""
    place = _PLANS.index(key)
    before = window[at - 1].key if at else None
    after = window[at + 1].key if at + 1 < len(window) else None
    follows = before is not None and _PLANS.index(before) == place - 1
    precedes = after is not None and _PLANS.index(after) == place + 1
    return follows and (after is None or precedes) or precedes and before is None


def _parts(pieces: Pieces, known: dict[str, str]) -> list[_Part]:
    """The headings of a document in order, each with the running text below it."""
    parts: list[_Part] = []
    for line in pieces.lines:
        if line.is_title:
            parts.append(_Part(line.text, known.get(line.text), [], line.place, line.order))
        elif parts and not line.part.startswith("header"):
            parts[-1].lines.append(line.text)
    return parts
