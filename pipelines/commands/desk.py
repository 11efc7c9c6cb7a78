"""`partnerships desk`: serves the review desk alone, without Airflow."""

from __future__ import annotations

import sys
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    app.command("desk", rich_help_panel="Daily work")(desk)


def desk(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(help="Port to listen on; 0 takes a free one.")] = 8090,
    airflow: Annotated[
        str,
        typer.Option(
            help="Address of Airflow's pages, for links to them.",
            envvar="AIRFLOW__API__BASE_URL",
            show_envvar=False,
        ),
    ] = "",
) -> None:
    """Serve the review desk alone, without Airflow, behind its own login."""
    import uvicorn

    from pipelines.desk.alone import make_desk
    from pipelines.desk.doors import Doors
    from pipelines.desk.logins import load_logins, make_logins
    from pipelines.desk.runs import Airflow
    from pipelines.outcomes import Failure
    from pipelines.wiring import open_house

    with open_house() as house:
        doors = Doors(lambda: house)
        warehouse = house.warehouse
        warehouse.close()  # each request borrows its own
        path = house.settings.home / "secrets" / "desk_logins.json"
        if not path.exists():
            reviewers = house.policy.reviewers
            email = reviewers[0].email if reviewers else "reviewer@program.example"
            for name, password in make_logins(path, email).items():
                print(f"login {name}: {password}", file=sys.stderr)
            print(f"These passwords are shown once; {path} holds only their hashes.", file=sys.stderr)
        seen_at = Airflow(airflow.rstrip("/")) if airflow else None
        app = make_desk(doors, load_logins(path), seen_at)
        server = uvicorn.Config(app, host=host, port=port, log_level="warning")
        try:
            socket = server.bind_socket()
        except SystemExit as error:
            raise Failure(f"Port {port} is taken: choose another with --port.", retry_helps=False) from error
        address = socket.getsockname()
        print(f"The review desk is at http://{address[0]}:{address[1]}/queue  (Ctrl-C stops it)", flush=True)
        uvicorn.Server(server).run(sockets=[socket])
