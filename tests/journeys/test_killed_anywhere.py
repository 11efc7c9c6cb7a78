"""kill -9 at every numbered point of receiving and sending, then a restart: nothing lost, nothing doubled."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from connectors.landing import LocalLanding
from connectors.warehouse import Warehouse
from tests.connectors.imap.dovecot import PASSWORD, dovecot, is_installed
from tests.steps.test_send import NOON, states, write

# 1 list what waits, 2 fetch, 3 store bytes, 4 name them, 5 make names durable, 6 record, 7 mark as landed.
RECEIVE_POINTS = [
    ("before the mailbox is listed", "connectors.{kind}.waiting", "before"),
    ("after the mailbox is listed", "connectors.{kind}.waiting", "after"),
    ("before bytes are stored", "connectors.landing:LocalLanding.put", "before"),
    ("while bytes are stored", "connectors.landing:os.fsync", "before"),
    ("before they have their name", "connectors.landing:Path.rename", "before"),
    ("before the names are durable", "connectors.landing:fsync_folder", "before"),
    ("before they are recorded", "connectors.landing:LocalLanding.put", "after"),
    ("between two records of one batch", "pipelines.steps.receive:sql", "after"),
    ("before they are marked", "connectors.{kind}.acknowledge", "before"),
    ("after they are marked", "connectors.{kind}.acknowledge", "after"),
    ("before the sign of life", "pipelines.steps.receive:beat", "before"),
]
KINDS = {"maildir": "maildir:Maildir", "imap": "imap:ImapMailbox"}

# 1 claim, 2 hand over, 3 record the answer, 4 let go.
SEND_POINTS = [
    ("before the claim", "pipelines.steps.send:_claim", "before", "sent"),
    ("while the claim is made", "pipelines.steps.send:may_be_sent", "before", "sent"),
    ("after the claim, before the handing over", "pipelines.steps.send:_hand_over", "before", "doubtful"),
    ("while it is handed over", "connectors.outgoing.smtp:SmtpOutgoing._hand_over", "before", "doubtful"),
    ("after the service took it", "connectors.outgoing.smtp:SmtpOutgoing.send", "after", "doubtful"),
    ("after the answer is recorded", "pipelines.steps.send:_release", "before", "sent"),
]


def run_child(step: str, arguments: dict[str, Any], point: str = "", side: str = "") -> int:
    command = [sys.executable, "-m", "tests.journeys.killed_child", step, point, side, json.dumps(arguments)]
    return subprocess.run(command, cwd=Path(__file__).parents[2], check=False).returncode


def mail(number: int) -> bytes:
    return b"Received: from a by b; Mon, 1 Jun 2026 12:00:00 +0000\r\nSubject: %d\r\n\r\ntext\r\n" % number


@pytest.fixture(params=["maildir", pytest.param("imap", marks=pytest.mark.dovecot)])
def mailbox(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[str, str]]:
    """(kind, address) of a mailbox with three messages, two of them the same bytes."""
    contents = [mail(1), mail(2), mail(2)]
    if request.param == "maildir":
        for name in ("new", "cur", "tmp"):
            (tmp_path / "box" / name).mkdir(parents=True)
        for number, content in enumerate(contents):
            (tmp_path / "box" / "new" / f"{number}.host").write_bytes(content)
        yield "maildir", f"maildir:{tmp_path / 'box'}"
        return
    if not is_installed():
        pytest.skip("Dovecot is missing: apt-get install dovecot-imapd")
    with dovecot() as server:
        server.deliver(*contents)
        yield "imap", server.url


@pytest.mark.parametrize(
    ("point", "side"), [x[1:] for x in RECEIVE_POINTS], ids=[x[0] for x in RECEIVE_POINTS]
)
def test_a_receiver_killed_at_any_point_loses_and_doubles_nothing(
    mailbox: tuple[str, str], database: str, warehouse: Warehouse, tmp_path: Path, point: str, side: str
) -> None:
    kind, address = mailbox
    module, _, name = KINDS[kind].partition(":")
    planted = point.replace("{kind}", f"{module}:{name}") if "{kind}" in point else point
    arguments = {
        "mailbox": address,
        "password": PASSWORD,
        "landing": str(tmp_path / "landing"),
        "database": database,
        "now": NOON.isoformat(),
    }
    assert run_child("receive", arguments, planted, side) == -signal.SIGKILL
    assert run_child("receive", arguments) == 0
    assert run_child("receive", arguments) == 0
    landed = sorted(LocalLanding(tmp_path / "landing").names())
    recorded = [
        row["message_sha256"] for row in warehouse.rows("select message_sha256 from message order by 1")
    ]
    assert len(recorded) == 2
    assert landed == recorded
    assert warehouse.rows("select count(*) as n from sighting") == [{"n": 3}]


class Post:
    def __init__(self) -> None:
        self.taken: list[str] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.taken.extend(envelope.rcpt_tos)
        return "250 taken"


@pytest.mark.parametrize(
    ("point", "side", "state"), [x[1:] for x in SEND_POINTS], ids=[x[0] for x in SEND_POINTS]
)
def test_a_sender_killed_at_any_point_sends_no_letter_twice(
    database: str, warehouse: Warehouse, point: str, side: str, state: str
) -> None:
    write(warehouse, "a")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    post = Post()
    controller = Controller(post, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        arguments = {"database": database, "outgoing": f"smtp://127.0.0.1:{port}", "now": NOON.isoformat()}
        assert run_child("send", arguments, point, side) == -signal.SIGKILL
        assert run_child("send", arguments) == 0
        assert run_child("send", arguments) == 0
    finally:
        controller.stop()
    assert states(warehouse) == {"a": state}
    assert len(post.taken) <= 1
    assert state != "sent" or len(post.taken) == 1
