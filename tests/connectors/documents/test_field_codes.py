"""Instructions of fields."""

from __future__ import annotations

import pytest

from connectors.documents.field_codes import symbol_of


@pytest.mark.parametrize("written", ["163", "0163", "0xA3", "0XA3"])
def test_the_code_of_a_symbol_is_decimal_unless_it_says_hexadecimal(written: str) -> None:
    # 0xA3 = 10 * 16 + 3 = 163
    assert symbol_of(f'SYMBOL {written} \\f "Wingdings"') == ("Wingdings", 163)
