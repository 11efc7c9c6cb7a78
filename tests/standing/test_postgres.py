"""The embedded Postgres of a home: started, shared, adopted, stopped, and refused in one sentence."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from pipelines.outcomes import Failure, Misconfigured
from pipelines.standing import identity
from pipelines.standing.postgres import embedded, revive

IS_ROOT = os.geteuid() == 0


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder that everybody may reach, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="home-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


def in_another_process(home: Path, then: str) -> subprocess.Popen[str]:
    """A command that enters the server of `home`, prints its process number, and does `then`."""
    script = f"""
import os, signal, sys, time
from pathlib import Path
from pipelines.standing.postgres import embedded
with embedded(Path({str(home)!r}), throwaway=True) as server:
    print(server.pid, flush=True)
    {then}
"""
    return subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True)


def first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def ended(server_pid: int) -> bool:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        try:
            state = Path(f"/proc/{server_pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        time.sleep(0.02)
    return False


def test_it_serves_a_database_and_leaves_nothing_running_or_lying_about(home: Path) -> None:
    with embedded(home, throwaway=True) as server:
        with psycopg.connect(server.url()) as connection:
            assert connection.execute("select lower('ÉCOLE'), current_setting('TimeZone')").fetchone() == (
                "école",
                "UTC",
            )
        assert server.sockets.stat().st_mode & 0o777 == 0o700
    assert ended(server.pid)
    assert not server.sockets.exists()


def test_text_sorts_by_code_point_on_every_machine(home: Path) -> None:
    with embedded(home, throwaway=True) as server, psycopg.connect(server.url()) as connection:
        rows = connection.execute("select x from unnest(array['b', 'Z', 'a', 'é']) x order by x").fetchall()
    assert [row[0] for row in rows] == ["Z", "a", "b", "é"]


def test_the_second_user_gets_the_same_server_and_only_the_last_one_out_stops_it(home: Path) -> None:
    with embedded(home, throwaway=True) as first:
        with embedded(home, throwaway=True) as second:
            assert second == first
        assert first.is_alive()
    assert ended(first.pid)


def test_a_command_that_leaves_does_not_take_the_server_from_another_process(home: Path) -> None:
    with in_another_process(home, "time.sleep(60)") as other:
        pid = int(first_line(other))
        with embedded(home, throwaway=True) as server:
            assert server.pid == pid
        assert server.is_alive()
        other.terminate()
    assert ended(pid)


def test_a_server_left_behind_by_a_killed_command_is_adopted_and_then_stopped(home: Path) -> None:
    with in_another_process(home, "os.kill(os.getpid(), signal.SIGKILL)") as other:
        pid = int(first_line(other))
    with embedded(home, throwaway=True) as server:
        assert server.pid == pid
    assert ended(pid)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_command_told_to_stop_stops_its_server(home: Path, number: signal.Signals) -> None:
    with in_another_process(home, "time.sleep(60)") as other:
        pid = int(first_line(other))
        other.send_signal(number)
    assert other.returncode != 0
    assert ended(pid)


def test_eight_commands_at_once_share_one_server_and_leave_none(home: Path) -> None:
    work = "import psycopg; psycopg.connect(server.url()).execute('select 1'); time.sleep(0.2)"
    commands = [in_another_process(home, work) for _ in range(8)]
    pids = {int(first_line(command)) for command in commands}
    assert [command.wait() for command in commands] == [0] * 8
    for command in commands:
        command.communicate()
    assert all(ended(pid) for pid in pids)


def test_a_killed_postmaster_is_revived_with_what_was_committed(home: Path) -> None:
    with embedded(home) as server:
        with psycopg.connect(server.url()) as connection:
            connection.execute("create table kept as select 7 as figure")
        os.kill(server.pid, signal.SIGKILL)
        assert ended(server.pid)
        revived = revive(home)
        assert revived.pid != server.pid
        with psycopg.connect(revived.url()) as connection:
            assert connection.execute("select figure from kept").fetchone() == (7,)
    assert ended(revived.pid)


def test_a_stale_process_number_that_now_belongs_to_someone_else_is_not_taken_for_a_server(
    home: Path,
) -> None:
    with embedded(home, throwaway=True) as server:
        pass
    (server.data / "postmaster.pid").write_text(
        f"{os.getpid()}\n{server.data}\n0\n5432\n{server.sockets}\n\n\nready\n"
    )
    with embedded(home, throwaway=True) as again:
        assert again.pid != os.getpid()


def test_a_folder_made_halfway_is_swept_away(home: Path) -> None:
    halfway = home / "postgres" / "data.new.1"
    halfway.mkdir(parents=True)
    (halfway / "PG_VERSION").write_text("18\n")
    with embedded(home, throwaway=True):
        assert not halfway.exists()


def test_data_of_another_major_version_is_refused_with_the_way_out(home: Path) -> None:
    with embedded(home, throwaway=True) as server:
        pass
    (server.data / "PG_VERSION").write_text("15\n")
    refusal = pytest.raises(Misconfigured, match=r"made by Postgres 15, this release brings 18.*pg_dump")
    with refusal, embedded(home, throwaway=True):
        pass


def test_a_broken_configuration_of_the_server_is_told_in_its_own_words(home: Path) -> None:
    with embedded(home, throwaway=True) as server:
        pass
    with (server.data / "postgresql.conf").open("a") as file:
        file.write("wal_level = sideways\n")
    with pytest.raises(Failure, match=r"postgresql.conf\" contains errors"), embedded(home, throwaway=True):
        pass


def test_a_home_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Misconfigured, match="is no folder"), embedded(tmp_path / "file" / "home"):
        pass


def as_an_ordinary_user(home: Path) -> str:
    """What a user without root's rights gets when starting the server of `home`."""
    script = f"""
from pathlib import Path
from pipelines.outcomes import Failure
from pipelines.standing.postgres import embedded
try:
    with embedded(Path({str(home)!r}), throwaway=True) as server:
        print("started", server.is_alive())
except Failure as failure:
    print(failure.exit_status, failure.sentence)
"""
    # A user namespace takes root's rights away and lets the files be root's own.
    prefix = ["unshare", "--user", "--map-user=1000", "--map-group=1000"] if IS_ROOT else []
    return subprocess.run([*prefix, sys.executable, "-c", script], capture_output=True, text=True).stdout


