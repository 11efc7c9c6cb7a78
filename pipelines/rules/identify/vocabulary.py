"""The words of district names: what each means, by state.

A district's name is a *core* (the place or person it is named after), *marks* (County, Unified, Union High …:
they may be left out, but never contradict), *fillers* (School District, Public Schools …) and numbers. Sources:
the naming habits of the national list (NCES CCD and EDGE) and the type names of the states' school codes.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

# --- marks: one bit each -------------------------------------------------------------------------------------
COUNTY: Final = 1 << 0
CITY: Final = 1 << 1
TOWNSHIP: Final = 1 << 2
BOROUGH: Final = 1 << 3
TOWN: Final = 1 << 4
VILLAGE: Final = 1 << 5
#: Which kind of place.
AREA_MARKS: Final = COUNTY | CITY | TOWNSHIP | BOROUGH | TOWN | VILLAGE

ELEMENTARY: Final = 1 << 6
HIGH: Final = 1 << 7
UNIFIED: Final = 1 << 8
#: Which grades.
LEVEL_MARKS: Final = ELEMENTARY | HIGH | UNIFIED

UNION: Final = 1 << 9
JOINT: Final = 1 << 10
REGIONAL: Final = 1 << 11
CENTRAL: Final = 1 << 12
AREA: Final = 1 << 13
LOCAL: Final = 1 << 14
EXEMPTED: Final = 1 << 15
COMMUNITY: Final = 1 << 16
CONSOLIDATED: Final = 1 << 17
INDEPENDENT: Final = 1 << 18
MUNICIPAL: Final = 1 << 19
METROPOLITAN: Final = 1 << 20
SPECIAL: Final = 1 << 21
FREE: Final = 1 << 22
COMMON: Final = 1 << 23
COOPERATIVE: Final = 1 << 24
REORGANIZED: Final = 1 << 25
#: Which legal form.
FORM_MARKS: Final = (
    UNION | JOINT | REGIONAL | CENTRAL | AREA | LOCAL | EXEMPTED | COMMUNITY | CONSOLIDATED | INDEPENDENT
    | MUNICIPAL | METROPOLITAN | SPECIAL | FREE | COMMON | COOPERATIVE | REORGANIZED
)  # fmt: skip
CHARTER: Final = 1 << 26

#: Kinds that a state has or has not.
TELLING_MARKS: Final = (UNIFIED, UNION, LOCAL, EXEMPTED, INDEPENDENT, METROPOLITAN, FREE, COMMON)
#: States whose districts are independent by their legal names, which the national list leaves out.
INDEPENDENT_BY_LAW: Final = frozenset(("MN", "OK", "SD", "ID"))

#: The word that stands for a mark when a name has nothing else ("Union County Schools", "Central High").
MARK_WORDS: Final = {
    UNION: "union", CENTRAL: "central", AREA: "area", LOCAL: "local", EXEMPTED: "exempted", COMMUNITY: "community",
    CONSOLIDATED: "consolidated", INDEPENDENT: "independent", MUNICIPAL: "municipal", METROPOLITAN: "metropolitan",
    SPECIAL: "special", FREE: "free", COMMON: "common", COOPERATIVE: "cooperative", REORGANIZED: "reorganized",
    REGIONAL: "regional", JOINT: "joint", COUNTY: "county", CITY: "city", TOWNSHIP: "township",
    BOROUGH: "borough", TOWN: "town", VILLAGE: "village", CHARTER: "charter", UNIFIED: "unified", HIGH: "high",
    ELEMENTARY: "elementary",
}  # fmt: skip

# --- fillers -------------------------------------------------------------------------------------------------
SCHOOL: Final = 1 << 0  # "School", one
SCHOOLS: Final = 1 << 1
DISTRICT: Final = 1 << 2
PUBLIC: Final = 1 << 3
OTHER_FILLER: Final = 1 << 4

_FILLERS: Final = {
    "school": SCHOOL, "schl": SCHOOL, "sch": SCHOOL, "schools": SCHOOLS, "schs": SCHOOLS, "schls": SCHOOLS,
    "district": DISTRICT, "dist": DISTRICT, "districts": DISTRICT, "distr": DISTRICT, "dst": DISTRICT,
    "public": PUBLIC, "pblc": PUBLIC, "pub": PUBLIC, "pbl": PUBLIC, "pubilc": PUBLIC,
    "system": OTHER_FILLER, "systems": OTHER_FILLER, "sys": OTHER_FILLER,
    "corporation": OTHER_FILLER, "corp": OTHER_FILLER, "inc": OTHER_FILLER, "incorporated": OTHER_FILLER,
    "llc": OTHER_FILLER, "ltd": OTHER_FILLER, "agency": OTHER_FILLER, "board": OTHER_FILLER, "bd": OTHER_FILLER,
    "boe": OTHER_FILLER, "reorganised": OTHER_FILLER, "adm": OTHER_FILLER, "admin": OTHER_FILLER,
    "administration": OTHER_FILLER, "administrative": OTHER_FILLER, "trustees": OTHER_FILLER,
    "sd": DISTRICT, "psd": DISTRICT | PUBLIC, "ps": SCHOOLS | PUBLIC,
}  # fmt: skip

#: Small words that carry nothing, wherever they stand.
SMALL_WORDS: Final = frozenset(("the", "and", "a", "an", "for", "at", "dba", "y", "of", "in"))


_MARKS: Final = {
    "county": COUNTY, "co": COUNTY, "cnty": COUNTY, "cty": COUNTY, "counties": COUNTY, "parish": COUNTY,
    "par": COUNTY, "city": CITY, "township": TOWNSHIP, "twp": TOWNSHIP,
    "tp": TOWNSHIP, "twnshp": TOWNSHIP, "twsp": TOWNSHIP,
    "town": TOWN, "twn": TOWN, "village": VILLAGE, "vlg": VILLAGE, "vill": VILLAGE, "borough": BOROUGH, "boro": BOROUGH,
    "elementary": ELEMENTARY, "elem": ELEMENTARY, "el": ELEMENTARY, "elementry": ELEMENTARY,
    "high": HIGH, "hs": HIGH, "secondary": HIGH, "unified": UNIFIED, "unif": UNIFIED, "k12": UNIFIED, "k8": ELEMENTARY,
    "union": UNION, "un": UNION, "joint": JOINT, "jt": JOINT, "jnt": JOINT, "regional": REGIONAL, "reg": REGIONAL,
    "regl": REGIONAL, "region": REGIONAL, "area": AREA, "local": LOCAL, "lcl": LOCAL, "loc": LOCAL,
    "exempted": EXEMPTED, "exmptd": EXEMPTED, "ex": EXEMPTED, "community": COMMUNITY, "comm": COMMUNITY,
    "com": COMMUNITY, "cmty": COMMUNITY, "comty": COMMUNITY, "commun": COMMUNITY, "communtiy": COMMUNITY,
    "consolidated": CONSOLIDATED, "cons": CONSOLIDATED, "consol": CONSOLIDATED, "cnsld": CONSOLIDATED,
    "con": CONSOLIDATED, "independent": INDEPENDENT, "ind": INDEPENDENT, "indep": INDEPENDENT,
    "indpt": INDEPENDENT, "municipal": MUNICIPAL | CITY, "mun": MUNICIPAL | CITY, "muni": MUNICIPAL | CITY,
    "metropolitan": METROPOLITAN, "metro": METROPOLITAN, "metr": METROPOLITAN, "separate": 0,
    "special": SPECIAL, "spec": SPECIAL, "spl": SPECIAL,
    "free": FREE, "common": COMMON, "central": CENTRAL, "cntrl": CENTRAL,
    "ctrl": CENTRAL, "cooperative": COOPERATIVE, "coop": COOPERATIVE,
    "reorganized": REORGANIZED, "reorg": REORGANIZED, "charter": CHARTER, "chtr": CHARTER, "chart": CHARTER,
    "pcs": CHARTER,
}  # fmt: skip

#: Initials inside a longer name ("Lubbock-Cooper ISD", "Argo CHSD 217"): marks; all of them mean "school district".
_INITIALS: Final = {
    "usd": UNIFIED, "isd": INDEPENDENT, "cisd": CONSOLIDATED | INDEPENDENT, "msd": MUNICIPAL | CITY, "csd": 0,
    "cusd": COMMUNITY | UNIFIED, "cud": COMMUNITY | UNIFIED, "ccsd": COMMUNITY | CONSOLIDATED,
    "chsd": COMMUNITY | HIGH, "cchsd": COMMUNITY | CONSOLIDATED | HIGH, "hsd": HIGH, "uhsd": UNION | HIGH,
    "uhs": UNION | HIGH, "juhsd": JOINT | UNION | HIGH, "jusd": JOINT | UNIFIED, "jud": JOINT | UNIFIED,
    "juesd": JOINT | UNION | ELEMENTARY, "uesd": UNION | ELEMENTARY, "esd": ELEMENTARY, "ufsd": UNION | FREE,
    "ufs": UNION | FREE, "evsd": EXEMPTED, "lsd": LOCAL, "asd": AREA, "ssd": SPECIAL, "rsd": REGIONAL,
    "rhsd": REGIONAL | HIGH, "thsd": TOWNSHIP | HIGH, "gsd": 0, "csc": COMMUNITY, "scsc": COMMUNITY, "ud": UNIFIED,
    "jsd": JOINT, "unit": UNIFIED, "cps": COUNTY, "ccs": 0, "cs": 0, "cds": 0,
}  # fmt: skip

#: One word for each of its spellings, in the core of a name.
_SPELLINGS: Final = {
    "st": "saint", "ste": "sainte", "sta": "santa", "mt": "mount", "mtn": "mountain", "mtns": "mountains",
    "ft": "fort", "pt": "point", "hts": "heights", "hgts": "heights", "spgs": "springs", "spg": "springs",
    "sprgs": "springs", "spngs": "springs", "vly": "valley", "vlly": "valley", "val": "valley", "jct": "junction",
    "lk": "lake", "pk": "park", "crk": "creek", "ck": "creek", "riv": "river", "rvr": "river", "is": "island",
    "isl": "island", "ctr": "center", "cntr": "center", "centre": "center", "north": "north", "no": "north",
    "so": "south", "acad": "academy", "acadmy": "academy", "prep": "preparatory", "univ": "university",
    "intl": "international", "coll": "college", "tech": "technical", "voc": "vocational", "dept": "department",
    "ed": "education", "educ": "education",
    "n": "north", "s": "south", "e": "east", "w": "west", "ne": "northeast", "nw": "northwest", "se": "southeast",
    "sw": "southwest", "frk": "fork", "fks": "forks", "fls": "falls", "grv": "grove", "hls": "hills",
    "bch": "beach", "hbr": "harbor", "harbour": "harbor", "lndg": "landing", "bluf": "bluff", "inst": "institute",
    "gov": "governor", "mtg": "meeting", "pres": "president", "intrmd": "intermediate", "int": "intermediate",
    "svcs": "services", "svc": "services", "srvs": "services", "service": "services", "cmps": "campus",
    "burgh": "burg", "jr": "junior",
    "ldrshp": "leadership", "sci": "science",
}  # fmt: skip

#: Words that only an institution bears: the name belongs to a school or a network, hardly to a whole district.
INSTITUTION_WORDS: Final = frozenset(
    ("academy", "academies", "preparatory", "collegiate", "institute", "college", "university", "montessori")
    + ("charter", "learning", "christian", "catholic", "lutheran", "episcopal", "hebrew", "adventist", "diocese")
    + ("archdiocese", "parochial", "virtual", "online", "cyber", "seminary", "kipp", "basis", "classical")
    + ("leadership", "stem", "arts", "middle", "intermediate", "primary", "kindergarten", "junior", "hospital")
    + ("center", "correctional")
)  # fmt: skip
#: Of these, the ones after which "Charter School" goes without saying.
SCHOOL_WORDS: Final = frozenset(
    ("academy", "academies", "preparatory", "collegiate", "montessori", "charter", "kipp", "basis")
)

#: What the same letters mean only there.
_BY_STATE: Final[dict[str, dict[str, int | str]]] = {
    "NY": {"cent": CENTRAL, "enlarged": 0, "cs": CENTRAL},
    "IA": {"csd": COMMUNITY},
    "IN": {"msd": METROPOLITAN, "sc": 0},
    "IL": {"cu": COMMUNITY | UNIFIED, "ccsd": COMMUNITY | CONSOLIDATED | ELEMENTARY, "unit": UNIFIED},
    "KS": {"unit": UNIFIED},
    "MI": {"isd": "intermediate"},
    "KY": {"independent": INDEPENDENT | CITY, "ind": INDEPENDENT | CITY, "indep": INDEPENDENT | CITY},
    "WA": {"esd": "esd"},
    "OR": {"esd": "esd"},
    "PA": {"cs": CHARTER, "ctc": "careertechnologycenter"},
    "OH": {"village": 0, "vill": 0, "ev": EXEMPTED},
    "TX": {"csd": CONSOLIDATED},
    "CA": {"charter": CHARTER},
    "VA": {"cps": COUNTY},
    "DC": {"pcs": CHARTER},
}

#: Fixed phrases that are one thing, and what stands for them in the core.
PHRASES: Final = {
    "regional school unit": "rsu",
    "maine school administrative district": "sad",
    "school administrative district": "sad",
    "msad": "sad",
    "school administrative unit": "sau",
    "supervisory union": "supervisoryunion",
    "educational service unit": "esu",
    "educational service district": "esd",
    "regional office of education": "roe",
    "intermediate school district": "intermediate",
    "board of cooperative educational services": "boces",
    "board of education": "boe",
    "board of ed": "boe",
    "bd of education": "boe",
    "bd of ed": "boe",
    "state department of": "department of",
    "office of the superintendent": "boe",
    "superintendents office": "boe",
    "central office": "boe",
    "district office": "district",
    "administration office": "boe",
    "administrative office": "boe",
    "administrative offices": "boe",
    "special education": "specialeducation",
    "special ed": "specialeducation",
    "special educ": "specialeducation",
    "spec educ": "specialeducation",
    "spec ed": "specialeducation",
    "sp ed": "specialeducation",
    "special services": "specialservices",
    "town and country": "townandcountry",
}
# A county's department of education is its school district (Tennessee); a state's is not.
PHRASES.update(
    (f"{area} {department} of {education}", f"{area} boe")
    for area in ("county", "co", "cnty", "parish", "city")
    for department in ("department", "dept")
    for education in ("education", "educ", "ed")
)

#: Kinds of words.
CORE, FILLER, MARK, INITIALS, SMALL = range(5)
#: A word's meaning: its kind, the bits of a filler, mark or initials, and how it stands in a core.
Meaning = tuple[int, int, str]


@lru_cache(maxsize=128)
def meanings(state: str) -> dict[str, Meaning]:
    """Every known word of `state`'s names with its meaning; words that are not in it are core words as they are."""
    known: dict[str, Meaning] = {word: (CORE, 0, spelling) for word, spelling in _SPELLINGS.items()}
    for kind, words in ((FILLER, _FILLERS), (MARK, _MARKS), (INITIALS, _INITIALS)):
        known.update({word: (kind, bits, MARK_WORDS.get(bits, word)) for word, bits in words.items()})
    known.update({word: (SMALL, 0, word) for word in SMALL_WORDS})
    for word, value in _BY_STATE.get(state, {}).items():
        if isinstance(value, str):
            known[word] = (CORE, 0, value)
        else:
            kind = INITIALS if word in _INITIALS else MARK
            known[word] = (kind, value, MARK_WORDS.get(value, word))
    return known
