"""Decisions that come by mail: a returned workbook is answered with its dry run, a "yes" to that applies it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from connectors import Landing
from connectors.warehouse import Connection, Warehouse, sql
from pipelines.outcomes import Unreadable
from pipelines.rules.letters.answering import Answer
from pipelines.steps.decide import DecideOutcome, decide
from pipelines.steps.letters import write_letter
from pipelines.steps.read import Pool, open_only

if TYPE_CHECKING:
    from pipelines.policy.values import Policy

#: The one word that confirms.
_YES = re.compile(r"\W*yes\W*", re.IGNORECASE)
#: Words that take something back behind it; then a person has to look.
_RESERVES = re.compile(r"\b(?:but|except|not|no|only|without|however|wait|don't)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DecisionMail:
    """What was taken. applied: decisions that were written; letters: answers written into the outbox."""

    taken: int = 0
    applied: int = 0
    letters: int = 0


def take_decision_mail(
    warehouse: Warehouse, landing: Landing, policy: Policy, pool: Pool, own_address: str, now: datetime
) -> DecisionMail:
    """Every message about decisions that waits, each once. Raises Failure when an outside system fails."""
    taken = applied = letters = 0
    while True:
        rows = warehouse.rows(sql("queries/decide/waiting_mail.sql"))
        for row in rows:
            answered = _take(warehouse, landing, policy, pool, own_address, row, now)
            taken += 1
            applied += answered.applied
            letters += answered.letters
        if not rows:
            return DecisionMail(taken, applied, letters)


def _take(
    warehouse: Warehouse,
    landing: Landing,
    policy: Policy,
    pool: Pool,
    own_address: str,
    row: Mapping[str, Any],
    now: datetime,
) -> DecisionMail:
    sender = str(row["envelope"].get("sender") or "").lower()
    is_answer = row["place"] == "reply"
    source = row["workbook_message_sha256"] if is_answer else row["message_sha256"]
    confirms = is_answer and _says_yes(pool, landing.get(row["message_sha256"]), own_address)
    if is_answer and not (confirms and sender == str(row["dry_run_sent_to"]).lower()):
        sentence = "an answer that does not confirm"
        outcomes: list[DecideOutcome] = []
    else:
        workbooks = _workbooks(pool, landing.get(source))
        outcomes, sentence = _judged(
            warehouse, policy, pool, workbooks, sender, now, apply=confirms, message=source
        )
    with warehouse.transaction() as connection:
        letters = 0
        if outcomes or not is_answer:
            letters = _answer(connection, policy, row, sender, outcomes, sentence, now)
        _mark(connection, row["message_sha256"], sentence, now)
    return DecisionMail(1, sum(o.applied.decisions for o in outcomes if o.applied), letters)


def _judged(
    warehouse: Warehouse,
    policy: Policy,
    pool: Pool,
    workbooks: Sequence[bytes],
    sender: str,
    now: datetime,
    *,
    apply: bool,
    message: str,
) -> tuple[list[DecideOutcome], str]:
    """Each workbook of the message; what cannot be read says why."""
    outcomes, sentences = [], []
    for content in workbooks:
        try:
            outcome = decide(
                warehouse,
                policy,
                content,
                now,
                reviewer=sender,
                apply=apply,
                by_mail=True,
                message_sha256=message,
                pool=pool,
            )
        except Unreadable as unreadable:
            sentences.append(unreadable.sentence)
        else:
            outcomes.append(outcome)
            sentences.append(outcome.sentence())
    return outcomes, " ".join(sentences) or "No review workbook of ours was found in the message."


def _workbooks(pool: Pool, message: bytes) -> list[bytes]:
    """The attachments that may be workbooks, each once."""
    try:
        attachments = pool.run(open_only, message, "message", ()).attachments
    except Unreadable:
        return []
    return list(dict.fromkeys(a.content for a in attachments if a.content.startswith(b"PK")))


def _says_yes(pool: Pool, message: bytes, own_address: str) -> bool:
    """Whether the sender's own words, without what they quote, begin with a line that says yes and nothing else,
    and take nothing of it back."""
    try:
        own = pool.run(open_only, message, "message", (own_address,)).facts.body.own
    except Unreadable:
        return False
    first, _, rest = own.strip().partition("\n")
    return _YES.fullmatch(first.strip()) is not None and _RESERVES.search(rest) is None


def _answer(
    connection: Connection,
    policy: Policy,
    row: Mapping[str, Any],
    sender: str,
    outcomes: Sequence[DecideOutcome],
    sentence: str,
    now: datetime,
) -> int:
    if not sender:
        return 0
    envelope = row["envelope"]
    facts = {
        "summary": "; ".join(o.dry_run.summary() for o in outcomes) or "nothing could be read",
        "body": "\n".join(_lines(outcomes, sentence)),
        "can_apply": any(o.dry_run.can_apply and o.applied is None and not o.is_repeated for o in outcomes),
        "applied": any(o.applied is not None for o in outcomes),
        "in_reply_to": envelope.get("message_id") or "",
        "references": list(envelope.get("references") or ()),
    }
    return write_letter(
        connection,
        Answer("decisions_received", row["message_sha256"], sender, (), facts),
        application_id=None,
        message_sha256=row["message_sha256"],
        now=now,
        deadline_hours=policy.outbox(now.date())["deadline_hours"],
    )


def _lines(outcomes: Sequence[DecideOutcome], sentence: str) -> Iterator[str]:
    """The body: what would be decided and who is written to, then what was refused and why."""
    if not outcomes:
        yield sentence
    for outcome in outcomes:
        if outcome.dry_run.written_to:
            yield "Who is written to:"
            yield from (f"  {line}" for line in outcome.dry_run.written_to)
        if outcome.dry_run.refused:
            yield "Not decided:"
            yield from (f"  {refused.sentence}" for refused in outcome.dry_run.refused)
        yield outcome.sentence()


def _mark(connection: Connection, message_sha256: str, sentence: str, now: datetime) -> None:
    """Taken, and answered here: no other letter is owed for it."""
    connection.execute(
        "insert into decision_mail (message_sha256, taken_at, sentence) values (%s, %s, %s) on conflict do nothing",
        [message_sha256, now, sentence],
    )
    connection.execute(
        "update message set answered_at = coalesce(answered_at, %s) where message_sha256 = %s",
        [now, message_sha256],
    )
