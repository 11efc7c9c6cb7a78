"""The other side of `connectors.isolation`: the process that reads.

Imports little, for it starts with every command.
"""

from __future__ import annotations

import gc
import os
import pickle
import resource
import struct
import sys
import traceback
from importlib import import_module
from typing import Any

from pipelines.outcomes import Failure, Unreadable

_LENGTH = struct.Struct("<Q")
_MOST_FILE_BYTES = 0  # a reader has nothing to write


def serve(limits: tuple[int, int], modules: tuple[str, ...] = ()) -> None:
    """Reads requests from standard input until it closes, and answers each on what was standard output.

    modules: imported before the first request comes, while whoever sends it still prepares it. That it is ready is
    its first answer; a worker that ends without it has read nothing.
    """
    memory_bytes, cpu_seconds = limits
    answers = os.dup(1)
    silence = os.open(os.devnull, os.O_WRONLY)
    os.dup2(silence, 1)
    try:
        _limit(memory_bytes)
        for module in modules:
            import_module(module)
        spare_modules()
    except Exception as error:  # noqa: BLE001 - becomes the sentence of a Failure on the other side
        _send(answers, pickle.dumps(("broken", place_of(error))))
        return
    _send(answers, pickle.dumps(("ready", None)))
    requests = sys.stdin.buffer
    while True:
        head = requests.read(_LENGTH.size)
        if len(head) < _LENGTH.size:
            return
        (length,) = _LENGTH.unpack(head)
        request = requests.read(length)
        _allow_seconds(cpu_seconds)
        answer = _answer(request)
        del request
        _send(answers, answer)


def spare_modules() -> None:
    """What was imported stays for good: the collector of garbage need not look through it after every few messages."""
    gc.collect()
    gc.freeze()


def _limit(memory_bytes: int) -> None:
    """Memory above what is mapped already; no core dumps, no files."""
    with open("/proc/self/statm", encoding="ascii") as statistics:
        mapped = int(statistics.read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (mapped + memory_bytes, mapped + memory_bytes))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (_MOST_FILE_BYTES, _MOST_FILE_BYTES))


def _allow_seconds(cpu_seconds: int) -> None:
    """So many seconds of processor time for the next document."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = int(usage.ru_utime + usage.ru_stime) + 1
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (used + cpu_seconds, most))


def _answer(request: bytes) -> bytes:
    try:
        function, arguments = pickle.loads(request)  # noqa: S301 - the request comes from our own process
        outcome: tuple[str, Any] = ("done", function(*arguments))
    except Unreadable as unreadable:
        outcome = ("unreadable", (unreadable.reason.value, unreadable.sentence))
    except Failure as failure:
        outcome = ("failure", (failure.sentence, failure.retry_helps))
    except MemoryError:
        outcome = ("memory", None)
    except Exception as error:  # noqa: BLE001 - becomes a typed outcome that names the place
        outcome = ("failed", place_of(error))
    try:
        return pickle.dumps(outcome, protocol=pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        return pickle.dumps(("memory", None))
    except Exception as error:  # noqa: BLE001 - what was understood cannot travel: a fault of ours as well
        return pickle.dumps(("failed", place_of(error)))


def place_of(error: BaseException) -> str:
    """Kind and place of an unforeseen error, without words of the document."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f"{os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else "unknown place"
    return f"{type(error).__name__} at {where}"


def _send(answers: int, content: bytes) -> None:
    view = memoryview(_LENGTH.pack(len(content)) + content)
    while view:
        view = view[os.write(answers, view) :]
