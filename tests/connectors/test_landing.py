"""The landing store, local and S3-compatible: written once, checked on reading, honest about trouble."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from connectors import Landing
from connectors.landing import LocalLanding
from connectors.object_store import ObjectLanding, ObjectStore
from pipelines.outcomes import Failure, Misconfigured

FIRST = b"Subject: application\r\n\r\none"
FIRST_SHA256 = hashlib.sha256(FIRST).hexdigest()


@pytest.fixture(scope="module")
def s3_server() -> Iterator[str]:
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def s3(s3_server: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A boto client as the product makes it, from the AWS tools' own settings."""
    settings = {
        "AWS_ENDPOINT_URL": s3_server,
        "AWS_ACCESS_KEY_ID": "a-test-key",
        "AWS_SECRET_ACCESS_KEY": "a-test-secret",
        "AWS_DEFAULT_REGION": "us-west-2",
        "AWS_EC2_METADATA_DISABLED": "true",
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    import boto3

    client = boto3.client("s3")
    client.create_bucket(Bucket="landing", CreateBucketConfiguration={"LocationConstraint": "us-west-2"})
    yield client
    for entry in client.list_objects_v2(Bucket="landing").get("Contents", []):
        client.delete_object(Bucket="landing", Key=entry["Key"])
    client.delete_bucket(Bucket="landing")


@pytest.fixture(params=["local", "s3"])
def landing(request: pytest.FixtureRequest, tmp_path: Path) -> Landing:
    if request.param == "local":
        return LocalLanding(tmp_path / "landing")
    request.getfixturevalue("s3")
    return ObjectLanding(ObjectStore("s3://landing/district/mail"))


def test_bytes_come_back_under_their_sha256(landing: Landing) -> None:
    assert landing.put([FIRST, b"two"]) == [FIRST_SHA256, hashlib.sha256(b"two").hexdigest()]
    assert landing.get(FIRST_SHA256) == FIRST
    assert landing.has(FIRST_SHA256)
    assert not landing.has("0" * 64)


def test_what_is_discarded_is_gone_and_the_others_stay(landing: Landing) -> None:
    landing.put([FIRST, b"two"])
    landing.discard([FIRST_SHA256, "0" * 64])
    assert list(landing.names()) == [hashlib.sha256(b"two").hexdigest()]
    landing.discard([FIRST_SHA256])


def test_the_same_bytes_twice_are_stored_once(landing: Landing) -> None:
    landing.put([FIRST])
    landing.put([FIRST, FIRST])
    assert list(landing.names()) == [FIRST_SHA256]


def test_missing_bytes_are_a_sentence(landing: Landing) -> None:
    with pytest.raises(Failure, match="missing") as caught:
        landing.get("0" * 64)
    assert not caught.value.retry_helps


def test_bytes_changed_on_disk_are_noticed(tmp_path: Path) -> None:
    landing = LocalLanding(tmp_path)
    landing.put([FIRST])
    path = tmp_path / FIRST_SHA256[:1] / FIRST_SHA256
    assert path.stat().st_mode & 0o222 == 0
    path.chmod(0o640)
    path.write_bytes(b"forged")
    with pytest.raises(Failure, match="has changed"):
        landing.get(FIRST_SHA256)


def test_bytes_changed_in_the_store_are_noticed(s3: Any) -> None:
    landing = ObjectLanding(ObjectStore("s3://landing"))
    landing.put([FIRST])
    s3.put_object(Bucket="landing", Key=f"messages/{FIRST_SHA256}", Body=b"forged")
    with pytest.raises(Failure, match="has changed"):
        landing.get(FIRST_SHA256)


def test_a_name_that_holds_bytes_is_never_written_again(s3: Any) -> None:
    store = ObjectStore("s3://landing")
    assert store.put_once("a", b"first") is True
    assert store.put_once("a", b"second") is False
    assert store.get("a") == b"first"


def test_a_missing_bucket_says_what_to_check(s3: Any) -> None:
    with pytest.raises(Misconfigured, match="AWS_ENDPOINT_URL"):
        ObjectLanding(ObjectStore("s3://no-such-bucket")).put([FIRST])


def test_a_full_disk_acknowledges_nothing_and_leaves_no_part(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    landing = LocalLanding(tmp_path / "landing")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(Failure, match="is full") as caught:
            landing.put([FIRST])
    assert caught.value.retry_helps
    assert list(landing.names()) == []
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_no_permission_names_the_folder(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        (tmp_path / "landing").write_text("a file where the folder should be")
        expected = "landing"
    else:
        tmp_path.chmod(0o500)
        expected = "No permission"
    with pytest.raises(Failure, match=expected):
        LocalLanding(tmp_path / "landing").put([FIRST])
    tmp_path.chmod(0o700)


def test_the_check_of_doctor_says_that_writing_works_and_counts_as_no_message(landing: Landing) -> None:
    assert landing.check() == landing.check()
    assert list(landing.names()) == []


def test_a_store_that_overwrites_is_found_by_the_check(s3: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    store = ObjectStore("s3://landing")
    monkeypatch.setattr(store, "put_once", lambda name, content: True)
    with pytest.raises(Misconfigured, match="If-None-Match"):
        ObjectLanding(store).check()


@pytest.mark.parametrize("is_there_after", [True, False])
def test_bytes_that_somebody_else_is_storing_count_only_once_they_are_there(
    s3: Any, is_there_after: bool
) -> None:
    from botocore.stub import Stubber

    with Stubber(s3) as store:
        store.add_client_error("put_object", "ConditionalRequestConflict", http_status_code=409)
        if is_there_after:
            store.add_response("head_object", {})
            assert ObjectStore("s3://landing", s3).put_once("messages/a", FIRST) is False
            return
        store.add_client_error("head_object", "404", http_status_code=404)
        with pytest.raises(Failure) as caught:
            ObjectStore("s3://landing", s3).put_once("messages/a", FIRST)
        assert caught.value.retry_helps


def test_bytes_that_were_there_already_are_durable_before_they_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    landing = LocalLanding(tmp_path / "landing")
    landing.put([FIRST])  # and the process is killed before the name is durable
    durable: list[str] = []
    monkeypatch.setattr("connectors.landing.fsync_folder", lambda folder: durable.append(folder.name))
    landing.put([FIRST])
    assert durable == [FIRST_SHA256[0]]
