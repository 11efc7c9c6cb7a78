"""Which question of the form a label asks where it stands: its words, its section, whom its neighbours speak of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.form import QUESTION
from pipelines.rules.read.language.hearing import Heard, hear
from pipelines.rules.read.language.meanings import Meaning, ask
from pipelines.rules.read.language.wordings import wording_of
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.pieces import Pair
from pipelines.rules.read.pieces import Section as Trail

PEOPLE = ("primary", "superintendent", "signature")
#: Whom a concept in a label or a heading speaks of.
_SUBJECTS = (
    ("other_person", "other"),
    ("superintendent", "superintendent"),
    ("signer", "signature"),
    ("facilitator", "other"),
    ("primary", "primary"),
)
#: What a reading costs that a neighbour or the section decides.
_BY_NEIGHBOUR = 0.95
_BY_SECTION = 0.95
#: The same for a name and a title that come after everybody else's, as a signature does.
_BY_END = 0.85
#: How far a name or an address without an owner steps back.
_NAMELESS = 0.3
_ATTRIBUTE_CONCEPTS = frozenset({"name", "title", "email", "phone"})
_ATTRIBUTES = ("name", "title", "email", "phone")
_PROGRAM_KEYS = frozenset(
    {"program", "teachers", "first_year", "pathway", "identification_plan", "school_names"}
)
#: A number right behind the address of the office is the office's.
_ADDRESS_KEYS = frozenset({"address", "office_street", "office_postal_code"})
_MONEY_KEYS = frozenset({"amount_budgeted", "stipend", "stipend_per_day", "stipend_per_hour"})
_OF_PROGRAMS = frozenset({"program", "program_name", "request", "committed", "pathway"})
#: Words in a label that make it a question about somebody's data, not about the office's.
_OF_OFFICE = frozenset({"office", "district", "school"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the form (or a composite key of `meanings`) that a label asks. how: as in records.Source."""

    key: str
    score: float
    how: str


def topics(section: Trail) -> frozenset[str]:
    """What the nearest heading that says anything is about."""
    for heading in reversed(section.headings):
        concepts = hear(heading).concepts - {"partnership", "alien", "past", "official", "count"}
        if concepts:
            return concepts
    return frozenset()


def subject_in(concepts: frozenset[str]) -> str:
    """Whom words speak of: "primary", "superintendent", "signature", "other" or nobody ("")."""
    return next((subject for concept, subject in _SUBJECTS if concept in concepts), "")


def names_somebody(label: str) -> bool:
    """Does a label say whom it is about, and ask for no part of his data? "Superintendent" heads what stands below."""
    concepts = hear(label).concepts
    return subject_in(concepts) in (*PEOPLE, "other") and concepts.isdisjoint(_ATTRIBUTE_CONCEPTS | {"date"})


#: What begins on a day is the calendar, and no first year of a program.
_DAY = re.compile(r"\b(?:day|dia|jour)\b")


