"""Whole applications to whole assessments. Every case is worked out by hand in its own file, line by line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from pipelines.outcomes import Place, Role
from pipelines.policy.values import Region
from pipelines.records import Figures, StoredReading
from pipelines.rules.assessment import AssessedApplication, AssessedRequest, CycleAssessment
from tests.assessing import Directory, at, form, judged, message, people, policy, request, usd

CASES = sorted(path.parent for path in Path(__file__).parent.glob("*/case.yaml"))

MONEY = {"match", "district", "uncovered", "funded", "cost"}


def read_case(folder: Path) -> dict[str, Any]:
    case: dict[str, Any] = yaml.safe_load((folder / "case.yaml").read_text("utf-8"))
    return case


def readings(case: dict[str, Any]) -> list[StoredReading]:
    """The case's mails, in the order of the file, as they were read."""
    found = []
    for mail in case["received"]:
        answers = dict(mail)
        moment, place = answers.pop("at"), Place(answers.pop("place", "application"))
        options = {key: answers.pop(key) for key in ("name", "document", "sender") if key in answers}
        letter = answers.pop("answers_letter", None)
        answers.pop("is_known_as", None)
        rows = [
            request(program, **({"teachers": asked} if not isinstance(asked, dict) else asked))
            for program, asked in answers.pop("asks", {}).items()
        ]
        listed = [
            person
            for program, number in answers.pop("lists", {}).items()
            for person in people(number, program)
        ]
        figures = [
            Figures("Calculator.xlsx", Role.STIPEND_CALCULATOR, **figure)
            for figure in answers.pop("calculator", [])
        ]
        members = [
            {"district_name": name, "state": state, "program": program, "teachers": teachers}
            for name, state, program, teachers in answers.pop("members", [])
        ]
        filled = form(answers.pop("from", ""), *rows, **answers)
        filled["teachers"] = [*(answers.get("teachers") or []), *listed]
        filled["members"] = members
        if place is not Place.APPLICATION:
            filled = {key: value for key, value in filled.items() if key in mail or value}
            if "applying_as" not in mail:
                filled.pop("applying_as", None)
            if place is Place.REPLY and "primary_email" not in mail:
                filled.pop("primary_email", None)
        found.append(
            message(filled, str(moment), place=place, answers_letter=letter, figures=figures, **options)
        )
    return found


def assess(case: dict[str, Any]) -> CycleAssessment:
    places = {name: tuple(place) if place else None for name, place in case.get("places", {}).items()}
    regions = [
        Region(name, "region", "", "", latitude, longitude, tuple(programs or ()))
        for name, latitude, longitude, programs in case.get("regions", [])
    ]
    messages = readings(case)
    known = {
        mail["is_known_as"]: m
        for mail, m in zip(case["received"], messages, strict=True)
        if "is_known_as" in mail
    }
    previous = {m.message_sha256: name for name, m in known.items()}
    return judged(
        *messages,
        cycle=case.get("cycle", 2015),
        under=policy(case.get("policy", ""), regions),
        directory=Directory(places) if places else None,
        letters={f"letter to {name}": name for name in known},
        previous=previous,
        decided={tuple(key.split("/")): status for key, status in case.get("decided", {}).items()},
    )


def seen(application: AssessedApplication, found: AssessedRequest, name: str) -> Any:
    """What the judgement says, in the words of the case."""
    if name in MONEY:
        return usd(getattr(found, f"{name}_cents"))
    if name == "date":
        return found.priority_at
    if name == "questions":
        return sorted(
            {p.field for p in application.problems if p.severity == "question" and p.code != "missing_answer"}
        )
    if name == "critical":
        return sorted(p.field or "" for p in application.problems if p.severity == "critical")
    if name == "version":
        return application.history.number
    if name == "conditions":
        return sorted(found.conditions.split(";"))
    if name == "holds":
        return [v["pathway"] for v in found.data["pathways"] if v["outcome"] in ("yes", "conditional")]
    if name == "missing":
        return found.teachers_missing
    return getattr(found, name)


@pytest.mark.parametrize("folder", CASES, ids=lambda folder: folder.name)
def test_the_judgement_is_what_was_worked_out_by_hand(folder: Path) -> None:
    case = read_case(folder)
    assessment = assess(case)
    found: dict[tuple[str, str], tuple[AssessedApplication, AssessedRequest]] = {
        (a.district_name, r.program): (a, r) for a, r in assessment.requests
    }
    wanted = {(expected["of"], expected["program"]) for expected in case["judged"]}
    assert set(found) == wanted
    for expected in case["judged"]:
        pair = found[expected["of"], expected["program"]]
        for name, value in expected.items():
            if name in ("of", "program"):
                continue
            if name == "date":
                value = at(str(value))
            assert seen(*pair, name) == value, f"{expected['of']} {expected['program']}: {name}"


def test_every_case_says_how_its_figures_come_about() -> None:
    assert len(CASES) >= 60
    for folder in CASES:
        case = read_case(folder)
        assert case["about"]
        assert case["arithmetic"], folder.name
