"""An IMAP mailbox: any server, password or XOAUTH2, IDLE with a poll behind it.

The server's own state says what waits, so a restart finds its place without listing the mailbox: messages that we
landed carry a keyword, or are moved to a folder. A delivery is named by UIDVALIDITY and UID. Should the server
begin a new UIDVALIDITY, everything without our mark is simply seen again, and the sha256 makes that harmless.
"""

from __future__ import annotations

import imaplib
import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from connectors import Unfetched
from connectors.imap_address import MailboxAddress
from connectors.imap_connection import connect, idle, quoted, say
from connectors.mail.limits import STANDARD
from pipelines.outcomes import Failure, Misconfigured
from pipelines.records import Arrival

SOURCE = "imap"

#: The mark of a message that is durable with us, where messages stay in their folder.
KEYWORD = "PartnershipsLanded"

# One FETCH holds this much at most, and one round trip serves this many; a long line then costs little waiting.
BATCH_BYTES = 16_000_000
BATCH_COUNT = 100
# Sizes are asked for so many messages in one round trip.
_SIZES_COUNT = 2_000
# So many landed messages are marked in one round trip; a cut before it only means seeing them again.
_MARKS_COUNT = 500
_SECONDS = 60.0

_INTERNALDATE = re.compile(rb'INTERNALDATE "([^"]+)"')
_UID = re.compile(rb"UID (\d+)")
_SIZE = re.compile(rb"RFC822\.SIZE (\d+)")


