"""What wakes the DAGs: level-triggered watchers. What waits at the source is the truth; the event only says so.

A watcher keeps nothing but what it announced lately, so a new triggerer simply announces again: nothing is lost
with it, and whoever is woken for nothing finds nothing to do.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import AsyncIterator, Callable, Sequence
from typing import TYPE_CHECKING, Any

from airflow.triggers.base import BaseEventTrigger, TriggerEvent

from pipelines.outcomes import Failure

if TYPE_CHECKING:
    from pipelines.wiring import House

log = logging.getLogger(__name__)

#: What is announced again while it still waits: the run that was woken may have died.
AGAIN_SECONDS = 30.0

#: A source that failed is asked again after this, and its failure is told once.
TROUBLE_SECONDS = 10.0

#: A sign of life for `doctor` and the desk, this often.
BEAT_SECONDS = 15.0


def _mailbox(house: House) -> Sequence[str]:
    return house.mailbox.waiting()


#: What can be watched: how to ask for the keys of what waits, and how many seconds lie between two looks.
WATCHED: dict[str, tuple[Callable[[House], Sequence[str]], float]] = {
    "mailbox": (_mailbox, 0.5),
}


class Announced:
    """Which keys were announced when; decides whether the bell rings."""

    def __init__(self, again_seconds: float = AGAIN_SECONDS) -> None:
        self._again_seconds = again_seconds
        self._at: dict[str, float] = {}

    def is_news(self, keys: Sequence[str], now: float) -> bool:
        """Whether some of `keys` was not announced lately; if so, all of them are announced now."""
        self._at = {key: at for key in keys if (at := self._at.get(key)) is not None}
        if all(now - self._at.get(key, -self._again_seconds) < self._again_seconds for key in keys):
            return False
        self._at = dict.fromkeys(keys, now)
        return True


class Waiting(BaseEventTrigger):
    """Fires while something waits. what: a name of WATCHED; no address and no password goes into the database."""

    def __init__(self, what: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.what = what

    def serialize(self) -> tuple[str, dict[str, Any]]:
        return "dags.triggers.Waiting", {"what": self.what}

    async def run(self) -> AsyncIterator[TriggerEvent]:
        announced = Announced()
        trouble = ""
        while True:
            try:
                async for keys in self._looks():
                    trouble = ""
                    if keys and announced.is_news(keys, time.monotonic()):
                        event = {"waiting": len(keys), "first": keys[0]}
                        yield TriggerEvent(event)  # type: ignore[no-untyped-call]
            except Failure as failure:
                if failure.sentence != trouble:
                    trouble = failure.sentence
                    log.error("The %s cannot be watched: %s", self.what, trouble)
                await asyncio.sleep(TROUBLE_SECONDS)

    async def _looks(self) -> AsyncIterator[Sequence[str]]:
        """What waits, again and again, through one open house; blocking calls run in one thread of their own."""
        from concurrent.futures import ThreadPoolExecutor

        from dags.defaults import open_house

        ask, pause_seconds = WATCHED[self.what]
        loop = asyncio.get_running_loop()
        with ThreadPoolExecutor(1, thread_name_prefix=f"watch-{self.what}") as thread:
            house_context = open_house()
            house = await loop.run_in_executor(thread, house_context.__enter__)
            beat_at = 0.0
            try:
                while True:
                    keys = await loop.run_in_executor(thread, ask, house)
                    if time.monotonic() >= beat_at:
                        await loop.run_in_executor(thread, self._beat, house, len(keys))
                        beat_at = time.monotonic() + BEAT_SECONDS
                    yield keys
                    await asyncio.sleep(pause_seconds)
            finally:
                await loop.run_in_executor(thread, house_context.__exit__, None, None, None)

    def _beat(self, house: House, count: int) -> None:
        from pipelines.steps.receive import beat

        beat(house.warehouse, f"watch {self.what}", house.now(), f"{count} waiting")
