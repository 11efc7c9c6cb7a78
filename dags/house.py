"""How Airflow opens the house: the connections that somebody made in Airflow win over the environment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from airflow.sdk import Connection as AirflowConnection
from airflow.sdk.exceptions import AirflowNotFoundException

if TYPE_CHECKING:
    from pipelines.wiring import House


def _connection(name: str) -> str | None:
    """The URL in an Airflow connection, if somebody made one of that name."""
    try:
        return str(AirflowConnection.get(name).get_uri())
    except AirflowNotFoundException:
        return None


@contextmanager
def open_house() -> Iterator[House]:
    """Every counterparty, each made when first asked for, and closed with the house."""
    from pipelines import wiring

    with wiring.open_house(_connection) as house:
        yield house
