"""Reading what strangers send in a process of its own, so that one file cannot harm the others.

A worker reads one document at a time and is used again for the next. When a document takes more time or memory
than its limits, or makes the worker crash, the worker and everything that it started are killed, the document is
set aside with a typed reason, and a new worker takes the next one.

Three ends are told apart. What a reader found wrong with a document is its own reason; a limit is `too_large`; an
error that no reader foresaw, a crash, or an answer that is none is `reader_failed`: a fault of ours until somebody
has looked. A worker that cannot even start is no matter of any document, and a Failure.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from types import TracebackType
from typing import Any, Self, TypeVar, cast

from connectors.isolation_process import NoAnswer, Worker, WorkerDied
from connectors.limits import Limits
from pipelines.outcomes import Failure, Reason, Unreadable

Result = TypeVar("Result")

#: Documents after which a worker is replaced: libraries in C keep a little memory of each.
_DOCUMENTS_PER_WORKER = 1_000
#: Signals by which somebody else ends a worker: a machine that ran out of memory or shuts down, a person.
_FROM_OUTSIDE = {-signal.SIGKILL, -signal.SIGTERM, -signal.SIGINT, -signal.SIGHUP}
#: Tries of a document whose worker was ended from outside: the document need not be the cause.
_TRIES = 2
_HARM = "It is a fault of ours, or the file is made to do harm: leave it to whoever looks after the program."
_TAKEN_OVER = f"Our reader gave an answer that it may not give. {_HARM}"


class ReaderPool:
    """Workers for reading documents; a context manager, and safe for several threads.

    workers: how many may run at once. The first is started at once, the others when they are needed.
    modules: names of those that nearly every document needs; a worker imports them while it waits for the first.
    """

    def __init__(self, limits: Limits, workers: int = 1, modules: tuple[str, ...] = ()) -> None:
        self._limits = limits
        self._modules = modules
        self._count = max(1, workers)
        self._free: list[Worker] = []
        self._lock = threading.Lock()
        self._places = threading.Semaphore(self._count)
        self._is_closed = False

    def __enter__(self) -> Self:
        self._free.append(Worker(self._limits, self._modules))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends all workers that are not at work; the others end with their document."""
        with self._lock:
            self._is_closed = True
            workers, self._free = self._free, []
        for worker in workers:
            worker.kill()

    def run(self, function: Callable[..., Result], *arguments: Any) -> Result:
        """`function(*arguments)` in a worker; the function must stand at the top level of a module.

        Raises Unreadable: what the function raises, `too_large` for more time or memory than the limits,
        `reader_failed` when the worker dies or the function fails in a way that it did not foresee. Raises Failure
        when the function does, and ReaderDown when no worker starts.
        """
        with self._places:
            for tries in range(1, _TRIES + 1):
                worker = self._take()
                try:
                    status, value = worker.ask(function, arguments)
                except WorkerDied as death:
                    if death.status in _FROM_OUTSIDE and tries < _TRIES:
                        continue
                    raise _reason_of_death(death.status) from None
                except NoAnswer:
                    raise Unreadable(Reason.READER_FAILED, _TAKEN_OVER) from None
                except BaseException:
                    worker.kill()
                    raise
                self._give_back(worker, keep=status != "memory")
                break
        return cast(Result, _result(status, value))

    def map(
        self, function: Callable[..., Result], many: Iterable[tuple[Any, ...]]
    ) -> Iterator[Result | Unreadable]:
        """`run` for many argument tuples, as many at once as there are workers, in their order.

        An Unreadable is handed over as the result of its document; the others go on.
        """

        def one(arguments: tuple[Any, ...]) -> Result | Unreadable:
            try:
                return self.run(function, *arguments)
            except Unreadable as unreadable:
                return unreadable

        with ThreadPoolExecutor(self._count) as threads:
            yield from threads.map(one, many)

    def _take(self) -> Worker:
        with self._lock:
            if self._free:
                return self._free.pop()
        return Worker(self._limits, self._modules)

    def _give_back(self, worker: Worker, *, keep: bool) -> None:
        with self._lock:
            keep = keep and not self._is_closed and worker.documents < _DOCUMENTS_PER_WORKER
            if keep:
                self._free.append(worker)
        if not keep:
            worker.kill()


def _result(status: str, value: Any) -> Any:
    """What a worker answered, as a return value or an exception."""
    if status == "done":
        return value
    if status == "failure":
        sentence, retry_helps = value
        raise Failure(sentence, retry_helps=retry_helps)
    if status == "memory":
        raise Unreadable(Reason.TOO_LARGE, "The document needs more memory than we give it.")
    if status == "unreadable":
        reason, sentence = value
        raise Unreadable(Reason(reason), sentence)
    raise Unreadable(Reason.READER_FAILED, f"Our reader failed with an error that nobody foresaw ({value}).")


def _reason_of_death(status: int | None) -> Unreadable:
    """The outcome for a document whose worker died."""
    if status is None or status == -signal.SIGXCPU:
        return Unreadable(Reason.TOO_LARGE, "The document takes longer to read than we allow.")
    if status == -signal.SIGKILL:  # the kernel, out of memory
        return Unreadable(Reason.TOO_LARGE, "The document needs more memory than this machine has.")
    if status == -signal.SIGABRT:  # how a library in C++ ends when it is refused memory
        return Unreadable(Reason.TOO_LARGE, "The document needs more memory than we give it.")
    how = f"signal {-status}" if status < 0 else f"status {status}"
    return Unreadable(Reason.READER_FAILED, f"Our reader crashed ({how}). {_HARM}")
