"""Who a letter still goes to where some of its addresses must not be written to any more."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

_WHY = {
    "bounced": "bounced",
    "unsubscribed": "asked us to stop",
    "ruled": "is not to be written to, a person ruled",
}


@dataclass(frozen=True, slots=True)
class Stop:
    """One row of table `suppression`. is_answered: it asked us to stop, and has written to us since; the letter
    answers that mail, and whoever writes is answered."""

    reason: str
    detail: str
    since: datetime
    is_answered: bool = False

    def words(self, address: str) -> str:
        detail = f": {self.detail}" if self.detail else ""
        return f"{address} {_WHY[self.reason]} on {self.since:%Y-%m-%d}{detail}"


@dataclass(frozen=True, slots=True)
class Recipients:
    """addresses: the first is written to, the others get a copy; empty when nobody is left. why_not: in words, for
    staff. stopped_at: when the first one asked us to stop, where this letter answers it all the same."""

    addresses: tuple[str, ...]
    why_not: str = ""
    stopped_at: datetime | None = None


def recipients(to: str, copies: Sequence[str], stops: Mapping[str, Stop]) -> Recipients:
    """stops: by address in lower case. A copy to somebody who can be reached takes the place of the first."""
    left = [to] if to.lower() not in stops or stops[to.lower()].is_answered else []
    left += [address for address in copies if address.lower() not in stops]
    why_not = "; ".join(
        stops[address.lower()].words(address)
        for address in (to, *copies)
        if address.lower() in stops and address not in left
    )
    stop = stops.get(left[0].lower()) if left else None
    return Recipients(tuple(left), why_not, stop.since if stop else None)
