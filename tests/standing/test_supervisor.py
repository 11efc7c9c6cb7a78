"""Parts that should always run: started again, ended as a family, and never two of one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pipelines.outcomes import Failure
from pipelines.standing import supervisor as module
from pipelines.standing.processes import born, session_members
from pipelines.standing.supervisor import Part, Supervisor


def until(condition: Callable[[], bool], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not come about"
        time.sleep(0.02)


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


class Stage:
    """A folder in which parts leave their numbers, and the supervisors that were started."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.told: list[str] = []
        self.started: list[Supervisor] = []

    def supervise(self, *parts: Part, look_after: Callable[[], None] = lambda: None) -> Supervisor:
        supervisor = Supervisor(
            parts,
            {**os.environ, "FOLDER": str(self.folder)},
            logs=self.folder,
            record=self.folder / "sessions.json",
            announce=self.told.append,
            look_after=look_after,
            polite_seconds=0.5,
        )
        supervisor.start()
        self.started.append(supervisor)
        return supervisor

    def number(self, name: str) -> int:
        """The process number that a part wrote, once it did."""
        path = self.folder / name
        until(lambda: path.exists() and path.read_text().endswith("\n"))
        return int(path.read_text())


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    it = Stage(tmp_path)
    yield it
    for supervisor in it.started:
        supervisor.stop()


def python(text: str) -> list[str]:
    return [
        sys.executable,
        "-c",
        f"import os, signal, subprocess, sys, time\nF = os.environ['FOLDER']\n{text}",
    ]


SLEEPER = python("open(f'{F}/main', 'w').write(f'{os.getpid()}\\n'); time.sleep(120)")

#: Like Airflow's tasks: a child that moves into a process group of its own and outlives a killed parent.
WITH_A_CHILD_OF_ITS_OWN_GROUP = python(
    """
child = subprocess.Popen(['sleep', '120'], preexec_fn=os.setpgrp)
open(f'{F}/child', 'w').write(f'{child.pid}\\n')
open(f'{F}/main', 'w').write(f'{os.getpid()}\\n')
time.sleep(120)
"""
)


def test_a_killed_part_is_started_again_and_said_so(stage: Stage) -> None:
    supervisor = stage.supervise(Part("sleeper", SLEEPER))
    first = stage.number("main")
    (stage.folder / "main").unlink()
    os.kill(first, signal.SIGKILL)
    second = stage.number("main")
    assert second != first
    assert supervisor.ends() == {"sleeper": 1}
    assert stage.told == [
        f"Airflow's sleeper ended (by signal SIGKILL); it starts again in 0.5 s. "
        f"Its log: {stage.folder}/sleeper.log"
    ]


def test_what_outlives_a_killed_part_in_its_session_is_ended_before_the_next_try(stage: Stage) -> None:
    stage.supervise(Part("family", WITH_A_CHILD_OF_ITS_OWN_GROUP))
    child = stage.number("child")
    main = stage.number("main")
    assert os.getpgid(child) != os.getpgid(main)
    os.kill(main, signal.SIGKILL)
    until(lambda: not is_running(child))


def test_stopping_ends_whole_families_even_stubborn_ones(stage: Stage) -> None:
    deaf = python(
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        "open(f'{F}/deaf', 'w').write(f'{os.getpid()}\\n'); time.sleep(120)"
    )
    supervisor = stage.supervise(Part("family", WITH_A_CHILD_OF_ITS_OWN_GROUP), Part("deaf", deaf))
    numbers = [stage.number(name) for name in ("main", "child", "deaf")]
    supervisor.stop()
    assert [is_running(pid) for pid in numbers] == [False, False, False]
    assert [session_members(pid) for pid in numbers] == [[], [], []]


