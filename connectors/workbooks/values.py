"""Numbers and dates of cells."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal

#: Built-in number formats that show a date or time (ECMA-376, 18.8.30).
_BUILT_IN_DATES = frozenset({14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54, 55, 56, 57, 58})  # fmt: skip  # noqa: E501
BUILT_IN_FORMATS = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "$#,##0", 6: "$#,##0", 7: "$#,##0.00",
    8: "$#,##0.00", 9: "0%", 10: "0.00%", 14: "m/d/yyyy", 37: "#,##0", 38: "#,##0", 39: "#,##0.00",
    40: "#,##0.00", 41: "#,##0", 42: "$#,##0", 43: "#,##0.00", 44: "$#,##0.00", 49: "@",
}  # fmt: skip
_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DATE_LETTERS = re.compile(r"[dmyhs]", re.IGNORECASE)
#: The last day that Excel knows: 31 December 9999.
_LAST_SERIAL = 2_958_466


def is_date_format(identifier: int, text: str) -> bool:
    """Whether a number format shows dates or times."""
    if identifier in _BUILT_IN_DATES:
        return True
    first = _QUOTED.sub("", text.split(";")[0])
    return bool(_DATE_LETTERS.search(first)) and not re.search(
        r"[0#?]", first.replace("s.0", "s").replace("s.00", "s")
    )


def hides_everything(text: str) -> bool:
    """Whether a number format (";;;") shows nothing at all."""
    sections = text.split(";")
    return len(sections) >= 3 and not any(_QUOTED.sub("", section).strip() for section in sections)


#: No count, rate or sum of a district has so many digits; what is computed from such figures has no cents any more.
_BEYOND_REASON = 1e15


def number(text: str) -> Decimal | None:
    """A stored number, rounded to the 15 digits that spreadsheets show; None for what is none, or no figure of ours."""
    try:
        value = float(text)
    except ValueError:
        return None
    if not abs(value) < _BEYOND_REASON:  # not a number, too
        return None
    return Decimal(format(value, ".15g"))


def date_text(serial: Decimal, *, since_1904: bool) -> str | None:
    """A serial day as ISO text: "2015-07-13", "2015-07-13T09:30:00", "09:30:00"; None outside the calendar."""
    if not 0 <= serial < _LAST_SERIAL:
        return None
    days = int(serial)
    seconds = int(((serial - days) * 86_400).to_integral_value())
    if days == 0 and not since_1904:
        return f"{seconds // 3600 % 24:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
    if since_1904:
        start = datetime(1904, 1, 1)  # noqa: DTZ001 - a calendar day, no instant
    else:  # Excel believes in a 29 February 1900, so that the days after it are one too many
        start = datetime(1899, 12, 31 if days < 60 else 30)  # noqa: DTZ001
    moment = start + timedelta(days=days, seconds=seconds)
    return moment.date().isoformat() if seconds == 0 else moment.isoformat()
