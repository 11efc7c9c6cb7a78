"""Rendering: templates with everything escaped, words for codes, money and moments as people read them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from fastapi import HTTPException, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from pipelines import money
from pipelines.desk.doors import Doors
from pipelines.desk.people import Role, User
from pipelines.desk.runs import Airflow
from pipelines.form import PATHWAY_NAMES, PROGRAM_NAMES

PROGRAM_WORDS = {**PROGRAM_NAMES, "counselors": "Counselors and principals"}


class Pages:
    """Makes answers of the desk."""

    def __init__(self, doors: Doors, airflow: Airflow | None = None, logout_path: str = "") -> None:
        self.doors = doors
        self.airflow = airflow
        self.logout_path = logout_path
        self._environment = Environment(
            loader=PackageLoader("pipelines.desk"),
            autoescape=select_autoescape(default=True, default_for_string=True),
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters |= {
            "dollars": dollars,
            "moment": self.moment,
            "day": self.day,
            "ago": self.ago,
            "program": lambda code: PROGRAM_WORDS.get(code, code),
            "pathway": lambda code: PATHWAY_NAMES.get(code, ""),
            "plain": plain,
        }

    def path(self, request: Request, path: str, **query: Any) -> str:
        """A path of the desk, wherever it is mounted."""
        given = {k: v for k, v in query.items() if v not in (None, "")}
        return f"{request.scope.get('root_path', '')}{path}" + (f"?{urlencode(given)}" if given else "")

    def page(
        self, request: Request, template: str, facts: Mapping[str, Any], status: int = 200
    ) -> HTMLResponse:
        user: User | None = getattr(request.state, "desk_user", None)
        text = self._environment.get_template(template).render(
            **facts,
            user=user,
            here=request.url.path.removeprefix(request.scope.get("root_path", "")),
            path=lambda path, **query: self.path(request, path, **query),
            logout_path=self.logout_path,
            said=request.query_params.get("said", ""),
        )
        return HTMLResponse(text, status)

    def sentence(self, request: Request, sentence: str, status: int) -> Response:
        """A page with one sentence: what went wrong and what to do."""
        return self.page(request, "sentence.html", {"sentence": sentence, "status": status}, status)

    def back(self, request: Request, path: str, said: str = "", **query: Any) -> Response:
        """After a change: to a page, with a sentence of what was done."""
        return RedirectResponse(self.path(request, path, said=said, **query), 303)

    def moment(self, value: datetime | None) -> str:
        if value is None:
            return ""
        return f"{self.doors.local(value):%Y-%m-%d %H:%M %Z}"

    def ago(self, value: datetime) -> str:
        """How long ago, in the largest unit: 40 s, 12 min, 3 h, 5 days."""
        seconds = max(int((self.doors.now() - value).total_seconds()), 0)
        for unit, length in (("days", 86_400), ("h", 3_600), ("min", 60)):
            if seconds >= 2 * length:
                return f"{seconds // length} {unit} ago"
        return f"{seconds} s ago"

    def day(self, value: datetime | None) -> str:
        return f"{self.doors.local(value):%b %-d, %Y}" if value else ""


def pages_of(request: Request) -> Pages:
    pages: Pages = request.app.state.pages
    return pages


def user_of(request: Request) -> User:
    user: User = request.state.desk_user
    return user


def require(request: Request, role: Role) -> User:
    """The user, when they may; else a sentence of who may."""
    user = user_of(request)
    if role not in user.roles:
        names = {Role.REVIEWER: "reviewers", Role.OPERATIONS: "operations", Role.READ_ONLY: "anyone"}
        raise HTTPException(403, f"Only {names[role]} may do this. Nothing was changed.")
    return user


def dollars(cents: int | None) -> str:
    return "" if cents is None else money.dollars(int(cents))


def plain(code: str | None) -> str:
    """A code as words: `needs_information` -> needs information"""
    return (code or "").replace("_", " ")
