"""A district name, taken apart: core, marks, fillers, numbers, and what stands aside.

`take_apart` is a pure function of the text and the state whose habits apply; the same function reads the
directory and what people write, so both sides of a comparison are always in one form.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from typing import NamedTuple

from pipelines.rules.identify import vocabulary as v
from pipelines.rules.identify.numbers import NUMERALS, mark_numbers
from pipelines.rules.identify.slips import right_kinds

_WORD = re.compile(r"[^\W_]+")
#: Signs inside a word: "O'Fallon" is one.
_APOSTROPHES = re.compile("['\u2019\u2018`\u00b4\u02bc\u02bb]")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
_ASIDE = re.compile(r"\(([^()]*)\)?")
_SERVED_BY_ANOTHER = re.compile(r"\bdist(?:rict|ricts)?\b(?: \d+)? (?:in|for|within) (?!the )")
_GRADES = re.compile(r"\(\s*(?:pk|kg|k|\d{1,2})\s*-\s*\d{1,2}\s*\)")
_COUNTY_TAIL = re.compile(r"\b(?:in|of) the count(?:y|ies) of\b(.*)$")
_SUPERVISORY_PREFIX = re.compile(r"^\s*s\.?a\.?u\.?\s*#?\d+\s*[:\-\u2013]\s*")
_PHRASE = re.compile(r"\b(?:" + "|".join(sorted(v.PHRASES, key=len, reverse=True)) + r")\b")
#: Without one of these there is no phrase to look for.
_PHRASE_TRIGGERS = frozenset(
    ("administrative", "unit", "supervisory", "educational", "intermediate", "board", "bd", "special", "spec", "sp")
    + ("department", "dept")
    + ("state", "town", "msad", "office")
)  # fmt: skip
#: "13-3", "73.5": two figures that are one number; "x" keeps them together when hyphens fall away.
_DOUBLE_NUMBER = re.compile(r"(\d)\s?[-.]\s?(?=\d)")
_DIGIT = re.compile(r"\d")


class Name(NamedTuple):
    """One reading of a name.

    core: the words it is named after, joined without blanks ("placentiayorbalinda"); words: the same apart.
    marks, fillers: bits of `vocabulary`. numbers: as "229", "r1", "113a". asides: cores of what stood in brackets
    or after a comma. is_part: the territory of another district for some grades ("(9-12)"), no agency.
    """

    core: str
    words: tuple[str, ...]
    marks: int
    fillers: int
    numbers: tuple[str, ...] = ()
    asides: tuple[str, ...] = ()
    is_part: bool = False

    @property
    def is_one_school(self) -> bool:
        """Ends as a single school does ("Oak Hall School"), with no word for a district."""
        return bool(self.fillers & v.SCHOOL) and not self.fillers & (v.DISTRICT | v.SCHOOLS | v.OTHER_FILLER)


def fold(text: str) -> str:
    """Lower case, accents off, dashes as hyphens, UTF-8 read as Latin-1 put right ("CaÃ±ada")."""
    if not text.isascii():
        text = _DASHES.sub("-", text)
        if "\u00c3" in text:
            with suppress(UnicodeError):  # not that fault: the text stays as it was read
                text = text.encode("latin-1").decode("utf-8")
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return text.casefold()


def squeeze(text: str) -> str:
    """A text as one run of letters and digits: for comparing whole names and short names letter by letter."""
    return "".join(word for word in split_words(fold(text)) if word not in v.SMALL_WORDS)


def take_apart(text: str, state: str, known_words: frozenset[str] | None = None) -> Name:
    """Read a name with the habits of `state` (USPS code, "" when unknown).

    known_words: every word of the directory; given them, kinds that are mistyped are put right while reading.
    """
    main = fold(text)
    asides: list[str] = []
    is_part = False
    if _is_unusual(main):
        is_part = _SERVED_BY_ANOTHER.search(main) is not None or _GRADES.search(main) is not None
        main = _SUPERVISORY_PREFIX.sub("", _without_county_tail(main, state))
        main, asides = _set_aside(main, state)
    split = _words(main)
    if known_words is not None:
        split = right_kinds(split, known_words)
    words, marks, fillers, numbers = _read(split, state)
    aside_cores: tuple[str, ...] = ()
    for aside in asides:
        aside_words, aside_marks, _, _ = _read(_words(aside), state)
        marks |= aside_marks & v.CHARTER
        if aside_words:
            area = "county" if aside_marks & v.COUNTY else "city" if aside_marks & v.CITY else ""
            aside_cores += ("".join(aside_words) + area,)
    return Name("".join(words), words, marks, fillers, numbers, aside_cores, is_part)


def _is_unusual(folded: str) -> bool:
    """There may be something to take off before the words are read."""
    return (
        "(" in folded
        or "," in folded
        or " in" in folded
        or " for " in folded
        or " of the c" in folded
        or folded.startswith(("sau", "s.a.u"))
    )


def _without_county_tail(folded: str, state: str) -> str:
    """ "School District No. 1 in the county of Denver and State of C" → its district, or its county if it has none."""
    tail = _COUNTY_TAIL.search(folded)
    if tail is None:
        return folded
    head = folded[: tail.start()]
    if _read(_words(head), state)[0]:
        return head
    return f"{tail.group(1).split(' and ')[0]} county {head}"


def _set_aside(folded: str, state: str) -> tuple[str, list[str]]:
    """(the name, what stands in brackets or after a comma and is no mere kind or number)."""
    asides: list[str] = []
    main, *rest = _ASIDE.sub(" ", folded).split(",")
    for part in ",".join(_ASIDE.findall(folded)).split(",") if "(" in folded else ():
        is_code = part.strip().isdigit() or ("-" in part and _GRADES.search(f"({part})"))
        (asides if is_code else rest).append(part)
    for part in rest:
        if _read(_words(part), state)[0]:
            asides.append(part)
        else:
            main += " " + part
    if rest and asides:
        core, _, _, numbers = _read(_words(main), state)
        if not core and not numbers:
            main += " " + asides.pop(0)  # "Office of the Superintendent, Anytown Schools"
    return main, asides


def split_words(folded: str) -> list[str]:
    """The words of a folded text, punctuation taken for blanks."""
    return _WORD.findall(folded.replace("'", "") if folded.isascii() else _APOSTROPHES.sub("", folded))


def _words(folded: str) -> list[str]:
    """Words of a folded text: letters that stand alone side by side become one word, fixed phrases too, and
    numbers are marked with "#" ("#229", "#r1")."""
    words, has_digit = folded.split(), False
    if not "".join(words).isalpha():
        has_digit = _DIGIT.search(folded) is not None
        words = split_words(_DOUBLE_NUMBER.sub(r"\1x", folded) if has_digit else folded)
    if 1 in map(len, words):
        words = _join_letters(words)
    if not _PHRASE_TRIGGERS.isdisjoint(words):
        words = _PHRASE.sub(lambda found: v.PHRASES[found.group()], " ".join(words)).split()
    return mark_numbers(words) if has_digit or not NUMERALS.isdisjoint(words) else words


def _join_letters(words: list[str]) -> list[str]:
    """["m", "s", "d", "warren"] → ["msd", "warren"]; ["r", "v"] → ["rv"]."""
    joined: list[str] = []
    run = ""
    for word in (*words, ""):
        if len(word) == 1 and word.isalpha():
            run += word
            continue
        if run:
            joined.append(run)
            run = ""
        if word:
            joined.append(word)
    return joined


def _read(words: list[str], state: str) -> tuple[tuple[str, ...], int, int, tuple[str, ...]]:
    """(core words, marks, fillers, numbers) of words whose numbers are marked."""
    if len(words) == 1 and words[0][0] != "#":
        return (words[0],), 0, 0, ()
    known = v.meanings(state)
    core: list[str] = []
    mark_words: list[int] = []
    fillers = 0
    numbers: list[str] = []
    for i, word in enumerate(words):
        meaning = known.get(word)
        if meaning is None:
            if word[0] == "#":
                numbers.append(word[1:])
            else:
                core.append(word)
            continue
        kind, bits, spelling = meaning
        if kind == v.FILLER:
            fillers |= bits
        elif kind == v.MARK:
            if _is_core_here(words, i, known):
                core.append(spelling)
            else:
                mark_words.append(bits)
        elif kind == v.INITIALS:
            fillers |= v.DISTRICT
            mark_words.append(bits)
        elif kind == v.CORE:
            core.append(word if len(word) == 1 and i + 1 == len(words) else spelling)
    if not core:
        core.extend(_stand_in(mark_words))
    marks = 0
    for bits in mark_words:
        marks |= bits
    return tuple(core), marks, fillers, tuple(numbers)


def _stand_in(mark_words: list[int]) -> list[str]:
    """The word for a name that has marks only ("Township of Union", "CUSD 300"): its first legal form, else its first
    mark, which is taken out."""
    form_first = sorted(range(len(mark_words)), key=lambda i: not mark_words[i] & v.FORM_MARKS)
    for i in form_first:
        first = mark_words[i]
        for bit, word in v.MARK_WORDS.items():
            if first & bit:
                mark_words[i] = first & ~bit
                return [word]
    return []


def _is_core_here(words: list[str], i: int, known: dict[str, v.Meaning]) -> bool:
    """A mark word right before a core word belongs to the core: "Union Grove", "Miller City-New Cleveland"."""
    for following in range(i + 1, len(words)):
        word = words[following]
        if word[0] == "#" or word in ("of", "the", "in"):
            return False
        meaning = known.get(word)
        if meaning is None or meaning[0] == v.CORE:
            return True
        if meaning[0] != v.MARK and meaning[0] != v.SMALL:
            return False
    return False
