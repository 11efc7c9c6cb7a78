"""Several answers on a line, set apart by dots in the middle or bars: "Alder Schools · Ohio · 1,240 students"."""

from __future__ import annotations

import re

from pipelines.rules.read.questions.labels import SURE, score_of
from pipelines.rules.read.questions.segments import segments
from pipelines.tree import CHECKED, UNCHECKED

_SEPARATOR = re.compile(r"\s+[·•|∙⋅]\s+")
_BOX = re.compile(rf"[{CHECKED}{UNCHECKED}☑✓✔]|\[\s?[xX]?\s?\]|_")
#: "Title II-A" is a source of money, and no position.
_TITLE_OF_LAW = re.compile(r"title [ivx]+\b", re.IGNORECASE)
#: A line of more characters is no list of answers.
_LONGEST = 600


def lines_of(text: str) -> list[str]:
    """The lines that a person would have typed one below the other: a label with all that belongs to it, or words that
    go together; the line itself where nothing in it is set apart."""
    if len(text) > _LONGEST or not _SEPARATOR.search(text.strip(" ·•|")) or _BOX.search(text):
        return [text]
    parts = [part.strip() for part in _SEPARATOR.split(text.strip(" ·•|")) if part.strip()]
    if len(parts) < 2 or any(part.endswith((":", "?")) for part in parts):
        return [text]
    asks = [is_label(part) for part in parts]
    if all(asks):
        return [text]
    if len(parts) % 2 == 0 and all(asks[::2]):
        return [f"{label}: {answer}" for label, answer in zip(parts[::2], parts[1::2], strict=True)]
    if asks[0]:
        return [f"{parts[0]}: {', '.join(parts[1:])}"]
    lines: list[list[str]] = [[parts[0]]]
    for part in parts[1:]:
        if _begins_anew(part):
            lines.append([part])
        else:
            lines[-1].append(part)
    return [", ".join(line) for line in lines]


def is_label(part: str) -> bool:
    """Is a part of a line a label and nothing else?"""
    return (
        not any(char.isdigit() for char in part) and score_of(part) >= SURE and not _TITLE_OF_LAW.match(part)
    )


def _begins_anew(part: str) -> bool:
    """Does a part bring its own label, or an amount of money that the words before it do not belong to?"""
    return "$" in part or ":" in part and bool(segments(part))
