"""The directory, prepared for look-ups: one block a state, made when that state is first asked for.

`Index.build` only sorts the agencies by state; taking 19,000 names apart costs about a quarter of a second and is
spent state by state. Nothing here reads a file or a clock.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from pipelines.records import Agency, Identity
from pipelines.rules.identify import vocabulary as v
from pipelines.rules.identify.names import Name, fold, split_words, squeeze, take_apart
from pipelines.rules.identify.slips import CUT_KINDS


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


#: So many agencies without a territory make a network.
_NETWORK = 3
#: So many districts of a state tell which kinds it has.
_TELLING = 50
#: The national list cuts names at this length.
_LONGEST_NAME = 60
_LEVELS = {"elementary": v.ELEMENTARY, "secondary": v.HIGH, "unified": v.UNIFIED}


class Entry:
    """An agency with everything its names say, put together."""

    __slots__ = (
        "agency", "answer", "areas", "block", "forms", "is_charter", "is_institution", "is_regular", "is_school",
        "levels", "names", "numbers", "places", "stated_levels",
    )  # fmt: skip

    def __init__(self, agency: Agency, names: tuple[Name, ...], block: Block) -> None:
        self.agency = agency
        self.block = block
        self.answer: Identity | None = None  # the last one given: the same agency is found over and over
        self.names = names
        marks = 0
        numbers: tuple[str, ...] = ()
        places = {place_key(agency.city)} if agency.city else set()
        for name in names:
            marks |= name.marks
            if name.numbers and name.numbers != numbers:
                numbers += name.numbers
            if name.asides:
                places.update(name.asides)
        if agency.county:
            places.add(place_key(agency.county) + "county")
        self.areas = marks & v.AREA_MARKS
        self.forms = marks & v.FORM_MARKS
        self.stated_levels = marks & v.LEVEL_MARKS
        self.levels = self.stated_levels or _LEVELS.get(agency.boundary, 0)
        self.is_charter = bool(marks & v.CHARTER) or agency.lea_type == "7"
        self.is_institution = not v.INSTITUTION_WORDS.isdisjoint(names[0].words)
        self.is_school = not v.SCHOOL_WORDS.isdisjoint(names[0].words)
        self.is_regular = _is_regular(agency, self.is_charter or self.is_institution)
        self.numbers = numbers
        self.places = tuple(places)


def _is_regular(agency: Agency, is_other: bool) -> bool:
    """A district with a territory, or one that the list calls School District although it gives it none."""
    if agency.boundary not in ("none", ""):
        return True
    if not agency.boundary and agency.lea_type:
        return agency.lea_type in ("1", "2", "3")
    return not is_other and (not agency.boundary or "school district" in agency.name.casefold())


@lru_cache(maxsize=65536)
def place_key(text: str) -> str:
    """A city or county in one form: "St. Clair Shores" and "SAINT CLAIR SHORES" are the same, so are "Clinton Twp"
    and "Clinton"."""
    known = v.meanings("")
    parts = []
    for word in split_words(fold(text)):
        kind, bits, spelling = known.get(word, (v.CORE, 0, word))
        if kind == v.CORE or (kind == v.MARK and not bits & (v.COUNTY | v.TOWNSHIP | v.BOROUGH)):
            parts.append(spelling)
        elif kind == v.FILLER:
            parts.append(word)
    return "".join(parts)


class Block:
    """One state's agencies by core, by word and by number."""

    def __init__(self, state: str, agencies: Iterable[Agency], aliases: dict[str, list[str]]) -> None:
        self.state = state
        self.entries: list[Entry] = []
        self.by_core: dict[str, list[Entry]] = {}
        self.readings: dict[str, Name] = {}  # by the name as the directory writes it, in lower case
        by_core = self.by_core
        for agency in agencies:
            names = _names_of(agency, state, aliases.get(agency.leaid, ()))
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

    def find_agency(self, leaid: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.agency.leaid == leaid), None)


def _uncut(name: str) -> str:
    """A name without its last word where the list has cut it at 60 characters."""
    return name.rpartition(" ")[0] if len(name) == _LONGEST_NAME else name


def _names_of(agency: Agency, state: str, aliases: Sequence[str]) -> tuple[Name, ...]:
    texts = [agency.name]
    if agency.other_name and agency.other_name != agency.name:
        texts.append(agency.other_name)
    if "/" in agency.name:
        texts.extend(part for part in agency.name.split("/") if any(c.isdigit() for c in part))
    texts.extend(aliases)
    names: list[Name] = []
    for text in texts:
        name = take_apart(text, state)
        if name.is_part:
            return ()
        if name not in names:
            names.append(name)
    return tuple(names)


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
        self.rulings: dict[tuple[str, str, str], Ruling] = {}
        for ruling in rulings:
            self.rulings[squeeze(ruling.district), ruling.state, place_key(ruling.city)] = ruling

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
        words: set[str] = set()
        for agencies in self._by_state.values():
            for agency in agencies:
                words.update(split_words(fold(_uncut(agency.name))))
                words.update(split_words(fold(f"{_uncut(agency.other_name)} {agency.city}")))
        return (frozenset(words) | v.meanings("").keys()) - CUT_KINDS
