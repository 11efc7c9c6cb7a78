"""Applications as readings, and what becomes of them: for tests of the rules. Fictional districts and people."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from pipelines.form import empty_answers
from pipelines.outcomes import Kind, Place, Problem, Role
from pipelines.policy.change import changed
from pipelines.policy.load import load_policy
from pipelines.policy.values import Policy, Region
from pipelines.records import (
    Agency,
    Envelope,
    Figures,
    Identity,
    ReadDocument,
    Reading,
    StoredReading,
)
from pipelines.rules.applications import Claim
from pipelines.rules.assess import assess_cycle
from pipelines.rules.assessment import AssessedApplication, AssessedRequest, CycleAssessment, Inputs


@cache
def shipped() -> Policy:
    """The shipped policy without partner regions, so that no place is near any by accident."""
    from dataclasses import replace

    return replace(load_policy(), regions=())


def policy(change: str = "", regions: Sequence[Region] = ()) -> Policy:
    """The shipped policy with some values changed, as `policy simulate` takes them."""
    from dataclasses import replace

    found = changed(shipped(), "changes.yaml", change) if change else shipped()
    return replace(found, regions=tuple(regions))


def at(text: str) -> datetime:
    """An instant with its offset."""
    moment = datetime.fromisoformat(text)
    assert moment.tzinfo is not None
    return moment


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def people(
    number: int, program: str | None, *, start: int = 0, school: str = "North High"
) -> list[dict[str, Any]]:
    """Rows of the teachers table, each another person."""
    return [
        {
            "name": f"Person {start + place}",
            "school": school,
            "assignment": None,
            "program": program,
            "email": f"person{start + place}@schools.example",
        }
        for place in range(number)
    ]


def request(program: str, teachers: int | None = None, **columns: Any) -> dict[str, Any]:
    """A row of the programs table."""
    row = {
        "program": program,
        "teachers": teachers,
        "schools": None,
        "first_year": None,
        "pathway": None,
        "identification_plan": None,
    }
    return row | columns


def form(district: str, *programs: dict[str, Any], **answers: Any) -> dict[str, Any]:
    """The answers of a filled form. district: "Cedar Hollow ISD, TX"."""
    name, _, state = district.rpartition(", ")
    filled: dict[str, Any] = {
        **empty_answers(),
        "district_name": name or None,
        "state": state or None,
        "primary_email": f"clerk@{''.join(c for c in name.lower() if c.isalnum())}.example",
        "applying_as": "single",
        "programs": list(programs),
    }
    return filled | answers


def message(
    answers: Mapping[str, Any] | None,
    received: str,
    *,
    place: Place = Place.APPLICATION,
    name: str = "",
    document: str = "",
    sender: str = "",
    answers_letter: str | None = None,
    problems: Iterable[Problem] = (),
    figures: Iterable[Figures] = (),
) -> StoredReading:
    """One message with one document. name: makes its sha256; document: makes that of the document."""
    digest = sha(name or f"{received} {answers!r}")
    documents = () if place is Place.REPLY else (
        ReadDocument("Application.docx", Kind.DOCX, Role.APPLICATION, sha(document or f"{answers!r} {name}")),
    )  # fmt: skip
    reading = Reading(
        place=place,
        documents=documents,
        answers=dict(answers) if answers is not None else None,
        problems=tuple(problems),
        figures=tuple(figures),
        envelope=Envelope(sender=sender or (answers or {}).get("primary_email") or ""),
    )
    return StoredReading(digest, at(received), reading, answers_letter)


class Directory:
    """A small directory: districts by name and state, each with a place where one is given."""

    def __init__(self, places: Mapping[str, tuple[float, float] | None]) -> None:
        self.agencies: dict[str, Agency] = {}
        self._by_name: dict[tuple[str, str], Agency] = {}
        for number, (district, place) in enumerate(places.items()):
            name, _, state = district.rpartition(", ")
            latitude, longitude = place or (None, None)
            agency = Agency(f"{9_000_000 + number}", name, "", state, "", latitude, longitude)
            self.agencies[agency.leaid] = agency
            self._by_name[name.casefold(), state] = agency

    version = "1"

    def identify(self, claim: Claim) -> Identity:
        agency = self._by_name.get((claim.name.casefold(), claim.state or ""))
        if agency is None and claim.nces_id in self.agencies:
            agency = self.agencies[claim.nces_id]
        if agency is None:
            return Identity("none")
        return Identity("sure", agency.leaid, agency.name, reason="name and state match one agency")


def judged(
    *messages: StoredReading,
    cycle: int = 2015,
    under: Policy | None = None,
    directory: Directory | None = None,
    **more: Any,
) -> CycleAssessment:
    """The judgement of a cycle."""
    inputs = Inputs(cycle, under or shipped(), messages, **more)
    if directory is not None:
        from dataclasses import replace

        inputs = replace(inputs, identify=directory.identify, agencies=directory.agencies)
    return assess_cycle(inputs)


def row(assessment: CycleAssessment, district: str, program: str) -> AssessedRequest:
    """One row of the queue, by the district's name as it is shown."""
    found = [r for a, r in assessment.requests if a.district_name == district and r.program == program]
    assert len(found) == 1, f"{len(found)} rows of {district} {program}"
    return found[0]


def application(assessment: CycleAssessment, district: str) -> AssessedApplication:
    found = [a for a in assessment.applications if a.district_name == district]
    assert len(found) == 1, f"{len(found)} applications of {district}"
    return found[0]


def order(assessment: CycleAssessment) -> list[tuple[str, str]]:
    """(district, program) in the order of the queue."""
    return [(a.district_name, r.program) for a, r in assessment.requests]


def usd(cents: int | None) -> str | None:
    return None if cents is None else f"{cents // 100}.{cents % 100:02d}"
