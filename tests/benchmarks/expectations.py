"""Measures a validation: ours against bare Great Expectations with the same suite, beside hand-written pandas.

    python -m tests.benchmarks.expectations [--rows 1000 100000 1000000]

Two frames of the review queue: one in which everything holds, as published, and one in which a hundredth of the rows
break one expectation. Ratios are of processor seconds in one process, in turns. Nothing here asserts a time.
"""

from __future__ import annotations

import argparse
from typing import Any

import pandas as pd

from expectations.definitions import USPS_CODES
from expectations.frames import pandas_frame
from expectations.runner import validate
from expectations.suites import load_suite
from tests.benchmarks.pairs import in_turns
from tests.benchmarks.publish import queue_of

TABLE = "review_queue"


def frame_of(rows: int, *, share_broken: float) -> pd.DataFrame:
    """A queue; some rows are funded beyond our share."""
    frame = pandas_frame(queue_of(rows))
    frame = frame.assign(cycle=2026, version=1, questions=0, leaid=None)
    frame["leaid"] = frame["leaid"].astype("str")
    frame["leaid"] = pd.Series([None] * rows, dtype="str")
    if share_broken:
        broken = frame.index % round(1 / share_broken) == 0
        frame.loc[broken, "funded_amount"] = frame.loc[broken, "match_amount"] + 1
    return frame


def bare(frame: pd.DataFrame) -> Any:
    """The library alone: the whole suite, every failing row with its key."""
    import great_expectations as gx
    from great_expectations import ExpectationSuite

    context: Any = gx.get_context(mode="ephemeral")
    context.variables.progress_bars = {"globally": False, "metric_calculations": False}
    asset = context.data_sources.add_pandas("p").add_dataframe_asset("a")
    batch = asset.add_batch_definition_whole_dataframe("b").get_batch({"dataframe": frame})
    suite = ExpectationSuite(name=TABLE, expectations=load_suite(TABLE)["expectations"])
    return batch.validate(
        suite,
        result_format={
            "result_format": "COMPLETE",
            "unexpected_index_column_names": ["application_id", "program"],
            "include_unexpected_rows": False,
        },
    )


def by_hand(frame: pd.DataFrame) -> dict[str, list[tuple[str, str]]]:
    """The same questions written in pandas, with the keys of the rows that do not hold them."""
    found: dict[str, pd.Series[bool]] = {}
    for expectation in load_suite(TABLE)["expectations"]:
        kwargs, words = expectation["kwargs"], expectation["meta"]["words"]
        found[words] = _broken(frame, expectation["type"], kwargs) & _asked(
            frame, kwargs.get("row_condition")
        )
    keys = frame[["application_id", "program"]]
    return {
        words: list(keys[mask].itertuples(index=False, name=None))
        for words, mask in found.items()
        if mask.any()
    }


def _broken(frame: pd.DataFrame, kind: str, kwargs: dict[str, Any]) -> pd.Series[bool]:
    if kind == "expect_compound_columns_to_be_unique":
        return frame.duplicated(kwargs["column_list"], keep=False)
    if kind == "expect_column_pair_values_a_to_be_greater_than_b":
        return (frame[kwargs["column_A"]] < frame[kwargs["column_B"]]).fillna(False).astype(bool)
    column = frame[kwargs["column"]]
    is_there = column.notna()
    broken: Any
    if kind == "expect_column_values_to_not_be_null":
        broken = ~is_there
    elif kind == "expect_column_values_to_be_null":
        broken = is_there
    elif kind == "expect_column_values_to_be_in_set":
        broken = is_there & ~column.isin(kwargs["value_set"] or USPS_CODES)
    elif kind == "expect_column_values_to_be_unique":
        broken = is_there & column.duplicated(keep=False)
    elif kind == "expect_column_values_to_match_regex":
        broken = is_there & ~column.str.match(kwargs["regex"]).fillna(False).astype(bool)
    elif kind == "expect_column_value_lengths_to_be_between":
        broken = is_there & (column.str.len() < kwargs["min_value"])
    else:
        low, high = kwargs.get("min_value"), kwargs.get("max_value")
        broken = pd.Series(False, index=frame.index)
        broken = broken | (column < low).fillna(False) if low is not None else broken
        broken = broken | (column > high).fillna(False) if high is not None else broken
    return broken.astype(bool)


def _asked(frame: pd.DataFrame, condition: dict[str, Any] | None) -> pd.Series[bool]:
    if condition is None:
        return pd.Series(True, index=frame.index)
    column = frame[condition["column"]["name"]]
    if condition["type"] == "nullity":
        return column.isna() if condition["is_null"] else column.notna()
    if condition["operator"] == "NOT_IN":
        return ~column.isin(condition["parameter"])
    return (column == condition["parameter"]).fillna(False).astype(bool)


def measure(rows: int, share_broken: float, pairs: int) -> None:
    """Both ratios for one frame, and whether the rows found are those found by hand."""
    frame = frame_of(rows, share_broken=share_broken)
    name = f"{rows:,} rows, {share_broken:.0%} broken"

    def ours() -> Any:
        return validate(TABLE, frame)

    print(in_turns(f"{name}, against bare", ours, lambda: bare(frame), pairs=pairs, goal=1.2))
    print(in_turns(f"{name}, against pandas", ours, lambda: by_hand(frame), pairs=pairs))
    found = {problem.row_key for problem in ours().row_problems}
    expected = {key for keys in by_hand(frame).values() for key in keys}
    print(f"      the same rows by hand: {'yes' if found == expected else 'NO'} ({len(expected):,})")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, nargs="*", default=[1_000, 100_000, 1_000_000])
    parser.add_argument("--pairs", type=int, default=3)
    given = parser.parse_args()
    for rows in given.rows:
        for share_broken in (0.0, 0.01):
            measure(rows, share_broken, given.pairs)


if __name__ == "__main__":
    main()
