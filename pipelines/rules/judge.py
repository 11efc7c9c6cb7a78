"""Qualify, rank, fund and allot every request of a cycle: one computation over frames.

`judge` takes the facts of all requests and the policy of the cycle and gives the whole judgement as numbers; words
are made of them elsewhere.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from pipelines.form import HIGH_SCHOOL_PROGRAMS, PATHWAYS, PROGRAMS
from pipelines.rules.allot import allot
from pipelines.rules.cycle_policy import CyclePolicy, counselor_length, dated_by_year
from pipelines.rules.fund import BLANK, LENGTH_SCALE, fund
from pipelines.rules.prioritize import prioritize
from pipelines.rules.qualify import CONSORTIUM, Outcome, qualify
from pipelines.rules.regions import nearest
from pipelines.rules.windows import ROLLING

if TYPE_CHECKING:
    import pandas as pd

#: What `judge` reads: column -> meaning. Rows of one application stand together, in program order.
COLUMNS = {
    "application": "number of the application",
    "program": "place of the program in the order of programs",
    "school_year": "year in which its first school year begins",
    "stated": "committed teachers as stated; -1 where nothing is",
    "listed": "different people listed for this program",
    "has_plan": "how teachers will be identified is explained",
    "asked": "index of the pathway asked for; -1 where none is",
    "in_group": "applies with others for this program",
    "group_total": "teachers of the whole group",
    "carried": "teachers of members without an application of their own",
    "group_plan": "the lead of the group explains how the rest will be found",
    "moved_us": "the group's date where it is later, microseconds; -1 where it is not",
    "is_k5_alone": "the application asks for K-5 courses alone",
    "has_funding_source": "the source of the district's own money is named",
    "is_assessable": "nothing critical is missing",
    "is_served": "nobody declined or withdrew it",
    "priority_us": "receipt of the first assessable version, microseconds; of any version where there is none",
    "first_sha256": "sha256 of that version's message, 32 bytes",
    "rate_cents": "the district's rate; -1 without a positive one",
    "is_hourly": "the rate is by the hour",
    "budget_cents": "what the district itself puts in; -1 where no amount is given",
    "heads": "counselors and principals who will attend",
    "latitude": "degrees north of the district's place; not a number where unknown",
    "longitude": "degrees east",
    "reserved_cents": "what a person already promised; -1 for nothing",
    "reserved_heads_cents": "what a person already promised to its counselors and principals; -1 for nothing",
    "readiness": "share of the conditions that are met",
}

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def microseconds(moment: datetime) -> int:
    """Since 1970 in UTC, exact."""
    span = moment - _EPOCH
    return (span.days * 86_400 + span.seconds) * 1_000_000 + span.microseconds


def instant(us: int) -> datetime:
    """The moment of so many microseconds since 1970."""
    from datetime import timedelta

    return _EPOCH + timedelta(microseconds=int(us))


@dataclass(frozen=True, slots=True)
class Judgement:
    """requests: the frame that was given and every column that was computed, same index.

    counselors: one row an application that has the line, with `application`, `heads`, `rate_cents`, `is_hourly`,
    `length`, `match_cents`, `funded_cents`, `list_order`. left_cents: what is left of each budget.
    """

    requests: pd.DataFrame
    counselors: pd.DataFrame
    left_cents: dict[Hashable, int]


def judge(requests: pd.DataFrame, rules: CyclePolicy) -> Judgement:
    """The judgement of all requests of a cycle. requests: columns COLUMNS, any unique index."""
    frame = requests.assign(**_dated_values(requests, rules))
    frame = frame.assign(nearest_mi=_nearest_mi(frame, rules))
    order = np.stack([frame.pop(f"order_{place}").to_numpy() for place in range(len(PATHWAYS))], axis=1)
    limit = frame["distance_mi"].to_numpy()
    frame = frame.join(qualify(frame, order, limit))
    frame = frame.assign(**_dates(frame, rules))
    frame = frame.assign(
        qualifies=frame["qualified"] >= Outcome.CONDITIONAL, is_assessed=frame["is_assessable"]
    )
    frame = frame.join(fund(frame))
    frame = frame.assign(**_factor_shares(frame))
    frame = frame.join(prioritize(frame, rules.points))
    counselors = _counselors(frame, rules)
    return _allotted(frame, counselors, rules)


def _dated_values(requests: pd.DataFrame, rules: CyclePolicy) -> dict[str, NDArray[Any]]:
    """What the policy says for each program and school year: few pairs, looked up once each."""
    year = requests["school_year"].to_numpy().astype(np.int64)
    pair = year * len(PROGRAMS) + requests["program"].to_numpy()
    pairs, place = np.unique(pair, return_inverse=True)
    look_up = [
        dated_by_year(rules.policy, int(p) // len(PROGRAMS), PROGRAMS[int(p) % len(PROGRAMS)]) for p in pairs
    ]
    by_unit = {
        unit: np.array([row[unit] for row in look_up], dtype=np.int64)[place]
        if look_up
        else np.zeros(0, np.int64)
        for unit in ("day", "hour")
    }
    values = {
        name: np.array([row[name] for row in look_up])[place] if look_up else np.zeros(0)
        for name in ("minimum", "match_share", "distance_mi", "road_factor")
    }
    for rank in range(len(PATHWAYS)):
        column = [row["order"][rank] for row in look_up]
        values[f"order_{rank}"] = np.array(column, dtype=np.int8)[place] if look_up else np.zeros(0, np.int8)
    hourly = requests["is_hourly"].to_numpy(dtype=bool)
    return {**values, "length": np.where(hourly, by_unit["hour"], by_unit["day"])}


def _nearest_mi(frame: pd.DataFrame, rules: CyclePolicy) -> NDArray[np.float64]:
    """Miles by road to the nearest region that serves each request's program."""
    program = frame["program"].to_numpy()
    latitude, longitude = frame["latitude"].to_numpy(dtype=float), frame["longitude"].to_numpy(dtype=float)
    miles = np.full(len(frame), np.nan)
    for place, name in enumerate(PROGRAMS):
        rows = np.flatnonzero(program == place)
        serving = [region for region in rules.policy.regions if region.serves(name)]
        if len(rows) and serving:
            _, found = nearest(latitude[rows], longitude[rows], serving, 1, 1.0)
            miles[rows] = found[:, 0]
    factor: NDArray[np.float64] = frame["road_factor"].to_numpy(dtype=float)
    return miles * factor


