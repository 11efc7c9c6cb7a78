"""What a district reads of a decision beside the reviewer's own words."""

from __future__ import annotations

from typing import Any

import pytest

from pipelines.policy.letter_templates import load_templates
from pipelines.rules.letters.decided import decision_letters
from pipelines.rules.letters.words import render


def body(**changes: Any) -> str:
    """The letter of one decline."""
    row = {
        "decision_id": 1, "application_id": "2026-TX-maple", "program": "csp", "choice": "decline",
        "amount_cents": None, "comment": "The training is full.", "district_name": "Maple ISD",
        "primary_email": "clerk@maple.example", "primary_name": "Ann Clerk", "superintendent_email": None,
        "teachers": 34, "district_cents": 0, "explanation": "34 teachers are stated and none is listed.",
        "qualified": "conditional", "sender": "clerk@maple.example", **changes,
    }  # fmt: skip
    [(_, letter)] = decision_letters([row], [])
    assert letter is not None
    return render(load_templates(), letter.kind, letter.facts)[1]


@pytest.mark.parametrize("qualified", ["conditional", "yes"])
def test_a_decline_does_not_give_what_speaks_for_a_request_as_its_reason(qualified: str) -> None:
    said = body(qualified=qualified)
    assert "none is listed" not in said
    assert "Computer Science Principles (CSP)\n" in said
    assert "The training is full." in said


def test_a_decline_of_what_does_not_qualify_gives_the_reason_of_the_rules() -> None:
    said = body(qualified="no", explanation="12 teachers; the minimum is 30.")
    assert "Computer Science Principles (CSP): 12 teachers; the minimum is 30." in said
