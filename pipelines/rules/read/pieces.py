"""What the layout of a document offers to understanding: questions with answers, grids, running text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from pipelines.frozen import frozen
from pipelines.rules.read.marked_choices import with_marked_choices
from pipelines.tree import Block, Paragraph, Table


@frozen
class Answer:
    """What stands where an answer belongs. lines: its paragraphs, prompts left out; places: one for each.

    links: targets behind the words ("mailto:…"). is_pale: all of it is printed in a light colour, so it may be a
    prompt that still shows.
    """

    lines: tuple[str, ...] = ()
    place: str = ""
    links: tuple[str, ...] = ()
    is_pale: bool = False

    @property
    def text(self) -> str:
        return self.lines[0] if len(self.lines) == 1 else "\n".join(self.lines)


@frozen
class Section:
    """The headings above a piece, outermost first."""

    headings: tuple[str, ...] = ()

    @property
    def last(self) -> str:
        return self.headings[-1] if self.headings else ""


@frozen
class Pair:
    """Words that ask, and what stands beside or below them.

    how: "control" (a tagged control of our form), "beside", "below", "colon", "heading", "sentence".
    block: number of the table or run of lines it belongs to; neighbours share it. column: a heading over the answer.
    """

    label: str
    answer: Answer
    section: Section
    how: str
    order: int
    block: int
    tag: str = ""
    column: str = ""


@frozen
class GridCell:
    text: str
    place: str
    links: tuple[str, ...] = ()


@frozen
class Grid:
    """A table of records: one header for each column, one record a row. title: the line above it."""

    header: tuple[str, ...]
    rows: tuple[tuple[GridCell, ...], ...]
    title: str
    section: Section
    place: str
    order: int


@frozen
class Line:
    """A line of running text. part: "header", "body", …; owner: label of the question whose answer it is part of.

    is_item: an item of a list; is_title: stands alone like a title or heading. bold: what stands bold in it.
    """

    text: str
    place: str
    section: Section
    order: int
    part: str
    owner: str = ""
    is_item: bool = False
    is_title: bool = False
    bold: tuple[str, ...] = ()
    links: tuple[str, ...] = ()


@dataclass(slots=True)
class Pieces:
    """Everything that the layout offers, in reading order (`order` counts over all three lists)."""

    pairs: list[Pair] = field(default_factory=list)
    grids: list[Grid] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    count: int = 0
    blocks: int = 0

    def next_order(self) -> int:
        self.count += 1
        return self.count

    def next_block(self) -> int:
        self.blocks += 1
        return self.blocks


def is_prompt(paragraph: Paragraph) -> bool:
    """Is the whole paragraph printed in a light colour, as prompts are?"""
    text = paragraph.text
    covered = sum(end - start for start, end in paragraph.grey_spans)
    return bool(text.strip()) and covered >= len(text.strip())


def without_prompts(paragraph: Paragraph) -> str:
    """The text without the parts in a light colour, unless that is all there is; choices that were underlined,
    highlighted or framed are ticked."""
    text = paragraph.text
    if not paragraph.grey_spans or is_prompt(paragraph):
        return with_marked_choices(text, paragraph)
    kept, at = [], 0
    for start, end in paragraph.grey_spans:
        kept.append(text[at:start])
        at = end
    return "".join([*kept, text[at:]])


def answer_of(blocks: tuple[Block, ...], place: str) -> Answer:
    """What a reader takes for the answer in a cell or run of paragraphs: its text without the prompts around it."""
    if (
        len(blocks) == 1
        and isinstance(only := blocks[0], Paragraph)
        and not only.grey_spans
        and not only.links
        and not only.marked_spans
        and (only.bold or not only.bold_spans)
    ):
        text = only.text.strip(" ")
        return Answer((text,) if text.strip() else (), place)  # as nearly every cell is
    found: list[tuple[str, bool]] = []
    links: list[str] = []
    _gather(blocks, found, links)
    found = _without_examples(found)
    written = [text for text, prompt in found if not prompt]
    shown = written or [text for text, _ in found]
    return Answer(tuple(shown), place, tuple(links), bool(shown) and not written)


_EXAMPLE_LINE = re.compile(
    r"\W{0,2}(?:e\. ?g\b|ex(?:ample)?[.:]|for example|sample:|p\. ?ej\b|ejemplo)", re.IGNORECASE
)


def _without_examples(found: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """The lines of a cell without the example that was printed above or below the answer."""
    kept = [(text, prompt) for text, prompt in found if len(text) > 80 or not _EXAMPLE_LINE.match(text)]
    return kept or found


def _gather(blocks: tuple[Block, ...], found: list[tuple[str, bool]], links: list[str]) -> None:
    for block in blocks:
        if isinstance(block, Table):
            for row in block.rows:
                cells = [" ".join(answer_of(cell.blocks, "").text.split()) for cell in row.cells]
                if any(cells):
                    found.append((" | ".join(cells), False))
            continue
        links.extend(target for _, target in block.links)
        text = without_prompts(block).strip(" ")
        if text.strip():
            found.append((text, is_prompt(block)))
