"""Errors of outside systems are told in words: staff read no numbers of the operating system."""

from __future__ import annotations

import socket

import pytest

from pipelines.error_words import error_words


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ConnectionRefusedError(111, "Connection refused"), "Connection refused"),
        (socket.gaierror(-2, "Name or service not known"), "Name or service not known"),
        (TimeoutError("timed out"), "timed out"),
        (ValueError("one\r\n  two"), "one two"),
        (EOFError(), "EOFError"),
        (ValueError("x" * 500), "x" * 200),
    ],
)
def test_an_error_is_told_in_one_short_line(error: Exception, words: str) -> None:
    assert error_words(error) == words
