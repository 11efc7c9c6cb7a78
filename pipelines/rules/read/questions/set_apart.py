"""Several answers on a line, set apart by dots in the middle or bars: "Alder Schools · Ohio · 1,240 students"."""

from __future__ import annotations

import re

from pipelines.form import QUESTION, Type
from pipelines.rules.read.language.meanings import ask
from pipelines.rules.read.questions.labels import POSSIBLE, SURE, score_of
from pipelines.rules.read.questions.segments import segments
from pipelines.tree import CHECKED, UNCHECKED

_SEPARATOR = re.compile(r"\s+[·•|∙⋅]\s+")
_SEMICOLON = re.compile(r"\s*;\s+")
_DASH = re.compile(r"\s[-–—]\s")
_MOST_LABEL_WORDS = 6
_BOX = re.compile(rf"[{CHECKED}{UNCHECKED}☑✓✔]|\[\s?[xX]?\s?\]|_")
#: "Title II-A" is a source of money, and no position.
_TITLE_OF_LAW = re.compile(r"title [ivx]+\b", re.IGNORECASE)
#: A line of more characters is no list of answers.
_LONGEST = 600


def lines_of(text: str) -> list[str]:
    """The lines that a person would have typed one below the other: a label with all that belongs to it, or words that
    go together; the line itself where nothing in it is set apart."""
    if len(text) > _LONGEST or _BOX.search(text):
        return [text]
    return _with_dashes(text) or _with_separators(text) or _person_with_dashes(text) or [text]


def _person_with_dashes(text: str) -> list[str]:
    """ "Contact – Fern Abel – Director – fabel@…": a label, and somebody's data behind dashes."""
    parts = [part.strip() for part in _DASH.split(text)] if "@" in text else []
    if len(parts) < 3 or not is_label(parts[0]) or any(map(is_label, parts[1:2])):
        return []
    return [f"{parts[0]}: {', '.join(parts[1:])}"]


def _with_separators(text: str) -> list[str]:
    """ "District · Alder Schools · Ohio", "Stipend $90 a day · $1,620 budgeted · general fund"; [] of any other line."""
    shown = text.strip(" ·•|")
    parts = [part.strip() for part in _SEPARATOR.split(shown) if part.strip()]
    asks = [is_label(part) for part in parts] if len(parts) > 1 else [True]
    if all(asks) or any(part.endswith((":", "?")) for part in parts):
        return []
    if len(parts) % 2 == 0 and all(asks[::2]):
        return [f"{label}: {answer}" for label, answer in zip(parts[::2], parts[1::2], strict=True)]
    if asks[0] and len(parts) > 2 and _asks_figure(parts[0]):
        return [f"{parts[0]}: {parts[1]}", *_put_together(parts[2:])]  # "Size · 1,240 · Alone · K-12"
    if asks[0]:
        return [f"{parts[0]}: {', '.join(parts[1:])}"]
    return _put_together(parts)


def _put_together(parts: list[str]) -> list[str]:
    """Parts that go together, on a line each time."""
    lines: list[list[str]] = [[parts[0]]]
    for part in parts[1:]:
        if _begins_anew(part):
            lines.append([part])
        else:
            lines[-1].append(part)
    return [", ".join(line) for line in lines]


def _with_dashes(text: str) -> list[str]:
    """ "City – Alder; state – Ohio": labels with dashes behind them, set apart by semicolons; [] of any other line."""
    parts = [_DASH.split(part, maxsplit=1) for part in _SEMICOLON.split(text)] if ";" in text else []
    if len(parts) < 2 or not all(len(part) == 2 and part[1].strip() for part in parts):
        return []
    known = sum(len(part[0].split()) <= _MOST_LABEL_WORDS and score_of(part[0]) >= POSSIBLE for part in parts)
    return (
        [f"{label.strip()}: {said.strip()}" for label, said in parts] if known * 3 >= len(parts) * 2 else []
    )


def _asks_figure(label: str) -> bool:
    """Does a label ask for one figure, behind which other answers may stand?"""
    question = QUESTION.get(ask(label)[0].key)
    return question is not None and question.type in (
        Type.WHOLE_NUMBER,
        Type.RATIO,
        Type.BANDWIDTH,
        Type.DATE,
    )


def is_label(part: str) -> bool:
    """Is a part of a line a label and nothing else?"""
    return (
        not any(char.isdigit() for char in part) and score_of(part) >= SURE and not _TITLE_OF_LAW.match(part)
    )


def _begins_anew(part: str) -> bool:
    """Does a part bring its own label, or an amount of money that the words before it do not belong to?"""
    return "$" in part or ":" in part and bool(segments(part))
