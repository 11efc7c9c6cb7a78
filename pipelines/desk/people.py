"""Who is at the desk, and what each may do."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """reviewer decides; operations clears the quarantine and the outbox; read_only looks."""

    REVIEWER = "reviewer"
    OPERATIONS = "operations"
    READ_ONLY = "read_only"


@dataclass(frozen=True, slots=True)
class User:
    """name: as shown and recorded; email: names a reviewer in the policy, lower case."""

    name: str
    email: str
    roles: frozenset[Role]

    @property
    def is_reviewer(self) -> bool:
        return Role.REVIEWER in self.roles

    @property
    def is_operations(self) -> bool:
        return Role.OPERATIONS in self.roles
