"""What publishing asks before it switches: the suites, the gate, and what changed since the last publication."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from connectors.publications import Publications
from connectors.published_files import read_queue
from expectations.definitions import ANSWERS
from expectations.frames import answers_frame, pandas_frame
from expectations.gate import Profile, gate
from expectations.limits import load_limits
from expectations.outcome import Validation
from expectations.runner import validate
from pipelines.outcomes import Severity
from pipelines.rules.publish_changes import Changes, changes, gone_in_words
from pipelines.tables import COMMITMENTS, MESSAGES, PARTNER_MAP, REVIEW_QUEUE

if TYPE_CHECKING:
    import pyarrow as pa

#: Frames by table name.
Frames = dict[str, "pa.Table"]

_PROFILED = (REVIEW_QUEUE.name, COMMITMENTS.name)


def ask_the_gate(
    frames: Mapping[str, pa.Table], store: Publications, current: str | None
) -> list[Validation]:
    """Every frame validated once, against its suite and against the publication that is current."""
    before = _profiles(store, current)
    messages = frames[MESSAGES.name].num_rows
    new = messages - before[MESSAGES.name].rows if MESSAGES.name in before else messages
    pandas_frames = {name: pandas_frame(table) for name, table in frames.items()}
    return gate(pandas_frames, before, load_limits(), new_messages=max(new, 0))


def check_answers(chunk: Sequence[tuple[str, Mapping[str, Any]]]) -> Validation:
    """The answers behind the queue against what the form says of them, for the page of the validation.

    It stops no row: what an application lacks was judged with it, and stands in its status and its questions.
    """
    return validate(ANSWERS, answers_frame(chunk), may_be_empty=True)


def _profiles(store: Publications, current: str | None) -> dict[str, Profile]:
    """How many rows and values the current publication has, from its manifest and the footers of its Parquet."""
    if current is None:
        return {}
    import pyarrow.parquet as parquet

    rows = {f.name: f.rows or 0 for f in store.manifest(current).files}
    found = {name: Profile(rows.get(f"{name}.csv", 0), {}) for name in (MESSAGES.name, PARTNER_MAP.name)}
    for name in _PROFILED:
        footer = parquet.ParquetFile(io.BytesIO(store.read(current, f"{name}.parquet"))).metadata
        filled = dict.fromkeys((footer.schema.column(i).name for i in range(footer.num_columns)), 0)
        for group in range(footer.num_row_groups):
            for i, column in enumerate(filled):
                chunk = footer.row_group(group).column(i)
                filled[column] += chunk.num_values - (chunk.statistics.null_count if chunk.statistics else 0)
        found[name] = Profile(footer.num_rows, filled)
    return found


def without_critical_rows(
    frames: Mapping[str, pa.Table], validations: Sequence[Validation]
) -> tuple[Frames, tuple[str, ...]]:
    """The frames without the rows that a critical problem stops, and a sentence for each that was left out."""
    import numpy as np
    import pyarrow as pa

    critical = [p for v in validations for p in v.row_problems if p.problem.severity is Severity.CRITICAL]
    kept = dict(frames)
    for name in {p.table for p in critical}:
        keep = np.ones(frames[name].num_rows, dtype=bool)
        keep[sorted({p.row for p in critical if p.table == name})] = False
        kept[name] = frames[name].filter(pa.array(keep))
    sentences = {
        f"{p.table} {' '.join(p.row_key)}: does not hold that {_words(p.expectation)}" for p in critical
    }
    return kept, tuple(sorted(sentences))


def _words(expectation: str) -> str:
    return expectation.partition(": ")[2]


def held_back(
    frames: Mapping[str, pa.Table],
    validations: Sequence[Validation],
    store: Publications,
    current: str | None,
) -> tuple[str, ...]:
    """Why the gate holds the frames back, with the rows that it is about; empty when it does not."""
    problems = [p for v in validations for p in v.batch_problems]
    sentences = [p.alert() for p in problems]
    if current is not None and any(p.table == REVIEW_QUEUE.name for p in problems):
        gone = gone_in_words(queue_changes(frames, store, current))
        sentences += [gone] if gone else []
    return tuple(sentences)


def queue_changes(frames: Mapping[str, pa.Table], store: Publications, current: str | None) -> Changes:
    """What changed in the queue since the current publication."""
    now = pandas_frame(frames[REVIEW_QUEUE.name])
    if current is None:
        return changes(now, None)
    return changes(now, pandas_frame(read_queue(store.read(current, f"{REVIEW_QUEUE.name}.parquet"))))
