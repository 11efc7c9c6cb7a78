"""Pieces of work for the isolated worker; they stand in a module of their own because the worker imports them."""

from __future__ import annotations

import ctypes
import os
import signal
import subprocess
import time
from pathlib import Path

from pipelines.outcomes import Failure, Reason, Unreadable
from pipelines.tree import Document, Paragraph


def double(number: int) -> int:
    return 2 * number


def process_id() -> int:
    return os.getpid()


def document() -> Document:
    return Document("text", (("body", (Paragraph("Elk Fork"),)),))


def refuse(reason: Reason) -> None:
    raise Unreadable(reason, "A sentence.")


def fail() -> None:
    raise Failure("The other side is down.", retry_helps=False)


def trip_over(words: str) -> None:
    raise KeyError(words)


def compute_for_ever() -> None:
    while True:
        pass


def sleep_for_ever() -> None:
    time.sleep(600)


def take_memory() -> int:
    return len(bytearray(1 << 34))


def give_up_for_want_of_memory() -> None:
    """As a library in C++ does."""
    os.abort()


def crash() -> None:
    ctypes.string_at(0)


def end_itself() -> None:
    os.kill(os.getpid(), signal.SIGTERM)


def be_killed() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def answer_with_what_cannot_travel() -> object:
    return lambda: None


def talk() -> str:
    os.write(1, b"noise on standard output")
    print("more noise")
    return "quiet"


def write_file(path: str) -> None:
    Path(path).write_text("left behind")


def environment() -> dict[str, str]:
    return dict(os.environ)


def start_another(path: str) -> None:
    """Starts a process that outlives its parent, notes its id, and hangs."""
    child = subprocess.Popen(["sleep", "600"])
    os.write(int(path), f"{child.pid}\n".encode())
    time.sleep(600)


class Trap:
    """Runs a command when it is unpickled."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.system, ("true",)


def answer_with_a_trap() -> Trap:
    return Trap()
