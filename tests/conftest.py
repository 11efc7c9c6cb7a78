"""What every test may use: a real Postgres with a fresh migrated database; no network."""

from __future__ import annotations

import os
import socket
from collections.abc import Generator, Iterator
from ipaddress import ip_address
from itertools import count
from typing import TYPE_CHECKING, Any

import hypothesis
import pytest

if TYPE_CHECKING:
    from connectors.warehouse import Warehouse
    from pipelines.standing.postgres import Server

IS_CI = os.environ.get("CI") == "true"

# The same examples each time, so that a red test is red for everybody; EXPLORE=1 looks for new ones.
IS_EXPLORING = os.environ.get("EXPLORE") == "1"

# The settings of whoever runs the tests must not reach the product under test.
for name in [name for name in os.environ if name.startswith(("PARTNERSHIPS_", "SENDGRID_", "AIRFLOW"))]:
    del os.environ[name]

# No deadline: how long one example takes says something about the machine, nothing about the product.
hypothesis.settings.register_profile("tests", deadline=None, derandomize=not IS_EXPLORING, print_blob=True)
hypothesis.settings.load_profile("tests")

_TEMPLATE = "template_of_tests"
_numbers = count(1)


class NetworkRefused(AssertionError):
    """A test tried to reach something that is not on this machine."""


def _is_loopback(host: object) -> bool:
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host or "")
    if name in {"", "localhost", "0.0.0.0", "::"}:
        return True
    try:
        return ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return False


@pytest.fixture(autouse=True, scope="session")
def _no_network() -> Iterator[None]:
    """Sockets of this process reach loopback and Unix sockets alone, and no name is looked up elsewhere."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            original = getattr(socket.socket, name)

            def guarded(self: socket.socket, *args: Any, _original: Any = original) -> Any:
                address = args[-1]
                if self.family in {socket.AF_INET, socket.AF_INET6} and not _is_loopback(address[0]):
                    raise NetworkRefused(f"tests reach loopback only, not {address[0]}")
                return _original(self, *args)

            patch.setattr(socket.socket, name, guarded)
        look_up = socket.getaddrinfo

        def guarded_look_up(host: object, *args: Any, **options: Any) -> Any:
            if not _is_loopback(host) and host != socket.gethostname():
                raise NetworkRefused(f"tests look up localhost only, not {host}")
            return look_up(host, *args, **options)  # type: ignore[arg-type]

        patch.setattr(socket, "getaddrinfo", guarded_look_up)
        yield


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The embedded Postgres of this test session, without fsync."""
    from pipelines.standing.postgres import embedded

    with embedded(tmp_path_factory.mktemp("home"), throwaway=True) as server:
        yield server


@pytest.fixture(scope="session")
def _template(postgres: Server) -> str:
    """A migrated database that nobody is connected to, to be copied."""
    from connectors.warehouse import Warehouse, migrate

    _as_owner(postgres, f"create database {_TEMPLATE}")
    warehouse = Warehouse(postgres.url(_TEMPLATE))
    migrate(warehouse)
    warehouse.close()
    return _TEMPLATE


def _as_owner(postgres: Server, statement: str) -> None:
    import psycopg

    with psycopg.connect(postgres.url("postgres"), autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[arg-type]


def _copy_of(postgres: Server, template: str) -> Iterator[str]:
    name = f"test_{next(_numbers)}"
    _as_owner(postgres, f"create database {name} template {template} strategy file_copy")
    yield postgres.url(name)
    _as_owner(postgres, f"drop database {name} with (force)")


@pytest.fixture
def database(postgres: Server, _template: str) -> Iterator[str]:
    """The URL of a fresh, migrated, empty database for one test."""
    yield from _copy_of(postgres, _template)


@pytest.fixture(scope="module")
def module_database(postgres: Server, _template: str) -> Iterator[str]:
    """The URL of a fresh, migrated, empty database for the tests of one module, in their order."""
    yield from _copy_of(postgres, _template)


@pytest.fixture
def warehouse(database: str) -> Iterator[Warehouse]:
    """A unit of work over a fresh, migrated, empty database."""
    from connectors.warehouse import Warehouse

    opened = Warehouse(database)
    yield opened
    opened.close()


def _fail_if_skipped(report: pytest.TestReport | pytest.CollectReport) -> None:
    """In CI nothing may be missing: there a skip is a failure that names what was missing."""
    if not IS_CI or not report.skipped or hasattr(report, "wasxfail"):
        return
    reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    report.outcome = "failed"
    report.longrepr = f"{report.nodeid} must not be skipped in CI: {reason}"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    _fail_if_skipped(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _fail_if_skipped(report)
    return report
