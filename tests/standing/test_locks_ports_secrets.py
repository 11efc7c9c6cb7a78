"""What must be right before anything starts: one `up` a home, a free port, keys that stay, a folder with space."""

from __future__ import annotations

import errno
import os
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from pipelines.outcomes import Failure, Misconfigured
from pipelines.standing import folders, ports, secrets
from pipelines.standing.locks import only_one


def test_a_second_holder_is_refused_and_told_who_holds(tmp_path: Path) -> None:
    with only_one(tmp_path / "up.lock", doing="partnerships up"):
        refusal = pytest.raises(
            Misconfigured, match=f"`partnerships up` already runs .* process {os.getpid()}:"
        )
        with refusal, only_one(tmp_path / "up.lock", doing="partnerships up"):
            pass


def test_the_lock_of_a_killed_holder_is_free(tmp_path: Path) -> None:
    script = (
        "import os, signal\nfrom pathlib import Path\nfrom pipelines.standing.locks import only_one\n"
        f"with only_one(Path({str(tmp_path / 'up.lock')!r}), doing='it'): os.kill(os.getpid(), signal.SIGKILL)"
    )
    assert subprocess.run([sys.executable, "-c", script]).returncode == -9
    with only_one(tmp_path / "up.lock", doing="it"):
        assert (tmp_path / "up.lock").read_text() == f"{os.getpid()}\n"


def test_a_port_that_is_taken_is_refused_when_it_was_asked_for() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(Misconfigured, match=f"Port {port} is in use .* --port"):
            ports.choose(port)
    assert ports.choose(port) == port


def test_without_a_wish_the_next_free_port_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        monkeypatch.setattr(ports, "DEFAULT", taken.getsockname()[1])
        assert ports.choose(None) > ports.DEFAULT


def test_keys_are_made_once_and_are_nobody_elses_to_read(tmp_path: Path) -> None:
    first = secrets.load_or_make(tmp_path, ("operations",))
    assert secrets.load_or_make(tmp_path, ("operations",)) == first
    assert len(first.jwt_secret.encode()) >= 64
    for name in ("secrets.json", "passwords.json"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


def test_a_new_user_gets_a_password_and_the_others_keep_theirs(tmp_path: Path) -> None:
    before = secrets.load_or_make(tmp_path, ("operations",))
    after = secrets.load_or_make(tmp_path, ("operations", "reviewer"))
    assert after.passwords["operations"] == before.passwords["operations"]
    assert after.passwords["reviewer"] not in ("", before.passwords["operations"])
    assert after.fernet_key == before.fernet_key


@pytest.mark.parametrize("text", ["", "{", "[]", '{"something": "else"}'])
def test_damaged_keys_are_not_silently_replaced(tmp_path: Path, text: str) -> None:
    (tmp_path / "secrets.json").write_text(text)
    with pytest.raises(Misconfigured, match="is damaged"):
        secrets.load_or_make(tmp_path, ("operations",))
    assert (tmp_path / "secrets.json").read_text() == text


def test_a_disk_with_too_little_space_is_refused_beforehand(tmp_path: Path) -> None:
    with pytest.raises(Failure, match=r"Only \d+ MB are left on the disk that holds"):
        folders.require_space(tmp_path, megabytes=10**9)


@pytest.mark.parametrize(
    ("number", "exit_status", "words"),
    [
        (errno.ENOSPC, 3, "is full: free some space"),
        (errno.EDQUOT, 3, "is full: free some space"),
        (errno.EACCES, 2, "No permission to write"),
        (errno.EROFS, 2, "No permission to write"),
        (errno.ENOTDIR, 2, "is no folder"),
        (errno.EIO, 3, "Input/output error"),
    ],
)
def test_an_error_of_the_system_is_one_sentence_with_its_exit_status(
    number: int, exit_status: int, words: str
) -> None:
    failure = folders.in_words(OSError(number, os.strerror(number)), Path("/somewhere"))
    assert failure.exit_status == exit_status
    assert words in failure.sentence
    assert "/somewhere" in failure.sentence


def test_a_private_file_is_whole_or_what_it_was(tmp_path: Path) -> None:
    path = tmp_path / "note"
    folders.write_private(path, "before")
    with pytest.raises(UnicodeEncodeError):
        folders.write_private(path, "\ud800")
    assert path.read_text() == "before"
    assert [entry.name for entry in tmp_path.iterdir()] == ["note"]
