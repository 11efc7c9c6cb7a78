"""What a returned workbook would do, and what is refused."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pipelines.money import cents_of
from pipelines.rules.decide import (
    CurrentRequest,
    Refusal,
    ReturnedRow,
    ReturnedWorkbook,
    Situation,
    application_status,
    with_counselors,
)
from pipelines.rules.decide_judge import judge
from pipelines.rules.decide_workbook import Binding, binding_signature, row_check

KEY = b"k" * 32
ANN = "ann@program.example"
BINDING = Binding("0123456789abcdef", ANN)
OURS = 1_912_500  # 34 teachers x 9 days x $125.00, half of it


def current(application_id: str = "a", **facts: Any) -> CurrentRequest:
    request = CurrentRequest(
        application_id=application_id,
        program="csp",
        version=1,
        status="assessed",
        district_name=f"District {application_id}",
        state="TX",
        qualified="yes",
        match_cents=OURS,
        funded_cents=OURS,
    )
    return replace(request, **facts)


def row(
    line: int,
    application_id: str = "a",
    choice: str = "accept",
    *,
    binding: Binding = BINDING,
    key: bytes = KEY,
    **facts: Any,
) -> ReturnedRow:
    cells: dict[str, str | int | None] = {
        "application_id": application_id,
        "district_name": f"District {application_id}",
        "state": "TX",
        "program": "csp",
        "version": 1,
        "status": "assessed",
        "match_amount": OURS,
    }
    cells |= {name: facts.pop(name) for name in list(facts) if name in cells}
    return ReturnedRow(line, cells, choice, check=row_check(key, binding, cells), **facts)


def workbook(*rows: ReturnedRow, binding: Binding = BINDING, key: bytes = KEY) -> ReturnedWorkbook:
    return ReturnedWorkbook(binding, binding_signature(key, binding), rows)


def situation(*requests: CurrentRequest, **facts: Any) -> Situation:
    known = {(r.application_id, r.program): r for r in requests or (current(),)}
    return replace(Situation(ANN, frozenset({ANN}), KEY, known), **facts)


def test_an_accepted_request_is_offered_what_the_budget_allots() -> None:
    run = judge(workbook(row(2)), situation(current(funded_cents=1_000_000)))
    (decision,) = run.decisions
    assert (decision.choice, decision.status, decision.amount_cents) == ("accept", "accepted", 1_000_000)
    assert run.can_apply
    assert run.summary() == "1 decision"
    assert run.written_to == ("District a (TX): csp accepted",)


def test_an_amount_of_the_reviewer_wins_up_to_our_share() -> None:
    run = judge(workbook(row(2, amount="$12,000.50")), situation())
    assert run.decisions[0].amount_cents == 1_200_050


@pytest.mark.parametrize("amount", ["19125.01", "-1", "half", "10.005", "1e999", "NaN"])
def test_an_amount_that_is_none_or_beyond_our_share_is_refused(amount: str) -> None:
    run = judge(workbook(row(2, amount=amount)), situation())
    assert [r.reason for r in run.refused] == [Refusal.BAD_AMOUNT]
    assert "$19,125.00" in run.refused[0].sentence
    assert not run.can_apply


def test_an_amount_beside_another_choice_than_accept_is_refused() -> None:
    run = judge(workbook(row(2, choice="decline", amount="5")), situation())
    assert [r.reason for r in run.refused] == [Refusal.BAD_AMOUNT]


def test_rows_left_blank_decide_nothing_and_are_not_mentioned() -> None:
    run = judge(workbook(row(2, choice="")), situation())
    assert run.decisions == ()
    assert run.refused == ()


def test_a_comment_alone_is_no_decision_and_is_said() -> None:
    run = judge(workbook(row(2, choice="", comment="good plan")), situation())
    assert [r.reason for r in run.refused] == [Refusal.NO_CHOICE]


def test_a_row_that_changed_since_is_refused_with_both_values() -> None:
    run = judge(workbook(row(7)), situation(current(version=2, status="accepted", match_cents=900_000)))
    (refused,) = run.refused
    assert refused.reason is Refusal.STALE
    assert refused.sentence == (
        "Row 7, District a (TX), csp changed since you downloaded it: version 1 in your workbook, 2 now; status "
        "assessed in your workbook, accepted now; our share $19,125.00 in your workbook, $9,000.00 now. For safety "
        "it was not decided."
    )


def test_a_request_that_somebody_only_began_to_review_is_not_stale() -> None:
    assert judge(workbook(row(2)), situation(current(status="in_review"))).can_apply


def test_a_conflict_of_interest_refuses_the_row_and_the_others_stand() -> None:
    rows = [row(2, "a"), row(3, "b"), row(4, "c")]
    known = situation(current("a"), current("b", version=2), current("c"), conflicts=frozenset({"c"}))
    run = judge(workbook(*rows), known)
    assert run.summary() == "1 decision, 1 row is stale, 1 conflict of interest"


def test_a_request_that_stands_twice_is_decided_by_neither_row() -> None:
    run = judge(workbook(row(2), row(3, choice="decline")), situation())
    assert [r.reason for r in run.refused] == [Refusal.TWICE, Refusal.TWICE]


def test_what_does_not_qualify_or_lacks_an_answer_is_not_accepted() -> None:
    known = situation(current("a", qualified="no"), current("b", status="needs_information"))
    run = judge(workbook(row(2, "a"), row(3, "b", status="needs_information")), known)
    assert [r.reason for r in run.refused] == [Refusal.NOT_QUALIFIED, Refusal.INCOMPLETE]


def test_what_does_not_qualify_may_be_declined() -> None:
    run = judge(workbook(row(2, choice="Decline ")), situation(current(qualified="no")))
    assert run.decisions[0].status == "declined"


def test_an_unknown_word_is_refused_with_the_words_that_count() -> None:
    run = judge(workbook(row(2, choice="maybe")), situation())
    assert run.refused[0].reason is Refusal.UNKNOWN_CHOICE
    assert "accept, waitlist, decline, withdraw" in run.refused[0].sentence


def test_an_outsider_changes_nothing() -> None:
    run = judge(workbook(row(2)), situation(reviewer="eve@elsewhere.example"))
    assert run.whole is not None
    assert run.whole.reason is Refusal.OUTSIDER
    assert not run.can_apply


def test_the_workbook_of_another_reviewer_changes_nothing() -> None:
    bob = "bob@program.example"
    run = judge(workbook(row(2)), situation(reviewer=bob, reviewers=frozenset({ANN, bob})))
    assert run.whole is not None
    assert run.whole.reason is Refusal.NOT_YOURS


def test_a_signature_made_with_another_key_changes_nothing() -> None:
    other = b"x" * 32
    run = judge(workbook(row(2, key=other), key=other), situation())
    assert run.whole is not None
    assert run.whole.reason is Refusal.NOT_OURS


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("application_id", "b"),
        ("district_name", "Other"),
        ("state", "CA"),
        ("program", "ecs"),
        ("version", 2),
        ("match_amount", 1),
    ],
)
def test_a_changed_key_column_refuses_the_whole_workbook(column: str, value: str | int) -> None:
    honest = row(2)
    forged = replace(honest, key={**honest.key, column: value})
    run = judge(workbook(forged, row(3, "b")), situation(current("a"), current("b")))
    assert run.whole is not None
    assert run.whole.reason is Refusal.CHANGED_KEYS
    assert run.decisions == ()


def test_a_column_that_was_sorted_alone_is_noticed_even_where_nothing_is_decided() -> None:
    first, second = row(2, "a", choice=""), row(3, "b", choice="")
    swapped = [replace(first, key={**first.key, "district_name": "District b"}), second]
    assert judge(workbook(*swapped), situation(current("a"), current("b"))).whole is not None


def test_the_published_copy_counts_only_where_staff_type_the_command() -> None:
    published = Binding("0123456789abcdef")
    returned = workbook(row(2, binding=published, key=b""), binding=published, key=b"")
    by_mail = judge(returned, situation())
    assert by_mail.whole is not None
    assert by_mail.whole.reason is Refusal.UNSIGNED
    assert judge(returned, situation(may_be_unsigned=True)).can_apply


def test_a_workbook_without_a_reviewer_cannot_pass_as_one_with_the_key() -> None:
    forged = workbook(row(2, key=b""), key=b"")  # bound to Ann, signed with no key
    run = judge(forged, situation(may_be_unsigned=True))
    assert run.whole is not None
    assert run.whole.reason is Refusal.NOT_OURS


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("0", 0),
        ("19125", 1_912_500),
        ("0.30000000000000004", 30),
        ("$1,000.5", 100_050),
        ("", None),
        ("1.001", None),
        ("-1", None),
        ("Infinity", None),
    ],
)
def test_amounts_are_whole_cents(text: str, cents: int | None) -> None:
    assert cents_of(text) == cents


@pytest.mark.parametrize(
    ("statuses", "status"),
    [
        (["accepted", "declined"], "accepted"),
        (["waitlisted", "declined"], "waitlisted"),
        (["declined", "withdrawn"], "declined"),
        (["withdrawn", "withdrawn"], "withdrawn"),
        (["assessed", "declined"], "in_review"),
        (["assessed", "assessed"], "assessed"),
        (["accepted", "assessed"], "accepted"),
    ],
)
def test_an_application_has_the_status_that_its_requests_give(statuses: list[str], status: str) -> None:
    assert application_status(statuses) == status


@pytest.mark.parametrize(
    ("commitment", "choice"),
    [("confirmed", "accept"), ("confirmed", "waitlist"), ("reduced", "accept"), ("settled", "decline")],
)
def test_what_was_confirmed_or_paid_is_not_decided_anew(commitment: str, choice: str) -> None:
    request = current(status="accepted", commitment=commitment)
    run = judge(workbook(row(2, choice=choice, status="accepted")), situation(request))
    assert [r.reason for r in run.refused] == [Refusal.PROMISED]
    assert f"its commitment is {commitment}" in run.refused[0].sentence


@pytest.mark.parametrize(
    ("commitment", "choice"),
    [
        ("proposed", "accept"), ("offered", "waitlist"), ("confirmed", "withdraw"), ("withdrawn", "accept"),
        ("withdrawn", "decline"), ("", "decline"),
    ],
)  # fmt: skip
def test_what_is_not_confirmed_yet_may_be_decided_again(commitment: str, choice: str) -> None:
    request = current(status="declined", commitment=commitment)
    run = judge(workbook(row(2, choice=choice, status="declined")), situation(request))
    assert [d.choice for d in run.decisions] == [choice]


def test_a_confirmed_line_of_counselors_does_not_follow_a_new_decision() -> None:
    counselors = current(program="counselors", status="accepted", commitment="confirmed")
    known = {("a", "csp"): current(status="accepted"), ("a", "counselors"): counselors}
    (decision,) = judge(workbook(row(2, status="accepted")), situation(*known.values())).decisions
    assert [d.program for d in with_counselors([decision], known)] == ["csp"]
