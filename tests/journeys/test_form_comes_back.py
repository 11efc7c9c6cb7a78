"""A form filled with random values by our own writer reads back equal, in every layout and format."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from connectors.documents import read_document, sniff
from connectors.form_writer import LAYOUTS, suffix, word_form, write_form
from connectors.form_writer.words import words_for
from connectors.limits import Limits
from pipelines.form import (
    HIGH_SCHOOL_PROGRAMS,
    PATHWAYS,
    PROGRAMS,
    QUESTIONS,
    Column,
    Question,
    Type,
    empty_answers,
)
from pipelines.outcomes import Kind, Role
from pipelines.records import Answers
from pipelines.rules.read.interpret import Interpretation, interpret
from pipelines.rules.read.values import school_year_of
from pipelines.sample.answers import complete_answers
from pipelines.sample.cast import APPLICANT
from pipelines.states import STATE_NAMES

NAMES = st.sampled_from(
    ("Alder Creek", "Bluestem", "Fox Hollow", "Granite Falls", "La Ca\N{LATIN SMALL LETTER N WITH TILDE}ada")
)
PEOPLE = st.sampled_from(
    ("Rosa Calloway", "Dr. Henry O'Dell", "Anh Nguyen", "Kwame Brightwater", "Vera Espinoza-Marsh")
)
EMAILS = st.from_regex(r"[a-z]{2,8}\.[a-z]{2,8}@[a-z]{3,9}\.example", fullmatch=True)
PHONES = st.integers(100, 199).map(lambda number: f"(405) 555-0{number}")
DAYS = st.dates(date(2014, 1, 1), date(2030, 12, 31)).map(date.isoformat)
COUNTS = st.integers(0, 40)
MONEY = st.integers(1, 9_999_999).map(lambda cents: f"{Decimal(cents) / 100:.2f}")
YEARS = st.integers(2014, 2030).map(school_year_of)
SENTENCES = st.sampled_from(
    (
        "Lead teachers meet on the first Monday of each month.",
        "The largest building goes first, and what we learn there is written down for the others.",
        "Every student builds a program that does something useful.",
        "A coach visits once a month; substitutes are paid from the general fund.",
        "Students of the first year do the talking.",
    )
)


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(st.none(), strategy)


TEACHERS = st.fixed_dictionaries(
    {
        "name": PEOPLE,
        "school": NAMES.map(lambda name: f"{name} High School"),
        "assignment": st.sampled_from(("Mathematics", "Physics", "Business", "Grade 4")),
        "program": st.sampled_from(PROGRAMS),
        "email": EMAILS,
    }
)


def _request(program: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {
            "program": st.just(program),
            "teachers": COUNTS,
            "schools": _maybe(st.integers(1, 9)),
            "first_year": YEARS,
            "pathway": st.sampled_from(PATHWAYS),
            "identification_plan": _maybe(SENTENCES),
        }
    )


def _course(program: str) -> st.SearchStrategy[dict[str, Any]]:
    code = st.integers(1000, 99_999).map(str)
    return st.fixed_dictionaries(
        {"program": st.just(program), "course_code": code, "on_master_schedule": st.booleans()}
    )


@st.composite
def answers(draw: Callable[..., Any]) -> Answers:
    """A form with the critical answers and any of the others."""
    asked = draw(st.lists(st.sampled_from(PROGRAMS), min_size=1, max_size=5, unique=True))
    applying_as = draw(st.sampled_from(("single", "lead", "member")))
    name = draw(NAMES)
    filled: Answers = {
        **empty_answers(),
        "district_name": f"{name} School District",
        "state": draw(st.sampled_from(sorted(set(STATE_NAMES) - {"BI"}))),
        "city": draw(_maybe(NAMES)),
        "office_street": draw(_maybe(st.integers(1, 999).map(lambda number: f"{number} Main Street"))),
        "office_postal_code": draw(_maybe(st.integers(501, 99_950).map(lambda number: f"{number:05d}"))),
        "office_phone": draw(_maybe(PHONES)),
        "nces_id": draw(_maybe(st.integers(4_000_001, 4_099_999).map(str))),
        "website": draw(_maybe(st.just("www.aldercreek.example"))),
        "students": draw(_maybe(st.integers(1, 400_000))),
        "elementary_schools": draw(_maybe(COUNTS)),
        "middle_schools": draw(_maybe(COUNTS)),
        "high_schools": draw(_maybe(COUNTS)),
        "applying_as": applying_as,
        "lead_district": draw(NAMES).join(("", " County Schools")) if applying_as == "member" else None,
        "members": draw(_members(asked[0])) if applying_as == "lead" else [],
        "primary_name": draw(PEOPLE),
        "primary_title": draw(_maybe(st.just("STEM Coordinator"))),
        "primary_email": draw(EMAILS),
        "primary_phone": draw(_maybe(PHONES)),
        "superintendent_name": draw(_maybe(PEOPLE)),
        "superintendent_title": draw(_maybe(st.just("Superintendent"))),
        "superintendent_email": draw(_maybe(EMAILS)),
        "superintendent_phone": draw(_maybe(PHONES)),
        "school_year_start": draw(_maybe(DAYS)),
        "school_year_end": draw(_maybe(DAYS)),
        "programs": [draw(_request(program)) for program in PROGRAMS if program in asked],
        "courses": [draw(_course(program)) for program in HIGH_SCHOOL_PROGRAMS if program in asked],
        "students_per_computer": draw(_maybe(st.integers(1, 5))),
        "bandwidth_mbps": draw(_maybe(st.integers(1, 10_000))),
        "k5_facilitator": draw(_maybe(PEOPLE)) if "k5" in asked else None,
        "stipend_per_day": draw(_maybe(MONEY)),
        "counselors": draw(_maybe(COUNTS)),
        "principals": draw(_maybe(COUNTS)),
        "amount_budgeted": draw(_maybe(MONEY)),
        "funding_source": draw(_maybe(st.just("Title II, Part A"))),
        "taxes_understood": draw(_maybe(st.booleans())),
        "teachers": draw(st.lists(TEACHERS, max_size=4, unique_by=lambda row: row["email"])),
        "signature_name": draw(_maybe(PEOPLE)),
        "signature_title": draw(_maybe(st.just("Superintendent"))),
        "signature_date": draw(_maybe(DAYS)),
    }
    for key in ("vision", "implementation", "promotion", "support", "sustaining"):
        filled[key] = draw(_maybe(SENTENCES))
    return filled


def _members(program: str) -> st.SearchStrategy[list[dict[str, Any]]]:
    member = st.fixed_dictionaries(
        {
            "district_name": NAMES.map(lambda name: f"{name} Unified Schools"),
            "state": st.sampled_from(("TX", "IA", "WV")),
            "program": st.just(program),
            "teachers": st.integers(1, 30),
        }
    )
    return st.lists(member, min_size=1, max_size=3, unique_by=lambda row: row["district_name"])


def read_back(content: bytes, layout: str) -> Interpretation:
    name = f"Application.{suffix(layout)}"
    kind = Kind.GOOGLE_DOC if layout == "google_doc" else sniff(content, name)
    return interpret(read_document(content, kind, name, Limits()), name)


def _comparable(value: Any) -> Any:
    """Tables without regard to the order of rows, text without regard to how lines are wrapped."""
    if isinstance(value, list):
        return sorted(sorted((key, str(_comparable(cell))) for key, cell in row.items()) for row in value)
    return " ".join(value.split()) if isinstance(value, str) else value


def _differences(filled: Answers, read: Interpretation) -> dict[str, tuple[Any, Any]]:
    return {
        question.key: (filled[question.key], read.answers[question.key])
        for question in QUESTIONS
        if _comparable(filled[question.key]) != _comparable(read.answers[question.key])
    }


@pytest.mark.parametrize("layout", LAYOUTS)
@given(filled=answers(), way=st.integers(0, 5))
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_a_filled_form_reads_back_equal(layout: str, filled: Answers, way: int) -> None:
    def phrase(asked: Question | Column, value: Any) -> str:
        return words_for(asked.type, value, way)

    read = read_back(write_form(filled, layout, phrase), layout)
    assert read.role is Role.APPLICATION
    assert _differences(filled, read) == {}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_blank_form_comes_back_as_blank(layout: str) -> None:
    read = read_back(write_form(None, layout), layout)
    assert read.is_blank
    assert {key: value for key, value in read.answers.items() if value not in (None, [])} == {}


@pytest.mark.parametrize("suffix_of_copy", ["docx", "odt", "pdf"])
def test_a_form_that_libreoffice_saved_reads_back_equal(suffix_of_copy: str, tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("no LibreOffice here: apt-get install -y libreoffice-writer-nogui")
    filled = complete_answers(APPLICANT[8], 2026)
    (tmp_path / "form.docx").write_bytes(word_form(filled))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        office,
        "--headless",
        "--norestore",
        profile,
        "--convert-to",
        suffix_of_copy,
        "--outdir",
        tmp_path / "out",
    ]
    subprocess.run(
        [*command, "--outdir", tmp_path / "out", tmp_path / "form.docx"],
        check=True,
        capture_output=True,
        timeout=240,
    )
    name = f"form.{suffix_of_copy}"
    content = (tmp_path / "out" / name).read_bytes()
    read = interpret(read_document(content, sniff(content, name), name, Limits()), name)
    assert _differences(filled, read) == {}


def test_every_answer_of_our_own_form_is_known_by_its_control() -> None:
    filled = {**empty_answers(), "district_name": "Alder Creek", "state": "CA", "city": "Alder Creek"}
    read = interpret(read_document(word_form(filled), Kind.DOCX, "form.docx", Limits()), "form.docx")
    assert {read.sources[key].how for key in ("district_name", "state", "city")} == {"control"}


def test_all_types_of_the_form_are_tried() -> None:
    typed = {question.type for question in QUESTIONS} | {
        column.type for one in QUESTIONS for column in one.columns
    }
    assert typed <= set(Type)
