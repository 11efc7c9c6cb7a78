"""The last validation as one readable page beside the publication: no script, no network."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources
from typing import Any

from expectations.outcome import Validation


@cache
def _template() -> Any:
    from jinja2 import Environment, StrictUndefined

    text = resources.files("expectations").joinpath("page.html").read_text(encoding="utf-8")
    return Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    ).from_string(text)


def validation_page(validations: Sequence[Validation], *, as_of: str, publication_id: str) -> str:
    """Every expectation of the last run with how many rows did not hold it, the failing ones first."""
    page: str = _template().render(
        validations=validations,
        held=[p for v in validations for p in v.batch_problems],
        failing=sorted(
            (c for v in validations for c in v.checked if c.failing), key=lambda c: (_ORDER[c.level], c.table)
        ),
        rows={v.table: _rows(v) for v in validations},
        total=sum(len(v.checked) for v in validations),
        as_of=as_of,
        publication_id=publication_id,
    )
    return page


_ORDER = {"critical": 0, "question": 1, "note": 2}
_ROWS_SHOWN = 10


def _rows(validation: Validation) -> dict[str, list[str]]:
    """The first failing rows by expectation. Keys only: no value of an application stands on this page."""
    found: dict[str, list[str]] = {}
    for problem in validation.row_problems:
        rows = found.setdefault(dict(problem.problem.detail)["expectation"], [])
        if len(rows) < _ROWS_SHOWN:
            rows.append(" ".join(problem.row_key))
    return found
