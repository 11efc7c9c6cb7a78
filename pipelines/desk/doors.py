"""What the desk needs of the house: connections to borrow, bytes, documents, the policy, the clock."""

from __future__ import annotations

import queue
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from connectors.warehouse import Warehouse
from pipelines.rules.windows import Calendar, calendar, cycle_of

if TYPE_CHECKING:
    from pipelines.policy.values import Policy
    from pipelines.wiring import House

_IDLE_CONNECTIONS = 8


class Doors:
    """One for a server; safe to use from the threads that answer requests. open_house: called at the first page."""

    def __init__(self, open_house: Callable[[], House]) -> None:
        self._open_house = open_house
        self._idle: queue.LifoQueue[Warehouse] = queue.LifoQueue(_IDLE_CONNECTIONS)

    @cached_property
    def house(self) -> House:
        return self._open_house()

    @cached_property
    def _url(self) -> str:
        return self.house.warehouse.url

    @contextmanager
    def warehouse(self) -> Iterator[Warehouse]:
        """A connection of this request's own, given back afterwards."""
        try:
            borrowed = self._idle.get_nowait()
        except queue.Empty:
            borrowed = Warehouse(self._url)
        try:
            yield borrowed
        except BaseException:
            borrowed.close()
            raise
        try:
            self._idle.put_nowait(borrowed)
        except queue.Full:
            borrowed.close()

    @property
    def policy(self) -> Policy:
        return self.house.policy

    def now(self) -> datetime:
        return self.house.now()

    @property
    def cycle(self) -> int:
        return cycle_of(self.policy, self.now())

    @property
    def calendar(self) -> Calendar:
        return calendar(self.policy, self.cycle)

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(ZoneInfo(self.calendar.zone))
