from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi import Request
from fastapi.testclient import TestClient

from connectors.landing import LocalLanding
from connectors.warehouse import Warehouse
from pipelines.desk.app import make_app
from pipelines.desk.doors import Doors
from pipelines.desk.people import Role, User
from pipelines.policy.load import load_policy
from pipelines.settings import parse_settings
from pipelines.wiring import House
from tests.browser import chromium
from tests.desk.season import NOW, play

__all__ = ["chromium"]

PEOPLE = {
    "rita": User("rita", "rita@program.example", frozenset({Role.REVIEWER})),
    "omar": User("omar", "", frozenset({Role.OPERATIONS})),
    "gwen": User("gwen", "", frozenset({Role.READ_ONLY})),
}

Client = Callable[[str], TestClient]


@pytest.fixture
def house(database: str, tmp_path: Path) -> Iterator[House]:
    settings = parse_settings({"PARTNERSHIPS_HOME": str(tmp_path), "PARTNERSHIPS_DATABASE_URL": database})
    with ExitStack() as exits:
        yield House(replace(settings, now=NOW), {}, exits)


@pytest.fixture
def season(house: House, warehouse: Warehouse) -> Mapping[str, str]:
    assert isinstance(house.landing, LocalLanding)
    return play(warehouse, house.landing, load_policy())


@pytest.fixture
def client(house: House, season: Mapping[str, str]) -> Client:
    """A browser of somebody, by name; "nobody" is a stranger."""
    doors = Doors(lambda: house)

    def of(name: str) -> TestClient:
        def identify(request: Request) -> User | None:
            return PEOPLE.get(name)

        app = make_app(doors, identify, login_path="/login")
        return TestClient(app, headers={"sec-fetch-site": "same-origin"}, follow_redirects=True)

    return of
