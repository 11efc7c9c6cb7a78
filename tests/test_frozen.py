"""Values that nobody changes: what a document consists of, and what was read in it."""

from __future__ import annotations

import pickle

import pytest

from connectors.isolation_answers import AnswerUnpickler
from pipelines.records import Source
from pipelines.tree import Cell, Paragraph

HERE = Source("Application.docx", "table 1, row 2", "34 teachers", "exact", 1.0)


def test_values_with_the_same_fields_are_one_value():
    assert Paragraph("Elk Fork") == Paragraph("Elk Fork") != Paragraph("Elk Fork", bold=True)
    assert len({Cell((Paragraph("a"),), 0), Cell((Paragraph("a"),), 0), Cell((), 1)}) == 2


def test_a_value_has_its_fields_and_no_others():
    with pytest.raises(AttributeError):
        HERE.guess = "40"  # type: ignore[attr-defined]


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
def test_a_value_comes_out_of_the_worker_as_it_was(protocol: int):
    assert AnswerUnpickler.loads(pickle.dumps(HERE, protocol)) == HERE
