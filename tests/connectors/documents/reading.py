"""What a document shows, as lines that a test can compare."""

from __future__ import annotations

from connectors.documents import read_document, sniff
from connectors.limits import STANDARD, Limits
from pipelines.outcomes import Reason, Unreadable
from pipelines.tree import Block, Document, Paragraph, Table


def read(content: bytes, name: str = "file", limits: Limits = STANDARD) -> Document:
    """The tree of a document, its kind found from its bytes."""
    return read_document(content, sniff(content, name), name, limits)


def reason(content: bytes, name: str = "file", limits: Limits = STANDARD) -> Reason | None:
    """Why a document cannot be read; None where it can."""
    try:
        read(content, name, limits)
    except Unreadable as unreadable:
        return unreadable.reason
    return None


def lines(document: Document, part: str = "body") -> list[str]:
    """The paragraphs of a part, with list labels; a table row is one line with " | " between its cells."""
    return [line for name, blocks in document.parts if name == part for line in block_lines(blocks)]


def block_lines(blocks: tuple[Block, ...]) -> list[str]:
    out: list[str] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            out.append(f"{block.list_label} {block.text}" if block.list_label else block.text)
        else:
            out.extend(
                " | ".join(" / ".join(block_lines(cell.blocks)) for cell in row.cells) for row in block.rows
            )
    return out


def paragraphs(document: Document) -> list[Paragraph]:
    """The top-level paragraphs of the body."""
    return [block for block in dict(document.parts)["body"] if isinstance(block, Paragraph)]


def tables(document: Document) -> list[Table]:
    """The top-level tables of the body."""
    return [block for block in dict(document.parts)["body"] if isinstance(block, Table)]
