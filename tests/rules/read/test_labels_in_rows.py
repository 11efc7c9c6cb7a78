"""Labels that stand inside a row: beside boxes, above a line of answers, behind gaps."""

from __future__ import annotations

from tests.rules.read.documents import read


def test_ticked_programs_whose_cells_say_what_they_hold() -> None:
    page = read(
        """
| ☐ K-5 courses | Committed teachers: ____ |
| ☒ CS in Algebra | Committed teachers: 4 |
| ☐ CS in Science | Committed teachers: |
| ☒ Computer Science Principles (CSP) | Committed teachers: 3 |
"""
    )
    page.says(programs=[{"program": "algebra", "teachers": 4}, {"program": "csp", "teachers": 3}])


def test_one_ticked_program_among_many() -> None:
    page = read(
        """
| ☐ K-5 courses | Teachers: |
| ☐ CS in Algebra | Teachers: |
| ☒ CS in Science | Teachers: 2 |
| ☐ Exploring Computer Science | Teachers: |
| ☐ CS Principles | Teachers: |
"""
    )
    page.says(programs=[{"program": "science", "teachers": 2}])


def test_rows_of_questions_above_rows_of_answers_are_no_records() -> None:
    page = read(
        """
| District name | Primary contact: name |
| Coldspring Fork Schools | Ramona Teague |
| City | Primary contact: title |
| Coldspring Fork | STEM Coach |
| State | Primary contact: e-mail |
| Nevada | rteague@coldspring.example |
"""
    )
    page.says(
        district_name="Coldspring Fork Schools",
        city="Coldspring Fork",
        state="NV",
        primary_name="Ramona Teague",
        primary_title="STEM Coach",
        primary_email="rteague@coldspring.example",
    )


def test_a_line_of_labels_above_a_line_of_answers() -> None:
    page = read("Stipend per teacher per day      Amount budgeted for stipends\n$ 96.00      $ 2,688")
    page.says(stipend_per_day="96.00", amount_budgeted="2688.00")


def test_labels_and_answers_set_apart_by_spaces() -> None:
    page = read("Source of funding               Town meeting article 12\nCity        Flint Hollow")
    page.says(funding_source="Town meeting article 12", city="Flint Hollow")


def test_choices_behind_gaps_are_not_taken_for_an_answer() -> None:
    page = read("Are taxes and benefits on stipends understood?   Yes   /   No   (underline one)")
    page.says(taxes_understood=None)


def test_rows_cut_by_spaces_below_headings_are_a_table() -> None:
    page = read(
        """
Teacher name          School             Subject or grade     Program
Abe Rusk              Hollow Middle      Math 8               Algebra
Kit Dana              Regional High      Business             ECS
"""
    )
    page.says(
        teachers=[
            {"name": "Abe Rusk", "school": "Hollow Middle", "assignment": "Math 8", "program": "algebra"},
            {"name": "Kit Dana", "school": "Regional High", "assignment": "Business", "program": "ecs"},
        ]
    )


def test_printed_programs_without_anything_behind_them_do_not_end_a_pasted_table() -> None:
    page = read(
        "Program\tCommitted teachers\tFirst school year\n"
        "K-5 courses\n"
        "CS in Algebra\t6\t2016-17\n"
        "CS in Science\n"
        "Exploring Computer Science (ECS)\t2\tFall 2016"
    )
    page.says(
        programs=[
            {"program": "algebra", "teachers": 6, "first_year": "2016-17"},
            {"program": "ecs", "teachers": 2, "first_year": "2016-17"},
        ]
    )


def test_a_ticked_statement_is_agreed_to() -> None:
    page = read("☒ We understand that taxes and benefits on stipends are paid by the district")
    page.says(taxes_understood=True)
    page = read("☐ We understand that taxes and benefits on stipends are paid by the district")
    page.says(taxes_understood=None)


