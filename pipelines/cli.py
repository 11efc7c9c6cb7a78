"""`partnerships …`: the same steps without Airflow. Exit status: 0 done, 1 done but something needs a person,
2 usage or configuration, 3 an outside system failed and a retry may help."""

from __future__ import annotations

import pkgutil
import sys
from importlib import import_module

import typer

from pipelines import commands
from pipelines.outcomes import Failure

app = typer.Typer(
    name="partnerships",
    help="From a mailbox of district applications to ranked, funded, explained decisions.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",  # a docstring is flowed to the width of the terminal
)

#: The groups of `partnerships --help`, in the order in which somebody new needs them.
PANELS = ("Start", "Daily work", "Look", "Operations")


def register_all() -> None:
    """Every module of `pipelines.commands` adds its command; a new file is a new command.

    One with an underscore in its name ("inspect_page") is a part of another, imported when that one runs.
    """
    for module in pkgutil.iter_modules(commands.__path__):
        if "_" in module.name:
            continue
        register = getattr(import_module(f"pipelines.commands.{module.name}"), "register", None)
        if register is not None:
            register(app)
    app.registered_commands.sort(key=lambda command: PANELS.index(str(command.rich_help_panel)))


def main() -> None:
    """Entry point: a Failure is one sentence on standard error and its exit status, never a traceback."""
    register_all()
    try:
        app()
    except Failure as failure:
        print(f"partnerships: {failure.sentence}", file=sys.stderr)
        sys.exit(failure.exit_status)
    except KeyboardInterrupt:
        print("partnerships: stopped.", file=sys.stderr)
        sys.exit(130)


if __name__ == "__main__":
    main()
