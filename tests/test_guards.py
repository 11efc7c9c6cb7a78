"""The guards of the test suite bite: each is shown a case that it must refuse."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from connectors.warehouse import Warehouse

ROOT = Path(__file__).parent.parent


def test_a_socket_to_another_machine_is_refused() -> None:
    with (
        socket.socket(socket.AF_INET, socket.SOCK_STREAM) as unconnected,
        pytest.raises(AssertionError, match="loopback only, not 192.0.2.1"),
    ):
        unconnected.connect(("192.0.2.1", 80))


def test_a_datagram_to_another_machine_is_refused() -> None:
    with (
        socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as unconnected,
        pytest.raises(AssertionError, match="loopback only"),
    ):
        unconnected.sendto(b"", ("192.0.2.1", 9))


def test_a_name_is_not_looked_up_elsewhere() -> None:
    with pytest.raises(AssertionError, match="look up localhost only, not mail.example"):
        socket.getaddrinfo("mail.example", 25)


def test_loopback_is_open() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()


def test_each_test_has_a_database_of_its_own(warehouse: Warehouse, module_database: str) -> None:
    with warehouse.transaction() as connection:
        connection.execute("create table only_here ()")
    other = Warehouse(module_database)
    assert other.rows("select from pg_class where relname = 'only_here'") == []
    assert other.rows("select count(*) as applied from migration") != [{"applied": 0}]
    other.close()


@pytest.mark.parametrize(
    "skipping",
    [
        "import pytest\ndef test_x(): pytest.skip('no mail server here')\n",
        "import pytest\npytest.importorskip('no_such_module', reason='no mail server here')\n",
        "import pytest\n@pytest.mark.skip('no mail server here')\ndef test_x(): pass\n",
    ],
)
@pytest.mark.parametrize(("ci", "expected"), [("true", "must not be skipped in CI"), ("", "1 skipped")])
def test_a_skip_is_a_failure_in_ci_alone(tmp_path: Path, skipping: str, ci: str, expected: str) -> None:
    (tmp_path / "conftest.py").write_text((ROOT / "tests" / "conftest.py").read_text())
    (tmp_path / "test_skipping.py").write_text(skipping)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-rs", "-p", "no:cacheprovider", tmp_path],
        capture_output=True,
        text=True,
        env={**os.environ, "CI": ci},
        cwd=tmp_path,
    )
    assert expected in done.stdout
    assert "no mail server here" in done.stdout
