"""Lines to write on with small print below them: "____Ada Moss____" over "(Name)"."""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.rules.read.questions.labels import SURE, score_of
from pipelines.tree import Block, Paragraph

_LINE = re.compile(r"(?:_{2,}|_{2,}\s*([^_]*[^_\s:])\s*_{2,})(?:\s+|$)")
_CAPTION = re.compile(r"\(([^()]{2,60})\)(?:\s+|$)")


def with_captions(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with each line and its caption made one: "Name: Ada Moss"."""
    out: list[Block] = []
    for block in blocks:
        above = out[-1] if out else None
        if isinstance(block, Paragraph) and isinstance(above, Paragraph) and above.text.startswith("__"):
            said = _joined(above.text, block.text)
            if said:
                out[-1] = replace(
                    above, text=said, bold_spans=(), grey_spans=(), marked_spans=(), coloured_spans=()
                )
                continue
        out.append(block)
    return tuple(out)


def _joined(above: str, below: str) -> str:
    """One line for each caption that asks something, with what stands above it; "" where these are no captions."""
    captions, lines = _whole(_CAPTION, below), _whole(_LINE, above)
    if not captions or len(captions) != len(lines) or any(score_of(words) < SURE for words in captions):
        return ""
    return "\n".join(f"{words}: {said}".strip() for words, said in zip(captions, lines, strict=True))


def _whole(pattern: re.Pattern[str], text: str) -> list[str]:
    """What the pattern finds where it makes up all of the text, else []."""
    found, at = [], 0
    while at < len(text):
        match = pattern.match(text, at)
        if not match:
            return []
        found.append(match[1] or "")
        at = match.end()
    return found
