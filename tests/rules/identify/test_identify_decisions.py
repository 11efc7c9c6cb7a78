"""Who is meant: sure, likely or none. Every expected answer follows from the invented list in `agencies`."""

from __future__ import annotations

import pytest

from pipelines.records import Identity
from pipelines.rules.identify import Ruling, identify
from tests.rules.identify.agencies import index

INDEX = index()


def ask(name: str, state: str | None = None, **more: str) -> Identity:
    return identify(INDEX, name=name, state=state, **more)


def leaids(identity: Identity) -> set[str]:
    return {candidate.leaid for candidate in identity.candidates}


@pytest.mark.parametrize(
    ("name", "state", "leaid"),
    [
        ("Alderwood Bay School District", "WA", "5390001"),
        ("ALDERWOOD BAY SD", "WA", "5390001"),
        ("Alderwood Bay Public Schools, WA", "WA", "5390001"),
        ("Alderwood-Bay Board of Education", "Wash.", "5390001"),
        ("Alderwood Bay Schools #204", "WA", "5390001"),  # the directory has no number to contradict it
        ("Quail Creek Independent School District", "TX", "4890001"),
        ("Harlow Mills ISD", "TX", "4890002"),
        ("Orchard Flat USD", "CA", "0690003"),
        ("La Pena Verde Unified School District", "CA", "0690004"),
        ("Larkspur Mesa Union High School District", "CA", "0690002"),
        ("Larkspur Mesa Elementary School District", "CA", "0690001"),
        ("Pinon Ridge School District", "CA", "0690005"),
        ("Ashby County Public Schools", "VA", "5190002"),
        ("Ashby City Schools", "VA", "5190001"),
        ("Fernwood R-3 School District", "MO", "2990001"),
        ("Fernwood County School District", "MO", "2990002"),
        ("Bellmont School District 65", "IL", "1790001"),
        ("Bellmont Township High School District 202", "IL", "1790002"),
        ("Northgate CUSD 309", "IL", "1790003"),
        ("Cypressville County School District Two", "SC", "4590002"),
        ("Marlowe County Public Schools", "FL", "1290001"),
        ("School District of Marlowe County", "FL", "1290001"),
        ("Kettle Creek CSD", "NY", "3690001"),
        ("Lake Haven Public Schools", "MI", "2690001"),
        ("Iron City Community Schools", "IA", "1990001"),
        ("Jericho School District 4", "OR", "4190001"),
        ("RSU #91", "ME", "2390001"),
        ("MSAD 17", "ME", "2390001"),
        ("Clearbrook Schools", "OH", "3990001"),
        ("Ferris Public Schools", "CO", "0890001"),
        ("USD 903", "KS", "2090003"),
        ("Meridia ISD", "TX", "4890004"),
        ("Elm, Oak, Willow Union School District", "CA", "0690007"),
        ("Quail Creek ISD (main office)", "TX", "4890001"),
        ("Quail Creek ISD Central Office", "TX", "4890001"),
        ("Office of the Superintendent, Quail Creek ISD", "TX", "4890001"),
        ("Heathland County Department of Education", "TN", "4790003"),
        ("Heathland Co. Dept. of Ed.", "TN", "4790003"),
        ("Clearbrook Loc. Schools", "OH", "3990001"),
        ("Regional School Unit No. 91", "ME", "2390001"),
        ("Bellmont Schools (District 65)", "IL", "1790001"),
        ("Bellmont/Ridgeway District 65", "IL", "1790001"),
        ("CUSD 31 Villa", "IL", "1790006"),  # Villa is a city, not a village cut short
        ("Bellmont ESD 65", "IL", "1790001"),  # elementary: the state has no educational service districts
        ("Copperhead School District 13\u20132", "SD", "4690001"),
        ("Cobalt Center Public Schools, Cobalt Center, MI", "MI", "2690003"),
        ("Feldspar Community Schools (Wyoming)", "MI", "2690004"),  # a city of Michigan
        ("School District U-77, IL", "IL", "1790009"),  # nothing but a number, and the state aside
        ("School District U-77, Tallgrass, IL", "IL", "1790009"),
        ("Saltmarsh School District", "CA", "0690008"),  # nobody else teaches at Saltmarsh
        ("Meridia School District", "TX", "4890004"),  # a network of charters is no district
    ],
)  # fmt: skip
def test_words_that_say_little_may_be_dropped_added_or_shortened(name: str, state: str, leaid: str) -> None:
    identity = ask(name, state)
    assert (identity.outcome, identity.leaid) == ("sure", leaid), identity


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("East Fork School District", "WA"),  # two of them
        ("Rivermont Township Schools", "NJ"),
        ("Prairie Blue Unified School District", "KS"),
        ("Prairie Blue USD 999", "KS"),  # a number of neither
        ("Larkspur Mesa School District", "CA"),  # elementary or high
        ("Ashby Schools", "VA"),  # city or county
        ("Cypressville County Schools", "SC"),  # 1 or 2
        ("Lakehaven Public Schools", "MI"),  # the words are one's, the kind is the other's
        ("Marlowe City Schools", "FL"),  # a county district only
        ("Alderwood Bay County Schools", "WA"),  # no county district
        ("Clearbrook City Schools", "OH"),  # a local district only
        ("Iron Community Schools", "IA"),  # the place is Iron City
        ("Orchard Flat High School District", "CA"),  # unified
        ("Tamarind School", "WA"),  # four schools: one of them?
        ("Larkspur Mesa Elementary School", "CA"),
        ("St. Clement School", "IL"),  # a parish school?
        ("Tamarind Christian Academy", "WA"),
        ("Harlow Mills Charter", "TX"),
        ("Diocese of Tamarind", "WA"),
        ("Shore Lake Central School District", "NY"),  # stands in brackets only
        ("Meridia Public Schools", "TX"),  # a network of charter schools elsewhere goes by it
        ("Quail Creek, St. Anne Preparatory", "TX"),
        ("Ferris County Schools", "IL"),  # one district of a county that has more
        ("City of Quail Creek", "TX"),  # its government
        ("Town of Tamarind", "WA"),
        ("Briar Glen Schools", "CA"),  # the elementary district there has a longer name
        ("Foxglove School District", "TN"),  # the city of the name is another district's
        ("Board of Education of the Township of Union", "NJ"),  # "Union Township" is another
    ],
)
def test_where_only_a_person_may_decide_nobody_is_named(name: str, state: str) -> None:
    identity = ask(name, state)
    assert (identity.outcome != "sure", identity.leaid, identity.name) == (True, None, None), identity


