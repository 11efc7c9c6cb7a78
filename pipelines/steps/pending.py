"""Decisions made at the desk: pending over as many sittings as it takes, then applied together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from connectors.warehouse import Connection, Warehouse
from pipelines.rules.decide import CurrentRequest, Decision, Refusal, Refused, ReturnedRow, Situation
from pipelines.rules.decide_judge import judge_row
from pipelines.steps.changes import record_change
from pipelines.steps.decide import conflicts_of
from pipelines.steps.decide_apply import Applied, apply_decisions, load_current
from pipelines.stored import without_nul

if TYPE_CHECKING:
    from pipelines.policy.values import Policy


@dataclass(frozen=True, slots=True)
class PendingOutcome:
    """What would be, or was, applied. applied: None for a look ahead."""

    decisions: tuple[Decision, ...]
    refused: tuple[Refused, ...]
    applied: Applied | None = None


def enter(
    warehouse: Warehouse,
    policy: Policy,
    *,
    reviewer: str,
    application_id: str,
    program: str,
    version: int,
    choice: str,
    amount: str,
    comment: str,
    now: datetime,
) -> Refused | None:
    """Notes a pending decision, replacing one that waits; version: what the reviewer saw.

    Returns why not, when it is refused: stale, conflict of interest, amount, not qualified.
    """
    with warehouse.transaction(lock="assess") as connection:
        current = load_current(connection, [application_id])
        row = _row(
            current.get((application_id, program)), application_id, program, version, choice, amount, comment
        )
        judged = judge_row(row, _situation(connection, policy, reviewer, current), is_twice=False)
        if isinstance(judged, Refused):
            return judged
        _keep(connection, judged, reviewer, now)
    return None


def _keep(connection: Connection, decision: Decision, reviewer: str, now: datetime) -> None:
    """The pending decision in place of one that waits, with its record."""
    before = connection.execute(
        "update decision set state = 'replaced' where application_id = %s and program = %s and state = 'pending' "
        "returning choice, reviewer, comment",
        [decision.application_id, decision.program],
    ).fetchone()
    comment = without_nul(decision.comment)
    connection.execute(
        "insert into decision (application_id, program, version, choice, amount_cents, comment, reviewer, source, "
        "entered_at) values (%s, %s, %s, %s, %s, %s, %s, 'desk', %s)",
        [
            decision.application_id,
            decision.program,
            decision.version,
            decision.choice,
            decision.amount_cents,
            comment,
            reviewer,
            now,
        ],
    )
    subject = f"application {decision.application_id} {decision.program}"
    after = {"choice": decision.choice, "amount_cents": decision.amount_cents, "comment": comment}
    record_change(connection, now, reviewer, "decide (pending)", subject, before, after)


def discard(warehouse: Warehouse, decision_id: int, reviewer: str, now: datetime) -> None:
    """Takes one pending decision of one's own back."""
    with warehouse.transaction() as connection:
        row = connection.execute(
            "update decision set state = 'discarded' where decision_id = %s and reviewer = %s and state = 'pending' "
            "returning application_id, program, choice",
            [decision_id, reviewer],
        ).fetchone()
        if row is not None:
            subject = f"application {row['application_id']} {row['program']}"
            record_change(connection, now, reviewer, "discard pending", subject, row["choice"], None)


def apply_pending(
    warehouse: Warehouse, policy: Policy, *, reviewer: str, now: datetime, is_dry: bool = False
) -> PendingOutcome:
    """Applies this reviewer's pending decisions as a unit; what went stale meanwhile is refused and stays pending."""
    with warehouse.transaction(lock="assess") as connection:
        rows = connection.execute(
            "select * from decision where reviewer = %s and state = 'pending' order by decision_id",
            [reviewer],
        ).fetchall()
        current = load_current(connection, sorted({row["application_id"] for row in rows}))
        situation = _situation(connection, policy, reviewer, current)
        judged = [judge_row(_pending_row(row, current), situation, is_twice=False) for row in rows]
        decisions = tuple(x for x in judged if isinstance(x, Decision))
        refused = tuple(x for x in judged if isinstance(x, Refused))
        applied = None
        if not is_dry and decisions:
            applied = apply_decisions(connection, decisions, reviewer=reviewer, source="desk", now=now)
        return PendingOutcome(decisions, refused, applied)


def _situation(
    connection: Connection, policy: Policy, reviewer: str, current: dict[tuple[str, str], CurrentRequest]
) -> Situation:
    return Situation(
        reviewer=reviewer,
        reviewers=frozenset({reviewer}),
        key=b"",
        current=current,
        conflicts=conflicts_of(connection, policy, reviewer),
    )


def _row(
    current: CurrentRequest | None,
    application_id: str,
    program: str,
    version: int,
    choice: str,
    amount: str,
    comment: str,
) -> ReturnedRow:
    """The entry in the shape of a workbook's row, so that one set of rules judges both."""
    key: dict[str, Any] = {
        "application_id": application_id,
        "district_name": current.district_name if current else application_id,
        "state": current.state if current else "",
        "program": program,
        "version": version,
        "status": current.status if current else "",
        "match_amount": current.match_cents if current else None,
    }
    return ReturnedRow(line=0, key=key, choice=choice, amount=amount, comment=comment)


def _pending_row(row: dict[str, Any], current: dict[tuple[str, str], CurrentRequest]) -> ReturnedRow:
    cents = row["amount_cents"]
    amount = "" if cents is None or row["choice"] != "accept" else f"{cents // 100}.{cents % 100:02d}"
    return _row(
        current.get((row["application_id"], row["program"])),
        row["application_id"],
        row["program"],
        row["version"],
        row["choice"],
        amount,
        row["comment"],
    )


def refusal_words(refused: Sequence[Refused]) -> list[str]:
    """Sentences without the row numbers of a workbook."""
    return [r.sentence.removeprefix("Row 0, ") for r in refused if r.reason is not Refusal.NO_CHOICE]
