"""Two ways of doing one thing, in one process, in turns: the median of the pairs' ratios is what is reported."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pair:
    """Processor seconds of ours and of the floor, medians; ratio: the median of the pairs' ratios."""

    name: str
    ours: float
    floor: float
    ratio: float
    goal: float | None = None

    def __str__(self) -> str:
        goal = (
            ""
            if self.goal is None
            else f"  goal <= {self.goal:g}{'' if self.ratio <= self.goal else '  MISSED'}"
        )
        return f"{self.name:<44} {self.ours:8.3f} s  floor {self.floor:8.3f} s  ratio {self.ratio:5.2f}{goal}"


def in_turns(
    name: str,
    ours: Callable[[], object],
    floor: Callable[[], object],
    *,
    pairs: int = 5,
    goal: float | None = None,
) -> Pair:
    """Runs both `pairs` times, one after the other; the first run of each warms up and is not counted."""
    ours()
    floor()
    found = [(_seconds(ours), _seconds(floor)) for _ in range(pairs)]
    return Pair(
        name,
        statistics.median(a for a, _ in found),
        statistics.median(b for _, b in found),
        statistics.median(a / b for a, b in found),
        goal,
    )


def _seconds(run: Callable[[], object]) -> float:
    start = time.process_time()
    run()
    return time.process_time() - start
