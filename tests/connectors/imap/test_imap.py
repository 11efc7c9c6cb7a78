"""The mailbox against a real Dovecot: nothing lost, nothing doubled, whatever breaks."""

from __future__ import annotations

import imaplib
import socket
import threading
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from connectors import Unfetched
from connectors.imap import BATCH_COUNT, ImapMailbox
from connectors.imap_address import parse_mailbox_address
from connectors.imap_connection import idle
from connectors.landing import LocalLanding
from connectors.warehouse import Warehouse
from pipelines.outcomes import Failure, Misconfigured
from pipelines.records import Arrival
from pipelines.steps.receive import receive
from tests.connectors.imap.cutting_line import cutting_line
from tests.connectors.imap.dovecot import PASSWORD, Dovecot, dovecot, is_installed

pytestmark = [
    pytest.mark.dovecot,
    pytest.mark.skipif(not is_installed(), reason="Dovecot is missing: apt-get install dovecot-imapd"),
]

NOW = datetime(2026, 6, 2, tzinfo=UTC)


@pytest.fixture(scope="module")
def running() -> Iterator[Dovecot]:
    with dovecot() as server:
        yield server


@pytest.fixture
def server(running: Dovecot) -> Iterator[Dovecot]:
    """The server with an empty INBOX."""
    yield running
    client = running.client()
    if client.search(None, "ALL")[1] != [b""]:
        client.store("1:*", "+FLAGS", r"(\Deleted)")
        client.expunge()
    client.logout()


@pytest.fixture
def landing(tmp_path: Path) -> LocalLanding:
    return LocalLanding(tmp_path / "landing")


def mailbox(server: Dovecot, port: int | None = None, query: str = "") -> ImapMailbox:
    url = f"imap://clerk@127.0.0.1:{port or server.port}/INBOX{query}"
    return ImapMailbox(parse_mailbox_address(url)[0], lambda: PASSWORD)


def mail(number: int, size: int = 10) -> bytes:
    return b"Subject: application %d\r\n\r\n%s\r\n" % (number, b"x" * size)


def count(warehouse: Warehouse, table: str) -> int:
    return int(warehouse.rows(f"select count(*) as n from {table}")[0]["n"])


def test_what_was_delivered_is_landed_marked_and_not_seen_again(
    server: Dovecot, landing: LocalLanding, warehouse: Warehouse
) -> None:
    server.deliver(mail(1), mail(2), at=1_780_315_200)  # 2026-06-01 12:00 UTC
    box = mailbox(server)
    outcome = receive(box, landing, warehouse, NOW)
    box.close()
    assert (outcome.deliveries, outcome.new) == (2, 2)
    assert server.keywords() == 2
    again = mailbox(server)
    assert again.waiting() == []
    again.close()
    rows = warehouse.rows("select received_at from message")
    assert {row["received_at"] for row in rows} == {datetime(2026, 6, 1, 12, tzinfo=UTC)}


def test_someone_reading_the_mailbox_does_not_hide_a_message(server: Dovecot) -> None:
    server.deliver(mail(1))
    client = server.client()
    client.store("1", "+FLAGS", r"(\Seen \Flagged)")
    client.logout()
    box = mailbox(server)
    assert len(box.waiting()) == 1
    box.close()


def test_fetching_leaves_a_message_unread_for_people(server: Dovecot) -> None:
    server.deliver(mail(1))
    box = mailbox(server)
    list(box.fetch(box.waiting()))
    box.close()
    client = server.client()
    assert client.search(None, "UNSEEN")[1] == [b"1"]
    client.logout()


def test_landed_messages_are_moved_where_the_address_says_so(
    server: Dovecot, landing: LocalLanding, warehouse: Warehouse
) -> None:
    server.deliver(mail(1))
    client = server.client()
    with suppress(imaplib.IMAP4.error):
        client.create("Taken")
    box = mailbox(server, query="?done=Taken")
    receive(box, landing, warehouse, NOW)
    box.close()
    client.select("Taken")
    assert client.search(None, "ALL")[1] == [b"1"]
    client.store("1", "+FLAGS", r"(\Deleted)")
    client.expunge()
    client.logout()


