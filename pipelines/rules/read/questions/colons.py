"""Labels that end in a colon, one or several on a line, as in "City: Alder   State: Ohio"."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import islice

from pipelines.rules.read.language.meanings import ask
from pipelines.rules.read.language.words import sentence_ends
from pipelines.rules.read.questions.labels import (
    MOST_LABEL_WORDS,
    POSSIBLE,
    SURE,
    Segment,
    is_long_question,
    says_something,
    score_of,
)

MOST_LABEL_CHARACTERS = 40 * MOST_LABEL_WORDS
COLON = re.compile(
    r"(?<=[^\W\d_][)\]\"'*]|[^\W_]{2}|.[)\]?*\"])\s?:(?!//|\d\d\b)(?=\s|$|[^\d\s/])|(?<=\w)\s[:=]\s"
)
#: The whole form on one line has fewer; a stranger's line of nothing but colons must cost little.
_MOST_COLONS = 200
_BREAK = re.compile(r"[;|\t\n•·]|\s{3,}|,(?=\s)|\s[/–—-]\s")
#: Where a value surely ends: behind a figure, a code of a state, an address.
_AFTER_VALUE = re.compile(r"(?:\d|\b[A-Z]{2}|@\S{1,80})\s(?=[A-Z][a-z])")


def by_colons(text: str, bold: tuple[str, ...]) -> list[Segment]:
    cuts: list[tuple[int, int, int]] = []
    in_plan = False
    ends = sentence_ends(text)
    for colon in islice(COLON.finditer(text), _MOST_COLONS):
        after = cuts[-1][2] if cuts else 0
        between = ends[bisect_right(ends, after) : bisect_left(ends, colon.start())]
        start = _label_start(text, between, (after, colon.start()), first=not cuts)
        if start is not None:
            if not cuts and not _opens(text[:start], text[start : colon.start()], bold):
                continue
            label = text[start : colon.start()]
            if cuts and in_plan and not _is_next_plan(label):
                continue
            cuts.append((start, colon.start(), colon.end()))
            in_plan = in_plan or is_long_question(label)
    found = []
    for number, (start, end, after) in enumerate(cuts):
        until = cuts[number + 1][0] if number + 1 < len(cuts) else len(text)
        found.append(Segment(text[start:end].strip(), text[after:until].strip(" ;|\t•·,"), ":"))
    if len(found) == 1 and _is_all_label(text, found[0]):
        return [Segment(text.strip(), "", ":")]
    return found


def _is_next_plan(label: str) -> bool:
    """ "Vision: … Implementation: …": inside a plan only the short name of another ends it."""
    return is_long_question(label) and len(label.split()) <= 3 and score_of(label) >= 0.9


def _is_all_label(text: str, segment: Segment) -> bool:
    """ "Primary contact: e-mail" has a colon and no answer: what follows is the rest of the question."""
    if segment.value.endswith("?") and text.endswith("?"):
        return True
    rest = ask(segment.value)
    if (
        not rest
        or not rest[0].key.startswith("person:")
        or rest[0].score < 0.85
        or len(segment.value.split()) > 3
    ):
        return False
    whole = ask(text)
    return (
        bool(whole) and whole[0].score >= SURE and whole[0].key.endswith(rest[0].key.removeprefix("person:"))
    )


def _opens(before: str, label: str, bold: tuple[str, ...]) -> bool:
    """May a label that begins after `before` be the first of its line? Whatever stands before it stays unread, so
    that must be next to nothing, or the label known for sure."""
    if before.strip():
        return score_of(label) >= SURE
    return True


#: Before a colon that stands too far into its line to end a label that begins there.
_MANY_WORDS = 99

#: "Ann Poe, Principal, is our contact: …" goes on with what was said of her.
_WE = re.compile(r"(?:we|i) [a-z]", re.IGNORECASE)
_GOES_ON = re.compile(r"(?:is|are|was|were|will|would|has|have|can|who|which)\b(?! (?:is|are|will)\b)")

#: An address or a long number is an answer, never the beginning of a label.
_HOLDS_VALUE = re.compile(r"@|\d{3}|\$ ?\d")


def _label_start(text: str, ends: Sequence[int], between: tuple[int, int], *, first: bool) -> int | None:
    """Where the label begins that ends at the colon, the second of `between`; None where it is no label.

    ends: of the sentences from the first of `between`, where the last answer begins, to the colon.
    """
    after, colon = between
    near = max(after, colon - MOST_LABEL_CHARACTERS)
    words = text[near:colon].rsplit(maxsplit=MOST_LABEL_WORDS)
    nearest = (
        near + len(words[0]) if len(words) > MOST_LABEL_WORDS else near
    )  # what begins before it is too long
    words_before = len(text[:colon].split(maxsplit=12)) if first and near == 0 else _MANY_WORDS
    breaks = _BREAK.finditer(text, near, colon) if not first or words_before <= 12 else ()
    starts = [m.end() for m in breaks] + [end for end in ends if end >= near]
    if not first:
        starts += [m.end() for m in _AFTER_VALUE.finditer(text, near, colon)]
    if first and not ends and near == 0:
        starts.insert(0, 0)
    best: tuple[float, int] | None = None
    for start in starts:
        label = text[start:colon].strip() if start >= nearest else ""
        if not label or says_something(label) or (start > 0 and (_GOES_ON.match(label) or _WE.match(label))):
            continue
        if any(_HOLDS_VALUE.search(text[start:end]) for end in ends if start < end < colon):
            continue  # "541-555-0100. Superintendent": the end of the answer before
        score = score_of(label)
        if score >= (POSSIBLE if first and start == 0 else SURE) and (best is None or score > best[0] + 0.1):
            best = (score, start)
    if best:
        return best[1]
    is_short = first and not ends and 0 < words_before <= 8
    return 0 if is_short and not says_something(text[:colon]) else None
