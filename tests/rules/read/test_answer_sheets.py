"""Sheets that collect answers, cells that hold label and answer, programs over their numbers."""

from __future__ import annotations

from connectors.documents.plain_text import read_text
from connectors.limits import Limits
from pipelines.rules.read.interpret import interpret
from tests.rules.read.documents import Page, read


def test_questions_across_and_one_row_of_answers() -> None:
    text = (
        "Timestamp,District name,State,City,Number of students,Primary contact: name,Primary contact: e-mail,"
        "Stipend per teacher per day,Source of funding\n"
        '6/2/2016 10:22:31,Gull Harbor Schools,Maine,Gull Harbor,390,Jan Orr,jorr@gullharbor.example,85,"Local, REAP"\n'
    )
    page = Page(interpret(read_text(text.encode(), Limits()), "answers.csv"))
    page.says(
        district_name="Gull Harbor Schools",
        state="ME",
        city="Gull Harbor",
        students=390,
        primary_name="Jan Orr",
        primary_email="jorr@gullharbor.example",
        stipend_per_day="85.00",
        funding_source="Local, REAP",
        teachers=[],
    )


def test_a_label_above_its_answer_in_every_cell() -> None:
    page = read(
        """
| District name<br>Cinnabar Hills JUHSD | State<br>Calif. |
| City<br>Cinnabar | Number of students<br>{{as of October}}<br>3,408 |
| Primary contact: name<br>Ona Pratt | We are applying as<br>Single district |
| Stipend per teacher per hour<br>$38.20 | Amount budgeted for stipends<br>$5,501 |
"""
    )
    page.says(
        district_name="Cinnabar Hills JUHSD",
        state="CA",
        city="Cinnabar",
        students=3408,
        primary_name="Ona Pratt",
        applying_as="single",
        stipend_per_hour="38.20",
        amount_budgeted="5501.00",
    )


def test_programs_over_their_numbers_without_words_on_the_left() -> None:
    page = read("| CSP | ECS | CS in Algebra | K-5 |\n| 2 teachers | — | 3 teachers |  |")
    page.says(programs=[{"program": "algebra", "teachers": 3}, {"program": "csp", "teachers": 2}])


def test_a_long_question_over_half_of_a_table_with_two_pairs_a_row() -> None:
    page = read(
        """
| City: | Basin Rim | State: | Nebraska |
| Elementary schools: | 2 | High schools: | 1 |
| How will you support the teachers? | > | Release days each quarter. | > |
"""
    )
    page.says(city="Basin Rim", state="NE", high_schools=1, support="Release days each quarter.")


def test_answers_in_bold_right_behind_their_labels() -> None:
    page = read("City **Cap Town**\nNumber of students **1.05K**\nSource of funding **State CTE grant**")
    page.says(city="Cap Town", students=1050, funding_source="State CTE grant")


def test_an_amount_and_its_source_in_one_answer() -> None:
    page = read("How much have you budgeted, and from what source?\n$2,016 from Title II-A")
    page.says(amount_budgeted="2016.00", funding_source="Title II-A")


def test_two_short_questions_on_one_line() -> None:
    page = read("| Students per computer? Bandwidth? | 1; 1 Gbps |")
    page.says(students_per_computer=1, bandwidth_mbps=1000)


def test_answers_as_bullets_below_numbered_questions() -> None:
    page = read(
        """
1. Stipend per teacher per day
- $118
2. How will you support the teachers?
- Release days each quarter.
3. Amount budgeted for stipends
- $2,124
"""
    )
    page.says(stipend_per_day="118.00", support="Release days each quarter.", amount_budgeted="2124.00")


def test_a_question_with_its_number_ends_the_answer_above_it() -> None:
    page = read(
        """
Question 8: Do you understand that taxes and benefits are yours?
Answer: Yes.
Question 9: Whatever else is there?
Answer: We might add a school.
""",
        "text",
    )
    page.says(taxes_understood=True)


def test_a_sentence_with_figures_in_bold_is_read_as_one() -> None:
    page = read(
        "We enroll **5,230** pupils in **six** elementary schools, **two** middle schools and **one** high school."
    )
    page.says(students=5230, elementary_schools=6, middle_schools=2, high_schools=1)


def test_dashes_inside_an_answer_stay() -> None:
    page = read(
        "| City | Elk Fork |\n\n# How will you support the teachers?\nDays off -- four of them - each year."
    )
    page.says(support="Days off -- four of them - each year.")
