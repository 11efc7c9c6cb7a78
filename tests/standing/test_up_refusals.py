"""What `partnerships up` refuses: one sentence that says what and what to do, and nothing left half started."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipelines.standing.locks import only_one

PROGRAM = Path(sys.executable).parent / "partnerships"


@pytest.fixture
def home() -> Iterator[Path]:
    """A short path below a folder that an ordinary user may enter."""
    folder = Path(tempfile.mkdtemp(prefix="home-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def up(home: Path, *arguments: str, prefix: tuple[str, ...] = (), **settings: str) -> tuple[int, str, str]:
    """Exit status, standard output and standard error of `partnerships up`."""
    done = subprocess.run(
        [*prefix, str(PROGRAM), "up", "--once", *arguments],
        capture_output=True,
        text=True,
        env={**os.environ, "PARTNERSHIPS_HOME": str(home), **settings},
        timeout=120,
    )
    return done.returncode, done.stdout, done.stderr


def what_was_started(home: Path) -> list[str]:
    """Command lines that name the home."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                line = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
            except OSError:
                continue
            if str(home) in line:
                found.append(line)
    return found


def one_sentence(told: str) -> str:
    lines = told.strip().splitlines()
    assert len(lines) == 1, told
    assert "Traceback" not in told
    return lines[0].removeprefix("partnerships: ")


def test_a_second_up_in_the_same_home(home: Path) -> None:
    with only_one(home / "up.lock", doing="partnerships up"):
        status, _, told = up(home)
    assert status == 2
    assert one_sentence(told).startswith(
        f"`partnerships up` already runs for {home} as process {os.getpid()}: use that one, stop it with Ctrl-C"
    )


def test_a_port_that_is_taken(home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        status, _, told = up(home, "--port", str(port))
    assert status == 2
    assert one_sentence(told).startswith(f"Port {port} is in use")
    assert not (home / "postgres").exists()


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("PARTNERSHIPS_MAILBOX", "pigeon:loft", "pigeon:loft"),
        ("PARTNERSHIPS_DATABASE_URL", "mysql://clerk:secret@x/y", "mysql:"),
        ("PARTNERSHIPS_POLICY", "/nowhere/at/all", "/nowhere/at/all"),
        ("PARTNERSHIPS_NOW", "yesterday", "yesterday"),
        ("PARTNERSHIPS_ADDRESS", "nobody", "nobody"),
    ],
)
def test_a_broken_value_of_the_configuration(home: Path, name: str, value: str, shown: str) -> None:
    status, _, told = up(home, **{name: value})
    assert status == 2
    assert one_sentence(told).startswith(f"{name} ")
    assert shown in told
    assert "secret" not in told
    assert list(home.iterdir()) == []


def test_a_policy_that_cannot_be_read_is_refused_before_airflow_starts(home: Path) -> None:
    policy = home / "policy"
    policy.mkdir()
    (policy / "windows.yaml").write_text("- [not, a, policy\n")
    status, _, told = up(home / "var", PARTNERSHIPS_POLICY=str(policy))
    assert status == 2
    assert "windows.yaml" in told.splitlines()[-1]
    assert what_was_started(home) == []


def test_a_database_that_does_not_answer(home: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    status, _, told = up(home, PARTNERSHIPS_DATABASE_URL=f"postgresql://x@127.0.0.1:{port}/x")
    assert status == 3
    assert "The database does not answer" in told.splitlines()[-1]
    assert what_was_started(home) == []


def test_a_home_that_may_not_be_written(home: Path) -> None:
    home.chmod(0o500)
    # A user namespace takes root's rights away and lets the files be root's own.
    prefix = ("unshare", "--user", "--map-user=1000", "--map-group=1000") if os.geteuid() == 0 else ()
    status, _, told = up(home / "var", prefix=prefix)
    assert status == 2
    assert one_sentence(told).startswith(f"No permission to write {home}/var: make it writable")


def test_a_disk_that_is_full(home: Path) -> None:
    prefix = (
        *("unshare", "--user", "--map-root-user", "--mount", "sh", "-c"),
        f'mount -t tmpfs -o size=20m none {home} || exit 75; exec "$@"',
        "sh",
    )
    status, _, told = up(home, prefix=prefix)
    if status == 75 or "unshare failed" in told:
        pytest.skip("no small disk can be mounted here")
    assert status == 3
    assert one_sentence(told).startswith("Only 2")
    assert "MB are left on the disk that holds" in told
