"""The name, the manifest and the inert texts of a publication."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.rules.publish import (
    Manifest,
    PublishedFile,
    content_digest,
    inert,
    original,
    publication_id,
)

MANIFEST = Manifest(
    publication_id="0123456789abcdef",
    made_at=datetime(2026, 7, 1, 7, tzinfo=UTC),
    content_sha256="ab" * 32,
    inputs={"messages": "3"},
    policy_sha256="feedfacefeedface",
    code_version="0.1.0+abc",
    files=(PublishedFile("b.csv", "11" * 32, 12, 3), PublishedFile("a.html", "22" * 32, 5)),
)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1 555 0100",
        "-5",
        "@SUM(A1)",
        "\tx",
        "\rx",
        "\nx",
        " =1+1",
        "\u00a0=1",
        "\ufeff=1",
        "\uff1d1+1",
    ],
)
def test_text_that_a_spreadsheet_would_run_is_written_behind_an_apostrophe(text: str) -> None:
    assert inert(text) == "'" + text


@pytest.mark.parametrize("text", ["", "Alder Basin", "3-1", "a=b", "'quoted'", "O'Neill", "  spaced"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert inert(text) == text


@given(st.text())
def test_the_original_text_comes_back_unless_it_looked_inert_before(text: str) -> None:
    if not (text.startswith("'") and inert(text[1:]) != text[1:]):
        assert original(inert(text)) == text


def test_a_manifest_comes_back_from_its_own_bytes() -> None:
    again = Manifest.from_json(MANIFEST.to_json())
    assert again.to_json() == MANIFEST.to_json()
    assert {f.name: f.rows for f in again.files} == {"a.html": None, "b.csv": 3}
    assert again.made_at == MANIFEST.made_at


@pytest.mark.parametrize("text", [b"", b"[]", b"{}", b'{"publication_id": 1}', b"\xff"])
def test_what_is_no_manifest_is_refused(text: bytes) -> None:
    with pytest.raises((ValueError, KeyError, TypeError)):
        Manifest.from_json(text)


def digest(**changes: object) -> str:
    facts: dict[str, object] = {
        "files": {"a": "1", "b": "2"},
        "inputs": {"messages": "3"},
        "policy_sha256": "p",
        "code_version": "c",
    }
    facts.update(changes)
    files = facts.pop("files")
    return content_digest(files, **facts)  # type: ignore[arg-type]


def test_the_natural_key_does_not_depend_on_the_order_of_files() -> None:
    assert digest(files={"b": "2", "a": "1"}) == digest()


@pytest.mark.parametrize(
    "change",
    [
        {"files": {"a": "1", "b": "3"}},
        {"files": {"a": "1"}},
        {"inputs": {"messages": "4"}},
        {"policy_sha256": "q"},
        {"code_version": "d"},
    ],
)
def test_the_natural_key_changes_with_everything_that_it_names(change: dict[str, object]) -> None:
    assert digest(**change) != digest()


def test_the_same_content_after_another_publication_has_another_name() -> None:
    first = publication_id("aa", None)
    assert publication_id("aa", None) == first
    assert publication_id("aa", first) != first
    assert len(first) == 16
