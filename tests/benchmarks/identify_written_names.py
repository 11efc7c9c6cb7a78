"""A whole directory as people write its names: what is found, what is wrong, what is sure where nobody can be.

    python -m tests.benchmarks.identify_written_names DIRECTORY [--share 0.1] [--seed 1] [--show]

Every way of writing below is applied to a share of the districts that have a territory. The truth is known by
construction. A district whose name another one of the state shares once every kind is dropped is *contested*; the
others are *plain*. Names of schools, parishes and other bodies, built on the same place names, must never be sure.
Exit status 1 when anything is wrong or fewer than 97 % of the plain ones are found.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from connectors.directory import load_directory
from connectors.directory_names import make_index
from pipelines.records import Agency
from pipelines.rules.identify import Request, identify_many

FOUND_GOAL = 0.97
_KINDS = (
    "Joint|Union|Unified|Independent|Consolidated|Community|Unit|Elementary|High|Central|Area|Local|City|County|Township|"
    "Borough|Exempted Village|Free|Regional|Municipal|Metropolitan|Special|Public|Town|Village|Parish|Common"
)
_SPLIT = re.compile(
    rf"^(?P<core>.+?)(?P<kinds>(?: (?:{_KINDS}))*) (?:School District|Schools|District)(?P<number> \S+)?$"
)
_AREAS = re.compile(r"\b(?:City|County|Township|Borough|Town|Village|Parish)\b")
_LEVELS = re.compile(r"\b(?:Elementary|High|Unified)\b")
_DROPPED = re.compile(
    rf"\b(?:{_KINDS}|School|Schools|District|Of|The|No|R|Re|Co|Comm|Isd|Sd|\d+\w*)\b", re.IGNORECASE
)
_SHORT = (("County", "Co."), ("Township", "Twp"), ("Saint ", "St. "), ("Mount ", "Mt. "), ("Fort ", "Ft. "))
_WORDS = ("", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine")
_PART = re.compile(r"\(\s*(?:\d+|KG|PK)-\d+\)|\bdist\w* .*\b(?:in|for|within) ", re.IGNORECASE)
#: Bodies that bear a place's name and are no district.
_OTHERS = (
    "{} Christian School", "{} Montessori School", "Diocese of {}", "{} Catholic Schools", "University of {}",
    "{} Middle School", "{} Public Library", "Boys & Girls Club of {}", "{} Special Education Cooperative",
    "{} Junior High School", "{} Education Foundation", "{} Preparatory School",
)  # fmt: skip


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("directory", type=Path)
    parser.add_argument("--share", type=float, default=0.1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print what is wrong")
    options = parser.parse_args()
    agencies = load_directory(options.directory)
    chance = random.Random(options.seed)
    regular = [a for a in agencies if a.boundary != "none" and not _PART.search(f"{a.name} {a.other_name}")]
    chosen = chance.sample(regular, int(len(regular) * options.share))
    contested = contested_ids(agencies)
    rows = [(way, text, agency) for agency in chosen for way, text in ways(agency, chance)]
    others = [("other body", form.format(core_of(agency)), agency) for agency in chosen for form in _OTHERS]
    index = make_index(agencies)
    answers = identify_many(index, [Request(text, agency.state) for _, text, agency in rows + others])
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for (way, text, agency), identity in zip(rows + others, answers, strict=True):
        group = "other" if way == "other body" else "contested" if agency.leaid in contested else "plain"
        kind = "left" if not identity.leaid else "found" if identity.leaid == agency.leaid else "wrong"
        counts[group, way][kind] += 1
        if options.show and (kind == "wrong" or (group == "other" and kind == "found")):
            print(f"  {kind}: {text}, {agency.state}: {identity.name} ({identity.reason})")
    return report(counts)


def report(counts: dict[tuple[str, str], Counter[str]]) -> int:
    """Print a line a way and the sums; the exit status."""
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    for (group, way), found in sorted(counts.items()):
        sums[group] += found
        print(f"{group:<10} {way:<24} {found.total():>6} rows  found {found['found'] / found.total():6.1%}"
              f"  left {found['left']:>5}  wrong {found['wrong']}")  # fmt: skip
    for group, found in sums.items():
        print(
            f"{group}: {found.total()} rows, found {found['found'] / found.total():.1%}, wrong {found['wrong']}"
        )
    plain = sums["plain"]
    is_good = plain["found"] >= FOUND_GOAL * plain.total() and not plain["wrong"] + sums["contested"]["wrong"]
    return 0 if is_good and not sums["other"]["found"] + sums["other"]["wrong"] else 1


def ways(agency: Agency, chance: random.Random) -> Iterator[tuple[str, str]]:
    """(what was done, the name as somebody may write it)."""
    yield "first name of the list", agency.name
    name = full_name(agency)
    yield "capitals", name.upper()
    yield "state at the end", f"{name}, {agency.state}"
    yield "office before", f"Office of the Superintendent, {name}"
    yield "office after", f"{name} Central Office"
    if agency.city:
        yield "city, state at the end", f"{name}, {agency.city.title()}, {agency.state}"
    found = _SPLIT.match(name)
    if found is None:
        return
    core, kinds, number = found["core"], found["kinds"], found["number"] or ""
    kept = kinds.replace(" Public", "")
    yield "Public Schools", f"{core}{kept} Public Schools{number}"
    yield "School District of", f"The School District of {core}{kept}{number}"
    yield "Board of Education", f"{core}{kept} Board of Education{number}"
    if kinds.endswith(" County"):
        yield "Department of Education", f"{core}{kept} Department of Education{number}"
    if agency.city:
        yield "city after a dash", f"{core}{kept} School District{number} - {agency.city.title()}"
    yield "kinds dropped", f"{core} Schools"
    yield "short words", shortened(f"{core}{kept} Sch. Dist.{number}")
    if _AREAS.search(kinds):
        yield "area dropped", f"{core}{_AREAS.sub('', kept)} School District{number}"
    if _LEVELS.search(kinds):
        yield "level dropped", f"{core}{_LEVELS.sub('', kept)} School District{number}"
    if "-" in core:
        yield "hyphen dropped", name.replace("-", " ")
    if number.strip().isdigit():
        yield "number with a sign", f"{core}{kept} School District #{number.strip()}"
        yield "number dropped", f"{core}{kept} School District"
        if 0 < int(number) < len(_WORDS):
            yield "number as a word", f"{core}{kept} School District {_WORDS[int(number)]}"
    for way, count in (("one letter wrong", 1), ("two letters wrong", 2)):
        slipped = slip(core, count, chance)
        if slipped:
            yield way, name.replace(core, slipped, 1)
    yield "kind mistyped", name.replace("District", "Distirct").replace("Schools", "Shcools")


def full_name(agency: Agency) -> str:
    name = re.sub(r"\s*\([^)]*\)?", "", agency.other_name or agency.name).strip()
    return name.title() if name.isupper() else name


def core_of(agency: Agency) -> str:
    found = _SPLIT.match(full_name(agency))
    return re.sub(r"\s+(?:R|C|RE)-\w+$|\s+\d+$", "", found["core"] if found else full_name(agency))


def shortened(text: str) -> str:
    for long, short in _SHORT:
        text = text.replace(long, short)
    return text


def slip(core: str, count: int, chance: random.Random) -> str | None:
    """The core with letters of one word missing, doubled, swapped or wrong, never the first; None for short words."""
    words = core.split(" ")
    long = [i for i, word in enumerate(words) if len(word) >= 5 and word.isalpha()]
    if not long:
        return None
    place = chance.choice(long)
    word = words[place]
    for _ in range(count):
        i = chance.randrange(1, len(word) - 1)
        word = chance.choice(
            (word[:i] + word[i + 1 :], word[:i] + word[i] + word[i:], word[:i] + word[i + 1] + word[i] + word[i + 2 :],
             word[:i] + chance.choice("abcdeghilmnoprstuy") + word[i + 1 :])
        )  # fmt: skip
    return None if word == words[place] else " ".join((*words[:place], word, *words[place + 1 :]))


def contested_ids(agencies: list[Agency]) -> set[str]:
    """Agencies that share a bare name with another one of their state."""
    bearers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for agency in agencies:
        if not _PART.search(f"{agency.name} {agency.other_name}"):
            for name in filter(None, (agency.name, agency.other_name)):
                bearers[agency.state, bare(name)].add(agency.leaid)
    return {leaid for same in bearers.values() if len(same) > 1 for leaid in same}


def bare(name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    plain = re.sub(r"\([^)]*\)?|['.]", "", plain)
    return re.sub(r"\W", "", _DROPPED.sub("", re.sub(r"[-/&#]", " ", plain)).casefold()) or plain.casefold()


if __name__ == "__main__":
    sys.exit(main())
