"""What a value in a policy file may be: each kind reads the text that stands there, or says what to write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any
from zoneinfo import ZoneInfo

from pipelines.policy.values import MonthDay

#: What stands in a file: a text, None for null, a list or a mapping of them.
Content = Any


class Unfit(Exception):
    """The sentence says what stands there and what to write instead."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How a value is read. meaning: what to write, for messages."""

    meaning: str
    read: Callable[[Content], Any]

    def __call__(self, content: Content) -> Any:
        try:
            return self.read(content)
        except (ValueError, TypeError, KeyError, InvalidOperation) as error:
            raise Unfit(f"{shown(content)} stands there; write {self.meaning}") from error


def shown(content: Content) -> str:
    return "nothing" if content is None else repr(content)


def _text(content: Content) -> str:
    if not isinstance(content, str) or not content.strip():
        raise TypeError
    return content.strip()


def _zone(content: Content) -> str:
    try:
        return ZoneInfo(_text(content)).key
    except (KeyError, OSError) as error:
        raise ValueError from error


def _month_day(content: Content) -> MonthDay:
    month, _, day = _text(content).partition("-")
    # 2015 is no leap year: a day that is not there every year is none.
    found = date(2015, int(month), int(day))
    return MonthDay(found.month, found.day)


def _yes_no(content: Content) -> bool:
    return {"yes": True, "true": True, "no": False, "false": False}[_text(content).lower()]


def _decimal(content: Content) -> Decimal:
    value = Decimal(_text(content))
    if not value.is_finite():
        raise ValueError
    return value


TEXT = Kind("a text", _text)
ZONE = Kind("the name of a time zone, such as America/Los_Angeles", _zone)
MONTH_DAY = Kind("a month and a day of every year, such as 06-30", _month_day)
YES_NO = Kind("yes or no", _yes_no)


def whole(least: int, most: int) -> Kind:
    def read(content: Content) -> int:
        value = int(_text(content))
        if not least <= value <= most:
            raise ValueError
        return value

    return Kind(f"a whole number from {least} to {most}", read)


def decimal(least: str, most: str) -> Kind:
    def read(content: Content) -> Decimal:
        value = _decimal(content)
        if not Decimal(least) <= value <= Decimal(most):
            raise ValueError
        return value

    return Kind(f"a number from {least} to {most}", read)


def _cents(content: Content) -> int:
    """Money as whole cents."""
    value = _decimal(content)
    cents = value * 100
    if value < 0 or cents != cents.to_integral_value():
        raise ValueError
    return int(cents)


MONEY_CENTS = Kind("an amount in USD with at most two decimals, such as 250000.00", _cents)


def optional(kind: Kind) -> Kind:
    return Kind(f"{kind.meaning}, or null", lambda content: None if content is None else kind(content))


def choice(*words: str) -> Kind:
    def read(content: Content) -> str:
        value = _text(content)
        if value not in words:
            raise ValueError
        return value

    return Kind(" or ".join(words), read)


def listed(kind: Kind, *, count: int | None = None, order: str = "") -> Kind:
    """A list. count: exactly so many. order: "rising" or "falling", without equals."""

    def read(content: Content) -> tuple[Any, ...]:
        if not isinstance(content, list) or (count is not None and len(content) != count):
            raise TypeError
        values = tuple(kind(item) for item in content)
        wanted = sorted(set(values), reverse=order == "falling") if order else list(values)
        if list(values) != wanted:
            raise ValueError
        return values

    many = f"{count} values" if count is not None else "a list"
    return Kind(f"{many}{', ' + order if order else ''}, each {kind.meaning}", read)


def arranged(*words: str) -> Kind:
    """Every word once, in the order that is wanted."""

    def read(content: Content) -> tuple[str, ...]:
        if not isinstance(content, list) or sorted(map(_text, content)) != sorted(words):
            raise TypeError
        return tuple(_text(item) for item in content)

    return Kind(f"each of {', '.join(words)} once, in order", read)


def by_key(keys: tuple[str, ...], kind: Kind) -> Kind:
    """One value for each key, none left out."""

    def read(content: Content) -> dict[str, Any]:
        if not isinstance(content, dict) or set(content) != set(keys):
            raise TypeError
        values = {}
        for key in keys:
            try:
                values[key] = kind(content[key])
            except Unfit as unfit:
                raise Unfit(f"at {key}: {unfit}") from unfit
        return values

    return Kind(f"a value for each of {', '.join(keys)}: {kind.meaning}", read)
