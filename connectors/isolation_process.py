"""One reading process as whoever asks it sees it: started with nothing of ours, asked, ended with all it started.

It has no open files of ours, sees nothing of our environment and writes nothing; its only way out is the answer that
it sends. The other side is `connectors.isolation_worker`.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from connectors.isolation_answers import AnswerUnpickler
from connectors.limits import Limits
from pipelines.outcomes import Failure

_LENGTH = struct.Struct("<Q")
_MOST_ANSWER_BYTES = 500_000_000
#: Seconds until a new worker must be ready; a busy machine needs two.
_START_SECONDS = 60
_NOTHING_LOST = "What arrived is kept, and read when it does; `partnerships doctor` tries it again."
_START = (
    "import sys; sys.path[:] = {path!r}; "
    "from connectors.isolation_worker import serve; serve({limits!r}, {modules!r})"
)


class WorkerDied(Exception):
    """The worker ended without an answer; status as `subprocess` gives it, or None for a time-out."""

    def __init__(self, status: int | None) -> None:
        super().__init__()
        self.status = status


class ReaderDown(Failure):
    """No document at all can be read now: the worker does not start."""


class NoAnswer(Exception):
    """What the worker sent is no answer that it may give."""


class Worker:
    """One process that waits for work. Not for use by two threads at once."""

    def __init__(self, limits: Limits, modules: tuple[str, ...]) -> None:
        """Starts it, without waiting until it is ready. Raises ReaderDown when the machine starts no process."""
        root = str(Path(__file__).resolve().parent.parent)
        path = [entry for entry in [root, *sys.path] if entry]
        settings = (limits.memory_bytes, limits.cpu_seconds)
        self._limits = limits
        self._is_ready = False
        self._is_killed = False
        self.documents = 0
        try:
            self._process = subprocess.Popen(
                [
                    sys.executable,
                    "-I",
                    "-S",
                    "-c",
                    _START.format(path=path, limits=settings, modules=modules),
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd="/",
                env={"LANG": "C.UTF-8", "PATH": os.defpath},
                start_new_session=True,  # a process group of its own, so that what it starts is killed with it
            )
        except OSError as error:
            why = error.strerror or type(error).__name__
            raise ReaderDown(
                f"The process that reads documents does not start: {why}. {_NOTHING_LOST}"
            ) from error

    def ask(self, function: Callable[..., Any], arguments: tuple[Any, ...]) -> tuple[str, Any]:
        """One piece of work and its answer. Raises WorkerDied, NoAnswer, ReaderDown."""
        self._await_start()
        self.documents += 1
        deadline = time.monotonic() + self._limits.wall_seconds
        request = pickle.dumps((function, arguments), protocol=pickle.HIGHEST_PROTOCOL)
        stdin = self._process.stdin
        if stdin is None:
            raise WorkerDied(self.kill())
        try:
            stdin.write(_LENGTH.pack(len(request)))
            stdin.write(request)
            stdin.flush()
        except OSError:
            raise WorkerDied(self.kill()) from None
        return self._answer(deadline)

    def _await_start(self) -> None:
        """Waits until a new worker is ready to read. Raises ReaderDown: whatever hinders it is not in a document."""
        if self._is_ready:
            return
        try:
            status, place = self._answer(time.monotonic() + _START_SECONDS)
        except WorkerDied as death:
            end = "took too long" if death.status is None else f"ended with status {death.status}"
            raise ReaderDown(
                f"The process that reads documents does not start: it {end}. {_NOTHING_LOST}"
            ) from None
        except NoAnswer:
            raise ReaderDown(f"The process that reads documents does not start. {_NOTHING_LOST}") from None
        if status != "ready":
            self.kill()
            raise ReaderDown(f"The process that reads documents does not start ({place}). {_NOTHING_LOST}")
        self._is_ready = True

    def _answer(self, deadline: float) -> tuple[str, Any]:
        (length,) = _LENGTH.unpack(self._receive(_LENGTH.size, deadline))
        if length > _MOST_ANSWER_BYTES:
            self.kill()
            raise NoAnswer
        content = self._receive(length, deadline)
        try:
            status, value = AnswerUnpickler.loads(content)
        except (
            pickle.UnpicklingError,
            EOFError,
            ImportError,
            AttributeError,
            TypeError,
            ValueError,
            KeyError,
            IndexError,
        ):
            self.kill()  # this is no answer of ours: a fault, or the document took the worker over
            raise NoAnswer from None
        return status, value

    def _receive(self, count: int, deadline: float) -> bytes:
        stdout = self._process.stdout
        if stdout is None:
            raise WorkerDied(self.kill())
        pieces: list[bytes] = []
        while count:
            ready, _, _ = select.select([stdout], [], [], max(0.0, deadline - time.monotonic()))
            if not ready:
                self.kill()
                raise WorkerDied(None)
            piece = os.read(stdout.fileno(), min(count, 1 << 20))
            if not piece:
                raise WorkerDied(self.kill())
            pieces.append(piece)
            count -= len(piece)
        return b"".join(pieces)

    def kill(self) -> int:
        """Ends the worker and everything that it started; returns its exit status."""
        if self._is_killed:  # its number may be that of another process by now
            return self._process.wait()
        self._is_killed = True
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
