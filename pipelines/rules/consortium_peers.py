"""Applications without a lead that name each other: a group of peers, dated by the last of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from pipelines.form import PROGRAMS
from pipelines.rules.facts import Facts, RequestFacts
from pipelines.rules.groups import Counted, GroupFigures, Minimum, listed_twice


def peer_groups(
    peers: Sequence[Facts], names: Mapping[str, set[str]], minimum: Minimum
) -> dict[tuple[str, str], GroupFigures]:
    """The group of every request of peers, by (application id, program). names: whom each application names."""
    by_id = {peer.application_id: peer for peer in peers}
    mutual: dict[str, set[str]] = defaultdict(set)
    for one in by_id:
        for other in names.get(one, set()) & by_id.keys() - {one}:
            if one in names.get(other, set()):
                mutual[one].add(other)
    figures: dict[tuple[str, str], GroupFigures] = {}
    for group in _components(mutual):
        parties = [by_id[application] for application in sorted(group)]
        for program in PROGRAMS:
            asking = [(p, r) for p in parties if (r := active_request(p, program)) is not None]
            if len(asking) > 1:
                figures |= _figures(asking, program, minimum)
    return figures


def _figures(
    asking: Sequence[tuple[Facts, RequestFacts]], program: str, minimum: Minimum
) -> dict[tuple[str, str], GroupFigures]:
    stated = sum(request.teachers for _, request in asking)
    twice = listed_twice([request.addresses for _, request in asking], stated)
    total = stated - twice
    least = minimum(program, max(request.school_year for _, request in asking))
    is_reached = least is not None and total >= least
    group_date = max((p.priority_at for p, _ in asking if p.priority_at is not None), default=None)
    members = tuple(
        Counted(p.name, p.application_id, None, request.teachers, request.teachers, "own")
        for p, request in asking
    )
    return {
        (party.application_id, program): GroupFigures(
            lead="",
            total=total,
            carried=0,
            moved_to=later(party.priority_at, group_date) if is_reached else None,
            has_lead_plan=any(request.has_plan for _, request in asking),
            members=members,
            listed_twice=twice,
        )
        for party, _ in asking
    }


def active_request(application: Facts, program: str) -> RequestFacts | None:
    """The request for a program, unless somebody declined or withdrew it."""
    request = application.request(program)
    return request if request is not None and request.is_active else None


def later(own: datetime | None, group: datetime | None) -> datetime | None:
    """The group's date where it is later than one's own."""
    return group if own is not None and group is not None and group > own else None


def _components(edges: dict[str, set[str]]) -> Iterable[set[str]]:
    seen: set[str] = set()
    for start in sorted(edges):
        if start in seen:
            continue
        group, waiting = set(), [start]
        while waiting:
            node = waiting.pop()
            if node not in group:
                group.add(node)
                waiting.extend(edges[node] - group)
        seen |= group
        yield group