def test_candidates_come_with_city_and_score_and_say_why() -> None:
    identity = ask("East Fork School District", "WA")
    assert identity.outcome == "likely"
    assert [(c.leaid, c.city) for c in identity.candidates] == [
        ("5390002", "Millbrook Heights"),
        ("5390003", "Stonegate"),
    ]
    assert all(0 < c.score < 1 for c in identity.candidates)
    assert identity.reason == "2 agencies of the state may bear this name"


def test_a_name_like_none_of_the_state_has_no_candidates() -> None:
    assert ask("Zephyr Oaks Virtual Online", "WA") == Identity(
        "none", reason="no agency of the state has this name"
    )


@pytest.mark.parametrize(
    ("name", "city", "leaid"),
    [
        ("East Fork School District", "Stonegate", "5390003"),
        (
            "East Fork School District",
            "Millbrook",
            "5390002",
        ),  # named in the brackets, not the commonest school city
        ("East Fork School District (Stonegate)", None, "5390003"),
        ("East Fork School District", "Nowhere", None),
        ("Alderwood Bay School District", "Nowhere", "5390001"),  # a city never speaks against the only one
    ],
)
def test_a_city_decides_between_twins_and_never_vetoes(
    name: str, city: str | None, leaid: str | None
) -> None:
    assert identify(INDEX, name=name, state="WA", city=city).leaid == leaid


def test_a_county_in_the_name_decides_between_twins() -> None:
    assert ask("Rivermont Township Schools, Heron County", "NJ").leaid == "3490002"
    assert ask("Rivermont Township School District (Marl)", "NJ").leaid == "3490001"


def test_a_number_decides_between_twins() -> None:
    assert ask("Prairie Blue USD 902", "KS").leaid == "2090002"
    assert ask("Prairie Blue Schools 901", "KS", city="Larkfield").leaid == "2090001"


@pytest.mark.parametrize(
    ("name", "state", "leaid"),
    [
        ("Aldrewood Bay School District", "WA", "5390001"),
        ("Alderwod Bay Schools", "WA", "5390001"),
        ("Alderwood Bay Shcool Distrct", "WA", "5390001"),
        ("Wheatmor Unifed School District", "KS", "2090003"),
        ("Marlowe Country Public Schools", "FL", "1290001"),
        ("Maple Crosing City Schools", "OH", "3990002"),
    ],
)
def test_one_slip_of_the_pen_is_seen_through(name: str, state: str, leaid: str) -> None:
    assert ask(name, state).leaid == leaid


def test_a_slip_towards_a_word_that_is_a_name_elsewhere_is_left_to_a_person() -> None:
    # Harlow is a word of Texas; a Marlow... in Texas may be another place than Harlow Mills.
    assert ask("Marlowe Mills ISD", "TX").leaid is None
    # Fernwood and a missing Ferrwood: the first letter decides nothing, the unknown word does.
    assert ask("Quial Creek ISD", "TX").leaid == "4890001"


@pytest.mark.parametrize("state", [None, "", "Atlantis", "XX"])
def test_without_a_state_that_can_be_read_the_country_is_not_opened(state: str | None) -> None:
    identity = ask("Orchard Flat Unified School District", state)
    assert (identity.outcome, identity.leaid, leaids(identity)) == ("likely", None, {"0690003"})


def test_a_misspelt_state_is_read_and_another_state_is_not() -> None:
    assert ask("Quail Creek ISD", "Texass").leaid == "4890001"
    elsewhere = ask("Quail Creek ISD", "OK")
    assert (elsewhere.leaid, leaids(elsewhere)) == (None, {"4890001"})


