"""Lines that open with words in bold, several below each other: the bold words are labels, with or without a mark."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.rules.read.questions.labels import POSSIBLE, score_of
from pipelines.tree import Block, Paragraph

#: So many lines below each other show what bold print means on a page; one may only be stressed.
_FEWEST = 3
_MOST_LABEL_WORDS = 6
_MARK = re.compile(r"[:?.–—-]\s*$")


def labelled_in_bold(blocks: Sequence[Block]) -> frozenset[int]:
    """The paragraphs (by identity) that stand in a run of lines with bold labels."""
    found: set[int] = set()
    run: list[Paragraph] = []
    for block in (*blocks, None):
        if isinstance(block, Paragraph) and _labels(block):
            run.append(block)
            continue
        if isinstance(block, Paragraph) and not block.text.strip():
            continue
        labels = [label for one in run for label in _labels(one)]
        known = sum(score_of(label) >= POSSIBLE for label in labels)
        if len(labels) >= _FEWEST and known * 2 > len(labels):
            found.update(id(one) for one in run)
        run = []
    return frozenset(found)


def with_colons(paragraph: Paragraph, shown: str) -> str:
    """The text of such a paragraph with a colon behind each label. shown: it, as it is read."""
    if shown != paragraph.text:
        return shown
    for label in _labels(paragraph):
        shown = re.sub(rf"(?m)^{re.escape(label)}\s+", f"{label}: ", shown, count=1)
    return shown


def _labels(paragraph: Paragraph) -> list[str]:
    """The bold words that open the lines of a paragraph; [] where a line opens with anything else, or is all bold."""
    text = paragraph.text
    starts = dict(paragraph.bold_spans)
    found = []
    at = 0
    for line in text.split("\n"):
        end = starts.get(at, at)
        label, rest = text[at:end].strip(), text[end : at + len(line)].strip()
        if (
            not label
            or not rest
            or _MARK.search(label)
            or rest[0] in ":–—-"
            or len(label.split()) > _MOST_LABEL_WORDS
        ):
            return []
        found.append(label)
        at += len(line) + 1
    return found
