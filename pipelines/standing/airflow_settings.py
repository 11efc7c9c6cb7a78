"""Every setting of Airflow that differs from its default, with the reason; for this machine and for a server.

`partnerships up` hands them to the parts as environment; docker-compose.yml says the same for a server, and a
test compares the two.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipelines.standing.secrets import Secrets, passwords_file

#: Who may log in to the pages of this machine, and as what in Airflow's words.
USERS = {"operations": "admin", "reviewer": "user", "guest": "viewer"}

_PRELOAD = (
    "airflow",
    "airflow.executors.local_executor",
    "airflow.sdk.execution_time.task_runner",
    "pandas",
    "great_expectations",
)


@dataclass(frozen=True, slots=True)
class AirflowSetting:
    """One option of Airflow's configuration.

    here: its value under `partnerships up`, with {names} filled in from the home; None: Airflow's default.
    server: its value in docker-compose.yml, with its variables; None: Airflow's default.
    """

    section: str
    option: str
    why: str
    here: str | None
    server: str | None

    @property
    def variable(self) -> str:
        return f"AIRFLOW__{self.section.upper()}__{self.option.upper()}"


def _both(section: str, option: str, value: str, why: str) -> AirflowSetting:
    return AirflowSetting(section, option, why, value, value)


def _here(section: str, option: str, value: str, why: str, server: str | None = None) -> AirflowSetting:
    return AirflowSetting(section, option, why, value, server)


AIRFLOW_SETTINGS: tuple[AirflowSetting, ...] = (
    _here(
        "core", "dags_folder", "{dags}", "the DAGs are part of the product",
        server="/opt/partnerships/dags",
    ),
    _here(
        "core", "plugins_folder", "{dags}/plugins", "the review desk is a plugin beside the DAGs",
        server="/opt/partnerships/dags/plugins",
    ),
    _here(
        "database", "sql_alchemy_conn", "{database}", "the embedded Postgres, or the one that was named",
        server="postgresql+psycopg2://airflow:${POSTGRES_PASSWORD}@postgres/airflow",
    ),
    _both(
        "core", "hostname_callable", "socket.gethostname",
        "the name of this machine as it knows it: no name server is asked, or waited for, by each task",
    ),
    _both("core", "load_examples", "False", "nobody here wants Airflow's example DAGs"),
    _both("core", "dags_are_paused_at_creation", "False", "a mail that arrives first must be taken at once"),
    _here(
        "core", "executor", "LocalExecutor", "one machine; a server with more work says CeleryExecutor",
        server="${AIRFLOW_EXECUTOR:-LocalExecutor}",
    ),
    _here(
        "core", "parallelism", "{tasks}",
        "one task a core, and two more that mostly wait: the urgent ones never queue behind a mail service",
        server="6",
    ),
    _both(
        "workers", "min_heartbeat_interval", "1",
        "with the default of 5 a task that is done ends up to 5 s later, at random",
    ),
    _both("scheduler", "scheduler_idle_sleep_time", "0.3", "the next task starts sooner than with 1 s"),
    _both("dag_processor", "parsing_processes", "1", "seven files need no second parser"),
    _both("dag_processor", "refresh_interval", "10", "a changed DAG file is seen in seconds, not minutes"),
    _both(
        "scheduler", "mp_start_method", "forkserver",
        "a fresh fork has no threads of the scheduler, and what is preloaded below costs nothing",
    ),
    _both(
        "core", "mp_forkserver_preload", ",".join(_PRELOAD),
        "imports of seconds happen once, not in each task; only what never changes while it runs",
    ),
    _both(
        "scheduler", "task_instance_heartbeat_timeout", "30",
        "a task whose worker was killed is tried again after 30 s instead of 300; a task that was frozen so "
        "long runs twice, which locks and natural keys make harmless",
    ),
    _both("scheduler", "task_instance_heartbeat_timeout_detection_interval", "5", "belongs to the above"),
    _both("scheduler", "orphaned_tasks_check_interval", "15", "belongs to the above, after a scheduler's end"),
    _both(
        "scheduler", "scheduler_health_check_threshold", "20",
        "a dead one is told of, and its tasks are taken over, sooner than after 30 s; less, and a scheduler that "
        "waits for the preload on a busy machine would take over from itself",
    ),
    _both("triggerer", "triggerer_health_check_threshold", "10", "a new triggerer takes over after 10 s"),
    _here("api", "host", "127.0.0.1", "pages of this machine for this machine"),
    _here("api", "port", "{port}", "a free one, or the one asked for", server="8080"),
    _here("api", "base_url", "http://127.0.0.1:{port}", "links in pages and letters", server="${BASE_URL:-http://127.0.0.1:8080}"),
    _here("api", "workers", "1", "one process serves the few people of one machine", server="2"),
    _here(
        "core", "execution_api_server_url", "http://127.0.0.1:{port}/execution/", "must follow the port",
        server="http://airflow-apiserver:8080/execution/",
    ),
    _here("core", "fernet_key", "{fernet_key}", "made once, kept in the home", server="${AIRFLOW_FERNET_KEY}"),
    _here("api", "secret_key", "{secret_key}", "made once, kept in the home", server="${AIRFLOW_SECRET_KEY}"),
    _here("api_auth", "jwt_secret", "{jwt_secret}", "made once, kept in the home", server="${AIRFLOW_JWT_SECRET}"),
    _here(
        "core", "simple_auth_manager_users", ",".join(f"{u}:{r}" for u, r in USERS.items()),
        "three people to try the pages with; FAB or an OIDC manager is the way to grow",
        server=",".join(f"{u}:{r}" for u, r in USERS.items()),
    ),
    _here(
        "core", "simple_auth_manager_passwords_file", "{passwords}", "made once, kept in the home",
        server="/var/lib/partnerships/airflow/passwords.json",
    ),
    _here("logging", "base_log_folder", "{home}/airflow/logs", "all state is in the home"),
    _both("logging", "logging_level", "WARNING", "what a component says at INFO drowns what matters"),
    _here("api", "instance_name", "Partnerships on this machine", "so that nobody takes it for a server",
          server="Partnerships"),
    AirflowSetting("scheduler", "enable_health_check", "the container asks the scheduler itself", None, "True"),
    AirflowSetting(
        "celery", "broker_url", "for the profile of that name", None, "redis://redis:6379/0",
    ),
    AirflowSetting(
        "celery", "result_backend", "for the profile of that name", None,
        "db+postgresql://airflow:${POSTGRES_PASSWORD}@postgres/airflow",
    ),
)  # fmt: skip


def environment(
    *, home: Path, dags: Path, database: str, port: int, cores: int, secrets: Secrets
) -> tuple[dict[str, str], dict[str, str]]:
    """The variables that Airflow's parts get under `partnerships up`: (those that a caller may set otherwise,
    those that must be as they are because other parts of this start rely on them).

    dags: folder of the DAG files; database: SQLAlchemy URL of Airflow's own.
    """
    names: Mapping[str, object] = {
        "home": home,
        "dags": dags,
        "database": database,
        "port": port,
        "tasks": cores + 2,
        "fernet_key": secrets.fernet_key,
        "secret_key": secrets.secret_key,
        "jwt_secret": secrets.jwt_secret,
        "passwords": passwords_file(home / "airflow"),
    }
    # A library of Airflow's warns about another one at every start; that is theirs to mend.
    free = {"PYTHONWARNINGS": "ignore"}
    fixed = {"AIRFLOW_HOME": str(home / "airflow")}
    for setting in AIRFLOW_SETTINGS:
        if setting.here is not None:
            is_fixed = "{port}" in setting.here or "{dags}" in setting.here
            (fixed if is_fixed else free)[setting.variable] = setting.here.format(**names)
    return free, fixed
