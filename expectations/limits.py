"""The limits of `limits.yaml` as numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

from pipelines.form import Type


@dataclass(frozen=True, slots=True)
class Limits:
    """ranges: (least, most) by key of the form or by type; money in USD. gate: by name."""

    ranges: Mapping[str, tuple[float, float]]
    gate: Mapping[str, float]

    def range_of(self, key: str, type_: Type) -> tuple[float, float]:
        """What is believable for an answer: its own range, else that of its type."""
        return self.ranges.get(key) or self.ranges[type_.value]


@cache
def load_limits() -> Limits:
    """The shipped limits."""
    text = resources.files("expectations").joinpath("limits.yaml").read_text(encoding="utf-8")
    document: dict[str, dict[str, dict[str, Any]]] = yaml.safe_load(text)
    return Limits(
        ranges={name: (row["least"], row["most"]) for name, row in document["ranges"].items()},
        gate={name: float(row["value"]) for name, row in document["gate"].items()},
    )
