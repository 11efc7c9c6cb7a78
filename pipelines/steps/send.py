"""Send: letters that are due, each claimed before the mail service is asked.

1 claim (state `sending`, words rendered and kept) in one transaction, 2 hand over, 3 record the answer.
A cut between 1 and 3 leaves `sending` behind. The next run asks the way out whether the letter left; where it
cannot say, the letter becomes `doubtful` and waits for a person. It is never sent again by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from typing import Any

from connectors.outgoing import AnswerLost, Outgoing, Refused
from connectors.warehouse import Connection, Warehouse, sql
from pipelines.outcomes import Failure
from pipelines.rules.letters.outbox import OutboxPolicy, may_be_sent, next_attempt
from pipelines.rules.letters.recipients import Recipients, Stop, recipients

#: A row of table `letter` -> the message as it leaves.
Render = Callable[[dict[str, Any]], EmailMessage]


@dataclass(slots=True)
class SendOutcome:
    """Letters by what became of them in this run."""

    sent: int = 0
    postponed: int = 0
    doubtful: int = 0
    failed: int = 0
    suppressed: int = 0

    @property
    def needs_person(self) -> bool:
        return bool(self.doubtful or self.failed)


def send_due(
    warehouse: Warehouse, outgoing: Outgoing, render: Render, policy: OutboxPolicy, now: datetime
) -> SendOutcome:
    """Sends what is due, one letter at a time, until nothing unclaimed is left."""
    outcome = SendOutcome()
    settle_interrupted(warehouse, outgoing, now, outcome)
    while True:
        row, message = _claim(warehouse, render, policy, now, outcome)
        if row is None:
            return outcome
        if message is not None:
            try:
                _hand_over(warehouse, outgoing, row, message, policy, now, outcome)
            finally:
                _release(warehouse, row["letter_id"])


def _claim(
    warehouse: Warehouse, render: Render, policy: OutboxPolicy, now: datetime, outcome: SendOutcome
) -> tuple[dict[str, Any] | None, EmailMessage | None]:
    with warehouse.transaction() as connection:
        row = connection.execute(sql("queries/send/claim.sql"), {"now": now}).fetchone()
        if row is None:
            return None, None
        if row["deadline_at"] <= now:
            outcome.failed += 1
            _state(
                connection, row, "failed", row["last_error"] or "Its deadline passed before it could be sent."
            )
            return row, None
        reachable = _recipients(connection, row)
        if not reachable.addresses:
            outcome.suppressed += 1
            _state(connection, row, "suppressed", reachable.why_not)
            return row, None
        row = {
            **row,
            "to_address": reachable.addresses[0],
            "cc_addresses": list(reachable.addresses[1:]),
            "stopped_at": reachable.stopped_at,
        }
        facts = connection.execute(sql("queries/send/facts.sql"), {**row, "now": now}).fetchone()
        assert facts is not None  # noqa: S101  one row by construction; for the type checker
        reason = may_be_sent(
            sent_to_address_today=facts["sent_to_address"],
            sent_in_thread_today=facts["sent_in_thread"],
            policy=policy,
        )
        if reason is not None:
            _hold(connection, row, reason, policy, now, outcome)
            return row, None
        message = render(row)
        # Held by this connection until the answer is recorded: a lock that is free betrays a dead sender.
        connection.execute("select pg_advisory_lock(hashtextextended(%s, 0))", [row["letter_id"]])
        _mark_sending(connection, row, message, reachable.why_not, now)
        return row, message


def _mark_sending(
    connection: Connection, row: dict[str, Any], message: EmailMessage, remark: str, now: datetime
) -> None:
    """Keeps the words and the addresses as they leave. remark: who is not written to, and why; "" for nobody."""
    body = message.get_body(("plain",))
    connection.execute(
        "update letter set state = 'sending', claimed_at = %s, attempts = attempts + 1, message_id = %s, "
        "subject = %s, body = %s, to_address = %s, cc_addresses = %s, last_error = nullif(%s, '') "
        "where letter_id = %s",
        [
            now,
            str(message["Message-ID"]).strip("<>"),
            str(message["Subject"]),
            body.get_content() if body is not None else "",
            row["to_address"],
            row["cc_addresses"],
            remark,
            row["letter_id"],
        ],
    )


def _recipients(connection: Connection, row: dict[str, Any]) -> Recipients:
    addresses = [row["to_address"], *row["cc_addresses"]]
    found = connection.execute(
        sql("queries/send/stops.sql"),
        {
            "addresses": [address.lower() for address in addresses],
            "message_sha256": row["message_sha256"],
        },
    ).fetchall()
    stops = {x["address"]: Stop(x["reason"], x["detail"], x["since"], x["is_answered"]) for x in found}
    return recipients(row["to_address"], row["cc_addresses"], stops)


def _hold(
    connection: Connection,
    row: dict[str, Any],
    reason: str,
    policy: OutboxPolicy,
    now: datetime,
    outcome: SendOutcome,
) -> None:
    outcome.postponed += 1
    connection.execute(
        "update letter set next_attempt_at = %s, last_error = %s where letter_id = %s",
        [next_attempt(31, now, policy), reason, row["letter_id"]],
    )


def _hand_over(
    warehouse: Warehouse,
    outgoing: Outgoing,
    row: dict[str, Any],
    message: EmailMessage,
    policy: OutboxPolicy,
    now: datetime,
    outcome: SendOutcome,
) -> None:
    try:
        outgoing.send(message)
    except AnswerLost as lost:
        outcome.doubtful += 1
        _record(warehouse, row, "doubtful", lost.sentence)
    except Refused as refused:
        outcome.failed += 1
        _record(warehouse, row, "failed", refused.sentence)
    except Failure as failure:
        outcome.postponed += 1
        with warehouse.transaction() as connection:
            connection.execute(
                "update letter set state = 'waiting', next_attempt_at = %s, last_error = %s where letter_id = %s",
                [next_attempt(row["attempts"] + 1, now, policy), failure.sentence, row["letter_id"]],
            )
    else:
        outcome.sent += 1
        with warehouse.transaction() as connection:
            connection.execute(
                "update letter set state = 'sent', sent_at = %s, last_error = null where letter_id = %s",
                [now, row["letter_id"]],
            )


def settle_interrupted(
    warehouse: Warehouse, outgoing: Outgoing, now: datetime, outcome: SendOutcome | None = None
) -> None:
    """Letters left in `sending` by a sender that died: sent, waiting again, or doubtful."""
    outcome = outcome if outcome is not None else SendOutcome()
    for row in warehouse.rows("select letter_id, message_id from letter where state = 'sending'"):
        with warehouse.transaction() as connection:
            lock = "select pg_try_advisory_xact_lock(hashtextextended(%s, 0)) as is_free"
            found = connection.execute(lock, [row["letter_id"]]).fetchone()
            if found is None or not found["is_free"]:
                continue  # its sender lives
            was_sent = outgoing.was_sent(row["message_id"])
            state = {True: "sent", False: "waiting", None: "doubtful"}[was_sent]
            settled = connection.execute(
                "update letter set state = %s, sent_at = case when %s = 'sent' then %s end, last_error = %s "
                "where letter_id = %s and state = 'sending'",
                [state, state, now, "The sender stopped before it heard the answer.", row["letter_id"]],
            ).rowcount
            outcome.sent += settled if was_sent is True else 0
            outcome.doubtful += settled if was_sent is None else 0


def _release(warehouse: Warehouse, letter: str) -> None:
    with warehouse.transaction() as connection:
        connection.execute("select pg_advisory_unlock(hashtextextended(%s, 0))", [letter])


def _record(warehouse: Warehouse, row: dict[str, Any], state: str, sentence: str) -> None:
    with warehouse.transaction() as connection:
        _state(connection, row, state, sentence)


def _state(connection: Connection, row: dict[str, Any], state: str, sentence: str) -> None:
    connection.execute(
        "update letter set state = %s, last_error = %s where letter_id = %s",
        [state, sentence, row["letter_id"]],
    )
