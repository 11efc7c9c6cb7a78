"""What the rules need to know of an application, taken from its answers: plain numbers and marks.

One `Facts` an application, one `RequestFacts` a program asked for. Nothing here is judged yet.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from pipelines.form import HIGH_SCHOOL_PROGRAMS
from pipelines.outcomes import Code, Problem, Severity
from pipelines.records import Answers
from pipelines.rules.answers import is_answered
from pipelines.rules.people import addresses_of, count_people
from pipelines.rules.validate import listed_rows, program_rows

_YEAR = re.compile(r"(\d{4})-\d{2}")


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """One program asked for. stated: the number given; listed: different people in the teachers table.

    school_year: the year in which its first school year begins. addresses: of the people listed, private; only where
    the district applies with others, to count whom several list once.
    """

    program: str
    stated: int | None
    listed: int
    has_plan: bool
    asked_pathway: str | None
    school_year: int
    first_year: str | None = None
    course_code: str | None = None
    is_on_master_schedule: bool | None = None
    is_active: bool = True  # nobody declined or withdrew it
    addresses: frozenset[str] = frozenset()

    @property
    def teachers(self) -> int:
        """What counts as teachers: the number stated, else the people listed; a plan alone gives 0."""
        return self.stated if self.stated is not None else self.listed


@dataclass(frozen=True, slots=True)
class Money:
    """The district's own figures. Cents; None where nothing was given. rate: positive or None."""

    rate_cents: int | None
    rate_unit: str  # "hour", "day", "" without a rate
    gives_both_rates: bool
    budget_cents: int | None
    heads: int  # counselors and principals who will attend
    has_funding_source: bool


@dataclass(frozen=True, slots=True)
class Member:
    """A row of a lead's members table. program: None where the row names none and several are asked for."""

    name: str
    state: str | None
    program: str | None
    teachers: int | None


@dataclass(frozen=True, slots=True)
class Facts:
    """One application. is_assessable: nothing critical is missing; is_active: nobody withdrew or refused it.

    place: latitude and longitude where the directory is sure. priority_at: receipt of the first assessable
    version; first_sha256: its message.
    """

    application_id: str
    leaid: str | None
    name: str
    state: str | None
    is_assessable: bool
    is_active: bool
    priority_at: datetime | None
    first_sha256: str
    requests: tuple[RequestFacts, ...]
    money: Money
    applying_as: str | None = None
    lead_district: str | None = None
    members: tuple[Member, ...] = ()
    place: tuple[float, float] | None = None
    students_per_computer: Decimal | None = None
    bandwidth_mbps: Decimal | None = None
    k5_facilitator: bool = False

    @property
    def is_k5_alone(self) -> bool:
        return bool(self.requests) and all(request.program == "k5" for request in self.requests)

    @property
    def is_lead(self) -> bool:
        """Applying for a group: said so, or members listed where nothing else was said or a consortium is asked."""
        if self.applying_as == "lead":
            return True
        asks = any(request.asked_pathway == "consortium" for request in self.requests)
        return bool(self.members) and (self.applying_as is None or (self.applying_as == "single" and asks))

    @property
    def is_silent_member(self) -> bool:
        """Applies as a member, or for a consortium, without a word about the lead."""
        asks = any(request.asked_pathway == "consortium" for request in self.requests)
        return not self.lead_district and not self.is_lead and (self.applying_as == "member" or asks)

    def request(self, program: str) -> RequestFacts | None:
        return next((request for request in self.requests if request.program == program), None)


def cents(amount: Any) -> int | None:
    """ "125.00" -> 12500; None for None."""
    return None if amount is None else int(Decimal(str(amount)) * 100)


def money_of(answers: Answers) -> Money:
    """Rates and amounts. Where both rates are given the hourly one counts; a rate of nothing is none."""
    hourly, daily = cents(answers.get("stipend_per_hour")), cents(answers.get("stipend_per_day"))
    rate, unit = (hourly, "hour") if hourly else (daily, "day") if daily else (None, "")
    return Money(
        rate_cents=rate,
        rate_unit=unit,
        gives_both_rates=bool(hourly and daily),
        budget_cents=cents(answers.get("amount_budgeted")),
        heads=(answers.get("counselors") or 0) + (answers.get("principals") or 0),
        has_funding_source=is_answered(answers.get("funding_source")),
    )


