"""What a publication is: its name, its manifest, and how untrusted text goes into a spreadsheet."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

#: Text that a spreadsheet could take for a formula, also behind blanks or invisible characters that it drops.
#: Full-width signs count: some programs fold them. (RE2 and Python read this alike.)
RUNS_IN_A_SPREADSHEET = "^[ \u00a0\u200b\ufeff]*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]"

_RUNS = re.compile(RUNS_IN_A_SPREADSHEET)


def inert(text: str) -> str:
    """`text` so that no spreadsheet runs it: an apostrophe goes before what could start a formula."""
    return f"'{text}" if _RUNS.search(text) else text


def original(text: str) -> str:
    """The text that `inert` was given."""
    return text[1:] if text.startswith("'") and _RUNS.search(text[1:]) else text


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """One file of a publication. rows: None where rows mean nothing (a page)."""

    name: str
    sha256: str
    size_bytes: int
    rows: int | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a publication consists of and what it was made from.

    inputs: name → digest or count of everything that the files were computed from, the previous publication
    included. content_sha256: of the frames' files, inputs, policy and code; the natural key.
    """

    publication_id: str
    made_at: datetime
    content_sha256: str
    inputs: Mapping[str, str]
    policy_sha256: str
    code_version: str
    files: tuple[PublishedFile, ...]

    def to_json(self) -> bytes:
        """The manifest as it is published: sorted keys, so the same manifest is the same bytes."""
        document = {
            "publication_id": self.publication_id,
            "made_at": self.made_at.isoformat(),
            "content_sha256": self.content_sha256,
            "inputs": dict(self.inputs),
            "policy_sha256": self.policy_sha256,
            "code_version": self.code_version,
            "files": {
                f.name: {"sha256": f.sha256, "size_bytes": f.size_bytes, "rows": f.rows}
                for f in sorted(self.files, key=lambda f: f.name)
            },
        }
        return json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False).encode() + b"\n"

    @classmethod
    def from_json(cls, text: bytes) -> Manifest:
        """Raises ValueError, KeyError or TypeError when `text` is no manifest."""
        document = json.loads(text)
        return cls(
            publication_id=document["publication_id"],
            made_at=datetime.fromisoformat(document["made_at"]),
            content_sha256=document["content_sha256"],
            inputs=document["inputs"],
            policy_sha256=document["policy_sha256"],
            code_version=document["code_version"],
            files=tuple(
                PublishedFile(name, f["sha256"], f["size_bytes"], f["rows"])
                for name, f in document["files"].items()
            ),
        )


def content_digest(
    files: Mapping[str, str], *, inputs: Mapping[str, str], policy_sha256: str, code_version: str
) -> str:
    """The natural key of a publication: sha256 over its data files' sha256, its inputs, policy and code.

    The clock is no part of it: what says the same is the same publication.
    """
    facts = [dict(sorted(files.items())), dict(sorted(inputs.items())), policy_sha256, code_version]
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def publication_id(content_sha256: str, previous_id: str | None) -> str:
    """The name of a publication. It follows from what it says and what it came after: going back to an
    earlier state of the queue is a publication of its own, with its own account of what changed."""
    return hashlib.sha256(f"{content_sha256}\n{previous_id or ''}".encode()).hexdigest()[:16]
