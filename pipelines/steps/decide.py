"""Decisions of reviewers: a returned workbook judged as a dry run, and applied as a unit once it is confirmed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from connectors.warehouse import Connection, Warehouse, sql
from connectors.workbook_returned import read_returned_workbook
from pipelines.outcomes import Misconfigured
from pipelines.rules.decide import DryRun, Refused, ReturnedWorkbook, Situation
from pipelines.rules.decide_judge import judge, outsider
from pipelines.steps.decide_apply import Applied, apply_decisions, load_current

if TYPE_CHECKING:
    from pipelines.policy.values import Policy
    from pipelines.steps.read import Pool


@dataclass(frozen=True, slots=True)
class DecideOutcome:
    """What became of a returned workbook. applied: None for a dry run. is_repeated: it was applied before."""

    reviewer: str
    publication_id: str
    dry_run: DryRun
    applied: Applied | None = None
    is_repeated: bool = False
    workbook_sha256: str = ""
    confirm: str = field(default="with --apply")

    @property
    def needs_person(self) -> bool:
        return bool(self.dry_run.whole or self.dry_run.refused)

    def sentence(self) -> str:
        """Such as "12 decisions, 1 row is stale; nothing written yet; confirm with --apply."."""
        if self.dry_run.whole is not None:
            return self.dry_run.whole.sentence
        if self.is_repeated:
            return "These decisions were applied before; nothing was written again."
        if self.applied is not None:
            cancelled = self.applied.cancelled
            letters = f"; {cancelled} letters that had not gone out were cancelled" if cancelled else ""
            return (
                f"{self.dry_run.summary()}; applied, {self.applied.ledger_entries} ledger entries{letters}."
            )
        confirm = f"; confirm {self.confirm}" if self.dry_run.can_apply else ""
        return f"{self.dry_run.summary()}; nothing written yet{confirm}."


def decide(
    warehouse: Warehouse,
    policy: Policy,
    content: bytes,
    now: datetime,
    *,
    reviewer: str | None = None,
    apply: bool = False,
    by_mail: bool = False,
    message_sha256: str | None = None,
    pool: Pool | None = None,
) -> DecideOutcome:
    """Judges a returned workbook and, with `apply`, writes what may be written, all of it or nothing.

    reviewer: e-mail of who returned it; None takes the one that the workbook is bound to. by_mail: only a workbook
    bound to its sender counts. pool: opens the workbook in the isolated worker; None opens it here. Raises Unreadable
    when it is no workbook of ours, Misconfigured without a reviewer.
    """
    digest = hashlib.sha256(content).hexdigest()
    if by_mail and (refused := outsider((reviewer or "").lower(), {r.email for r in policy.reviewers})):
        return _refuse_unopened(warehouse, refused, reviewer or "", digest, message_sha256, now)
    workbook = pool.run(read_returned_workbook, content) if pool else read_returned_workbook(content)
    who = (reviewer or workbook.binding.reviewer).lower()
    if not who:
        raise Misconfigured(
            "This workbook is bound to no reviewer: say whose decisions these are with --reviewer."
        )
    # The lock of the assessment: what a decision was judged against must not change while it is written.
    with warehouse.transaction(lock="assess") as connection:
        situation = _situation(connection, policy, who, workbook, may_be_unsigned=not by_mail)
        dry_run = judge(workbook, situation)
        is_repeated = _was_applied(connection, digest)
        applied = None
        if apply and dry_run.can_apply and not is_repeated:
            applied = apply_decisions(
                connection, dry_run.decisions, reviewer=who, source="workbook", now=now, batch=digest
            )
        outcome = DecideOutcome(
            reviewer=who,
            publication_id=workbook.binding.publication_id,
            dry_run=dry_run,
            applied=applied,
            is_repeated=is_repeated,
            workbook_sha256=digest,
            confirm="by answering yes" if by_mail else "with --apply",
        )
        if by_mail or applied is not None or dry_run.whole is not None:
            _record(connection, outcome, message_sha256, now)
        return outcome


def _refuse_unopened(
    warehouse: Warehouse,
    refused: Refused,
    sender: str,
    digest: str,
    message_sha256: str | None,
    now: datetime,
) -> DecideOutcome:
    """What a stranger mails is never opened."""
    outcome = DecideOutcome(sender.lower(), "", DryRun(whole=refused), workbook_sha256=digest)
    with warehouse.transaction() as connection:
        _record(connection, outcome, message_sha256, now)
    return outcome


def signing_key(connection: Connection) -> bytes:
    """The key that binds review workbooks; made once by the database."""
    row = connection.execute("select key from signing_key where purpose = 'review_workbook'").fetchone()
    return bytes(row["key"]) if row is not None else b""


def conflicts_of(connection: Connection, policy: Policy, reviewer: str) -> frozenset[str]:
    """Applications that a reviewer may not decide: declared in the policy or at the desk."""
    rows = connection.execute(sql("queries/decide/conflicts.sql"), {"reviewer": reviewer}).fetchall()
    found = {row["application_id"] for row in rows}
    declared = [c for c in policy.conflicts if c.reviewer_email == reviewer]
    found |= {c.application_id for c in declared if c.application_id}
    leaids = [c.leaid for c in declared if c.leaid]
    if leaids:
        rows = connection.execute(
            "select application_id from application where leaid = any(%s)", [leaids]
        ).fetchall()
        found |= {row["application_id"] for row in rows}
    return frozenset(found)


def _situation(
    connection: Connection,
    policy: Policy,
    reviewer: str,
    workbook: ReturnedWorkbook,
    *,
    may_be_unsigned: bool,
) -> Situation:
    ids = sorted({row.request[0] for row in workbook.rows if row.is_filled})
    return Situation(
        reviewer=reviewer,
        reviewers=frozenset(r.email for r in policy.reviewers),
        key=signing_key(connection),
        current=load_current(connection, ids),
        conflicts=conflicts_of(connection, policy, reviewer),
        may_be_unsigned=may_be_unsigned,
    )


def _was_applied(connection: Connection, workbook_sha256: str) -> bool:
    row = connection.execute("select 1 from decision where batch = %s limit 1", [workbook_sha256]).fetchone()
    return row is not None


def _record(
    connection: Connection, outcome: DecideOutcome, message_sha256: str | None, now: datetime
) -> None:
    connection.execute(
        "insert into returned_workbook (workbook_sha256, reviewer, publication_id, message_sha256, received_at, "
        "decisions, refused, sentence, applied_at) values (%(sha)s, %(reviewer)s, %(publication)s, %(message)s, "
        "%(now)s, %(decisions)s, %(refused)s, %(sentence)s, %(applied)s) on conflict (workbook_sha256, reviewer) do "
        "update set sentence = excluded.sentence, decisions = excluded.decisions, refused = excluded.refused, "
        "applied_at = coalesce(returned_workbook.applied_at, excluded.applied_at)",
        {
            "sha": outcome.workbook_sha256,
            "reviewer": outcome.reviewer,
            "publication": outcome.publication_id,
            "message": message_sha256,
            "now": now,
            "decisions": len(outcome.dry_run.decisions),
            "refused": len(outcome.dry_run.refused),
            "sentence": outcome.sentence(),
            "applied": now if outcome.applied is not None else None,
        },
    )
