"""One state's agencies, by everything that a name can be looked up by."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from pipelines.records import Agency
from pipelines.rules.identify import vocabulary as v
from pipelines.rules.identify.entry import Entry, names_of, place_key
from pipelines.rules.identify.names import Name, fold, split_words
from pipelines.states import STATE_NAMES

#: So many agencies without a territory make a network.
_NETWORK = 3
#: So many districts of a state tell which kinds it has.
_TELLING = 50


class Block:
    """One state's agencies by core, by word and by number."""

    def __init__(self, state: str, agencies: Iterable[Agency], aliases: dict[str, list[str]]) -> None:
        self.state = state
        self.entries: list[Entry] = []
        #: Words that tell that the state stands in a name, or that a county was mistyped.
        self.words_of_state = frozenset(
            (state.casefold(), "country", *STATE_NAMES.get(state, "").casefold().split()[:1])
        )
        self.by_core: dict[str, list[Entry]] = {}
        self.readings: dict[str, Name] = {}  # by the name as the directory writes it, in lower case
        by_core = self.by_core
        for agency in agencies:
            names = names_of(agency, state, aliases.get(agency.leaid, ()))
            if not names:
                continue
            self.readings[agency.name.lower()] = names[0]
            entry = Entry(agency, names, self)
            self.entries.append(entry)
            for name in names:
                same = by_core.setdefault(name.core, [])
                if not same or same[-1] is not entry:
                    same.append(entry)

    @cached_property
    def cores_by_length(self) -> tuple[list[str], list[int]]:
        """Every distinct core, the shortest first, and their lengths: for comparing letter by letter."""
        cores = sorted((core for core in self.by_core if core), key=len)
        return cores, [len(core) for core in cores]

    @cached_property
    def by_number(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for number in set(entry.numbers):
                found[number].append(entry)
        return found

    @cached_property
    def by_word(self) -> dict[str, list[Entry]]:
        """Agencies by each word of their cores."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for word in {word for name in entry.names for word in name.words}:
                found[word].append(entry)
        return found

    @cached_property
    def networks(self) -> dict[tuple[str, ...], set[str]]:
        """Cities by the first words of names that three or more agencies without a territory share: networks of
        charter schools, often named like a district elsewhere in the state."""
        heads: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
        for entry in self.entries:
            if not entry.is_regular:
                words = entry.names[0].words
                heads[words[:1]].append(entry)
                heads[words[:2]].append(entry)
        return {
            words: {place_key(entry.agency.city) for entry in bearers}
            for words, bearers in heads.items()
            if len(bearers) >= _NETWORK
        }

    @cached_property
    def unused_marks(self) -> int:
        """Kinds of which the state has no districts, as far as its list is long enough to tell."""
        marks = [
            entry.areas | entry.stated_levels | entry.forms for entry in self.entries if entry.is_regular
        ]
        if len(marks) < _TELLING:
            return 0
        unused = sum(bit for bit in v.TELLING_MARKS if not any(each & bit for each in marks))
        return unused & ~v.INDEPENDENT if self.state in v.INDEPENDENT_BY_LAW else unused

    @cached_property
    def city_words(self) -> frozenset[str]:
        """Every word of the state's cities."""
        cities = {entry.agency.city for entry in self.entries}
        return frozenset(word for city in cities for word in split_words(fold(city)))

    @cached_property
    def by_initials(self) -> dict[str, list[Entry]]:
        """Regular agencies by the initials people make of their names ("lausd")."""
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            if entry.is_regular:
                for initials in {i for name in entry.names for i in _initials(name)}:
                    found[initials].append(entry)
        return found

    @cached_property
    def district_places(self) -> Counter[str]:
        """How many districts each city and county of the state has, as far as the list says."""
        return Counter(place for entry in self.entries if entry.is_regular for place in entry.places)

    @cached_property
    def _district_cores(self) -> list[str]:
        return sorted({name.core for entry in self.entries if entry.is_regular for name in entry.names})

    def cores_from(self, beginning: str) -> Iterator[str]:
        """The cores of districts that begin with these letters."""
        cores = self._district_cores
        for i in range(bisect_left(cores, beginning), len(cores)):
            if not cores[i].startswith(beginning):
                return
            yield cores[i]

    def find_agency(self, leaid: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.agency.leaid == leaid), None)


_KIND_INITIALS = (
    (v.UNIFIED, ("usd",)),
    (v.INDEPENDENT | v.CONSOLIDATED, ("isd", "cisd")),
    (v.HIGH, ("uhsd", "hsd")),
    (0, ("ps", "sd", "cps", "cs", "csd", "s", "boe", "doe", "cpss", "cds", "pss", "ss")),
)


def _initials(name: Name) -> list[str]:
    letters = "".join(word[0] for word in name.words)
    return [
        letters + ending
        for marks, endings in _KIND_INITIALS
        if not marks or name.marks & marks
        for ending in endings
    ]
