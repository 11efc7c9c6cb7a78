"""What stands below the mark of a signature: the card of a person, or words that somebody typed too low."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.rules.read.language.addresses import find_street, is_place
from pipelines.rules.read.language.district_names import is_district
from pipelines.rules.read.language.persons import is_person, is_title
from pipelines.rules.read.message.quotes import is_footer, is_signature_mark
from pipelines.rules.read.values import find_emails

#: What a line of a card is divided by.
_DIVIDES = re.compile(r"\s*[|\u2022\u00b7,;]\s*|\s+[-\u2013\u2014/]\s+")
#: Ways to reach somebody, with what stands before them: "Tel.", "(o)", "Fax:".
_REACHES = re.compile(
    r"https?://\S+|www\.\S+|\+?\d?[\s.-]?\(?\d{3}\)?[\s.-]{0,2}\d{3}[\s.-]\d{4}|\bext?\.?\s?\d{1,6}|"
    r"\b(?:tele?phone|tel|phone|ph|cell|mobile|office|direct|fax|e-?mail|web)\b",
    re.IGNORECASE,
)
_STATE_AND_CODE = re.compile(r"(?:[A-Z]{2}|[A-Z][a-z]+(?: [A-Z][a-z]+)?)\.? \d{5}(?:-\d{4})?$")
_WORD = re.compile(r"[^\W_]{2,}")
_SPOKEN = re.compile(r"[.!?]$")
_COUNTED = re.compile(r"(?<![\d-])\d[\d,]*\s+(?P<what>[a-z]+(?: [a-z]+)?)(?![\w-])")
#: Words up to which a line that ends in a point may still be a name: "Ada Merrill Jr."
_SHORT = 3
#: Lines below the mark that are looked at; a card has about ten.
_MOST_LINES = 40


def below_signature(own: str) -> str:
    """The words below the first `--` that are not on the card of a person; "" where there are none."""
    lines = own.split("\n")
    mark = next((place for place, line in enumerate(lines) if is_signature_mark(line)), len(lines))
    below = [line.strip() for line in lines[mark + 1 : mark + 1 + _MOST_LINES]]
    below = ["" if is_signature_mark(line) else line for line in below]
    end = next((place for place, line in enumerate(below) if is_footer(line)), len(below))
    below = below[:end]
    written = [line for line in below if line]
    if len(written) == 1 and not _names(written[0]):
        return written[0]
    return without_cards(below)


def above_signature(own: str) -> str:
    """The words above the mark of a signature and above what mail systems add."""
    lines = own.split("\n")
    end = next((place for place, line in enumerate(lines) if is_footer(line)), len(lines))
    return "\n".join(lines[:end]).strip()


def is_card(paragraph: str) -> bool:
    """A name, and below it nothing but who that is: a signature without its mark."""
    lines = [line.strip() for line in paragraph.split("\n")]
    return len(lines) > 1 and is_person(lines[0]) and not without_cards(lines)


def card_figures(own: str) -> list[tuple[str, str]]:
    """(line, what is counted) of each figure on a card: "Alder USD, serving 4,210 students". Nobody answers so, and
    yet a reader sees it."""
    shown = without_cards(own.split("\n"))
    lines = [line.strip() for line in own.split("\n") if line.strip() and line.strip() not in shown]
    return [(line, found["what"]) for line in lines for found in _COUNTED.finditer(line)]


def without_cards(lines: Sequence[str]) -> str:
    """The lines without those that say who somebody is or how to reach them.

    What follows a card at once belongs to it (a motto, "Class of 1998"), but for a bare figure and a whole sentence
    with one."""
    kept: list[str] = []
    on_card = False
    for line in lines:
        if not line:
            on_card = False
        elif _is_of_card(line):
            on_card = True
            continue
        elif on_card and not _is_said(line):
            continue
        kept.append(line)
    if len(kept) > 1 and _SPOKEN.search(kept[-2]) and kept[-1].isalpha() and kept[-1].istitle():
        del kept[-1]  # the first name below what was said
    return "\n".join(kept).strip()


def _is_of_card(line: str) -> bool:
    """A line that says who somebody is or how to reach them; what follows a name on its line is about it."""
    pieces = [piece for piece in _DIVIDES.split(line) if piece]
    if not _is_sentence(line) and any(_names(words) or find_street(words) for words in (line, *pieces[:1])):
        return True
    places = sum(is_place(piece) for piece in pieces)
    tells = sum(
        bool(_reaches(piece) or _names(piece) or _STATE_AND_CODE.fullmatch(piece)) for piece in pieces
    )
    return tells > 0 and tells + places >= len(pieces)


def _names(words: str) -> bool:
    """The name of a person, a position or a district. A place is none by itself: any word may be one."""
    return not _is_sentence(words) and (is_person(words) or is_title(words) or is_district(words))


def _is_sentence(words: str) -> bool:
    return _SPOKEN.search(words) is not None and len(words.split()) > _SHORT


def _is_said(line: str) -> bool:
    """A figure alone, or a sentence that tells one."""
    has_figure = any(character.isdigit() for character in line)
    return has_figure and (_is_sentence(line) or not any(character.isalpha() for character in line))


def _reaches(piece: str) -> bool:
    rest = piece
    for address in find_emails(piece):
        rest = rest.replace(address, " ")
    rest, count = _REACHES.subn(" ", rest)
    return bool(count or rest != piece) and not _WORD.search(rest)
