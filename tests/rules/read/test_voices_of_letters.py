"""Letters in voices of their own: chatty, official, telling of last year; what is said in passing, or named elsewhere."""

from __future__ import annotations

import pytest

from tests.rules.read.documents import read
from tests.rules.read.letters import CONTACT, letter


def test_short_forms_are_the_words_they_stand_for() -> None:
    page = read(
        letter("What we're after is ECS.", "There's four of us who want in, and we'd begin in fall 2016.")
    )
    page.says(programs=[{"program": "ecs", "teachers": 4, "first_year": "2016-17"}])


def test_the_teachers_of_today_count_and_not_those_of_a_year_ago() -> None:
    page = read(
        letter(
            "A year ago two teachers wanted ECS and nobody would pay for it; today five teachers have signed up."
        )
    )
    page.says(programs=[{"program": "ecs", "teachers": 5}])


def test_a_program_in_the_heading_is_that_of_the_teachers_below_it() -> None:
    page = read(
        "# Marsh Fork School District\n\nWe ask to be taken on as a partner in Ohio.\n\n## CS Principles\n\n"
        "One teacher, from the fall of 2017. She would join the Columbus region.\n\n"
        "## Contact\n\nAda Bell, Curriculum Director, abell@marshfork.example"
    )
    page.says(programs=[{"program": "csp", "teachers": 1, "first_year": "2017-18", "pathway": "join_region"}])


def test_a_program_that_is_only_named_is_asked_about_and_not_lost() -> None:
    page = read(letter("Our board has its heart set on Exploring Computer Science."))
    page.says(programs=[{"program": "ecs", "teachers": None}])
    page.asks("low_confidence", "programs")


def test_members_of_a_group_come_along_for_the_only_program() -> None:
    page = read(
        "Dear team,\n\nMarsh Fork School District (Ohio) leads a consortium and asks for ECS for twelve teachers from 2016-17.\n\n"
        "Two others come with us: Fern Creek Schools (Ohio), 11 teachers, and Gull Pond District (Utah), 7 teachers.\n\n"
        + CONTACT
    )
    page.says(
        members=[
            {"district_name": "Fern Creek Schools", "state": "OH", "program": "ecs", "teachers": 11},
            {"district_name": "Gull Pond District", "state": "UT", "program": "ecs", "teachers": 7},
        ],
        programs=[{"program": "ecs", "teachers": 12}],
    )


def test_pledged_numbers_of_members_are_theirs_and_not_ours() -> None:
    page = read(
        "On behalf of the Board of Education I submit the application of the Marsh Fork School District, which will serve "
        "as lead of a consortium in Ohio.\n\n"
        "Fern Creek Schools (Ohio) has pledged six teachers for Exploring Computer Science and Gull Pond District (Utah) has "
        "pledged nine for the same program. Marsh Fork itself commits seventeen.\n\n" + CONTACT
    )
    page.says(
        members=[
            {"district_name": "Fern Creek Schools", "state": "OH", "program": "ecs", "teachers": 6},
            {"district_name": "Gull Pond District", "state": "UT", "program": "ecs", "teachers": 9},
        ],
        programs=[{"program": "ecs", "teachers": 17}],
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "BOARD OF EDUCATION OF THE MARSH FORK SCHOOL DISTRICT\n\nMarsh Fork School District asks for ECS.",
            "Marsh Fork School District",
        ),
        (
            "The Board of Education of the Marsh Fork School District asks for ECS.",
            "Marsh Fork School District",
        ),
        ("When Marsh Fork School District wrote a year ago we asked for ECS.", "Marsh Fork School District"),
    ],
)
def test_what_stands_before_the_name_of_a_district_is_none_of_it(text: str, name: str) -> None:
    read(text).says(district_name=name)


def test_a_district_named_with_its_schools_in_brackets_is_no_member() -> None:
    page = read(
        "Marsh Fork Schools (6,730 students; eight elementary, three middle and two high schools) applies as a single "
        "district for CS in Algebra: nine teachers, first year 2016-17.\n\n" + CONTACT
    )
    page.says(
        members=[], programs=[{"program": "algebra", "teachers": 9, "first_year": "2016-17"}], students=6730
    )


def test_the_year_after_is_the_one_after_the_program_before() -> None:
    page = read(
        letter(
            "First, CS in Algebra: 22 teachers, next school year (2016-17).",
            "Second, CS in Science: six teachers, the year after that.",
        )
    )
    page.says(
        programs=[
            {"program": "algebra", "teachers": 22, "first_year": "2016-17"},
            {"program": "science", "teachers": 6, "first_year": "2017-18"},
        ]
    )


def test_a_rate_belongs_to_its_own_amount_and_not_to_the_next() -> None:
    page = read(letter("Teachers will receive $95 a day and $1,520 has been put in the budget for it."))
    page.says(stipend_per_day="95.00", amount_budgeted="1520.00")


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("The voters have approved $2,250 in the warrant article for their stipends.", "2250.00"),
        ("There's $1,280 for it in the rural schools grant.", "1280.00"),
        ("$1,752 was voted for it on Monday.", "1752.00"),
    ],
)
def test_money_that_was_granted_for_it_is_the_budget(said: str, amount: str) -> None:
    read(letter("Teachers get $20 an hour.", said)).says(amount_budgeted=amount)


def test_one_of_each_is_one_school_of_each_level() -> None:
    page = read(
        letter("We have 1,060 kids all told, one of each: an elementary, a middle and a high school.")
    )
    page.says(students=1060, elementary_schools=1, middle_schools=1, high_schools=1)


def test_a_level_that_is_missing_is_said_in_passing() -> None:
    page = read(
        letter("The schools are three elementary schools and one union high school, so no middle school.")
    )
    page.says(elementary_schools=3, middle_schools=0, high_schools=1)


