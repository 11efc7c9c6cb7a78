"""Fewest open first, among those who cover an application and may see it."""

from __future__ import annotations

from pipelines.policy.values import Reviewer
from pipelines.rules.assign import Unassigned, assign

ANN, BOB = Reviewer("ann@x", "Ann"), Reviewer("bob@x", "Bob")
NONE: dict[str, set[str]] = {"ann@x": set(), "bob@x": set()}


def queue(*states: str, programs: tuple[str, ...] = ("csp",)) -> list[Unassigned]:
    return [Unassigned(f"a{number}", state, programs) for number, state in enumerate(states, start=1)]


def test_whoever_has_fewest_open_is_next_and_ties_go_by_name() -> None:
    # Bob has one already: Ann takes the first, then both have one and the tie goes to Ann, then Bob.
    assert assign(queue("TX", "TX", "TX"), [BOB, ANN], {"bob@x": 1}, NONE) == {
        "a1": "ann@x",
        "a2": "ann@x",
        "a3": "bob@x",
    }


def test_only_who_covers_state_and_program_is_asked() -> None:
    texan = Reviewer("ann@x", "Ann", states=("TX",))
    teacher_of_k5 = Reviewer("bob@x", "Bob", programs=("k5",))
    assert assign(queue("TX", "OH"), [texan, teacher_of_k5], {}, NONE) == {"a1": "ann@x"}
    assert assign(queue("OH", programs=("csp", "k5")), [texan, teacher_of_k5], {}, NONE) == {"a1": "bob@x"}


def test_a_conflict_of_interest_passes_the_application_on() -> None:
    assert assign(queue("TX"), [ANN, BOB], {}, {"ann@x": {"a1"}, "bob@x": set()}) == {"a1": "bob@x"}
    assert assign(queue("TX"), [ANN], {}, {"ann@x": {"a1"}}) == {}
