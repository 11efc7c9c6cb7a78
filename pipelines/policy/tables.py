"""The policy's tables: rows of a CSV file as records, each row checked."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from typing import TypeVar

from pipelines.form import PROGRAMS
from pipelines.outcomes import Misconfigured
from pipelines.policy.specification import COLUMNS
from pipelines.policy.values import Alternative, Conflict, Region, Reviewer

Row = dict[str, str]
Record = TypeVar("Record")


class _Unfit(Exception):
    pass


def _programs(row: Row) -> tuple[str, ...]:
    found = tuple(part.strip() for part in row["programs"].replace(",", ";").split(";") if part.strip())
    for program in found:
        if program not in PROGRAMS:
            raise _Unfit(f"programs names {program!r}; write any of {', '.join(PROGRAMS)}, separated by ;")
    return found


def _degrees(row: Row, column: str, most: float) -> float | None:
    if not row[column]:
        return None
    try:
        value = float(row[column])
    except ValueError:
        value = most + 1
    if not -most <= value <= most:
        raise _Unfit(f"{column} is {row[column]!r}; write decimal degrees between -{most:g} and {most:g}")
    return value


def _region(row: Row) -> Region:
    if row["kind"] not in ("district", "region", "state"):
        raise _Unfit(f"kind is {row['kind']!r}; write district, region or state")
    if not row["region"]:
        raise _Unfit("region is blank; write the name of the partner")
    latitude, longitude = _degrees(row, "latitude", 90), _degrees(row, "longitude", 180)
    if (latitude is None) != (longitude is None):
        raise _Unfit("latitude and longitude come together; one of them is blank")
    return Region(
        row["region"], row["kind"], row["state"].upper(), row["city"], latitude, longitude, _programs(row),
        row["source"],
    )  # fmt: skip


def _alternative(row: Row) -> Alternative:
    return Alternative(row["code"], _programs(row), row["words"], row["source"])


def _reviewer(row: Row) -> Reviewer:
    if "@" not in row["email"]:
        raise _Unfit(f"email is {row['email']!r}; write an e-mail address")
    states = tuple(part.strip().upper() for part in row["states"].split(";") if part.strip())
    return Reviewer(row["email"].lower(), row["name"], states, _programs(row))


def _conflict(row: Row) -> Conflict:
    if "@" not in row["reviewer_email"]:
        raise _Unfit(f"reviewer_email is {row['reviewer_email']!r}; write an e-mail address")
    if not row["application_id"] and not row["leaid"]:
        raise _Unfit("application_id and leaid are blank; one of them says what the conflict is about")
    return Conflict(
        row["reviewer_email"].lower(), row["application_id"], row["leaid"], row["declared_at"],
        row["declared_by"], row["reason"],
    )  # fmt: skip


def _read(name: str, text: str, make: Callable[[Row], Record]) -> tuple[Record, ...]:
    return tuple(_records(name, text, make))


def _records(name: str, text: str, make: Callable[[Row], Record]) -> Iterator[Record]:
    rows = csv.DictReader(text.removeprefix("\ufeff").splitlines(keepends=True), strict=True)
    wanted = COLUMNS[name]
    missing = [column for column in wanted if column not in (rows.fieldnames or ())]
    if missing:
        raise Misconfigured(
            f"{name}, line 1: no column {', '.join(missing)}; the columns are {', '.join(wanted)}."
        )
    try:
        for row in rows:
            clean = {column: (row[column] or "").strip() for column in wanted}
            if any(clean.values()):
                yield make(clean)
    except _Unfit as unfit:
        raise Misconfigured(f"{name}, line {rows.line_num}: {unfit}.") from unfit
    except csv.Error as error:
        raise Misconfigured(f"{name}, line {rows.line_num}: no CSV ({error}).") from error


def read_regions(text: str) -> tuple[Region, ...]:
    """regions.csv. Raises Misconfigured with the line and the fix."""
    return _read("regions.csv", text, _region)


def read_alternatives(text: str) -> tuple[Alternative, ...]:
    return _read("alternatives.csv", text, _alternative)


def read_reviewers(text: str) -> tuple[Reviewer, ...]:
    return _read("reviewers.csv", text, _reviewer)


def read_conflicts(text: str) -> tuple[Conflict, ...]:
    return _read("conflicts.csv", text, _conflict)