def test_programs_with_the_word_teachers_in_a_column_of_its_own() -> None:
    page = read(
        """
| ☒ K-5 courses | teachers | 4 |
| ☐ CS in Algebra | teachers |  |
| ☒ Exploring Computer Science (ECS) | teachers | 2 |
"""
    )
    page.says(programs=[{"program": "k5", "teachers": 4}, {"program": "ecs", "teachers": 2}])


def test_two_programs_and_two_numbers_joined_by_a_plus() -> None:
    page = read(
        """
| Program | Committed teachers | First school year |
| ECS + CSP | 2 + 3 | 2017-18 |
"""
    )
    page.says(programs=[{"program": "ecs", "teachers": 2}, {"program": "csp", "teachers": 3}])


def test_a_street_with_a_box_before_it_is_whole() -> None:
    page = read("| Office street address | PO Box 12, 400 Main, Alkali Basin, WY 82999 |")
    page.says(office_street="PO Box 12, 400 Main", city="Alkali Basin", office_postal_code="82999")


def test_none_in_brackets_is_none() -> None:
    read("| Counselors who will attend | (none) |").says(counselors=0)


def test_a_sentence_behind_a_question_and_a_tab_is_its_answer() -> None:
    page = read(
        "How will you implement the courses?\tOne section per school in the first year.\n"
        "How will you support the teachers?\tRelease days each quarter."
    )
    page.says(
        implementation="One section per school in the first year.", support="Release days each quarter."
    )


def test_labels_and_answers_in_turn_below_a_title_are_no_records() -> None:
    page = read(
        """
| Programs | >  | > | > |
| Program(s) | CSP (2 teachers)<br>CS in Science (3 teachers) | First year | 2016-17 (both) |
| Pathway | Join an existing region | Internet | 200 Mbps |
"""
    )
    page.says(
        programs=[
            {"program": "science", "teachers": 3, "first_year": "2016-17", "pathway": "join_region"},
            {"program": "csp", "teachers": 2, "first_year": "2016-17", "pathway": "join_region"},
        ],
        bandwidth_mbps=200,
    )


def test_as_many_teachers_for_each_of_two_programs() -> None:
    page = read(
        """
| Program | Committed teachers | First school year |
| ECS and CSP | 2 each | 2016-17 |
"""
    )
    page.says(programs=[{"program": "ecs", "teachers": 2}, {"program": "csp", "teachers": 2}])


def test_an_answer_that_opens_with_a_figure_is_no_label() -> None:
    page = read(
        """
| High-school program | > | Course code | On the master schedule? |
|  | > |  |  |
| Student-to-computer ratio | > | 1:1 (Chromebooks) | > |
| Internet bandwidth (Mbit/s) | > | 1 Gig | > |
"""
    )
    page.says(students_per_computer=1, bandwidth_mbps=1000)


def test_data_of_a_contact_below_each_other_behind_tabs_are_not_side_by_side() -> None:
    page = read(
        "Primary contact: name\tGus Berg\n"
        "Primary contact: title\tPrincipal / CTE\n"
        "Primary contact: e-mail\tgberg@kniferiver.example\n"
        "Primary contact: telephone\t701-555-0133"
    )
    page.says(
        primary_name="Gus Berg", primary_title="Principal / CTE", primary_email="gberg@kniferiver.example"
    )


def test_an_answer_behind_a_printed_label_and_a_tab_may_resemble_a_label() -> None:
    page = read(
        "We are applying as\tSingle district\n"
        "Source of funding\tFund 10\n"
        "Number of students\t875 (incl. 40 in 4K)"
    )
    page.says(applying_as="single", funding_source="Fund 10")


def test_a_question_below_a_heading_that_resembles_one_is_no_answer_to_it() -> None:
    page = read("# Funding\nStipend per teacher per day\nAmount budgeted for stipends\n$2,062.50")
    page.says(funding_source=None, amount_budgeted="2062.50")
