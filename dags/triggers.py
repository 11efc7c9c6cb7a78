"""What wakes the DAGs: level-triggered watchers. What waits at the source is the truth; the event only says so.

A watcher keeps nothing but what it announced lately, so a new triggerer simply announces again: nothing is lost
with it, and whoever is woken for nothing finds nothing to do.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import AsyncIterator, Callable, Sequence
from concurrent.futures import Future
from typing import TYPE_CHECKING, Any, TypeVar

from airflow.triggers.base import BaseEventTrigger, TriggerEvent

from dags.house import open_house
from pipelines.outcomes import Failure

if TYPE_CHECKING:
    from pipelines.wiring import House

log = logging.getLogger(__name__)

Result = TypeVar("Result")

#: What is announced again while it still waits: the run that was woken may have died.
AGAIN_SECONDS = 30.0

#: The longest pause between two looks; the source's own bell ends it sooner. Also how often a sign of life is left.
LOOK_SECONDS = 15.0

#: The pause between two looks at a table of ours: one indexed query, for letters and decisions that can wait so long.
TABLE_SECONDS = 5.0

#: A source that failed is asked again after this, and its failure is told once.
TROUBLE_SECONDS = 10.0


def _mailbox(house: House) -> Sequence[str]:
    return house.mailbox.waiting()


def _mailbox_bell(house: House) -> None:
    house.mailbox.wait(LOOK_SECONDS)


def _outbox(house: House) -> Sequence[str]:
    from pipelines import stages

    return stages.due_letters(house)


def _decisions(house: House) -> Sequence[str]:
    from pipelines import stages

    return stages.waiting_decisions(house)


def _table_bell(house: House) -> None:
    time.sleep(TABLE_SECONDS)


#: What can be watched: how to ask for the keys of what waits, and what ends the pause before the next look.
WATCHED: dict[str, tuple[Callable[[House], Sequence[str]], Callable[[House], None]]] = {
    "mailbox": (_mailbox, _mailbox_bell),
    "outbox": (_outbox, _table_bell),
    "decisions": (_decisions, _table_bell),
}


class Announced:
    """Which keys were announced when; decides whether the bell rings."""

    def __init__(self, again_seconds: float = AGAIN_SECONDS) -> None:
        self._again_seconds = again_seconds
        self._at: dict[str, float] = {}

    def is_news(self, keys: Sequence[str], now: float) -> bool:
        """Whether some of `keys` was not announced lately; if so, all of them are announced now."""
        if all(key in self._at and now - self._at[key] < self._again_seconds for key in keys):
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
                    if announced.is_news(keys, time.monotonic()):
                        event = {"waiting": len(keys), "first": keys[0]}
                        yield TriggerEvent(event)  # type: ignore[no-untyped-call]
            except Failure as failure:
                if failure.sentence != trouble:
                    trouble = failure.sentence
                    log.error("The %s cannot be watched: %s", self.what, trouble)
                await asyncio.sleep(TROUBLE_SECONDS)

    async def _looks(self) -> AsyncIterator[Sequence[str]]:
        """What waits, look after look, through one open house."""
        ask, bell = WATCHED[self.what]
        opening = open_house()
        house = await _beside(opening.__enter__)
        beat_at = 0.0
        try:
            while True:
                keys = await _beside(ask, house)
                if time.monotonic() >= beat_at:
                    beat_at = time.monotonic() + LOOK_SECONDS
                    await _beside(self._beat, house, len(keys))
                yield keys
                await _beside(bell, house)
        except Failure:
            await _beside(opening.__exit__, None, None, None)
            raise

    def _beat(self, house: House, count: int) -> None:
        from pipelines.steps.alerts import sign_of_life

        sign_of_life(house.warehouse, self.what, house.now(), f"{count} waiting")


async def _beside(blocking: Callable[..., Result], *arguments: object) -> Result:
    """Runs what blocks beside the event loop, in a thread that does not hold up the end of the process."""
    future: Future[Result] = Future()
    future.set_running_or_notify_cancel()

    def run() -> None:
        try:
            future.set_result(blocking(*arguments))
        except BaseException as error:  # noqa: BLE001 - raised where it is awaited
            future.set_exception(error)

    threading.Thread(target=run, daemon=True, name="watch").start()
    return await asyncio.wrap_future(future)
