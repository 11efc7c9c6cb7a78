"""The districts of the sample season and what each of them asks for: fictional, plausible, none like another."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from pipelines.form import HIGH_SCHOOL_PROGRAMS, empty_answers
from pipelines.records import Answers
from pipelines.sample import people


@dataclass(frozen=True, slots=True)
class Request:
    """One program that a district asks for. listed: how many of the teachers it lists by name."""

    program: str
    teachers: int | None
    pathway: str
    listed: int = 0


@dataclass(frozen=True, slots=True)
class Applicant:
    """A district of the sample. number: decides its people and sentences. name: as it writes itself.

    answers: what it answers differently from what `complete_answers` makes up.
    """

    number: int
    name: str
    state: str
    area_code: str
    students: int
    requests: tuple[Request, ...]
    applying_as: str = "single"
    answers: dict[str, Any] = field(default_factory=dict)

    @property
    def domain(self) -> str:
        """The domain of its addresses: "Alder Creek Unified …" → aldercreek.example."""
        return "".join(self.name.split()[:2]).lower().replace("-", "") + ".example"

    @property
    def contact(self) -> str:
        return people.person(self.number * 11)

    @property
    def contact_address(self) -> str:
        return people.address(self.contact, self.domain)


def directory_rows() -> list[dict[str, str]]:
    """The districts of the sample as the national list would have them."""
    text = (files("pipelines.sample") / "districts.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def _directory_row(applicant: Applicant) -> dict[str, str]:
    first_words = " ".join(applicant.name.split()[:2])
    return next(
        row
        for row in directory_rows()
        if row["EDGE_NAME"].startswith(first_words) and row["ST"] == applicant.state
    )


def complete_answers(applicant: Applicant, year: int) -> Answers:
    """Every answer of a district that applies in the cycle of `year`, for the school year after it."""
    number, domain = applicant.number, applicant.domain
    row = _directory_row(applicant)
    superintendent = f"Dr. {people.person(number * 11 + 5)}"
    students = applicant.students
    answers: Answers = {
        **empty_answers(),
        "district_name": applicant.name,
        "state": applicant.state,
        "city": row["LCITY"],
        "office_street": f"{100 + number * 12} {people.pick(('Main Street', 'School Road', 'Court Avenue'), number)}",
        "office_postal_code": f"{10_000 + number * 1_973 % 89_999:05d}",
        "office_phone": f"({applicant.area_code}) 555-01{number % 60 + 10:02d}",
        "nces_id": row["LEAID"],
        "website": f"www.{domain}",
        "students": students,
        "elementary_schools": max(1, students // 900),
        "middle_schools": max(1, students // 2_600),
        "high_schools": max(1, students // 4_200),
        "applying_as": applicant.applying_as,
        "primary_name": applicant.contact,
        "primary_title": people.pick(people.TITLES, number),
        "primary_email": applicant.contact_address,
        "primary_phone": f"({applicant.area_code}) 555-01{number % 60 + 20:02d}",
        "superintendent_name": superintendent,
        "superintendent_title": "Superintendent",
        "superintendent_email": people.address(superintendent, domain),
        "superintendent_phone": f"({applicant.area_code}) 555-01{number % 60 + 21:02d}",
        "school_year_start": f"{year + 1}-08-{10 + number % 20:02d}",
        "school_year_end": f"{year + 2}-06-{1 + number % 18:02d}",
        "programs": [_request_row(applicant, request, year) for request in applicant.requests],
        "vision": people.pick(people.VISIONS, number),
        "implementation": people.pick(people.IMPLEMENTATIONS, number),
        "promotion": people.pick(people.PROMOTIONS, number // 2),
        "support": people.pick(people.SUPPORTS, number // 3),
        "sustaining": people.pick(people.SUSTAININGS, number + 1),
        "courses": _courses(applicant),
        "students_per_computer": 1 if number % 3 else 2,
        "bandwidth_mbps": (100, 250, 1_000)[number % 3],
        "funding_source": people.pick(people.SOURCES, number),
        "taxes_understood": True,
        "teachers": _teachers(applicant),
        "signature_name": superintendent,
        "signature_title": "Superintendent",
    }
    answers.update(_money(applicant))
    answers.update(applicant.answers)
    return answers


def _request_row(applicant: Applicant, request: Request, year: int) -> dict[str, Any]:
    return {
        "program": request.program,
        "teachers": request.teachers,
        "schools": min(request.teachers or 1, 1 + applicant.students // 3_000),
        "first_year": f"{year + 1}-{(year + 2) % 100:02d}",
        "pathway": request.pathway,
        "identification_plan": people.pick(people.PLANS, applicant.number + (0 if request.listed else 1)),
    }


def _courses(applicant: Applicant) -> list[dict[str, Any]]:
    return [
        {
            "program": request.program,
            "course_code": f"{5_100 + applicant.number * 3 + index}",
            "on_master_schedule": applicant.number % 5 != 4,
        }
        for index, request in enumerate(applicant.requests)
        if request.program in HIGH_SCHOOL_PROGRAMS
    ]


def _teachers(applicant: Applicant) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for request in applicant.requests:
        rows += people.teachers(
            request.program, request.listed, applicant.domain, applicant.number * 40 + len(rows)
        )
    return rows


def _money(applicant: Applicant) -> dict[str, Any]:
    """A stipend by the day, heads of counselors and principals where a high school takes part."""
    programs = {request.program for request in applicant.requests}
    if programs == {"k5"}:
        return {"k5_facilitator": people.person(applicant.number * 11 + 3)}
    takes_part = bool(programs & set(HIGH_SCHOOL_PROGRAMS))
    return {
        "stipend_per_day": f"{100 + applicant.number % 6 * 10}.00",
        "counselors": 2 + applicant.number % 3 if takes_part else 0,
        "principals": 1 + applicant.number % 2 if takes_part else 0,
    }


CAST: tuple[Applicant, ...] = (
    Applicant(
        1, "Alder Creek Unified School District", "CA", "661", 18_420, (Request("csp", 34, "own_cohort", 34),)
    ),
    Applicant(
        2,
        "Bluestem Independent School District",
        "TX",
        "281",
        9_310,
        (Request("csp", 12, "join_region", 12),),
    ),
    Applicant(3, "Cedar Bluff Public Schools", "NE", "308", 6_205, (Request("ecs", 31, "own_cohort", 4),)),
    Applicant(
        4,
        "Dogwood County School District",
        "GA",
        "478",
        21_700,
        (Request("algebra", 30, "own_cohort", 30), Request("science", 32, "own_cohort", 6)),
    ),
    Applicant(
        5, "Elk Meadow School District RE-2", "CO", "970", 11_940, (Request("csp", 33, "own_cohort", 5),)
    ),
    Applicant(
        6, "Fox Hollow Local School District", "OH", "740", 4_480, (Request("ecs", 6, "join_region", 6),)
    ),
    Applicant(
        7,
        "Granite Falls Regional School Unit 112",
        "ME",
        "207",
        2_310,
        (Request("k5", 24, "k5_affiliate", 8),),
    ),
    Applicant(
        8,
        "Heron Lake Community School District",
        "IA",
        "515",
        5_120,
        (Request("csp", 14, "consortium", 14),),
        "lead",
        {
            "members": [
                {
                    "district_name": "Juniper Flats Community School District",
                    "state": "IA",
                    "program": "csp",
                    "teachers": 9,
                },
                {
                    "district_name": "Kestrel Point Community School District",
                    "state": "IA",
                    "program": "csp",
                    "teachers": 8,
                },
            ]
        },
    ),
    Applicant(
        9,
        "Juniper Flats Community School District",
        "IA",
        "515",
        2_260,
        (Request("csp", 9, "consortium", 9),),
        "member",
        {"lead_district": "Heron Lake Community School District"},
    ),
    Applicant(
        10,
        "Kestrel Point Community School District",
        "IA",
        "641",
        1_980,
        (Request("csp", 8, "consortium", 8),),
        "member",
        {"lead_district": "Heron Lake Community School District"},
    ),
    Applicant(
        11,
        "Larkspur City Public Schools",
        "VA",
        "434",
        7_660,
        (Request("csp", 5, "paid_travel", 5),),
        answers={"amount_budgeted": "6000.00", "funding_source": "School board travel fund"},
    ),
    Applicant(12, "Maple Harbor School District", "MA", "978", 8_050, (Request("csp", 30, "own_cohort", 3),)),
    Applicant(
        13,
        "Nutmeg Valley Regional School District 21",
        "CT",
        "860",
        3_940,
        (Request("ecs", 30, "own_cohort", 2),),
    ),
    Applicant(
        14,
        "Osprey Bay County School District",
        "FL",
        "561",
        33_900,
        (Request("ecs", 20, "join_region", 3), Request("csp", 31, "own_cohort", 31)),
    ),
    Applicant(
        15,
        "Prairie Wind Unified School District 512",
        "KS",
        "620",
        5_410,
        (Request("algebra", 30, "own_cohort", 4),),
    ),
    Applicant(16, "Quail Run Unified District", "AZ", "520", 10_280, (Request("csp", 28, "own_cohort", 28),)),
    Applicant(
        17, "Redstone Elementary School District", "MT", "406", 640, (Request("k5", 31, "k5_affiliate", 31),)
    ),
    Applicant(
        18, "Silver Birch Area School District", "PA", "570", 6_870, (Request("ecs", 33, "own_cohort", 33),)
    ),
    Applicant(
        19,
        "Timberline School District 7J",
        "OR",
        "541",
        4_130,
        (Request("science", 30, "own_cohort", 3),),
        answers={"primary_email": None, "superintendent_email": None},
    ),
    Applicant(20, "Umber Hills Municipal Schools", "NM", "505", 3_275, (Request("ecs", 30, "own_cohort"),)),
    Applicant(21, "Violet Springs Public Schools", "OK", "405", 5_985, (Request("csp", 32, "own_cohort"),)),
    Applicant(
        22,
        "Willow Bend Community Unit School District 9",
        "IL",
        "630",
        12_600,
        (Request("algebra", 32, "own_cohort", 5), Request("csp", 11, "join_region", 4)),
        answers={"stipend_per_day": None, "stipend_per_hour": "24.50"},
    ),
    Applicant(
        23, "Yellow Pine Parish School Board", "LA", "318", 15_730, (Request("ecs", 40, "own_cohort", 40),)
    ),
    Applicant(
        24, "Zephyr Cove County School District", "NV", "702", 7_040, (Request("ecs", 8, "join_region", 8),)
    ),
    Applicant(
        25,
        "Ashford Mills Township School District",
        "NJ",
        "908",
        5_560,
        (Request("csp", 32, "own_cohort", 32),),
        answers={"stipend_per_day": "145.00", "amount_budgeted": "20880.00"},
    ),
    Applicant(
        26,
        "Brookhaven Prairie Public School District 14",
        "ND",
        "701",
        1_420,
        (Request("csp", 4, "own_cohort", 4),),
    ),
)
APPLICANT = {applicant.number: applicant for applicant in CAST}
