"""Programs with their numbers in a reply: the rows of a table that one answer fills."""

from __future__ import annotations

import re
from typing import Any

from pipelines.form import QUESTION, Type
from pipelines.records import Answers
from pipelines.rules.read.message.exchanges import Exchange
from pipelines.rules.read.values import parse, programs


def programs_in(exchange: Exchange) -> list[str]:
    """The programs that a question of ours names, else those of its answer."""
    return list(programs(exchange.question).value or programs(exchange.answer).value or [])


def rows_of(answers: Answers, keys: list[str], exchange: Exchange) -> str | None:
    """Numbers of teachers of several programs in one answer: "34 for CSP and 31 for Algebra", "CSP, 34 teachers".

    A program and a number that stand in neighbouring pieces belong together; where two programs wait for one number,
    nothing is stored."""
    asked = programs(exchange.question).value or []
    is_counted = len(asked) == 1 and re.search(r"\bteachers?\b", exchange.answer, re.IGNORECASE) is not None
    if not (is_counted or set(keys) & {"teachers", "programs"}):
        return None
    pairs: list[tuple[str, Any]] = []
    is_named = bool(programs(exchange.answer).value)
    program, waiting = (asked[0] if len(asked) == 1 and not is_named else None), None
    for piece in re.split(r"[,;:\n]|\s[-\u2013\u2014]\s|\b(?:and|y|und)\b", exchange.answer):
        named = programs(piece).value or []
        count = parse(Type.WHOLE_NUMBER, piece, key="teachers")
        if len(named) > 1 or (named and program is not None):
            return None
        program = named[0] if named else program
        waiting = count.value if count.is_sure else waiting
        if program is not None and waiting is not None:
            pairs.append((program, waiting))
            program, waiting = None, None
    if program is not None and pairs:
        return None
    path = None
    for program, waiting in pairs:
        path = put(answers, "programs", program, "teachers", waiting)
    return path


def put(answers: Answers, table: str, program: str, column: str, value: Any) -> str:
    """Puts a value into the row of a program, a new one if need be, and says where that is."""
    rows: list[dict[str, Any]] = answers[table]
    row = next((one for one in rows if one["program"] == program), None)
    if row is None:
        row = {**{one.key: None for one in QUESTION[table].columns}, "program": program}
        rows.append(row)
    row[column] = value
    return f"{table}[{rows.index(row)}].{column}"
