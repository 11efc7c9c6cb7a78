"""The desk served alone: its own login page in front of the same application that Airflow mounts."""

from __future__ import annotations

from typing import Annotated

from fastapi import FastAPI, Form, Request, Response
from fastapi.responses import RedirectResponse

from pipelines.desk.app import make_app, static_files
from pipelines.desk.doors import Doors
from pipelines.desk.logins import COOKIE, SESSION_HOURS, Logins
from pipelines.desk.pages import Pages
from pipelines.desk.people import User
from pipelines.desk.runs import Airflow
from pipelines.desk.security import same_origin, with_headers


def make_desk(doors: Doors, logins: Logins, airflow: Airflow | None = None) -> FastAPI:
    """login pages at /login and /logout, everything else behind them. airflow: where its pages are, if anywhere."""

    def identify(request: Request) -> User | None:
        return logins.user(request.cookies.get(COOKIE, ""), doors.now())

    desk = make_app(doors, identify, login_path="/login", logout_path="/logout", airflow=airflow)
    front = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    front.middleware("http")(with_headers)
    pages: Pages = desk.state.pages

    @front.get("/login")
    def login(request: Request, next: str = "/queue") -> Response:  # noqa: A002  the query's own name
        return pages.page(request, "login.html", {"failed": False, "next": next})

    @front.post("/login")
    def enter(
        request: Request,
        name: Annotated[str, Form(max_length=200)],
        password: Annotated[str, Form(max_length=200)],
        next: Annotated[str, Form(max_length=2_000)] = "/queue",  # noqa: A002
    ) -> Response:
        same_origin(request)
        if not logins.check(name, password):
            return pages.page(request, "login.html", {"failed": True, "next": next}, 401)
        target = next if next.startswith("/") and not next.startswith(("//", "/\\")) else "/queue"
        response = RedirectResponse(target, 303)
        is_secure = request.url.scheme == "https"
        session = logins.session(name, doors.now())
        response.set_cookie(
            COOKIE, session, max_age=SESSION_HOURS * 3600, httponly=True, samesite="strict", secure=is_secure
        )
        return response

    @front.get("/logout")
    def leave(request: Request) -> Response:
        response = RedirectResponse("/login", 303)
        response.delete_cookie(COOKIE)
        return response

    # The login page's style and script are no secret; everything else is the desk's own to guard.
    front.mount("/static", static_files())
    front.mount("/", desk)
    return front
