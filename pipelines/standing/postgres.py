"""An embedded Postgres: one server per home, reached through a Unix socket; no port, no system user.

Any number of commands may use the server of a home at once. Whoever comes first starts it, whoever leaves
last stops it; one that was left behind by a killed command is adopted by the next.
"""

from __future__ import annotations

import hashlib
import os
import signal
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from pipelines.outcomes import Failure, Misconfigured
from pipelines.standing import cluster, identity
from pipelines.standing.folders import explained, make_private
from pipelines.standing.locks import Users, exclusive
from pipelines.standing.signals import termination_raises

#: The database of the product; Airflow keeps its own beside it.
DATABASE = "partnerships"

_SOCKET = ".s.PGSQL.5432"
_LONGEST_SOCKET_FOLDER = 107 - len(f"/{_SOCKET}")  # bytes: what the kernel takes as a socket's address

_GUARD = "start.lock"  # held while somebody looks, starts, enters, leaves or stops

#: Servers that this process started, by number.
_children: dict[int, subprocess.Popen[bytes]] = {}

_START_SECONDS = 60.0  # a start after a power cut reads the log again; one after a stop takes 0.05 s
_STOP_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Server:
    """A running server. data: its data folder; sockets: the folder of its socket; pid: of the postmaster."""

    data: Path
    sockets: Path
    pid: int

    def url(self, database: str = DATABASE, *, scheme: str = "postgresql") -> str:
        """The address of one of its databases; `scheme` is another when SQLAlchemy wants a driver's name."""
        return f"{scheme}://{cluster.ROLE}@/{database}?host={quote(str(self.sockets))}"

    def is_alive(self) -> bool:
        """Whether this very postmaster still runs."""
        return _is_postmaster(self.pid, self.data)


@contextmanager
def embedded(
    home: Path, *, databases: Sequence[str] = (DATABASE,), throwaway: bool = False
) -> Iterator[Server]:
    """The server of this home for the block: adopted or started, with `databases` in it.

    home: folder of the whole state; the server lives in `home/postgres`. throwaway: for tests, no fsync.
    The last one to leave stops it.
    Raises Misconfigured (no permission, data of another major version) and Failure (full disk, no start).
    """
    make_private(home)
    folder = make_private(home.resolve() / "postgres")
    guard = folder / _GUARD
    users = Users(folder / "users.lock")
    with termination_raises():
        try:
            with exclusive(guard):
                users.enter()
                server = _ensure_running(folder, throwaway=throwaway)
                for database in databases:
                    _ensure_database(server, database)
            yield server
        finally:
            with exclusive(guard):
                if users.leave():
                    _stop(folder)


def revive(home: Path) -> Server:
    """The server of this home, started again if it died. For whoever is inside `embedded` already."""
    folder = home.resolve() / "postgres"
    with exclusive(folder / _GUARD):
        return _ensure_running(folder, throwaway=False)


def _ensure_running(folder: Path, *, throwaway: bool) -> Server:
    """The server over `folder/data`, adopted when it lives, else started; the caller holds the guard."""
    data = folder / "data"
    running = _await_ready(data)
    if running is not None:
        return running
    who = identity.for_server_below(folder)
    if not data.exists():
        cluster.initialise(data, who)
    cluster.refuse_other_major(data)
    return _start(folder, who, throwaway=throwaway)


def _stop(folder: Path) -> None:
    """Stops the server over `folder/data`, if one runs, without waiting for its clients."""
    running = _named_by_pid_file(folder / "data")
    if running is None:
        return
    server, _ = running
    _signal(server, signal.SIGINT)
    if not _gone(server):
        _signal(server, signal.SIGQUIT)  # like a crash: the next start recovers, nothing committed is lost
        _gone(server)
    _clear(server.sockets)


def _clear(sockets: Path) -> None:
    for leftover in (_SOCKET, f"{_SOCKET}.lock"):
        (sockets / leftover).unlink(missing_ok=True)
    if sockets.is_dir() and not any(sockets.iterdir()):
        sockets.rmdir()


def _signal(server: Server, number: int) -> None:
    try:
        os.kill(server.pid, number)
    except ProcessLookupError:
        return  # it went by itself, which is what was asked for


def _gone(server: Server) -> bool:
    deadline = time.monotonic() + _STOP_SECONDS
    while server.is_alive():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.005)
    return True


