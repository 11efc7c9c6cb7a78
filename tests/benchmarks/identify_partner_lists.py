"""How many of a list of partner districts are found, how many are wrong, how many are left to a person.

    python -m tests.benchmarks.identify_partner_lists DIRECTORY LIST [LIST …]

DIRECTORY: the national list. LIST: CSV with `district`, `state`, `city`, and `leaid` where the answer is known; a row
without one is only counted. Each list is asked with its cities and without. Exit status 1 when any answer is wrong or
fewer than 97 % are found.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections import Counter
from pathlib import Path

from connectors.directory_names import open_index
from pipelines.rules.identify import Index, Request, identify_many

FOUND_GOAL = 0.97


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("directory", type=Path)
    parser.add_argument("lists", type=Path, nargs="+")
    parser.add_argument("--show", action="store_true", help="print every row that was not found")
    options = parser.parse_args()
    index = open_index(options.directory)
    held = [
        measure(index, path, with_city, options.show) for path in options.lists for with_city in (True, False)
    ]
    return 0 if all(held) else 1


def measure(index: Index, path: Path, with_city: bool, show: bool) -> bool:
    """Print the counts of one list; whether the goals hold."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    asked = [Request(row["district"], row["state"], row["city"] if with_city else None) for row in rows]
    counts: Counter[str] = Counter()
    for row, identity in zip(rows, identify_many(index, asked), strict=True):
        known = row.get("leaid")
        if not known:
            kind = "without answer, sure" if identity.leaid else "without answer, left"
        elif identity.leaid:
            kind = "found" if identity.leaid == known.zfill(7) else "wrong"
        else:
            kind = "left"
        counts[kind] += 1
        if show and kind in ("wrong", "left"):
            print(
                f"  {kind}: {row['district']}, {row['state']} ({known}): {identity.leaid} {identity.reason}"
            )
    total = counts["found"] + counts["wrong"] + counts["left"]
    share = counts["found"] / total if total else 1.0
    print(
        f"{path.name} {'with' if with_city else 'without'} city: {total} rows with an answer, "
        f"found {counts['found']} ({share:.1%}), wrong {counts['wrong']}, left to a person {counts['left']}; "
        f"without answer: sure {counts['without answer, sure']}, left {counts['without answer, left']}"
    )
    return counts["wrong"] == 0 and share >= FOUND_GOAL


if __name__ == "__main__":
    sys.exit(main())
