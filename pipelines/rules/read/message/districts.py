"""Which of several applications are of one district."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from pipelines.outcomes import Code
from pipelines.rules.read.message.copies import plain
from pipelines.rules.read.message.findings import Finding

#: Names this much alike (0..100, words in any order) may be one district's, typed twice.
_SAME_DISTRICT = 88
#: Questions of a form with two different answers each, from which it was filled in twice.
_FEWEST_ANSWERED_TWICE = 6
#: Answers that differ between any two districts.
_TELLING = frozenset({"city", "nces_id", "office_street", "primary_email", "superintendent_email"})


def by_district(applications: Sequence[Finding]) -> list[list[Finding]]:
    """Documents of one district together. One that names no district belongs to the only other there is."""
    groups: list[list[Finding]] = []
    nameless: list[Finding] = []
    for finding in applications:
        if not (finding.answers or {}).get("district_name"):
            nameless.append(finding)
            continue
        for group in groups:
            if any(_same_district(finding, member) for member in group):
                group.append(finding)
                break
        else:
            groups.append([finding])
    if not groups:
        return [list(applications)]
    groups[0].extend(nameless)
    return groups


def holds_several(finding: Finding) -> bool:
    """Whether one text holds forms of two districts, one below the other: it names two that are not alike, and two
    places or contacts; a document more than that, for it may name a neighbour where its own name belongs."""
    others = {one.field: one.seen for one in finding.problems if one.code is Code.CONTRADICTION}
    name, other = (finding.answers or {}).get("district_name"), others.get("district_name")
    is_twice = len(others) >= (1 if finding.is_body else _FEWEST_ANSWERED_TWICE)
    return bool(
        name and other and is_twice and others.keys() & _TELLING and not _alike(plain(name), plain(other))
    )


def _same_district(one: Finding, other: Finding) -> bool:
    a, b = one.answers or {}, other.answers or {}
    if a.get("state") and b.get("state") and a["state"] != b["state"]:
        return False
    if a.get("nces_id") and a.get("nces_id") == b.get("nces_id"):
        return True
    mine, theirs = plain(a["district_name"]), plain(b["district_name"])
    return _alike(mine, theirs) and not (
        a.get("city") and b.get("city") and a.get("nces_id") and b.get("nces_id") and a["city"] != b["city"]
    )


def _alike(mine: str, theirs: str) -> bool:
    return fuzz.token_sort_ratio(mine, theirs) >= _SAME_DISTRICT or _is_shortened(mine, theirs)


def _is_shortened(mine: str, theirs: str) -> bool:
    """One name is the other without its last words ("Elm Grove" and "Elm Grove Unified School District")."""
    short, long = sorted((mine, theirs), key=len)
    return len(short) >= 5 and long.startswith(short + " ")
