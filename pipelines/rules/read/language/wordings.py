"""The wordings of the form as they are looked up: published ones, and those that districts have used."""

from __future__ import annotations

from functools import cache

from pipelines.form import QUESTIONS, Section, Type
from pipelines.rules.read.language.words import plain

#: The concept that the section has to speak of where a wording such as "Name" alone means what the form means by it.
_HOME = {Section.SIGNATURE: "signer"}


@cache
def _wordings() -> dict[str, tuple[str, str]]:
    known: dict[str, tuple[str, str]] = {}
    for question in QUESTIONS:
        if question.type is Type.TABLE:
            continue
        home = _HOME.get(question.section, "")
        for wording in (question.wording, *question.wordings):
            known.setdefault(_bare(wording), (question.key, home))
    return known


def _bare(wording: str) -> str:
    return plain(wording).replace(":", "").replace(",", "")


def wording_of(label: str) -> tuple[str, str] | None:
    """(key, concept that the section must speak of or "") of a wording that is known to the letter."""
    return _wordings().get(_bare(label))