def test_a_new_uidvalidity_shows_messages_again_and_doubles_nothing(
    server: Dovecot, landing: LocalLanding, warehouse: Warehouse
) -> None:
    server.deliver(mail(1), mail(2))
    box = mailbox(server)
    receive(box, landing, warehouse, NOW)
    box.close()
    server.begin_a_new_uidvalidity()
    box = mailbox(server)
    outcome = receive(box, landing, warehouse, NOW)
    box.close()
    assert (outcome.deliveries, outcome.new) == (2, 0)
    assert (count(warehouse, "message"), count(warehouse, "sighting")) == (2, 4)


def test_keys_of_an_old_uidvalidity_fetch_nothing(server: Dovecot) -> None:
    server.deliver(mail(1))
    box = mailbox(server)
    keys = box.waiting()
    box.close()
    server.begin_a_new_uidvalidity()
    assert list(box.fetch(keys)) == []
    box.close()


def test_a_message_expunged_in_between_is_passed_over(server: Dovecot) -> None:
    server.deliver(mail(1), mail(2), mail(3))
    box = mailbox(server)
    keys = box.waiting()
    client = server.client()
    client.store("2", "+FLAGS", r"(\Deleted)")
    client.expunge()
    client.logout()
    subjects = [x.content.split(b"\r\n")[0] for x in box.fetch(keys) if isinstance(x, Arrival)]
    box.close()
    assert subjects == [b"Subject: application 1", b"Subject: application 3"]


def test_the_same_bytes_delivered_twice_are_one_message_and_two_sightings(
    server: Dovecot, landing: LocalLanding, warehouse: Warehouse
) -> None:
    server.deliver(mail(1), mail(1))
    box = mailbox(server)
    outcome = receive(box, landing, warehouse, NOW)
    box.close()
    assert (outcome.deliveries, outcome.new) == (2, 1)
    assert count(warehouse, "sighting") == 2


@pytest.mark.parametrize("step", [b"LOGIN", b"SELECT", b"SEARCH", b"RFC822.SIZE", b"BODY.PEEK", b"STORE"])
@pytest.mark.parametrize("side", ["before the server", "in its answer"])
def test_a_line_cut_at_any_step_loses_and_doubles_nothing(
    server: Dovecot, landing: LocalLanding, warehouse: Warehouse, step: bytes, side: str
) -> None:
    server.deliver(*(mail(n) for n in range(5)))
    with cutting_line(server.port) as line:
        if side == "before the server":
            line.cut_before = step
        else:
            line.cut_after, line.answer_bytes = step, 7
        box = mailbox(server, line.port)
        with suppress(Failure):
            receive(box, landing, warehouse, NOW)
        with suppress(Failure):
            box.close()
        assert line.cuts == 1
        later = NOW.replace(day=3)
        box = mailbox(server, line.port)
        receive(box, landing, warehouse, later)
        box.close()
    assert count(warehouse, "message") == 5
    assert len(list(landing.names())) == 5
    assert server.keywords() == 5


def test_one_message_that_cannot_be_fetched_is_set_aside_and_the_others_go_on(
    server: Dovecot, landing: LocalLanding, warehouse: Warehouse
) -> None:
    server.deliver(mail(1), mail(2), mail(3))
    with cutting_line(server.port) as line:
        line.poison = b"application 2"
        box = mailbox(server, line.port)
        outcome = receive(box, landing, warehouse, NOW)
        box.close()
    assert outcome.set_aside == 1
    [aside] = warehouse.rows("select sentence, attempts from set_aside")
    assert "cannot hand it over" in aside["sentence"]
    assert count(warehouse, "message") == 2
    assert outcome.new == 2


def test_a_message_above_the_limit_is_reported_not_fetched(server: Dovecot) -> None:
    server.deliver(mail(1, size=5_000), mail(2))
    box = ImapMailbox(parse_mailbox_address(server.url)[0], lambda: PASSWORD, largest_bytes=4_000)
    first, second = box.fetch(box.waiting())
    box.close()
    assert isinstance(first, Unfetched)
    assert "more than the mailbox limit" in first.sentence
    assert isinstance(second, Arrival)


