"""Tables with a teacher in each row."""

from __future__ import annotations

import re

from pipelines.form import Type
from pipelines.rules.read.people import mail_target
from pipelines.rules.read.pieces import Grid, GridCell
from pipelines.rules.read.records_found import FoundRow, FoundTables
from pipelines.rules.read.remembered import programs, text
from pipelines.rules.read.tables.record_rows import cell_in, program_of_title, records_of
from pipelines.rules.read.values import is_blank, parse, understood


def read_teachers(grid: Grid, columns: dict[str, int], tables: FoundTables) -> None:
    """Each teacher, once for every program that the row or the title names."""
    common = program_of_title(grid)
    for row in records_of(grid):
        name = _name(row, columns)
        if not re.search(r"[^\W\d_]", name) or is_blank(name):
            continue
        cell = cell_in(row, columns, "name") if "name" in columns else cell_in(row, columns, "last_name")
        where = cell_in(row, columns, "program")
        named = programs(where.text)
        mail = cell_in(row, columns, "email")
        others = [(column, cell_in(row, columns, column).text) for column in ("school", "assignment")]
        for code in named.value or ([common] if common and not where.text.strip() else [None]):
            found = FoundRow(place=cell.place)
            found.put("name", understood(" ".join(name.split()), name), name, cell.place)
            for column, words in others:
                found.put(column, text(words), words, cell.place)
            if code:
                found.put(
                    "program",
                    understood(code, where.text, named.confidence if named.value else 1.0),
                    where.text,
                    where.place,
                )
            elif named.seen:
                found.unclear["program"] = named
            target = mail_target(mail.links) if "@" not in mail.text else ""
            found.put(
                "email",
                understood(target, mail.text) if target else parse(Type.EMAIL, mail.text),
                mail.text,
                mail.place,
            )
            tables.teachers.append(found)


def _name(row: tuple[GridCell, ...], columns: dict[str, int]) -> str:
    if "last_name" in columns and "first_name" in columns:
        return f"{cell_in(row, columns, 'first_name').text} {cell_in(row, columns, 'last_name').text}".strip()
    return cell_in(row, columns, "name").text
