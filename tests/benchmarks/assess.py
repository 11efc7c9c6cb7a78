"""Measures assess + rank + fund as one computation over frames, and each part against its floor in the same run.

    python -m tests.benchmarks.assess [--sizes 10000,100000,1000000] [--pairs 5]

Two requests an application. Product and floor run in turn; the ratio is the median over the pairs, in CPU seconds.
The floors: rank, numpy's lexsort on integer keys; nearest regions, a k-d tree over distinct places, k=3; allotment, a
plain loop over integers. Growth is the exponent between two sizes. Nothing here asserts a time.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import time
from collections.abc import Callable, Hashable
from math import log10
from typing import Any

import numpy as np
import pandas as pd
from scipy.spatial import cKDTree

from pipelines.form import PROGRAMS
from pipelines.policy.change import changed
from pipelines.policy.load import load_policy
from pipelines.policy.values import Region
from pipelines.rules.allot import allot
from pipelines.rules.cycle_policy import CyclePolicy, cycle_policy
from pipelines.rules.judge import Judgement, judge
from pipelines.rules.prioritize import prioritize
from pipelines.rules.regions import nearest, on_sphere

BUDGETS = """
budgets.cycle: 900000000
budgets.windows: {"1": 500000000, "2": 200000000, "3": 200000000, rolling: 10000000, late: 50000000}
budgets.programs: {k5: null, algebra: 1e8, science: 1e8, ecs: 3e8, csp: 4e8, counselors: 1000000}
"""


def season(applications: int, seed: int = 7) -> pd.DataFrame:
    """A cycle as `judge` reads it: a tenth in groups, 13,000 places, three in ten by the hour."""
    luck = np.random.default_rng(seed)
    requests = 2 * applications
    first = luck.integers(1, 4, applications)
    in_group = luck.random(requests) < 0.1
    hourly = luck.random(applications) < 0.3
    rate = np.where(
        hourly, luck.integers(1_500, 4_000, applications), luck.integers(8_000, 20_000, applications)
    )
    place = luck.integers(0, 13_000, applications)
    latitude, longitude = luck.uniform(26, 48, 13_000), luck.uniform(-120, -70, 13_000)
    messages = np.array([luck.bytes(32) for _ in range(applications)], dtype=object)
    moment = 1_420_200_000_000_000 + luck.integers(0, 30_000_000, applications) * 1_000_000
    by_application: dict[str, Any] = {
        "application": np.arange(applications),
        "has_funding_source": luck.random(applications) < 0.8,
        "is_assessable": luck.random(applications) < 0.95,
        "priority_us": moment,
        "first_sha256": messages,
        "rate_cents": np.where(luck.random(applications) < 0.9, rate, -1),
        "is_hourly": hourly,
        "budget_cents": np.where(
            luck.random(applications) < 0.6, luck.integers(0, 5_000_000, applications), -1
        ),
        "heads": luck.integers(0, 6, applications),
        "latitude": latitude[place],
        "longitude": longitude[place],
    }
    columns = {name: np.repeat(values, 2) for name, values in by_application.items()}
    columns |= {
        "program": np.column_stack([first, first + 1]).ravel().astype(np.int8),
        "school_year": np.full(requests, 2016, dtype=np.int16),
        "stated": luck.integers(-1, 60, requests),
        "listed": luck.integers(0, 60, requests) * (luck.random(requests) < 0.5),
        "has_plan": luck.random(requests) < 0.2,
        "asked": luck.integers(-1, 4, requests).astype(np.int8),
        "in_group": in_group,
        "group_total": np.where(in_group, luck.integers(10, 60, requests), 0),
        "carried": np.where(in_group, luck.integers(0, 20, requests), 0),
        "group_plan": in_group & (luck.random(requests) < 0.2),
        "moved_us": np.where(in_group & (luck.random(requests) < 0.3), 1_440_000_000_000_000, -1),
        "is_k5_alone": np.zeros(requests, dtype=bool),
        "is_served": np.ones(requests, dtype=bool),
        "reserved_cents": np.full(requests, -1),
        "reserved_heads_cents": np.full(requests, -1),
        "readiness": luck.random(requests),
    }
    return pd.DataFrame(columns)


def regions(count: int = 500, seed: int = 11) -> list[Region]:
    luck = np.random.default_rng(seed)
    points = zip(luck.uniform(26, 48, count), luck.uniform(-120, -70, count), strict=True)
    return [Region(f"Region {n}", "region", "", "", lat, lon) for n, (lat, lon) in enumerate(points)]


def rules_of(known: list[Region]) -> CyclePolicy:
    from dataclasses import replace

    return cycle_policy(replace(changed(load_policy(), "x.yaml", BUDGETS), regions=tuple(known)), 2015)


def rank_floor(frame: pd.DataFrame) -> Callable[[], Any]:
    tie = np.frombuffer(b"".join(frame["first_sha256"]), dtype=">u8").reshape(-1, 4)[:, 0].astype(np.int64)
    keys = [frame[name].to_numpy().astype(np.int64) for name in ("program", "priority_us", "window")]
    return lambda: np.lexsort((keys[0], tie, keys[1], keys[2]))


def nearest_floor(frame: pd.DataFrame, known: list[Region]) -> Callable[[], Any]:
    points = np.array([(r.latitude, r.longitude) for r in known])
    latitude, longitude = frame["latitude"].to_numpy(), frame["longitude"].to_numpy()

    def look_up() -> Any:
        codes, _ = pd.factorize(
            np.rint(latitude * 1e7).astype(np.int64) * 10**10 + np.rint(longitude * 1e7).astype(np.int64)
        )
        _, first = np.unique(codes, return_index=True)
        tree = cKDTree(on_sphere(points[:, 0], points[:, 1]))
        chord, index = tree.query(on_sphere(latitude[first], longitude[first]), k=3)
        return chord[codes], index[codes]

    return look_up


def allot_floor(
    asked: list[int], over: list[tuple[Hashable, ...]], budgets: dict[Hashable, int]
) -> Callable[[], Any]:
    def loop() -> list[int]:
        left = dict(budgets)
        got = []
        for cents, keys in zip(asked, over, strict=True):
            given = min(cents, *(left[key] for key in keys)) if keys else cents
            got.append(given)
            for key in keys:
                left[key] -= given
        return got

    return loop


def cpu(work: Callable[[], Any]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def paired(product: Callable[[], Any], floor: Callable[[], Any], pairs: int) -> tuple[float, float, float]:
    """(median ratio, median seconds of the product, of the floor), run in turn."""
    times = [(cpu(product), cpu(floor)) for _ in range(pairs)]
    ratio = statistics.median(a / max(b, 1e-9) for a, b in times)
    return ratio, statistics.median(a for a, _ in times), statistics.median(b for _, b in times)


def measure(applications: int, known: list[Region], rules: CyclePolicy, pairs: int) -> dict[str, float]:
    frame = season(applications)
    found: list[Judgement] = []
    whole = statistics.median(cpu(lambda: found.append(judge(frame, rules))) for _ in range(pairs))
    judged = found[-1].requests
    ranked = judged.sort_values("position")
    asked = np.maximum(ranked["match_cents"].to_numpy(), 0).tolist()
    over = [
        tuple(
            k
            for k in (("cycle",), ("windows", rules.order[w]), ("programs", PROGRAMS[p]))
            if k in rules.budgets_cents
        )
        for w, p in zip(ranked["window"], ranked["program"], strict=True)
    ]
    inputs = judged.drop(
        columns=["position", "rank", "place_in_window", "receipt_micro", "factor_micro", "score_micro"]
    )
    latitude, longitude = frame["latitude"].to_numpy(), frame["longitude"].to_numpy()
    parts = {
        "prioritize": (lambda: prioritize(inputs, rules.points), rank_floor(judged)),
        "nearest regions": (
            lambda: nearest(latitude, longitude, known, 3, 1.25),
            nearest_floor(frame, known),
        ),
        "allot": (
            lambda: allot(asked, over, rules.budgets_cents, is_partial=True),
            allot_floor(asked, over, rules.budgets_cents),
        ),
    }
    seconds = {"whole": whole}
    floors = 0.0
    for name, (product, floor) in parts.items():
        ratio, mine, least = paired(product, floor, pairs)
        floors += least
        seconds[name] = mine
        print(f"  {name:16} {mine:8.3f} s, floor {least:8.3f} s, {ratio:5.2f} x")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"  {'whole':16} {whole:8.3f} s, floors {floors:7.3f} s, {whole / floors:5.2f} x; peak {peak:,} MB")
    return seconds


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--sizes", default="10000,100000,1000000")
    options.add_argument("--pairs", type=int, default=5)
    chosen = options.parse_args()
    known = regions()
    rules = rules_of(known)
    before: tuple[int, dict[str, float]] | None = None
    for applications in map(int, chosen.sizes.split(",")):
        print(f"{applications:,} applications x 2 programs")
        seconds = measure(applications, known, rules, chosen.pairs)
        if before is not None:
            steps = log10(applications / before[0])
            growth = {name: log10(seconds[name] / before[1][name]) / steps for name in seconds}
            print("  growth: " + ", ".join(f"{name} {exponent:.2f}" for name, exponent in growth.items()))
        before = applications, seconds


if __name__ == "__main__":
    main()
