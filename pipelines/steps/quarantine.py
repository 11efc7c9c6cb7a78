"""What operations do with a message that was set aside: try again, rule, correct by hand, ask the sender."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from psycopg.types.json import Jsonb

from connectors.warehouse import Connection, Warehouse
from pipelines.form import empty_answers
from pipelines.outcomes import Misconfigured, Place, Reason
from pipelines.records import Reading, Source
from pipelines.rules.corrections import corrected
from pipelines.rules.letters.answering import staff_question
from pipelines.rules.letters.compose import is_address
from pipelines.steps.changes import record_change
from pipelines.steps.letters import write_letter
from pipelines.steps.read_waiting import store_reading
from pipelines.stored import load_reading, without_nul

if TYPE_CHECKING:
    from pipelines.policy.values import Policy

_STORED = """
select m.place, m.reasons, m.sentence, r.* from message m left join reading r using (message_sha256)
where m.message_sha256 = %s for update of m
"""

_ENVELOPE = """
select m.received_at, r.envelope, v.application_id
from message m left join reading r using (message_sha256) left join application_version v using (message_sha256)
where m.message_sha256 = %s
"""


def retry(warehouse: Warehouse, message_sha256: str, actor: str, why: str, now: datetime) -> None:
    """Reads the message anew: a link may be shared by now, a reader better."""
    with warehouse.transaction() as connection:
        before = _place(connection, message_sha256)
        connection.execute(
            "update message set place = null, reasons = '{}', read_at = null, answered_at = null "
            "where message_sha256 = %s",
            [message_sha256],
        )
        _rule(connection, message_sha256, "retry", actor, why, now, before, "to be read again")


def rule_not_an_application(
    warehouse: Warehouse, message_sha256: str, actor: str, why: str, now: datetime
) -> None:
    """A person has looked: there is no application in it. No letter goes out for it."""
    with warehouse.transaction() as connection:
        before = _place(connection, message_sha256)
        connection.execute(
            "update message set place = 'not_an_application', reasons = %s, sentence = %s, assessed_at = null, "
            "answered_at = coalesce(answered_at, %s) where message_sha256 = %s",
            [[Reason.UNRELATED_DOCUMENT.value], f"Ruled by {actor}: {without_nul(why)}", now, message_sha256],
        )
        _rule(connection, message_sha256, "not_an_application", actor, why, now, before, "not_an_application")


def correct(
    warehouse: Warehouse, message_sha256: str, answers: Mapping[str, Any], actor: str, why: str, now: datetime
) -> None:
    """Answers by hand: the message becomes an application with what was read and what a person set right.

    answers: by key of the form, in the shapes of the contract. Raises Misconfigured for a key that is none.
    """
    unknown = set(answers) - set(empty_answers())
    if unknown:
        raise Misconfigured(f"The form has no {', '.join(sorted(unknown))}.")
    with warehouse.transaction() as connection:
        row = connection.execute(_STORED, [message_sha256]).fetchone()
        if row is None:
            raise Misconfigured("There is no such message.")
        # A message that waits to be read again has no place now; what was read of it before still counts.
        before = {**row, "place": row["place"] or Place.QUARANTINE.value}
        reading = load_reading(before) if row["envelope"] is not None else Reading(Place.QUARANTINE)
        source = Source("corrected by hand", actor, without_nul(why), "person")
        store_reading(connection, message_sha256, corrected(reading, without_nul(dict(answers)), source), now)
        connection.execute(
            "update message set answered_at = null where message_sha256 = %s", [message_sha256]
        )
        _rule(
            connection,
            message_sha256,
            "corrected",
            actor,
            why,
            now,
            row["place"],
            "application",
            answers=dict(answers),
        )


def rule_identity(
    warehouse: Warehouse,
    *,
    district_name: str,
    state: str,
    city: str = "",
    leaid: str,
    actor: str,
    why: str,
    now: datetime,
) -> None:
    """Who a district of this name (and city, unless blank) is, once for all. Its applications are judged again."""
    if not (leaid.isdigit() and len(leaid) == 7):
        raise Misconfigured("An NCES id has seven digits.")
    with warehouse.transaction() as connection:
        connection.execute(
            "insert into identity_ruling (district_name, state, city, leaid, ruled_by, ruled_at, why) "
            "values (%s, %s, %s, %s, %s, %s, %s)",
            [without_nul(district_name), state, without_nul(city), leaid, actor, now, without_nul(why)],
        )
        connection.execute(
            "update message set assessed_at = null where message_sha256 in (select v.message_sha256 from "
            "application_version v join application a using (application_id) where lower(a.district_name) = lower(%s))",
            [district_name],
        )
        record_change(
            connection, now, actor, "rule identity", f"district {district_name} {state}", None, leaid
        )


def ask_sender(
    warehouse: Warehouse,
    policy: Policy,
    message_sha256: str,
    question: str,
    *,
    own_address: str,
    actor: str,
    now: datetime,
) -> str:
    """A person's question to whoever sent the message, into the outbox; returns who will be written to.

    The same question goes out once. Raises Misconfigured where there is nothing to ask or nobody to write to.
    """
    words = without_nul(question).strip()
    if not words:
        raise Misconfigured("Write the question.")
    with warehouse.transaction() as connection:
        row = connection.execute(_ENVELOPE, [message_sha256]).fetchone()
        if row is None:
            raise Misconfigured("There is no such message.")
        envelope = row["envelope"] or {}
        sender = envelope.get("sender") or ""
        if not is_address(sender) or sender.lower() == own_address.lower():
            raise Misconfigured("The address of the sender is not known, so nobody can be asked.")
        zone = policy.parameters["windows.zone"].on(now.date())
        written = write_letter(
            connection,
            staff_question(message_sha256, envelope, row["received_at"], zone, words),
            application_id=row["application_id"],
            message_sha256=message_sha256,
            now=now,
            deadline_hours=policy.outbox(now.date())["deadline_hours"],
        )
        if not written:
            raise Misconfigured("This question was asked already.")
        record_change(connection, now, actor, "ask the sender", f"message {message_sha256}", None, words)
    return str(sender)


def _place(connection: Connection, message_sha256: str) -> str | None:
    row = connection.execute(
        "select place from message where message_sha256 = %s for update", [message_sha256]
    ).fetchone()
    if row is None:
        raise Misconfigured("There is no such message.")
    return str(row["place"]) if row["place"] else None


def _rule(
    connection: Connection,
    message_sha256: str,
    ruling: str,
    actor: str,
    why: str,
    now: datetime,
    before: str | None,
    after: str,
    answers: dict[str, Any] | None = None,
) -> None:
    words = without_nul(why).strip()
    if not words:
        raise Misconfigured("Say why: the next person will want to know.")
    connection.execute(
        "insert into message_ruling (message_sha256, ruling, answers, ruled_by, ruled_at, why) "
        "values (%s, %s, %s, %s, %s, %s)",
        [message_sha256, ruling, Jsonb(without_nul(answers)) if answers else None, actor, now, words],
    )
    record_change(
        connection, now, actor, ruling, f"message {message_sha256}", before, {"place": after, "why": words}
    )
