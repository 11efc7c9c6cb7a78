"""A real `partnerships up` in a process of its own, driven and looked at from outside. For the journeys."""

from __future__ import annotations

import csv
import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable
from email.message import EmailMessage
from pathlib import Path

from connectors.form_writer import write_form
from pipelines.form import empty_answers
from pipelines.records import Answers
from pipelines.standing.processes import session_members

PROGRAM = Path(sys.executable).parent / "partnerships"

#: The command lines of Airflow's parts, by name; of several processes the first is the main one.
PARTS = ("api-server", "scheduler", "dag-processor", "triggerer")


# A proxy of whoever runs the tests is for other machines.
_direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))


class TookTooLong(AssertionError):
    """A condition did not come about in its time; carries what the logs say."""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


class Up:
    """`partnerships up` over a home; what it prints lands in files beside the home. settings: of its environment."""

    def __init__(self, home: Path, *arguments: str, **settings: str) -> None:
        self.home = home
        self.port = free_port()
        self.out = home.with_name(f"{home.name}.out")
        self.err = home.with_name(f"{home.name}.err")
        with self.out.open("wb") as out, self.err.open("wb") as err:
            self.process = subprocess.Popen(
                [PROGRAM, "up", "--port", str(self.port), *arguments],
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                env={**os.environ, "PARTNERSHIPS_HOME": str(home), **settings},
                start_new_session=True,
            )

    def until(self, condition: Callable[[], bool], what: str, seconds: float = 240) -> float:
        """Waits for the condition; returns how many seconds that took."""
        began = time.monotonic()
        while not condition():
            if self.process.poll() is not None:
                raise TookTooLong(f"`up` ended with {self.process.returncode} before {what}{self.logs()}")
            if time.monotonic() - began > seconds:
                raise TookTooLong(f"{what} did not come about in {seconds:.0f} s{self.logs()}")
            time.sleep(0.05)
        return time.monotonic() - began

    def until_published(self) -> float:
        return self.until(lambda: "Ctrl-C stops" in self.err.read_text(), "the first publication", 300)

    def logs(self) -> str:
        """The end of everything that anybody wrote."""
        files = [self.err, *sorted((self.home / "logs").glob("*.log"))]
        ends = (
            f"\n--- {file.name}\n{file.read_text(errors='replace')[-3000:]}"
            for file in files
            if file.exists()
        )
        return "".join(ends)

    def drop(self, district: str) -> None:
        """A mail with a filled Word form, delivered as a mail server delivers."""
        deliver(self.home / "mailbox", f"{district}.eml", application_mail(district))

    def rows(self, name: str) -> list[dict[str, str]]:
        """The rows of a published file; none before the first publication."""
        try:
            text = (self.home / "publications" / "current" / name).read_text("utf-8-sig")
        except FileNotFoundError:
            return []
        return list(csv.DictReader(text.splitlines()))

    def is_in_queue(self, district: str) -> bool:
        return any(row["district_name"] == district for row in self.rows("review_queue.csv"))

    def sessions(self) -> dict[str, int]:
        """The session of each part of Airflow, which is its main process; a new one after a restart."""
        told = json.loads((self.home / "airflow" / "sessions.json").read_text())
        return {name: int(part["session"]) for name, part in told.items()}

    def postmaster(self) -> int:
        return int(self._postmaster_file()[0])

    def socket_folder(self) -> Path:
        return Path(self._postmaster_file()[4])

    def _postmaster_file(self) -> list[str]:
        return (self.home / "postgres" / "data" / "postmaster.pid").read_text().splitlines()

    def token(self, user: str) -> str:
        """What Airflow's own login gives for the password that `up` printed."""
        passwords = json.loads((self.home / "airflow" / "passwords.json").read_text())
        body = json.dumps({"username": user, "password": passwords[user]}).encode()
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}/auth/token", body, {"Content-Type": "application/json"}
        )
        with _direct.open(request, timeout=30) as response:
            return str(json.load(response)["access_token"])

    def page(self, path: str, token: str | None = None) -> tuple[int, str, str]:
        """Status, address in the end, and text of a page; with the login of a token."""
        headers = {"Cookie": f"_token={token}"} if token else {}
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", headers=headers)
        try:
            with _direct.open(request, timeout=60) as response:
                return response.status, response.url, response.read().decode()
        except urllib.error.HTTPError as error:
            return error.code, error.url or "", error.read().decode()

    def stop(self) -> int:
        """Ctrl-C; returns the exit status."""
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(60)

    def left_behind(self, sessions: Iterable[int]) -> list[str]:
        """Command lines of what still runs of those sessions, or names the home."""
        running = [pid for session in sessions for pid in session_members(session)]
        running += [int(x.name) for x in Path("/proc").iterdir() if x.name.isdigit() and self._names_home(x)]
        return [_text(Path(f"/proc/{pid}/cmdline")).replace("\0", " ") for pid in running]

    def _names_home(self, process: Path) -> bool:
        return f"{self.home}/" in _text(process / "cmdline")

    def manifest(self) -> dict[str, object]:
        return dict(json.loads((self.home / "publications" / "current" / "manifest.json").read_text()))


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8", "replace")
    except OSError:
        return ""


def deliver(maildir: Path, name: str, content: bytes) -> None:
    (maildir / "tmp" / name).write_bytes(content)
    (maildir / "tmp" / name).rename(maildir / "new" / name)


def application(district: str) -> Answers:
    """A plain, complete application of a district that the directory does not know."""
    return empty_answers() | {
        "district_name": district,
        "state": "TX",
        "city": "Marfa",
        "primary_name": "Ana Ruiz",
        "primary_email": "ana.ruiz@district.example",
        "programs": [{"program": "csp", "teachers": 31, "first_year": "2026-27"}],
        "stipend_per_day": "150.00",
    }


def application_mail(district: str) -> bytes:
    message = EmailMessage()
    message["From"] = "Ana Ruiz <ana.ruiz@district.example>"
    message["To"] = "partnerships@program.example"
    message["Subject"] = f"Application of {district}"
    message["Message-ID"] = f"<{district.replace(' ', '-').lower()}@district.example>"
    message.set_content("Please find our application attached.\n")
    message.add_attachment(
        write_form(application(district)),
        maintype="application",
        subtype="vnd.openxmlformats-officedocument.wordprocessingml.document",
        filename="Application.docx",
    )
    return message.as_bytes()
