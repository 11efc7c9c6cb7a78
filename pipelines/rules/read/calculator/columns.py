"""What the columns of a calculator mean, by their words; the header may stand anywhere and take two rows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from pipelines.rules.read.calculator.formulas import column_letters
from pipelines.rules.read.values import folded
from pipelines.tree import Sheet, SheetCell

_PER_DAY = r"\bper day\b|/ ?day|\bdaily\b|\bday rate\b|\bper diem\b|\ba day\b|\beach day\b"
_PER_HOUR = r"\bper h(?:ou)?r\b|/ ?h(?:ou)?r|\bhourly\b|\bhour rate\b|\ban hour\b|\beach hour\b"

#: Meaning and patterns; the first that fits counts, so the more particular stand first ("daily rate" before "days").
_MEANINGS = tuple(
    (meaning, re.compile("|".join(patterns)))
    for meaning, patterns in (
        ("note", (r"\b(?:notes?|comments?|remarks?)\b",)),
        (
            "our_share",
            (
                r"\bmatch\b",
                r"\bour (?:share|part)\b",
                r"\b(?:program|partner)(?:'s)? share\b",
                r"\bpaid by (?:us|the program)\b",
            ),
        ),
        (
            "district_share",
            (
                r"\b(?:district|local|our district)(?:'s)? (?:share|part|cost|match|portion)\b",
                r"\bpaid by (?:the )?district\b",
            ),
        ),
        ("hours_a_day", (r"\bhours? (?:per|a|each|/) ?day\b", r"\bhrs?/day\b")),
        ("rate_per_hour", (_PER_HOUR,)),
        ("nightly", (r"\bper night\b", r"/ ?night", r"\bnightly\b")),
        ("rate_per_day", (_PER_DAY,)),
        (
            "total",
            (
                r"\b(?:grand )?total (?:stipends?|cost|pay|amount|\$)",
                r"\bsub-?total\b",
                r"\bstipend totals?\b",
                r"\bextended\b",
            ),
        ),
        (
            "teachers",
            (
                r"\bteachers?\b",
                r"\bparticipants?\b",
                r"\bhead ?count\b",
                r"\battendees\b",
                r"\bmaestros\b",
                r"\b(?:number|no\.|#) of people\b",
            ),
        ),
        ("traveler", (r"\btravell?ers?\b", r"\bwho travels\b", r"\bpassengers?\b", r"\bviajeros?\b")),
        ("flight", (r"\bflights?\b", r"\bair ?fare\b", r"\bair ?line\b", r"\bairplane\b", r"\bavion\b")),
        ("hotel", (r"\bhotels?\b", r"\blodging\b", r"\bnights?\b", r"\brooms?\b")),
        ("meals", (r"\bmeals?\b", r"\bfood\b")),
        ("miles", (r"\bmiles?\b", r"\bmileage\b", r"\bdriving\b", r"\bmillas\b")),
        ("days", (r"\bdays?\b", r"\bdias\b")),
        ("hours", (r"\bhours?\b", r"\bhrs?\b", r"\bhoras\b")),
        ("rate", (r"\b(?:stipend|rate|pay|wage|salary|compensation)s?\b",)),
        ("total", (r"\btotals?\b", r"\bcosts?\b", r"\bamounts?\b", r"\bsum\b")),
        (
            "program",
            (
                r"\bprograms?\b",
                r"\bcourses?\b",
                r"\bcurriculum\b",
                r"\bprograma\b",
                r"\bpd\b",
                r"\btraining\b",
            ),
        ),
        ("traveler", (r"^(?:name|staff|employee)s?\b",)),
    )
)

_STIPEND = {
    "teachers",
    "days",
    "hours",
    "rate",
    "rate_per_day",
    "rate_per_hour",
    "total",
    "our_share",
    "district_share",
}
_TRAVEL = {"traveler", "flight", "hotel", "meals", "miles", "nightly"}
_DEEPEST_HEADER = 60  # rows looked at for a header


@dataclass(frozen=True, slots=True)
class Grid:
    """The shown cells of a sheet by (row, column). is_turned: rows and columns are exchanged."""

    sheet: str
    cells: dict[tuple[int, int], SheetCell]
    is_turned: bool = False

    def text(self, row: int, column: int) -> str:
        """The words of a cell, "" where it holds no words."""
        cell = self.cells.get((row, column))
        return cell.value if cell is not None and isinstance(cell.value, str) and not cell.is_date else ""

    def turned(self) -> Grid:
        """Rows and columns exchanged: programs beside each other become programs below each other."""
        return Grid(
            self.sheet,
            {(column, row): cell for (row, column), cell in self.cells.items()},
            not self.is_turned,
        )

    @property
    def rows(self) -> list[int]:
        return sorted({row for row, _ in self.cells})

    def columns_of(self, row: int) -> list[int]:
        return sorted(column for at, column in self.cells if at == row)


@dataclass(frozen=True, slots=True)
class Header:
    """Where a table begins and what its columns mean. last_row: of the header itself."""

    last_row: int
    meanings: dict[int, str]
    is_travel: bool

    def column(self, *meanings: str) -> int | None:
        """The first column with one of these meanings, tried in their order."""
        for meaning in meanings:
            for column in sorted(self.meanings):
                if self.meanings[column] == meaning:
                    return column
        return None

    def columns(self, meaning: str) -> list[int]:
        return sorted(column for column, known in self.meanings.items() if known == meaning)


def shown_grid(sheet: Sheet) -> Grid:
    """What somebody sees of a sheet: hidden rows and columns are left out."""
    return Grid(sheet.name, {(cell.row, cell.column): cell for cell in sheet.cells if not cell.hidden})


def meaning_of(words: str) -> str | None:
    """What the header of a column means, None when it is none that a calculator has."""
    text = folded(words)
    if not text or len(text) > 60:
        return None
    for meaning, pattern in _MEANINGS:
        if pattern.search(text):
            return meaning
    return None


def find_header(grid: Grid, merged: tuple[str, ...]) -> Header | None:
    """The row, or two rows, whose words name the columns of a calculator; the one that names most of them."""
    best: tuple[int, Header] | None = None
    spans = {} if grid.is_turned else _merged_across(merged)
    for row in grid.rows[:_DEEPEST_HEADER]:
        for depth in (1, 2):
            header = _header_at(grid, row, depth, spans)
            if header is not None:
                known = len(set(header.meanings.values()))
                if best is None or known > best[0]:
                    best = known, header
    return best[1] if best else None


def _header_at(grid: Grid, row: int, depth: int, spans: dict[tuple[int, int], int]) -> Header | None:
    rows = range(row, row + depth)
    if any(isinstance(grid.cells[at].value, Decimal) for at in grid.cells if at[0] in rows):
        return None
    columns = {column for at, column in grid.cells if at in rows}
    meanings = {}
    for column in columns:
        words = [grid.text(at, column) or grid.text(at, spans.get((at, column), column)) for at in rows]
        meaning = meaning_of(" ".join(word for word in dict.fromkeys(words) if word))
        if meaning in ("rate", "program") and meaning_of(words[-1]) == "total":
            meaning = "total"  # "Total" below "Pay"
        if meaning is not None:
            meanings[column] = meaning
    known = set(meanings.values())
    is_travel = len(known & _TRAVEL) >= 3
    is_stipend = len(known & _STIPEND) >= 3 and bool(known & {"teachers", "program"})
    if not (is_travel or is_stipend):
        return None
    return Header(row + depth - 1, meanings, is_travel)


def _merged_across(merged: tuple[str, ...]) -> dict[tuple[int, int], int]:
    """(row, column) → the first column of the merged cell that covers it, for cells merged sideways."""
    covered: dict[tuple[int, int], int] = {}
    for text in merged:
        corners = re.findall(r"([A-Z]{1,3})(\d{1,7})", text)
        if len(corners) != 2 or corners[0][1] != corners[1][1]:
            continue
        row = int(corners[0][1])
        first, last = (_number(letters) for letters, _ in corners)
        for column in range(first, min(last, first + 50) + 1):
            covered[(row, column)] = first
    return covered


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def address(row: int, column: int) -> str:
    """(7, 2) → "B7"."""
    return f"{column_letters(column)}{row}"
