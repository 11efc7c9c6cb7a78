"""Frames as published files: CSV that no spreadsheet runs, and Parquet; the same bytes for the same frame.

In files money is USD with two decimals and an instant is ISO 8601 with the offset of the policy's time zone.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pipelines.rules.publish import RUNS_IN_A_SPREADSHEET
from pipelines.tables import TableColumn, TableDefinition

if TYPE_CHECKING:
    import pyarrow as pa

#: Rows written at once: keeps the memory of a large publication flat.
_ROWS_A_BATCH = 65_536

#: First bytes of what `RUNS_IN_A_SPREADSHEET` matches, in UTF-8.
_RISKY = tuple(c.encode()[0] for c in "=+-@\t\r\n \u00a0\u200b\ufeff\uff1d\uff0b\uff0d\uff20")


def write_csv(table: pa.Table, definition: TableDefinition, path: Path, zone: ZoneInfo) -> None:
    """UTF-8, comma, LF, header; every text quoted, a blank for null."""
    import pyarrow as pa
    import pyarrow.csv as arrow_csv

    columns = [_csv_column(table.column(c.name), c, zone) for c in definition.columns]
    shaped = pa.table(columns, names=list(definition.column_names))
    options = arrow_csv.WriteOptions(batch_size=_ROWS_A_BATCH, quoting_style="needed")
    arrow_csv.write_csv(shaped, str(path), write_options=options)


def write_parquet(table: pa.Table, definition: TableDefinition, path: Path) -> None:
    """Typed columns: money as decimal(19, 2), instants in UTC; nothing of the clock inside."""
    import pyarrow as pa
    import pyarrow.parquet as parquet

    columns = [
        money(table.column(c.name)) if c.type == "money" else table.column(c.name) for c in definition.columns
    ]
    parquet.write_table(
        pa.table(columns, names=list(definition.column_names)),
        str(path),
        compression="zstd",
        row_group_size=262_144,
    )


def _csv_column(column: pa.ChunkedArray, meaning: TableColumn, zone: ZoneInfo) -> pa.ChunkedArray:
    import pyarrow as pa
    import pyarrow.compute as pc

    if meaning.type == "money":
        return money(column)
    if meaning.type == "instant":
        return instant_text(column, zone)
    if meaning.type == "text" and not meaning.values and _may_run(column):
        runs = pc.match_substring_regex(column, RUNS_IN_A_SPREADSHEET)
        return pc.if_else(runs, pc.binary_join_element_wise(pa.scalar("'"), column, ""), column)
    return column


def _may_run(column: pa.ChunkedArray) -> bool:
    """Whether any text begins with a byte that the expression could begin with: a look at first bytes alone, which
    spares the expression for columns that hold nothing of the kind."""
    import numpy as np

    for chunk in column.chunks:
        _, offsets, data = chunk.buffers()
        if data is None or data.size == 0:
            continue
        starts = np.frombuffer(offsets, np.int32)[chunk.offset : chunk.offset + len(chunk) + 1]
        first = np.frombuffer(data, np.uint8)[starts[:-1][np.diff(starts) > 0]]
        if np.isin(first, _RISKY).any():
            return True
    return False


def money(cents: pa.ChunkedArray) -> pa.ChunkedArray:
    """Whole cents as USD with two decimals, exact: the same integers under a type with scale 2."""
    import pyarrow as pa

    scaled = pa.decimal128(19, 2)
    chunks = [chunk.cast(pa.decimal128(19, 0)) for chunk in cents.chunks]
    return pa.chunked_array(
        [pa.Array.from_buffers(scaled, len(x), x.buffers(), x.null_count, x.offset) for x in chunks],
        type=scaled,
    )


def read_queue(parquet_file: bytes) -> pa.Table:
    """A published Parquet file as the frame that it was written from: money in whole cents again."""
    import io

    import pyarrow as pa
    import pyarrow.parquet as parquet

    table = parquet.read_table(io.BytesIO(parquet_file))
    columns = {
        name: cents(column) if pa.types.is_decimal(column.type) else column
        for name, column in zip(table.column_names, table.columns, strict=True)
    }
    return pa.table(columns)


def cents(amounts: pa.ChunkedArray) -> pa.ChunkedArray:
    """The other way: decimals with scale 2 as whole cents."""
    import pyarrow as pa

    whole = pa.decimal128(19, 0)
    chunks = [
        pa.Array.from_buffers(whole, len(x), x.buffers(), x.null_count, x.offset).cast(pa.int64())
        for x in amounts.chunks
    ]
    return pa.chunked_array(chunks, type=pa.int64())


def instant_text(instants: pa.ChunkedArray, zone: ZoneInfo) -> pa.ChunkedArray:
    """ISO 8601 in `zone` with its offset; a fraction only where a second has one.

    The offset comes from `zone` itself, once per distinct hour: Arrow would need time zone files.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    if not isinstance(instants, pa.ChunkedArray):
        instants = pa.chunked_array([instants])
    micros = instants.cast(pa.int64())
    hours = pc.floor(pc.divide(micros.cast(pa.float64()), 3_600_000_000.0)).cast(pa.int64())
    distinct = pc.unique(hours).drop_null()
    seconds = [
        int(
            (
                datetime.fromtimestamp(h * 3600, UTC).astimezone(zone).utcoffset() or UTC.utcoffset(None)
            ).total_seconds()
        )
        for h in distinct.to_pylist()
    ]
    place = pc.index_in(hours, value_set=distinct)
    shift = pa.array(seconds, pa.int64()).take(place)
    suffix = pa.array([_offset(s) for s in seconds], pa.string()).take(place)
    local = pc.add(micros, pc.multiply(shift, 1_000_000)).cast(pa.timestamp("us"))
    in_seconds = local.cast(pa.timestamp("s"), safe=False)
    if pc.all(pc.equal(in_seconds.cast(pa.timestamp("us")), local)).as_py() is not False:
        text = in_seconds.cast(pa.string())  # no fraction anywhere
    else:
        text = pc.replace_substring_regex(local.cast(pa.string()), r"\.0+$", "")
    text = pc.binary_replace_slice(text, 10, 11, "T")
    return pc.binary_join_element_wise(text, suffix, "")


def _offset(seconds: int) -> str:
    sign = "-" if seconds < 0 else "+"
    return f"{sign}{abs(seconds) // 3600:02d}:{abs(seconds) // 60 % 60:02d}"
