"""How much of a stranger's file we are willing to open. Every limit has a unit and a reason.

A real application is 20 kB to 5 MB, has a few hundred paragraphs and at most some thousand teacher rows; each
limit leaves an order of magnitude above that. What is beyond a limit is set aside as `too_large`, whole: a
document that was read only in part would lose answers without anybody noticing.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits for one document. All of them hold at once; the first one met sets the document aside."""

    #: bytes of the document as it arrived. Mail services refuse messages above 25 to 50 MB.
    document_bytes: int = 50_000_000
    #: entries in a zip container. A form with pictures has a few dozen.
    container_parts: int = 5_000
    #: bytes of all parts of a container together, unpacked. Guards memory against zip bombs.
    expanded_bytes: int = 300_000_000
    #: unpacked ÷ packed bytes of a container; checked only above `ratio_floor_bytes`, because a small file of
    #: repeated table rows compresses 100 : 1 honestly.
    expansion_ratio: int = 200
    #: bytes below which the ratio means nothing: what is that small harms nobody.
    ratio_floor_bytes: int = 30_000_000
    #: bytes of one XML, HTML, JSON or text part. Its tree takes 15 to 25 times its bytes in memory; the form with
    #: 4,000 teachers has 7 MB.
    part_bytes: int = 24_000_000
    #: tables inside tables. Nobody reads beyond three.
    table_depth: int = 12
    #: paragraphs and lines of a document, and characters in them. The longest forms have some ten thousand.
    paragraphs: int = 200_000
    characters: int = 20_000_000
    #: pages of a PDF. The published form has six; minutes and curricula go to a few hundred.
    pages: int = 400
    #: filled cells of a workbook; what a sheet merely declares (A1:XFD1048576) does not count.
    cells: int = 500_000
    #: sheets of a workbook, chart sheets too.
    sheets: int = 200
    #: seconds of processor time, and by the clock, for one document. The slowest honest ones take two.
    cpu_seconds: int = 12
    wall_seconds: int = 20
    #: bytes of address space that a reading worker may map above what it has at the start; libraries take the
    #: first 200 MB of it without using them.
    memory_bytes: int = 900_000_000


STANDARD = Limits()
