"""Values that are made by the thousand and never changed: what a document consists of, and what was read in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform

Made = TypeVar("Made")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(made: type[Made]) -> type[Made]:
    """A dataclass that nobody changes: equal by its fields, hashable, with slots.

    The type checker sees a frozen one and refuses every assignment. At run time nothing guards it, for that guard
    makes each of them three times as slow to create, and one form is two thousand of them.
    """
    return dataclass(slots=True, unsafe_hash=True)(made)
