"""Numbers of list items as they are printed."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int) -> str:
    """1 → "i"; outside 1 … 3999 the digits."""
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, letters in _ROMAN:
        while number >= value:
            text += letters
            number -= value
    return text


def letters(number: int) -> str:
    """1 → "a", 26 → "z", 27 → "aa", 28 → "bb", as word processors count."""
    if not 0 < number <= 780:
        return str(number)
    times, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * (times + 1)


def ordinal(number: int) -> str:
    """1 → "1st"."""
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerLetter": letters,
    "lowerRoman": roman,
    "ordinal": ordinal,
    "upperLetter": lambda value: letters(value).upper(),
    "upperRoman": lambda value: roman(value).upper(),
    "decimalZero": lambda value: f"{value:02d}",
    "none": lambda value: "",
}


def format_number(number: int, number_format: str) -> str:
    """A number in a format of WordprocessingML; formats that are not known print digits."""
    return _FORMATS.get(number_format, str)(number)
