"""The ledger's states, and the entries that a new assessment makes.

An entry is never changed; a change is a new entry, and the latest of an application x program is in force. The rules
propose and take proposals back; what a person offered or confirmed only a person changes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from pipelines.money import dollars

#: State -> states that may follow it.
FOLLOWS: dict[str, frozenset[str]] = {
    "": frozenset({"proposed"}),
    "proposed": frozenset({"proposed", "offered", "withdrawn"}),
    "offered": frozenset({"offered", "proposed", "confirmed", "reduced", "withdrawn"}),
    "confirmed": frozenset({"reduced", "withdrawn", "settled"}),
    "reduced": frozenset({"reduced", "confirmed", "withdrawn", "settled"}),
    "withdrawn": frozenset({"proposed", "offered"}),
    "settled": frozenset(),
}

#: States that the rules may follow by themselves.
OF_THE_RULES = frozenset({"", "proposed", "withdrawn"})

Key = tuple[str, str]


def may_follow(before: str, state: str) -> bool:
    """Whether an entry of a state may come after one of another; the same state again changes nothing."""
    return state == before or state in FOLLOWS[before]


class NotAllowed(Exception):
    """A state may not follow another; the sentence says which may."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """What one entry says. Money in cents; sequence: place among the entries of its application x program."""

    application_id: str
    program: str
    cycle: int
    version: int
    state: str
    teachers: int
    rate_cents: int | None
    rate_unit: str | None
    cost_cents: int
    match_cents: int
    district_cents: int
    funded_cents: int
    pathway: str | None
    policy_version: str
    cause: str = ""
    actor: str = "rules"
    sequence: int = 1

    @property
    def key(self) -> Key:
        return self.application_id, self.program

    @property
    def uncovered_cents(self) -> int:
        return self.cost_cents - self.match_cents - self.district_cents

    @property
    def figures(self) -> tuple[object, ...]:
        """What makes two entries say the same."""
        return (
            self.state, self.teachers, self.rate_cents, self.rate_unit, self.cost_cents, self.match_cents,
            self.district_cents, self.funded_cents, self.pathway,
        )  # fmt: skip


def next_entries(
    in_force: Mapping[Key, Commitment], wanted: Iterable[Commitment], cause: str, policy_version: str
) -> list[Commitment]:
    """The entries that an assessment adds, by application and program.

    in_force: the latest entry of each application x program of the cycle. wanted: what is proposed now. What is in
    force already adds nothing, so that assessing again adds nothing.
    """
    proposed = {commitment.key: commitment for commitment in wanted}
    entries: list[Commitment] = []
    for key in sorted(proposed.keys() | in_force.keys()):
        before, now = in_force.get(key), proposed.get(key)
        if before is not None and before.state not in OF_THE_RULES:
            continue
        if now is not None:
            if before is None or before.figures != now.figures:
                sequence = before.sequence + 1 if before is not None else 1
                entries.append(replace(now, sequence=sequence, cause=cause))
        elif before is not None and before.state == "proposed":
            entries.append(
                replace(
                    before, state="withdrawn", cause="no longer proposed", actor="rules",
                    policy_version=policy_version, sequence=before.sequence + 1, teachers=0, cost_cents=0,
                    match_cents=0, district_cents=0, funded_cents=0,
                )
            )  # fmt: skip
    return entries


def follow(
    before: Commitment, state: str, *, actor: str, cause: str, funded_cents: int | None = None
) -> Commitment:
    """The entry by which a person moves a commitment on. funded_cents: what is promised or was paid of our share.

    Raises NotAllowed with a sentence.
    """
    if state not in FOLLOWS[before.state]:
        may = ", ".join(sorted(FOLLOWS[before.state])) or "nothing"
        raise NotAllowed(f"A commitment that is {before.state} cannot become {state}; after it comes {may}.")
    promised = before.funded_cents if funded_cents is None else funded_cents
    if promised > before.match_cents or promised < 0:
        raise NotAllowed(
            f"Our share of {before.application_id} {before.program} is {dollars(before.match_cents)}; "
            f"{dollars(promised)} is not within it."
        )
    if state == "reduced" and promised >= before.funded_cents:
        raise NotAllowed(f"Reduced means less than {dollars(before.funded_cents)}.")
    if state == "withdrawn":
        return replace(
            before, state=state, actor=actor, cause=cause, sequence=before.sequence + 1, teachers=0, cost_cents=0,
            match_cents=0, district_cents=0, funded_cents=0,
        )  # fmt: skip
    return replace(
        before, state=state, actor=actor, cause=cause, sequence=before.sequence + 1, funded_cents=promised
    )
