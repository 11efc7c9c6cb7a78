"""One damaged file through everything that a real one goes through, in this process: bytes → Reading → contract."""

from __future__ import annotations

import json
import pickle
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from connectors.isolation_answers import AnswerUnpickler
from connectors.limits import Limits
from pipelines.commands.inspect import as_contract
from pipelines.outcomes import Failure, Unreadable
from pipelines.steps.read import read_message

OWN_ADDRESS = "partnerships@program.example"


class TookTooLong(BaseException):
    """Not an Exception: no reader may catch it."""


class InThisProcess:
    """Stands in for the worker: the same function, and the same way back for its answer."""

    def run(self, function: Callable[..., Any], *arguments: Any) -> Any:
        try:
            answer = function(*arguments)
        except (Unreadable, Failure):
            raise
        return AnswerUnpickler.loads(pickle.dumps(answer, protocol=pickle.HIGHEST_PROTOCOL))


def try_one(content: bytes, name: str, seconds: float) -> str:
    """The place where it ends. Raises whatever is no typed outcome, and TookTooLong after so much processor time."""
    with _at_most(seconds):
        reading = read_message(
            content,
            name=name,
            pool=InThisProcess(),
            google_docs=lambda document: None,
            limits=Limits(),
            own_addresses=(OWN_ADDRESS,),
        )
        json.dumps(as_contract(Path(name), reading), allow_nan=False).encode("utf-8", "replace")
    return str(reading.place)


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    def stop(*_: object) -> None:
        raise TookTooLong

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
