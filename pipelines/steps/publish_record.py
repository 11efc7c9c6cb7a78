"""What the warehouse keeps of publications: those that were made, and those that the gate held back."""

from __future__ import annotations

import json
from datetime import datetime

from connectors.warehouse import Connection
from pipelines.rules.publish import Manifest


def record_publication(connection: Connection, manifest: Manifest, summary: str) -> None:
    """One row a publication; one that is there already stays as it is."""
    connection.execute(
        "insert into publication (publication_id, previous_id, content_sha256, published_at, rows, summary) "
        "values (%(id)s, (select publication_id from publication where publication_id = %(previous)s), "
        "%(content)s, %(at)s, %(rows)s, %(summary)s) on conflict (publication_id) do nothing",
        {
            "id": manifest.publication_id,
            "previous": manifest.inputs.get("previous_publication") or None,
            "content": manifest.content_sha256,
            "at": manifest.made_at,
            "rows": json.dumps({f.name: f.rows for f in manifest.files if f.rows is not None}),
            "summary": summary,
        },
    )


def is_held(
    connection: Connection, content: str, sentences: tuple[str, ...], now: datetime, released_by: str | None
) -> bool:
    """Records that the gate held `content` back, and says whether its word stands.

    released_by: who lets exactly this content through; once released, it stays so.
    """
    connection.execute(
        "insert into publication_held (content_sha256, first_held_at, last_held_at, sentences) "
        "values (%(content)s, %(now)s, %(now)s, %(sentences)s) "
        "on conflict (content_sha256) do update set last_held_at = excluded.last_held_at",
        {"content": content, "now": now, "sentences": list(sentences)},
    )
    if released_by is not None:
        connection.execute(
            "update publication_held set released_by = %s, released_at = %s where content_sha256 = %s",
            [released_by, now, content],
        )
    row = connection.execute(
        "select released_by from publication_held where content_sha256 = %s", [content]
    ).fetchone()
    return row is None or row["released_by"] is None
