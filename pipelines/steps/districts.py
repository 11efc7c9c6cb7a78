"""The directory as the assessment asks it: who is meant by what a document claims."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

from connectors.warehouse import Connection, sql
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

    def with_rulings(self, rulings: Sequence[Ruling]) -> DistrictIndex:
        """The same directory with more rulings, which win over earlier ones."""
        return DistrictIndex(self._list, self._aliases, [*self._rulings, *rulings])


def as_districts(directory: Any, connection: Connection | None = None) -> Districts:
    """The directory as it comes, asked by claims or a bare list of agencies; with the rulings of the desk."""
    districts = directory if hasattr(directory, "identify") else DistrictIndex(directory)
    if connection is not None and isinstance(districts, DistrictIndex):
        rulings = desk_rulings(connection)
        if rulings:
            return districts.with_rulings(rulings)
    return cast("Districts", districts)


def desk_rulings(connection: Connection) -> list[Ruling]:
    """What people ruled at the desk about who a district is, the oldest first."""
    from pipelines.rules.identify import Ruling

    return [
        Ruling(
            row["district_name"], row["state"], row["city"], row["leaid"], row["ruled_by"],
            row["ruled_at"].date().isoformat(), row["why"],
        )
        for row in connection.execute(sql("queries/assess/rulings.sql")).fetchall()
    ]  # fmt: skip
