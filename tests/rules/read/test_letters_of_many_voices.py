"""Letters as different people write them: who is meant, which number belongs to which program, who leads whom."""

from __future__ import annotations

import pytest

from tests.rules.read.documents import Page, read

_WHO = "Dear team,\n\nWe are the Otter Slide Schools, Tennessee, and apply to become a partner.\n\n"
_ECS = "We ask for ECS for four teachers from 2016-17.\n\n"


def _letter(words: str) -> Page:
    return read(f"{_WHO}{words}")


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (
            "I, Ada Fenn, Deputy Superintendent, am your contact (afenn@otterslide.example), and Dr. Nell Barr, "
            "nbarr@otterslide.example, is our superintendent.",
            "Ada Fenn",
        ),
        (
            "I am answering for Dr. Mia Holt. I am her assistant, Ada Fenn (afenn@otterslide.example), but she is the "
            "primary contact: mholt@otterslide.example.",
            "Dr. Mia Holt",
        ),
        ("Principal Gwen Harlow of Otter High is our project lead (gh@otterslide.example).", "Gwen Harlow"),
        (
            "Should you have questions, Ada Fenn, our Director of Teaching, will gladly help: "
            "afenn@otterslide.example.",
            "Ada Fenn",
        ),
        (
            "The one who knows everything is Ada Fenn, our Curriculum Director: afenn@otterslide.example.",
            "Ada Fenn",
        ),
        ("Contact. Ada Fenn, STEM Specialist, afenn@otterslide.example.", "Ada Fenn"),
    ],
)
def test_the_contact_is_who_stands_beside_the_word_for_it(words: str, name: str) -> None:
    _letter(f"{_ECS}{words}").says(primary_name=name)


def test_a_superintendent_may_have_an_address_between_the_name_and_the_role() -> None:
    words = "Write to Ada Fenn, afenn@otterslide.example. Dr. Nell Barr, nbarr@otterslide.example, is our superintendent."
    page = _letter(f"{_ECS}{words}")
    page.says(superintendent_name="Dr. Nell Barr", superintendent_email="nbarr@otterslide.example")


@pytest.mark.parametrize(
    ("words", "teachers"),
    [
        ("We ask for CSP for 2 teachers and ECS for 4 teachers, both from 2016-17.", {"csp": 2, "ecs": 4}),
        ("We ask for 2 teachers for CSP and 4 for ECS.", {"csp": 2, "ecs": 4}),
        ("Six of our teachers will take part: five in CS in Algebra, one in ECS.", {"algebra": 5, "ecs": 1}),
        ("We ask for ECS for 4 teachers and Algebra for 7.", {"ecs": 4, "algebra": 7}),
        (
            "Ten of our algebra teachers will take CS in Algebra and three high school teachers ECS.",
            {"algebra": 10, "ecs": 3},
        ),
        ("Last year we sent 4 teachers to ECS. This year we ask for 9 more, from fall 2016.", {"ecs": 9}),
        ("Our count of teachers for ECS is 5, not 4 as I wrote in May. They begin in 2016-17.", {"ecs": 5}),
        ("If thirty teachers can be found we would like our own cohort, but we ask for ECS with nine teachers.", {"ecs": 9}),
    ],
)  # fmt: skip
def test_each_program_has_its_own_number_of_teachers(words: str, teachers: dict[str, int]) -> None:
    page = _letter(words)
    assert {row["program"]: row["teachers"] for row in page.answers["programs"]} == teachers


@pytest.mark.parametrize(
    "words",
    [
        "We want CSP. It is me plus one more teacher.",
        "We want CSP. No way that we get 30 teachers.",
        "We want CSP, and all seventeen teachers of the three districts would teach it.",
    ],
)
def test_a_number_that_is_not_said_of_our_teachers_is_asked_for(words: str) -> None:
    _letter(words).says(programs=[{"program": "csp", "teachers": None}])


def test_a_number_corrected_in_the_next_sentence_is_asked_about() -> None:
    page = _letter("We ask for ECS. Eleven teachers would do it. No, that is wrong: ten.")
    page.asks("low_confidence", "programs[0].teachers")


def test_a_year_with_a_letter_for_a_digit_is_no_other_year_of_the_sentence() -> None:
    page = _letter("We ask for ECS with five teachers from 2O16-17, and CSP with two teachers from 2017-18.")
    page.says(programs=[{"program": "ecs", "first_year": None}, {"program": "csp", "first_year": "2017-18"}])


def test_who_leads_the_group_that_we_belong_to_is_not_us() -> None:
    page = _letter(
        f"{_ECS}Read this with the letter of Elk Gate Schools, which leads the group to which we belong."
    )
    page.says(applying_as="member", lead_district="Elk Gate Schools")


