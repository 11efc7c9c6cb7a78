"""Mounts the review desk in Airflow's own server: one login, one port. Airflow guards nothing of it, so the desk does.

Whoever may run `record_decisions` is a reviewer; whoever may see the configuration is operations; any other login
reads. Each login is matched to a reviewer of the policy by e-mail or by the part before the @.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from airflow.plugins_manager import AirflowPlugin

from dags.house import open_house

if TYPE_CHECKING:
    from fastapi import FastAPI, Request

    from pipelines.desk.doors import Doors
    from pipelines.desk.people import User
    from pipelines.desk.runs import Airflow, Run


@cache
def make_desk() -> FastAPI:
    """The desk over the house of this process; nothing is connected before the first page."""
    from contextlib import ExitStack

    from pipelines.desk.app import make_app
    from pipelines.desk.doors import Doors

    stack = ExitStack()  # lives as long as the server
    doors = Doors(lambda: stack.enter_context(open_house()))

    async def identify(request: Request) -> User | None:
        return await _user(request, doors)

    return make_app(doors, identify, login_path="/auth/login", logout_path="/auth/logout", airflow=_airflow())


def _airflow() -> Airflow:
    """Airflow's own pages, on this same server."""
    from urllib.parse import urlsplit

    from airflow.configuration import conf

    from pipelines.desk.runs import Airflow

    return Airflow(urlsplit(conf.get("api", "base_url", fallback="")).path.rstrip("/"), _last_runs)


def _last_runs() -> list[Run]:
    """The last runs of each of our DAGs, newest first, from the server's own database."""
    from airflow.models.dagrun import DagRun
    from airflow.utils.session import create_session
    from sqlalchemy import select

    from pipelines.desk.runs import DAGS, RUNS_SHOWN, Run

    columns = (DagRun.dag_id, DagRun.run_id, DagRun.state, DagRun.start_date)
    found = []
    with create_session() as session:
        for dag_id in DAGS:
            newest = (
                select(*columns).where(DagRun.dag_id == dag_id).order_by(DagRun.id.desc()).limit(RUNS_SHOWN)
            )
            found += [Run(row[0], row[1], str(row[2]), row[3]) for row in session.execute(newest)]
    return found


async def _user(request: Request, doors: Doors) -> User | None:
    """Who Airflow says this is; None for a stranger."""
    from airflow.api_fastapi.app import get_auth_manager
    from airflow.api_fastapi.auth.managers.base_auth_manager import COOKIE_NAME_JWT_TOKEN
    from airflow.api_fastapi.auth.managers.models.resource_details import DagAccessEntity, DagDetails
    from airflow.api_fastapi.core_api.security import resolve_user_from_token
    from fastapi import HTTPException

    from pipelines.desk.people import Role, User

    try:
        who = await resolve_user_from_token(request.cookies.get(COOKIE_NAME_JWT_TOKEN))
    except HTTPException:
        return None
    manager = get_auth_manager()
    roles = {Role.READ_ONLY}
    details = DagDetails(id="record_decisions")
    if manager.is_authorized_dag(method="PUT", access_entity=DagAccessEntity.RUN, details=details, user=who):
        roles.add(Role.REVIEWER)
    if manager.is_authorized_configuration(method="GET", user=who):
        roles.add(Role.OPERATIONS)
    name = who.get_name()
    return User(name, _email(name, doors), frozenset(roles))


def _email(name: str, doors: Doors) -> str:
    for reviewer in doors.policy.reviewers:
        if name.lower() in (reviewer.email.lower(), reviewer.email.lower().partition("@")[0]):
            return reviewer.email.lower()
    return name.lower()


class ReviewDesk(AirflowPlugin):
    """Imported by every part of Airflow, so it stays light; the application is made where a server wants it."""

    name = "review_desk"
    external_views: list[Any] = [  # noqa: RUF012  Airflow's own shape
        {"name": "Review desk", "href": "/desk/", "destination": "nav", "url_route": "desk"}
    ]

    @property
    def fastapi_apps(self) -> list[Any]:  # type: ignore[override]  # made when a server asks, not at import
        return [{"app": make_desk(), "url_prefix": "/desk", "name": "Review desk"}]
