"""Bounces: an address that failed for good is not written to again.

Anyone can write a report that looks like one, so it counts only for addresses that the returned letter went to.
"""

from __future__ import annotations

from datetime import datetime

from connectors import Landing
from connectors.bounces import read_bounce
from connectors.warehouse import Warehouse

_QUERY = """
select message_sha256 from message
where 'bounce' = any(reasons) and answered_at is null and place = 'not_an_application'
order by received_at, message_sha256
for update skip locked
"""


def count_bounces(warehouse: Warehouse, landing: Landing, now: datetime) -> int:
    """Looks at every bounce that was read and not yet counted. Returns how many addresses were suppressed."""
    suppressed = 0
    with warehouse.transaction() as connection:
        for row in connection.execute(_QUERY).fetchall():
            bounce = read_bounce(landing.get(row["message_sha256"]))
            known = connection.execute(
                "select distinct lower(unnest(to_address || cc_addresses)) as address from letter "
                "where letter_id = any(%(ids)s) and sent_at is not null",
                {"ids": list(bounce.letter_ids)},
            ).fetchall()
            addresses = {x["address"] for x in known}
            for address, status in bounce.failed:
                if address in addresses:
                    suppressed += connection.execute(
                        "insert into suppression (address, reason, detail, since, message_sha256) "
                        "values (%s, 'bounced', %s, %s, %s) on conflict (address) do nothing",
                        [address, f"The mail server answered {status}.", now, row["message_sha256"]],
                    ).rowcount
    return suppressed
