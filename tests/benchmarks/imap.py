"""1,000 messages of 98 kB from a real Dovecot into durable landing, beside the floor: raw FETCH, hash, write, fsync.

python -m tests.benchmarks.imap [MESSAGES]
"""

from __future__ import annotations

import hashlib
import os
import socket
import statistics
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from connectors.files import fsync_folder
from connectors.imap import ImapMailbox
from connectors.imap_address import parse_mailbox_address
from connectors.landing import LocalLanding
from connectors.warehouse import Warehouse, migrate
from pipelines.standing.postgres import embedded
from pipelines.steps.receive import receive
from tests.connectors.imap.cutting_line import cutting_line
from tests.connectors.imap.dovecot import PASSWORD, USER, Dovecot, dovecot

SIZE = 98_000
PAIRS = 5
NOW = datetime(2026, 11, 25, tzinfo=UTC)


def mails(count: int) -> list[bytes]:
    line = b"x" * 70 + b"\r\n"
    return [b"Subject: %d\r\n\r\n" % number + line * (SIZE // len(line)) for number in range(count)]


def floor(server: Dovecot, count: int, folder: Path) -> float:
    """One raw FETCH of everything on a bare socket, each message hashed, written, fsynced, folders fsynced."""
    started = time.perf_counter()
    with socket.create_connection(("127.0.0.1", server.port)) as line:
        file = line.makefile("rb")
        file.readline()
        line.sendall(b'a LOGIN %s "%s"\r\n' % (USER.encode(), PASSWORD.encode()))
        while not file.readline().startswith(b"a "):
            pass
        line.sendall(b"b EXAMINE INBOX\r\n")
        while not file.readline().startswith(b"b "):
            pass
        line.sendall(b"c FETCH 1:%d BODY.PEEK[]\r\n" % count)
        touched = set()
        while not (head := file.readline()).startswith(b"c "):
            if b"{" not in head:
                continue
            content = file.read(int(head[head.rindex(b"{") + 1 : head.rindex(b"}")]))
            name = hashlib.sha256(content).hexdigest()
            place = folder / name[:2]
            place.mkdir(parents=True, exist_ok=True)
            descriptor = os.open(place / name, os.O_WRONLY | os.O_CREAT)
            os.write(descriptor, content)
            os.fsync(descriptor)
            os.close(descriptor)
            touched.add(place)
        for place in touched:
            fsync_folder(place)
    return time.perf_counter() - started


def ours(server: Dovecot, warehouse: Warehouse, folder: Path) -> float:
    mailbox = ImapMailbox(parse_mailbox_address(server.url)[0], lambda: PASSWORD)
    started = time.perf_counter()
    receive(mailbox, LocalLanding(folder), warehouse, NOW)
    mailbox.close()
    return time.perf_counter() - started


def forget(server: Dovecot, warehouse: Warehouse) -> None:
    client = server.client()
    client.store("1:*", "-FLAGS", "(PartnershipsLanded)")
    client.logout()
    with warehouse.transaction() as connection:
        connection.execute("truncate message cascade")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    scratch = Path(tempfile.mkdtemp(dir=os.environ.get("BENCHMARK_FOLDER")))
    with dovecot() as server, embedded(scratch / "home") as postgres:
        warehouse = Warehouse(postgres.url())
        migrate(warehouse)
        server.deliver(*mails(count))
        found = []
        for number in range(PAIRS + 1):
            bare = floor(server, count, scratch / f"floor{number}")
            own = ours(server, warehouse, scratch / f"ours{number}")
            forget(server, warehouse)
            if number:
                found.append((own, bare))
        with cutting_line(server.port) as line:
            mailbox = ImapMailbox(
                parse_mailbox_address(f"imap://{USER}@127.0.0.1:{line.port}/INBOX")[0], lambda: PASSWORD
            )
            receive(mailbox, LocalLanding(scratch / "counted"), warehouse, NOW)
            mailbox.close()
            trips = len(line.commands)
        warehouse.close()
    own = statistics.median(x for x, _ in found)
    ratio = statistics.median(x / y for x, y in found)
    print(f"{count} messages of {SIZE:,} bytes: {own:.2f} s, {count / own:.0f} a second, with the database")
    print(f"ratio to FETCH + hash + write + fsync: {ratio:.2f}  goal <= 1.5")
    print(f"round trips: {trips}  goal <= {count // 50 + 6}")


if __name__ == "__main__":
    main()
