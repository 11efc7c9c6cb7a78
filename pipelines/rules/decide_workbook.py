"""What binds a review workbook: its mark, its columns, and the check value of each row."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pipelines.tables import QUEUE_MARK, REVIEW_QUEUE

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")

QUEUE_SHEET = "Queue"
MANIFEST_SHEET = "Manifest"

#: What a reviewer may choose, and the status that the request then has.
DECISIONS = {"accept": "accepted", "waitlist": "waitlisted", "decline": "declined", "withdraw": "withdrawn"}
DECISION_WORDS = tuple(DECISIONS)

#: The columns that a reviewer fills in.
ENTRY_COLUMNS = ("decision", "amount", "comment")

_CONTRACT_COLUMNS = REVIEW_QUEUE.column_names.index("questions") + 1

#: The sheet: the contract's columns first and in order, then what the reviewer fills in, then the rest.
WORKBOOK_COLUMNS = (
    *REVIEW_QUEUE.column_names[:_CONTRACT_COLUMNS],
    *ENTRY_COLUMNS,
    "texts",
    *REVIEW_QUEUE.column_names[_CONTRACT_COLUMNS:],
    "row_check",
)

#: What says which request a row is and what was judged there. Changed by hand, the workbook is refused:
#: a sheet sorted by one column alone puts decisions beside other districts.
KEY_COLUMNS = ("application_id", "district_name", "state", "program", "version", "status", "match_amount")


@dataclass(frozen=True, slots=True)
class Binding:
    """What a workbook was made from, and for whom. reviewer: e-mail, "" for any known reviewer."""

    publication_id: str
    reviewer: str = ""


def mark_of(publication_id: str) -> str:
    """The text in the document's properties by which a returned workbook is known as ours."""
    return f"{QUEUE_MARK} {publication_id}"


def key_text(value: Any) -> str:
    """A key cell as text; blank for None. Whole numbers only: money is in cents.

    White space and control characters count as one blank: programs differ in how they keep them.
    """
    return "" if value is None else " ".join(cell_text(str(value)).split())


def cell_text(text: str) -> str:
    """`text` as it can stand in a cell: control characters but line ends and tabs become blanks."""
    return _CONTROLS.sub(" ", text)


def row_check(key: bytes, binding: Binding, row: Mapping[str, Any]) -> str:
    """A value that only the house can make, over the binding and the key columns of one row.

    80 bits: enough against guessing by hand, short enough for a column.
    """
    parts = [binding.publication_id, binding.reviewer, *(key_text(row[name]) for name in KEY_COLUMNS)]
    return _digest(key, "row", parts)[:20]


def binding_signature(key: bytes, binding: Binding) -> str:
    """The signature of the manifest sheet."""
    return _digest(key, "workbook", [binding.publication_id, binding.reviewer])


def is_same(expected: str, found: str) -> bool:
    """Compares two check values in constant time."""
    return hmac.compare_digest(expected.encode(), found.encode())


def _digest(key: bytes, purpose: str, parts: list[str]) -> str:
    # Each part with its length: no two rows run together into the same text.
    text = "".join(f"{len(part)}:{part}" for part in [purpose, *parts])
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
