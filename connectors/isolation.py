"""Reading what strangers send in a process of its own, so that one file cannot harm the others.

A worker reads one document at a time and is used again for the next. When a document takes more time or memory
than its limits, or makes the worker crash, the worker and everything that it started are killed, the document is
set aside with a typed reason, and a new worker takes the next one. The worker has no open files of ours, sees
nothing of our environment and writes nothing; its only way out is the answer that it sends.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar, cast

from connectors.isolation_answers import AnswerUnpickler
from connectors.limits import Limits
from pipelines.outcomes import Failure, Reason, Unreadable

Result = TypeVar("Result")

_LENGTH = struct.Struct("<Q")
_MOST_ANSWER_BYTES = 500_000_000
#: Stands for the exit status of a worker that sent something which is no answer.
_NO_ANSWER = 1
#: Documents after which a worker is replaced: libraries in C keep a little memory of each.
_DOCUMENTS_PER_WORKER = 1_000
_START = (
    "import sys; sys.path[:] = {path!r}; "
    "from connectors.isolation_worker import serve; serve({limits!r}, {modules!r})"
)


class _WorkerDied(Exception):
    """The worker ended without an answer; status as `subprocess` gives it, or None for a time-out."""

    def __init__(self, status: int | None) -> None:
        super().__init__()
        self.status = status


class _Worker:
    """One process that waits for work. Not for use by two threads at once."""

    def __init__(self, limits: Limits, modules: tuple[str, ...]) -> None:
        root = str(Path(__file__).resolve().parent.parent)
        path = [entry for entry in [root, *sys.path] if entry]
        settings = (limits.memory_bytes, limits.cpu_seconds)
        self._limits = limits
        self.documents = 0
        self._process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _START.format(path=path, limits=settings, modules=modules)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env={"LANG": "C.UTF-8", "PATH": os.defpath},
            start_new_session=True,  # a process group of its own, so that what it starts is killed with it
        )

    def ask(self, function: Callable[..., Any], arguments: tuple[Any, ...]) -> tuple[str, Any]:
        """One piece of work and its answer. Raises _WorkerDied."""
        self.documents += 1
        deadline = time.monotonic() + self._limits.wall_seconds
        request = pickle.dumps((function, arguments), protocol=pickle.HIGHEST_PROTOCOL)
        stdin = self._process.stdin
        if stdin is None:
            raise _WorkerDied(self.kill())
        try:
            stdin.write(_LENGTH.pack(len(request)))
            stdin.write(request)
            stdin.flush()
        except OSError:
            raise _WorkerDied(self.kill()) from None
        (length,) = _LENGTH.unpack(self._receive(_LENGTH.size, deadline))
        if length > _MOST_ANSWER_BYTES:
            self.kill()
            raise _WorkerDied(_NO_ANSWER)
        try:
            return cast(tuple[str, Any], AnswerUnpickler.loads(self._receive(length, deadline)))
        except (
            pickle.UnpicklingError,
            EOFError,
            ImportError,
            AttributeError,
            TypeError,
            ValueError,
            KeyError,
        ):
            self.kill()  # this is no answer of ours: the document took the worker over
            raise _WorkerDied(_NO_ANSWER) from None

    def _receive(self, count: int, deadline: float) -> bytes:
        stdout = self._process.stdout
        if stdout is None:
            raise _WorkerDied(self.kill())
        pieces: list[bytes] = []
        while count:
            ready, _, _ = select.select([stdout], [], [], max(0.0, deadline - time.monotonic()))
            if not ready:
                self.kill()
                raise _WorkerDied(None)
            piece = os.read(stdout.fileno(), min(count, 1 << 20))
            if not piece:
                raise _WorkerDied(self.kill())
            pieces.append(piece)
            count -= len(piece)
        return b"".join(pieces)

    def kill(self) -> int:
        """Ends the worker and everything that it started; returns its exit status."""
        status: int | None = None
        try:  # an end of its own making tells more than ours
            status = self._process.wait(timeout=0.2 if self._has_closed() else 0)
        except subprocess.TimeoutExpired:
            status = None
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            status = status if status is not None else self._process.poll()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                try:
                    stream.close()
                except OSError:  # the other end is gone; there is nothing left to flush
                    continue
        return self._process.wait() if status is None else status

    def _has_closed(self) -> bool:
        """Whether the worker's end of the pipe is closed: it has ended or is about to."""
        stdout = self._process.stdout
        return stdout is not None and not stdout.closed and bool(select.select([stdout], [], [], 0)[0])


class ReaderPool:
    """Workers for reading documents; a context manager, and safe for several threads.

    workers: how many may run at once. The first is started at once, the others when they are needed.
    modules: names of those that nearly every document needs; a worker imports them while it waits for the first.
    """

    def __init__(self, limits: Limits, workers: int = 1, modules: tuple[str, ...] = ()) -> None:
        self._limits = limits
        self._modules = modules
        self._count = max(1, workers)
        self._free: list[_Worker] = []
        self._lock = threading.Lock()
        self._places = threading.Semaphore(self._count)
        self._is_closed = False

    def __enter__(self) -> Self:
        self._free.append(_Worker(self._limits, self._modules))
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
        `damaged` when the worker dies or the function fails in a way that it did not foresee. Raises Failure when
        the function does.
        """
        with self._places:
            worker = self._take()
            try:
                status, value = worker.ask(function, arguments)
            except _WorkerDied as death:
                raise _reason_of_death(death.status) from None
            except BaseException:
                worker.kill()
                raise
            self._give_back(worker, keep=status != "memory")
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

    def _take(self) -> _Worker:
        with self._lock:
            if self._free:
                return self._free.pop()
        return _Worker(self._limits, self._modules)

    def _give_back(self, worker: _Worker, *, keep: bool) -> None:
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
    raise Unreadable(Reason.DAMAGED, f"The document is built in a way that we cannot read ({value}).")


def _reason_of_death(status: int | None) -> Unreadable:
    """The outcome for a document whose worker died."""
    if status is None or status == -signal.SIGXCPU:
        return Unreadable(Reason.TOO_LARGE, "The document takes longer to read than we allow.")
    if status == -signal.SIGKILL:  # the kernel, out of memory
        return Unreadable(Reason.TOO_LARGE, "The document needs more memory than we give it.")
    return Unreadable(
        Reason.DAMAGED, "The document makes the reader crash; it is damaged or made to do harm."
    )