def _dates(frame: pd.DataFrame, rules: CyclePolicy) -> dict[str, NDArray[Any]]:
    """The priority date of each request and its window. A group's date counts where the group is what qualifies."""
    moved = frame["moved_us"].to_numpy()
    is_moved = (frame["pathway"].to_numpy() == CONSORTIUM) & (moved >= 0)
    at = np.where(is_moved, moved, frame["priority_us"].to_numpy())
    dated = rules.calendar.dated
    closes = np.array([microseconds(window.closes) for window in dated])
    inside = np.minimum(np.searchsorted(closes, at, side="right"), len(dated) - 1)
    served = np.array([rules.order.index(window.name) for window in dated])[inside]
    if rules.calendar.k5_alone_is_rolling:
        alone = frame["is_k5_alone"].to_numpy(dtype=bool)
        served = np.where(alone, rules.order.index(ROLLING), served)
    spans = {window.name: window for window in (*dated, rules.calendar.rolling)}
    opens_us = np.array([microseconds(spans[name].opens) for name in rules.order])
    closes_us = np.array([microseconds(spans[name].closes) for name in rules.order])
    return {
        "priority_us": at,
        "is_moved": is_moved,
        "window": np.where(frame["is_assessable"].to_numpy(dtype=bool), served, -1).astype(np.int8),
        "opens_us": opens_us[served],
        "closes_us": closes_us[served],
    }


def _factor_shares(frame: pd.DataFrame) -> dict[str, NDArray[np.float64]]:
    """What the factors of the score measure, each a share from 0 to 1."""
    teachers = np.maximum(frame["teachers"].to_numpy(), 1)
    cost = frame["cost_cents"].to_numpy()
    return {
        "factor_cohort_listed": np.minimum(frame["listed"].to_numpy() / teachers, 1.0),
        "factor_readiness": frame["readiness"].to_numpy(dtype=float),
        "factor_own_money": np.where(cost > 0, frame["district_cents"].to_numpy() / np.maximum(cost, 1), 0.0),
    }


