"""A letter as the product composes it, for the tests of the ways out."""

from __future__ import annotations

from datetime import UTC, datetime
from email.message import EmailMessage

from pipelines.rules.letters.compose import compose


def a_letter(**changes: object) -> EmailMessage:
    values: dict[str, object] = {
        "letter": "a1b2c3",
        "token": "[P-ABCD2345]",
        "from_address": "partnerships@program.example",
        "from_name": "District partnerships",
        "to": "clerk@maple.example",
        "cc": [],
        "subject": "We have your application",
        "body": "Dear colleague,\n\n.A line that begins with a dot\n",
        "at": datetime(2026, 6, 1, 12, tzinfo=UTC),
        "in_reply_to": "<first@maple.example>",
        "references": ["<zero@maple.example>"],
    }
    return compose(**{**values, **changes})  # type: ignore[arg-type]