class ImapMailbox:
    """password: gives the password or, for XOAUTH2, a fresh access token each time it is called."""

    def __init__(
        self,
        address: MailboxAddress,
        secret: Callable[[], str],
        *,
        largest_bytes: int = STANDARD.fetched_bytes,
    ) -> None:
        self.address = address
        self._secret = secret
        self.largest_bytes = largest_bytes
        self._connection: imaplib.IMAP4 | None = None
        self._uidvalidity = ""
        self._sizes: dict[str, int] = {}
        self._landed: list[str] = []

    def _open(self) -> imaplib.IMAP4:
        """The selected folder; connects again after a cut."""
        if self._connection is None:
            self._connection = connect(self.address, self._secret, _SECONDS)
            self._select(self._connection)
        return self._connection

    def _select(self, connection: imaplib.IMAP4) -> None:
        answer = say(connection, "SELECT", lambda: connection.select(quoted(self.address.folder)))
        if answer is None:
            raise Misconfigured(
                f"The mailbox has no folder {self.address.folder!r}: check PARTNERSHIPS_MAILBOX."
            )
        self._uidvalidity = _response(connection, "UIDVALIDITY")
        permanent = _response(connection, "PERMANENTFLAGS")
        if self.address.moves_to is None and r"\*" not in permanent and KEYWORD not in permanent:
            raise Misconfigured(
                "This mail server keeps no keywords of ours: add ?done=FOLDER to PARTNERSHIPS_MAILBOX, "
                "and messages that are safe with us are moved there."
            )

    def waiting(self) -> Sequence[str]:
        """The server lists only what carries no mark of ours."""
        is_new = self._connection is None
        connection = self._open()
        self._flush()
        if not is_new:  # a folder that is open already shows new mail only after the server was asked
            self._say("NOOP", connection.noop)
        criteria = "UNDELETED" if self.address.moves_to is not None else f"UNDELETED UNKEYWORD {KEYWORD}"
        uids = self._search(connection, criteria)
        return [f"{self._uidvalidity}:{uid}" for uid in uids]

    def wait(self, seconds: float) -> None:
        """IDLE where the server offers it (RFC 2177), else a pause: the poll that stands behind it."""
        connection = self._open()
        if "IDLE" not in connection.capabilities:
            time.sleep(seconds)
            return
        try:
            idle(connection, seconds)
        except Failure:
            self._drop()
            raise

    def _search(self, connection: imaplib.IMAP4, criteria: str) -> list[int]:
        is_compact = "ESEARCH" in connection.capabilities
        arguments = (f"RETURN (ALL) {criteria}",) if is_compact else (criteria,)
        data = self._say("UID SEARCH", lambda: connection.uid("SEARCH", *arguments))
        if not is_compact:
            return sorted(int(uid) for uid in b" ".join(x for x in data if x).split())
        return _from_ranges(_response(connection, "ESEARCH"))

    def fetch(self, keys: Sequence[str]) -> Iterator[Arrival | Unfetched]:
        """In batches bounded by bytes. A batch that breaks is fetched one by one, and what still breaks is
        reported; a message that is gone in the meantime is passed over."""
        self._open()
        uids = [key for key in keys if key.partition(":")[0] == self._uidvalidity]
        yield from self._fetch_batches(uids)

    def _fetch_batches(self, keys: Sequence[str]) -> Iterator[Arrival | Unfetched]:
        for batch in self._batches(keys):
            if isinstance(batch, Unfetched):
                yield batch
                continue
            try:
                arrivals = self._fetch_batch(batch)
            except Failure:
                yield from self._one_by_one(batch)
                continue
            yield from arrivals

    def _one_by_one(self, batch: Sequence[str]) -> Iterator[Arrival | Unfetched]:
        for key in batch:
            try:
                yield from self._fetch_batch([key])
            except Failure as failure:
                self._open()  # the server itself is well, or this raises for the whole run
                yield Unfetched(SOURCE, key, f"The mail server cannot hand it over: {failure.sentence}")

    def _batches(self, keys: Sequence[str]) -> Iterator[list[str] | Unfetched]:
        batch: list[str] = []
        size = 0
        for position, key in enumerate(keys):
            if key not in self._sizes:
                self._ask_sizes(keys[position : position + _SIZES_COUNT])
            own = self._sizes.get(key)
            if own is None:
                continue  # expunged since it was listed
            if own > self.largest_bytes:
                yield Unfetched(SOURCE, key, f"{own:,} bytes are more than the mailbox limit.")
                continue
            if batch and (len(batch) >= BATCH_COUNT or size + own > BATCH_BYTES):
                yield batch
                batch, size = [], 0
            batch.append(key)
            size += own
        if batch:
            yield batch

    def _ask_sizes(self, keys: Sequence[str]) -> None:
        connection = self._open()
        data = self._say("UID FETCH", lambda: connection.uid("FETCH", _uid_set(keys), "(UID RFC822.SIZE)"))
        for line in data:
            text = line[0] if isinstance(line, tuple) else line
            if isinstance(text, bytes) and (uid := _UID.search(text)) and (size := _SIZE.search(text)):
                self._sizes[f"{self._uidvalidity}:{uid[1].decode()}"] = int(size[1])

    def _fetch_batch(self, keys: Sequence[str]) -> list[Arrival]:
        connection = self._open()
        what = "(UID INTERNALDATE BODY.PEEK[])"
        data = self._say("UID FETCH", lambda: connection.uid("FETCH", _uid_set(keys), what))
        arrivals = []
        for position, part in enumerate(data):
            if isinstance(part, tuple):
                after = data[position + 1] if position + 1 < len(data) else b""
                # A server may name the UID before or after the literal.
                about = part[0] + (after if isinstance(after, bytes) else b"")
                arrivals.append(self._arrival(about, part[1]))
        found = {arrival.source_key for arrival in arrivals}
        for key in keys:
            self._sizes.pop(key, None)
        return [arrival for key in keys if key in found for arrival in arrivals if arrival.source_key == key]

    def _arrival(self, about: bytes, content: bytes) -> Arrival:
        uid, date = _UID.search(about), _INTERNALDATE.search(about)
        if uid is None or date is None:
            raise Failure("The mail server answered a FETCH without UID or INTERNALDATE.", retry_helps=False)
        received = datetime.strptime(date[1].decode("ascii").strip(), "%d-%b-%Y %H:%M:%S %z")
        return Arrival(SOURCE, f"{self._uidvalidity}:{uid[1].decode()}", received.astimezone(UTC), content)

    def acknowledge(self, keys: Sequence[str]) -> None:
        """Marks or moves, many in one round trip; what is not yet marked is seen again, which is harmless."""
        self._landed.extend(keys)
        if len(self._landed) >= _MARKS_COUNT:
            self._flush()

    def _flush(self) -> None:
        if not self._landed:
            return
        connection = self._open()
        keys = [key for key in self._landed if key.partition(":")[0] == self._uidvalidity]
        if keys:
            uids = _uid_set(keys)
            if self.address.moves_to is None:
                self._say("UID STORE", lambda: connection.uid("STORE", uids, "+FLAGS.SILENT", f"({KEYWORD})"))
            else:
                self._move(connection, uids, quoted(self.address.moves_to))
        self._landed.clear()

    def _move(self, connection: imaplib.IMAP4, uids: str, folder: str) -> None:
        if "MOVE" in connection.capabilities:
            self._say("UID MOVE", lambda: connection.uid("MOVE", uids, folder))
            return
        self._say("UID COPY", lambda: connection.uid("COPY", uids, folder))
        self._say("UID STORE", lambda: connection.uid("STORE", uids, "+FLAGS.SILENT", r"(\Deleted)"))
        if "UIDPLUS" in connection.capabilities:
            self._say("UID EXPUNGE", lambda: connection.uid("EXPUNGE", uids))

    def _say(self, what: str, call: Callable[[], tuple[str, list[Any]]]) -> list[Any]:
        """A command in the selected folder; a cut line is forgotten, so that the next command connects again."""
        connection = self._open()
        try:
            answer = say(connection, what, call)
        except Failure:
            self._drop()
            raise
        if answer is None:
            raise Failure(f"The mail server refuses {what}.")
        return answer

    def _drop(self) -> None:
        if self._connection is not None:
            with suppress(OSError):
                self._connection.shutdown()
        self._connection = None

    def close(self) -> None:
        """Marks what is landed and says good-bye."""
        if self._connection is None and not self._landed:
            return
        try:
            self._flush()
            if self._connection is not None:
                with suppress(imaplib.IMAP4.error, OSError):
                    self._connection.logout()
        finally:
            self._drop()


def _response(connection: imaplib.IMAP4, name: str) -> str:
    """An untagged response of the last command, "" when there was none."""
    _, values = connection.response(name)
    return next((value.decode("ascii", "replace") for value in reversed(values) if value), "")


def _from_ranges(text: str) -> list[int]:
    """`(TAG "A4") UID ALL 3:5,9` -> 3, 4, 5, 9; nothing found gives no ALL."""
    found = re.search(r"\bALL ([0-9:,]+)", text)
    uids: list[int] = []
    for part in found[1].split(",") if found else []:
        first, _, last = part.partition(":")
        uids.extend(range(int(first), int(last or first) + 1))
    return uids


def _uid_set(keys: Sequence[str]) -> str:
    """Keys as a sequence set with ranges: 100 in a row are one short word."""
    uids = sorted(int(key.partition(":")[2]) for key in keys)
    ranges: list[list[int]] = []
    for uid in uids:
        if ranges and uid == ranges[-1][1] + 1:
            ranges[-1][1] = uid
        else:
            ranges.append([uid, uid])
    return ",".join(str(a) if a == b else f"{a}:{b}" for a, b in ranges)