def test_a_part_that_ends_at_once_is_tried_ever_more_slowly(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_FIRST_WAIT_SECONDS", 0.05)
    supervisor = stage.supervise(Part("broken", ["sh", "-c", "echo out of order; exit 7"]))
    until(lambda: supervisor.ends()["broken"] >= 3)
    waits = [sentence.split("starts again in ")[1].split(" s.")[0] for sentence in stage.told[:3]]
    assert waits == ["0.05", "0.1", "0.2"]
    assert "exit status 7" in stage.told[0]
    assert supervisor.log_of("broken").read_text().startswith("out of order\n")


def left_running(stage: Stage, command: list[str]) -> int:
    """A part that a killed supervisor leaves behind, by its number."""
    script = f"""
import os, signal
from pathlib import Path
from pipelines.standing.supervisor import Part, Supervisor
folder = Path({str(stage.folder)!r})
Supervisor([Part("old", {command!r})], {{**os.environ, "FOLDER": str(folder)}}, logs=folder,
           record=folder / "sessions.json", announce=print).start()
while not (folder / "main").exists():
    pass
os.kill(os.getpid(), signal.SIGKILL)
"""
    assert subprocess.run([sys.executable, "-c", script]).returncode == -signal.SIGKILL
    return stage.number("main")


def test_what_a_killed_supervisor_left_behind_is_ended_by_the_next(stage: Stage) -> None:
    main = left_running(stage, WITH_A_CHILD_OF_ITS_OWN_GROUP)
    child = stage.number("child")
    assert is_running(main)
    stage.supervise(Part("sleeper", ["sleep", "120"]))
    until(lambda: not is_running(main) and not is_running(child))


def test_a_family_whose_head_is_gone_is_ended_too(stage: Stage) -> None:
    main = left_running(stage, WITH_A_CHILD_OF_ITS_OWN_GROUP)
    child = stage.number("child")
    os.kill(main, signal.SIGKILL)
    until(lambda: not is_running(main))
    assert is_running(child)
    stage.supervise(Part("sleeper", ["sleep", "120"]))
    until(lambda: not is_running(child))


def test_a_number_that_now_belongs_to_somebody_else_is_left_alone(stage: Stage) -> None:
    somebody = subprocess.Popen(["sleep", "120"], start_new_session=True)
    (stage.folder / "sessions.json").write_text(
        json.dumps({"x": {"session": somebody.pid, "began": "12345"}})
    )
    assert born(somebody.pid) not in ("", "12345")
    stage.supervise(Part("sleeper", SLEEPER))
    stage.number("main")
    assert is_running(somebody.pid)
    somebody.kill()
    somebody.wait()


@pytest.mark.parametrize("text", ["", "[]", "{", '{"x": "y"}'])
def test_a_record_that_says_nothing_is_no_reason_not_to_start(stage: Stage, text: str) -> None:
    (stage.folder / "sessions.json").write_text(text)
    stage.supervise(Part("sleeper", SLEEPER))
    assert is_running(stage.number("main"))


def test_an_orphan_that_ended_is_collected_by_the_supervisor(stage: Stage) -> None:
    passing = python(
        "if os.fork() == 0:\n"
        "    open(f'{F}/orphan', 'w').write(f'{os.getpid()}\\n'); time.sleep(0.3); os._exit(0)\n"
        "parent = os.fork()\n"
        "if parent: os.waitpid(parent, 0)\n"
        "elif os.fork() == 0:\n"
        "    time.sleep(0.3); open(f'{F}/grandchild', 'w').write(f'{os.getpid()}\\n'); os._exit(0)\n"
        "else: os._exit(0)\n"
        "time.sleep(120)"
    )
    stage.supervise(Part("passing", passing))
    grandchild = stage.number("grandchild")
    until(lambda: not Path(f"/proc/{grandchild}").exists())


def test_trouble_while_looking_after_other_things_is_told_and_the_parts_go_on(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_LONGEST_WAIT_SECONDS", 0.05)

    def look_after() -> None:
        raise Failure("The disk is full.")

    supervisor = stage.supervise(Part("sleeper", SLEEPER), look_after=look_after)
    until(lambda: "The disk is full." in stage.told)
    assert supervisor.is_watching()


def test_a_log_that_grew_too_large_is_put_aside_once(stage: Stage) -> None:
    (stage.folder / "sleeper.log").write_bytes(b"x" * 20_000_001)
    stage.supervise(Part("sleeper", SLEEPER))
    stage.number("main")
    assert (stage.folder / "sleeper.log").stat().st_size < 1000
    assert (stage.folder / "sleeper.log.1").stat().st_size == 20_000_001