def test_two_receivers_at_once_land_each_message_once(
    server: Dovecot, landing: LocalLanding, warehouse: Warehouse, database: str
) -> None:
    server.deliver(*(mail(n) for n in range(30)))
    new: list[int] = []

    def take() -> None:
        own, box = Warehouse(database), mailbox(server)
        new.append(receive(box, landing, own, NOW).new)
        box.close()
        own.close()

    threads = [threading.Thread(target=take) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(new) == 30
    assert count(warehouse, "message") == 30


def test_few_round_trips_for_many_messages(
    server: Dovecot, landing: LocalLanding, warehouse: Warehouse
) -> None:
    server.deliver(*(mail(n) for n in range(250)))
    with cutting_line(server.port) as line:
        box = mailbox(server, line.port)
        receive(box, landing, warehouse, NOW)
        box.close()
    assert BATCH_COUNT == 100
    assert len(line.commands) <= 250 / 50 + 6
    assert count(warehouse, "message") == 250


def test_a_wrong_password_says_which_setting_to_check(server: Dovecot) -> None:
    box = ImapMailbox(parse_mailbox_address(server.url)[0], lambda: "wrong")
    with pytest.raises(Misconfigured, match="PARTNERSHIPS_MAILBOX_PASSWORD"):
        box.waiting()


def test_a_missing_folder_is_named(server: Dovecot) -> None:
    address, _ = parse_mailbox_address(server.url.replace("INBOX", "Bewerbungen%20ä"))
    with pytest.raises(Misconfigured, match="no folder 'Bewerbungen ä'"):
        ImapMailbox(address, lambda: PASSWORD).waiting()


def test_nobody_listening_is_a_failure_that_a_retry_may_mend() -> None:
    address, _ = parse_mailbox_address("imap://clerk@127.0.0.1:9/INBOX")
    with pytest.raises(Failure, match="cannot be reached") as caught:
        ImapMailbox(address, lambda: PASSWORD).waiting()
    assert caught.value.retry_helps


def test_new_mail_ends_the_waiting_at_once(server: Dovecot) -> None:
    box = mailbox(server)
    assert box.waiting() == []
    woken = threading.Event()

    def wait() -> None:
        box.wait(60)
        woken.set()

    thread = threading.Thread(target=wait)
    thread.start()
    assert not woken.wait(0.5)
    server.deliver(mail(1))
    assert woken.wait(30)
    thread.join()
    assert len(box.waiting()) == 1
    box.close()


def test_waiting_in_vain_ends_after_its_seconds_and_the_line_still_serves(server: Dovecot) -> None:
    box = mailbox(server)
    box.wait(0.2)
    server.deliver(mail(1))
    assert len(box.waiting()) == 1
    box.close()


def test_mail_that_came_between_the_look_and_the_waiting_ends_it_at_once(server: Dovecot) -> None:
    box = mailbox(server)
    assert box.waiting() == []
    server.deliver(mail(1))
    woken = threading.Event()
    thread = threading.Thread(target=lambda: (box.wait(60), woken.set()))
    thread.start()
    assert woken.wait(30)
    thread.join()
    box.close()


def test_an_announcement_in_one_packet_with_the_start_of_idle_is_heard() -> None:
    ours, theirs = socket.socketpair()
    line = SimpleNamespace(
        _new_tag=lambda: b"A1",
        file=ours.makefile("rb"),
        send=ours.sendall,
        socket=lambda: ours,
    )
    line.readline = lambda: line.file.readline()
    theirs.sendall(b"+ idling\r\n* 1 EXISTS\r\n")
    heard = threading.Event()
    thread = threading.Thread(target=lambda: (idle(line, 60), heard.set()), daemon=True)  # type: ignore[arg-type]
    thread.start()
    said = theirs.makefile("rb")
    assert [said.readline(), said.readline()] == [b"A1 IDLE\r\n", b"DONE\r\n"]
    theirs.sendall(b"A1 OK done\r\n")
    assert heard.wait(30)
    thread.join()
    theirs.close()
    ours.close()
