"""What a person sets right by hand, put into what was read: what they leave blank stays."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pipelines.form import empty_answers
from pipelines.outcomes import Place, Problem
from pipelines.records import Reading, Source

_ROW = re.compile(r"programs\[(\d+)\]")


def corrected(reading: Reading, answers: Mapping[str, Any], source: Source) -> Reading:
    """The reading as an application, with the answers of a person; the problems that they settle are gone.

    answers: by key of the form. Of `programs` each row counts for its own program: what was read of the others, and
    what else was read of this one, stays. source: where the person has them from.
    """
    read = reading.answers or {}
    before = read.get("programs") or []
    set_right = dict(answers)
    if "programs" in answers:
        set_right["programs"] = _merged(before, answers["programs"])
    return replace(
        reading,
        place=Place.APPLICATION,
        reasons=(),
        answers={**empty_answers(), **read, **set_right},
        sources={**reading.sources, **dict.fromkeys(answers, source)},
        problems=tuple(p for p in reading.problems if not _settles(answers, p, before)),
    )


def _merged(before: Sequence[Mapping[str, Any]], rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    typed = {row["program"]: row for row in rows}
    merged = [{**row, **typed.pop(row["program"], {})} for row in before]
    return [*merged, *(dict(row) for row in typed.values())]


def _settles(answers: Mapping[str, Any], problem: Problem, before: Sequence[Mapping[str, Any]]) -> bool:
    field = problem.field or ""
    if field.split("[")[0].split(".")[0] not in answers:
        return False
    if not field.startswith("programs"):
        return True
    typed = {row["program"] for row in answers["programs"]}
    row, named = _ROW.match(field), field.split(".")
    if row is not None:
        number = int(row[1])
        return number < len(before) and before[number]["program"] in typed
    return len(named) < 2 or named[1] in typed
