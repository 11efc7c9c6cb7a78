"""Many rows into a table by their natural key: streamed into a temporary table, then merged in one statement.

A row that is there already, and the same, is not written again: doing it twice changes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from connectors.warehouse import Connection


def merge(
    connection: Connection,
    table: str,
    columns: Sequence[str],
    key: Sequence[str],
    rows: Iterable[Sequence[Any]],
) -> int:
    """Inserts rows or updates those whose key is there with other values. Returns how many were written.

    table, columns, key: names of ours, never of a stranger. Values that are dict or list go in as JSON.
    """
    staging = f"staging_{table}"
    names = ", ".join(columns)
    connection.execute(
        f"create temporary table {staging} on commit drop as select {names} from {table} limit 0"
    )
    _copy(connection, staging, columns, rows)
    rest = [column for column in columns if column not in key]
    updates = ", ".join(f"{column} = excluded.{column}" for column in rest)
    old = ", ".join(f"{table}.{column}" for column in rest)
    new = ", ".join(f"excluded.{column}" for column in rest)
    written = connection.execute(
        f"insert into {table} ({names}) select {names} from {staging} on conflict ({', '.join(key)}) "
        f"do update set {updates} where ({old}) is distinct from ({new})"
    ).rowcount
    connection.execute(f"drop table {staging}")
    return written


def append(connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    """Rows of an append-only table, streamed in."""
    return _copy(connection, table, columns, rows)


def _copy(connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> int:
    count = 0
    with connection.cursor().copy(f"copy {table} ({', '.join(columns)}) from stdin") as stream:
        for row in rows:
            stream.write_row([_value(value) for value in row])
            count += 1
    return count


def _value(value: Any) -> Any:
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False, default=str)
    return value
