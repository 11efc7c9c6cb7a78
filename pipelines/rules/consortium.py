"""Groups of neighbouring districts: a lead with its table, separate applications that name each other, or both.

Members count once, however often they are listed. A member's own application says how many teachers it has; the
lead's table speaks for members without one. The date of a group is that of its last member to become complete,
but only numbers known solely from a member's application move it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from pipelines.form import PROGRAMS
from pipelines.rules.consortium_peers import active_request, later, peer_groups
from pipelines.rules.facts import Facts, RequestFacts
from pipelines.rules.groups import Counted, GroupFigures, Minimum, Resolve, listed_twice


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

    def names(self, application: str) -> set[str]:
        """Everybody whom an application names, as its lead or as a member."""
        return self._named.get(application, set()) | {self._lead_of.get(application, "")}

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
        request = active_request(lead, program)
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
        requests = [r for p in parties if (r := p.request(program)) is not None]
        years = [r.school_year for r in requests]
        twice = listed_twice([r.addresses for r in requests if r.is_active], tally.total)
        total = tally.total - twice
        minimum = self._minimum(program, year if year is not None else max(years))
        is_reached = minimum is not None and total >= minimum
        by_table = is_reached and minimum is not None and tally.table_total - twice >= minimum
        starts = [lead.priority_at] if request is not None and lead.priority_at is not None else []
        group_date = max([*starts, *(() if by_table else tally.movers)], default=None)
        has_plan = request is not None and request.has_plan
        for party in parties:
            if party.request(program) is None or (party.application_id, program) in self.figures:
                continue
            is_lead = party is lead
            self.figures[party.application_id, program] = GroupFigures(
                lead=lead.application_id,
                total=total,
                carried=tally.carried if is_lead else 0,
                moved_to=later(party.priority_at, group_date) if is_reached else None,
                has_lead_plan=has_plan,
                members=members,
                is_reached_by_table=by_table,
                listed_twice=twice,
            )


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
    peers = [a for a in counting if a.application_id not in lead_ids and not _follows(a, groups)]
    names = {a.application_id: groups.names(a.application_id) for a in peers}
    groups.figures |= peer_groups(peers, names, minimum)
    return groups.figures


def _follows(application: Facts, groups: _Groups) -> bool:
    return any((application.application_id, r.program) in groups.figures for r in application.requests)
