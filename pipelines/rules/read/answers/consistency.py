"""Answers of one document that cannot all be right: the district is asked which of them is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pipelines.outcomes import Code, Problem, Severity
from pipelines.records import Answers
from pipelines.rules.read.values import school_year_on

#: First three digits of ZIP codes by state (USPS Publication 65, lists L002 and L005), from-to inclusive.
_ZIP_PREFIXES = {
    "AL": ((350, 369),), "AK": ((995, 999),), "AZ": ((850, 865),), "AR": ((716, 729),), "CA": ((900, 961),),
    "CO": ((800, 816),), "CT": ((60, 69),), "DE": ((197, 199),), "DC": ((200, 205), (569, 569)),
    "FL": ((320, 349),), "GA": ((300, 319), (398, 399)), "HI": ((967, 968),), "ID": ((832, 838),),
    "IL": ((600, 629),), "IN": ((460, 479),), "IA": ((500, 528),), "KS": ((660, 679),), "KY": ((400, 427),),
    "LA": ((700, 714),), "ME": ((39, 49),), "MD": ((206, 219),), "MA": ((10, 27), (55, 55)),
    "MI": ((480, 499),), "MN": ((550, 567),), "MS": ((386, 397),), "MO": ((630, 658),), "MT": ((590, 599),),
    "NE": ((680, 693),), "NV": ((889, 898),), "NH": ((30, 38),), "NJ": ((70, 89),), "NM": ((870, 884),),
    "NY": ((5, 5), (63, 63), (100, 149)), "NC": ((270, 289),), "ND": ((580, 588),), "OH": ((430, 459),),
    "OK": ((730, 749),), "OR": ((970, 979),), "PA": ((150, 196),), "RI": ((28, 29),), "SC": ((290, 299),),
    "SD": ((570, 577),), "TN": ((370, 385),), "TX": ((733, 733), (750, 799), (885, 885)), "UT": ((840, 847),),
    "VT": ((50, 59),), "VA": ((201, 201), (220, 246)), "WA": ((980, 994),), "WV": ((247, 268),),
    "WI": ((530, 549),), "WY": ((820, 831),), "PR": ((6, 9),),
}  # fmt: skip


def contradictions(answers: Answers) -> Iterator[Problem]:
    """A question for each pair of answers that exclude each other; none of them is changed."""
    begins, ends = answers.get("school_year_start"), answers.get("school_year_end")
    if begins and ends and str(ends) <= str(begins):
        yield _contradiction("school_year_end", str(ends), ("school_year_start", str(begins)))
    state, code = answers.get("state"), str(answers.get("office_postal_code") or "")
    if state and not _may_lie_in(code, str(state)):
        yield _contradiction("office_postal_code", code, ("state", str(state)))
    lead, name = str(answers.get("lead_district") or ""), str(answers.get("district_name") or "")
    if answers.get("applying_as") == "member" and name and lead.casefold() == name.casefold():
        yield _contradiction("lead_district", lead, ("applying_as", "member"))
    yield from _more_listed(answers)
    yield from _listed_twice(answers)
    yield from _begun_before(answers)


def _may_lie_in(code: str, state: str) -> bool:
    """Whether a ZIP code may be one of the state; anything else than five digits, or nine, is not judged."""
    ranges = _ZIP_PREFIXES.get(state)
    if ranges is None or not re.fullmatch(r"\d{5}(?:-?\d{4})?", code):
        return True
    return any(first <= int(code[:3]) <= last for first, last in ranges)


def _more_listed(answers: Answers) -> Iterator[Problem]:
    """More different people listed for a program than teachers stated for it."""
    listed: dict[str, set[Any]] = {}
    for person in answers.get("teachers") or ():
        known = person.get("email") or (person.get("name"), person.get("school"))
        if person.get("program") and person.get("name"):
            listed.setdefault(person["program"], set()).add(known)
    for number, row in enumerate(answers.get("programs") or ()):
        count = len(listed.get(row["program"], ()))
        if row["teachers"] is not None and count > row["teachers"]:
            yield _contradiction(
                f"programs[{number}].teachers", str(row["teachers"]), ("teachers", str(count))
            )


def _listed_twice(answers: Answers) -> Iterator[Problem]:
    """One and the same person twice for one program: who is the other?"""
    seen: set[tuple[object, ...]] = set()
    for number, person in enumerate(answers.get("teachers") or ()):
        name = str(person.get("name") or "").casefold()
        known = (
            str(person.get("email") or "").casefold() or (name, person.get("school")),
            person.get("program"),
        )
        if name and known in seen:
            yield _contradiction(f"teachers[{number}].name", str(person["name"]), ("why", "listed twice"))
        seen.add(known)


def _begun_before(answers: Answers) -> Iterator[Problem]:
    """A first school year that was over when the application was signed."""
    signed = str(answers.get("signature_date") or "")
    for number, row in enumerate(answers.get("programs") or ()):
        first = str(row.get("first_year") or "")
        if signed and first and int(first[:4]) < school_year_on(int(signed[:4]), int(signed[5:7])):
            yield _contradiction(f"programs[{number}].first_year", first, ("signature_date", signed))


def _contradiction(field: str, seen: str, other: tuple[str, str]) -> Problem:
    return Problem(Code.CONTRADICTION, Severity.QUESTION, field, seen, detail=(("read", seen), other))
