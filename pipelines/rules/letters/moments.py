"""Moments in the words of a letter, always with their time zone."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo


def in_words(moment: datetime, zone: str) -> str:
    """June 30, 2026 at 11:59 PM PDT"""
    local = moment.astimezone(ZoneInfo(zone))
    hour = local.hour % 12 or 12
    half = "AM" if local.hour < 12 else "PM"
    return f"{local:%B} {local.day}, {local.year} at {hour}:{local:%M} {half} {local:%Z}"


def day_in_words(day: str) -> str:
    """2027-08-15 -> August 15, 2027"""
    found = date.fromisoformat(day)
    return f"{found:%B} {found.day}, {found.year}"


def last_day_in_words(closes: datetime, zone: str) -> str:
    """The last day of a window that ends at the instant `closes`: October 31, 2026 (end of day, PDT)"""
    from datetime import timedelta

    last = closes.astimezone(ZoneInfo(zone)) - timedelta(seconds=1)
    return f"{last:%B} {last.day}, {last.year} (end of day, {last:%Z})"
