"""Verify finds what was lost, changed or miscounted, and says it in sentences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from connectors.landing import LocalLanding
from connectors.publications import FolderPublications
from connectors.warehouse import Connection, Warehouse
from pipelines.policy.load import load_policy
from pipelines.steps.publish import publish
from pipelines.steps.verify import verify
from tests.review_rows import NOW


@pytest.fixture
def landing(tmp_path: Path) -> LocalLanding:
    return LocalLanding(tmp_path / "landing")


@pytest.fixture
def store(tmp_path: Path) -> FolderPublications:
    return FolderPublications(tmp_path / "publications")


def receive(connection: Connection, landing: LocalLanding, content: bytes, place: str = "application") -> str:
    """A message that is landed, seen and read."""
    (sha256,) = landing.put([content])
    row = {"sha": sha256, "now": NOW, "place": place}
    connection.execute(
        "insert into message (message_sha256, received_at, size_bytes, landed_at, place, read_at) "
        "values (%(sha)s, %(now)s, 1, %(now)s, %(place)s, %(now)s)",
        row,
    )
    connection.execute(
        "insert into sighting (source, source_key, message_sha256, received_at, seen_at) "
        "values ('maildir', %(sha)s, %(sha)s, %(now)s, %(now)s)",
        row,
    )
    connection.execute(
        "insert into reading (message_sha256, envelope, documents, sources, problems, figures) "
        "values (%(sha)s, '{}', '[]', '{}', '[]', '[]')",
        row,
    )
    return sha256


@pytest.fixture
def house(warehouse: Warehouse, landing: LocalLanding, store: FolderPublications) -> Warehouse:
    """Two messages and one publication, all in order."""
    with warehouse.transaction() as connection:
        receive(connection, landing, b"one")
        receive(connection, landing, b"two", place="reply")
    publish(warehouse, store, load_policy(), NOW)
    return warehouse


def wrong(house: Warehouse, landing: LocalLanding, store: FolderPublications) -> tuple[str, ...]:
    return verify(house, landing, store).wrong


def test_everything_in_order_is_counted(
    house: Warehouse, landing: LocalLanding, store: FolderPublications
) -> None:
    outcome = verify(house, landing, store)
    assert outcome.wrong == ()
    assert outcome.checked == {"messages": 2, "ledger_entries": 0, "publications": 1}


def test_bytes_that_changed_or_are_gone_are_told(
    house: Warehouse, landing: LocalLanding, store: FolderPublications, tmp_path: Path
) -> None:
    first, second = sorted(path for path in (tmp_path / "landing").rglob("*") if path.is_file())
    first.chmod(0o644)
    first.write_bytes(b"other")
    second.unlink()
    sentences = wrong(house, landing, store)
    assert len(sentences) == 2


def test_landed_bytes_that_nobody_recorded_are_told(
    house: Warehouse, landing: LocalLanding, store: FolderPublications
) -> None:
    (sha256,) = landing.put([b"three"])
    (sentence,) = wrong(house, landing, store)
    assert sha256[:16] in sentence


def test_a_document_that_a_message_links_to_is_known(
    house: Warehouse, landing: LocalLanding, store: FolderPublications
) -> None:
    (sha256,) = landing.put([b"a linked document"])
    document = {"name": "Document", "link": "https://docs.example/1", "sha256": sha256}
    with house.transaction() as connection:
        connection.execute(
            "update reading set documents = jsonb_build_array(%s::jsonb) where message_sha256 = "
            "(select min(message_sha256) from message)",
            [json.dumps(document)],
        )
    assert wrong(house, landing, store) == ()


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        ("delete from reading", "is read, but its reading is gone"),
        ("delete from sighting", "was never seen in any mailbox"),
        ("update message set place = 'quarantine'", "is in quarantine without a reason"),
    ],
)
def test_a_message_that_lost_what_belongs_to_it_is_told(
    house: Warehouse, landing: LocalLanding, store: FolderPublications, damage: str, words: str
) -> None:
    with house.transaction() as connection:
        connection.execute(damage)  # type: ignore[arg-type]
    sentences = wrong(house, landing, store)
    assert len(sentences) == 2
    assert all(words in sentence for sentence in sentences)


def test_a_publication_that_changed_or_is_gone_is_told(
    house: Warehouse, landing: LocalLanding, store: FolderPublications
) -> None:
    current = str(store.current())
    path = store.root / current / "review_queue.csv"
    path.chmod(0o644)
    path.write_text("rank\n")
    assert wrong(house, landing, store) == (
        f"Publication {current}: review_queue.csv was changed after it was published.",
    )
    (store.root / current).rename(store.root / "aside")
    assert wrong(house, landing, store) == (
        f"The current publication {current} is not there.",
        f"The publication {current} is recorded, but its files are gone.",
    )


def test_a_ledger_whose_shares_do_not_add_up_is_told(
    house: Warehouse, landing: LocalLanding, store: FolderPublications
) -> None:
    with house.transaction() as connection:
        # Past every guard, as only an administrator of the database could.
        connection.execute("set local session_replication_role = replica")
        connection.execute(
            "insert into ledger_entry (application_id, program, sequence, cycle, version, state, teachers, cost_cents, "
            "funded_cents, policy_version, cause, actor, entered_at) "
            "values ('a', 'csp', 2, 2026, 1, 'proposed', 34, 100, 0, 'p', 'c', 'r', %s)",
            [NOW],
        )
    sentences = wrong(house, landing, store)
    assert any("shares of 0 cents do not make the cost of 100 cents" in s for s in sentences)
    assert any("has 1 entries, the last of them number 2" in s for s in sentences)


def test_a_doubtful_letter_is_told_and_is_no_fault_of_the_records(
    house: Warehouse, landing: LocalLanding, store: FolderPublications
) -> None:
    with house.transaction() as connection:
        connection.execute(
            "insert into letter (letter_id, kind, application_id, token, to_address, facts, written_at, due_at, "
            "deadline_at, next_attempt_at, state, claimed_at) values ('l1', 'receipt', null, 't', 'x@y.example', "
            "'{}', %(now)s, %(now)s, %(now)s, %(now)s, 'doubtful', %(now)s)",
            {"now": NOW},
        )
    outcome = verify(house, landing, store)
    assert outcome.wrong == ()
    [sentence] = outcome.unsettled
    assert sentence.startswith("The letter l1 (receipt) is doubtful")
