"""Every change by a person is kept, with who, when, and what stood before and after."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from psycopg.types.json import Jsonb

from connectors.warehouse import Connection
from pipelines.stored import without_nul


def record_change(
    connection: Connection, now: datetime, actor: str, action: str, subject: str, before: Any, after: Any
) -> None:
    """In the caller's transaction, so that a change and its record stand or fall together."""
    connection.execute(
        "insert into change (changed_at, actor, action, subject, before, after) values (%s, %s, %s, %s, %s, %s)",
        [now, actor, action, subject, Jsonb(without_nul(before)), Jsonb(without_nul(after))],
    )
