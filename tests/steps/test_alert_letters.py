"""Alerts reach the team by mail: once for a cause and a day, under the cap, in words that say what is wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from connectors.warehouse import Warehouse
from pipelines.policy.letter_templates import load_templates
from pipelines.policy.load import load_policy
from pipelines.rules.letters.outbox import OutboxPolicy
from pipelines.steps import alerts
from pipelines.steps.alert_letters import tell_team
from pipelines.steps.letters import renderer
from pipelines.steps.receive import beat

NOW = datetime(2026, 6, 30, 12, tzinfo=UTC)
TEAM = ("ops@program.example", "lead@program.example")
POLICY = load_policy()
OUTBOX = OutboxPolicy(**POLICY.outbox(NOW.date()))


def tell(warehouse: Warehouse, now: datetime = NOW, outbox: OutboxPolicy = OUTBOX) -> int:
    return tell_team(warehouse, POLICY, outbox, TEAM, now)


def texts(warehouse: Warehouse) -> list[str]:
    make = renderer(load_templates(), "partnerships@program.example", NOW, lambda: b"")
    rows = warehouse.rows("select * from letter where to_address = %s order by written_at", [TEAM[0]])
    found = []
    for row in rows:
        message = make(row)
        body = message.get_body(("plain",))
        assert body is not None
        assert message["Auto-Submitted"] == "auto-generated"
        found.append(f"{message['Subject']}\n{body.get_content()}")
    return found


def test_a_mailbox_that_nobody_looked_at_is_mailed_with_its_minutes(warehouse: Warehouse) -> None:
    beat(warehouse, "mailbox", NOW - timedelta(minutes=47))
    assert tell(warehouse) == 2
    [text] = texts(warehouse)
    assert "Needs a look: mailbox" in text
    assert "not seen for 47 minutes" in text


def test_a_mailbox_that_is_seen_again_is_no_alert_any_more(warehouse: Warehouse) -> None:
    beat(warehouse, "mailbox", NOW - timedelta(minutes=47))
    tell(warehouse)
    beat(warehouse, "mailbox", NOW)
    assert tell(warehouse, NOW + timedelta(days=1) - timedelta(hours=23, minutes=55)) == 0
    assert alerts.standing(warehouse) == []


def test_an_alert_that_lasts_is_mailed_once_a_day(warehouse: Warehouse) -> None:
    alerts.raise_alert(warehouse, "send_letters.send", "failed: the mail service does not answer", NOW)
    told = [tell(warehouse, NOW + timedelta(hours=hours)) for hours in (0, 1, 5, 24, 25)]
    assert told == [2, 0, 0, 2, 0]


def test_what_the_gate_holds_back_is_mailed_line_by_line(warehouse: Warehouse) -> None:
    alerts.tell_held_publication(
        warehouse, "Held back, p1 stays current.\nreview_queue: 40 of 90 rows lost their rank.", NOW
    )
    tell(warehouse)
    [text] = texts(warehouse)
    assert "  Held back, p1 stays current.\n  review_queue: 40 of 90 rows lost their rank.\n" in text
    alerts.tell_held_publication(warehouse, "", NOW)
    assert alerts.standing(warehouse) == []


def test_a_flood_of_causes_stops_at_the_cap_of_an_address(warehouse: Warehouse) -> None:
    for number in range(5):
        alerts.raise_alert(warehouse, f"dag_{number}", "failed", NOW)
    assert tell(warehouse, outbox=replace(OUTBOX, most_alerts_a_day=3)) == 6
    assert tell(warehouse, NOW + timedelta(hours=1), replace(OUTBOX, most_alerts_a_day=3)) == 0


def test_without_trouble_nobody_is_written_to(warehouse: Warehouse) -> None:
    beat(warehouse, "mailbox", NOW)
    assert tell(warehouse) == 0
