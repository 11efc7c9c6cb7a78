"""The nearest regions of every request that has a place, looked up together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from pipelines.form import PROGRAMS
from pipelines.rules.assess_frame import RequestContext
from pipelines.rules.cycle_policy import CyclePolicy
from pipelines.rules.regions import Near, nearest


class NearestRegions:
    """The nearest regions of every request that has a place, looked up together."""

    def __init__(self, contexts: Sequence[RequestContext], rules: CyclePolicy) -> None:
        self._found: dict[tuple[tuple[float, float], str, int], tuple[Near, ...]] = {}
        wanted: dict[tuple[str, int], list[tuple[float, float]]] = {}
        for context in contexts:
            if context.facts.place is not None:
                key = (context.request.program, context.request.school_year)
                wanted.setdefault(key, []).append(context.facts.place)
        for (program, year), places in wanted.items():
            if program in PROGRAMS:
                self._look_up(program, year, places, rules)

    def _look_up(
        self, program: str, year: int, places: list[tuple[float, float]], rules: CyclePolicy
    ) -> None:
        serving = [region for region in rules.policy.regions if region.serves(program)]
        count = rules.policy.for_school_year("qualification.nearest_regions", year)
        factor = float(rules.policy.for_school_year("qualification.road_factor", year))
        points = np.array(places, dtype=float)
        numbers, miles = nearest(points[:, 0], points[:, 1], serving, count, factor)
        for place, row, distances in zip(places, numbers, miles, strict=True):
            self._found[place, program, year] = tuple(
                Near(serving[number].region, serving[number].state, float(mi))
                for number, mi in zip(row, distances, strict=True)
                if number >= 0
            )

    def nearest(self, context: RequestContext) -> tuple[Near, ...]:
        if context.facts.place is None:
            return ()
        return self._found[context.facts.place, context.request.program, context.request.school_year]
