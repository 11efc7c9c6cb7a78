from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from connectors.outgoing import AnswerLost, Refused
from connectors.outgoing.smtp import SmtpOutgoing
from pipelines.outcomes import Failure
from tests.connectors.outgoing.letters import a_letter


class Desk:
    """What the SMTP server of a test does, and what it took."""

    def __init__(self) -> None:
        self.taken: list[Any] = []
        self.at_recipient = "250 OK"
        self.at_data = "250 taken"

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        if self.at_recipient.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.at_recipient

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.at_data == "cut":
            self.taken.append(envelope)
            server.transport.abort()
            return "250 never heard"
        if self.at_data.startswith("250"):
            self.taken.append(envelope)
        return self.at_data


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def smtp(desk: Desk) -> Iterator[SmtpOutgoing]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(desk, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield SmtpOutgoing(f"smtp://127.0.0.1:{port}", None)
    finally:
        controller.stop()


def test_a_letter_arrives_whole_at_every_recipient(desk: Desk, smtp: SmtpOutgoing) -> None:
    smtp.send(a_letter(cc=["principal@maple.example"]))
    [envelope] = desk.taken
    assert envelope.rcpt_tos == ["clerk@maple.example", "principal@maple.example"]
    assert b"\r\n.A line that begins with a dot\r\n" in envelope.content
    assert b"Auto-Submitted: auto-replied" in envelope.content


def test_a_greylisted_recipient_is_tried_later(desk: Desk, smtp: SmtpOutgoing) -> None:
    desk.at_recipient = "451 try again in a few minutes"
    with pytest.raises(Failure, match="451 try again") as caught:
        smtp.send(a_letter())
    assert caught.value.retry_helps


def test_an_unknown_recipient_is_refused_for_good(desk: Desk, smtp: SmtpOutgoing) -> None:
    desk.at_recipient = "550 no such user"
    with pytest.raises(Refused, match="550 no such user"):
        smtp.send(a_letter())
    assert desk.taken == []


def test_a_line_cut_after_the_data_leaves_doubt(desk: Desk, smtp: SmtpOutgoing) -> None:
    desk.at_data = "cut"
    with pytest.raises(AnswerLost):
        smtp.send(a_letter())
    assert len(desk.taken) == 1


def test_a_line_cut_before_the_data_is_an_ordinary_failure() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def hang_up_after_greeting() -> None:
            line, _ = listener.accept()
            line.sendall(b"220 ready\r\n")
            line.recv(1000)
            line.sendall(b"250 hello\r\n")
            line.recv(1000)
            line.close()

        thread = threading.Thread(target=hang_up_after_greeting)
        thread.start()
        with pytest.raises(Failure) as caught:
            SmtpOutgoing(f"smtp://127.0.0.1:{listener.getsockname()[1]}", None).send(a_letter())
        thread.join()
    assert not isinstance(caught.value, AnswerLost)
    assert caught.value.retry_helps


def test_check_names_the_server(smtp: SmtpOutgoing) -> None:
    assert smtp.check() == f"The SMTP server 127.0.0.1:{smtp.port} answers."