def test_figures_before_their_words_are_not_those_behind_them() -> None:
    page = read(letter("* 2,980 kids / 4 elem / 1 MS / 1 HS"))
    page.says(students=2980, elementary_schools=4, middle_schools=1, high_schools=1)


def test_the_address_of_somebody_else_is_not_the_writers() -> None:
    page = read(
        letter()[: -len(CONTACT)]
        + "The superintendent is Mr. Wade Lockhart (wlockhart@marshfork.example), but he's out, so talk to me please. "
        "My cell is 432-555-0139.\n\nThanks a bunch!\n\nJosie Pruett"
    )
    page.says(primary_name="Josie Pruett", primary_email=None, primary_phone="432-555-0139")


def test_minutes_of_a_meeting_by_which_a_board_applies_are_an_application() -> None:
    page = read(
        "REGULAR MEETING OF THE SCHOOL BOARD\n\nMarsh Fork Community School District, Michigan\n\n"
        "4. Application for a district partnership in computer science\n\n"
        "Superintendent Dr. Helga Nyman presented the plan. The district (1,690 students; two elementary schools, one middle "
        "school, one high school) would take part as a member of the consortium led by Petoskey Point Public Schools. "
        "Four teachers would be trained in CS in Algebra, beginning with 2016-17.\n\n"
        "Dr. Nyman answered that teachers will receive $95 a day and that $1,520 has been put in the budget.\n\n"
        "Motion by Trent, support by Berg, to apply. Ayes 5, nays 0. Carried.\n\n"
        "Contact for the application is Lars Engberg, Curriculum Coordinator, lengberg@marshfork.example, 231-555-0166."
    )
    page.is_for("application")
    page.says(programs=[{"program": "algebra", "teachers": 4, "first_year": "2016-17"}], applying_as="member")


def test_the_number_of_a_letterhead_is_the_offices_and_not_the_contacts() -> None:
    page = read(
        "^ Marsh Fork School District\n^ 1400 West Assay Street, Marsh Fork, Ohio 43999\n^ Telephone (520) 555-0100\n\n"
        "May 4, 2015\n\nDear team,\n\nWe ask for ECS for four teachers. Kindly address Ms. Imelda Duarte, Executive Director of "
        "Secondary Education, at iduarte@marshfork.example or (520) 555-0117."
    )
    page.says(office_phone="(520) 555-0100", primary_name="Ms. Imelda Duarte", primary_phone="(520) 555-0117")


def test_who_was_the_contact_is_it_no_longer() -> None:
    page = read(
        letter()[: -len(CONTACT)]
        + "Our contact was Bill Foss, who has retired. It is now Erin Cotter, Principal, ecotter@marshfork.example."
    )
    page.says(
        primary_name="Erin Cotter", primary_email="ecotter@marshfork.example", primary_title="Principal"
    )


def test_an_address_is_that_of_the_known_person_whose_name_it_has() -> None:
    page = read(
        letter(
            "CC: Dr. Renata Boles, Superintendent", "Dr. Boles can be reached at rboles@marshfork.example."
        )
    )
    page.says(superintendent_name="Dr. Renata Boles", superintendent_email="rboles@marshfork.example")


def test_a_title_before_the_name_is_the_persons() -> None:
    page = read(
        "We are Marsh Fork School District, Ohio.\n\nPlease contact our Director of Academics, Wes Amaro, at "
        "wamaro@marshfork.example or 302-555-0104."
    )
    page.says(primary_name="Wes Amaro", primary_title="Director of Academics")


@pytest.mark.parametrize(
    ("said", "ratio"),
    [
        ("Every student has a laptop.", 1),
        ("A year ago four students fought over one computer; now it is two.", 2),
        ("Two students use each computer.", 2),
        ("Kids share: two to a Chromebook.", 2),
        ("Each of our teachers has a laptop.", None),
    ],
)
def test_how_students_share_is_understood_in_other_words(said: str, ratio: int | None) -> None:
    read(letter(said)).says(students_per_computer=ratio)


def test_the_speed_and_the_rate_of_now_count_and_not_those_that_were() -> None:
    page = read(
        letter(
            "The line was 20 Mbps and is 100 Mbps now.",
            "A year ago we offered teachers a stipend of $75 a day. This year it is $90.",
        )
    )
    page.says(bandwidth_mbps=100, stipend_per_day="90.00")


def test_the_only_year_of_a_letter_is_that_of_its_requests() -> None:
    page = read(
        "On behalf of the district I submit an application for a partnership beginning with the academic year 2016-2017.\n\n"
        "We are Marsh Fork School District, Ohio. We ask for ECS for four teachers. Our 2015-16 budget has $900 for it.\n\n"
        + CONTACT
    )
    page.says(programs=[{"program": "ecs", "teachers": 4, "first_year": "2016-17"}])


def test_a_way_of_applying_alone_in_a_list_is_one_and_of_several_none() -> None:
    read(letter("Facts:", "* Ohio", "* solo", "* 2,980 kids")).says(applying_as="single")
    page = read(letter("* Single district", "* Consortium lead", "* Consortium member"))
    page.says(applying_as=None)


@pytest.mark.parametrize("said", ["$28/hr", "18. $28 per hour"])
def test_a_rate_alone_is_the_stipend(said: str) -> None:
    read(letter(said)).says(stipend_per_hour="28.00")


def test_a_town_that_the_schools_are_in_is_theirs() -> None:
    page = read(
        "Marsh Fork Local Schools are in Ohio, in the village of Stone Arch, and enroll 1,122 students."
    )
    page.says(city="Stone Arch", students=1122)
