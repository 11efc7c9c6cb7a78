"""Whole cents, and dollars as people write them."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation


def dollars(cents: int, *, sign: str = "$") -> str:
    """12345678 -> "$123,456.78", exact; sign: "" for a template that prints its own."""
    whole, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{sign}{whole:,}.{rest:02d}"


def cents_of(text: str) -> int | None:
    """An amount in USD as a person or a spreadsheet writes it, in whole cents; None when it is none."""
    plain = text.strip().removeprefix("$").replace(",", "").strip()
    try:
        value = Decimal(plain) * 100
    except InvalidOperation:
        return None
    # A spreadsheet keeps 0.1 + 0.2 as 0.30000000000000004: what is no cent by less than that is a cent.
    whole = value.to_integral_value() if value.is_finite() else Decimal(-1)
    return int(whole) if whole >= 0 and abs(value - whole) < Decimal("0.000001") else None
