"""The directory, prepared for look-ups: one block a state, made when that state is first asked for.

`Index.build` only sorts the agencies by state; taking 19,000 names apart costs about a quarter of a second and is
spent state by state. Nothing here reads a file or a clock.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from pipelines.records import Agency
from pipelines.rules.identify import vocabulary as v
from pipelines.rules.identify.block import Block
from pipelines.rules.identify.entry import Entry, place_key
from pipelines.rules.identify.names import fold, split_words, squeeze, take_apart
from pipelines.rules.identify.slips import CUT_KINDS

#: The national list cuts names at this length.
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of an agency, as a fact: "Chicago Public Schools" is 1709930. source: where that is said.

    is_nationwide: no other district of the country is meant by it, so that it holds without a state.
    """

    name: str
    state: str
    leaid: str
    source: str
    is_nationwide: bool = False


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person decided once for all: this district, as written in this state (and city, unless blank), is
    that agency, or none of the directory (leaid blank)."""

    district: str
    state: str
    city: str
    leaid: str
    who: str
    when: str
    why: str


def _uncut(name: str) -> str:
    """A name without its last word where the list has cut it at 60 characters."""
    return name.rpartition(" ")[0] if len(name) == _LONGEST_NAME else name


class Index:
    """The directory with its aliases and rulings. Make it once (`build`) and keep it: blocks are made on demand."""

    def __init__(
        self, agencies: Sequence[Agency], aliases: Sequence[Alias], rulings: Sequence[Ruling]
    ) -> None:
        self._by_state: dict[str, list[Agency]] = defaultdict(list)
        for agency in agencies:
            self._by_state[agency.state].append(agency)
        self.by_leaid = {agency.leaid: agency for agency in agencies}
        self._blocks: dict[str, Block] = {}
        self._alias_names: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        #: By core and state ("" where none is needed): marks, fillers and numbers of the name, and the agency.
        self.aliases: dict[tuple[str, str], dict[tuple[object, ...], str]] = defaultdict(dict)
        for alias in aliases:
            if alias.leaid not in self.by_leaid:
                continue  # a smaller directory need not hold every agency that has a nickname
            for state in (alias.state, "") if alias.is_nationwide else (alias.state,):
                name = take_apart(alias.name, state)
                self.aliases[name.core, state][name[2:5]] = alias.leaid
            if " " in alias.name.strip():
                self._alias_names[alias.state][alias.leaid].append(alias.name)
        #: By name and state, then by city ("" where it holds whatever the city).
        self.rulings: dict[tuple[str, str], dict[str, Ruling]] = defaultdict(dict)
        for ruling in rulings:
            city = place_key(ruling.city.split(",")[0])
            self.rulings[squeeze(ruling.district), ruling.state][city] = ruling

    @classmethod
    def build(
        cls, agencies: Iterable[Agency], aliases: Iterable[Alias] = (), rulings: Iterable[Ruling] = ()
    ) -> Index:
        """Prepare a directory. agencies: of the whole country; later rulings win over earlier ones."""
        return cls(list(agencies), list(aliases), list(rulings))

    @property
    def states(self) -> list[str]:
        return sorted(self._by_state)

    def block(self, state: str) -> Block:
        """The agencies of a state, prepared at the first call."""
        block = self._blocks.get(state)
        if block is None:
            block = Block(state, self._by_state.get(state, ()), self._alias_names.get(state, {}))
            self._blocks[state] = block
        return block

    @cached_property
    def by_core(self) -> dict[str, list[Entry]]:
        """The agencies of the whole country by core."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for state in self.states:
            for core, entries in self.block(state).by_core.items():
                found[core].extend(entries)
        return found

    @cached_property
    def known_words(self) -> frozenset[str]:
        """Every word of every name and city of the country: a word among them is hardly a slip of the pen."""
        texts = [
            f"{_uncut(agency.name)} {_uncut(agency.other_name)} {agency.city}"
            for agencies in self._by_state.values()
            for agency in agencies
        ]
        plain = " ".join(text for text in texts if text.isascii())  # at once, which is quicker
        words = set(split_words(fold(plain)))
        for text in texts:
            if not text.isascii():
                words.update(split_words(fold(text)))
        cities = {
            city for agencies in self._by_state.values() for city in {agency.city for agency in agencies}
        }
        uncut = CUT_KINDS.difference(*(split_words(fold(city)) for city in cities))
        return frozenset((words | v.meanings("").keys()) - uncut)
