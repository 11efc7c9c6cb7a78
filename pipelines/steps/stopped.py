"""Whoever asks us to write no more is put on the list of those who are not written to, with the words that asked.

The application stays. What would have gone to the address waits as `suppressed` where staff see it; a mail that the
person writes later is answered, and the answer says so.
"""

from __future__ import annotations

from connectors.warehouse import Warehouse
from pipelines.rules.letters.owed import is_wish_to_stop
from pipelines.stored import load_reading

_QUERY = """
select m.message_sha256, m.received_at, m.place, m.reasons, m.sentence, r.*
from message m join reading r using (message_sha256)
where m.read_at is not null and m.answered_at is null and r.envelope ->> 'asks_to_stop' <> ''
order by m.received_at, m.message_sha256
for update of m skip locked
"""


def note_wishes_to_stop(warehouse: Warehouse) -> int:
    """Looks at every message that was read and is not answered yet. Returns how many addresses are new on the list."""
    count = 0
    with warehouse.transaction() as connection:
        for row in connection.execute(_QUERY).fetchall():
            reading = load_reading(row)
            if is_wish_to_stop(reading):
                count += connection.execute(
                    "insert into suppression (address, reason, detail, since, message_sha256) "
                    "values (%s, 'unsubscribed', %s, %s, %s) on conflict (address) do nothing",
                    [
                        reading.envelope.sender.lower(),
                        f'"{reading.envelope.asks_to_stop}"',
                        row["received_at"],
                        row["message_sha256"],
                    ],
                ).rowcount
    return count
