"""Writes decisions as a unit: statuses, ledger, audit, and the letters that no longer hold."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from connectors.warehouse import Connection, sql
from pipelines.rules.decide import LEDGER_STATE, CurrentRequest, Decision, application_status, with_counselors

Requests = Mapping[tuple[str, str], CurrentRequest]


@dataclass(frozen=True, slots=True)
class Applied:
    """What was written. ledger_entries: new entries; cancelled: letters that had not gone out."""

    decisions: int = 0
    ledger_entries: int = 0
    cancelled: int = 0


def load_current(
    connection: Connection, application_ids: Sequence[str] | None = None
) -> dict[tuple[str, str], CurrentRequest]:
    """Requests as they stand now, by (application id, program). application_ids: only theirs."""
    ids = None if application_ids is None else list(application_ids)
    rows = connection.execute(sql("queries/decide/current.sql"), {"ids": ids}).fetchall()
    return {
        (row["application_id"], row["program"]): CurrentRequest(
            application_id=row["application_id"],
            program=row["program"],
            version=row["version"],
            status=row["status"],
            district_name=row["district_name"],
            state=row["state"],
            qualified=row["qualified"],
            match_cents=row["match_cents"],
            funded_cents=row["funded_cents"],
            leaid=row["leaid"],
            commitment=row["commitment"],
        )
        for row in rows
    }


def apply_decisions(
    connection: Connection,
    decisions: Sequence[Decision],
    *,
    reviewer: str,
    source: str,
    now: datetime,
    batch: str = "",
) -> Applied:
    """Applies decisions that were judged in this same transaction. Raises nothing of its own: all or nothing.

    source: workbook, desk or command. batch: sha256 of the workbook, which then counts once.
    """
    if not decisions:
        return Applied()
    current = load_current(connection, sorted({d.application_id for d in decisions}))
    all_decisions = with_counselors(decisions, current)
    columns = _columns(all_decisions)
    facts = {**columns, "reviewer": reviewer, "actor": reviewer, "source": source, "batch": batch, "now": now}
    connection.execute(sql("queries/decide/replace_decisions.sql"), facts)
    connection.execute(sql("queries/decide/record_decisions.sql"), facts)
    shares = connection.execute(
        sql("queries/decide/enter_ledger.sql"), {**facts, **_commitments(all_decisions, current)}
    ).rowcount
    connection.execute(sql("queries/decide/set_request_status.sql"), facts)
    connection.execute(
        sql("queries/decide/set_application_status.sql"), {**facts, **_applications(all_decisions, current)}
    )
    connection.execute(
        sql("queries/decide/record_changes.sql"), {**facts, **_changes(all_decisions, current)}
    )
    cancelled = connection.execute(sql("queries/decide/cancel_letters.sql"), facts).rowcount
    return Applied(len(all_decisions), shares // 3, cancelled)


def _columns(decisions: Sequence[Decision]) -> dict[str, list[object]]:
    return {
        "application_ids": [d.application_id for d in decisions],
        "programs": [d.program for d in decisions],
        "versions": [d.version for d in decisions],
        "choices": [d.choice for d in decisions],
        "amounts": [d.amount_cents for d in decisions],
        "comments": [d.comment for d in decisions],
        "statuses": [d.status for d in decisions],
    }


def _commitments(decisions: Sequence[Decision], current: Requests) -> dict[str, list[object]]:
    """States and amounts of the ledger: what is offered, what the budget allots while it waits, nothing."""
    funded: list[object] = []
    for decision in decisions:
        state = LEDGER_STATE[decision.choice]
        allotted = current[(decision.application_id, decision.program)].funded_cents
        amounts = {"offered": decision.amount_cents, "proposed": allotted, "withdrawn": 0}
        funded.append(amounts[state])
    return {"states": [LEDGER_STATE[d.choice] for d in decisions], "funded": funded}


def _applications(decisions: Sequence[Decision], current: Requests) -> dict[str, list[object]]:
    """The status of each application once its requests have theirs. Counselors follow and decide nothing."""
    statuses = {key: request.status for key, request in current.items()}
    statuses |= {(d.application_id, d.program): d.status for d in decisions}
    ids = sorted({d.application_id for d in decisions})
    of_requests = [
        [s for (a, program), s in statuses.items() if a == i and program != "counselors"] for i in ids
    ]
    return {"application_ids": list(ids), "statuses": [application_status(each) for each in of_requests]}


def _changes(decisions: Sequence[Decision], current: Requests) -> dict[str, list[object]]:
    def before(d: Decision) -> str:
        return json.dumps({"status": current[(d.application_id, d.program)].status})

    def after(d: Decision) -> str:
        facts = {
            "status": d.status,
            "amount_cents": d.amount_cents,
            "comment": d.comment,
            "version": d.version,
        }
        return json.dumps(facts)

    return {
        "subjects": [f"application {d.application_id} {d.program}" for d in decisions],
        "before": [before(d) for d in decisions],
        "after": [after(d) for d in decisions],
    }
