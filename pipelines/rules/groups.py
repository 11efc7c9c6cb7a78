"""What a group of districts is for one request: who counts, with which number, and from when on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

#: (name, state) as somebody wrote them -> the application id of that district in this cycle, else any other key
#: that is the same for the same district.
Resolve = Callable[[str, str | None], str]

#: (program, school year) -> the least number of teachers, None where there is none.
Minimum = Callable[[str, int], int | None]


@dataclass(frozen=True, slots=True)
class Counted:
    """One member as it counts for one program. table: the lead's number; own: the member's own; counted: what
    was taken. how: "own" (its application), "table", "twice" (already counted), "withdrawn", "one_sided" (it
    names the lead, which names others), "elsewhere" (it applies with another group), "no_number"."""

    name: str
    party: str
    table: int | None
    own: int | None
    counted: int
    how: str

    @property
    def disagrees(self) -> bool:
        return self.table is not None and self.own is not None and self.table != self.own


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """What a group is for one request. lead: application id, "" where nobody leads.

    total: teachers of the whole group; carried: of members without an application of their own, which the lead's
    row carries. moved_to: the group's date where it is later than the application's own; applies only where the
    consortium is the pathway recorded. has_lead_plan: the lead explains how the rest will be found.
    listed_twice: people on the lists of several of them, whom `total` counts once.
    """

    lead: str
    total: int
    carried: int
    moved_to: datetime | None
    has_lead_plan: bool
    members: tuple[Counted, ...] = ()
    is_reached_by_table: bool = False
    listed_twice: int = 0


def listed_twice(lists: Sequence[frozenset[str]], total: int) -> int:
    """How many of `total` teachers are people whom another list of the group has already.

    lists: addresses by district. Where fewer are stated than listed, all different people listed still count.
    """
    different = len(frozenset().union(*lists))
    return max(0, min(sum(map(len, lists)) - different, total - different))
