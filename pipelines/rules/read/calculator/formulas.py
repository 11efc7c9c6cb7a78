"""Formulas of a calculator, calculated anew: arithmetic, references, and the few functions that calculators use.

What is beyond it (look-ups, text functions, another workbook) is None, never a guess. Pure and bounded: a formula is
text from a stranger.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, DecimalException, localcontext

from pipelines.rules.read.calculator.formula_functions import (
    DIVIDED_BY_ZERO,
    FUNCTIONS,
    NotCalculable,
    Operand,
    Scalar,
    as_number,
    compare,
    number,
    scalar,
)
from pipelines.rules.read.calculator.formula_text import addresses_in, tokens_of
from pipelines.tree import Sheet, SheetCell

_DEEPEST = 60  # brackets and references of references together
_MOST_LOOK_UPS = 200_000  # in one workbook: sums of sums of sums come to an end


@dataclass(slots=True)
class Workbook:
    """The cells of a workbook by sheet and address, with what has been calculated so far."""

    cells: Mapping[str, Mapping[str, SheetCell]]
    _known: dict[tuple[str, str], Scalar] = field(default_factory=dict)
    _open: set[tuple[str, str]] = field(default_factory=set)
    _look_ups: int = 0
    _depth: int = 0

    def deeper(self) -> None:
        """One bracket, or one reference to a formula, further in."""
        self._depth += 1
        if self._depth > _DEEPEST:
            raise NotCalculable("too deep")

    def shallower(self) -> None:
        self._depth -= 1

    @classmethod
    def of(cls, sheets: Iterable[Sheet]) -> Workbook:
        """All sheets, the hidden ones too: a formula may refer to them."""
        return cls({sheet.name.casefold(): {cell.address: cell for cell in sheet.cells} for sheet in sheets})

    def value(self, sheet: str, address: str) -> Scalar:
        """What a cell comes to: its formula calculated, else what stands in it. Raises NotCalculable."""
        self._look_ups += 1
        if self._look_ups > _MOST_LOOK_UPS:
            raise NotCalculable("the workbook is too large")
        place = (sheet.casefold(), address)
        if place in self._known:
            return self._known[place]
        cell = self.cells.get(place[0], {}).get(address)
        if cell is None or not cell.formula:
            return cell.value if cell is not None else None
        if place in self._open:
            raise NotCalculable("the formula refers to itself")
        self._open.add(place)
        depth = self._depth
        try:
            self.deeper()
            result = _Formula(cell.formula, self, sheet).result()
        finally:
            self._open.discard(place)
            self._depth = depth
        self._known[place] = result
        return result

    def calculated(self, sheet: str, address: str) -> Decimal | None:
        """The number that a cell comes to, None where it is none or cannot be calculated."""
        try:
            return as_number(self.value(sheet, address))
        except (NotCalculable, DecimalException):
            return None


class _Formula:
    """One formula, read from left to right by the usual precedence; percent binds closest."""

    def __init__(self, formula: str, workbook: Workbook, sheet: str) -> None:
        self.workbook, self.sheet = workbook, sheet
        self.tokens = tokens_of(formula)
        self.position = 0

    def result(self) -> Scalar:
        with localcontext() as context:
            context.prec = 28
            value = self._comparison()
        if self.position != len(self.tokens):
            raise NotCalculable("something follows the formula")
        return scalar(value)

    def _next_is(self, *signs: str) -> str | None:
        if self.position < len(self.tokens):
            kind, text = self.tokens[self.position]
            if kind == "sign" and text in signs:
                self.position += 1
                return text
        return None

    def _comparison(self) -> Operand:
        left = self._sum()
        while sign := self._next_is("=", "<>", "<", ">", "<=", ">="):
            left = compare(sign, scalar(left), scalar(self._sum()))
        return left

    def _sum(self) -> Operand:
        left = self._product()
        while sign := self._next_is("+", "-"):
            right = self._product()
            left = number(left) + number(right) if sign == "+" else number(left) - number(right)
        return left

    def _product(self) -> Operand:
        left = self._power()
        while sign := self._next_is("*", "/"):
            right = number(self._power())
            if sign == "/" and not right:
                left = DIVIDED_BY_ZERO
                continue
            left = number(left) * right if sign == "*" else number(left) / right
        return left

    def _power(self) -> Operand:
        left = self._signed()
        while self._next_is("^"):
            exponent = number(self._signed())
            if abs(exponent) > 100:
                raise NotCalculable("a power beyond reason")
            left = number(left) ** exponent
        return left

    def _signed(self) -> Operand:
        if sign := self._next_is("-", "+"):
            signed = number(self._signed_deeper())
            return -signed if sign == "-" else signed
        value = self._primary()
        while self._next_is("%"):
            value = number(value) / 100
        return value

    def _signed_deeper(self) -> Operand:
        self.workbook.deeper()
        value = self._signed()
        self.workbook.shallower()
        return value

    def _primary(self) -> Operand:
        if self._next_is("("):
            self.workbook.deeper()
            value = self._comparison()
            self.workbook.shallower()
            self._close()
            return value
        if self.position >= len(self.tokens):
            raise NotCalculable("the formula ends too early")
        kind, text = self.tokens[self.position]
        self.position += 1
        if kind == "number":
            return Decimal(text)
        if kind == "text":
            return text[1:-1].replace('""', '"')
        if kind == "reference":
            return self._referred(text)
        if kind == "name":
            return self._called(text.upper())
        raise NotCalculable("a sign out of place")

    def _close(self) -> None:
        if not self._next_is(")"):
            raise NotCalculable("a bracket is missing")

    def _referred(self, reference: str) -> Operand:
        sheet, _, _ = reference.rpartition("!")
        name = sheet.strip("'").replace("''", "'") if sheet else self.sheet
        if name.casefold() not in self.workbook.cells:
            raise NotCalculable("no such sheet")
        values = [self.workbook.value(name, address) for address in addresses_in(reference)]
        return values if ":" in reference else values[0]

    def _called(self, name: str) -> Operand:
        if name in ("TRUE", "FALSE") and not self._next_is("("):
            return name == "TRUE"
        if not self._next_is("("):
            raise NotCalculable("a name that we do not know")
        self.workbook.deeper()
        arguments: list[Operand] = []
        while not self._next_is(")"):
            arguments.append(self._comparison())
            if not self._next_is(",", ";") and self.tokens[self.position : self.position + 1] != (
                ("sign", ")"),
            ):
                raise NotCalculable("a bracket is missing")
        self.workbook.shallower()
        function = FUNCTIONS.get(name)
        if function is None or not arguments:
            raise NotCalculable(f"the function {name[:20]}")
        return function(arguments)
