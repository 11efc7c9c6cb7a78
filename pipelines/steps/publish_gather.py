"""Everything that a publication is made of, from one snapshot of the warehouse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from connectors.frames import extract, table_of
from connectors.warehouse import Connection, sql
from connectors.workbook_review import MOST_APPLICATION_SHEETS, ApplicationTexts
from pipelines.rules.publish_map import map_rows
from pipelines.rules.publish_texts import long_answers
from pipelines.steps.publish_gate import Frames
from pipelines.tables import COMMITMENTS, MESSAGES, PARTNER_MAP, REVIEW_QUEUE

if TYPE_CHECKING:
    import pyarrow as pa

    from pipelines.policy.values import Policy


#: Applications whose answers are validated with one publication; what was judged in one go is rarely more.
MOST_ANSWERS_CHECKED = 20_000


@dataclass(frozen=True, slots=True)
class Gathered:
    """frames: by table name, in their published order. texts: of the applications that stand first in the queue.
    answers: (application id, answers) of what was judged since the last publication."""

    frames: Frames
    texts: Mapping[str, ApplicationTexts]
    answers: Sequence[tuple[str, Mapping[str, Any]]]

    def but_with(self, frames: Frames) -> Gathered:
        return replace(self, frames=frames)


def gather(snapshot: Connection, policy: Policy, since: datetime | None) -> Gathered:
    """Everything, by queries of one snapshot. since: when the last publication was made; None for the first."""
    frames = _frames(snapshot, policy)
    texts = texts_of(snapshot, frames[REVIEW_QUEUE.name])
    return Gathered(frames, texts, answers_since(snapshot, since))


def _frames(snapshot: Connection, policy: Policy) -> Frames:
    frames = {
        definition.name: extract(snapshot, sql(f"queries/publish/{definition.name}.sql"), definition)
        for definition in (REVIEW_QUEUE, COMMITMENTS, MESSAGES)
    }
    applicants = snapshot.execute(sql("queries/publish/applicants.sql")).fetchall()
    partners = [
        {
            "region": region.region,
            "kind": region.kind,
            "state": region.state,
            "city": region.city,
            "latitude": region.latitude,
            "longitude": region.longitude,
            "programs": region.programs,
        }
        for region in policy.regions
    ]
    frames[PARTNER_MAP.name] = table_of(map_rows(applicants, partners), PARTNER_MAP)
    return frames


def answers_since(snapshot: Connection, since: datetime | None) -> list[tuple[str, dict[str, Any]]]:
    """(application id, answers) of what was judged after `since`, for the suite over answers."""
    rows = snapshot.execute(
        sql("queries/publish/answers.sql"), {"since": since, "most": MOST_ANSWERS_CHECKED}
    ).fetchall()
    return [(row["application_id"], row["answers"]) for row in rows]


def texts_of(snapshot: Connection, queue: pa.Table) -> dict[str, ApplicationTexts]:
    """The long answers of the applications that stand first in the queue, in its order."""
    wanted = list(dict.fromkeys(queue.column("application_id").to_pylist()))[:MOST_APPLICATION_SHEETS]
    rows = snapshot.execute(sql("queries/publish/texts.sql"), {"application_ids": wanted}).fetchall()
    found = {row["application_id"]: row for row in rows}
    texts = {}
    for application_id in wanted:
        if application_id in found:
            row = found[application_id]
            title = f"{row['district_name']} ({row['state'] or 'state not known'}), {application_id}"
            texts[application_id] = ApplicationTexts(
                application_id, title, tuple(long_answers(row["answers"]))
            )
    return {key: value for key, value in texts.items() if value.texts}
