"""The sender of a mail as the contact of its application: only where the body signs with that name and gives no
address, and only for a person to confirm. A header is evidence, never identity."""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.outcomes import Code, Problem, Severity
from pipelines.records import Envelope, Source
from pipelines.rules.read.language.names import is_address_of, name_words
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.message.findings import Finding

_WHERE = "the sender of the mail"


def with_sender(body: Finding, envelope: Envelope) -> Finding:
    """The application in a body with its sender's address, where it lacks one and names the sender."""
    answers = body.answers
    if answers is None or body.origin != "body" or answers.get("primary_email") or "@" not in envelope.sender:
        return body
    name = str(answers.get("primary_name") or answers.get("signature_name") or "")
    if not name or not _is_of(name, envelope):
        return body
    new: dict[str, object] = {"primary_name": name, "primary_email": envelope.sender}
    if not answers.get("primary_name"):
        new |= {"primary_title": answers.get("signature_title")}
    found = {key: value for key, value in new.items() if value and not answers.get(key)}
    seen = f"{envelope.sender_name} <{envelope.sender}>".strip()
    kept = tuple(
        one for one in body.problems if one.field not in found or one.code is not Code.MISSING_ANSWER
    )
    asked = Problem(Code.LOW_CONFIDENCE, Severity.QUESTION, "primary_email", seen=seen, where=_WHERE)
    return replace(
        body,
        answers={**answers, **found},
        sources={**body.sources, **{key: Source(body.name, _WHERE, seen, "structure", 0.7) for key in found}},
        problems=(*kept, asked),
    )


def _is_of(name: str, envelope: Envelope) -> bool:
    """Does an address belong to somebody of this name? His display name or his address has the surname and the first
    name, or its first letter."""
    words = name_words(name)
    shown = re.findall(r"[^\W\d_]+", fold(envelope.sender_name))
    is_shown = len(words) > 1 and {words[0], words[-1]} <= set(shown)
    return is_shown or is_address_of(name, envelope.sender)
