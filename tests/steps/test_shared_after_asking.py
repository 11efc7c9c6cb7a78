"""Whoever answers "done" to our letter about a closed document is read again without anybody's doing."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from connectors.form_writer import write_form
from connectors.landing import LocalLanding
from connectors.limits import Limits
from connectors.warehouse import Warehouse
from pipelines.form import empty_answers
from pipelines.policy.letter_templates import load_templates
from pipelines.policy.load import load_policy
from pipelines.records import Arrival, Reading
from pipelines.steps.letters import renderer, write_letters
from pipelines.steps.read import read_message
from pipelines.steps.read_waiting import read_waiting, waiting
from pipelines.steps.receive import take
from pipelines.steps.send import send_due
from tests.steps.test_send import POLICY, Way

NOW = datetime(2026, 6, 1, 19, tzinfo=UTC)
OWN = "partnerships@program.example"
HEAD = b"From: Ida <ida@hazel.example>\r\nTo: partnerships@program.example\r\nContent-Type: text/plain\r\n"
LINK = HEAD + (
    b"Message-ID: <1@hazel.example>\r\nSubject: Our application\r\n\r\nPlease find it here:\r\n"
    b"https://docs.google.com/document/d/1aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789/edit\r\n"
)
FORM = json.loads(
    write_form(
        empty_answers()
        | {
            "district_name": "Hazel Grove School District",
            "state": "OR",
            "primary_email": "ida@hazel.example",
            "programs": [{"program": "csp", "teachers": 31}],
        },
        "google_doc",
    )
)


class Here:
    def run(self, function, *arguments):  # type: ignore[no-untyped-def]
        return function(*arguments)


class Mailbox:
    """Reads and answers what arrives; `shared`: whether we may open the document."""

    def __init__(self, warehouse: Warehouse, landing: LocalLanding) -> None:
        self.warehouse, self.landing = warehouse, landing
        self.shared = False
        self.sent: list[str] = []
        self.now = NOW

    def read(self, content: bytes) -> Reading:
        return read_message(
            content,
            name="m.eml",
            pool=Here(),
            google_docs=lambda _: json.dumps(FORM).encode() if self.shared else None,
            limits=Limits(),
            own_addresses=(OWN,),
        )

    def arrives(self, content: bytes) -> None:
        """One delivery, read until nothing waits; then letters are written and sent."""
        self.now += timedelta(hours=1)
        take([Arrival("maildir", str(self.now), self.now, content)], self.landing, self.warehouse, self.now)
        while waiting(self.warehouse):
            read_waiting(self.warehouse, self.landing, self.read, self.now)
        write_letters(self.warehouse, load_policy(), OWN, self.now)
        mailbox = self

        class Kept(Way):
            def send(self, letter):  # type: ignore[no-untyped-def]
                mailbox.sent.append(str(letter["Subject"]))

        send_due(
            self.warehouse, Kept(), renderer(load_templates(), OWN, self.now, lambda: b"PK"), POLICY, self.now
        )

    def place(self) -> tuple[str, list[str]]:
        [row] = self.warehouse.rows("select place, reasons from message where subject = 'Our application'")
        return row["place"], row["reasons"]

    def answer(self, words: bytes) -> bytes:
        [row] = self.warehouse.rows("select subject, message_id from letter where kind = 'share_request'")
        return (
            HEAD
            + (
                f"Message-ID: <{self.now:%H}@hazel.example>\r\nIn-Reply-To: <{row['message_id']}>\r\n"
                f"References: <{row['message_id']}>\r\nSubject: Re: {row['subject']}\r\n\r\n"
            ).encode()
            + words
        )


@pytest.fixture
def mailbox(warehouse: Warehouse, tmp_path: Path) -> Mailbox:
    made = Mailbox(warehouse, LocalLanding(tmp_path / "landing"))
    made.arrives(LINK)
    assert made.place() == ("quarantine", ["unreachable_link"])
    return made


def test_an_answer_after_sharing_makes_it_an_application(mailbox: Mailbox) -> None:
    mailbox.shared = True
    mailbox.arrives(mailbox.answer(b"done\r\n"))
    assert mailbox.place() == ("application", [])


def test_an_answer_without_sharing_changes_nothing_and_asks_nobody_twice(mailbox: Mailbox) -> None:
    mailbox.arrives(mailbox.answer(b"done\r\n"))
    assert mailbox.place() == ("quarantine", ["unreachable_link"])
    asked = [subject for subject in mailbox.sent if subject.startswith("We may not open")]
    assert len(asked) == 1
    assert waiting(mailbox.warehouse) == []
    mailbox.shared = True
    mailbox.arrives(mailbox.answer(b"Now it is done.\r\n"))
    assert mailbox.place() == ("application", [])


def test_a_vacation_notice_does_not_have_it_read_again(mailbox: Mailbox) -> None:
    mailbox.shared = True
    notice = mailbox.answer(b"I am out of the office until Monday.\r\n")
    mailbox.arrives(notice.replace(b"Message-ID", b"Auto-Submitted: auto-replied\r\nMessage-ID", 1))
    assert mailbox.place() == ("quarantine", ["unreachable_link"])
