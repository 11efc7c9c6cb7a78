"""One written name against one agency of the same core: may they be the same, and what gives pause.

A contradiction rules an agency out: words or numbers of one kind stand on both sides and differ. A doubt leaves it
possible, but only a person may say so.
"""

from __future__ import annotations

from typing import NamedTuple

from pipelines.rules.identify import vocabulary as v
from pipelines.rules.identify.entry import Entry
from pipelines.rules.identify.names import Name
from pipelines.rules.identify.numbers import numbers_agree


class Query(NamedTuple):
    """What was written. city: as `place_key`; domain: of website or e-mail, "" when it says nothing."""

    name: Name
    state: str
    city: str = ""
    domain: str = ""

    @property
    def places(self) -> tuple[str, ...]:
        """Places that were named: the city, and what stood in brackets or after a comma of the name."""
        return (self.city, *self.name.asides) if self.city else self.name.asides


#: Legal forms that exclude each other where both sides name one.
_EXCLUSIVE_FORMS = v.FORM_MARKS & ~(v.REORGANIZED | v.JOINT)
#: In a line with a legal form these say the form as well ("City" against "Local" in Ohio).
_AREA_AS_FORM = v.CITY | v.TOWNSHIP | v.BOROUGH


#: Places with a government of their own, which is not the school district's.
_MUNICIPALITIES = v.CITY | v.TOWN | v.VILLAGE

#: Long enough to be found inside a run of letters.
_OF_INSTITUTIONS = tuple(word for word in v.INSTITUTION_WORDS if len(word) > 5)


def number_agrees(query: Query, entry: Entry) -> bool:
    """Both sides have a number, and it is the same."""
    return bool(query.name.numbers and entry.numbers) and numbers_agree(query.name.numbers, entry.numbers)


def place_agrees(query: Query, entry: Entry) -> bool:
    """A place named in the query is one of the agency's: its city, its county, or the one in its name's brackets."""
    for place in query.places:
        if place in entry.places or place + "county" in entry.places and place != query.city:
            return True
        if place.endswith("county") and place.removesuffix("county") in entry.places:
            return True
    return False


def domain_agrees(query: Query, entry: Entry) -> bool:
    return bool(query.domain) and query.domain == website_domain(entry.agency.website)


def website_domain(text: str) -> str:
    """The domain under which a website or mailbox stands, without "www."; "" when there is none."""
    host = text.strip().casefold().rpartition("@")[2].split("://")[-1].split("/")[0].split(":")[0]
    labels = [label for label in host.removeprefix("www.").split(".") if label]
    if len(labels) < 2:
        return ""
    keep = 4 if "k12" in labels[-3:] else 2
    return ".".join(labels[-keep:])


def contradicts(query: Query, entry: Entry) -> bool:
    """A kind of place, a level, a number or "charter" stands on both sides and differs."""
    marks = query.name.marks
    if marks:
        areas, levels = marks & v.AREA_MARKS, marks & v.LEVEL_MARKS
        if areas and entry.areas and not areas & entry.areas:
            return True
        if levels and entry.levels and not levels & entry.levels:
            return True
    if query.name.numbers and entry.numbers and not numbers_agree(query.name.numbers, entry.numbers):
        return True
    return bool(marks & v.CHARTER) and not entry.is_charter and not entry.is_institution


def forms_conflict(query: Query, entry: Entry) -> bool:
    """Both sides name a legal form, and each has one that the other lacks ("Union" against "Unified")."""
    own_form = query.name.marks & _EXCLUSIVE_FORMS
    its_form = entry.forms & _EXCLUSIVE_FORMS
    if not own_form and not its_form:
        return False
    own = own_form | query.name.marks & _AREA_AS_FORM
    its = its_form | entry.areas & _AREA_AS_FORM
    if own & v.UNION and not its_form and entry.levels & v.UNIFIED and entry.stated_levels & v.UNIFIED:
        return True
    return bool(own and its and own & ~its and its & ~own)


def is_exact(query: Query, entry: Entry) -> bool:
    """The name is one of the agency's own, word by word, marks and numbers included."""
    written = query.name
    shape = written.fillers & (v.SCHOOLS | v.DISTRICT | v.PUBLIC)
    return any(
        name.words == written.words
        and name.marks == written.marks
        and name.numbers == written.numbers
        and name.fillers & (v.SCHOOLS | v.DISTRICT | v.PUBLIC) == shape
        and name.is_one_school == written.is_one_school
        for name in entry.names
    )


def doubt(query: Query, entry: Entry) -> str:
    """Why a person should look although nothing contradicts; "" when there is no reason."""
    if number_agrees(query, entry) or domain_agrees(query, entry):
        return ""
    return (
        _kind_doubt(query, entry)
        or _place_doubt(query, entry)
        or _namesake_doubt(query, entry)
        or _institution_doubt(query, entry)
    )


