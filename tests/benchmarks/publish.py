"""Measures a publication: each kind of file against the bare library, then the whole step over a real database.

    python -m tests.benchmarks.publish [--rows 20000 1000000] [--whole 20000]

Ratios are of processor seconds in one process, ours and the floor in turns. `--whole` fills a database with so many
requests, publishes them twice and says seconds, memory, and whether the bytes are equal. Nothing here asserts a time.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from connectors.frames import arrow_schema
from connectors.publications import FolderPublications
from connectors.published_files import write_csv, write_parquet
from connectors.warehouse import Warehouse, migrate
from connectors.workbook_returned import read_returned_workbook
from connectors.workbook_review import WorkbookFacts, write_review_workbook
from pipelines.map.page import map_page
from pipelines.map.pins import pins
from pipelines.policy.load import load_policy
from pipelines.rules.decide_workbook import DECISION_WORDS, WORKBOOK_COLUMNS, Binding
from pipelines.rules.publish_map import features
from pipelines.standing.postgres import embedded
from pipelines.steps.publish import publish
from pipelines.steps.publish_files import geojson
from pipelines.tables import REVIEW_QUEUE
from tests.benchmarks.fill import fill
from tests.benchmarks.pairs import in_turns

if TYPE_CHECKING:
    import pyarrow as pa

ZONE = ZoneInfo("America/Los_Angeles")
NOW = datetime(2026, 11, 2, 17, tzinfo=UTC)
KEY = b"k" * 32


def queue_of(rows: int) -> pa.Table:
    """A queue as it comes out of the database, a column at a time."""
    import numpy as np
    import pyarrow as pa

    number = np.arange(rows)
    text = pa.array([f"2026-TX-district-{n // 2}" for n in number])
    instants = pa.array(1_780_000_000_000_000 + number * 37_000_000).cast(pa.timestamp("us", tz="UTC"))
    cents = pa.array(number * 37 % 5_000_000)
    columns: dict[str, Any] = {
        "rank": pa.array(number + 1),
        "application_id": text,
        "district_name": pa.array([f"Alder Basin School District {n // 2}" for n in number]),
        "state": pa.array(["TX"] * rows),
        "program": pa.array(["csp", "ecs"] * (rows // 2)),
        "status": pa.array(["assessed"] * rows),
        "window": pa.array(["1"] * rows),
        "priority_date": instants,
        "score": pa.array(50 + number / 1e6),
        "score_explanation": pa.array(
            ["window 1: 50 points; of the time until it closes a part was left."] * rows
        ),
        "pathway": pa.array(["own_cohort"] * rows),
        "qualified": pa.array(["yes"] * rows),
        "match_amount": cents,
        "district_amount": cents,
        "funded_amount": cents,
        "explanation": pa.array(["Own cohort: 34 different people are listed, 30 make a cohort."] * rows),
        "received_at": instants,
    }
    schema = arrow_schema(REVIEW_QUEUE)
    whole = pa.array(np.full(rows, 34))
    arrays = [
        columns.get(f.name, whole if f.type == pa.int64() else pa.nulls(rows, f.type)).cast(f.type)
        for f in schema
    ]
    return pa.table(arrays, schema=schema)


def files(rows: int, folder: Path) -> None:
    """CSV and Parquet against polars, on the same data."""
    import polars

    table = queue_of(rows)
    frame: Any = polars.from_arrow(table)
    money = [c.name for c in REVIEW_QUEUE.columns if c.type == "money"]
    # What polars is given has the files' own types already, so that only the writing is compared.
    ready = frame.with_columns((polars.col(money) / 100).cast(polars.Decimal(19, 2)))
    local = ready.with_columns(polars.col("priority_date", "received_at").dt.convert_time_zone(str(ZONE)))
    print(
        in_turns(
            f"CSV, {rows:,} rows, against polars",
            lambda: write_csv(table, REVIEW_QUEUE, folder / "ours.csv", ZONE),
            lambda: local.write_csv(folder / "floor.csv", datetime_format="%Y-%m-%dT%H:%M:%S%:z"),
            goal=2,
        )
    )
    print(
        in_turns(
            f"Parquet, {rows:,} rows, against polars",
            lambda: write_parquet(table, REVIEW_QUEUE, folder / "ours.parquet"),
            lambda: ready.write_parquet(folder / "floor.parquet"),
            goal=2,
        )
    )


def workbook(rows: int, folder: Path) -> None:
    """The review workbook against bare xlsxwriter with the same features, then read back."""
    table = queue_of(rows)
    cells = list(zip(*(column.to_pylist() for column in table.columns), strict=True))
    path = folder / "ours.xlsx"
    facts = WorkbookFacts(Binding("0" * 16, "ann@program.example"))
    print(
        in_turns(
            f"workbook, {rows:,} rows, against xlsxwriter",
            lambda: write_review_workbook(path, cells, facts, KEY, ZONE),
            lambda: _bare_workbook(folder / "floor.xlsx", cells),
            pairs=3,
            goal=1.3,
        )
    )
    start = time.process_time()
    found = read_returned_workbook(path.read_bytes())
    print(f"workbook read back: {len(found.rows):,} rows in {time.process_time() - start:.1f} s; {_memory()}")


def _bare_workbook(path: Path, rows: list[tuple[Any, ...]]) -> None:
    """The same sheet by the library alone: header, widths, formats, panes, filter, lists, a text and a number more."""
    import xlsxwriter

    book = xlsxwriter.Workbook(
        str(path), {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet("Queue")
    bold, money = book.add_format({"bold": True}), book.add_format({"num_format": "#,##0.00"})
    moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
    for column, name in enumerate(WORKBOOK_COLUMNS):
        sheet.set_column(column, column, 14)
        sheet.write_string(0, column, name, bold)
    kinds = [c.type for c in REVIEW_QUEUE.columns]
    for line, cells in enumerate(rows, start=1):
        for column, (kind, value) in enumerate(zip(kinds, cells, strict=True)):
            if value is None:
                continue
            if kind == "text":
                sheet.write_string(line, column, value)
            elif kind == "money":
                sheet.write_number(line, column, value / 100, money)
            elif kind == "instant":
                sheet.write_datetime(line, column, value.replace(tzinfo=None), moment)
            else:
                sheet.write_number(line, column, value)
        sheet.write_string(line, len(kinds), "0123456789abcdef0123")
    sheet.freeze_panes(1, 3)
    sheet.autofilter(0, 0, len(rows), len(WORKBOOK_COLUMNS) - 1)
    sheet.data_validation(1, 18, len(rows), 18, {"validate": "list", "source": list(DECISION_WORDS)})
    sheet.data_validation(1, 19, len(rows), 19, {"validate": "decimal", "criteria": ">=", "value": 0})
    book.close()


def partner_map(places: int) -> None:
    """The dataset against orjson on built features, and the page by itself."""
    import orjson

    rows = [
        {
            "district_name": f"Alder Basin School District {n}",
            "state": "TX",
            "city": "Waco",
            "status": "assessed",
            "programs": "csp;k5",
            "latitude": 30 + n % 500 / 100,
            "longitude": -100 + n % 700 / 100,
            "nces_id": f"{n:07d}",
            "kind": "district",
        }
        for n in range(places)
    ]
    built = features(rows)
    print(
        in_turns(
            f"map dataset, {places:,} places, against orjson",
            lambda: geojson(built),
            lambda: orjson.dumps(built),
            goal=2,
        )
    )
    start = time.process_time()
    page = map_page(pins(rows), changes=[], as_of="today", publication_id="0" * 16)
    print(f"map page: {places:,} places in {time.process_time() - start:.1f} s, {len(page) / 1e6:.1f} MB")


def whole(rows: int, folder: Path) -> None:
    """The step from the database to the switched set, twice into empty stores."""
    policy = load_policy()
    with embedded(folder / "home", throwaway=True) as server:
        warehouse = Warehouse(server.url())
        migrate(warehouse)
        start = time.perf_counter()
        fill(warehouse, rows)
        print(f"filled with {rows:,} requests in {time.perf_counter() - start:.0f} s")
        stores = [FolderPublications(folder / name) for name in ("one", "two")]
        for store in stores:
            start, cpu = time.perf_counter(), time.process_time()
            outcome = publish(warehouse, store, policy, NOW)
            wall, used = time.perf_counter() - start, time.process_time() - cpu
            print(
                f"publication, {rows:,} rows: {wall:.1f} s ({used:.1f} s of ours); {_memory()}; {outcome.sentence()}"
            )
        warehouse.close()
    sets = [{p.name: p.read_bytes() for p in (s.root / "current").iterdir()} for s in stores]
    print(f"the same bytes twice: {'yes' if sets[0] == sets[1] else 'NO'}")


def _memory() -> str:
    return f"at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB so far"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, nargs="*", default=[20_000, 1_000_000])
    parser.add_argument("--whole", type=int, nargs="*", default=[20_000])
    parser.add_argument("--workbook", type=int, default=20_000)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="publish-") as name:
        folder = Path(name)
        for rows in given.rows:
            files(rows, folder)
        if given.workbook:
            workbook(given.workbook, folder)
            partner_map(given.workbook)
        for rows in given.whole:
            whole(rows, folder / str(rows))


if __name__ == "__main__":
    main()
