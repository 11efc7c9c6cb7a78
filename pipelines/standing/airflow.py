"""The four parts of Airflow on this machine: their commands, their database, and when all of them are well."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path

from pipelines.outcomes import Failure
from pipelines.standing import health
from pipelines.standing.folders import explained, write_private
from pipelines.standing.supervisor import Part, Supervisor

#: Name of Airflow's own database on the embedded server.
DATABASE = "airflow"

_AIRFLOW = (sys.executable, "-m", "airflow")

#: The logs are files of this machine, which the pages read by themselves: no server for them, and no port.
PARTS = (
    Part("api-server", [*_AIRFLOW, "api-server"]),
    Part("scheduler", [*_AIRFLOW, "scheduler", "--skip-serve-logs"]),
    Part("dag-processor", [*_AIRFLOW, "dag-processor"]),
    Part("triggerer", [*_AIRFLOW, "triggerer", "--skip-serve-logs"]),
)

_WELL_SECONDS = 240.0
_ENDS_AT_MOST = 4  # a part that ended so often while starting does not come up by itself


def migrate(database: str, environment: Mapping[str, str], home: Path, logs: Path) -> bool:
    """Brings Airflow's database to the version of this Airflow; true when there was something to do.

    Asking Airflow whether there is takes it five seconds, so what it answered last is remembered in the home and
    compared with what stands in the database. Raises Failure when the migration fails.
    """
    note = home / "airflow" / "migrated.json"
    if note.exists() and note.read_text() == _note(database):
        return False
    log = logs / "airflow-migrate.log"
    with explained(log), log.open("ab") as file:
        done = subprocess.run(
            [*_AIRFLOW, "db", "migrate"],
            stdin=subprocess.DEVNULL,
            stdout=file,
            stderr=file,
            env=dict(environment),
            check=False,
        )
    if done.returncode != 0:
        raise Failure(f"Airflow's database could not be brought up to date: {last_words(log)}")
    write_private(note, _note(database))
    return True


def _note(database: str) -> str:
    return json.dumps({"airflow": version("apache-airflow-core"), "head": _head(database)}) + "\n"


def _head(database: str) -> str | None:
    """The migration that a Postgres stands at; None before the first, and for other kinds of database."""
    import psycopg

    scheme, _, rest = database.partition("://")
    if not scheme.startswith("postgres"):
        return None
    try:
        with psycopg.connect(f"postgresql://{rest}") as connection:
            row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except psycopg.errors.UndefinedTable:
        return None
    except psycopg.OperationalError as error:
        raise Failure(f"Airflow's database does not answer: {str(error).strip().splitlines()[0]}") from error
    return str(row[0]) if row else None


def wait_until_well(supervisor: Supervisor, port: int, say: Callable[[str], None]) -> None:
    """Returns when all parts say that they are well; tells meanwhile whom it waits for.

    Raises Failure when a part ends again and again, or when it takes too long.
    """
    deadline = time.monotonic() + _WELL_SECONDS
    is_warm = False
    while not (told := health.ask(port)).is_well or not is_warm:
        say(f"Airflow: {told.in_words()}")
        if told.answers and not is_warm:
            health.warm_up(port)
            is_warm = True
            continue
        for name, ends in supervisor.ends().items():
            if ends >= _ENDS_AT_MOST:
                log = supervisor.log_of(name)
                raise Failure(f"Airflow's {name} ends again and again: {last_words(log)}")
        if time.monotonic() > deadline:
            raise Failure(
                f"Airflow is not well after {_WELL_SECONDS:.0f} s ({told.in_words()}); its logs are in "
                f"{supervisor.log_of('scheduler').parent}."
            )
        time.sleep(0.25)


def last_words(log: Path) -> str:
    """The last line that says something, and where the rest is."""
    lines = [line.strip() for line in log.read_text("utf-8", "replace").splitlines() if line.strip()]
    return f"{lines[-1][:300] if lines else 'it said nothing'} (the whole log: {log})"
