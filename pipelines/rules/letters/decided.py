"""Letters that tell a district of decisions: one for each outcome of an application, waiting lists too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from pipelines.form import PROGRAM_NAMES
from pipelines.money import dollars
from pipelines.policy.values import Alternative
from pipelines.rules.letters.answering import Answer
from pipelines.rules.letters.compose import is_address, one_line

#: Choice of a reviewer -> kind of letter.
LETTER_OF = {"accept": "accepted", "waitlist": "waitlisted", "decline": "declined", "withdraw": "withdrawn"}

_PROGRAMS = {**PROGRAM_NAMES, "counselors": "Counselors and principals"}


def decision_letters(
    rows: Sequence[Mapping[str, Any]], alternatives: Sequence[Alternative]
) -> Iterator[tuple[str, Answer | None]]:
    """(application id, letter) for each outcome; None where there is no address to write to.

    rows: applied decisions with the facts of their requests, in order of application.
    """
    for application_id, decided in groupby(rows, key=lambda row: row["application_id"]):
        by_kind: dict[str, list[Mapping[str, Any]]] = {}
        for row in decided:
            by_kind.setdefault(LETTER_OF[row["choice"]], []).append(row)
        for kind, of_kind in by_kind.items():
            yield application_id, _letter(application_id, kind, of_kind, alternatives)


def _letter(
    application_id: str, kind: str, rows: Sequence[Mapping[str, Any]], alternatives: Sequence[Alternative]
) -> Answer | None:
    first = rows[0]
    wanted = [first["primary_email"], first["sender"], first["superintendent_email"]]
    addresses = list(dict.fromkeys(x.lower() for x in wanted if x and is_address(x)))
    if not addresses:
        return None
    programs = {row["program"] for row in rows}
    serving = [a.words for a in alternatives if programs & set(a.programs)] if kind == "declined" else []
    facts = {
        "contact_name": one_line(first["primary_name"] or "", 80),
        "district_name": first["district_name"],
        "programs": [_program(row) for row in rows],
        "comment": " ".join(dict.fromkeys(one_line(row["comment"], 500) for row in rows if row["comment"])),
        "alternatives": serving,
    }
    about = f"{application_id}/{max(row['decision_id'] for row in rows)}"
    return Answer(kind, about, addresses[0], tuple(addresses[1:]), facts)


def _program(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "name": _PROGRAMS[row["program"]],
        "is_ours_alone": row["program"] == "counselors",
        "teachers": row["teachers"] or 0,
        "match_amount": dollars(row["amount_cents"], sign="") if row["amount_cents"] else "",
        "district_amount": dollars(row["district_cents"] or 0, sign=""),
        # The words of the rules are a reason only where the rules say no; else the reviewer's comment is.
        "explanation": (row["explanation"] or "") if row["qualified"] == "no" else "",
    }
