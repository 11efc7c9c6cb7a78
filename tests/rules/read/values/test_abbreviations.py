"""An abbreviation stands for the words whose letters it can shorten."""

from __future__ import annotations

import pytest

from pipelines.rules.read.language.hearing import hear
from pipelines.rules.read.values import applying_as, pathway
from pipelines.rules.read.values.abbreviations import may_shorten, written_out


@pytest.mark.parametrize(
    ("word", "known"),
    [("stip", "stipend"), ("bndw", "bandwidth"), ("cty", "city"), ("attndng", "attend"), ("tchr", "teacher")],
)
def test_a_word_shortens_one_that_it_begins_or_whose_consonants_it_keeps(word: str, known: str) -> None:
    assert may_shorten(word, known)


@pytest.mark.parametrize(("word", "known"), [("app", "apoio"), ("stone", "stipend"), ("cty", "county")])
def test_a_word_with_vowels_or_other_consonants_shortens_none(word: str, known: str) -> None:
    assert not may_shorten(word, known)


def test_a_value_cut_short_of_two_words_stays_as_it_is() -> None:
    assert written_out("own co. plan", ("cohort", "consortium")) == "own co. plan"


@pytest.mark.parametrize(
    ("words", "code"),
    [("Own coh.", "own_cohort"), ("join rgn", "join_region"), ("Pd. trav.", "paid_travel")],
)
def test_a_pathway_cut_short_is_that_pathway(words: str, code: str) -> None:
    assert pathway(words).value == code


@pytest.mark.parametrize("words", ["Indiv. dist.", "sngl dstrct"])
def test_a_single_district_cut_short_is_single(words: str) -> None:
    assert applying_as(words).value == "single"


def test_initials_with_stops_are_levels_of_schools() -> None:
    assert hear("No. E.S.").concepts == {"elementary"}
    assert hear("No. H.S.").concepts == {"high"}


def test_a_word_cut_short_beside_a_mark_is_heard_and_a_sentence_about_a_band_is_not() -> None:
    assert "student" in hear("# studs").concepts
    assert "stipend" in hear("Stip/hr").concepts
    assert "bandwidth" not in hear("Students in the marching band.").concepts


def test_a_word_is_no_abbreviation_because_a_slash_stands_beside_it() -> None:
    assert not hear("Band/choir").concepts
