"""The stipend calculator and the travel calculator as workbooks: blank for districts, or filled in."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from typing import Any

from connectors.form_writer.packing import repack
from connectors.form_writer.word_parts import FILL, INK, LINE, MUTED, NAVY
from pipelines.form import PROGRAM_NAMES

STIPEND_MARK = "partnerships form 1: stipend calculator"
TRAVEL_MARK = "partnerships form 1: travel calculator"

#: Programs with a stipend; there is none for K-5.
_STIPEND_PROGRAMS = ("algebra", "science", "ecs", "csp")
_HEAD_ROW = 5  # counted from 0, as xlsxwriter does
_TRAVELERS = 12
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class StipendLine:
    """What a district fills in for a program. Rates in dollars; by the hour or by the day."""

    program: str
    teachers: int
    days: Decimal | None = None
    rate_per_day: Decimal | None = None
    hours: Decimal | None = None
    rate_per_hour: Decimal | None = None

    @property
    def total(self) -> Decimal:
        if self.rate_per_hour and self.hours:
            return self.teachers * self.hours * self.rate_per_hour
        return self.teachers * (self.days or 0) * (self.rate_per_day or Decimal(0))


@dataclass(frozen=True, slots=True)
class TravelLine:
    """What a district fills in for a traveler. Dollars, miles, nights, days."""

    traveler: str
    miles: int = 0
    flight: Decimal = Decimal(0)
    nights: int = 0
    rate_per_night: Decimal = Decimal(0)
    days: int = 0
    meals_per_day: Decimal = Decimal(0)

    def total(self, rate_per_mile: Decimal) -> Decimal:
        return (
            self.miles * rate_per_mile
            + self.flight
            + self.nights * self.rate_per_night
            + self.days * self.meals_per_day
        )


class _Sheet:
    """A workbook of one sheet with our looks, written row by row."""

    def __init__(self, title: str, mark: str, name: str) -> None:
        from datetime import datetime

        import xlsxwriter

        self.target = io.BytesIO()
        self.book = xlsxwriter.Workbook(self.target, {"in_memory": True, "strings_to_formulas": False})
        # No clock in what we write.
        self.book.set_properties({"title": title, "keywords": mark, "created": datetime(2015, 1, 1)})  # noqa: DTZ001
        self.sheet = self.book.add_worksheet(name)
        base = {"font_name": "Calibri", "font_size": 11, "font_color": f"#{INK}", "valign": "vcenter"}
        ruled = base | {"border": 1, "border_color": f"#{LINE}"}
        money, count = {"num_format": '"$"#,##0.00'}, {"num_format": "#,##0.##"}
        self.formats: dict[str, Any] = {
            name: self.book.add_format(properties)
            for name, properties in {
                "title": base | {"font_size": 18, "bold": True, "font_color": f"#{NAVY}"},
                "note": base | {"font_size": 10, "font_color": f"#{MUTED}"},
                "head": ruled
                | {"bold": True, "font_color": "#FFFFFF", "bg_color": f"#{NAVY}", "text_wrap": True},
                "label": ruled | {"bold": True, "bg_color": f"#{FILL}"},
                "text": ruled | {"text_wrap": True},
                "count": ruled | count,
                "money": ruled | money,
                "result": ruled | money | {"bg_color": f"#{FILL}"},
                "total": ruled | money | {"bold": True, "bg_color": f"#{FILL}"},
            }.items()
        }

    def opening(self, title: str, notes: Sequence[str], heads: Sequence[tuple[str, float]]) -> None:
        """Title, notes, and the header row with the width of each column in characters."""
        self.sheet.hide_gridlines(2)
        self.sheet.set_default_row(19)
        self.sheet.set_landscape()
        self.sheet.fit_to_pages(1, 0)
        self.sheet.write_string(0, 0, title, self.formats["title"])
        self.sheet.set_row(0, 28)
        for row, note in enumerate(notes, start=1):
            self.sheet.write_string(row, 0, note, self.formats["note"])
        self.sheet.set_row(_HEAD_ROW, 32)
        for column, (head, width) in enumerate(heads):
            self.sheet.set_column(column, column, width)
            self.sheet.write_string(_HEAD_ROW, column, head, self.formats["head"])
        self.sheet.freeze_panes(_HEAD_ROW + 1, 1)

    def inputs(
        self, row: int, values: Sequence[Decimal | int | None], kinds: Sequence[str], column: int = 1
    ) -> None:
        """Cells to fill in, with what is filled in already; only numbers from 0 on are taken."""
        for at, (value, kind) in enumerate(zip(values, kinds, strict=True), start=column):
            if value:
                self.sheet.write_number(row, at, float(value), self.formats[kind])
            else:
                self.sheet.write_blank(row, at, None, self.formats[kind])
            self.sheet.data_validation(
                row,
                at,
                row,
                at,
                {
                    "validate": "decimal",
                    "criteria": ">=",
                    "value": 0,
                    "error_title": "A number, please",
                    "error_message": "Enter a number, without words.",
                },
            )

    def formula(self, row: int, column: int, formula: str, result: Decimal, kind: str = "result") -> None:
        self.sheet.write_formula(row, column, formula, self.formats[kind], float(result))

    def to_bytes(self) -> bytes:
        self.book.close()
        return repack(self.target.getvalue())


def _half(total: Decimal) -> Decimal:
    return (total / 2).quantize(_CENT, ROUND_DOWN)


def stipend_calculator(lines: Sequence[StipendLine] = ()) -> bytes:
    """The stipend calculator as .xlsx, the same bytes each time; without lines it is blank.

    The total of a line is teachers x days x stipend per day, or by the hour where an hourly stipend is given;
    our share is half of it, cut down to the cent.
    """
    sheet = _Sheet("Stipend calculator", STIPEND_MARK, "Stipends")
    sheet.opening(
        "Stipend calculator",
        (
            "Fill in the white cells: how many teachers, how many days (or hours) of training, and what you pay.",
            "Give the stipend by the day or by the hour. We match up to half; the rest is the district's share.",
            "There is no stipend for K-5 teachers. Mail this file together with the application.",
        ),
        (
            ("Program", 34),
            ("Teachers", 11),
            ("Days", 9),
            ("Stipend per day", 12),
            ("Hours", 9),
            ("Stipend per hour", 12),
            ("Total", 15),
            ("Our share, up to half", 15),
            ("District share", 15),
        ),
    )
    by_program = {line.program: line for line in lines}
    first = _HEAD_ROW + 1
    for row, program in enumerate(_STIPEND_PROGRAMS, start=first):
        line = by_program.get(program, StipendLine(program, 0))
        sheet.sheet.write_string(row, 0, PROGRAM_NAMES[program], sheet.formats["label"])
        values = (line.teachers, line.days, line.rate_per_day, line.hours, line.rate_per_hour)
        sheet.inputs(row, values, ("count", "count", "money", "count", "money"))
        n = row + 1
        sheet.formula(row, 6, f"=IF(F{n}>0,B{n}*E{n}*F{n},B{n}*C{n}*D{n})", line.total)
        sheet.formula(row, 7, f"=ROUNDDOWN(G{n}/2,2)", _half(line.total))
        sheet.formula(row, 8, f"=G{n}-H{n}", line.total - _half(line.total))
    last = first + len(_STIPEND_PROGRAMS)
    sheet.sheet.write_string(last, 0, "Total", sheet.formats["label"])
    for column in range(1, 6):
        sheet.sheet.write_blank(last, column, None, sheet.formats["label"])
    total = sum((line.total for line in lines), Decimal(0))
    ours = sum((_half(line.total) for line in lines), Decimal(0))
    for column, letter, result in ((6, "G", total), (7, "H", ours), (8, "I", total - ours)):
        sheet.formula(last, column, f"=SUM({letter}{first + 1}:{letter}{last})", result, "total")
    return sheet.to_bytes()


def travel_calculator(lines: Sequence[TravelLine] = (), rate_per_mile: Decimal = Decimal(0)) -> bytes:
    """The travel calculator as .xlsx, the same bytes each time; without lines it is blank.

    A line a traveler: miles x rate, flight, nights x rate, days x meals.
    """
    sheet = _Sheet("Travel calculator", TRAVEL_MARK, "Travel")
    sheet.opening(
        "Travel calculator",
        (
            "Fill in the white cells, one line a traveler: the way to the region whose training your teachers join.",
            "The district pays for this travel. Mail this file together with the application.",
        ),
        (
            ("Traveler", 28),
            ("Miles by car, both ways", 12),
            ("Flight", 12),
            ("Hotel nights", 9),
            ("Hotel per night", 12),
            ("Days with meals", 9),
            ("Meals per day", 12),
            ("Total", 15),
        ),
    )
    sheet.sheet.write_string(3, 0, "What you pay for a mile", sheet.formats["label"])
    sheet.inputs(3, (rate_per_mile,), ("money",))
    first = _HEAD_ROW + 1
    for row in range(first, first + max(_TRAVELERS, len(lines))):
        index = row - first
        line = lines[index] if index < len(lines) else TravelLine("")
        sheet.sheet.write_string(row, 0, line.traveler, sheet.formats["text"])
        values = (line.miles, line.flight, line.nights, line.rate_per_night, line.days, line.meals_per_day)
        sheet.inputs(row, values, ("count", "money", "count", "money", "count", "money"))
        n = row + 1
        sheet.formula(row, 7, f"=B{n}*$B$4+C{n}+D{n}*E{n}+F{n}*G{n}", line.total(rate_per_mile))
    last = first + max(_TRAVELERS, len(lines))
    sheet.sheet.write_string(last, 0, "Total", sheet.formats["label"])
    for column in range(1, 7):
        sheet.sheet.write_blank(last, column, None, sheet.formats["label"])
    total = sum((line.total(rate_per_mile) for line in lines), Decimal(0))
    sheet.formula(last, 7, f"=SUM(H{first + 1}:H{last})", total, "total")
    return sheet.to_bytes()