def _kind_doubt(query: Query, entry: Entry) -> str:
    """A level or legal form was left out or differs, where districts are told apart by it."""
    marks = query.name.marks
    if (
        not marks & v.LEVEL_MARKS
        and all(name.marks & v.HIGH for name in entry.names)
        and _others_teach_its_place(query, entry)
    ):
        return "the directory has a high school district, the name does not say so"
    if query.state != "NY" and (marks ^ entry.forms) & v.CENTRAL:
        return "Central stands in one of the two names only"
    if marks & entry.block.unused_marks & ~(entry.stated_levels | entry.forms):
        return "the state has no districts of the kind that the name gives"
    if forms_conflict(query, entry) and not place_agrees(query, entry):
        return "the name gives another kind of district than the directory"
    return ""


def _others_teach_its_place(query: Query, entry: Entry) -> bool:
    """Another district sits in a city of the name written or has a name that begins with it: the one for the lower
    grades may be meant, under whatever name it has."""
    core = query.name.core
    return entry.block.district_places[core] > (core in entry.places) or any(
        other not in {name.core for name in entry.names} for other in entry.block.cores_from(core)
    )


def _place_doubt(query: Query, entry: Entry) -> str:
    if query.name.marks & v.COUNTY and not entry.areas & v.COUNTY:
        return "the name says County, the directory does not"
    if query.name.marks & _MUNICIPALITIES & ~entry.areas and not query.name.fillers:
        return "the name is that of a city or town, with no word of schools"
    if query.name.marks & v.COUNTY and not query.name.numbers and _is_one_of_a_county(entry):
        return "the county may have other districts than the one whose number is missing"
    if _is_city_beside_county(query, entry):
        return "a city of this name, which has another district, may be meant"
    if lacks_part_of_place(query, entry):
        return "a word that belongs to the place's name is missing"
    return ""


def _is_city_beside_county(query: Query, entry: Entry) -> bool:
    """County was left out of the name of a county's district that sits elsewhere than in the city of that name."""
    core = query.name.core
    return (
        not query.name.marks & v.AREA_MARKS
        and all(name.marks & v.COUNTY for name in entry.names)
        and core not in entry.places
        and entry.block.district_places[core] > 0
    )


def _is_one_of_a_county(entry: Entry) -> bool:
    """Named after a county with a number other than 1, in every one of its names."""
    return all(name.numbers and name.numbers[0].lstrip("rc") != "1" for name in entry.names)


def lacks_part_of_place(query: Query, entry: Entry) -> bool:
    """City, Town or Village was left out although it is part of the place's own name ("Iowa" for Iowa City)."""
    left_out = entry.areas & ~query.name.marks & (v.CITY | v.TOWN | v.VILLAGE)
    if not left_out or any(not name.marks & left_out for name in entry.names):
        return False
    return any(
        query.name.core + v.MARK_WORDS[bit] in entry.places
        for bit in (v.CITY, v.TOWN, v.VILLAGE)
        if left_out & bit
    )


def _namesake_doubt(query: Query, entry: Entry) -> str:
    written = query.name
    strange = [aside for aside in written.asides if aside not in (written.core, *entry.places)]
    if any(word in aside for aside in strange for word in _OF_INSTITUTIONS):
        return "what stands aside of the name is an institution's"
    if entry.is_regular and _may_be_network(query, entry):
        return "a network of schools of the state goes by this name too"
    return ""


def _institution_doubt(query: Query, entry: Entry) -> str:
    written = query.name
    if written.is_one_school and not _school_is_district(query, entry):
        return "this may be one school of that name"
    if not entry.is_regular and not is_exact(query, entry):
        if entry.stated_levels & ~written.marks:
            return "the directory has a school of one level of that name"
        if entry.is_charter and not written.marks & v.CHARTER and not entry.is_school:
            return "the directory has a charter school of that name"
        if not entry.is_charter and not entry.is_institution and written.fillers & (v.DISTRICT | v.PUBLIC):
            return "the directory has an agency without a territory of that name"
    return ""


def _may_be_network(query: Query, entry: Entry) -> bool:
    """The name gives no kind, and several agencies without a territory elsewhere begin with just these words."""
    written = query.name
    if written.marks or written.fillers & v.DISTRICT or len(written.words) > 2 or place_agrees(query, entry):
        return False
    cities = entry.block.networks.get(written.words)
    return cities is not None and bool(entry.agency.city) and cities.isdisjoint(entry.places)


def _school_is_district(query: Query, entry: Entry) -> bool:
    """ "X School" stands for a district that has one school, or its words tell a district ("X Public School")."""
    written = query.name
    if is_exact(query, entry):
        return True
    if not entry.is_regular:
        return entry.is_charter and bool(written.marks & v.CHARTER)
    if written.marks & (v.ELEMENTARY | v.HIGH) and not written.marks & v.UNION:
        return entry.agency.schools == 1
    if written.fillers & v.PUBLIC or written.marks & (v.FORM_MARKS | v.AREA_MARKS):
        return True
    return entry.agency.schools == 1 and written.words[:1] != ("saint",)
