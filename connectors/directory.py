"""The national directory of districts, in the columns of the published lists."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator
from pathlib import Path

from pipelines.outcomes import Misconfigured
from pipelines.records import Agency


def load_directory(path: Path) -> Iterator[Agency]:
    """Agencies of a csv or csv.gz. Raises Misconfigured with the file and what is wrong with it."""
    try:
        content = path.read_bytes()
        if content[:2] == b"\x1f\x8b":
            content = gzip.decompress(content)
        text = content.decode("utf-8-sig")
    except (OSError, UnicodeDecodeError, EOFError) as error:
        raise Misconfigured(f"The directory {path} cannot be read: {error}.") from error
    rows = csv.DictReader(io.StringIO(text, newline=""))
    missing = {"LEAID", "LEA_NAME", "ST"} - set(rows.fieldnames or ())
    if missing:
        raise Misconfigured(f"The directory {path} lacks the columns {', '.join(sorted(missing))}.")
    for row in rows:
        yield _agency(row)


def _agency(row: dict[str, str]) -> Agency:
    def number(name: str) -> float | None:
        return float(row[name]) if row.get(name) else None

    def whole(name: str) -> int | None:
        return int(float(row[name])) if row.get(name) else None

    return Agency(
        leaid=row["LEAID"].zfill(7),
        name=row["LEA_NAME"],
        other_name=row.get("EDGE_NAME") or "",
        state=row["ST"],
        city=row.get("LCITY") or "",
        latitude=number("LAT"),
        longitude=number("LON"),
        boundary=row.get("BOUNDARY") or "",
        lowest_grade=row.get("GSLO") or "",
        highest_grade=row.get("GSHI") or "",
        website=row.get("WEBSITE") or "",
        schools=whole("OPERATIONAL_SCHOOLS"),
        residents_5_17=whole("POP_5_17"),
        lea_type=row.get("LEA_TYPE") or "",
    )
