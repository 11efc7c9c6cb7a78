"""Publications in a folder: immutable, complete, switched in one step."""

from __future__ import annotations

import hashlib
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from connectors.publications import MANIFEST, FolderPublications, check
from pipelines.outcomes import Failure
from pipelines.rules.publish import Manifest, PublishedFile

FIRST, SECOND = "1" * 16, "2" * 16


def keep(store: FolderPublications, name: str, text: str = "rank\n1\n") -> None:
    with store.aside() as folder:
        (folder / "queue.csv").write_text(text)
        sha256 = hashlib.sha256(text.encode()).hexdigest()
        files = (PublishedFile("queue.csv", sha256, len(text), 1),)
        manifest = Manifest(name, datetime(2026, 7, 1, tzinfo=UTC), "c", {}, "p", "v", files)
        (folder / MANIFEST).write_bytes(manifest.to_json())
        store.keep(name, folder)


@pytest.fixture
def store(tmp_path: Path) -> FolderPublications:
    return FolderPublications(tmp_path / "publications")


def test_nothing_is_current_before_the_first(store: FolderPublications) -> None:
    assert store.current() is None
    assert store.names() == []


def test_a_kept_set_is_read_under_its_name_and_under_current(store: FolderPublications) -> None:
    keep(store, FIRST)
    assert store.current() is None  # kept is not yet current
    store.switch(FIRST)
    assert store.current() == FIRST
    assert (store.root / "current" / "queue.csv").read_text() == "rank\n1\n"
    assert store.read(FIRST, "queue.csv") == b"rank\n1\n"
    assert check(store, FIRST) == []


def test_switching_replaces_the_link_and_keeps_the_set_before(store: FolderPublications) -> None:
    keep(store, FIRST)
    store.switch(FIRST)
    keep(store, SECOND, "rank\n2\n")
    store.switch(SECOND)
    assert store.current() == SECOND
    assert store.names() == [FIRST, SECOND]
    assert store.read(FIRST, "queue.csv") == b"rank\n1\n"


def test_readers_of_the_old_set_keep_it_while_current_switches(store: FolderPublications) -> None:
    keep(store, FIRST)
    store.switch(FIRST)
    keep(store, SECOND, "rank\n2\n")
    opened = os.open(store.root / "current", os.O_RDONLY | os.O_DIRECTORY)
    try:
        store.switch(SECOND)
        assert os.listdir(opened) == os.listdir(store.root / FIRST)
    finally:
        os.close(opened)


def test_a_set_that_is_kept_already_is_never_written_again(store: FolderPublications) -> None:
    keep(store, FIRST)
    keep(store, FIRST, "rank\n9\n")
    assert store.read(FIRST, "queue.csv") == b"rank\n1\n"


def test_what_a_killed_publisher_left_behind_goes_with_the_next(store: FolderPublications) -> None:
    left = store.root / ".aside-killed"
    left.mkdir(parents=True)
    (left / "review_queue.csv").write_bytes(b"half")
    with store.aside() as folder:
        assert [path.name for path in store.root.iterdir()] == [folder.name]


def test_what_is_written_aside_is_gone_when_writing_fails(store: FolderPublications) -> None:
    def break_off() -> None:
        with store.aside() as folder:
            (folder / "queue.csv").write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        break_off()
    assert list(store.root.iterdir()) == []


def test_published_files_cannot_be_written_by_accident(store: FolderPublications) -> None:
    keep(store, FIRST)
    assert (store.root / FIRST / "queue.csv").stat().st_mode & 0o222 == 0


def test_switching_to_what_is_not_complete_is_refused(store: FolderPublications) -> None:
    (store.root / FIRST).mkdir(parents=True)
    with pytest.raises(Failure, match="no complete publication"):
        store.switch(FIRST)
    assert store.current() is None


def test_a_changed_file_is_told_by_name(store: FolderPublications) -> None:
    keep(store, FIRST)
    path = store.root / FIRST / "queue.csv"
    path.chmod(0o644)
    path.write_text("rank\n7\n")
    assert check(store, FIRST) == [f"Publication {FIRST}: queue.csv was changed after it was published."]


def test_a_missing_file_and_a_damaged_manifest_are_told(store: FolderPublications) -> None:
    keep(store, FIRST)
    (store.root / FIRST / "queue.csv").unlink()
    assert check(store, FIRST) == [
        f"The publication {FIRST} has no readable file queue.csv: No such file or directory."
    ]
    manifest = store.root / FIRST / MANIFEST
    manifest.chmod(0o644)
    manifest.write_text("{")
    assert check(store, FIRST) == [f"The manifest of publication {FIRST} is damaged."]


def test_a_renamed_folder_is_not_taken_for_another_publication(store: FolderPublications) -> None:
    keep(store, FIRST)
    (store.root / FIRST).rename(store.root / SECOND)
    assert "renamed or copied" in check(store, SECOND)[0]
