"""Logging in with an OAuth access token, against a server that speaks the exchange as large providers document it."""

from __future__ import annotations

import base64
import socket
import threading
from collections.abc import Iterator

import pytest

from connectors.imap_address import MailboxAddress
from connectors.imap_connection import connect
from pipelines.outcomes import Misconfigured

ANSWER = b"user=clerk@maple.example\x01auth=Bearer good-token\x01\x01"


def serve(listener: socket.socket) -> None:
    line, _ = listener.accept()
    file = line.makefile("rwb", buffering=0)
    file.write(b"* OK ready\r\n")
    while said := file.readline():
        tag, command = said.split()[0], said.upper()
        if b"CAPABILITY" in command:
            file.write(b"* CAPABILITY IMAP4REV1 IDLE AUTH=XOAUTH2\r\n" + tag + b" OK done\r\n")
        elif b"AUTHENTICATE XOAUTH2" in command:
            file.write(b"+ \r\n")
            if base64.b64decode(file.readline()) == ANSWER:
                file.write(tag + b" OK welcome\r\n")
            else:
                file.write(b"+ " + base64.b64encode(b'{"status":"400"}') + b"\r\n")
                # Only after the empty line does the server say no.
                file.write(tag + (b" NO refused\r\n" if file.readline() == b"\r\n" else b" BAD\r\n"))
        else:
            file.write(tag + b" OK done\r\n")
    line.close()


@pytest.fixture
def address() -> Iterator[MailboxAddress]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        threading.Thread(target=serve, args=(listener,), daemon=True).start()
        yield MailboxAddress("127.0.0.1", listener.getsockname()[1], False, "clerk@maple.example")


def test_a_good_token_logs_in(address: MailboxAddress) -> None:
    connection = connect(address, lambda: "token:good-token", 10)
    assert "IDLE" in connection.capabilities
    connection.shutdown()


def test_a_refused_token_says_what_to_check_and_not_the_token(address: MailboxAddress) -> None:
    with pytest.raises(Misconfigured, match="token command") as caught:
        connect(address, lambda: "token:old-token", 10)
    assert "old-token" not in str(caught.value)
