"""One agency of the directory with everything that its names, its kind and its places say."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from pipelines.records import Agency, Identity
from pipelines.rules.identify import vocabulary as v
from pipelines.rules.identify.names import Name, fold, split_words, take_apart

if TYPE_CHECKING:
    from pipelines.rules.identify.block import Block

_LEVELS = {"elementary": v.ELEMENTARY, "secondary": v.HIGH, "unified": v.UNIFIED}


class Entry:
    """An agency with everything its names say, put together."""

    __slots__ = (
        "agency", "answers", "areas", "block", "forms", "is_charter", "is_institution", "is_regular", "is_school",
        "levels", "names", "numbers", "places", "stated_levels",
    )  # fmt: skip

    def __init__(self, agency: Agency, names: tuple[Name, ...], block: Block) -> None:
        self.agency = agency
        self.block = block
        self.answers: dict[str, Identity] = {}  # by reason: the same agency is found over and over
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


def names_of(agency: Agency, state: str, aliases: Sequence[str]) -> tuple[Name, ...]:
    texts = [agency.name.replace(",", " ")]  # a comma of the list is part of the name
    if agency.other_name and agency.other_name != agency.name:
        texts.append(agency.other_name.replace(",", " "))
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
