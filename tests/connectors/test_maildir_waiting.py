"""Waiting on a maildir: a bell that does not miss what arrives between two looks."""

from __future__ import annotations

import threading
from pathlib import Path

from connectors.maildir import Maildir


def test_what_arrived_between_the_listing_and_the_waiting_ends_the_waiting_at_once(tmp_path: Path) -> None:
    mailbox = Maildir(tmp_path)
    mailbox.prepare()
    (tmp_path / "new" / "first").write_bytes(b"")
    assert mailbox.waiting() == ["first"]
    (tmp_path / "new" / "second").write_bytes(b"")
    waiter = threading.Thread(target=mailbox.wait, args=(60,), daemon=True)
    waiter.start()
    waiter.join(30)
    assert not waiter.is_alive()


def test_without_anything_new_the_waiting_ends_after_its_time(tmp_path: Path) -> None:
    mailbox = Maildir(tmp_path)
    mailbox.prepare()
    (tmp_path / "new" / "first").write_bytes(b"")
    mailbox.waiting()
    mailbox.wait(0.01)
    assert mailbox.waiting() == ["first"]
