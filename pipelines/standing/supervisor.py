"""Keeps processes running: each in a session of its own, started again when it ends, ended as a family."""

from __future__ import annotations

import json
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipelines.outcomes import Failure
from pipelines.standing.folders import explained, write_private
from pipelines.standing.processes import (
    become_subreaper,
    born,
    collect_strays,
    kill_recorded,
    kill_session,
)

_TICK_SECONDS = 0.2
_FIRST_WAIT_SECONDS = (
    0.5  # before the first restart; doubles with each, so that a broken part burns no processor
)
_LONGEST_WAIT_SECONDS = 30.0
_STEADY_SECONDS = 60.0  # a part that ran so long starts again with the first wait
POLITE_SECONDS = 8.0  # what a part gets to end by itself
_LARGEST_LOG_BYTES = 20_000_000


@dataclass(frozen=True, slots=True)
class Part:
    """One program that should always run."""

    name: str
    command: Sequence[str]


class _Running:
    """A part with what became of it."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.process: subprocess.Popen[bytes] | None = None
        self.started_at = 0.0
        self.start_again_at = 0.0
        self.wait_seconds = _FIRST_WAIT_SECONDS
        self.ends = 0


class Supervisor:
    """Runs the parts until `stop`. A thread watches them; `look_after` is called with each of its rounds.

    environment: of every part. logs: folder of one log a part. record: file of the sessions that were begun, by which
    a successor finds what a killed supervisor left running.
    announce: told in one sentence when a part ended and is started again.
    """

    def __init__(
        self,
        parts: Sequence[Part],
        environment: Mapping[str, str],
        *,
        logs: Path,
        record: Path,
        announce: Callable[[str], None],
        look_after: Callable[[], None] = lambda: None,
        polite_seconds: float = POLITE_SECONDS,
    ) -> None:
        self._parts = [_Running(part) for part in parts]
        self._environment = dict(environment)
        self._logs = logs
        self._record = record
        self._announce = announce
        self._look_after = look_after
        self._polite_seconds = polite_seconds
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="supervisor", daemon=True)

    def start(self) -> None:
        """Ends what a killed predecessor left behind, then starts every part and the watching."""
        become_subreaper()
        kill_recorded(_recorded(self._record))
        for running in self._parts:
            self._start(running)
        self._thread.start()

    def stop(self) -> None:
        """Asks every part to end, waits a little, then ends whoever is left of their sessions."""
        self._stopping.set()
        if self._thread.is_alive():
            self._thread.join()
        alive = [r.process for r in self._parts if r.process is not None and r.process.poll() is None]
        for process in alive:
            process.send_signal(signal.SIGTERM)
        deadline = time.monotonic() + self._polite_seconds
        for process in alive:
            try:
                process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        for running in self._parts:
            if running.process is not None:
                kill_session(running.process.pid)
        collect_strays(set())
        write_private(self._record, "{}")

    def is_watching(self) -> bool:
        """Whether the watching itself goes on."""
        return self._thread.is_alive()

    def ends(self) -> dict[str, int]:
        """How often each part ended by itself so far."""
        return {running.part.name: running.ends for running in self._parts}

    def pids(self) -> dict[str, int]:
        """The main process of each part that runs."""
        return {r.part.name: r.process.pid for r in self._parts if r.process is not None}

    def log_of(self, name: str) -> Path:
        """Where a part writes what it says."""
        return self._logs / f"{name}.log"

    def _start(self, running: _Running) -> None:
        log = self.log_of(running.part.name)
        with explained(log):
            if log.exists() and log.stat().st_size > _LARGEST_LOG_BYTES:
                log.replace(log.with_suffix(".log.1"))
            with log.open("ab") as file:
                running.process = subprocess.Popen(
                    running.part.command,
                    stdin=subprocess.DEVNULL,
                    stdout=file,
                    stderr=file,
                    env=self._environment,
                    start_new_session=True,
                )
        running.started_at = time.monotonic()
        sessions = {name: {"session": pid, "began": born(pid)} for name, pid in self.pids().items()}
        write_private(self._record, json.dumps(sessions))

    def _watch(self) -> None:
        rounds = 0
        while not self._stopping.wait(_TICK_SECONDS):
            try:
                self._look_after()
                for running in self._parts:
                    self._tend(running)
            except Failure as failure:  # a full disk, say: told, and tried again when it may be over
                self._announce(failure.sentence)
                self._stopping.wait(_LONGEST_WAIT_SECONDS)
            rounds += 1
            if rounds % 25 == 0:
                collect_strays({r.process.pid for r in self._parts if r.process is not None})

    def _tend(self, running: _Running) -> None:
        now = time.monotonic()
        if running.process is None:
            if now >= running.start_again_at:
                self._start(running)
            return
        status = running.process.poll()
        if status is None:
            return
        kill_session(running.process.pid)  # whoever outlived the main process would work beside the next one
        if now - running.started_at > _STEADY_SECONDS:
            running.wait_seconds = _FIRST_WAIT_SECONDS
        running.process = None
        running.ends += 1
        running.start_again_at = now + running.wait_seconds
        self._announce(
            f"Airflow's {running.part.name} ended ({_how(status)}); it starts again in "
            f"{running.wait_seconds:g} s. Its log: {self.log_of(running.part.name)}"
        )
        running.wait_seconds = min(_LONGEST_WAIT_SECONDS, running.wait_seconds * 2)


def _how(status: int) -> str:
    return f"by signal {signal.Signals(-status).name}" if status < 0 else f"exit status {status}"


def _recorded(record: Path) -> dict[int, str]:
    """What a predecessor wrote; nothing when it wrote nothing readable."""
    try:
        told = json.loads(record.read_text()).values()
        return {int(part["session"]): str(part["began"]) for part in told}
    except (FileNotFoundError, ValueError, AttributeError, TypeError, KeyError):
        return {}
