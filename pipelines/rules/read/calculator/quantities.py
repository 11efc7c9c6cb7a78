"""A number as people type it into a cell: with a currency sign, thousands set apart, and the unit behind it."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from pipelines.rules.read.values import decimal, folded, money
from pipelines.tree import SheetCell

_UNITS = (
    r"days?|d|hours?|hrs?|h|teachers?|people|persons?|participants?|attendees|nights?|miles?|mi|weeks?|rooms?"
)
_QUANTITY = re.compile(
    rf"(?:us)?\$? ?(?P<number>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d{{1,12}}(?:\.\d+)?) ?(?:usd|dollars?)?"
    rf"(?: ?(?:/|per|an?|each|every)? ?(?:{_UNITS})\b\.?)*(?: each)?"
)
_HOURLY = re.compile(r"\b(?:hours?|hrs?|h)\b|\bhourly\b")
#: What programs show where a formula has no result.
_ERROR = re.compile(
    r"#(?:REF!|DIV/0!|VALUE!|NAME\?|N/A|NUM!|NULL!|ERROR!?|CIRCULAR!?)|Err:\d{3}", re.IGNORECASE
)


def quantity(words: str) -> Decimal | None:
    """The number of a text that is nothing but a number with its unit: "34 teachers", "$125/day", "$21,250.00"."""
    return _quantity(words) if len(words) <= 60 else None


@lru_cache(maxsize=2048)
def _quantity(words: str) -> Decimal | None:
    match = _QUANTITY.fullmatch(folded(words).strip())
    return Decimal(match["number"].replace(",", "")) if match else None


def said(words: str) -> Decimal | None:
    """The number of a cell's words: a quantity, or a number in words of which there is no doubt."""
    if (known := quantity(words)) is not None:
        return known
    read = money(words) if "$" in words else decimal(words)
    return Decimal(str(read.value)) if read.is_sure else None


def is_by_the_hour(cell: SheetCell | None) -> bool:
    """Whether the words of a cell say that its figure is in hours ("$25/hr", "40 hours")."""
    return cell is not None and isinstance(cell.value, str) and bool(_HOURLY.search(folded(cell.value)))


def is_error(cell: SheetCell | None) -> bool:
    """Whether a cell shows that its formula has no result."""
    return cell is not None and isinstance(cell.value, str) and bool(_ERROR.fullmatch(cell.value.strip()))
