"""Marks that people type into plain text to set answers apart: "Q:" and "A:", arrows, frames of box characters."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_QUESTION = re.compile(r"\s*(?:q|question|pregunta|frage)\s?\d{0,2}\s?[:.)]\s+(?=\S)", re.IGNORECASE)
_ANSWER = re.compile(
    r"\s*(?:a|ans|answer|r|respuesta|antwort|r[eé]ponse)\s?\d{0,2}\s?[:.)]\s*(?=\S)", re.IGNORECASE
)
_ARROWS = r"(?:-{1,2}>|={1,2}>|[\u2192\u21d2\u00bb]|>>)"
_ARROW = re.compile(rf"(?<=[\w?)])\s+(?:{_ARROWS}|\u2026+)\s+(?=\S)")
_LEADING_ARROW = re.compile(rf"\s*{_ARROWS}\s+(?=\S)")
#: So many lines with a mark show that it is meant.
_SEVERAL = 2
_BARS = "\u2502\u2503\u2551\u2506\u2507\u250a\u250b"
_RULES = "\u2500\u2501\u2550\u2504\u2505\u2508\u2509"
_FRAME = dict.fromkeys(range(9472, 9600), "+") | {
    **{ord(character): "|" for character in _BARS},
    **{ord(character): "-" for character in _RULES},
}


def without_frames(text: str) -> str:
    """Tables drawn with box characters, drawn with bars and dashes instead."""
    return text.translate(_FRAME) if any(bar in text for bar in _BARS) else text


def without_marks(lines: Iterable[tuple[int, str]]) -> list[tuple[int, str]]:
    """Numbered lines with each marked answer behind its question, as behind a label: "City: Alder"."""
    given = list(lines)
    kept = _joined(given) if _asks(given) else given
    if sum(_ARROW.search(line) is not None for _, line in kept) >= _SEVERAL:
        kept = [(number, _behind_label(line)) for number, line in kept]
    if sum(_LEADING_ARROW.match(line) is not None for _, line in kept) >= _SEVERAL:
        kept = [(number, _LEADING_ARROW.sub("", line)) for number, line in kept]
    return kept


def _asks(lines: Sequence[tuple[int, str]]) -> bool:
    """Whether several questions have an answer right below."""
    words = [line for _, line in lines if line.strip()]
    pairs = zip(words, words[1:], strict=False)
    return sum(bool(_QUESTION.match(one) and _ANSWER.match(other)) for one, other in pairs) >= _SEVERAL


def _joined(lines: Sequence[tuple[int, str]]) -> list[tuple[int, str]]:
    kept: list[tuple[int, str]] = []
    asked = None  # the place of a question that still waits for its answer
    for number, line in lines:
        if (mark := _QUESTION.match(line)) is not None:
            asked = len(kept)
            kept.append((number, line[mark.end() :].rstrip()))
        elif asked is not None and (mark := _ANSWER.match(line)) is not None:
            question = kept[asked][1].rstrip(": ")
            between = " " if question.endswith("?") else ": "
            kept[asked] = (kept[asked][0], f"{question}{between}{line[mark.end() :]}")
            del kept[asked + 1 :]
            asked = None
        else:
            asked = asked if not line.strip() else None
            kept.append((number, line))
    return kept


def _behind_label(line: str) -> str:
    arrow = _ARROW.search(line)
    if arrow is None:
        return line
    label = line[: arrow.start()].rstrip(": ")
    return f"{label}{' ' if label.endswith('?') else ': '}{line[arrow.end() :]}"
