"""Equipment in running text: students per computer, and the speed of the line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.rules.read.candidates import Candidate
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.prose.counts import HAS_DIGIT, STUDENT, candidate, of_now
from pipelines.rules.read.prose.sentences import Sentence, clauses, heading_in_line, is_past
from pipelines.rules.read.values import bandwidth, ratio

_DEVICE = re.compile(
    r"\b(?:computers?|devices?|laptops?|machines?|chromebooks?|tablets?|pcs?|workstations?|1:1|"
    r"one-to-one|computador(?:as?|es)?)\b"
)
_SPEED = re.compile(
    r"(?<![\w.])\d[\d,]{0,14}+(?:\.\d{1,6})? ?(?:mbps|mbit/s|mb/s|mbits?/s|mbits?|megabits?(?: per second| a "
    r"second)?|gbps|gbit/s|gb/s|gbits?(?:/s)?|gigabits?(?: per second| a second)?|gigs?\b|megs?\b|meg)"
)
_LATER = re.compile(
    r"\b(?:upgrad\w+|will (?:be|have|get|rise)|plan\w*|by 20\d\d|next year|was|until|used to|from \d+ to)\b"
)


def read_equipment(sentences: list[Sentence]) -> Iterator[Candidate]:
    """Readings of how many students share a computer, and of the bandwidth."""
    for sentence in sentences:
        if sentence.in_plan or not (HAS_DIGIT.search(sentence.plain) or EVERYBODY.search(sentence.plain)):
            continue
        now = of_now(sentence)
        yield from _speed(now)
        yield from _computers(now)


#: "Between 100 and 200 Mbps" is no one speed.
_RANGE = re.compile(
    r"\b(?:between|from) \d[\d,.]*(?: ?[a-z/]+)? (?:and|to) \d[\d,.]* ?(?:[mg]b|mega|giga)|"
    r"\b\d+ ?(?:to|or|-) ?\d+ ?(?:[mg]bp?s|[mg]bit|mega|giga)"
)


def _speed(sentence: Sentence) -> Iterator[Candidate]:
    found = {match.group() for match in _SPEED.finditer(sentence.plain)}
    if found and _RANGE.search(sentence.plain):
        yield candidate("bandwidth_mbps", None, 0.8, sentence, seen=sentence.text)
    elif len(found) == 1 and not _LATER.search(sentence.plain):
        value = bandwidth(found.pop())
        if value.value is not None:
            yield candidate("bandwidth_mbps", value, 0.9, sentence)


#: "The machines are old; 3 students share 1": of what is said before.
_SHARE_ONE = re.compile(
    rf"^[^\d]{{0,30}}\b(?P<number>\d{{1,2}}) {STUDENT} (?:share|to|per|for) (?:each )?1\W*$"
)


#: "Computers: everybody has one."
EVERYBODY = re.compile(
    r"\b(?:each|every(?:one|body)?|all)(?: (?:of )?(?:our |the )?\w+)? (?:has|have|gets?) (?:one|1|(?:their|(?:his|her)(?: or her)?) own|"
    r"an? (?:\w+ )?(?:computer|laptop|device|chromebook|tablet))\b"
)


#: "A year ago 4 students fought over 1 computer; now it is 2."
_SHARED_NOW = re.compile(
    rf"\b{STUDENT}\b[^;]*\b(?:computers?|devices?|laptops?|machines?|chromebooks?)\b[^;]*; (?:but )?(?:now|today) (?:it is|there are|just|only|they are) (?P<number>\d{{1,2}})\W*$"
)
#: "The ratio is 2:1", below a heading about technology.
_RATIO = re.compile(r"\bratio\b[^.;]{0,40}\d ?(?:: ?|to )\d")


def _computers(sentence: Sentence) -> Iterator[Candidate]:
    if match := _SHARED_NOW.search(sentence.plain):
        shared = ratio(f"{match['number']} students per computer")
        yield candidate("students_per_computer", shared, 0.88, sentence)
        return
    label = fold(f"{heading_in_line(sentence)} {sentence.line.section.last}")
    of_devices = f"{sentence.plain} {label}"
    for clause in clauses(sentence.plain):
        match = _SHARE_ONE.search(clause)
        if match and _DEVICE.search(of_devices) and not _LATER.search(clause) and not is_past(clause):
            shared = ratio(f"{match['number']} students per computer")
            yield candidate("students_per_computer", shared, 0.88, sentence)
            return
    is_ratio = _RATIO.search(sentence.plain) and "teacher" not in sentence.plain
    if not (_DEVICE.search(of_devices) or is_ratio) or _LATER.search(sentence.plain):
        return
    for clause in (sentence.text, *clauses(sentence.plain)):
        if is_past(clause.lower()):
            continue
        value = (
            ratio(clause) if _DEVICE.search(clause.lower()) or EVERYBODY.search(clause) or is_ratio else None
        )
        if value is not None and value.value is not None:
            yield candidate("students_per_computer", value, 0.9, sentence)
            return
