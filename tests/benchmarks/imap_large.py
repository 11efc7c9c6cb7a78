"""A mailbox of 100,000 landed messages and one new: how long finding the new one takes, with a real Dovecot.

python -m tests.benchmarks.imap_large [MESSAGES]
"""

from __future__ import annotations

import os
import pwd
import sys
import time

from connectors.imap import KEYWORD, ImapMailbox
from connectors.imap_address import parse_mailbox_address
from tests.connectors.imap.dovecot import PASSWORD, Dovecot, dovecot


def fill(server: Dovecot, count: int) -> None:
    """Messages that carry our mark already, put where Dovecot keeps them."""
    folder = server.folder / "mail"
    owner = pwd.getpwnam("dovecot") if os.getuid() == 0 else pwd.getpwuid(os.getuid())
    for name in ("cur", "new", "tmp"):
        (folder / name).mkdir(exist_ok=True)
    (folder / "dovecot-keywords").write_text(f"0 {KEYWORD}\n")
    for number in range(count):
        path = folder / "cur" / f"{1_700_000_000 + number}.M{number}.host:2,a"
        path.write_bytes(b"Subject: old\r\n\r\nold\r\n")
    if os.getuid() == 0:
        for path in (folder, *folder.rglob("*")):
            os.chown(path, owner.pw_uid, owner.pw_gid)


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with dovecot() as server:
        fill(server, count)
        server.client().logout()  # Dovecot makes its index once
        server.deliver(b"Subject: new\r\n\r\nnew\r\n")
        address, _ = parse_mailbox_address(server.url)
        started = time.perf_counter()
        box = ImapMailbox(address, lambda: PASSWORD)
        waiting = box.waiting()
        seconds = time.perf_counter() - started
        box.close()
        assert len(waiting) == 1, f"{len(waiting)} wait"
        print(f"{count:,} landed messages: the one new message found in {seconds:.2f} s, log-in included")


if __name__ == "__main__":
    main()