def test_districts_in_a_list_with_bare_numbers_are_members_and_not_the_writer() -> None:
    page = read(
        """
Lead district: Twin Elk Unified School District, Arizona.

Member districts, each with the teachers they pledge for CSP:

- Cave Draw Schools (AZ) ... 9

- Lark Flats Municipal Schools, NM: 6

Twin Elk itself pledges 16 for CSP, to begin in 2016-17.

Contact: Ada Fenn, afenn@twinelk.example
"""
    )
    page.says(
        district_name="Twin Elk Unified School District",
        lead_district=None,
        members=[
            {"district_name": "Cave Draw Schools", "state": "AZ", "program": "csp", "teachers": 9},
            {"district_name": "Lark Flats Municipal Schools", "state": "NM", "program": "csp", "teachers": 6},
        ],
        programs=[{"program": "csp", "teachers": 16, "first_year": "2016-17"}],
    )


@pytest.mark.parametrize(
    ("words", "students"),
    [
        ("About 5,000 students (exact count: 5,037) go to our schools.", 5037),
        ("Enrollment on October 1 stood at 2,940.", 2940),
        ("We serve 4,480 students (this year; it was 4,610 last year) in six elementary schools.", 4480),
        ("Not more than 1,000 students go to our schools.", None),
    ],
)
def test_the_students_are_those_of_now_and_no_bound(words: str, students: int | None) -> None:
    _letter(f"{_ECS}{words}").says(students=students)


def test_questions_and_answers_marked_on_one_line_belong_together() -> None:
    page = read(
        """
Q: Which district?  A: Otter Slide Schools, Tennessee.
Q: How many teachers?  A: 3 for ECS, 2 for CSP.
Q: Schools?  A: 2 lower, 1 middle, 1 upper.
Q: Contact?  A: Ada Fenn, afenn@otterslide.example
"""
    )
    page.says(
        primary_name="Ada Fenn",
        programs=[
            {"program": "ecs", "teachers": 3, "schools": None},
            {"program": "csp", "teachers": 2, "schools": None},
        ],
    )


def test_equals_signs_stand_for_colons() -> None:
    page = read(
        "Application. District = Otter Slide Schools. Students = 1,775. Elementary = 2, middle = 1, high = 1. "
        "Program = ECS, 3 teachers. Contact = Ada Fenn, afenn@otterslide.example."
    )
    page.says(students=1775, elementary_schools=2, middle_schools=1, high_schools=1)


def test_a_statement_before_a_colon_is_no_label() -> None:
    page = _letter(
        f"{_ECS}Otter Slide is a small district with 1,430 students: two elementary schools, one high school."
    )
    page.says(students=1430, elementary_schools=2, high_schools=1)


def test_a_sentence_of_ours_with_number_words_and_the_word_you_is_no_instruction() -> None:
    page = _letter(f"{_ECS}Four counselors and three principals will come to the sessions that you hold.")
    page.says(counselors=4, principals=3)


def test_figures_before_their_words_are_not_those_of_the_words_before_them() -> None:
    page = read(
        """
# Application of Otter Slide Schools, Tennessee

We request ECS.

2. Teachers: the district commits 35 teachers.
8. Attendance: 8 counselors and 5 principals.
"""
    )
    page.says(counselors=8, principals=5, programs=[{"program": "ecs", "teachers": 35}])


def test_the_longest_form_of_the_only_district_is_its_name() -> None:
    page = read(
        f"Re: Request of Otter Slide Unified\n\nOtter Slide Unified School District, Nevada, applies.\n\n{_ECS}"
    )
    page.says(district_name="Otter Slide Unified School District", state="NV")


def test_a_number_of_programs_is_no_number_of_teachers() -> None:
    page = _letter(
        "Two programs: CS in Algebra for 10 of our math teachers, to start in fall 2016, and K-5 courses for 20 "
        "elementary teachers from 2017-18."
    )
    page.says(programs=[{"program": "algebra", "teachers": 10}, {"program": "k5", "teachers": 20}])


def test_a_year_said_later_of_a_program_goes_with_its_request() -> None:
    page = _letter(
        "For K-5 we would send twelve elementary teachers. For CSP, we ask for our own cohort of thirty-one teachers.\n\n"
        "K-5 begins in 2016-17, CSP in 2017-18."
    )
    page.says(
        programs=[
            {"program": "k5", "teachers": 12, "first_year": "2016-17"},
            {"program": "csp", "teachers": 31, "first_year": "2017-18"},
        ]
    )
