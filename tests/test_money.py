from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.money import dollars


@pytest.mark.parametrize(
    ("cents", "words"), [(0, "$0.00"), (5, "$0.05"), (12_345_678, "$123,456.78"), (-150, "-$1.50")]
)
def test_cents_are_written_as_dollars(cents: int, words: str) -> None:
    assert dollars(cents) == words


@given(st.integers(-(10**18), 10**18))
def test_no_cent_is_lost_in_writing(cents: int) -> None:
    assert Decimal(dollars(cents, sign="").replace(",", "")) * 100 == cents
