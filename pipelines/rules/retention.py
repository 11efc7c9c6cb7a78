"""Drops people from what is kept, after their time: names, addresses and their own words go; counts, dates, money stay.

What is left is judged exactly as before: the same rows are the same person, what was answered is still answered, and
the domain of an address still speaks for its district.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pipelines.form import QUESTIONS, Section, Type
from pipelines.rules.people import person_name, school_name

#: Stands where words stood: it answers a question, and nobody can be written to at it.
GONE = "[no longer kept]"

_PERSONAL_SECTIONS = (Section.CONTACTS, Section.PLANS, Section.SIGNATURE)
#: Answers that name or describe a person, or are a person's own words.
PERSONAL = frozenset(
    q.key
    for q in QUESTIONS
    if q.section in _PERSONAL_SECTIONS and q.type not in (Type.DATE, Type.TABLE)
) | {"k5_facilitator"}  # fmt: skip

Row = Mapping[str, Any]


class Forgetting:
    """One go over everything of a cycle: whoever is the same person in two places stays so in both."""

    def __init__(self) -> None:
        self._people: dict[tuple[str, str], str] = {}

    def _alias(self, kind: str, who: str) -> str:
        return self._people.setdefault((kind, who), f"person {len(self._people) + 1}")

    def address(self, address: str | None) -> str | None:
        """An address nobody can be written to, other for other people, with the domain of the old one."""
        text = (address or "").strip().casefold()
        if not text:
            return address
        domain = text.rpartition("@")[2] if "@" in text else "unknown"
        return f"[{self._alias('address', text)}]@{domain}"

    def answers(self, answers: Row | None) -> dict[str, Any] | None:
        """Answers in the shapes of the contract, without the people in them."""
        if answers is None:
            return None
        kept = {key: self._answer(key, value) for key, value in answers.items()}
        if answers.get("teachers"):
            kept["teachers"] = [self._teacher(row) for row in answers["teachers"]]
        if answers.get("programs"):
            kept["programs"] = [self._program(row) for row in answers["programs"]]
        return kept

    def _answer(self, key: str, value: Any) -> Any:
        if key not in PERSONAL or value in (None, "", []):
            return value
        return self.address(value) if key.endswith("_email") else GONE

    def _teacher(self, row: Row) -> dict[str, Any]:
        name, school = person_name(row.get("name")), school_name(row.get("school"))
        return {
            **row,
            "name": self._alias("name", f"{name}\n{school}") if name else None,
            "school": None,
            "assignment": None,
            "email": self.address(row.get("email")),
        }

    def _program(self, row: Row) -> dict[str, Any]:
        return {**row, "identification_plan": GONE if row.get("identification_plan") else None}

    def envelope(self, envelope: Row) -> dict[str, Any]:
        """Headers that still tie a thread together, without who wrote what to whom."""
        return {
            **envelope,
            "sender": self.address(envelope.get("sender")) or "",
            "sender_name": "",
            "recipients": [],
            "subject": "",
        }

    def reading(self, row: Row) -> dict[str, Any]:
        """The columns of a stored reading."""
        return {
            "envelope": self.envelope(row["envelope"]),
            "documents": [{**document, "name": "document"} for document in row["documents"]],
            "answers": self.answers(row["answers"]),
            "sources": {},
            "problems": problems_without_words(row["problems"]),
            "figures": [{**figure, "document": "document"} for figure in row["figures"]],
        }


def problems_without_words(problems: list[Row]) -> list[dict[str, Any]]:
    """Problems by code and field; what was seen, and where, goes."""
    return [{**problem, "seen": None, "where": None, "detail": []} for problem in problems]
