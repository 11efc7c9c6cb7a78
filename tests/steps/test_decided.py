"""The bell of the decisions: it rings for what was applied since it was last carried on, and for nothing else."""

from __future__ import annotations

from datetime import UTC, datetime

from connectors.warehouse import Warehouse
from pipelines.steps import decided

NOW = datetime(2026, 6, 30, tzinfo=UTC)


def apply_one(warehouse: Warehouse, application_id: str, state: str = "applied") -> None:
    with warehouse.transaction() as connection:
        connection.execute(
            "insert into decision (application_id, program, version, choice, reviewer, source, state, entered_at, "
            "applied_at) values (%s, 'csp', 1, 'accept', 'ana@program.example', 'desk', %s, %s, %s)",
            [application_id, state, NOW, None if state == "pending" else NOW],
        )


def test_nothing_decided_rings_nothing(warehouse: Warehouse) -> None:
    assert decided.waiting(warehouse) == []


def test_a_pending_decision_rings_nothing_and_an_applied_one_does(warehouse: Warehouse) -> None:
    apply_one(warehouse, "a", "pending")
    assert decided.waiting(warehouse) == []
    apply_one(warehouse, "b")
    assert decided.waiting(warehouse) == ["1 applied"]


def test_what_is_carried_on_rings_no_more_until_something_else_is_applied(warehouse: Warehouse) -> None:
    apply_one(warehouse, "a")
    decided.carried_on(warehouse, decided.applied(warehouse), NOW)
    assert decided.waiting(warehouse) == []
    apply_one(warehouse, "b")
    assert decided.waiting(warehouse) == ["2 applied"]


def test_what_is_applied_while_carrying_on_rings_again(warehouse: Warehouse) -> None:
    apply_one(warehouse, "a")
    count = decided.applied(warehouse)
    apply_one(warehouse, "b")
    decided.carried_on(warehouse, count, NOW)
    assert decided.waiting(warehouse) == ["2 applied"]
