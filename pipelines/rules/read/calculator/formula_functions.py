"""The functions of spreadsheets that calculators use, on values that have been looked up already."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, ROUND_UP, Decimal

Scalar = Decimal | str | bool | None
Operand = Scalar | list[Scalar]


#: What a division by zero gives: a text that is no number, so that IF and IFERROR can choose the other branch.
DIVIDED_BY_ZERO = "#DIV/0!"


class NotCalculable(Exception):
    """The formula uses something that we do not calculate, or has no result."""


def as_number(value: Scalar) -> Decimal | None:
    """A number as such or as text ("1,250", "$125.00"); None for other text. An empty cell counts as 0."""
    if isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, Decimal):
        return value if value.is_finite() else None
    if value is None:
        return Decimal(0)
    bare = re.sub(r"[$,\s]|USD", "", value)
    return Decimal(bare) if re.fullmatch(r"-?\d+(?:\.\d+)?", bare) else None


def scalar(value: Operand) -> Scalar:
    if isinstance(value, list):
        raise NotCalculable("a range where one value belongs")
    return value


def number(value: Operand) -> Decimal:
    number = as_number(scalar(value))
    if number is None:
        raise NotCalculable("words where a number belongs")
    return number


def compare(sign: str, left: Scalar, right: Scalar) -> bool:
    one, other = as_number(left), as_number(right)
    if one is None or other is None or isinstance(left, str) or isinstance(right, str):
        same = str(left or "").casefold() == str(right or "").casefold()
        if sign not in ("=", "<>"):
            raise NotCalculable("words compared by size")
        return same if sign == "=" else not same
    return {
        "=": one == other, "<>": one != other, "<": one < other,
        ">": one > other, "<=": one <= other, ">=": one >= other,
    }[sign]  # fmt: skip


def _numbers(arguments: list[Operand]) -> list[Decimal]:
    """The numbers among arguments and in ranges; in ranges words and empty cells are left out, as programs do."""
    found = []
    for argument in arguments:
        if isinstance(argument, list):
            found += [value for value in argument if isinstance(value, Decimal)]
        else:
            found.append(number(argument))
    return found


def _product_of(factors: Iterable[Decimal]) -> Decimal:
    product = Decimal(1)
    for factor in factors:
        product *= factor
    return product


def _rounded(arguments: list[Operand], how: str) -> Decimal:
    places = int(number(arguments[1])) if len(arguments) > 1 else 0
    if abs(places) > 12:
        raise NotCalculable("a rounding beyond reason")
    unit = Decimal(1).scaleb(-places)
    return (number(arguments[0]) / unit).quantize(Decimal(1), how) * unit


def _if(arguments: list[Operand]) -> Operand:
    condition = scalar(arguments[0])
    is_true = condition if isinstance(condition, bool) else bool(number(condition))
    if is_true:
        return arguments[1] if len(arguments) > 1 else True
    return arguments[2] if len(arguments) > 2 else False


def _sum_of_products(arguments: list[Operand]) -> Decimal:
    columns = [argument if isinstance(argument, list) else [argument] for argument in arguments]
    if len({len(column) for column in columns}) != 1:
        raise NotCalculable("ranges of different lengths")
    rows = zip(*columns, strict=True)
    return sum(
        (_product_of(value if isinstance(value, Decimal) else Decimal(0) for value in row) for row in rows),
        Decimal(0),
    )


def _average(arguments: list[Operand]) -> Decimal:
    numbers = _numbers(arguments)
    if not numbers:
        raise NotCalculable("an average of nothing")
    return sum(numbers, Decimal(0)) / len(numbers)


FUNCTIONS: Mapping[str, Callable[[list[Operand]], Operand]] = {
    "SUM": lambda arguments: sum(_numbers(arguments), Decimal(0)),
    "PRODUCT": lambda arguments: _product_of(_numbers(arguments)),
    "SUMPRODUCT": _sum_of_products,
    "ROUND": lambda arguments: _rounded(arguments, ROUND_HALF_UP),
    "ROUNDUP": lambda arguments: _rounded(arguments, ROUND_UP),
    "ROUNDDOWN": lambda arguments: _rounded(arguments, ROUND_DOWN),
    "TRUNC": lambda arguments: _rounded(arguments, ROUND_DOWN),
    "INT": lambda arguments: _rounded(arguments[:1], ROUND_FLOOR),
    "CEILING": lambda arguments: _rounded(arguments[:1], ROUND_CEILING),
    "MIN": lambda arguments: min(_numbers(arguments), default=Decimal(0)),
    "MAX": lambda arguments: max(_numbers(arguments), default=Decimal(0)),
    "ABS": lambda arguments: abs(number(arguments[0])),
    "AVERAGE": _average,
    "COUNT": lambda arguments: Decimal(len(_numbers(arguments))),
    "IF": _if,
    "N": lambda arguments: as_number(scalar(arguments[0])) or Decimal(0),
    "IFERROR": lambda arguments: arguments[-1] if arguments[0] == DIVIDED_BY_ZERO else arguments[0],
}
