from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from connectors.google import Google, NotShared
from pipelines.outcomes import Failure, Misconfigured
from tests.connectors.google.service import GoogleService, google_service, service_account

DOCUMENT = {"documentId": "doc1", "title": "Application", "tabs": [{"tabProperties": {"tabId": "t.0"}}]}


@pytest.fixture
def service() -> Iterator[GoogleService]:
    with google_service() as running:
        yield running


@pytest.fixture
def google(service: GoogleService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Google:
    monkeypatch.setattr("googleapiclient.http.time.sleep", lambda seconds: None)  # the waiting between tries
    return Google(service_account(tmp_path, service), service.url)


def test_a_shared_document_comes_with_tabs_and_suggestions(service: GoogleService, google: Google) -> None:
    service.add_document("doc1", DOCUMENT)
    file = google.file("doc1")
    assert (file.version, file.media_type) == ("7", "application/vnd.google-apps.document")
    assert json.loads(google.content(file)) == DOCUMENT
    [asked] = [x for x in service.requests if x.startswith("/v1/documents/")]
    assert "includeTabsContent=true" in asked
    assert "suggestionsViewMode=SUGGESTIONS_INLINE" in asked


def test_whoever_may_only_view_gets_the_document_without_suggestions(
    service: GoogleService, google: Google
) -> None:
    service.add_document("doc1", DOCUMENT)
    service.viewers.add("doc1")
    assert json.loads(google.document("doc1")) == DOCUMENT
    assert "PREVIEW_WITHOUT_SUGGESTIONS" in service.requests[-1]


def test_a_document_that_is_not_shared_is_not_a_failure_of_the_service(google: Google) -> None:
    with pytest.raises(NotShared):
        google.document("somebody-elses")
    with pytest.raises(NotShared):
        google.file("somebody-elses")


@pytest.mark.parametrize(
    ("status", "reason"), [(429, "rateLimitExceeded"), (403, "userRateLimitExceeded"), (503, "x")]
)
def test_a_busy_service_is_asked_again(
    service: GoogleService, google: Google, status: int, reason: str
) -> None:
    service.add_document("doc1", DOCUMENT)
    service.trouble = [(status, reason)] * 3
    assert google.file("doc1").name == "Application"


def test_a_service_that_stays_busy_is_a_failure_that_a_retry_may_mend(
    service: GoogleService, google: Google
) -> None:
    service.trouble = [(503, "backendError")] * 20
    with pytest.raises(Failure) as caught:
        google.file("doc1")
    assert caught.value.retry_helps


def test_an_uploaded_word_file_comes_as_it_was_uploaded(service: GoogleService, google: Google) -> None:
    service.files["w"] = {"id": "w", "mimeType": "application/msword", "version": "1", "size": "4"}
    service.contents["w"] = b"PK\x03\x04"
    assert google.content(google.file("w")) == b"PK\x03\x04"


def test_a_file_beyond_the_limit_is_not_fetched(service: GoogleService, google: Google) -> None:
    service.files["w"] = {"id": "w", "mimeType": "application/pdf", "version": "1", "size": "90000000"}
    with pytest.raises(Failure, match="more than we take") as caught:
        google.content(google.file("w"))
    assert not caught.value.retry_helps


def test_the_export_limit_of_google_is_a_sentence(service: GoogleService, google: Google) -> None:
    service.files["s"] = {"id": "s", "mimeType": "application/vnd.google-apps.spreadsheet", "version": "1"}
    file = google.file("s")
    service.trouble = [(403, "exportSizeLimitExceeded")]
    with pytest.raises(Failure, match="10 MB"):
        google.content(file)


def test_the_feed_gives_pages_with_the_token_to_keep(service: GoogleService, google: Google) -> None:
    token = google.start_page_token()
    for name in ("a", "b", "c"):
        service.add_document(name, DOCUMENT)
    pages = list(google.changes(token))
    assert [[file.document_id for file in files] for files, _ in pages] == [["a", "b"], ["c"]]
    assert [kept for _, kept in pages] == ["2", "3"]
    assert [files for files, _ in google.changes("3")] == [[]]


def test_check_names_the_address_to_share_with(google: Google) -> None:
    assert "reader@program.example" in google.check()


def test_the_login_of_a_person_is_a_credential_too(
    service: GoogleService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The library sends such a login to Google's own address, whatever the file says.
    monkeypatch.setattr("google.oauth2.credentials._GOOGLE_OAUTH2_TOKEN_ENDPOINT", f"{service.url}/token")
    path = tmp_path / "application_default_credentials.json"
    login = {"type": "authorized_user", "client_id": "1", "client_secret": "s", "refresh_token": "r"}
    path.write_text(json.dumps(login))
    service.add_document("doc1", DOCUMENT)
    google = Google(path, service.url)
    assert json.loads(google.content(google.file("doc1"))) == DOCUMENT
    assert "/token" in service.requests


def test_a_file_that_is_no_credential_says_what_to_download(tmp_path: Path) -> None:
    path = tmp_path / "wrong.json"
    path.write_text('{"installed": {"client_secret": "do-not-repeat-me"}}')
    with pytest.raises(Misconfigured, match="service account") as caught:
        Google(path).file("doc1")
    assert "do-not-repeat-me" not in caught.value.sentence
