"""The stages, each with its counterparties: what a DAG task and `partnerships run` both call.

A stage takes a `House`, runs one step, and returns that step's outcome. Nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.steps.assess import AssessOutcome
    from pipelines.steps.publish import PublishOutcome
    from pipelines.steps.read_waiting import ReadOutcome
    from pipelines.steps.receive import ReceiveOutcome
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

    return step.read_waiting(
        house.warehouse, house.landing, house.read_message, house.now(), only, on_progress
    )


def assess(house: House) -> AssessOutcome:
    """Readings → applications, judged, ranked, funded."""
    from pipelines.steps import assess as step

    return step.assess(house.warehouse, house.directory, house.policy, house.now())


def publish(house: House) -> PublishOutcome:
    """Applications → an immutable published set."""
    from pipelines.steps import publish as step

    return step.publish(house.warehouse, house.publications, house.policy, house.now())


@dataclass(frozen=True, slots=True)
class RunOutcome:
    """What one walk through all stages did."""

    received: int
    read: int
    quarantined: int
    applications: int
    publication: str
    seconds: float

    @property
    def needs_person(self) -> bool:
        return self.quarantined > 0

    def facts(self) -> dict[str, object]:
        return {
            "received": self.received,
            "read": self.read,
            "quarantined": self.quarantined,
            "applications": self.applications,
            "publication": self.publication,
            "seconds": round(self.seconds, 1),
        }

    def sentence(self) -> str:
        aside = f", {self.quarantined} in quarantine (see the desk)" if self.quarantined else ""
        return (
            f"{self.received} received, {self.read} read{aside}; {self.applications} applications; "
            f"published {self.publication}."
        )
