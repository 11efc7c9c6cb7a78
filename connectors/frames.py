"""Frames of `pipelines.tables` as Arrow tables: out of Postgres by COPY, into typed columns.

COPY and Arrow's own reader are as fast as a binary cursor and hold the rows once, as columns, so that a
publication of a million rows stays a matter of seconds (no Python object per cell).
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pipelines.outcomes import Failure
from pipelines.tables import TableDefinition

if TYPE_CHECKING:
    import pyarrow as pa

    from connectors.warehouse import Connection


def arrow_schema(definition: TableDefinition) -> pa.Schema:
    """The Arrow schema of a frame inside the product: money in whole cents, instants in UTC."""
    import pyarrow as pa

    types = {
        "text": pa.string(),
        "whole": pa.int64(),
        "money": pa.int64(),
        "decimal": pa.float64(),
        "instant": pa.timestamp("us", tz="UTC"),
        "flag": pa.bool_(),
    }
    return pa.schema([(column.name, types[column.type]) for column in definition.columns])


def extract(
    connection: Connection,
    query: str,
    definition: TableDefinition,
    parameters: Mapping[str, Any] | None = None,
) -> pa.Table:
    """The rows of `query` as the frame `definition`, in the query's order.

    Raises Failure when the query's columns are not exactly the frame's columns, in order.
    """
    import pyarrow.csv as arrow_csv

    text = f"copy ({query.strip().rstrip(';')}) to stdout (format csv, header true)"
    buffer = io.BytesIO()
    with connection.cursor() as cursor, cursor.copy(text, parameters) as copy:
        for block in copy:
            buffer.write(block)
    header = buffer.getvalue().split(b"\n", 1)[0].decode().replace('"', "").split(",")
    if tuple(header) != definition.column_names:
        raise Failure(
            f"The query of {definition.name} does not give the columns of the contract: "
            f"{sorted(set(header) ^ set(definition.column_names)) or 'their order differs'}.",
            retry_helps=False,
        )
    buffer.seek(0)
    schema = arrow_schema(definition)
    table = arrow_csv.read_csv(
        buffer,
        read_options=arrow_csv.ReadOptions(use_threads=False),
        parse_options=arrow_csv.ParseOptions(newlines_in_values=True),
        convert_options=arrow_csv.ConvertOptions(
            column_types={field.name: field.type for field in schema},
            true_values=["t"],
            false_values=["f"],
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        ),
    )
    return table.cast(schema)


def table_of(rows: list[dict[str, Any]], definition: TableDefinition) -> pa.Table:
    """Plain rows as a frame; a column that a row leaves out is null."""
    import pyarrow as pa

    return pa.Table.from_pylist(rows, schema=arrow_schema(definition))