def test_an_ordinary_user_needs_nothing_special(home: Path) -> None:
    assert as_an_ordinary_user(home) == "started True\n"


def test_a_home_that_may_not_be_written_is_refused(home: Path) -> None:
    home.chmod(0o500)
    assert as_an_ordinary_user(home / "var").startswith(f"2 No permission to write {home}/var: make it")
    assert as_an_ordinary_user(home).startswith(f"2 No permission to write {home}: make it")


def test_a_full_disk_is_one_sentence_and_leaves_nothing_half_made(tmp_path: Path) -> None:
    script = f"""
mount -t tmpfs -o size=8m none {tmp_path} || exit 75
{sys.executable} -c '
from pathlib import Path
from pipelines.outcomes import Failure
from pipelines.standing.postgres import embedded
try:
    with embedded(Path("{tmp_path}/home")):
        print("started")
except Failure as failure:
    print(failure.exit_status, failure.sentence)
'
ls {tmp_path}/home/postgres
"""
    done = subprocess.run(
        ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", script],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode == 75 or "unshare failed" in done.stderr:
        pytest.skip("no small disk can be mounted here")
    assert "3 Cannot make the embedded database: the disk that holds" in done.stdout
    assert "data" not in done.stdout.splitlines()[1:]


@pytest.mark.skipif(not IS_ROOT, reason="only root has two ways to choose from")
class TestWithoutUserNamespaces:
    """Root in a container whose kernel refuses user namespaces."""

    @pytest.fixture(autouse=True)
    def _no_namespaces(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(identity, "_NAMESPACE", ("false",))

    def test_it_runs_as_nobody_and_later_as_root_again(
        self, home: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with embedded(home, throwaway=True) as server:
            assert Path(f"/proc/{server.pid}").stat().st_uid != 0
            with psycopg.connect(server.url()) as connection:
                connection.execute("create table kept as select 7 as figure")
        assert not server.sockets.exists()
        monkeypatch.undo()
        with embedded(home, throwaway=True) as server, psycopg.connect(server.url()) as connection:
            assert connection.execute("select figure from kept").fetchone() == (7,)

    def test_a_folder_that_nobody_may_reach_is_refused_with_the_ways_out(self, home: Path) -> None:
        closed = home / "closed"
        closed.mkdir(mode=0o700)
        refusal = pytest.raises(Misconfigured, match=r"ordinary user.*PARTNERSHIPS_DATABASE_URL")
        with refusal, embedded(closed / "home", throwaway=True):
            pass
