"""A Reading to and from what the database keeps as JSON. Pure; the columns are those of table `reading`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from pipelines.outcomes import Code, Kind, Place, Problem, Reason, Role, Severity
from pipelines.records import Envelope, Figures, ReadDocument, Reading, Source

_PROBLEM = tuple(field.name for field in fields(Problem))
_SOURCE = tuple(field.name for field in fields(Source))


def without_nul(value: Any) -> Any:
    """Postgres keeps no NUL and no lone surrogate in text; neither says anything to a reader."""
    if isinstance(value, str):
        if value.isascii() and "\x00" not in value:
            return value
        return value.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {without_nul(k): without_nul(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [without_nul(v) for v in value]
    return value


def as_json(value: Any) -> str:
    """A value as it is kept, as JSON: keys in order, and nothing in it that Postgres refuses."""
    text = json.dumps(value, sort_keys=True, default=str, ensure_ascii=False)
    if "\\u0000" in text or not (text.isascii() or _is_encodable(text)):
        text = json.dumps(without_nul(value), sort_keys=True, default=str, ensure_ascii=False)
    return text


def _is_encodable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def dump_problem(problem: Problem) -> dict[str, Any]:
    return {name: getattr(problem, name) for name in _PROBLEM}


def dump_source(source: Source) -> dict[str, Any]:
    return {name: getattr(source, name) for name in _SOURCE}


def load_problem(row: Mapping[str, Any]) -> Problem:
    return Problem(
        Code(row["code"]),
        Severity(row["severity"]),
        row.get("field"),
        row.get("seen"),
        row.get("where"),
        tuple((str(name), str(value)) for name, value in row.get("detail") or ()),
    )


def dump_reading(reading: Reading) -> dict[str, Any]:
    """The columns envelope, documents, answers, sources, problems, figures, each JSON-ready."""
    envelope = asdict(reading.envelope)
    envelope["sent_at"] = reading.envelope.sent_at.isoformat() if reading.envelope.sent_at else None
    return {
        "envelope": without_nul(envelope),
        "documents": without_nul([asdict(d) for d in reading.documents]),
        "answers": without_nul(reading.answers),
        "sources": without_nul({key: asdict(source) for key, source in reading.sources.items()}),
        "problems": without_nul([dump_problem(p) for p in reading.problems]),
        "figures": without_nul([asdict(f) for f in reading.figures]),
    }


def load_reading(row: Mapping[str, Any]) -> Reading:
    """row: the columns of `reading` joined with place, reasons and sentence of `message`."""
    envelope = dict(row["envelope"])
    sent_at = envelope.pop("sent_at", None)
    for name in ("recipients", "references", "tokens"):
        envelope[name] = tuple(envelope.get(name) or ())
    return Reading(
        place=Place(row["place"]),
        reasons=tuple(Reason(r) for r in row["reasons"]),
        documents=tuple(
            ReadDocument(**{**d, "kind": Kind(d["kind"]), "role": Role(d["role"])}) for d in row["documents"]
        ),
        answers=row["answers"],
        sources={key: Source(**source) for key, source in row["sources"].items()},
        problems=tuple(load_problem(p) for p in row["problems"]),
        figures=tuple(
            Figures(**{**f, "role": Role(f["role"]), "cells": tuple((a, b) for a, b in f["cells"])})
            for f in row["figures"]
        ),
        envelope=Envelope(**envelope, sent_at=datetime.fromisoformat(sent_at) if sent_at else None),
        sentence=row.get("sentence") or "",
    )
