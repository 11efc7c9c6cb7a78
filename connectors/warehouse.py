"""Postgres: one unit of work over the files in sql/. The only module that opens the domain database."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib import resources
from typing import Any

import psycopg
from psycopg.rows import dict_row

from pipelines.outcomes import Failure

#: One writer at a time for the steps that must not overlap: names to advisory lock keys.
STEP_LOCKS = {"migrate": 7_001, "assess": 7_002, "publish": 7_003, "decide": 7_004}

# A step that waits longer than this for a row is better tried again; an idle transaction holds locks for others.
_SESSION = "-c lock_timeout=10s -c idle_in_transaction_session_timeout=120s -c timezone=UTC"

Connection = psycopg.Connection[dict[str, Any]]


class Warehouse:
    """A database by URL. Each `transaction` is one connection and one transaction."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._connection: Connection | None = None

    def _connect(self) -> Connection:
        if self._connection is None or self._connection.closed:
            try:
                self._connection = psycopg.connect(
                    self.url, row_factory=dict_row, autocommit=True, options=_SESSION, connect_timeout=10
                )
            except psycopg.OperationalError as error:
                raise Failure(
                    f"The database does not answer: {str(error).strip().splitlines()[0]}. "
                    "Check PARTNERSHIPS_DATABASE_URL and that the server runs."
                ) from error
        return self._connection

    @contextmanager
    def transaction(self, *, lock: str | None = None) -> Iterator[Connection]:
        """Everything inside is applied together or not at all. lock: a name of STEP_LOCKS, held to the end."""
        connection = self._connect()
        try:
            with connection.transaction():
                if lock is not None:
                    connection.execute("set local lock_timeout = '600s'")
                    connection.execute("select pg_advisory_xact_lock(%s)", [STEP_LOCKS[lock]])
                    connection.execute("set local lock_timeout = '10s'")
                yield connection
        except psycopg.OperationalError as error:
            raise Failure(f"The database broke off: {str(error).strip().splitlines()[0]}.") from error

    def rows(self, query: str, parameters: Any = None) -> list[dict[str, Any]]:
        """The rows of one reading query."""
        with self.transaction() as connection:
            return connection.execute(query, parameters).fetchall()

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()


@cache
def sql(name: str) -> str:
    """The text of `sql/<name>`, such as "queries/read/claim.sql"."""
    return resources.files("sql").joinpath(name).read_text(encoding="utf-8")


def _folder(name: str) -> list[tuple[str, str]]:
    found = resources.files("sql").joinpath(name).iterdir()
    return sorted((x.name, x.read_text(encoding="utf-8")) for x in found if x.name.endswith(".sql"))


def migrate(warehouse: Warehouse) -> list[str]:
    """Brings the database to this version: new migrations in order, then the views. Forward only.

    Returns the names of the migrations that were applied. Raises Failure when an applied file was changed since.
    """
    applied: list[str] = []
    with warehouse.transaction(lock="migrate") as connection:
        connection.execute(
            "create table if not exists migration (name text primary key, sha256 text not null)"
        )
        known = {r["name"]: r["sha256"] for r in connection.execute("select name, sha256 from migration")}
        for name, text in _folder("migrations"):
            sha256 = hashlib.sha256(text.encode()).hexdigest()
            if name in known:
                if known[name] != sha256:
                    raise Failure(
                        f"The migration {name} was changed after it was applied to this database. "
                        "Use the release that made the database, or write a new migration.",
                        retry_helps=False,
                    )
                continue
            connection.execute(text)
            connection.execute("insert into migration (name, sha256) values (%s, %s)", [name, sha256])
            applied.append(name)
        views = _folder("views")
        stamp = hashlib.sha256("".join(text for _, text in views).encode()).hexdigest()
        if applied or known.get("views") != stamp:
            for _, text in views:
                connection.execute(text)
            connection.execute(
                "insert into migration (name, sha256) values ('views', %s) "
                "on conflict (name) do update set sha256 = excluded.sha256",
                [stamp],
            )
    return applied
