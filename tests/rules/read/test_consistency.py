"""Answers that exclude each other are asked about, and none of them is changed."""

from __future__ import annotations

from tests.rules.read.documents import read

FORM = """
# District Partnership Application
| District name | Birch Hollow Schools |
| State | {state} |
| Postal code | {code} |
| We are applying as | {role} |
| Lead district (if you are a consortium member) | {lead} |
| Primary contact: e-mail | p.quill@birchhollow.example |
| First day of the school year | {first} |
| Last day of the school year | {last} |

| Program | Committed teachers | First school year |
| CSP | {stated} | 2016-17 |

# Teachers
| Teacher name | School | Program | E-mail |
| Ida Penn | North | CSP | ipenn@birchhollow.example |
| Joel Ames | North | CSP | james@birchhollow.example |
| Kay Lund | South | CSP | klund@birchhollow.example |
"""
RIGHT = {
    "state": "Ohio",
    "code": "43011",
    "role": "☒ single district ☐ lead ☐ member",
    "lead": "",
    "first": "August 24, 2016",
    "last": "June 9, 2017",
    "stated": "3",
}


def form(**changed: str) -> str:
    return FORM.format(**{**RIGHT, **changed})


def test_answers_that_agree_are_not_asked_about() -> None:
    page = read(form())
    assert not [p for p in page.interpretation.problems if p.code == "contradiction"]


def test_a_school_year_that_ends_before_it_begins_is_asked_about() -> None:
    page = read(form(first="June 9, 2017", last="August 24, 2016"))
    page.asks("contradiction", "school_year_end")
    page.says(school_year_start="2017-06-09", school_year_end="2016-08-24")


def test_a_postal_code_of_another_state_is_asked_about() -> None:
    page = read(form(code="78704"))
    page.asks("contradiction", "office_postal_code")
    page.says(state="OH", office_postal_code="78704")
    page.lacks_nothing()


def test_a_postal_code_with_four_more_digits_and_a_leading_zero_is_judged_by_its_first_three() -> None:
    page = read(form(state="Connecticut", code="06010-1234"))
    assert not [p for p in page.interpretation.problems if p.code == "contradiction"]


def test_a_member_that_names_itself_as_its_lead_is_asked() -> None:
    page = read(form(role="☐ single district ☐ lead ☒ member", lead="Birch Hollow Schools"))
    page.asks("contradiction", "lead_district")


def test_more_people_listed_than_teachers_stated_is_asked_about() -> None:
    page = read(form(stated="2"))
    page.asks("contradiction", "programs[0].teachers")
    page.says(programs=[{"program": "csp", "teachers": 2}])


def test_fewer_people_listed_than_stated_is_a_list_that_is_not_finished() -> None:
    page = read(form(stated="31"))
    assert not [p for p in page.interpretation.problems if p.code == "contradiction"]


def plans(words: str) -> str:
    return f"""
# District Partnership Application
| District name | Birch Hollow Schools |
| State | Ohio |
| Number of students | 4,210 |
| Number of high schools | 2 |
| What is your vision of access to computer science for all students? | {words} |
"""


def test_a_plan_that_counts_all_students_otherwise_than_the_form_is_asked_about() -> None:
    for words in (
        "All of our 5,730 students will code.",
        "We serve 6,900 students and want all of them to code.",
    ):
        page = read(plans(words))
        page.asks("contradiction", "students")
        page.says(students=4210)


def test_a_plan_that_counts_all_schools_otherwise_than_the_form_is_asked_about() -> None:
    for words in (
        "All four high schools of our district offer the course.",
        "All 3 of our high schools offer it.",
    ):
        page = read(plans(words))
        page.asks("contradiction", "high_schools")
        page.says(high_schools=2)


def test_a_plan_that_counts_some_students_or_schools_contradicts_nothing() -> None:
    for words in (
        "Our 310 students who take the course will present it.",
        "Our 3 high schools in the next county join later.",
        "By 2018 all of our 5,000 students will code.",
        "120 students took the elective.",
        "We begin with one high school.",
    ):
        page = read(plans(words))
        assert not [p for p in page.interpretation.problems if p.code == "contradiction"], words
