"""The sender of a mail as contact: only by the name that the body signs with, and only to be confirmed."""

from __future__ import annotations

from typing import Any

import pytest

from pipelines.form import empty_answers
from pipelines.outcomes import Code, Kind, Problem, Role, Severity
from pipelines.records import Envelope
from pipelines.rules.read.message.findings import Finding
from pipelines.rules.read.message.sender import with_sender


def _body(**answers: Any) -> Finding:
    lacks = Problem(Code.MISSING_ANSWER, Severity.CRITICAL, "primary_email")
    return Finding(
        "message body",
        Kind.TEXT,
        "",
        Role.APPLICATION,
        "body",
        answers={**empty_answers(), **answers},
        problems=(lacks,),
    )


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Sondra Kell", "office@marshfork.example"),
        ("", "skell@marshfork.example"),
        ("Marsh Fork Schools", "sondra.kell@marshfork.example"),
    ],
)
def test_the_sender_whose_name_stands_below_the_letter_is_the_contact_to_confirm(
    name: str, address: str
) -> None:
    read = with_sender(_body(signature_name="Sondra Kell"), Envelope(sender=address, sender_name=name))
    assert read.answers is not None
    assert (read.answers["primary_name"], read.answers["primary_email"]) == ("Sondra Kell", address)
    assert [(one.code, one.severity) for one in read.problems] == [(Code.LOW_CONFIDENCE, Severity.QUESTION)]


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Lou Beck", "lbeck@marshfork.example"),  # somebody else forwards it
        ("", "tkell@marshfork.example"),  # another Kell
        ("Sondra Poe", "spoe@marshfork.example"),
        ("", ""),
    ],
)
def test_another_sender_is_nobody(name: str, address: str) -> None:
    body = _body(signature_name="Sondra Kell")
    assert with_sender(body, Envelope(sender=address, sender_name=name)) == body


def test_an_address_in_the_letter_stands() -> None:
    body = _body(signature_name="Sondra Kell", primary_email="abell@marshfork.example")
    assert with_sender(body, Envelope(sender="skell@marshfork.example", sender_name="Sondra Kell")) == body
