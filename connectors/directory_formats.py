"""The formats in which lists of districts are published, each told by its header, each read into the same columns.

What is known of them: NCES Common Core of Data (`ccd_lea_029_*`, comma, or tab without quotes in 2014-15), NCES EDGE
geocodes (pipes, no header) and boundaries, the Urban Institute's portal (districts and schools), Census SAIPE (two
title lines) and gazetteer (leading zeros lost), NCES ELSI exports (`="0100005"`), code.org's own list, and the
columns that the setting PARTNERSHIPS_DIRECTORY takes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from connectors.directory_text import Cells, read_text, rows_of
from pipelines.outcomes import Misconfigured
from pipelines.states import STATE_OF_FIPS, exact_state

#: What one list says of one agency: fields of `records.Agency` by name, as text, blanks left out.
Part = dict[str, str]


@dataclass(frozen=True, slots=True)
class Format:
    """A published format. marks: columns by which its header is told; columns: ours → theirs, the first one filled
    counts. has_status: SY_STATUS tells agencies that do not operate."""

    name: str
    marks: tuple[str, ...]
    columns: dict[str, tuple[str, ...]]
    make_id: Callable[[Part], str] | None = None


def _fips_and_id(part: Part) -> str:
    """SAIPE gives the state's FIPS code and the district's five digits apart."""
    return part.pop("fips", "").zfill(2) + part["leaid"].zfill(5)


FORMATS = (
    Format(
        "NCES columns",
        ("LEAID", "LEA_NAME"),
        {
            "leaid": ("LEAID",), "name": ("LEA_NAME",), "other_name": ("EDGE_NAME",), "state": ("ST", "LSTATE"),
            "city": ("LCITY", "MCITY"), "latitude": ("LAT",), "longitude": ("LON",), "county": ("NMCNTY",),
            "lea_type": ("LEA_TYPE",), "boundary": ("BOUNDARY",), "lowest_grade": ("GSLO",),
            "highest_grade": ("GSHI",), "website": ("WEBSITE",), "schools": ("OPERATIONAL_SCHOOLS",),
            "residents_5_17": ("POP_5_17",), "status": ("UPDATED_STATUS", "SY_STATUS"),
        },
    ),
    Format(
        "EDGE boundaries",
        ("GEOID", "UNSDLEA", "NAME"),
        {
            "leaid": ("GEOID",), "name": ("NAME",), "latitude": ("INTPTLAT",), "longitude": ("INTPTLON",),
            "lowest_grade": ("LOGRADE",), "highest_grade": ("HIGRADE",), "unified": ("UNSDLEA",),
            "elementary": ("ELSDLEA",), "secondary": ("SCSDLEA",),
        },
    ),
    Format(
        "Urban Institute schools",
        ("ncessch", "leaid", "lea_name"),
        {"leaid": ("leaid",), "name": ("lea_name",), "state": ("state_location",), "school_city": ("city_location",)},
    ),
    Format(
        "Urban Institute districts",
        ("leaid", "lea_name", "city_location"),
        {
            "leaid": ("leaid",), "name": ("lea_name",), "state": ("state_location",), "latitude": ("latitude",),
            "city": ("city_location", "city_mailing"), "longitude": ("longitude",), "county": ("county_name",),
            "lea_type": ("agency_type",), "lowest_grade": ("lowest_grade_offered",),
            "highest_grade": ("highest_grade_offered",), "schools": ("number_of_schools",),
        },
    ),
    Format(
        "Census SAIPE",
        ("State FIPS Code", "District ID", "Name"),
        {
            "fips": ("State FIPS Code",), "leaid": ("District ID",), "name": ("Name",),
            "state": ("State Postal Code",), "residents_5_17": ("Estimated Population 5-17",),
        },
        _fips_and_id,
    ),
    Format(
        "Census gazetteer",
        ("sd_geoid", "sd_name"),
        {
            "leaid": ("sd_geoid",), "name": ("sd_name",), "state": ("sd_state",), "latitude": ("sd_intptlat",),
            "longitude": ("sd_intptlong",), "lowest_grade": ("sd_lowestGrade",), "highest_grade": ("sd_highestGrade",),
        },
    ),
    Format(
        "Census gazetteer",
        ("USPS", "GEOID", "NAME"),
        {
            "leaid": ("GEOID",), "name": ("NAME",), "state": ("USPS",), "latitude": ("INTPTLAT",),
            "longitude": ("INTPTLONG",), "lowest_grade": ("LOGRADE",), "highest_grade": ("HIGRADE",),
        },
    ),
    Format(
        "ELSI export",
        ("Agency ID - NCES Assigned", "Agency Name"),
        {
            "leaid": ("Agency ID - NCES Assigned",), "name": ("Agency Name",), "state": ("State Abbr", "State Name"),
            "city": ("Location City", "Mailing City"), "latitude": ("Latitude",), "longitude": ("Longitude",),
            "county": ("County Name",), "lea_type": ("Agency Type",), "website": ("Web Site URL",),
        },
    ),
    Format(
        "code.org list",
        ("id", "name", "city", "state", "zip"),
        {"leaid": ("id",), "name": ("name",), "state": ("state",), "city": ("city",)},
    ),
)  # fmt: skip

#: EDGE_GEOCODE_PUBLICLEA has no header; its columns in their order.
_GEOCODE = {"leaid": 0, "name": 1, "city": 4, "state": 5, "county": 9, "latitude": 11, "longitude": 12}
_GEOCODE_WIDTH = 20

_WRAPPED = re.compile(r'^="?(.*?)"?$')
#: How the published lists say that a cell is missing or does not apply.
_MISSING = frozenset(
    ("", "none", "nan", "n", "m", "-1", "-2", "-9", "\u2020", "\u2013", "\u2021", "n/a", "na", ".")
)
#: A boundary of "none" is told from one that is not known.
_NO_TERRITORY = "none"
#: SY_STATUS of agencies that do not operate: closed, inactive, future.
_NOT_OPERATING = frozenset(("2", "6", "7"))
_WHOLE_NUMBERS = ("schools", "residents_5_17", "lea_type", "lowest_grade", "highest_grade")
_HEADER_LINES = 15


def read_parts(path: Path) -> tuple[str, list[Part]]:
    """(name of the format, what the list says of each agency). Raises Misconfigured with file, line and what to do."""
    rows = list(rows_of(read_text(path)))
    if _is_geocode(rows[0][1]):
        return "EDGE geocodes", [_geocode(path, line, cells) for line, cells in rows]
    for start, (_, cells) in enumerate(rows[:_HEADER_LINES]):
        header = [_clean(cell) for cell in cells]
        for known in FORMATS:
            if _is_header(header, known):
                return known.name, list(_parts(path, known, header, rows[start + 1 :]))
    names = ", ".join(dict.fromkeys(known.name for known in FORMATS))
    raise Misconfigured(
        f"{path} is no district list that is known here: its columns are those of none of {names}."
    )


def _is_header(header: Sequence[str], known: Format) -> bool:
    return all(any(_is_column(cell, mark) for cell in header) for mark in known.marks)


def _is_column(cell: str, name: str) -> bool:
    """ELSI puts the year into its column names: "Agency Name [District] 2015-16"."""
    return cell == name or cell.startswith(f"{name} [")


def _is_geocode(cells: Cells) -> bool:
    return len(cells) >= _GEOCODE_WIDTH and cells[0].isdigit() and len(cells[0]) == 7


def _geocode(path: Path, line: int, cells: Cells) -> Part:
    if len(cells) < _GEOCODE_WIDTH:
        raise Misconfigured(
            f"{path}, line {line}: {len(cells)} cells between pipes, {_GEOCODE_WIDTH} or more belong."
        )
    part = {column: value for column, i in _GEOCODE.items() if (value := _value(cells[i]))}
    return _finished(path, line, part, None)


def _parts(path: Path, known: Format, header: list[str], rows: list[tuple[int, Cells]]) -> Iterator[Part]:
    places = {
        ours: [i for name in theirs for i, cell in enumerate(header) if _is_column(cell, name)]
        for ours, theirs in known.columns.items()
    }
    id_place = places["leaid"][0]
    first = [(ours, i) for ours, positions in places.items() for i in reversed(positions)]
    values: dict[str, str] = {}  # most cells of a list are alike
    for line, cells in rows:
        if len(cells) <= id_place or not _value(cells[id_place]):
            continue  # totals, footnotes and blank lines at the end of an export
        part = {}
        for ours, i in first:
            cell = cells[i] if i < len(cells) else ""
            value = values.get(cell)
            if value is None:
                value = values[cell] = _value(cell)
            if value:
                part[ours] = value
            elif ours == "boundary" and cell.strip() == _NO_TERRITORY:
                part[ours] = _NO_TERRITORY
        if part.pop("status", "") not in _NOT_OPERATING:
            yield _finished(path, line, part, known.make_id)


def _finished(path: Path, line: int, part: Part, make_id: Callable[[Part], str] | None) -> Part:
    """The part with a seven-digit id, its state, and whole numbers as such."""
    identifier = make_id(part) if make_id is not None else part["leaid"]
    digits = identifier.removesuffix(".0")
    if not digits.isdigit() or not 5 <= len(digits) <= 7:
        raise Misconfigured(
            f"{path}, line {line}: {identifier!r} is no NCES district id; seven digits belong."
        )
    part["leaid"] = digits.zfill(7)
    state = STATE_OF_FIPS.get(part["leaid"][:2]) or exact_state(part.get("state", ""))
    if state is None:
        raise Misconfigured(f"{path}, line {line}: no state begins its ids with {part['leaid'][:2]}.")
    part["state"] = state
    for level in ("unified", "elementary", "secondary"):
        if part.pop(level, ""):
            part["boundary"] = level
    for column in _WHOLE_NUMBERS:
        if column in part:
            part[column] = part[column].replace(",", "").removesuffix(".0")
    if "lea_type" in part and not part["lea_type"].isdigit():
        part["lea_type"] = part["lea_type"].partition("-")[0].strip()
    return part


def _clean(cell: str) -> str:
    wrapped = _WRAPPED.match(cell) if cell.startswith("=") else None
    return (wrapped.group(1) if wrapped else cell).strip().strip("\ufeff").strip()


def _value(cell: str) -> str:
    text = _clean(cell)
    return "" if text.casefold() in _MISSING else text
