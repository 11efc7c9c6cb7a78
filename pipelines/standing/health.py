"""What the standing Airflow says of itself."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any

#: The parts that the health page knows, in the order in which they are told.
PARTS = ("metadatabase", "scheduler", "triggerer", "dag_processor")

# A proxy of the user's is for other machines.
_direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass(frozen=True, slots=True)
class Health:
    """answers: whether the pages answer at all; unhealthy: names of the parts that are not well yet."""

    answers: bool
    unhealthy: tuple[str, ...]

    @property
    def is_well(self) -> bool:
        return self.answers and not self.unhealthy

    def in_words(self) -> str:
        if not self.answers:
            return "waiting for its pages"
        return f"waiting for {', '.join(self.unhealthy).replace('_', ' ')}" if self.unhealthy else "all well"


def ask(port: int) -> Health:
    """Asks the Airflow on this machine; one that does not answer is an answer too."""
    try:
        with _direct.open(f"http://127.0.0.1:{port}/api/v2/monitor/health", timeout=5) as response:
            told: dict[str, Any] = json.load(response)
    except (OSError, urllib.error.URLError, ValueError):
        return Health(False, PARTS)
    return Health(True, tuple(part for part in PARTS if told.get(part, {}).get("status") != "healthy"))


def warm_up(port: int) -> None:
    """Asks what tasks ask, once. The first such answer takes seconds, in which Airflow makes that part of itself:
    here it does so while the other parts still start, instead of under the first mail."""
    try:
        with _direct.open(f"http://127.0.0.1:{port}/execution/health/ping", timeout=60) as response:
            response.read()
    except (OSError, ValueError):
        return  # the health page says what is wrong
