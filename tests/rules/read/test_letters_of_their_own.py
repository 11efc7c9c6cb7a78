"""Letters, minutes and memos in a district's own words: what is ours is read, what is of others is not."""

from __future__ import annotations

from pipelines.rules.read.language.district_names import find_districts
from pipelines.rules.read.tables.columns import purpose_of
from pipelines.rules.read.values.number_words import digits_for_words
from tests.rules.read.documents import read

_CONTACT = "Our primary contact is Ada Bell, Curriculum Director, abell@marshfork.example, 304-555-0111."
_ASKS = "We ask for Exploring Computer Science for four teachers, who would begin in 2016-17."


def _letter(opening: str, *more: str) -> str:
    return "\n\n".join(("May 4, 2015", "Dear partnership team,", opening, _ASKS, _CONTACT, *more))


def test_the_town_and_state_in_brackets_behind_our_name_are_where_we_are() -> None:
    read(_letter("We are Marsh Fork School District (Marsh Fork, West Virginia 25999).")).says(
        district_name="Marsh Fork School District", city="Marsh Fork", state="WV", office_postal_code="25999"
    )


def test_the_state_that_follows_our_name_in_the_same_sentence_is_ours() -> None:
    read(_letter("Our district is called Marsh Fork School District and lies in Idaho.")).says(state="ID")
    read(_letter("I am writing for Marsh Fork School District, a district of 900 students in Wyoming.")).says(
        state="WY", students=900
    )


def test_no_middle_school_is_none_and_never_one() -> None:
    page = read(
        _letter(
            "We are Marsh Fork School District, Ohio.",
            "We have two elementary schools and one high school; we do not have a middle school.",
        )
    )
    page.says(elementary_schools=2, middle_schools=0, high_schools=1)


def test_what_a_neighbour_pays_and_counts_is_not_ours() -> None:
    page = read(
        _letter(
            "We are Marsh Fork School District, Ohio, and enroll 1,720 students.",
            "A neighboring district has 6,400 students and pays its teachers $150 a day; ours pays $100.",
        )
    )
    page.says(students=1720, stipend_per_day="100.00")


def test_the_quoted_words_of_last_years_application_are_not_this_years() -> None:
    page = read(
        _letter(
            "We are Marsh Fork School District, Ohio.",
            'Last year\'s application read: "Marsh Fork asks for CSP for 12 teachers at a stipend of $80 per day." '
            "The stipend is now $100 per day.",
        )
    )
    page.says(stipend_per_day="100.00", programs=[{"program": "ecs", "teachers": 4, "first_year": "2016-17"}])


def test_a_quoted_requirement_is_the_programs_figure_and_not_our_answer() -> None:
    page = read(
        _letter(
            "We are Marsh Fork School District, Ohio.",
            'Requirement: "Stipends of at least $100 per day are customary."',
            "Our answer: We pay $85 per day.",
        )
    )
    page.says(stipend_per_day="85.00")


def test_why_another_way_is_closed_is_not_the_way_asked_for() -> None:
    page = read(
        "May 4, 2015\n\nDear partnership team,\n\nWe are Marsh Fork School District, Ohio.\n\n"
        + _ASKS
        + " Since we cannot reach thirty teachers by ourselves, we would like to join an existing region.\n\n"
        + _CONTACT
    )
    page.says(programs=[{"program": "ecs", "teachers": 4, "pathway": "join_region"}])


def test_a_district_that_asks_for_a_program_is_no_member_of_itself() -> None:
    page = read(
        "May 4, 2015\n\nDear partnership team,\n\nMarsh Fork Schools, Ohio, asks for ECS for fourteen teachers "
        "beginning in 2016-17, as a member of the consortium led by Big Stone School District.\n\n" + _CONTACT
    )
    page.says(
        members=[],
        applying_as="member",
        lead_district="Big Stone School District",
        programs=[{"program": "ecs", "teachers": 14, "first_year": "2016-17"}],
    )


def test_minutes_by_which_a_board_applies_to_us_are_an_application() -> None:
    page = read(
        """
MINUTES OF THE SPECIAL MEETING OF THE BOARD

Marsh Fork Consolidated Schools, Marsh Fork, Minnesota

Item 4. Application to the district partnership. The district, which has 2,870 students in four elementary schools, one middle school and one high school, applies as a single district.

Moved by Ochs to commit six teachers to Exploring Computer Science beginning in 2016-17. Seconded by Park. Motion carried 4-0.

Karen Lund (klund@marshfork.example, 218-555-0154) is named as the primary contact.

Adjourned 8:15 p.m.
"""
    )
    page.says(
        state="MN",
        students=2870,
        primary_email="klund@marshfork.example",
        programs=[{"program": "ecs", "teachers": 6, "first_year": "2016-17"}],
    )
    page.is_for("application")


def test_of_columns_for_what_was_and_what_is_planned_both_are_answers_of_their_year() -> None:
    was, planned = purpose_of("2014-15 (actual)"), purpose_of("2016-17 (planned)")
    assert (was.kind, was.year) == ("answer", 2014)
    assert (planned.kind, planned.year) == ("answer", 2016)


def test_spanish_numbers_keep_the_one_before_a_noun() -> None:
    assert digits_for_words("treinta y un maestros") == "31 maestros"
    assert digits_for_words("un maestro") == "un maestro"


def test_a_program_before_a_name_is_no_part_of_it() -> None:
    assert [found.text for found in find_districts("5 teachers to CSP and Maple Gap City Schools")] == [
        "Maple Gap City Schools"
    ]


