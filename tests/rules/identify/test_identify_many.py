"""Many at once is the same as one by one, whatever the order of the requests or of the directory."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from pipelines.rules.identify import Index, Request, identify, identify_many
from tests.rules.identify.agencies import AGENCIES, ALIASES, index

INDEX = index()
_KINDS = (
    "",
    " School District",
    " Schools",
    " Public Schools",
    " ISD",
    " County Schools",
    " City Schools",
    " Unifed SD",
)

names = st.builds(
    lambda agency, kind, slip: (
        f"{agency.name.split(' (')[0][:slip]}{agency.name.split(' (')[0][slip + 1 :]}{kind}"
    ),
    st.sampled_from(AGENCIES),
    st.sampled_from(_KINDS),
    st.integers(0, 40),
)
requests = st.builds(
    Request,
    names | st.text(max_size=30),
    st.sampled_from([*{agency.state for agency in AGENCIES}, None, "Virgnia", "?"]),
    st.sampled_from([None, "Stonegate", "Larkfield", "Ashby", "Nowhere"]),
)


@given(st.lists(requests, max_size=12))
def test_many_are_answered_as_each_alone(asked: list[Request]) -> None:
    assert identify_many(INDEX, asked) == [
        identify(INDEX, name=r.name, state=r.state, city=r.city) for r in asked
    ]


@given(st.lists(requests, min_size=1, max_size=8), st.randoms(use_true_random=False))
def test_the_order_of_the_directory_changes_nobody(asked: list[Request], chance: random.Random) -> None:
    shuffled = list(AGENCIES)
    chance.shuffle(shuffled)
    other = identify_many(Index.build(shuffled, ALIASES), asked)
    assert [(i.outcome, i.leaid) for i in other] == [
        (i.outcome, i.leaid) for i in identify_many(INDEX, asked)
    ]


@given(st.lists(requests, max_size=12))
def test_only_the_sure_have_an_id_and_a_name(asked: list[Request]) -> None:
    for identity in identify_many(INDEX, asked):
        assert (identity.leaid is not None) == (identity.outcome == "sure")
        assert bool(identity.candidates) == (identity.outcome != "none")
        assert len(identity.candidates) <= 5


def test_every_agency_knows_itself_by_full_name_and_city() -> None:
    for agency in AGENCIES:
        identity = identify(INDEX, name=agency.name, state=agency.state, city=agency.city)
        assert identity.leaid == agency.leaid, (agency, identity)


def test_nobody_asked_is_nobody_answered() -> None:
    assert identify_many(INDEX, []) == []
    assert identify(INDEX, name="", state="TX").outcome == "none"
