from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from connectors.bounces import read_bounce
from connectors.landing import LocalLanding
from connectors.warehouse import Warehouse
from pipelines.steps.bounces import count_bounces
from tests.steps.test_send import write

NOW = datetime(2026, 6, 2, tzinfo=UTC)
LETTER = "0123456789abcdef0123456789abcdef"


def report(status: str = "5.1.1", action: str = "failed", address: str = "clerk@maple.example") -> bytes:
    return (
        "From: MAILER-DAEMON@mail.example\r\nContent-Type: multipart/report; boundary=b\r\n\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.example\r\n\r\n"
        f"Final-Recipient: rfc822; {address}\r\nAction: {action}\r\nStatus: {status}\r\n\r\n"
        f"--b\r\nContent-Type: message/rfc822-headers\r\n\r\nX-Partnerships-Letter: {LETTER}\r\n\r\n--b--\r\n"
    ).encode()


def arrived(warehouse: Warehouse, landing: LocalLanding, content: bytes) -> None:
    [sha256] = landing.put([content])
    with warehouse.transaction() as connection:
        connection.execute(
            "insert into message (message_sha256, received_at, size_bytes, landed_at, place, reasons, read_at) "
            "values (%s, %s, 1, %s, 'not_an_application', '{bounce}', %s)",
            [sha256, NOW, NOW, NOW],
        )


def suppressed(warehouse: Warehouse) -> list[str]:
    return [row["address"] for row in warehouse.rows("select address from suppression order by 1")]


@pytest.fixture
def landing(tmp_path: Path) -> LocalLanding:
    return LocalLanding(tmp_path)


@pytest.fixture
def sent(warehouse: Warehouse) -> None:
    write(warehouse, LETTER, cc_addresses=["Principal@maple.example"])
    with warehouse.transaction() as connection:
        connection.execute("update letter set state = 'sent', sent_at = %s", [NOW])


@pytest.mark.usefixtures("sent")
def test_an_address_that_failed_for_good_is_not_written_to_again(
    warehouse: Warehouse, landing: LocalLanding
) -> None:
    arrived(warehouse, landing, report())
    arrived(warehouse, landing, report(address="principal@maple.example"))
    assert count_bounces(warehouse, landing, NOW) == 2
    assert suppressed(warehouse) == ["clerk@maple.example", "principal@maple.example"]
    assert count_bounces(warehouse, landing, NOW) == 0


@pytest.mark.usefixtures("sent")
@pytest.mark.parametrize(
    ("status", "action"),
    [("4.4.7", "delayed"), ("5.2.2", "failed"), ("5.7.1", "failed"), ("2.0.0", "delivered")],
)
def test_what_may_still_mend_suppresses_nobody(
    warehouse: Warehouse, landing: LocalLanding, status: str, action: str
) -> None:
    arrived(warehouse, landing, report(status, action))
    assert count_bounces(warehouse, landing, NOW) == 0


EXIM = (
    "From: Mailer-Daemon@mail.example\r\nX-Failed-Recipients: clerk@maple.example,\r\n principal@maple.example\r\n\r\n"
    "A message that you sent could not be delivered.\r\n\r\n  clerk@maple.example\r\n    {reason}\r\n"
)
QMAIL = (
    "From: MAILER-DAEMON@mail.example\r\n\r\nHi. This is the qmail-send program.\r\n\r\n"
    "<clerk@maple.example>:\r\nSorry, no mailbox here by that name. (#{reason})\r\n\r\n--- Below is a copy.\r\n\r\n"
)


@pytest.mark.parametrize(
    ("notice", "failed"),
    [
        (
            EXIM.format(reason="550 5.1.1 no such user"),
            (("clerk@maple.example", "5.1.1"), ("principal@maple.example", "5.1.1")),
        ),
        (
            EXIM.format(reason="550 No such user"),
            (("clerk@maple.example", "550"), ("principal@maple.example", "550")),
        ),
        (EXIM.format(reason="552 5.2.2 mailbox full"), ()),
        (EXIM.format(reason="retry time not reached"), ()),
        (QMAIL.format(reason="5.1.1"), (("clerk@maple.example", "5.1.1"),)),
        (QMAIL.format(reason="5.7.1"), ()),
        (QMAIL.format(reason="4.4.1"), ()),
    ],
)
def test_a_notice_in_words_names_who_failed(notice: str, failed: tuple[tuple[str, str], ...]) -> None:
    bounce = read_bounce(
        f"{notice}X-Partnerships-Letter: {LETTER}\r\n\r\nsomeone@oak.example\r\n550\r\n".encode()
    )
    assert (bounce.letter_ids, bounce.failed) == ((LETTER,), failed)


@pytest.mark.usefixtures("sent")
def test_a_forged_report_silences_nobody_else(warehouse: Warehouse, landing: LocalLanding) -> None:
    arrived(warehouse, landing, report(address="superintendent@oak.example"))
    assert count_bounces(warehouse, landing, NOW) == 0


def test_a_report_about_a_letter_that_never_went_out_counts_nothing(
    warehouse: Warehouse, landing: LocalLanding
) -> None:
    write(warehouse, LETTER)
    arrived(warehouse, landing, report())
    assert count_bounces(warehouse, landing, NOW) == 0


def test_garbage_is_no_bounce() -> None:
    bounce = read_bounce(b"Final-Recipient: rfc822; \xff@\xfe\r\nAction: failed\r\nStatus: 5.1.1\r\n" * 1000)
    assert bounce.failed == ()
