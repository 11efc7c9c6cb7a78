from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from connectors.google import Google
from connectors.landing import LocalLanding
from connectors.warehouse import Warehouse
from pipelines.outcomes import Failure, Misconfigured
from pipelines.steps.scan_google import scan_google
from tests.connectors.google.service import GoogleService, google_service, service_account

NOW = datetime(2026, 6, 5, tzinfo=UTC)


@pytest.fixture
def service() -> Iterator[GoogleService]:
    with google_service() as running:
        yield running


@pytest.fixture
def google(service: GoogleService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Google:
    monkeypatch.setattr("googleapiclient.http.time.sleep", lambda seconds: None)
    return Google(service_account(tmp_path, service), service.url)


@pytest.fixture
def landing(tmp_path: Path) -> LocalLanding:
    return LocalLanding(tmp_path / "landing")


def received(warehouse: Warehouse) -> list[datetime]:
    return [row["received_at"] for row in warehouse.rows("select received_at from message order by 1")]


def test_what_is_shared_already_is_taken_first_then_only_what_changes(
    service: GoogleService, google: Google, landing: LocalLanding, warehouse: Warehouse
) -> None:
    service.add_document("a", {"documentId": "a"})
    assert scan_google(google, landing, warehouse, NOW).new == 1
    assert scan_google(google, landing, warehouse, NOW).new == 0
    service.add_document("b", {"documentId": "b"})
    service.add_document(
        "a", {"documentId": "a", "revisionId": "2"}, version="8", modifiedTime="2026-06-03T09:00:00Z"
    )
    assert scan_google(google, landing, warehouse, NOW).new == 2
    shared, changed = datetime(2026, 6, 1, 12, tzinfo=UTC), datetime(2026, 6, 3, 9, tzinfo=UTC)
    assert received(warehouse) == [shared, shared, changed]


def test_a_version_that_is_known_is_not_fetched_again(
    service: GoogleService, google: Google, landing: LocalLanding, warehouse: Warehouse
) -> None:
    service.add_document("a", {"documentId": "a"})
    scan_google(google, landing, warehouse, NOW)
    service.feed.append("a")  # something about it changed that makes no new version
    service.requests.clear()
    scan_google(google, landing, warehouse, NOW)
    assert [x for x in service.requests if "/documents/" in x] == []


def test_one_document_that_cannot_be_opened_does_not_stop_the_scan(
    service: GoogleService, google: Google, landing: LocalLanding, warehouse: Warehouse
) -> None:
    service.add_document("bad", {"documentId": "bad"})
    service.add_document("good", {"documentId": "good"})
    del service.documents["bad"]
    outcome = scan_google(google, landing, warehouse, NOW)
    assert (outcome.new, outcome.set_aside) == (1, 1)
    [aside] = warehouse.rows("select source_key, sentence from set_aside")
    assert aside["source_key"] == "bad@7"
    assert "no longer shared" in aside["sentence"]


def test_a_clock_of_google_that_is_ahead_never_receives_in_the_future(
    service: GoogleService, google: Google, landing: LocalLanding, warehouse: Warehouse
) -> None:
    service.add_document("a", {"documentId": "a"}, modifiedTime="2026-06-09T00:00:00Z")
    scan_google(google, landing, warehouse, NOW)
    assert received(warehouse) == [NOW]


def test_a_feed_whose_token_expired_is_begun_anew_and_doubles_nothing(
    service: GoogleService, google: Google, landing: LocalLanding, warehouse: Warehouse
) -> None:
    service.add_document("a", {"documentId": "a"})
    scan_google(google, landing, warehouse, NOW)
    service.add_document("b", {"documentId": "b"})
    service.oldest_token = 2
    assert scan_google(google, landing, warehouse, NOW).new == 1
    assert scan_google(google, landing, warehouse, NOW).deliveries == 0
    assert len(received(warehouse)) == 2


def test_a_document_at_which_google_fails_does_not_hold_up_the_feed_and_comes_later(
    service: GoogleService, google: Google, landing: LocalLanding, warehouse: Warehouse
) -> None:
    service.add_document("bad", {"documentId": "bad"})
    service.add_document("good", {"documentId": "good"})
    service.broken["bad"] = (500, "internalError")
    outcome = scan_google(google, landing, warehouse, NOW)
    assert (outcome.new, outcome.set_aside) == (1, 1)
    service.broken.clear()
    assert scan_google(google, landing, warehouse, NOW + timedelta(minutes=5)).new == 0
    assert scan_google(google, landing, warehouse, NOW + timedelta(hours=2)).new == 1
    assert warehouse.rows("select * from set_aside") == []


def test_a_service_that_fails_for_all_keeps_the_page_for_the_next_scan(
    service: GoogleService, google: Google, landing: LocalLanding, warehouse: Warehouse
) -> None:
    service.add_document("a", {"documentId": "a"})
    service.broken["a"] = (503, "backendError")
    with pytest.raises(Failure, match="try later"):
        scan_google(google, landing, warehouse, NOW)
    service.broken.clear()
    assert scan_google(google, landing, warehouse, NOW).new == 1


def test_wrong_scopes_are_our_fault_and_set_no_document_aside(
    service: GoogleService, google: Google, landing: LocalLanding, warehouse: Warehouse
) -> None:
    service.add_document("a", {"documentId": "a"})
    service.broken["a"] = (403, "insufficientPermissions")
    with pytest.raises(Misconfigured, match="both read-only scopes"):
        scan_google(google, landing, warehouse, NOW)
    assert warehouse.rows("select * from set_aside") == []


def test_a_file_that_may_not_be_downloaded_is_set_aside_with_that_reason(
    service: GoogleService, google: Google, landing: LocalLanding, warehouse: Warehouse
) -> None:
    service.add_document("a", {}, mimeType="application/pdf", size="10")
    service.broken["a"] = (403, "cannotDownloadFile")
    assert scan_google(google, landing, warehouse, NOW).set_aside == 1
    [aside] = warehouse.rows("select sentence from set_aside")
    assert aside["sentence"] == "The owner of the file does not let it be downloaded."
