"""Decisions as values: what came back, what it would do, what is refused and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from pipelines.form import HIGH_SCHOOL_PROGRAMS
from pipelines.rules.decide_workbook import DECISIONS, Binding
from pipelines.rules.ledger import may_follow


class Refusal(StrEnum):
    """Why a row, or a whole workbook, decides nothing."""

    # the whole workbook
    OUTSIDER = "outsider"
    NOT_YOURS = "not_yours"
    UNSIGNED = "unsigned"
    NOT_OURS = "not_ours"
    CHANGED_KEYS = "changed_keys"
    # one row
    STALE = "stale"
    CONFLICT = "conflict_of_interest"
    UNKNOWN_CHOICE = "unknown_choice"
    NO_CHOICE = "no_choice"
    BAD_AMOUNT = "bad_amount"
    TWICE = "twice"
    NOT_QUALIFIED = "not_qualified"
    INCOMPLETE = "incomplete"
    GONE = "gone"
    PROMISED = "promised"


#: Counted in the first sentence of the answer, in this order: (one, many).
_COUNTED = {
    Refusal.STALE: ("1 row is stale", "{} rows are stale"),
    Refusal.CONFLICT: ("1 conflict of interest", "{} conflicts of interest"),
}


@dataclass(frozen=True, slots=True)
class ReturnedRow:
    """One row as it came back. key: the key columns (`decide_workbook.KEY_COLUMNS`), money in cents.

    choice, amount, comment: as the reviewer wrote them, untrusted. check: the row's check value.
    """

    line: int
    key: Mapping[str, str | int | None]
    choice: str = ""
    amount: str = ""
    comment: str = ""
    check: str = ""

    @property
    def request(self) -> tuple[str, str]:
        return str(self.key["application_id"]), str(self.key["program"])

    @property
    def is_filled(self) -> bool:
        return bool(self.choice or self.amount or self.comment)


@dataclass(frozen=True, slots=True)
class ReturnedWorkbook:
    """A workbook as it came back; nothing in it is believed before it is checked."""

    binding: Binding
    signature: str
    rows: tuple[ReturnedRow, ...]


@dataclass(frozen=True, slots=True)
class CurrentRequest:
    """A program request as it stands now. version, status: what the row was made from, if nothing has changed.

    commitment: the state of its ledger entry in force, "" where it has none.
    """

    application_id: str
    program: str
    version: int
    status: str
    district_name: str
    state: str
    qualified: str | None
    match_cents: int | None
    funded_cents: int | None
    leaid: str | None = None
    commitment: str = ""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision that may be applied. amount_cents: our share that is offered; None unless accepted."""

    application_id: str
    program: str
    version: int
    choice: str
    amount_cents: int | None
    comment: str
    district_name: str
    state: str

    @property
    def status(self) -> str:
        return DECISIONS[self.choice]


@dataclass(frozen=True, slots=True)
class Refused:
    """One row, or with line 0 the whole workbook, that decides nothing; sentence: for the reviewer."""

    reason: Refusal
    sentence: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class DryRun:
    """What a returned workbook would do. With `whole` nothing of it can be applied."""

    decisions: tuple[Decision, ...] = ()
    refused: tuple[Refused, ...] = ()
    whole: Refused | None = None
    written_to: tuple[str, ...] = field(default=())

    @property
    def can_apply(self) -> bool:
        return self.whole is None and bool(self.decisions)

    def summary(self) -> str:
        """Such as "12 decisions, 1 row is stale, 1 conflict of interest"."""
        if self.whole is not None:
            return "no decision was taken from this workbook"
        number = len(self.decisions)
        parts = [f"{number} decision" if number == 1 else f"{number} decisions"]
        counts = Counter(r.reason for r in self.refused)
        for reason, (one, many) in _COUNTED.items():
            if counts[reason]:
                parts.append(one if counts[reason] == 1 else many.format(counts[reason]))
        others = sum(number for reason, number in counts.items() if reason not in _COUNTED)
        if others:
            parts.append("1 row is unclear" if others == 1 else f"{others} rows are unclear")
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Situation:
    """What a workbook is judged against.

    reviewer: e-mail of who returned it, lower case; reviewers: everyone who may decide; key: the signing key;
    may_be_unsigned: the copy that is published, bound to nobody, counts too (a command typed by staff, not mail).
    conflicts: application ids that the reviewer may not decide. current: by (application id, program).
    """

    reviewer: str
    reviewers: frozenset[str]
    key: bytes
    current: Mapping[tuple[str, str], CurrentRequest]
    conflicts: frozenset[str] = frozenset()
    may_be_unsigned: bool = False


def application_status(statuses: Sequence[str]) -> str:
    """The status of an application whose requests have these: the best news first, open requests keep it open."""
    for status in ("accepted", "waitlisted", "in_review"):
        if status in statuses:
            return status
    decided = {"declined", "withdrawn"}
    if statuses and set(statuses) <= decided:
        return "declined" if "declined" in statuses else "withdrawn"
    return "in_review" if decided & set(statuses) else statuses[0]


#: The state that a decision gives a commitment. Waiting is no commitment more than the proposal was.
LEDGER_STATE = {"accept": "offered", "waitlist": "proposed", "decline": "withdrawn", "withdraw": "withdrawn"}


def is_open_to(request: CurrentRequest, choice: str) -> bool:
    """Whether the ledger lets a decision be made: what was confirmed or paid is moved on there, not decided anew."""
    return not request.commitment or may_follow(request.commitment, LEDGER_STATE[choice])


def with_counselors(
    decisions: Sequence[Decision], current: Mapping[tuple[str, str], CurrentRequest]
) -> tuple[Decision, ...]:
    """The decisions with those that follow for counselors and principals.

    Theirs is a line of its own that hangs on the high-school requests: accepted with the first of these, waiting
    while one waits, gone when all are. A row that the reviewer decided stays as decided.
    """
    statuses = {key: request.status for key, request in current.items()}
    statuses |= {(d.application_id, d.program): d.status for d in decisions}
    found = list(decisions)
    for application_id in sorted({d.application_id for d in decisions if d.program in HIGH_SCHOOL_PROGRAMS}):
        line = current.get((application_id, "counselors"))
        if line is None or any(
            (d.application_id, d.program) == (application_id, "counselors") for d in decisions
        ):
            continue
        asked = [statuses[key] for p in HIGH_SCHOOL_PROGRAMS if (key := (application_id, p)) in statuses]
        choice = next(
            (c for c, s in (("accept", "accepted"), ("waitlist", "waitlisted")) if s in asked), None
        )
        if choice is None and set(asked) <= {"declined", "withdrawn"}:
            choice = "decline" if "declined" in asked else "withdraw"
        if choice is not None and is_open_to(line, choice):
            amount = line.funded_cents if choice == "accept" else None
            found.append(
                Decision(
                    application_id,
                    "counselors",
                    line.version,
                    choice,
                    amount,
                    "",
                    line.district_name,
                    line.state,
                )
            )
    return tuple(found)
