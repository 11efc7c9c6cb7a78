"""Runs one suite over one frame and gives back what does not hold, by row key.

First every expectation is asked for yes or no alone, which is cheap at any size; then those that failed are asked
for their rows. Where Great Expectations would pass in silence (a missing column, an empty frame, a metric that
could not be computed) this does not.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from expectations.definitions import ANSWERS, ANSWERS_KEY
from expectations.frames import misfits
from expectations.outcome import SEVERITY_OF, BatchProblem, Checked, RowProblem, Validation
from expectations.suites import load_suite
from pipelines.outcomes import Code, Failure, Problem
from pipelines.tables import TABLES

if TYPE_CHECKING:
    import pandas as pd

_ROWS_TOLD = 20

Json = dict[str, Any]


def run(table: str, frame: pd.DataFrame) -> tuple[RowProblem, ...]:
    """Problems of each row of a frame that must have rows.

    Raises Failure when the frame as a whole is not what its table says, or an expectation could not be asked.
    """
    validation = validate(table, frame)
    if validation.batch_problems:
        raise Failure(" ".join(p.sentence for p in validation.batch_problems), retry_helps=False)
    return validation.row_problems


def validate(
    table: str, frame: pd.DataFrame, *, suite: Json | None = None, may_be_empty: bool = False
) -> Validation:
    """One frame against one suite. suite: another than the table's own, such as one with the gate's values.

    An expectation with `"scope": "batch"` in its meta is about the frame as a whole.
    """
    suite = suite or load_suite(table)
    batch_problems = [
        BatchProblem(table, "columns", f"{table}: {sentence}.") for sentence in _misfits(table, frame, suite)
    ]
    if batch_problems:
        return Validation(table, len(frame), (), (), tuple(batch_problems))
    if len(frame) == 0:
        empty = BatchProblem(table, "rows", f"{table}: there is not one row.")
        return Validation(table, 0, (), (), () if may_be_empty else (empty,))
    results = _results(suite, frame)
    validation = _Findings(table, frame, suite)
    for result in results:
        validation.add(result)
    return validation.done()


def _misfits(table: str, frame: pd.DataFrame, suite: Json) -> list[str]:
    definition = TABLES.get(table)
    found = misfits(frame, definition) if definition is not None else []
    known = set(frame.columns)
    asked = {
        column
        for e in suite["expectations"]
        for name, value in e["kwargs"].items()
        if name in ("column", "column_A", "column_B", "column_list")
        for column in ([value] if isinstance(value, str) else value)
    }
    told = definition.column_names if definition is not None else ()
    return found + [f"the column {name} is missing" for name in sorted(asked - known - set(told))]


@cache
def _batch_definition() -> Any:
    import great_expectations as gx
    from great_expectations.data_context.types.base import DataContextConfig, InMemoryStoreBackendDefaults

    # In memory alone: no folder for generated docs, nothing reported to anyone.
    config = DataContextConfig(
        store_backend_defaults=InMemoryStoreBackendDefaults(init_temp_docs_sites=False),
        analytics_enabled=False,
    )
    context: Any = gx.get_context(mode="ephemeral", project_config=config)
    # Progress bars go to standard error and would drown what the commands say there.
    context.variables.progress_bars = {"globally": False, "metric_calculations": False}
    source = context.data_sources.add_pandas("frames")
    return source.add_dataframe_asset("frame").add_batch_definition_whole_dataframe("whole")


def _results(suite: Json, frame: pd.DataFrame) -> list[Any]:
    from great_expectations import ExpectationSuite

    aware = frame.select_dtypes("datetimetz").columns
    # Instants in UTC without their zone: it drops them itself otherwise, one column at a time and with a warning.
    plain = {name: frame[name].dt.tz_convert(None) for name in aware}
    # The index counts the rows: failing ones come back by it, which is many times cheaper than by key columns.
    batch = _batch_definition().get_batch({"dataframe": frame.assign(**plain).reset_index(drop=True)})
    expectations = suite["expectations"]
    whole = ExpectationSuite(name=suite["name"], expectations=expectations)
    quick = batch.validate(whole, result_format={"result_format": "BOOLEAN_ONLY"}).results
    failed = {r.expectation_config.meta["number"] for r in quick if not r.success or _odd(r.exception_info)}
    if not failed:
        return list(quick)
    again = ExpectationSuite(
        name=suite["name"], expectations=[e for e in expectations if e["meta"]["number"] in failed]
    )
    complete = {"result_format": "COMPLETE", "include_unexpected_rows": False}
    detailed = batch.validate(again, result_format=complete).results
    held = [r for r in quick if r.expectation_config.meta["number"] not in failed]
    return sorted([*held, *detailed], key=lambda r: r.expectation_config.meta["number"])


def _odd(exception_info: Any) -> bool:
    """Whether an expectation could not be asked. A missing column, for one, does not raise: it leaves a mapping
    by metric here, without the plain key."""
    return not isinstance(exception_info, dict) or exception_info.get("raised_exception") is not False


class _Findings:
    """Collects the results of one run."""

    def __init__(self, table: str, frame: pd.DataFrame, suite: Json) -> None:
        self.table = table
        self.frame = frame
        self.suite = suite
        self.checked: list[Checked] = []
        self.row_problems: list[RowProblem] = []
        self.batch_problems: list[BatchProblem] = []
        self.keys = self._keys()

    def _keys(self) -> list[tuple[str, ...]]:
        if self.table == ANSWERS:
            names = [ANSWERS_KEY]
        else:
            names = [column.name for column in TABLES[self.table].columns if column.is_key]
        columns = [self.frame[name].astype("str").tolist() for name in names]
        return list(zip(*columns, strict=True))

    def add(self, result: Any) -> None:
        meta: Json = result.expectation_config.meta
        name = f"{self.table}: {meta['words']}"
        if _odd(result.exception_info):
            self.batch_problems.append(
                BatchProblem(self.table, name, f"{name}: could not be asked; this is a fault of the suite.")
            )
            self._note(meta, 0, failing=len(self.frame))
            return
        found = result.result or {}
        rows = sorted({int(row) for row in found.get("unexpected_index_list") or []})
        self._note(
            meta, found.get("element_count", len(self.frame)), failing=0 if result.success else len(rows) or 1
        )
        if result.success:
            return
        if meta.get("scope") == "batch" or not rows:
            self._add_batch(name, meta, found, rows)
            return
        severity = SEVERITY_OF[result.expectation_config.severity.value]
        problem = Problem(
            Code(meta["code"]), severity, meta["field"], None, None, (("expectation", meta["words"]),)
        )
        self.row_problems += [RowProblem(self.table, self.keys[row], name, problem, row) for row in rows]

    def _add_batch(self, name: str, meta: Json, found: Json, rows: list[int]) -> None:
        seen = found.get("observed_value")
        figure = "" if seen is None else f" (found: {_plain(seen)})"
        keys = tuple(self.keys[row] for row in rows[:_ROWS_TOLD])
        which = f", {len(rows)} rows" if rows else ""
        self.batch_problems.append(
            BatchProblem(self.table, name, f"{name}{figure}{which}: does not hold.", len(rows), keys)
        )

    def _note(self, meta: Json, rows: int, *, failing: int) -> None:
        level = self.suite["expectations"][meta["number"]]["severity"]
        self.checked.append(Checked(self.table, meta["words"], SEVERITY_OF[level].value, rows, failing))

    def done(self) -> Validation:
        return Validation(
            self.table,
            len(self.frame),
            tuple(self.checked),
            tuple(self.row_problems),
            tuple(self.batch_problems),
        )


def _plain(value: Any) -> str:
    number = float(value) if not isinstance(value, str) else value
    return f"{number:g}" if isinstance(number, float) else number
