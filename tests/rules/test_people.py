"""The same person counts once, however often they are listed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.rules.people import count_people, person_name, school_name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana Ruiz", "RUIZ, ANA"),
        ("Ms. Ana  Ruiz", "Ana Ruiz"),
        ("José O'Neil", "Jose ONeil"),
        ("Mary-Jane Park", "Mary Jane Park"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert person_name(one) == person_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Lincoln HS", "Lincoln High School"), ("Lincoln High", "lincoln high school"), ("Oak Elem.", "Oak ES")],
)
def test_spellings_of_one_school(one: str, other: str) -> None:
    assert school_name(one) == school_name(other)


def test_different_schools_stay_apart() -> None:
    assert school_name("Lincoln High") != school_name("Lincoln Middle")


def row(
    name: str | None, school: str | None = "North High", email: str | None = None
) -> dict[str, str | None]:
    return {"name": name, "school": school, "email": email}


def test_rows_that_name_nobody_count_nothing() -> None:
    assert count_people([row(None), row(""), row(None, None)]) == 0


def test_an_email_alone_is_a_person() -> None:
    assert count_people([row(None, None, "a@x.example"), row("Ana Ruiz", email="A@x.example ")]) == 1


def test_the_same_name_at_two_schools_is_two_people_without_emails() -> None:
    assert count_people([row("Ana Ruiz"), row("Ana Ruiz", "South High")]) == 2


ROWS = st.lists(
    st.builds(
        row,
        st.sampled_from(["Ana Ruiz", "Bo Lind", "Cy Orr", None]),
        st.sampled_from(["North High", "South High", None]),
        st.sampled_from(["a@x.example", "b@x.example", None]),
    ),
    max_size=12,
)


@given(ROWS, st.randoms(use_true_random=False))
def test_order_does_not_matter_and_listing_again_adds_nobody(
    rows: list[dict[str, str | None]], luck: object
) -> None:
    count = count_people(rows)
    shuffled = list(rows)
    luck.shuffle(shuffled)  # type: ignore[attr-defined]
    assert count_people(shuffled) == count
    assert count_people(rows + rows) == count
    assert count <= len(rows)
