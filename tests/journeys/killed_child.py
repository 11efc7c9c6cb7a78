"""A process of its own that runs one step and kills itself (SIGKILL) before or after a named function.

    python -m tests.journeys.killed_child STEP POINT SIDE ARGUMENTS(JSON)

POINT is `module:function` or `module:Class.function`; SIDE is `before` or `after`. Without a kill it ends with 0.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import Any


def _die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def plant(point: str, side: str) -> None:
    """Replaces the function by one that dies on that side of it."""
    module_name, _, path = point.partition(":")
    owner: Any = import_module(module_name)
    *owners, name = path.split(".")
    for part in owners:
        owner = getattr(owner, part)
    original: Callable[..., Any] = getattr(owner, name)

    def dying(*args: Any, **options: Any) -> Any:
        if side == "before":
            _die()
        result = original(*args, **options)
        _die()
        return result

    setattr(owner, name, dying)


def receive(arguments: dict[str, Any]) -> None:
    from connectors.landing import LocalLanding
    from connectors.mailbox import open_mailbox
    from connectors.warehouse import Warehouse
    from pipelines.steps import receive as step

    box = open_mailbox(arguments["mailbox"], password=arguments["password"])
    step.receive(
        box,
        LocalLanding(Path(arguments["landing"])),
        Warehouse(arguments["database"]),
        datetime.fromisoformat(arguments["now"]),
    )
    box.close()


def send(arguments: dict[str, Any]) -> None:
    from connectors.outgoing.ways import open_outgoing
    from connectors.warehouse import Warehouse
    from pipelines.steps import send as step
    from tests.steps.test_send import POLICY, render

    step.send_due(
        Warehouse(arguments["database"]),
        open_outgoing(arguments["outgoing"]),
        render,
        POLICY,
        datetime.fromisoformat(arguments["now"]),
    )


if __name__ == "__main__":
    step_name, point, side, arguments = sys.argv[1:5]
    if point:
        plant(point, side)
    {"receive": receive, "send": send}[step_name](json.loads(arguments))