def _await_ready(data: Path) -> Server | None:
    """The live server of the data folder, once it takes connections; None where none runs."""
    deadline = time.monotonic() + _START_SECONDS
    while (running := _named_by_pid_file(data)) is not None:
        server, is_ready = running
        if is_ready:
            return server
        if time.monotonic() > deadline:
            raise Failure(
                f"The database under {data} does not become ready: see {data.parent / 'server.log'}."
            )
        time.sleep(0.01)
    return None


def _named_by_pid_file(data: Path) -> tuple[Server, bool] | None:
    """The live server that its `postmaster.pid` names, and whether it takes connections.

    The file's lines: process, data folder, start time, port, socket folder, address, memory key, status.
    """
    try:
        lines = (data / "postmaster.pid").read_text("utf-8", "replace").splitlines()
    except FileNotFoundError:
        return None
    if len(lines) < 5 or not lines[0].strip().isdigit():
        return None  # being written; whoever starts it waits for the rest
    server = Server(data, Path(lines[4]), int(lines[0]))
    if not server.is_alive():
        return None  # left behind by a killed server; the next start clears it away
    return server, len(lines) > 7 and lines[7].strip() == "ready"


def _is_postmaster(pid: int, data: Path) -> bool:
    """Whether `pid` is a live postmaster of exactly this folder, and no other process that got its number."""
    if pid in _children and _children[pid].poll() is not None:
        del _children[pid]  # its end had to be collected: the next server takes a zombie for a live one
        return False
    try:
        os.kill(pid, 0)
        if not Path("/proc/self/cwd").exists():
            return True  # no /proc to ask; the server itself refuses a second start over the same data
        return os.path.samefile(f"/proc/{pid}/cwd", data)  # a postmaster works in its data folder
    except OSError:
        return False  # gone, or its number is somebody else's now


def _start(folder: Path, who: identity.Identity, *, throwaway: bool) -> Server:
    sockets = _socket_folder(folder)
    who.own(sockets)
    command = [*who.prefix, *cluster.serve_command(folder / "data", sockets, throwaway=throwaway)]
    deadline = time.monotonic() + _START_SECONDS
    while True:
        server, said = _try_to_start(folder, command, deadline)
        if server is not None:
            return server
        if "shared memory block" not in said or time.monotonic() > deadline:
            _clear(sockets)
            raise cluster.in_words("start the embedded database", folder, said)
        time.sleep(0.05)  # the last children of a killed postmaster are still on their way out


def _try_to_start(folder: Path, command: Sequence[str | Path], deadline: float) -> tuple[Server | None, str]:
    """The server once it takes connections, or None and what it said instead."""
    log = folder / "server.log"
    with explained(log), log.open("ab") as log_file:
        began_at = log_file.tell()
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log_file,
            stderr=log_file,
            env=cluster.environment(),
            cwd=folder,
            start_new_session=True,  # Ctrl-C is for us: we stop it when its clients are gone
        )
    _children[process.pid] = process
    try:
        while process.poll() is None and time.monotonic() < deadline:
            running = _named_by_pid_file(folder / "data")
            if running is not None and running[0].pid == process.pid and running[1]:
                return running[0], ""
            time.sleep(0.005)
    except BaseException:
        process.kill()
        raise
    process.kill()
    process.wait()
    with log.open("rb") as log_file:
        log_file.seek(began_at)
        return None, log_file.read(20_000).decode("utf-8", "replace")


def _socket_folder(folder: Path) -> Path:
    """A short folder for the socket, the same for every start of this home, closed to others."""
    name = f"partnerships-{os.geteuid()}-{hashlib.sha256(os.fsencode(folder)).hexdigest()[:16]}"
    place = Path(tempfile.gettempdir())
    if len(os.fsencode(place / name)) > _LONGEST_SOCKET_FOLDER:
        place = Path("/tmp")  # noqa: S108 - checked below: a folder of ours, closed to others
    sockets = place / name
    with explained(sockets):
        sockets.mkdir(mode=0o700, exist_ok=True)
        found = sockets.lstat()
        if not stat.S_ISDIR(found.st_mode) or not identity.is_ours(found.st_uid):
            raise Misconfigured(f"{sockets} is somebody else's: remove it, or set TMPDIR to another folder.")
        sockets.chmod(0o700)
    return sockets


def _ensure_database(server: Server, database: str) -> None:
    import psycopg
    from psycopg import sql

    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        if connection.execute("SELECT FROM pg_database WHERE datname = %s", [database]).fetchone() is None:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(database)))
