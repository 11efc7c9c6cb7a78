"""A reviewer's own workbook: the current queue without their conflicts, signed for them."""

from __future__ import annotations

import tempfile
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from connectors.publications import Publications
from connectors.published_files import read_queue
from connectors.warehouse import Warehouse
from connectors.workbook_review import WorkbookFacts, write_review_workbook
from pipelines.outcomes import Failure, Misconfigured
from pipelines.rules.decide_workbook import Binding
from pipelines.steps.decide import conflicts_of, signing_key
from pipelines.steps.publish_gather import texts_of
from pipelines.tables import REVIEW_QUEUE

if TYPE_CHECKING:
    from pipelines.policy.values import Policy, Reviewer


def reviewers_workbook(
    warehouse: Warehouse, store: Publications, policy: Policy, reviewer: str, now: datetime
) -> tuple[bytes, int]:
    """The workbook as bytes, and its rows: what the reviewer covers, without their conflicts of interest.

    Raises Misconfigured for somebody who is no reviewer, Failure when nothing is published yet.
    """
    known = next((r for r in policy.reviewers if r.email == reviewer), None)
    if known is None:
        raise Misconfigured(f"{reviewer} is not a reviewer: add a row to reviewers.csv of the policy.")
    publication_id = store.current()
    if publication_id is None:
        raise Failure("Nothing is published yet: run the stages first.", retry_helps=False)
    queue = read_queue(store.read(publication_id, f"{REVIEW_QUEUE.name}.parquet"))
    zone = ZoneInfo(policy.parameters["windows.zone"].on(now.date()))
    with warehouse.transaction() as connection:
        hidden = conflicts_of(connection, policy, reviewer)
        key = signing_key(connection)
        texts = texts_of(connection, queue)
    names = REVIEW_QUEUE.column_names
    rows = list(zip(*(queue.column(n).to_pylist() for n in names), strict=True))
    shown = [row for row in rows if _is_shown(dict(zip(names, row, strict=True)), known, hidden)]
    facts = (
        ("made_at", now.astimezone(zone).isoformat()),
        ("time_zone", str(zone)),
        ("policy", policy.hash),
        ("hidden_for_conflict", str(len({row[1] for row in rows} & hidden))),
    )
    with tempfile.TemporaryDirectory(prefix="workbook-") as folder:
        path = Path(folder) / "review_queue.xlsx"
        binding = WorkbookFacts(Binding(publication_id, reviewer), facts)
        count = write_review_workbook(path, shown, binding, key, zone, texts)
        return path.read_bytes(), count


def _is_shown(row: dict[str, object], reviewer: Reviewer, hidden: frozenset[str]) -> bool:
    """Conflicts are hidden; what a reviewer covers is theirs, all of it where nothing is said."""
    if row["application_id"] in hidden:
        return False
    if reviewer.states and row["state"] not in reviewer.states:
        return False
    return not reviewer.programs or row["program"] in reviewer.programs or row["program"] == "counselors"
