"""The complete answers of a fictional district: what the cast says, and the rest made up the same way each time."""

from __future__ import annotations

import csv
from importlib.resources import files
from typing import Any

from pipelines.form import HIGH_SCHOOL_PROGRAMS, empty_answers
from pipelines.records import Answers
from pipelines.sample import people
from pipelines.sample.cast import Applicant, Request

#: Days of training that the districts reckon with.
_DAYS = {"k5": 0, "algebra": 4, "science": 5, "ecs": 12, "csp": 9}


#: The first three digits of postal codes, one postal area for each state of the cast.
_POSTAL_AREAS = {
    "AZ": "857", "CA": "935", "CO": "808", "CT": "064", "FL": "339", "GA": "310", "IA": "503", "IL": "617", "KS": "674",
    "LA": "713", "MA": "015", "ME": "044", "MT": "594", "ND": "584", "NE": "691", "NJ": "088", "NM": "880", "NV": "894",
    "OH": "438", "OK": "736", "OR": "977", "PA": "168", "TX": "774", "VA": "239",
}  # fmt: skip


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
        "office_postal_code": f"{_POSTAL_AREAS[applicant.state]}{number % 100:02d}",
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
        "signature_date": f"{year}-02-{2 + number % 14:02d}",
    }
    answers.update(_money(applicant))
    answers.update(applicant.answers)
    return answers


def _request_row(applicant: Applicant, request: Request, year: int) -> dict[str, Any]:
    plan = people.pick(people.PLANS, applicant.number + (0 if request.listed else 1))
    return {
        "program": request.program,
        "teachers": request.teachers,
        "schools": min(request.teachers or 1, 1 + applicant.students // 3_000),
        "first_year": f"{year + 1}-{(year + 2) % 100:02d}",
        "pathway": request.pathway,
        "identification_plan": plan if request.has_plan else None,
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
    per_day = 100 + applicant.number % 6 * 10
    cost = sum((request.teachers or 0) * _DAYS[request.program] * per_day for request in applicant.requests)
    return {
        "stipend_per_day": f"{per_day}.00",
        "counselors": 2 + applicant.number % 3 if takes_part else 0,
        "principals": 1 + applicant.number % 2 if takes_part else 0,
        # Every fourth district has not yet said what it will put in.
        "amount_budgeted": f"{cost // 2}.00" if applicant.number % 4 else None,
    }
