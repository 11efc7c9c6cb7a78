"""Frames as the suites need them: pandas, with types that keep null apart from zero."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from expectations.definitions import ANSWERS_KEY
from pipelines.form import QUESTIONS, Type
from pipelines.tables import TableDefinition

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

_NUMBERS = {Type.WHOLE_NUMBER, Type.RATIO, Type.BANDWIDTH, Type.DECIMAL}


def pandas_frame(table: pa.Table) -> pd.DataFrame:
    """An Arrow frame as pandas: whole numbers and cents nullable, instants aware."""
    import pandas as pd
    import pyarrow as pa

    types = {pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}
    frame: pd.DataFrame = table.to_pandas(types_mapper=types.get)
    return frame


def misfits(frame: pd.DataFrame, definition: TableDefinition) -> list[str]:
    """Where a frame's columns are not those of its table, in sentences. Great Expectations does not look at
    types, and a missing column does not make it raise."""
    found = [f"the column {name} is missing" for name in definition.column_names if name not in frame.columns]
    for column in definition.columns:
        if column.name in frame.columns and not _fits(frame[column.name].dtype, column.type):
            found.append(
                f"the column {column.name} has the type {frame[column.name].dtype}, not {column.type}"
            )
    return found


def _fits(dtype: Any, kind: str) -> bool:
    from pandas.api import types

    checks = {
        "text": lambda: types.is_string_dtype(dtype) or types.is_object_dtype(dtype),
        "whole": lambda: types.is_integer_dtype(dtype),
        "money": lambda: types.is_integer_dtype(dtype),
        "decimal": lambda: types.is_numeric_dtype(dtype),
        "instant": lambda: isinstance(dtype, _aware_type()),
        "flag": lambda: types.is_bool_dtype(dtype),
    }
    return bool(checks[kind]())


def _aware_type() -> type:
    import pandas as pd

    return pd.DatetimeTZDtype


def answers_frame(chunk: Iterable[tuple[str, Mapping[str, Any]]]) -> pd.DataFrame:
    """Answers of a chunk as one frame. chunk: (row key, answers). Money in USD, tables as counts.

    Columns: the row key, every question that has one value, and `programs_count`, `programs_without_teachers`,
    `programs_twice`, `teachers_twice`, `both_rates`.
    """
    import pandas as pd

    rows = [_answers_row(key, answers) for key, answers in chunk]
    frame = pd.DataFrame.from_records(rows, columns=[ANSWERS_KEY, *_ANSWER_TYPES])
    return frame.astype(_ANSWER_TYPES)


def _dtype(type_: Type) -> str:
    if type_ in _NUMBERS or type_ is Type.MONEY:
        return "Float64"
    return "boolean" if type_ is Type.YES_NO else "str"


_COUNTS = ("programs_count", "programs_without_teachers", "programs_twice", "teachers_twice", "both_rates")
_ANSWER_TYPES = {q.key: _dtype(q.type) for q in QUESTIONS if q.type is not Type.TABLE} | dict.fromkeys(
    _COUNTS, "Int64"
)


def _answers_row(key: str, answers: Mapping[str, Any]) -> list[Any]:
    programs = [row for row in answers.get("programs") or [] if row.get("program")]
    teachers = answers.get("teachers") or []
    asked = [row["program"] for row in programs]
    listed = {row.get("program") for row in teachers}
    without = [
        row
        for row in programs
        if row.get("teachers") is None and not row.get("identification_plan") and row["program"] not in listed
    ]
    rates = [answers.get(name) for name in ("stipend_per_day", "stipend_per_hour")]
    counts = {
        "programs_count": len(programs),
        "programs_without_teachers": len(without),
        "programs_twice": len(asked) - len(set(asked)),
        "teachers_twice": _named_twice(teachers),
        "both_rates": int(all(rates)),
    }
    values = [
        _number(answers.get(q.key)) if q.type is Type.MONEY else answers.get(q.key)
        for q in QUESTIONS
        if q.type is not Type.TABLE
    ]
    return [key, *values, *(counts[name] for name in _COUNTS)]


def _number(money: str | None) -> float | None:
    return None if money is None else float(Decimal(money))


def _named_twice(teachers: Sequence[Mapping[str, Any]]) -> int:
    """How many rows repeat a person within one program: same e-mail or, without one, same name and school."""
    people = [
        (row.get("program"), (row.get("email") or "").lower() or (row.get("name"), row.get("school")))
        for row in teachers
    ]
    return len(people) - len(set(people))
