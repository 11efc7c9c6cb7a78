"""Proves what the product promises to keep: bytes, the account of messages, sums of money, publications."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from connectors.publications import Publications, check
from connectors.warehouse import Warehouse, sql
from pipelines.outcomes import Failure

if TYPE_CHECKING:
    from connectors import Landing


@dataclass(frozen=True, slots=True)
class VerifyOutcome:
    """checked: how many of each kind were looked at. wrong: what does not hold; unsettled: what nobody knows and a
    person settles; both in sentences."""

    checked: Mapping[str, int] = field(default_factory=dict)
    wrong: tuple[str, ...] = ()
    unsettled: tuple[str, ...] = ()


def verify(warehouse: Warehouse, landing: Landing, store: Publications) -> VerifyOutcome:
    """Looks at everything; changes nothing. Raises Failure only when the database does not answer."""
    messages = warehouse.rows(sql("queries/verify/bytes.sql"))
    wrong = [*_landing(messages, landing), *_account(warehouse)]
    ledger = warehouse.rows(sql("queries/verify/ledger.sql"))
    wrong += [row["sentence"] for row in ledger]
    entries = warehouse.rows("select count(*) as n from ledger_entry")[0]["n"]
    names = store.names()
    for name in names:
        wrong += check(store, name)
    wrong += _records(warehouse, store, names)
    checked = {"messages": len(messages), "ledger_entries": entries, "publications": len(names)}
    return VerifyOutcome(checked, tuple(wrong), tuple(_doubtful_letters(warehouse)))


def _landing(messages: list[dict[str, Any]], landing: Landing) -> Iterator[str]:
    """Every message has its bytes, unchanged, until its people are dropped; every landed file is known."""
    for row in messages:
        if row["is_kept"]:
            try:
                landing.get(row["message_sha256"])
            except Failure as failure:
                yield failure.sentence
    known = {name for row in messages for name in (row["message_sha256"], *row["documents"])}
    for sha256 in sorted(set(landing.names()) - known):
        yield f"The bytes {sha256[:16]}… are landed, but no message is recorded for them; receive them again."


def _account(warehouse: Warehouse) -> Iterator[str]:
    """received = the sum of the places and of what waits to be read."""
    account = warehouse.rows("select * from message_account")[0]
    places = sum(number for name, number in account.items() if name != "received")
    if places != account["received"]:
        yield f"{account['received']} messages were received, but {places} are accounted for."
    for row in warehouse.rows(sql("queries/verify/messages.sql")):
        yield row["sentence"]


def _doubtful_letters(warehouse: Warehouse) -> Iterator[str]:
    """Letters of which nobody knows whether they went out: no fault of the records, yet not accounted for."""
    for row in warehouse.rows(sql("queries/verify/doubtful.sql")):
        of = f" about {row['application_id']}" if row["application_id"] else ""
        yield (
            f"The letter {row['letter_id']} ({row['kind']}{of}) is doubtful: the mail service did not say whether "
            'it took it. Settle it on the page "Operations" of the desk.'
        )


def _records(warehouse: Warehouse, store: Publications, names: list[str]) -> Iterator[str]:
    current = store.current()
    if current is not None and current not in names:
        yield f"The current publication {current} is not there."
    recorded = {row["publication_id"] for row in warehouse.rows("select publication_id from publication")}
    for publication_id in sorted(recorded - set(names)):
        yield f"The publication {publication_id} is recorded, but its files are gone."
