"""US states: postal codes, names, the old abbreviations, Spanish names, and slips of the pen."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from pipelines.rules.read.values.value import (
    BLANK,
    Value,
    folded,
    is_blank,
    plain,
    points_elsewhere,
    says_none,
    unclear,
    understood,
)

#: Postal code to name: the states, the District of Columbia and the territories with public school districts.
STATES = {
    "AL": "Alabama", "AK": "Alaska", "AZ": "Arizona", "AR": "Arkansas", "CA": "California", "CO": "Colorado",
    "CT": "Connecticut", "DE": "Delaware", "DC": "District of Columbia", "FL": "Florida", "GA": "Georgia",
    "HI": "Hawaii", "ID": "Idaho", "IL": "Illinois", "IN": "Indiana", "IA": "Iowa", "KS": "Kansas", "KY": "Kentucky",
    "LA": "Louisiana", "ME": "Maine", "MD": "Maryland", "MA": "Massachusetts", "MI": "Michigan", "MN": "Minnesota",
    "MS": "Mississippi", "MO": "Missouri", "MT": "Montana", "NE": "Nebraska", "NV": "Nevada", "NH": "New Hampshire",
    "NJ": "New Jersey", "NM": "New Mexico", "NY": "New York", "NC": "North Carolina", "ND": "North Dakota",
    "OH": "Ohio", "OK": "Oklahoma", "OR": "Oregon", "PA": "Pennsylvania", "RI": "Rhode Island", "SC": "South Carolina",
    "SD": "South Dakota", "TN": "Tennessee", "TX": "Texas", "UT": "Utah", "VT": "Vermont", "VA": "Virginia",
    "WA": "Washington", "WV": "West Virginia", "WI": "Wisconsin", "WY": "Wyoming", "AS": "American Samoa",
    "GU": "Guam", "MP": "Northern Mariana Islands", "PR": "Puerto Rico", "VI": "Virgin Islands",
}  # fmt: skip

#: Written without full stops and spaces, as `_key` makes them. The abbreviations of the printers' style books.
_ABBREVIATIONS = {
    "AL": "ala alab", "AK": "alas alsk", "AZ": "ariz", "AR": "ark", "CA": "calif cal cali", "CO": "colo color",
    "CT": "conn", "DE": "del dela", "DC": "washingtondc washdc dofc distofcolumbia", "FL": "fla flor", "GA": "geo",
    "HI": "haw", "ID": "ida", "IL": "ill ills", "IN": "ind", "IA": "ioa", "KS": "kan kans", "KY": "ken kent",
    "LA": "lou", "MD": "mary", "MA": "mass", "MI": "mich", "MN": "minn", "MS": "miss", "MO": "miso", "MT": "mont",
    "NE": "neb nebr", "NV": "nev", "NH": "nhamp newhamp", "NJ": "njersey newjer", "NM": "nmex nmexico newmex",
    "NY": "nyork nystate newyorkstate", "NC": "ncarolina ncar nocarolina nocar northcar",
    "ND": "ndakota ndak nodakota nodak", "OH": "o", "OK": "okla", "OR": "ore oreg", "PA": "penn penna pennsy",
    "RI": "risland rhodeis", "SC": "scarolina scar socarolina socar southcar", "SD": "sdakota sdak sodakota sodak",
    "TN": "tenn", "TX": "tex", "UT": "ut", "VT": "verm", "VA": "virg", "WA": "wash washingtonstate", "WV": "wva wvirginia westva",
    "WI": "wis wisc", "WY": "wyo", "PR": "puertor ptorico", "VI": "usvi usvirginislands", "MP": "cnmi",
}  # fmt: skip
_SPANISH = {
    "NM": "nuevomexico", "NY": "nuevayork", "NJ": "nuevajersey", "NH": "nuevohampshire", "NC": "carolinadelnorte",
    "SC": "carolinadelsur", "ND": "dakotadelnorte", "SD": "dakotadelsur", "WV": "virginiaoccidental", "LA": "luisiana",
    "PA": "pensilvania", "TX": "tejas", "MS": "misisipi", "MO": "misuri", "MI": "michigan", "HI": "hawai",
}  # fmt: skip


def _key(words: str) -> str:
    return re.sub(r"[^a-z]", "", words)


_NAMES = {_key(name.casefold()): code for code, name in STATES.items()}
_LOOKUP = (
    {code.casefold(): code for code in STATES}
    | {
        word: code
        for code, words in _ABBREVIATIONS.items()
        for word in words.split()
        if word not in ("o", "ut")
    }
    | {word: code for code, words in _SPANISH.items() for word in words.split()}
    | _NAMES
)
_WRAPPING = re.compile(
    r"\b(?:the )?(?:state|commonwealth|estado) (?:of|de)\b|^(?:state|st\.|estado|in)[: ]+|"
    r"[,;]? ?\b(?:u\.?s\.?a\.?|united states(?: of america)?|estados unidos)$|\b\d{5}(?:-\d{4})?\b|[\"*]"
)


def exact_state(words: str) -> str | None:
    """The code that a whole text names, None when it is no state: "Tex.", "State of Maine", "N. Carolina"."""
    key = _key(_WRAPPING.sub(" ", folded(words)).replace("&", "and"))
    return _LOOKUP.get(key)


def _close_state(words: str) -> str | None:
    """The one state that a misspelt name must mean: at most two slips, and no other state nearly as close."""
    key = _key(_WRAPPING.sub(" ", folded(words)))
    if len(key) < 5:
        return None
    ranked = sorted((OSA.distance(key, name, score_cutoff=4), code) for name, code in _NAMES.items())
    (best, code), (second, _) = ranked[0], ranked[1]
    allowed = 1 if len(key) < 7 else 2
    return code if best <= allowed and second >= best + 2 else None


def _named_parts(text: str) -> set[str] | None:
    """States named by the parts of "Texas (TX)", "KS / Kansas", "Portland, Oregon"; None: a part is unknown."""
    parts = [part for part in re.split(r"[()/|;,\n]| - |\band\b|\bor\b|&", plain(text)) if part.strip(" .")]
    codes = [exact_state(part) for part in parts]
    if len(parts) > 1 and None not in codes:
        return {code for code in codes if code}
    return None


def state(text: str) -> Value:
    """A USPS code. Never another state than the one written: what is misspelt is low in confidence, and two
    states, or words around a name ("Kansas City", "Washington County"), stay words.
    """
    if is_blank(text) or says_none(text):
        return BLANK
    if points_elsewhere(text):
        return unclear(text, "points to another place")
    code = exact_state(text)
    if code:
        is_plain_word = folded(text) in ("ok", "hi", "me", "in", "or", "oh") and not plain(text).isupper()
        return understood(code, text, 0.85 if is_plain_word else 1.0)
    parts = _named_parts(text)
    if parts is not None:
        if len(parts) == 1:
            return understood(parts.pop(), text)
        in_place = re.fullmatch(r"[^,()/]+,[^,()/]+", plain(text))
        last = exact_state(plain(text).rsplit(",", 1)[-1]) if in_place else None
        return understood(last, text, 0.6, "two states") if last else unclear(text, "two states")
    before, comma, after = plain(text).rpartition(",")
    code = exact_state(after) if comma and before else None
    if code:
        return understood(code, text, 0.85, "a place with its state")
    code = _close_state(text)
    if code:
        return understood(code, text, 0.6, f"misspelt, {STATES[code]} is meant")
    return unclear(text, "no state")
