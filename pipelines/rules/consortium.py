"""Groups of neighbouring districts: a lead with its table, separate applications that name each other, or both.

Members count once, however often they are listed. A member's own application says how many teachers it has; the
lead's table speaks for members without one. The date of a group is that of its last member to become complete,
but only numbers known solely from a member's application move it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from pipelines.form import PROGRAMS
from pipelines.rules.facts import Facts, RequestFacts

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
    """

    lead: str
    total: int
    carried: int
    moved_to: datetime | None
    has_lead_plan: bool
    members: tuple[Counted, ...] = ()
    is_reached_by_table: bool = False


@dataclass
class _Tally:
    """The members of one lead for one program while they are counted."""

    counted: list[Counted] = field(default_factory=list)
    carried: int = 0
    table_total: int = 0
    total: int = 0
    movers: list[datetime] = field(default_factory=list)


class _Groups:
    def __init__(self, applications: Sequence[Facts], resolve: Resolve, minimum: Minimum) -> None:
        self._minimum = minimum
        self._resolve = resolve
        self._all = {a.application_id: a for a in applications}
        self._named = {a.application_id: self._names(a, resolve) for a in applications if a.members}
        self._lead_of = {a.application_id: self._lead(a, resolve) for a in applications if a.lead_district}
        self._lead_of |= self._leads_of_the_silent(applications)
        self._claimed: set[tuple[str, str]] = set()  # (member without application, program) already counted
        self.figures: dict[tuple[str, str], GroupFigures] = {}

    @staticmethod
    def _names(application: Facts, resolve: Resolve) -> set[str]:
        return {resolve(member.name, member.state or application.state) for member in application.members}

    @staticmethod
    def _lead(application: Facts, resolve: Resolve) -> str:
        if application.is_lead or not application.lead_district:
            return ""
        return resolve(application.lead_district, application.state)

    def _leads_of_the_silent(self, applications: Sequence[Facts]) -> dict[str, str]:
        """Who applies as a member and names no lead belongs to the only lead that lists it."""
        lists: dict[str, set[str]] = defaultdict(set)
        for lead, named in self._named.items():
            if self._all[lead].is_lead:
                for member in named:
                    lists[member].add(lead)
        return {
            a.application_id: next(iter(lists[a.application_id]))
            for a in applications
            if len(lists.get(a.application_id, ())) == 1 and a.is_silent_member
        }

    def _counts(self, application: Facts | None) -> bool:
        return application is not None and application.is_active and application.is_assessable

    def belongs(self, member: str, lead: Facts) -> bool:
        """Whether a member's application and a lead name each other; a lead that lists nobody contradicts none."""
        return self._lead_of.get(member) == lead.application_id and (
            member in self._named.get(lead.application_id, ()) or not lead.members
        )

    def take_lead(self, lead: Facts) -> None:
        followers = [m for m, named in self._lead_of.items() if named == lead.application_id]
        programs = {r.program for r in lead.requests if r.is_active}
        for member in followers:
            if self._counts(self._all.get(member)) and self.belongs(member, lead):
                programs |= {r.program for r in self._all[member].requests}
        for program in PROGRAMS:
            if program in programs:
                self._take_program(lead, program, followers)

    def _take_program(self, lead: Facts, program: str, followers: list[str]) -> None:
        request = _active(lead, program)
        tally = _Tally()
        own = request.teachers if request is not None else 0
        tally.total = tally.table_total = own
        if request is not None:
            self._count_table(lead, program, tally)
        for member in followers:
            if member not in {c.party for c in tally.counted}:
                self._count_follower(lead, program, member, tally)
        year = request.school_year if request is not None else None
        self._record(lead, program, request, tally, year)

    def _count_table(self, lead: Facts, program: str, tally: _Tally) -> None:
        rows: dict[str, tuple[str, list[int]]] = {}
        for member in lead.members:
            party = self._resolve(member.name, member.state or lead.state)
            if member.program == program and party != lead.application_id:
                numbers = rows.setdefault(party, (member.name, []))[1]
                if member.teachers is not None:
                    numbers.append(member.teachers)
        for party, (name, numbers) in rows.items():
            # Listed twice with different numbers: the lower one, and the difference is shown.
            table = min(numbers) if numbers else None
            counted = self._count_member(lead, program, party, name, table)
            tally.counted.append(counted)
            tally.total += counted.counted
            if counted.how == "own":
                tally.table_total += counted.table or 0
                self._move(counted, tally)
            elif counted.how in ("table", "no_number"):
                tally.table_total += counted.counted
                if not self._has_request(party, program):
                    tally.carried += counted.counted

    def _has_request(self, party: str, program: str) -> bool:
        application = self._all.get(party)
        return (
            self._counts(application) and application is not None and application.request(program) is not None
        )

    def _count_member(self, lead: Facts, program: str, party: str, name: str, table: int | None) -> Counted:
        application = self._all.get(party)
        if application is not None and self._is_out(application, program):
            return Counted(name, party, table, None, 0, "withdrawn")
        leader = self._lead_of.get(party, "")
        if leader and leader != lead.application_id:
            other = self._all.get(leader)
            if other is not None and self.belongs(party, other):
                return Counted(name, party, table, None, 0, "elsewhere")
        if self._has_request(party, program) and application is not None:
            request = application.request(program)
            own = request.teachers if request is not None else 0
            if self.belongs(party, lead):
                return Counted(name, party, table, own, own, "own")
            return Counted(name, party, table, own, table or 0, "table")
        if (party, program) in self._claimed:
            return Counted(name, party, table, None, 0, "twice")
        self._claimed.add((party, program))
        return Counted(name, party, table, None, table or 0, "table" if table is not None else "no_number")

    @staticmethod
    def _is_out(application: Facts, program: str) -> bool:
        """Withdrawn or declined: not counted, whoever lists it."""
        request = application.request(program)
        return not application.is_active or (request is not None and not request.is_active)

    def _count_follower(self, lead: Facts, program: str, member: str, tally: _Tally) -> None:
        """A member's application that the lead's table has no row for."""
        application = self._all[member]
        request = application.request(program)
        if request is None or not request.is_active or not self._counts(application):
            return
        if self.belongs(member, lead):
            counted = Counted(application.name, member, None, request.teachers, request.teachers, "own")
            tally.total += counted.counted
            self._move(counted, tally)
        else:
            counted = Counted(application.name, member, None, request.teachers, 0, "one_sided")
        tally.counted.append(counted)

    def _move(self, counted: Counted, tally: _Tally) -> None:
        """Numbers known solely from a member's application move the date."""
        at = self._all[counted.party].priority_at
        if at is not None and counted.counted and counted.table != counted.own:
            tally.movers.append(at)

    def _record(
        self, lead: Facts, program: str, request: RequestFacts | None, tally: _Tally, year: int | None
    ) -> None:
        members = tuple(tally.counted)
        parties = [lead, *(self._all[c.party] for c in members if c.how == "own")]
        years = [r.school_year for p in parties if (r := p.request(program)) is not None]
        minimum = self._minimum(program, year if year is not None else max(years))
        is_reached = minimum is not None and tally.total >= minimum
        by_table = is_reached and minimum is not None and tally.table_total >= minimum
        starts = [lead.priority_at] if request is not None and lead.priority_at is not None else []
        group_date = max([*starts, *(() if by_table else tally.movers)], default=None)
        has_plan = request is not None and request.has_plan
        for party in parties:
            if party.request(program) is None or (party.application_id, program) in self.figures:
                continue
            is_lead = party is lead
            self.figures[party.application_id, program] = GroupFigures(
                lead=lead.application_id,
                total=tally.total,
                carried=tally.carried if is_lead else 0,
                moved_to=_later(party.priority_at, group_date) if is_reached else None,
                has_lead_plan=has_plan,
                members=members,
                is_reached_by_table=by_table,
            )

    def take_peers(self, peers: Sequence[Facts]) -> None:
        """Applications without a lead that name each other."""
        names = {
            a.application_id: self._named.get(a.application_id, set())
            | {self._lead_of.get(a.application_id, "")}
            for a in peers
        }
        mutual = defaultdict(set)
        for a in names:
            for b in names[a] & names.keys() - {a}:
                if a in names[b]:
                    mutual[a].add(b)
        for group in _components(mutual):
            parties = [self._all[a] for a in sorted(group)]
            for program in PROGRAMS:
                asking = [p for p in parties if _active(p, program) is not None]
                if len(asking) > 1:
                    self._record_peers(asking, program)

    def _record_peers(self, asking: list[Facts], program: str) -> None:
        requests = [r for p in asking if (r := p.request(program)) is not None]
        total = sum(r.teachers for r in requests)
        minimum = self._minimum(program, max(r.school_year for r in requests))
        is_reached = minimum is not None and total >= minimum
        group_date = max((p.priority_at for p in asking if p.priority_at is not None), default=None)
        members = tuple(
            Counted(p.name, p.application_id, None, r.teachers, r.teachers, "own")
            for p in asking
            if (r := p.request(program)) is not None
        )
        for party in asking:
            self.figures[party.application_id, program] = GroupFigures(
                lead="",
                total=total,
                carried=0,
                moved_to=_later(party.priority_at, group_date) if is_reached else None,
                has_lead_plan=any(r.has_plan for r in requests),
                members=members,
            )


def _active(application: Facts, program: str) -> RequestFacts | None:
    request = application.request(program)
    return request if request is not None and request.is_active else None


def _later(own: datetime | None, group: datetime | None) -> datetime | None:
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


def find_groups(
    applications: Sequence[Facts], resolve: Resolve, minimum: Minimum
) -> dict[tuple[str, str], GroupFigures]:
    """The group of every request that has one, by (application id, program)."""
    relevant = [a for a in applications if a.is_lead or a.members or a.lead_district or a.is_silent_member]
    groups = _Groups(applications, resolve, minimum)
    counting = [a for a in relevant if a.is_active and a.is_assessable]
    # The lead that was complete first claims a member that two leads list.
    leads = sorted((a for a in counting if a.is_lead), key=lambda a: (a.priority_at, a.first_sha256))
    for lead in leads:
        groups.take_lead(lead)
    lead_ids = {a.application_id for a in leads}
    groups.take_peers(
        [a for a in counting if a.application_id not in lead_ids and not _follows(a, groups, lead_ids)]
    )
    return groups.figures


def _follows(application: Facts, groups: _Groups, lead_ids: set[str]) -> bool:
    return any((application.application_id, r.program) in groups.figures for r in application.requests)
