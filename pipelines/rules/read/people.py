"""People as districts write them: "Ana Ruiz, Director of Curriculum, aruiz@…, (555) 555-0100", in any order."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipelines.rules.read.language.district_names import is_district
from pipelines.rules.read.language.persons import TITLE_NOUNS, find_person, is_person, is_person_at, is_title
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.questions.segments import segments
from pipelines.rules.read.values import email, find_emails, phone


@dataclass(frozen=True, slots=True)
class Person:
    """What a piece of text says about one person, "" where it says nothing. rest: words that fit nowhere."""

    name: str = ""
    title: str = ""
    email: str = ""
    phone: str = ""
    rest: str = ""

    def __bool__(self) -> bool:
        return bool(self.name or self.title or self.email or self.phone)


_PARTS = re.compile(r"[\n\t;|·•]+|,\s|\s[-–—/]\s|[()<>]|(?<=\S):\s")
_LABEL = re.compile(
    r"^(?:(?:at|or|by|via|e-?mail(?: address)?|mail|phone|tel(?:ephone)?|ph|office|cell|mobile|direct|"
    r"title|position|correo|"
    r"tel[ée]fono|contact|name|nombre|cargo|reached at|call|and)\b\.?\s*:?\s*)+",
    re.IGNORECASE,
)
#: The label of what comes next, with nothing but a space before it: "Ana Ruiz E-mail: aruiz@…".
_LABEL_BEHIND = re.compile(
    r"\s+(?:e-?mail(?: address)?|phone(?: number)?|tel(?:ephone)?|title|position|cell|mobile)\.?$",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?<![\w@.])(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ .\-/]{1,3})\d{3}[ .\-]\d{4}(?!\d)"
    r"(?:,? ?(?:ext(?:ension)?\.?|x\.?|#) ?\d{1,6})?",
    re.IGNORECASE,
)
_NOT_A_VOICE = re.compile(r"\b(?:fax|facsimile|hotline|pager)\b[^,;\n]{0,15}$", re.IGNORECASE)
_MAIL_LINK = re.compile(r"^mailto:", re.IGNORECASE)
_DEGREE = re.compile(r"(?:ph\.? ?d|ed\.? ?d|m\.? ?ed|m\.?a|jr|sr|ii|iii|esq)\.?", re.IGNORECASE)


#: The full stop of a name or position that is cut short is part of it: "Jr.", "Asst. Supt."
_ENDS_SHORT = re.compile(
    r"\b(?:[JS]r|D|Ed|[A-Z]|Supt|Dir|Coord|Asst|Prin|Mgr|Supv|Spec|Instr|Tech)\.$|\b[A-Z][a-z]{1,6}\. [A-Z][a-z]{1,6}\.$"
)


def find_phones(text: str) -> list[re.Match[str]]:
    """Telephone numbers of a text, each with its place; those of fax machines and hotlines are left out."""
    return [
        m for m in _PHONE.finditer(text) if not _NOT_A_VOICE.search(text[max(0, m.start() - 30) : m.start()])
    ]


def mail_target(links: tuple[str, ...]) -> str:
    """The address behind the first mail link, "" when there is none."""
    for target in links:
        if _MAIL_LINK.match(target):
            found = find_emails(_MAIL_LINK.sub("", target).split("?", 1)[0])
            if found:
                return found[0]
    return ""


def parse_person(text: str, links: tuple[str, ...] = ()) -> Person:
    """The parts of one person's data. Of several people only the first is taken; `rest` then is not empty."""
    addresses = find_emails(text)
    numbers = find_phones(text)
    words = _PHONE.sub("\n", text)
    for address in addresses:
        words = words.replace(address, "\n")
    person = Person(
        email=addresses[0] if addresses else mail_target(links), phone=numbers[0].group() if numbers else ""
    )
    rest: list[str] = []
    for raw in _PARTS.split(words):
        part = _LABEL.sub("", (raw or "").strip(" ,:")).strip(" ,:")
        part = _LABEL_BEHIND.sub("", part)
        part = part if _ENDS_SHORT.search(part) else part.rstrip(" .")
        if part and part.lower() not in ("fax", "or", "and"):
            person, left = _with_words(person, part)
            if left:
                rest.append(left)
    if not numbers and not person.phone:
        person, rest = _with_odd_phone(person, rest)
    return replace(person, rest=", ".join(rest))


