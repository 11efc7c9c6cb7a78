"""Everything that stands on one machine, in the order in which it starts and, backwards, ends."""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from pipelines.standing import airflow, airflow_settings, locks, ports, postgres, secrets
from pipelines.standing.folders import make_private, require_space
from pipelines.standing.progress import Progress
from pipelines.standing.signals import termination_raises
from pipelines.standing.supervisor import Supervisor

#: What a new home and a first season need, generously; below it a full disk is only a matter of days.
SPACE_MEGABYTES = 500

_AIRFLOW_DATABASE = "AIRFLOW__DATABASE__SQL_ALCHEMY_CONN"


@dataclass(frozen=True, slots=True)
class Standing:
    """What runs now. port: of the pages; passwords: of those who may log in, by name."""

    supervisor: Supervisor
    port: int
    passwords: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the caller asked for.

    home: folder of all state, absolute. database_url: the product's database; None: the embedded one. caller: the
    caller's environment. port: of the pages; None: the default, or the next free one. root, dags: where the
    packages of the product and its DAG files are.
    """

    home: Path
    database_url: str | None
    caller: Mapping[str, str]
    port: int | None
    root: Path
    dags: Path


@contextmanager
def everything(wishes: Wishes, meanwhile: Callable[[], None], progress: Progress) -> Iterator[Standing]:
    """Database and Airflow for the block; whatever was started is stopped again, however the block ends.

    meanwhile: what the product itself prepares (its own tables, a sample), while Airflow prepares its database.
    Raises Misconfigured or Failure with a sentence, and then nothing is left running.
    """
    home = make_private(wishes.home)
    require_space(home, megabytes=SPACE_MEGABYTES)
    with (
        termination_raises(),
        locks.only_one(home / "up.lock", doing="partnerships up"),
        ExitStack() as exits,
    ):
        port = ports.choose(wishes.port)
        keys = secrets.load_or_make(make_private(home / "airflow"), tuple(airflow_settings.USERS))
        logs = make_private(home / "logs")
        exits.callback(progress.line, "Stopped.")
        with progress.part("database", "Starting the database"):
            server = _database(wishes, exits)
        environment = _environment(wishes, server, port, keys)
        with progress.part("tables", "Making the tables"), ThreadPoolExecutor(1) as beside:
            migrated = beside.submit(airflow.migrate, environment[_AIRFLOW_DATABASE], environment, home, logs)
            meanwhile()
            migrated.result()
        supervisor = Supervisor(
            airflow.PARTS,
            environment,
            logs=logs,
            record=home / "airflow" / "sessions.json",
            announce=progress.line,
            look_after=_keeper_of(server, home, progress.line),
        )
        exits.callback(supervisor.stop)
        exits.callback(_undisturbed, progress.line)
        with progress.part("airflow", "Starting Airflow") as say:
            supervisor.start()
            airflow.wait_until_well(supervisor, port, say)
            say(f"Airflow is well, at http://127.0.0.1:{port}/")
        yield Standing(supervisor, port, keys.passwords)


def _database(wishes: Wishes, exits: ExitStack) -> postgres.Server | None:
    """The embedded server, unless both databases were named by the caller."""
    if wishes.database_url is not None and wishes.caller.get(_AIRFLOW_DATABASE):
        return None
    databases = (postgres.DATABASE, airflow.DATABASE)
    return exits.enter_context(postgres.embedded(wishes.home, databases=databases))


def _environment(
    wishes: Wishes, server: postgres.Server | None, port: int, keys: secrets.Secrets
) -> dict[str, str]:
    """What Airflow's parts see: Airflow's settings, the caller's own environment over them, and where we are."""
    database = server.url(airflow.DATABASE, scheme="postgresql+psycopg2") if server else ""
    settings, fixed = airflow_settings.environment(
        home=wishes.home,
        dags=wishes.dags,
        database=database,
        port=port,
        cores=os.cpu_count() or 2,
        secrets=keys,
    )
    fixed["PARTNERSHIPS_HOME"] = str(wishes.home)
    fixed["PYTHONPATH"] = os.pathsep.join(filter(None, [str(wishes.root), wishes.caller.get("PYTHONPATH")]))
    if wishes.database_url is None and server is not None:
        fixed["PARTNERSHIPS_DATABASE_URL"] = server.url()
    return {**settings, **wishes.caller, **fixed}


def _keeper_of(
    server: postgres.Server | None, home: Path, announce: Callable[[str], None]
) -> Callable[[], None]:
    """Starts the embedded server again should it die; its address stays the same."""
    current = server

    def keep() -> None:
        nonlocal current
        if current is not None and not current.is_alive():
            announce("The database ended; it starts again.")
            current = postgres.revive(home)

    return keep


def _undisturbed(announce: Callable[[str], None]) -> None:
    """Once stopping has begun, another Ctrl-C must not cut it short and leave half of it running."""
    announce("Stopping …")
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
