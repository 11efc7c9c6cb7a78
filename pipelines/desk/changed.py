"""What changed in an application: between versions, and since a person last looked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from connectors.warehouse import Connection
from pipelines.desk.people import User
from pipelines.form import PROGRAM_NAMES, QUESTION

_LONGEST = 200
#: What came, by what it did to the application (`rules.history.VersionKind`).
_CAME = {
    "interest_form": "An interest form came",
    "full": "A whole application came",
    "reply": "A reply came",
    "copy": "A copy of what was there came",
    "incomplete": "A version came that lacks something essential",
}


def looked_at(connection: Connection, application_id: str, user: User) -> datetime | None:
    """When this person last looked, before now."""
    row = connection.execute(
        "select looked_at from look where application_id = %s and reviewer = %s", [application_id, user.email]
    ).fetchone()
    return None if row is None else row["looked_at"]


def field_wording(path: str) -> str:
    """A field as the form words it: `programs.csp.teachers` -> Programs asked for, csp, teachers."""
    key, _, rest = path.partition(".")
    key = key.partition("[")[0]
    if key not in QUESTION:
        return path
    parts = [PROGRAM_NAMES.get(part, part.replace("_", " ")) for part in rest.split(".") if part]
    return ", ".join([QUESTION[key].wording, *parts])


def version_lines(changes: Sequence[Mapping[str, Any]]) -> list[str]:
    """Each changed answer of a version, before and after."""
    return [
        f"{field_wording(change['path'])}: {_shown(change['before'])} → {_shown(change['after'])}"
        for change in changes
    ]


def since_looked(facts: Mapping[str, Any], at: datetime | None) -> list[str]:
    """What happened to an application after `at`, in sentences; nothing for somebody who never looked."""
    if at is None:
        return []
    lines = []
    for version in facts["versions"]:
        if version["read_at"] is not None and version["read_at"] > at:
            came = _CAME.get(version["kind"], "A message came")
            lines.append(f"{came} from {version['sender']}." if version["sender"] else f"{came}.")
            lines += version["lines"]
    for event in facts["events"]:
        if event["at"] > at:
            what = PROGRAM_NAMES.get(event["program"], "Application")
            lines.append(
                f"{what}: {_shown(event['previous'])} → {_shown(event['status'])} ({event['actor']})."
            )
    lines += [f"{note['author']} noted: {note['text']}" for note in facts["notes"] if note["written_at"] > at]
    if not lines and facts["application"]["assessed_at"] > at:
        lines.append("It was judged anew; its answers are the same.")
    return lines


def _shown(value: Any) -> str:
    if value in (None, "", []):
        return "nothing"
    text = (
        ", ".join(_shown(each) for each in value) if isinstance(value, list) else str(value).replace("_", " ")
    )
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
