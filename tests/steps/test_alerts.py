"""Alerts: one a cause, told until it is over; a watcher that falls silent is one."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from connectors.warehouse import Warehouse
from pipelines.steps import alerts

NOW = datetime(2026, 6, 30, 12, tzinfo=UTC)


def test_a_cause_is_told_once_with_its_latest_sentence_until_it_is_over(warehouse: Warehouse) -> None:
    alerts.raise_alert(warehouse, "send_letters.send", "failed: first", NOW)
    alerts.raise_alert(warehouse, "send_letters.send", "failed: second", NOW)
    alerts.raise_alert(warehouse, "publish_review", "not done 15 minutes after it was queued", NOW)
    assert alerts.standing(warehouse) == [
        "publish_review not done 15 minutes after it was queued",
        "send_letters.send failed: second",
    ]
    alerts.settle(warehouse, "send_letters.send")
    assert alerts.standing(warehouse) == ["publish_review not done 15 minutes after it was queued"]


def test_a_watcher_that_falls_silent_is_told_and_settled_when_it_speaks_again(warehouse: Warehouse) -> None:
    alerts.sign_of_life(warehouse, "mailbox", NOW, "0 waiting")
    alerts.sign_of_life(warehouse, "outbox", NOW + timedelta(minutes=2), "0 waiting")
    assert alerts.tell_silent_watchers(warehouse, NOW + timedelta(minutes=2)) == []
    assert alerts.tell_silent_watchers(warehouse, NOW + timedelta(minutes=3)) == ["watch mailbox"]
    assert alerts.standing(warehouse) == [
        "watch mailbox silent since 2026-06-30 12:00 UTC: only the clock wakes its DAG"
    ]
    alerts.sign_of_life(warehouse, "mailbox", NOW + timedelta(minutes=3), "0 waiting")
    assert alerts.tell_silent_watchers(warehouse, NOW + timedelta(minutes=3)) == []
    assert alerts.standing(warehouse) == []


def test_a_new_start_begins_without_the_trouble_of_the_last_one(warehouse: Warehouse) -> None:
    alerts.raise_alert(warehouse, "send_letters.send", "failed", NOW)
    alerts.sign_of_life(warehouse, "mailbox", NOW, "0 waiting")
    alerts.settle_all(warehouse)
    assert alerts.standing(warehouse) == []
    assert alerts.tell_silent_watchers(warehouse, NOW + timedelta(days=1)) == []
