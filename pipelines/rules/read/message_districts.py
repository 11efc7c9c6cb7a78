"""Which of several applications are of one district."""

from __future__ import annotations

from collections.abc import Sequence

from rapidfuzz import fuzz

from pipelines.rules.read.message_copies import plain
from pipelines.rules.read.message_findings import Finding

#: Names this much alike (0..100, words in any order) may be one district's, typed twice.
_SAME_DISTRICT = 88


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


def _same_district(one: Finding, other: Finding) -> bool:
    a, b = one.answers or {}, other.answers or {}
    if a.get("state") and b.get("state") and a["state"] != b["state"]:
        return False
    if a.get("nces_id") and a.get("nces_id") == b.get("nces_id"):
        return True
    mine, theirs = plain(a["district_name"]), plain(b["district_name"])
    alike = fuzz.token_sort_ratio(mine, theirs) >= _SAME_DISTRICT or _is_shortened(mine, theirs)
    return alike and not (
        a.get("city") and b.get("city") and a.get("nces_id") and b.get("nces_id") and a["city"] != b["city"]
    )


def _is_shortened(mine: str, theirs: str) -> bool:
    """One name is the other without its last words ("Elm Grove" and "Elm Grove Unified School District")."""
    short, long = sorted((mine, theirs), key=len)
    return len(short) >= 5 and long.startswith(short + " ")
