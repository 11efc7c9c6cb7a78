"""The stages, each with its counterparties: what a DAG task and `partnerships run` both call.

A stage takes a `House`, runs one step, and returns that step's outcome. Nothing is decided here.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from connectors.warehouse import sql
from pipelines.counted import counted

if TYPE_CHECKING:
    from pipelines.steps.assess import AssessOutcome
    from pipelines.steps.decide_mail import DecisionMail
    from pipelines.steps.publish import PublishOutcome
    from pipelines.steps.read_waiting import ReadOutcome
    from pipelines.steps.receive import ReceiveOutcome
    from pipelines.steps.replay import ReplayOutcome
    from pipelines.steps.report import ReportOutcome
    from pipelines.steps.retention import RetentionOutcome
    from pipelines.steps.send import SendOutcome
    from pipelines.wiring import House


def receive(house: House) -> ReceiveOutcome:
    """Mailbox → landing."""
    from pipelines.steps import receive as step

    return step.receive(house.mailbox, house.landing, house.warehouse, house.now())


def scan_google(house: House) -> ReceiveOutcome:
    """Google documents shared with us → landing; nothing where Google is off."""
    from pipelines.steps.receive import ReceiveOutcome
    from pipelines.steps.scan_google import scan_google as step

    if house.google is None:
        return ReceiveOutcome()
    return step(house.google, house.landing, house.warehouse, house.now())


def waiting(house: House) -> list[str]:
    """sha256 of every message that waits to be read."""
    from pipelines.steps import read_waiting as step

    return step.waiting(house.warehouse)


def read(
    house: House, only: Sequence[str] | None = None, on_progress: Callable[[int], None] | None = None
) -> ReadOutcome:
    """Landing → readings. only: one chunk."""
    from pipelines.steps import read_waiting as step
    from pipelines.steps.alerts import tell_failed_readings

    outcome = step.read_waiting(
        house.warehouse, house.landing, house.read_message, house.now(), only, on_progress
    )
    tell_failed_readings(house.warehouse, house.now())
    return outcome


def assess(house: House) -> AssessOutcome:
    """Readings → applications, judged, ranked, funded."""
    from pipelines.steps import assess as step

    return step.assess(house.warehouse, house.districts, house.policy, house.now())


def waiting_decisions(house: House) -> list[str]:
    """Keys of what was decided and is not carried on yet: what rings the bell of the decisions."""
    from pipelines.steps import decided

    return decided.waiting(house.warehouse)


def record_decisions(house: House) -> DecisionMail:
    """Decisions that came by mail are taken, and all that were applied reach the assessment and its ledger."""
    from pipelines.steps import decided
    from pipelines.steps.decide_mail import take_decision_mail

    now = house.now()
    taken = take_decision_mail(
        house.warehouse, house.landing, house.policy, house.reader_pool, house.settings.address, now
    )
    count = decided.applied(house.warehouse)
    assess(house)
    decided.carried_on(house.warehouse, count, now)
    return taken


def replay(house: House, *, apply: bool = False, only: Sequence[str] | None = None) -> ReplayOutcome:
    """Stored messages read again: a dry run with the difference, unless applied."""
    from pipelines.steps import replay as step

    return step.replay(
        house.warehouse, house.landing, house.read_message, house.districts, house.policy, house.now(),
        apply=apply, only=only,
    )  # fmt: skip


def publish(house: House, *, released_by: str | None = None) -> PublishOutcome:
    """Applications → an immutable published set. released_by: who lets through what the gate would hold back."""
    from pipelines.steps import publish as step
    from pipelines.steps.alerts import tell_held_publication

    outcome = step.publish(
        house.warehouse, house.publications, house.policy, house.now(), released_by=released_by
    )
    tell_held_publication(house.warehouse, outcome.trouble(), house.now())
    tell_team(house)
    return outcome


def tell_team(house: House) -> int:
    """Every alert that stands, into the outbox for the team."""
    from pipelines.steps.alert_letters import tell_team as step

    if not house.settings.team:
        return 0
    return step(house.warehouse, house.policy, house.outbox_policy, house.settings.team, house.now())


def send(house: House) -> SendOutcome:
    """What is owed is written, and what is due is sent."""
    from pipelines.steps.bounces import count_bounces
    from pipelines.steps.letters import write_decision_letters, write_letters
    from pipelines.steps.send import send_due
    from pipelines.steps.stopped import note_wishes_to_stop

    now = house.now()
    count_bounces(house.warehouse, house.landing, now)
    note_wishes_to_stop(house.warehouse)
    tell_team(house)
    write_letters(house.warehouse, house.policy, house.settings.address, now)
    write_decision_letters(house.warehouse, house.policy, now)
    return send_due(house.warehouse, house.outgoing, house.render_letter, house.outbox_policy, now)


def report(house: House) -> ReportOutcome:
    """What the team and the districts hear by the clock, into the outbox."""
    from pipelines.steps.report import report as step

    return step(house.warehouse, house.policy, house.settings.team, house.now())


def drop_people(house: House) -> RetentionOutcome:
    """People whose retention period is over go; what they stood for stays."""
    from pipelines.steps import retention

    return retention.drop_people(house.warehouse, house.landing, house.policy, house.now())


def due_letters(house: House) -> list[str]:
    """Keys of what waits to be written or sent: what rings the bell of the outbox."""
    rows = house.warehouse.rows(sql("queries/send/due.sql"), {"now": house.now()})
    return [row["key"] for row in rows]


@dataclass(frozen=True, slots=True)
class RunOutcome:
    """What one walk through all stages did."""

    received: int
    read: int
    quarantined: int
    applications: int
    publication: str
    held: bool
    doubtful: int
    seconds: float

    @property
    def needs_person(self) -> bool:
        return bool(self.quarantined or self.held or self.doubtful)

    def facts(self) -> dict[str, object]:
        return {
            "received": self.received,
            "read": self.read,
            "quarantined": self.quarantined,
            "applications": self.applications,
            "publication": self.publication,
            "held": self.held,
            "doubtful_letters": self.doubtful,
            "seconds": round(self.seconds, 1),
        }

    def sentence(self) -> str:
        aside = f", {self.quarantined} in quarantine (see the desk)" if self.quarantined else ""
        return (
            f"{self.received} received, {self.read} read{aside}; {counted(self.applications, 'application')}; "
            f"published {self.publication}."
        )


def run_all(house: House, say: Callable[[str], None], *, released_by: str | None = None) -> RunOutcome:
    """Every stage once, again as long as a round brought something new. say: gets a line of progress.

    released_by: who lets through what the gate of the publication would hold back.
    """
    started = time.monotonic()
    received = read_count = 0
    while True:
        arrived = receive(house) + scan_google(house)
        received += arrived.new
        waits = len(waiting(house))
        if waits:
            say(f"reading {counted(waits, 'message')} …")
        outcome = read(house)
        read_count += outcome.read
        if outcome.put_off:
            say(
                f"put off, {counted(outcome.put_off, 'message')}: something outside failed, the next run tries again"
            )
        if not outcome.read:
            break
    say("judging, ranking, funding …")
    assessed = assess(house)
    if waiting_decisions(house):
        record_decisions(house)
    say("publishing …")
    published = publish(house, released_by=released_by)
    say(published.sentence())
    letters = send(house)
    dropped = drop_people(house)
    if dropped.applications:
        say(f"the retention period of {dropped.applications} applications is over: their people were dropped")
    account = house.warehouse.rows("select quarantine from message_account")[0]
    return RunOutcome(
        received=received,
        read=read_count,
        quarantined=account["quarantine"],
        applications=assessed.applications,
        publication=published.publication_id or "nothing",
        held=published.needs_person,
        doubtful=letters.doubtful + letters.failed,
        seconds=time.monotonic() - started,
    )
