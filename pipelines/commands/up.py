"""`partnerships up`: everything on this machine, until Ctrl-C."""

from __future__ import annotations

import os
import time
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pipelines.outcomes import Misconfigured

if TYPE_CHECKING:
    from pipelines.standing.everything import Wishes


def register(app: typer.Typer) -> None:
    app.command("up", rich_help_panel="Start")(up)


def up(
    once: Annotated[bool, typer.Option("--once", help="Stop again when everything is published.")] = False,
    port: Annotated[
        int | None, typer.Option(min=1, max=65_535, help="Port of the pages; without it a free one.")
    ] = None,
) -> None:
    """Start the database and Airflow, take the mail, show the ranked queue. Ctrl-C stops it all.

    On first use a sample mailbox is put in place. Everything is kept in PARTNERSHIPS_HOME (./var), and another
    `up` goes on where this one stopped.
    """
    from rich.console import Console

    from pipelines.commands import up_sample, up_view
    from pipelines.standing.everything import everything
    from pipelines.standing.progress import Progress
    from pipelines.wiring import open_house

    progress = Progress(Console(stderr=True))
    began = time.monotonic()
    with (
        everything(_wishes(port), lambda: up_sample.prepare(progress), progress) as standing,
        open_house() as house,
    ):
        with progress.part("publication", "Taking the mail") as say:
            published = up_view.wait_until_published(
                house, standing.supervisor, say, gives_up_at_trouble=once
            )
        progress.line(f"{time.monotonic() - began:6.1f} s  in all")
        up_view.show_queue(house)
        up_view.show_addresses(house, standing)
        if once:
            return
        progress.line("Mail that arrives is taken within seconds. Ctrl-C stops everything.")
        try:
            up_view.follow(house, standing.supervisor, progress, published)
        except KeyboardInterrupt:
            progress.line("")  # the terminal's ^C stands in this line


def _wishes(port: int | None) -> Wishes:
    from pipelines.standing.everything import Wishes
    from pipelines.wiring import current_settings

    settings = current_settings()
    folder = _dags_folder()
    asked = os.environ.get("AIRFLOW__API__PORT", "")  # Airflow's own way to ask for one
    return Wishes(
        home=settings.home,
        database_url=settings.database_url,
        caller=os.environ,
        port=port or (int(asked) if asked.isdigit() else None),
        root=folder.parent,
        dags=folder,
    )


def _dags_folder() -> Path:
    """Where the DAG files are. Found, not imported: only Airflow's parts load them."""
    package = find_spec("dags")
    if package is None or package.origin is None:
        raise Misconfigured("The DAG files are not installed: run `make install` again.")
    return Path(package.origin).resolve().parent
