"""The national list of districts: files as they are published → `records.Agency`."""

from __future__ import annotations

import csv
import gzip
import io
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from connectors.directory_formats import Part, read_parts
from pipelines.outcomes import Misconfigured
from pipelines.records import Agency

#: The columns of the joined file, in the names that NCES uses; PARTNERSHIPS_DIRECTORY takes them.
NCES_COLUMNS = {
    "leaid": "LEAID", "name": "LEA_NAME", "other_name": "EDGE_NAME", "state": "ST", "city": "LCITY",
    "latitude": "LAT", "longitude": "LON", "county": "NMCNTY", "lea_type": "LEA_TYPE", "boundary": "BOUNDARY",
    "lowest_grade": "GSLO", "highest_grade": "GSHI", "website": "WEBSITE", "schools": "OPERATIONAL_SCHOOLS",
    "residents_5_17": "POP_5_17",
}  # fmt: skip
#: Which list is believed first, for everything but what `_FIRST` names.
_AUTHORITY = (
    "NCES columns", "Urban Institute districts", "ELSI export", "code.org list", "EDGE geocodes", "Census SAIPE",
    "EDGE boundaries", "Census gazetteer", "Urban Institute schools",
)  # fmt: skip
#: The office's own point before a point inside the territory.
_FIRST = {"latitude": "EDGE geocodes", "longitude": "EDGE geocodes"}


def load_directory(path: Path) -> list[Agency]:
    """The agencies of one list, in NCES columns or any other published format, csv or csv.gz, in the file's order.

    Raises Misconfigured with file, line and what to do.
    """
    kind, parts = read_parts(path)
    return [_agency(path, part) for part in _joined([(kind, parts)])]


def join_directories(paths: Sequence[Path]) -> tuple[list[Agency], list[tuple[str, str, int]]]:
    """(one list out of several, ordered by LEAID; (file name, format, agencies) of each file).

    Each column is taken from the most authoritative list that fills it; the second name of an agency is the first
    one that differs from its name.
    """
    read = [(path, *read_parts(path)) for path in paths]
    agencies = [_agency(paths[0], part) for part in _joined([(kind, parts) for _, kind, parts in read])]
    agencies.sort(key=lambda agency: agency.leaid)
    return agencies, [(path.name, kind, len({part["leaid"] for part in parts})) for path, kind, parts in read]


def write_directory(agencies: Iterable[Agency], path: Path) -> None:
    """Write the columns that `load_directory` reads; the same agencies give the same bytes. `.gz` compresses."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(NCES_COLUMNS.values())
    for agency in agencies:
        values = (getattr(agency, column) for column in NCES_COLUMNS)
        writer.writerow("" if value is None else value for value in values)
    content = text.getvalue().encode()
    try:
        path.write_bytes(gzip.compress(content, mtime=0) if path.suffix == ".gz" else content)
    except OSError as error:
        raise Misconfigured(f"{path} cannot be written: {error.strerror}.") from error


def _joined(lists: Sequence[tuple[str, list[Part]]]) -> list[Part]:
    if len(lists) == 1 and lists[0][0] != "Urban Institute schools":
        return _only_once(lists[0][1])
    ranked = sorted(lists, key=lambda each: _AUTHORITY.index(each[0]))
    by_leaid: dict[str, Part] = {}
    names: dict[str, list[str]] = {}
    for kind, parts in ranked:
        for part in _of_schools(parts) if kind == "Urban Institute schools" else parts:
            whole = by_leaid.setdefault(part["leaid"], {})
            names.setdefault(part["leaid"], []).extend(
                filter(None, (part.get("name"), part.get("other_name")))
            )
            for column, value in part.items():
                if column not in whole or _FIRST.get(column) == kind:
                    whole[column] = value
    for leaid, whole in by_leaid.items():
        other = next((name for name in names[leaid] if name.casefold() != whole["name"].casefold()), "")
        whole["other_name"] = other
    return list(by_leaid.values())


def _only_once(parts: list[Part]) -> list[Part]:
    seen: set[str] = set()
    for part in parts:
        if part["leaid"] in seen:
            raise Misconfigured(
                f"The directory has the id {part['leaid']} twice; each agency belongs in it once."
            )
        seen.add(part["leaid"])
    return parts


def _of_schools(parts: list[Part]) -> list[Part]:
    """A list of schools as a list of agencies: the commonest city, and how many schools."""
    cities: dict[str, Counter[str]] = {}
    first: dict[str, Part] = {}
    for part in parts:
        city = part.pop("school_city", "")
        first.setdefault(part["leaid"], part)
        cities.setdefault(part["leaid"], Counter())[city] += 1
    return [
        {**part, "city": cities[leaid].most_common(1)[0][0], "schools": str(cities[leaid].total())}
        for leaid, part in first.items()
    ]


def _agency(path: Path, part: Part) -> Agency:
    if not part.get("name"):
        raise Misconfigured(f"{path}: the agency {part['leaid']} has no name.")
    get = part.get
    return Agency(
        leaid=part["leaid"],
        name=part["name"],
        other_name=get("other_name", ""),
        state=part["state"],
        city=get("city", ""),
        latitude=_degrees(path, part, "latitude", 90),
        longitude=_degrees(path, part, "longitude", 180),
        boundary=get("boundary", ""),
        lowest_grade=get("lowest_grade", ""),
        highest_grade=get("highest_grade", ""),
        website=get("website", ""),
        schools=_count(get("schools", "")),
        residents_5_17=_count(get("residents_5_17", "")),
        lea_type=get("lea_type", ""),
        county=get("county", ""),
    )


def _degrees(path: Path, part: Part, column: str, most: float) -> float | None:
    text = part.get(column)
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = most + 1
    if not -most <= value <= most:
        raise Misconfigured(
            f"{path}: the {column} of {part['leaid']} is {text!r}; decimal degrees belong there."
        )
    return value


def _count(text: str) -> int | None:
    return int(text) if text.isdigit() else None