class Listener:
    """Hears labels one after the other and remembers whom the last ones spoke of."""

    def __init__(self) -> None:
        self._subject = ""
        self._block = -1
        self._section = Trail()
        self._after_program = False
        self._after_address = False
        self._after_money = False
        self._person = ""  # who was spoken of last: "her telephone" is that person's
        self._known: set[str] = set()

    def hear(self, pair: Pair) -> tuple[Asked, ...]:
        """What a pair's label may ask, the best first."""
        if pair.block != self._block or pair.section != self._section:
            if pair.section.last != self._section.last or pair.block != self._block and pair.how == "beside":
                self._subject = ""
            self._block, self._section = pair.block, pair.section
        if pair.tag:
            return (Asked(pair.tag, 1.0, "control"),)
        section = topics(pair.section) | ({"signer"} if self._subject == "signature" else frozenset())
        exact = self._exact(pair.label, section)
        if exact:
            self._remember(exact.key)
            return (exact,)
        found = self._close(pair.label, section | self._of_money())
        if "@" in pair.answer.text:
            found = tuple(one for one in found if one.key not in _ADDRESS_KEYS)  # "mail": by letter or not
        if found:
            self._remember(found[0].key)
        return found

    def _of_money(self) -> frozenset[str]:
        """Right behind an amount that is budgeted or paid, "where from" asks for the source of the money."""
        return frozenset({"money"}) if self._after_money else frozenset()

    def _exact(self, label: str, section: frozenset[str]) -> Asked | None:
        known = wording_of(label)
        if known is None:
            return None
        key, home = known
        if home and home not in section:
            return None
        return Asked(key, 1.0, "exact")

    def _close(self, label: str, section: frozenset[str]) -> tuple[Asked, ...]:
        heard = hear(label)
        best: dict[str, Asked] = {}
        names_a_day = _DAY.search(fold(label)) is not None
        for meaning in ask(label, section):
            if names_a_day and meaning.key == "first_year":
                continue
            asked = self._resolved(meaning, heard, section)
            if asked and (asked.key not in best or best[asked.key].score < asked.score):
                best[asked.key] = asked
        whole = _of_whole_person(heard, self._subject)
        if whole:
            best[whole] = Asked(whole, 1.0, "close")
        return tuple(sorted(best.values(), key=lambda a: (_rank(a), a.key != whole)))[:6]

    def _resolved(self, meaning: Meaning, heard: Heard, section: frozenset[str]) -> Asked | None:
        how = "close" if meaning.score >= 0.9 else "structure"
        in_program = self._after_program or bool((heard.concepts | section) & _OF_PROGRAMS)
        if meaning.key == "first_year" and not in_program:
            meaning = Meaning(meaning.key, meaning.score * 0.85, meaning.specific)
        if not meaning.key.startswith("person:"):
            return Asked(meaning.key, meaning.score, "close")
        attribute = meaning.key.removeprefix("person:")
        subject, price = self._whose(attribute, heard, section)
        if not subject:
            return Asked(f"unclear:{attribute}", meaning.score, how)
        if subject == "other":
            return Asked("other:person", meaning.score, how)
        if subject == "office":
            return Asked("office_phone", meaning.score * price, "structure")
        key = f"{subject}_{attribute}"
        return Asked(key, meaning.score * price, "structure") if key in QUESTION else None

    def _whose(self, attribute: str, heard: Heard, section: frozenset[str]) -> tuple[str, float]:
        """Whose name, title, address or number a label without a person means, and what the guess costs."""
        if self._subject or heard.has_pronoun and self._person:
            return self._subject or self._person, _BY_NEIGHBOUR
        subject = subject_in(section)
        if subject:
            return subject, _BY_SECTION
        if attribute in ("name", "title") and "primary" in self._known:
            return "signature", _BY_END
        is_of_office = bool(heard.concepts & _OF_OFFICE or section & _OF_OFFICE) or self._after_address
        if attribute == "phone" and is_of_office:
            return "office", _BY_SECTION
        return "", 1.0

    def _remember(self, key: str) -> None:
        self._after_program = key in _PROGRAM_KEYS
        self._after_address = key in _ADDRESS_KEYS
        self._after_money = key in _MONEY_KEYS
        if key.startswith("other:"):
            self._subject = "other" if key == "other:person" else self._subject
            return
        subject, _, attribute = key.rpartition("_")
        if subject in PEOPLE and attribute in (*_ATTRIBUTES, "date"):
            self._subject = self._person = subject
            self._known.add(subject)
        elif key not in ("signature_date",) and not key.startswith("unclear:"):
            self._subject = ""


def _of_whole_person(heard: Heard, before: str) -> str:
    """The name of somebody of whom a label asks several things: "Contact (name, position, e-mail)"; "e-mail, phone" of
    whom the label before it spoke; else ""."""
    asked = {concept for part in heard.parts for concept in part.concepts & _ATTRIBUTE_CONCEPTS}
    subject = subject_in(heard.concepts) or (before if not heard.unknown else "")
    if len(asked) < 2 or subject not in PEOPLE:
        return ""
    return f"{subject}_name"


def _rank(asked: Asked) -> float:
    """The best first; what names nobody comes after what is clear."""
    return -asked.score + (_NAMELESS if asked.key.startswith("unclear:") else 0.0)
