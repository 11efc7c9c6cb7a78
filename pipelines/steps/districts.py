"""The directory as the assessment asks it: who is meant by what a document claims."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from pipelines.records import Agency, Identity
from pipelines.rules.applications import Claim
from pipelines.rules.identify.identity import identify

if TYPE_CHECKING:
    from pipelines.rules.identify.index import Alias, Index, Ruling
    from pipelines.steps.assess_read import Districts


class DistrictIndex:
    """Agencies with the aliases and rulings that belong to them. Taking names apart costs, so it waits until asked."""

    def __init__(
        self, agencies: Sequence[Agency], aliases: Sequence[Alias] = (), rulings: Sequence[Ruling] = ()
    ) -> None:
        self._list = agencies
        self._aliases = aliases
        self._rulings = rulings

    @cached_property
    def agencies(self) -> Mapping[str, Agency]:
        return {agency.leaid: agency for agency in self._list}

    @cached_property
    def version(self) -> str:
        digest = hashlib.sha256()
        for row in (*self._list, *self._aliases, *self._rulings):
            digest.update(repr(row).encode())
        return digest.hexdigest()[:16]

    @cached_property
    def index(self) -> Index:
        from pipelines.rules.identify.index import Index

        return Index.build(self._list, self._aliases, self._rulings)

    def identify(self, claim: Claim) -> Identity:
        """Who this is, by everything that the document claims."""
        return identify(
            self.index,
            name=claim.name,
            state=claim.state,
            city=claim.city,
            email=claim.email,
            website=claim.website,
            leaid=claim.nces_id,
        )


def as_districts(directory: Any) -> Districts:
    """The directory as it comes: already asked by claims, or a bare list of agencies."""
    if hasattr(directory, "identify"):
        return cast("Districts", directory)
    return DistrictIndex(directory)
