"""People go, what they stood for stays."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from pipelines.form import empty_answers
from pipelines.rules.answers import is_answered
from pipelines.rules.people import count_people
from pipelines.rules.retention import GONE, Forgetting

TEACHER = st.fixed_dictionaries(
    {
        "name": st.sampled_from([None, "", "Ann Lee", "Lee, Ann", "Bo Ray", "Dr. Bo Ray"]),
        "school": st.sampled_from([None, "North HS", "North High School", "South High"]),
        "email": st.sampled_from([None, "", "ann@a.example", "ANN@a.example", "bo@b.example"]),
        "program": st.sampled_from([None, "csp"]),
        "assignment": st.just("Grade 9"),
    }
)


@given(st.lists(TEACHER, max_size=12), st.lists(TEACHER, max_size=12))
def test_as_many_people_are_counted_as_before_over_two_applications_too(
    one: list[dict[str, Any]], other: list[dict[str, Any]]
) -> None:
    forgetting = Forgetting()
    after = [forgetting.answers({**empty_answers(), "teachers": rows}) for rows in (one, other)]
    kept = [row for answers in after if answers for row in answers["teachers"] or []]
    assert count_people(kept) == count_people([*one, *other])


def test_no_word_of_a_person_is_left_and_every_answer_is_still_answered() -> None:
    answers = {
        **empty_answers(),
        "district_name": "Alder ISD",
        "primary_name": "Ann Lee",
        "primary_email": "Ann.Lee@alder.example",
        "superintendent_phone": "555-0100",
        "vision": "Ann Lee will see to it",
        "k5_facilitator": "Bo Ray",
        "signature_name": "Ann Lee",
        "amount_budgeted": "20000.00",
        "programs": [{"program": "csp", "teachers": 30, "identification_plan": "Ann Lee asks them"}],
        "teachers": [
            {"name": "Ann Lee", "email": "ann.lee@alder.example", "school": "Lee High", "program": "csp"}
        ],
    }
    kept = Forgetting().answers(answers)
    assert kept is not None
    for word in ("Ann", "ann", "Lee", "Bo Ray", "555"):
        assert word not in str(kept)
    assert [key for key in answers if is_answered(answers[key]) != is_answered(kept[key])] == []
    assert (kept["district_name"], kept["amount_budgeted"]) == ("Alder ISD", "20000.00")
    assert kept["primary_email"] == "[person 1]@alder.example"
    assert kept["teachers"][0]["email"] == kept["primary_email"]
    assert kept["programs"] == [{"program": "csp", "teachers": 30, "identification_plan": GONE}]


def test_headers_still_tie_a_thread_together() -> None:
    forgetting = Forgetting()
    first, second = (
        forgetting.envelope(
            {"message_id": f"<{n}@x>", "sender": "ann@alder.example", "sender_name": "Ann", "subject": "From Ann",
             "recipients": ["bo@b.example"], "references": ["<0@x>"]}
        )
        for n in (1, 2)
    )  # fmt: skip
    assert first["sender"] == second["sender"] == "[person 1]@alder.example"
    assert (first["sender_name"], first["subject"], first["recipients"]) == ("", "", [])
    assert (first["message_id"], first["references"]) == ("<1@x>", ["<0@x>"])