def test_the_state_may_stand_in_the_name() -> None:
    assert ask("Quail Creek ISD, TX").leaid == "4890001"
    assert ask("Quail Creek ISD (Texas)").leaid == "4890001"
    assert ask("Quail Creek Texas ISD", "TX").leaid == "4890001"
    assert ask("Quail Creek ISD, OK", "TX").leaid is None


@pytest.mark.parametrize(
    "name",
    ["Quail Creek ISD - Quail Creek, TX", "Quail Creek ISD \u2013 Texas", "Quail Creek ISD (Quail Creek, TX)"]
    + ["Quail Creek ISD, Quail Creek, Texas"],
)
def test_city_and_state_may_stand_after_the_name(name: str) -> None:
    assert ask(name).leaid == "4890001"


def test_a_city_may_follow_the_name_without_a_sign() -> None:
    assert ask("Quail Creek ISD Quail Creek TX", "TX").leaid == "4890001"
    assert ask("Quail Creek ISD Harlow Mills", "TX").leaid is None  # another district's city


def test_two_slips_in_a_short_word_make_another_word() -> None:
    assert ask("Villo Schools", "IL").leaid == "1790006"
    assert ask("Vello Schools", "IL").leaid is None


def test_districts_of_the_number_are_shown_where_the_words_fit_none() -> None:
    identity = ask("Old Thornbury Schools 309", "IL")
    assert (identity.leaid, leaids(identity)) == (None, {"1790003"})


def test_an_alias_holds_in_its_state_and_without_one_only_where_it_says_so() -> None:
    assert ask("OFUSD", "CA").leaid == "0690003"
    assert ask("OFUSD").leaid == "0690003"
    assert ask("Ferrisco Public Schools", "CO").leaid == "0890001"
    assert ask("Ferrisco Public Schools").leaid is None
    assert ask("Ashby Public Schools", "VA").leaid == "5190001"
    assert ask("Ashby Public Schools", "VA", city="Courtland Green").leaid is None


def test_initials_without_an_alias_are_only_likely() -> None:
    identity = ask("QCISD", "TX")
    assert (identity.outcome, identity.leaid, leaids(identity)) == ("likely", None, {"4890001"})


def test_the_nces_id_decides_among_candidates_and_never_against_the_name() -> None:
    assert ask("East Fork School District", "WA", leaid="5390003").leaid == "5390003"
    assert ask("Larkspur Mesa School District", "CA", leaid="690002").leaid == "0690002"  # the zero was lost
    assert (
        ask("Larkspur Mesa School District", "CA", leaid="690002.0").leaid == "0690002"
    )  # as a spreadsheet writes
    against = ask("Quail Creek ISD", "TX", leaid="4890002")
    assert (against.outcome, against.leaid, leaids(against)) == ("likely", None, {"4890001", "4890002"})
    assert ask("Quail Creek ISD", "TX", leaid="4899999").leaid == "4890001"


def test_a_domain_speaks_for_the_agency_whose_website_it_is() -> None:
    assert ask("Tamarind School", "WA", email="clerk@tamarindsd.example").leaid == "5390006"
    assert ask("Tamarind School", "WA", email="clerk@gmail.com").leaid is None


def test_a_k12_domain_tells_the_state() -> None:
    assert ask("Quail Creek ISD", email="clerk@quailcreek.k12.tx.us").leaid == "4890001"


def test_a_ruling_wins_over_everything_and_names_who_when_and_why() -> None:
    ruled = index(
        Ruling(
            "East Fork School District", "WA", "", "5390003", "A. Person", "2026-10-01", "their letterhead"
        ),
        Ruling("Tamarind Academy", "WA", "", "", "A. Person", "2026-10-02", "a private school"),
        Ruling("Quail Creek ISD", "TX", "Oldtown", "4890002", "A. Person", "2026-10-03", "it was merged"),
    )
    east = identify(ruled, name="EAST FORK SCHOOL DISTRICT", state="WA", city="Millbrook")
    assert (east.leaid, east.reason) == ("5390003", "ruled by A. Person on 2026-10-01: their letterhead")
    assert identify(ruled, name="Tamarind Academy", state="WA").outcome == "none"
    assert identify(ruled, name="Quail Creek ISD", state="TX").leaid == "4890001"
    assert identify(ruled, name="Quail Creek ISD", state="TX", city="Oldtown").leaid == "4890002"


def test_a_ruling_about_a_city_holds_for_it_and_where_no_city_is_given_and_nobody_is_sure() -> None:
    stonegate = Ruling(
        "East Fork SD", "WA", "Lower Stonegate", "5390003", "A. Person", "2026-10-01", "a call"
    )
    millbrook = Ruling("East Fork SD", "WA", "Mill Road", "5390002", "A. Person", "2026-10-02", "a letter")
    ruled = index(stonegate)
    assert identify(ruled, name="East Fork SD", state="WA", city="Lower Stonegate, WA").leaid == "5390003"
    assert identify(ruled, name="East Fork SD", state="WA", city="Elsewhere").leaid is None
    assert identify(ruled, name="East Fork SD", state="WA").leaid == "5390003"
    assert identify(index(stonegate, millbrook), name="East Fork SD", state="WA").leaid is None