def requests_of(answers: Answers, cycle: int, default_school_year: int) -> tuple[RequestFacts, ...]:
    """Every program asked for, in program order."""
    others = bool(answers.get("members") or answers.get("lead_district"))
    is_with_others = others or answers.get("applying_as") in ("lead", "member")
    courses = {row.get("program"): row for row in answers.get("courses") or ()}
    found = []
    for program, row in program_rows(answers).items():
        course = courses.get(program) or {}
        listed = listed_rows(answers, program)
        asks_with_others = is_with_others or row.get("pathway") == "consortium"
        found.append(
            RequestFacts(
                program=program,
                stated=row.get("teachers"),
                listed=count_people(listed),
                has_plan=is_answered(row.get("identification_plan")),
                asked_pathway=row.get("pathway"),
                school_year=school_year_of(row.get("first_year"), cycle, default_school_year),
                first_year=row.get("first_year"),
                course_code=course.get("course_code"),
                is_on_master_schedule=course.get("on_master_schedule"),
                addresses=addresses_of(listed) if asks_with_others else frozenset(),
            )
        )
    return tuple(found)


def school_year_of(first_year: str | None, cycle: int, default: int) -> int:
    """The year in which the request's first school year begins; one that began before the cycle opened is over."""
    found = _YEAR.fullmatch(first_year or "")
    year = int(found[1]) if found else default
    return year if year >= cycle else default


def members_of(answers: Answers) -> tuple[Member, ...]:
    """The members table; a row that names no program belongs to the only one asked for."""
    asked = list(program_rows(answers))
    only = asked[0] if len(asked) == 1 else None
    return tuple(
        Member(row["district_name"], row.get("state"), row.get("program") or only, row.get("teachers"))
        for row in answers.get("members") or ()
        if is_answered(row.get("district_name"))
    )


def request_problems(answers: Answers, facts: Facts, cycle: int) -> tuple[Problem, ...]:
    """Differences inside an application that the district should settle."""
    problems: list[Problem] = []

    def ask(field: str, *detail: tuple[str, Any], code: Code = Code.CONTRADICTION) -> None:
        figures = tuple((name, str(value)) for name, value in detail)
        problems.append(Problem(code, Severity.QUESTION, field, detail=figures))

    for request in facts.requests:
        field = f"programs.{request.program}.teachers"
        if request.stated is not None and request.listed and request.stated != request.listed:
            ask(field, ("stated", request.stated), ("listed", request.listed))
        rows = [row for row in answers.get("programs") or () if row.get("program") == request.program]
        numbers = [row["teachers"] for row in rows if row.get("teachers") is not None]
        if len(set(numbers)) > 1:
            ask(field, *(("stated", number) for number in numbers))
        found = _YEAR.fullmatch(request.first_year or "")
        if found and int(found[1]) < cycle:
            ask(
                f"programs.{request.program}.first_year",
                ("stated", request.first_year),
                ("counted", f"{request.school_year}-{(request.school_year + 1) % 100:02d}"),
                code=Code.OUT_OF_RANGE,
            )
    if len(facts.requests) > 1 and any(not row.get("program") for row in answers.get("teachers") or ()):
        ask("teachers.program", ("rows", sum(not row.get("program") for row in answers["teachers"])))
    if facts.money.gives_both_rates:
        ask(
            "stipend_per_hour",
            ("per_hour", answers.get("stipend_per_hour")),
            ("per_day", answers.get("stipend_per_day")),
        )
    zero = [key for key in ("stipend_per_hour", "stipend_per_day") if answers.get(key) is not None]
    if zero and facts.money.rate_cents is None and any(r.program != "k5" for r in facts.requests):
        ask(zero[0], ("stated", answers.get(zero[0])), code=Code.OUT_OF_RANGE)
    if facts.applying_as == "single" and facts.members:
        ask("applying_as", ("stated", "single"), ("members", len(facts.members)))
    return tuple(problems)


def asks_high_school(facts: Facts) -> bool:
    return any(request.program in HIGH_SCHOOL_PROGRAMS for request in facts.requests)
