"""The states and territories: USPS codes, names, and what people write for them.

Source of codes and names: USPS Publication 28, appendix B; the older abbreviations are those of the GPO style
manual. `BI` is the code under which the national list keeps the Bureau of Indian Education.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

STATE_NAMES = {
    "AL": "Alabama",
    "AK": "Alaska",
    "AZ": "Arizona",
    "AR": "Arkansas",
    "CA": "California",
    "CO": "Colorado",
    "CT": "Connecticut",
    "DE": "Delaware",
    "DC": "District of Columbia",
    "FL": "Florida",
    "GA": "Georgia",
    "HI": "Hawaii",
    "ID": "Idaho",
    "IL": "Illinois",
    "IN": "Indiana",
    "IA": "Iowa",
    "KS": "Kansas",
    "KY": "Kentucky",
    "LA": "Louisiana",
    "ME": "Maine",
    "MD": "Maryland",
    "MA": "Massachusetts",
    "MI": "Michigan",
    "MN": "Minnesota",
    "MS": "Mississippi",
    "MO": "Missouri",
    "MT": "Montana",
    "NE": "Nebraska",
    "NV": "Nevada",
    "NH": "New Hampshire",
    "NJ": "New Jersey",
    "NM": "New Mexico",
    "NY": "New York",
    "NC": "North Carolina",
    "ND": "North Dakota",
    "OH": "Ohio",
    "OK": "Oklahoma",
    "OR": "Oregon",
    "PA": "Pennsylvania",
    "RI": "Rhode Island",
    "SC": "South Carolina",
    "SD": "South Dakota",
    "TN": "Tennessee",
    "TX": "Texas",
    "UT": "Utah",
    "VT": "Vermont",
    "VA": "Virginia",
    "WA": "Washington",
    "WV": "West Virginia",
    "WI": "Wisconsin",
    "WY": "Wyoming",
    "AS": "American Samoa",
    "GU": "Guam",
    "MP": "Northern Mariana Islands",
    "PR": "Puerto Rico",
    "VI": "U.S. Virgin Islands",
    "BI": "Bureau of Indian Education",
}

#: States by the two digits with which every NCES district id begins (FIPS 5-2; 59 is the Bureau of Indian Education).
STATE_OF_FIPS = {
    "01": "AL", "02": "AK", "04": "AZ", "05": "AR", "06": "CA", "08": "CO", "09": "CT", "10": "DE", "11": "DC",
    "12": "FL", "13": "GA", "15": "HI", "16": "ID", "17": "IL", "18": "IN", "19": "IA", "20": "KS", "21": "KY",
    "22": "LA", "23": "ME", "24": "MD", "25": "MA", "26": "MI", "27": "MN", "28": "MS", "29": "MO", "30": "MT",
    "31": "NE", "32": "NV", "33": "NH", "34": "NJ", "35": "NM", "36": "NY", "37": "NC", "38": "ND", "39": "OH",
    "40": "OK", "41": "OR", "42": "PA", "44": "RI", "45": "SC", "46": "SD", "47": "TN", "48": "TX", "49": "UT",
    "50": "VT", "51": "VA", "53": "WA", "54": "WV", "55": "WI", "56": "WY", "59": "BI", "60": "AS", "66": "GU",
    "69": "MP", "72": "PR", "78": "VI",
}  # fmt: skip

#: Older abbreviations, Spanish names and other common forms, without points, accents and blanks.
_ABBREVIATIONS = {
    "AL": "ala",
    "AK": "alas",
    "AZ": "ariz",
    "AR": "ark",
    "CA": "cal calif cali",
    "CO": "colo",
    "CT": "conn",
    "DE": "del",
    "DC": "washingtondc dc districtofcolumbia thedistrictofcolumbia",
    "FL": "fla flor",
    "GA": "ga geo",
    "HI": "hawai",
    "ID": "ida",
    "IL": "ill ills",
    "IN": "ind",
    "KS": "kan kans",
    "KY": "ken kent commonwealthofkentucky",
    "LA": "la luisiana louisiane",
    "MA": "mass commonwealthofmassachusetts",
    "MI": "mich",
    "MN": "minn",
    "MS": "miss misisipi",
    "MO": "mo misuri",
    "MT": "mont",
    "NE": "neb nebr",
    "NV": "nev",
    "NH": "nh",
    "NJ": "nj jersey nuevajersey novajersey",
    "NM": "nm nmex newmex nuevomexico",
    "NY": "ny newyorkstate stateofnewyork nuevayork",
    "NC": "nc ncar ncarolina nocarolina carolinadelnorte",
    "ND": "nd ndak ndakota nodakota dakotadelnorte",
    "OK": "okla",
    "OR": "ore oreg",
    "PA": "penn penna commonwealthofpennsylvania pensilvania",
    "SC": "sc scar scarolina socarolina carolinadelsur",
    "SD": "sd sdak sdakota sodakota dakotadelsur",
    "TN": "tenn",
    "TX": "tex tejas",
    "VT": "verm",
    "VA": "virg commonwealthofvirginia",
    "WA": "wash washingtonstate stateofwashington",
    "WV": "wva westva wvirginia virginiaoccidental",
    "WI": "wis wisc",
    "WY": "wyo",
    "VI": "usvi virginislands",
    "BI": "bie bureauofindianaffairs",
}

_NOT_A_LETTER = re.compile(r"[^a-z]")


def _squeeze(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).casefold()
    return _NOT_A_LETTER.sub("", folded)


_BY_FORM: dict[str, str] = {}
for _code, _name in STATE_NAMES.items():
    for _form in (_code, _name, *_ABBREVIATIONS.get(_code, "").split()):
        _BY_FORM[_squeeze(_form)] = _code
_NAMES = {_squeeze(name): code for code, name in STATE_NAMES.items()}


@lru_cache(maxsize=4096)
def exact_state(text: str) -> str | None:
    """The USPS code of a state's code, name or usual abbreviation in any case and punctuation; None otherwise."""
    form = _squeeze(text)
    return _BY_FORM.get(form) or _BY_FORM.get(form.removeprefix("stateof"))


@lru_cache(maxsize=4096)
def nearest_state(text: str) -> str | None:
    """The state that a misspelt name can only mean ("Virgnia", "Conneticut"); None when two would do or none does.

    One slip of the pen (a letter missing, doubled, wrong, or two swapped) in a name of up to eight letters, two in
    a longer one; codes of two letters are never corrected.
    """
    from rapidfuzz.distance import OSA

    form = _squeeze(text)
    if len(form) < 4:
        return None
    near = []
    for name, code in _NAMES.items():
        allowed = 1 if len(name) <= 8 else 2
        distance = OSA.distance(form, name, score_cutoff=allowed)
        if distance <= allowed:
            near.append((distance, code))
    near.sort()
    if not near or (len(near) > 1 and near[0][0] == near[1][0]):
        return None
    return near[0][1]


def state_code(text: str | None) -> str | None:
    """The USPS code that `text` means, misspelt names included; None for a blank or what cannot be read."""
    if not text or not text.strip():
        return None
    return exact_state(text) or nearest_state(text)
