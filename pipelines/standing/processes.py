"""Whole families of processes: found, ended and collected by session, however they rearranged themselves.

Airflow's tasks move into process groups of their own, so that a signal to a group misses them; nobody of that
family leaves its session. Nothing is looked for by its environment or command line: programs overwrite both.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys
import time
from collections.abc import Iterator, Mapping
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


def born(pid: int) -> str:
    """When a process began, in ticks since the machine did; "" when it is gone. With its number, its identity."""
    fields = _stat(pid)
    return fields[19] if len(fields) > 19 else ""


def kill_recorded(sessions: Mapping[int, str]) -> int:
    """Ends what is left of sessions that a killed predecessor recorded; returns how many processes that was.

    sessions: number of each session and when its leader began. A leader that began at another time is somebody
    else. Where the leader is gone, its number is given to nobody while a member of its session lives.
    """
    return sum(kill_session(session) for session, began in sessions.items() if born(session) in ("", began))


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
