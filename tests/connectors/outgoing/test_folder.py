from __future__ import annotations

import email
from email import policy
from pathlib import Path

from connectors.outgoing.folder import FolderOutgoing
from tests.connectors.outgoing.letters import a_letter


def test_a_letter_becomes_one_file_however_often_it_is_sent(tmp_path: Path) -> None:
    outgoing = FolderOutgoing(tmp_path / "outbox")
    assert outgoing.was_sent("<a1b2c3@program.example>") is False
    outgoing.send(a_letter())
    outgoing.send(a_letter())
    [file] = (tmp_path / "outbox").iterdir()
    assert file.suffix == ".eml"
    assert outgoing.was_sent("<a1b2c3@program.example>") is True
    read = email.message_from_bytes(file.read_bytes(), policy=policy.default)
    assert read["To"] == "clerk@maple.example"
    assert read["X-Partnerships-Letter"] == "a1b2c3"
