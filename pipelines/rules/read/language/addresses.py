"""What a street, a town and a whole address look like."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.rules.read.language.shapes import Found
from pipelines.states import exact_state

_STREET_KIND = (
    r"Street|St|Avenue|Ave|Av|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Way|Court|Ct|Place|Pl|Square|Sq|Parkway|Pkwy|"
    r"Highway|Hwy|Terrace|Circle|Cir|Trail|Route|Rte|Pike|Plaza|Loop|Row|Alley|Turnpike|Expressway|Path|"
    r"Broadway|Wharf|Landing|Crossing|Walk|Hill|Bend|Green"
)
_STREET = re.compile(
    rf"\b\d{{1,6}}(?:-\d+)?[A-Za-z]? (?!(?:is|are|was|has|lies|at|in) )(?:[NSEW]\.?[NSEW]?\.? )?(?:[\w'’.\-]+ "
    rf"){{0,5}}?(?:{_STREET_KIND})\b\.?(?: (?:{_STREET_KIND})\b\.?){{0,2}}(?: [NSEW]{{1,2}}\b\.?)?"
    rf"(?: (?:[A-Z]|([A-Z])\1|\d{{1,4}})(?=,|$))?"
    rf"(?:,? (?:Suite|Ste\.?|Room|Rm\.?|Floor|Fl\.?|Unit|Apt\.?|Building|Bldg\.?|#) ?[\w-]+)?"
    rf"|\b\d{{1,6}} (?:Calle|Avenida|Camino|Via|Paseo|Rue|Rua|County Road|County Rd|State Route|US Highway|"
    rf"Highway|Hwy|Route|Rural Route|Broadway)\b(?: [\w'’.\-]+){{0,3}}"
    rf"|\b(?:Calle|Avenida|Ave\.) [\w'’.\- ]+?(?:#|No\.?)? ?\d+"
    rf"|\bP\.? ?O\.? ?(?:Box|Drawer) \w+|\bBox \d+\b|\bOne (?:[A-Z][\w'’]+ )+(?:{_STREET_KIND})\b"
)


def find_street(text: str) -> Found | None:
    """The street and number of an address in a text, or the post office box."""
    match = _STREET.search(text)
    return Found(match.group().strip(" ,"), match.start(), match.end()) if match else None


#: "PO Box 12, 400 Main", "18 Depot Street, Suite 4": what belongs to a street behind a comma.
_STREET_GOES_ON = re.compile(
    r",? (?:\d{1,4}(?:st|nd|rd|th)? (?=[A-Z])[\w.' ]{2,40}?|(?:Suite|Ste\.?|Room|Rm\.?|Floor|Unit|Building|Bldg\.?) [\w-]{1,6}"
    r"|P\.? ?O\.? Box \d+)(?=,)"
)
_ZIP = re.compile(r"(?<![\d-])\d{5}(?:-\d{4})?(?![\d-])")


@dataclass(frozen=True, slots=True)
class Address:
    """Parts of an address as written; "" where a part is missing."""

    street: str = ""
    city: str = ""
    state: str = ""
    postal_code: str = ""


def parse_address(text: str) -> Address:
    """The parts of an address written in one piece: "18 Depot Street, Harrow Creek, Iowa 50899"."""
    flat = " ".join(text.replace("\n", ", ").split())
    street = find_street(flat)
    rest = flat[street.end :] if street else flat
    if street and not re.search(r"\w", rest):
        rest = flat[: street.start]  # "Harrow Creek, IA 50899, 18 Depot Street"
    written = street.text if street else ""
    while street and (more := _STREET_GOES_ON.match(rest)):
        written, rest = f"{written}{more[0]}", rest[more.end() :]
    zips = _ZIP.findall(rest)
    postal = zips[-1] if zips else ""
    rest = re.sub(r"\b(?:zip|postal)(?: ?code)?:?", "", _ZIP.sub(" ", rest), flags=re.IGNORECASE)
    state, city = "", ""
    for part in (p.strip(" .;·|") for p in re.split(r"[,;·|]", rest)):
        if not part:
            continue
        code = exact_state(part)
        before, _, last = part.rpartition(" ")
        two = " ".join(part.split(" ")[-2:])
        if code and not state:
            state = code
        elif not city and not state and before and exact_state(two) and two != part:
            city, state = part[: -len(two)].strip(), exact_state(two) or ""
        elif not city and not state and before and exact_state(last) and len(last) == 2 and last.isupper():
            city, state = before.strip(), exact_state(last) or ""
        elif not city and is_place(part):
            city = part
    return Address(written.strip(" ,"), city, state, postal)


_PLACE = re.compile(r"[^\W\d_a-z][\w'’.\-]*(?: (?:[^\W\d_a-z][\w'’.\-]*|of|de|la|del|las|los|on|the)){0,4}")


def is_place(text: str) -> bool:
    """Does the text look like the name of a town?"""
    shown = text.strip(" .,;")
    return bool(_PLACE.fullmatch(shown)) and len(shown) <= 50
