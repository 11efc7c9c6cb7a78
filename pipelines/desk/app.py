"""The desk as one application: who may enter, the pages, what keeps it to itself. Knows nothing of Airflow."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from importlib import resources
from pathlib import Path

from fastapi import Depends, FastAPI, HTTPException, Request, Response
from fastapi.responses import RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException as StarletteHTTPException

from pipelines.desk import application, commitments, decisions, operations, published, quarantine, queue
from pipelines.desk.doors import Doors
from pipelines.desk.pages import Pages
from pipelines.desk.people import User
from pipelines.desk.runs import Airflow
from pipelines.desk.security import same_origin, with_headers
from pipelines.outcomes import Failure

#: Who asks, or None for a stranger; an answer that has to be waited for may come late.
Identify = Callable[[Request], User | None | Awaitable[User | None]]


def static_files() -> StaticFiles:
    """The style and the script of the desk."""
    return StaticFiles(directory=Path(str(resources.files("pipelines.desk").joinpath("static"))))


def make_app(
    doors: Doors,
    identify: Identify,
    *,
    login_path: str | None = None,
    logout_path: str = "",
    airflow: Airflow | None = None,
) -> FastAPI:
    """The application. identify: tells who asks; login_path, logout_path: absolute or below the desk; airflow:
    where the runs are seen, None where nobody knows."""

    async def enter(request: Request) -> User:
        found = identify(request)
        user = await found if isinstance(found, Awaitable) else found
        if user is None:
            raise HTTPException(401, "Please log in.")
        request.state.desk_user = user
        return user

    app = FastAPI(
        title="Review desk",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        dependencies=[Depends(same_origin), Depends(enter)],
    )
    app.middleware("http")(with_headers)
    pages = Pages(doors, airflow, logout_path)
    app.state.pages = pages
    app.state.doors = doors
    app.mount("/static", static_files(), name="static")

    @app.get("/")
    def start(request: Request) -> Response:
        return RedirectResponse(pages.path(request, "/queue"), 303)

    for module in (queue, application, commitments, decisions, quarantine, operations, published):
        app.include_router(module.router)

    @app.exception_handler(StarletteHTTPException)
    async def refused(request: Request, error: StarletteHTTPException) -> Response:
        if error.status_code == 401 and login_path is not None and request.method == "GET":
            target = login_path if "://" in login_path else f"{login_path}?next={request.url.path}"
            return RedirectResponse(target, 303)
        return pages.sentence(request, str(error.detail), error.status_code)

    @app.exception_handler(Failure)
    async def failed(request: Request, failure: Failure) -> Response:
        return pages.sentence(request, failure.sentence, 400 if failure.exit_status == 2 else 503)

    return app