def test_what_is_paid_in_one_case_only_is_no_stipend_yet() -> None:
    page = read(
        _letter(
            "We are Marsh Fork School District, Ohio.",
            "We would pay a stipend of $100 a day if the board agrees.",
        )
    )
    page.says(stipend_per_day=None)
    page.asks("not_understood", "stipend_per_day")


def test_what_the_county_pays_its_people_is_not_our_stipend() -> None:
    page = read(
        _letter(
            "We are Marsh Fork School District, Ohio.",
            "Our teachers receive $110 a day. The county office pays its people $30 an hour.",
        )
    )
    page.says(stipend_per_day="110.00", stipend_per_hour=None)


def test_of_our_counselors_those_who_attend_are_counted() -> None:
    page = read(
        _letter("We are Marsh Fork School District, Ohio.", "Of our twelve counselors two will attend.")
    )
    page.says(counselors=2)


def test_a_speed_between_two_figures_is_neither() -> None:
    page = read(
        _letter("We are Marsh Fork School District, Ohio.", "Between 100 and 200 Mbps reach each school.")
    )
    page.says(bandwidth_mbps=None)
    page.asks("not_understood", "bandwidth_mbps")


def test_what_is_perhaps_wanted_later_is_not_asked_for() -> None:
    page = read(
        "May 4, 2015\n\nDear partnership team,\n\nWe are Marsh Fork School District, Ohio.\n\n"
        "We ask for ECS with seven teachers in 2016-17, and perhaps CS in Algebra later.\n\n" + _CONTACT
    )
    page.says(programs=[{"program": "ecs", "teachers": 7, "first_year": "2016-17"}])


def test_whoever_answers_other_questions_is_not_the_primary_contact() -> None:
    page = read(
        "May 4, 2015\n\nDear partnership team,\n\nWe are Marsh Fork School District, Ohio.\n\n"
        + _ASKS
        + "\n\nAnn Poe (apoe@marshfork.example; 775-555-0101) is the primary contact; for questions of payroll, "
        "Lou Diaz (ldiaz@marshfork.example; 775-555-0102)."
    )
    page.says(primary_name="Ann Poe", primary_email="apoe@marshfork.example", primary_phone="775-555-0101")


def test_a_range_of_dollars_is_no_one_stipend() -> None:
    page = read(
        _letter(
            "We are Marsh Fork School District, Ohio.",
            "Somewhere around 80 to 95 dollars per day is what we could pay our teachers.",
        )
    )
    page.says(stipend_per_day=None)
    page.asks("not_understood", "stipend_per_day")


def test_a_stipend_that_was_raised_is_the_new_one() -> None:
    page = read(
        _letter(
            "We are Marsh Fork School District, Ohio.",
            "The board raised the stipend from $80 to $95 per day.",
        )
    )
    page.says(stipend_per_day="95.00")


def test_what_was_budgeted_before_and_what_it_all_costs_are_not_budgeted() -> None:
    opening = "We are Marsh Fork School District, Ohio."
    read(_letter(opening, "Our budget for stipends is $4,270, up from $2,528 last year.")).says(
        amount_budgeted="4270.00"
    )
    read(_letter(opening, "The total cost is $8,540, and half of it, $4,270, is in our budget.")).says(
        amount_budgeted="4270.00"
    )


def test_the_students_of_a_neighbour_in_brackets_are_not_ours() -> None:
    page = read(
        _letter(
            "We are Marsh Fork School District, Ohio. Marsh Fork has 7,412 students, of whom 51 percent get free lunch.",
            "We apply alone although the neighboring Cedar Gap School District (4,000 students) asked to come along.",
        )
    )
    page.says(students=7412)


def test_a_stipend_without_a_currency_is_the_rate_and_not_the_budget_of_the_next_sentence() -> None:
    page = read("Pay: 18.50 an hour. Budget 1,332 dollars from the building fund.\n\n" + _ASKS)
    page.says(stipend_per_day=None, stipend_per_hour="18.50")


def test_travel_at_our_own_cost_is_no_cohort_of_our_own() -> None:
    page = read(
        "Dear team,\n\nWe are Marsh Fork School District, Ohio. We ask for ECS for four teachers and CSP for two, "
        "all from 2016-17, and would travel to Columbus at our own cost.\n\n" + _CONTACT
    )
    page.says(
        programs=[
            {"program": "ecs", "teachers": 4, "pathway": "paid_travel"},
            {"program": "csp", "teachers": 2, "pathway": "paid_travel"},
        ]
    )


def test_who_is_our_contact_is_named_before_the_colon() -> None:
    page = read(
        _letter("We are Marsh Fork School District, Ohio.").replace(_CONTACT, "").strip()
        + "\n\nMs. Joy Hatch, Director of Learning, is our contact: jhatch@marshfork.example, 765-555-0133."
    )
    page.says(primary_name="Ms. Joy Hatch", primary_email="jhatch@marshfork.example")


def test_a_district_that_takes_part_as_a_member_of_a_group_is_no_member_of_its_own() -> None:
    page = read(
        "Dear team,\n\nMarsh Fork School District in Ohio will take part with three teachers of Computer Science "
        "Principles, as a member of the consortium under Big Stone Public Schools. They begin in 2016-17.\n\n"
        + _CONTACT
    )
    page.says(
        members=[], programs=[{"program": "csp", "teachers": 3}], lead_district="Big Stone Public Schools"
    )


def test_a_telephone_number_beside_a_stipend_makes_no_range_of_it() -> None:
    page = read(
        _letter(
            "We are Marsh Fork School District, Ohio.",
            "The stipend is now $95 per day and the person who knows is Julie Orr, our Budget Manager, 605-555-0190.",
        )
    )
    page.says(stipend_per_day="95.00")
