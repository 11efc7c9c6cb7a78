"""Whole families of processes: found, ended and collected by session, however they rearranged themselves.

Airflow's tasks move into process groups of their own, so that a signal to a group misses them; nobody of that
family leaves its session.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

_PR_SET_CHILD_SUBREAPER = 36


def become_subreaper() -> None:
    """From now on orphans below this process become its children (Linux), so that none is lost sight of."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _numbers() -> Iterator[int]:
    proc = Path("/proc")
    if proc.is_dir():
        yield from (int(entry.name) for entry in proc.iterdir() if entry.name.isdigit())


def _stat(pid: int) -> list[str]:
    """State, parent, group, session … of a process; empty when it is gone.

    The second field is the program's name in parentheses and may hold anything, so reading begins behind it.
    """
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8", "replace").rpartition(")")[2].split()
    except OSError:
        return []


def session_members(session: int) -> list[int]:
    """Every live process of a session; field 6 of its `stat` stays what it was through any change of group."""
    return [
        pid
        for pid in _numbers()
        if len(fields := _stat(pid)) > 3 and fields[3] == str(session) and fields[0] not in "ZX"
    ]


def kill_session(session: int) -> int:
    """Ends every process of a session at once, those born meanwhile too; returns how many there were."""
    killed: set[int] = set()
    for _ in range(20):
        members = session_members(session)
        if not members:
            break
        for pid in members:
            _kill(pid)
            killed.add(pid)
        time.sleep(0.01)
    return len(killed)


def kill_marked(name: str, value: str) -> int:
    """Ends every process whose environment carries `name=value`; returns how many there were.

    For what a killed predecessor left behind: a number in a file could be somebody else's by now.
    """
    mark = f"{name}={value}".encode()
    killed = 0
    for pid in _numbers():
        try:
            is_marked = mark in Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
        except OSError:
            continue  # gone, or another user's
        if is_marked and pid != os.getpid():
            _kill(pid)
            killed += 1
    return killed


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return  # it was faster


def collect_strays(known: set[int]) -> None:
    """Collects ended children that nobody waits for; those in `known` have someone who does."""
    for pid in _numbers():
        fields = _stat(pid)
        if len(fields) > 1 and fields[0] == "Z" and fields[1] == str(os.getpid()) and pid not in known:
            try:
                os.waitpid(pid, os.WNOHANG)
            except ChildProcessError:
                continue  # collected meanwhile