def _with_odd_phone(person: Person, rest: list[str]) -> tuple[Person, list[str]]:
    """A number in no common form ("5550100", "1-800-TEACH"): only a part that is nothing else."""
    for at, part in enumerate(rest):
        if sum(char.isdigit() for char in part) >= 7:
            number = phone(part)
            if number.value is not None and number.confidence >= 0.9:
                return replace(person, phone=str(number.value)), rest[:at] + rest[at + 1 :]
    return person, rest


def _with_words(person: Person, part: str) -> tuple[Person, str]:  # noqa: PLR0911  one way of telling a line
    bare = part.strip(" ")
    if not person.name and is_person_at(bare, person.email):
        return replace(person, name=bare), ""
    if _DEGREE.fullmatch(bare) and person.name and not person.title:
        return replace(person, name=f"{person.name}, {bare}"), ""
    if not person.name and (split := _title_and_name(bare)):
        return replace(person, name=split[1], title=person.title or split[0]), ""
    if not person.title and (is_title(bare) or person.name and _AGENT.fullmatch(bare)):
        return replace(person, title=re.sub(r"^(?:our|the|my) ", "", bare)), ""
    if person.title and _continues_title(person.title, bare):
        return replace(person, title=f"{person.title}, {bare}"), ""
    spelled = email(bare) if re.search(r"\b(?:at|arroba)\b|\[|\(", bare) else None
    if spelled and spelled.value and not person.email:
        return replace(person, email=str(spelled.value)), ""
    return person, bare


#: "Technology Integrator" behind a name: what somebody does, by its ending.
_AGENT = re.compile(r"(?:[A-Z][\w&-]+ ){0,3}[A-Z][a-z]+(?:ator|itor|ist|ician|eer|master)")


def _title_and_name(part: str) -> tuple[str, str] | None:
    """ "Superintendent Dr. Hugh Pallister": a title right before the name."""
    match = find_person(part)
    if not match or match.end() < len(part):
        words = part.split()
        for cut in range(1, min(5, len(words) - 1)):
            head, tail = " ".join(words[:cut]), " ".join(words[cut:])
            if is_person(tail) and fold(words[cut - 1]).strip(".,") in TITLE_NOUNS:
                return head, tail
        return None
    head = part[: match.start()].strip(" ,:")
    return (head, match.group()) if head and is_title(head) else None


_FIELDS = re.compile(
    r"(?:(?:and|&) )?(?:(?:[A-Z][\w&-]+|K-12|and|&) ){0,3}(?:Curriculum|Instruction|Assessment|Technology|Learning|Teaching|"
    r"Programs|Services|Education|STEM|STEAM|CTE|Innovation|Academics|Operations|Secondary|Elementary|Science|Mathematics)"
)


def _continues_title(title: str, part: str) -> bool:
    """ "Director of Curriculum, Instruction, and Assessment" has commas of its own; "Director, Curriculum" too."""
    if _FIELDS.fullmatch(part):
        return True
    folded = fold(title)
    return (
        bool(re.match(r"(?:and|&) |[A-Z]", part))
        and bool(re.search(r"\b(?:of|for|de)\b", folded))
        and not is_person(part)
        and not is_district(part)
        and find_person(part) is None
    )


def labelled_person(text: str) -> Person | None:
    """Somebody's data with a label at each part: "Name: Ana Ruiz; E-mail: aruiz@…". None where there are none."""
    found = segments(text)
    if len(found) < 2:
        return None
    parts: dict[str, str] = {}
    for segment in found:
        folded = fold(segment.label)
        for key, pattern in (
            ("email", r"mail|correo"),
            ("phone", r"phone|tel|cell"),
            ("title", r"title|position|cargo|job"),
            ("name", r"name|nombre"),
        ):
            if re.search(pattern, folded) and segment.value:
                parts.setdefault(key, segment.value.strip(" .,;"))
                break
    return Person(**parts) if len(parts) >= 2 else None