def _counselors(frame: pd.DataFrame, rules: CyclePolicy) -> pd.DataFrame:
    """Counselors and principals where a high-school request qualifies: paid in full, a line of their own."""
    high_school = np.isin(frame["program"], [PROGRAMS.index(name) for name in HIGH_SCHOOL_PROGRAMS])
    counts = frame[high_school & frame["qualifies"] & frame["is_served"] & (frame["heads"] > 0)]
    first = counts.drop_duplicates("application")
    columns = ["application", "heads", "rate_cents", "is_hourly", "school_year", "reserved_heads_cents"]
    line: pd.DataFrame = first[columns].reset_index(drop=True)
    lengths = {
        (year, hourly): counselor_length(rules.policy, year, hourly)
        for year, hourly in set(zip(line["school_year"], line["is_hourly"], strict=True))
    }
    length = [lengths[key] for key in zip(line["school_year"], line["is_hourly"], strict=True)]
    line["length"] = np.array(length, dtype=np.int64)
    total = line["heads"].astype(np.int64) * line["rate_cents"] * line["length"] // LENGTH_SCALE
    line["match_cents"] = np.where(line["rate_cents"] > 0, total, BLANK)
    after = frame.groupby("application", sort=False)["position"].max()
    line["after_position"] = after.reindex(line["application"]).to_numpy()
    return line


def _allotted(frame: pd.DataFrame, counselors: pd.DataFrame, rules: CyclePolicy) -> Judgement:
    """Budgets in the order of the list: requests by rank, the line of counselors after its application's last."""
    requests = len(frame)
    key = np.concatenate([frame["position"] * 2, counselors["after_position"] * 2 + 1])
    order = np.argsort(key, kind="stable")
    list_order = np.empty(len(order), dtype=np.int64)
    list_order[order] = np.arange(len(order))
    served = frame["is_served"].to_numpy(dtype=bool)
    asked = np.where(served | (frame["match_cents"] < 0), frame["match_cents"], 0)
    asked = np.concatenate([asked, counselors["match_cents"]])
    reserved = np.concatenate([frame["reserved_cents"], counselors["reserved_heads_cents"]])
    if rules.budgets_cents or (reserved >= 0).any():
        by_place = frame.set_index("position")["window"]
        window = np.concatenate([frame["window"], by_place.reindex(counselors["after_position"])])
        program = np.concatenate([frame["program"], np.full(len(counselors), len(PROGRAMS))])
        names = (*PROGRAMS, "counselors")
        keys = {
            (w, p): _limits(rules, rules.order[w] if w >= 0 else "", names[p])
            for w, p in set(zip(window.tolist(), program.tolist(), strict=True))
        }
        budgets_of = [
            keys[pair] for pair in zip(window[order].tolist(), program[order].tolist(), strict=True)
        ]
        got, left = allot(
            asked[order].tolist(),
            budgets_of,
            rules.budgets_cents,
            is_partial=rules.is_partial,
            reserved_cents=reserved[order].tolist(),
        )
        funded = np.empty(len(order), dtype=np.int64)
        funded[order] = got
        # A promise holds its part of the budget; what is shown as funded is never more than the share of now.
        funded = np.where(reserved >= 0, np.minimum(funded, asked), funded)
    else:
        funded, left = asked, {}
    return Judgement(
        frame.assign(funded_cents=funded[:requests], list_order=list_order[:requests]),
        counselors.assign(funded_cents=funded[requests:], list_order=list_order[requests:]),
        left,
    )


def _limits(rules: CyclePolicy, window: str, program: str) -> tuple[Hashable, ...]:
    """The budgets over one request that have a limit."""
    over: tuple[Hashable, ...] = (("cycle",), ("windows", window), ("programs", program))
    return tuple(budget for budget in over if budget in rules.budgets_cents)
