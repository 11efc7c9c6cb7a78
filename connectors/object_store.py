"""Any S3-compatible store, through boto3: conditional puts make it write-once, checksums are checked on read.

Endpoint, region and keys are read as the AWS tools read them (AWS_ENDPOINT_URL, profiles, roles). Encryption is
left to the store.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from pipelines.outcomes import Failure, Misconfigured


class ObjectStore:
    """url: `s3://bucket/prefix`. Every failure is one sentence that says whether a retry helps."""

    def __init__(self, url: str, client: Any = None) -> None:
        parts = urlsplit(url)
        if parts.scheme != "s3" or not parts.netloc:
            raise Misconfigured("An object store is written s3://bucket/prefix.")
        self.bucket = parts.netloc
        self.prefix = parts.path.strip("/")
        self._client = client or _client()

    def key(self, name: str) -> str:
        return f"{self.prefix}/{name}" if self.prefix else name

    def put_once(self, name: str, content: bytes) -> bool:
        """Stores bytes under a name that holds none yet; False when it already holds some."""
        digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
        try:
            self._client.put_object(
                Bucket=self.bucket, Key=self.key(name), Body=content, IfNoneMatch="*", ChecksumSHA256=digest
            )
        except Exception as error:
            if _code(error) in ("PreconditionFailed", "412"):
                return False
            # Somebody else is storing it at this very moment, and may yet fail: only what is there counts.
            if _code(error) in ("ConditionalRequestConflict", "409") and self.has(name):
                return False
            raise self._failure(error) from error
        return True

    def put(self, name: str, content: bytes) -> None:
        """Stores bytes whatever the name held before: for pointers alone."""
        try:
            self._client.put_object(Bucket=self.bucket, Key=self.key(name), Body=content)
        except Exception as error:
            raise self._failure(error) from error

    def get(self, name: str) -> bytes | None:
        """The bytes; None when there are none under this name."""
        try:
            answer = self._client.get_object(Bucket=self.bucket, Key=self.key(name))
            content: bytes = answer["Body"].read()
        except Exception as error:
            if _code(error) in ("NoSuchKey", "404"):
                return None
            raise self._failure(error) from error
        return content

    def has(self, name: str) -> bool:
        try:
            self._client.head_object(Bucket=self.bucket, Key=self.key(name))
        except Exception as error:
            if _code(error) in ("NoSuchKey", "404", "NotFound"):
                return False
            raise self._failure(error) from error
        return True

    def names(self, below: str = "") -> Iterator[str]:
        """Every name under `below`, in order, without the prefix of the store."""
        start = self.key(below)
        try:
            for page in self._client.get_paginator("list_objects_v2").paginate(
                Bucket=self.bucket, Prefix=start
            ):
                for entry in page.get("Contents", []):
                    yield entry["Key"][len(self.prefix) + 1 if self.prefix else 0 :]
        except Exception as error:
            raise self._failure(error) from error

    def remove(self, name: str) -> None:
        try:
            self._client.delete_object(Bucket=self.bucket, Key=self.key(name))
        except Exception as error:
            raise self._failure(error) from error

    def _failure(self, error: Exception) -> Failure:
        """boto raises many types; their codes say what kind of trouble it is."""
        code = _code(error)
        if code in ("NoSuchBucket", "AccessDenied", "403", "InvalidAccessKeyId", "SignatureDoesNotMatch"):
            return Misconfigured(
                f"The store refuses bucket {self.bucket!r} ({code}): check its name, AWS_ENDPOINT_URL and the keys."
            )
        name = type(error).__name__
        if name in ("NoCredentialsError", "PartialCredentialsError"):
            return Misconfigured(
                "There are no keys for the object store: set them as the AWS tools read them."
            )
        return Failure(f"The object store of bucket {self.bucket!r} failed: {code or name}.")


class ObjectLanding:
    """Landing in an object store: `messages/<sha256>`."""

    def __init__(self, store: ObjectStore) -> None:
        self._store = store

    def put(self, contents: Sequence[bytes]) -> list[str]:
        names = []
        for content in contents:
            sha256 = hashlib.sha256(content).hexdigest()
            self._store.put_once(f"messages/{sha256}", content)
            names.append(sha256)
        return names

    def get(self, sha256: str) -> bytes:
        content = self._store.get(f"messages/{sha256}")
        if content is None:
            raise Failure(f"The stored message {sha256[:12]} is missing from the store.", retry_helps=False)
        if hashlib.sha256(content).hexdigest() != sha256:
            raise Failure(f"The stored message {sha256[:12]} has changed in the store.", retry_helps=False)
        return content

    def has(self, sha256: str) -> bool:
        return self._store.has(f"messages/{sha256}")

    def names(self) -> Iterator[str]:
        for name in self._store.names("messages/"):
            yield name.removeprefix("messages/")

    def discard(self, names: Sequence[str]) -> None:
        for name in names:
            self._store.remove(f"messages/{name}")

    def check(self) -> str:
        """Stores one small object, once for all, and sees that it cannot be stored again."""
        self._store.put_once("check", b"written by doctor")
        if self._store.put_once("check", b"written by doctor"):
            raise Misconfigured(
                "The store overwrites what it holds: it must know conditional puts (If-None-Match)."
            )
        return f"Bucket {self._store.bucket!r} takes what is stored, and takes it once."


def _client() -> Any:
    import boto3
    from botocore.config import Config

    retries = {"max_attempts": 4, "mode": "standard"}
    return boto3.client("s3", config=Config(connect_timeout=10, read_timeout=60, retries=retries))


def _code(error: Exception) -> str:
    response = getattr(error, "response", None) or {}
    return str(response.get("Error", {}).get("Code", ""))
