"""How a name is taken apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.rules.identify import vocabulary as v
from pipelines.rules.identify.names import take_apart
from pipelines.rules.identify.numbers import numbers_agree


@pytest.mark.parametrize(
    ("state", "text", "words"),
    [
        ("TX", "Quail Creek Independent School District", ("quail", "creek")),
        ("TX", "QUAIL CREEK I.S.D.", ("quail", "creek")),
        ("WA", "The School District of Quail Creek", ("quail", "creek")),
        ("GA", "City Schools of Quail Creek", ("quail", "creek")),
        ("CA", "St. Anne-on-the-Hill Unified", ("saint", "anne", "on", "hill")),
        ("CA", "La Pe\u00f1a Verde Unified", ("la", "pena", "verde")),
        ("CA", "La Pe\u00c3\u00b1a Verde Unified", ("la", "pena", "verde")),
        ("MD", "Queen Mary\u2019s County Public Schools", ("queen", "marys")),
        ("CA", "Union Hollow Elementary", ("union", "hollow")),
        ("FL", "Union County Schools", ("union",)),
        ("NH", "SAU 43: Quail Creek School District", ("quail", "creek")),
        ("CO", "School District No. 7 in the county of Ferris and State of C", ("ferris",)),
        ("CO", "Ferris Valley Joint District No. 28 of the counties of Ferris and A", ("ferris", "valley")),
        ("ME", "Regional School Unit 22", ("rsu22",)),
        ("MT", "Poplar Bend H S", ("poplar", "bend")),
    ],
)
def test_the_core_is_what_a_district_is_named_after(state: str, text: str, words: tuple[str, ...]) -> None:
    assert take_apart(text, state).words == words


@pytest.mark.parametrize(
    ("state", "text", "marks"),
    [
        ("VA", "Ashby Co Pblc Schs", v.COUNTY),
        ("LA", "Ashby Parish School Board", v.COUNTY),
        ("CA", "Larkspur Jt Un H S D", v.JOINT | v.UNION | v.HIGH),
        ("CA", "Larkspur JUHSD", v.JOINT | v.UNION | v.HIGH),
        ("IL", "Larkspur CUSD 3", v.COMMUNITY | v.UNIFIED),
        ("TX", "Larkspur CISD", v.CONSOLIDATED | v.INDEPENDENT),
        ("IN", "M S D Larkspur", v.METROPOLITAN),
        ("NY", "Larkspur CSD", 0),
        ("IA", "Larkspur CSD", v.COMMUNITY),
        ("PA", "Larkspur Arts CS", v.CHARTER),
        ("NY", "Town of Larkspur UFSD", v.TOWN | v.UNION | v.FREE),
    ],
)
def test_marks_are_read_from_words_and_initials_by_the_habits_of_the_state(
    state: str, text: str, marks: int
) -> None:
    assert take_apart(text, state).marks == marks


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Fernwood School District No. 1", ("1",)),
        ("Fernwood Schools #1", ("1",)),
        ("Fernwood 01", ("1",)),
        ("Fernwood School District One", ("1",)),
        ("School District Five of Fernwood", ("5",)),
        ("Fernwood R-III", ("r3",)),
        ("Fernwood R3", ("r3",)),
        ("Fernwood R-3 School District", ("r3",)),
        ("Fernwood RE-1J", ("r1",)),
        ("Fernwood School District No. Re 1", ("r1",)),
        ("Fernwood C-4", ("c4",)),
        ("Fernwood 10Jt-R", ("10",)),
        ("Fernwood SD 113A", ("113a",)),
        ("Fernwood School District 13-3", ("13x3",)),
        ("USD259 Fernwood", ("259",)),
        ("Three Ferns School District", ()),
        ("21st Century Fernwood School", ()),
        ("Fernwood K-12 Schools", ()),
    ],
)
def test_a_number_is_one_however_it_is_written(text: str, numbers: tuple[str, ...]) -> None:
    assert take_apart(text, "MO").numbers == numbers


def test_r_and_plain_numbers_agree_but_c_and_r_do_not() -> None:
    assert numbers_agree(("r1",), ("1",))
    assert not numbers_agree(("c1",), ("r1",))
    assert not numbers_agree(("229",), ("384",))


def test_what_stands_in_brackets_or_after_a_comma_is_kept_aside() -> None:
    assert take_apart("East Fork School District (Stonegate)", "WA").asides == ("stonegate",)
    assert take_apart("Rivermont Township Schools, Heron County", "NJ").asides == ("heroncounty",)
    assert take_apart("Thistle Falls Public Schools, District 564", "MN").numbers == ("564",)


def test_territory_served_by_another_district_is_no_agency() -> None:
    assert take_apart("Orchard Flat Unified School District (9-12)", "CA").is_part
    assert take_apart("Fernwood County School District in Oxbow", "TN").is_part


@given(st.text(max_size=80), st.sampled_from(["", "CA", "IL", "ME", "MO", "NY", "TX"]))
def test_any_text_can_be_taken_apart_and_case_does_not_matter(text: str, state: str) -> None:
    name = take_apart(text, state)
    assert name.core == "".join(name.words)
    if text.isascii():
        assert take_apart(text.upper(), state) == name
