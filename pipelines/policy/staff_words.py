"""What a problem, or a message set aside, means for staff, and what to do about it: look-ups in `words/`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from pipelines.outcomes import Code


@dataclass(frozen=True, slots=True)
class StaffWords:
    meaning: str
    action: str


@cache
def load_staff_words() -> dict[Code, StaffWords]:
    """Words for every code of a problem. Raises KeyError or ValueError when the file does not have them all."""
    text = resources.files("pipelines.policy").joinpath("words/staff.yaml").read_text("utf-8")
    rows: dict[str, dict[str, str]] = yaml.safe_load(text)
    return {code: StaffWords(**rows[code.value]) for code in Code}


@cache
def load_set_aside_words() -> dict[str, str]:
    """Reason of a message that was set aside -> what operations can do about it."""
    text = resources.files("pipelines.policy").joinpath("words/set_aside.yaml").read_text("utf-8")
    words: dict[str, str] = yaml.safe_load(text)
    return words
