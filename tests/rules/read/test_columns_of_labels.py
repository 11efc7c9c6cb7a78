"""Labels and answers typed in two columns, districts over a whole table, sums among labels, programs cut short."""

from __future__ import annotations

from tests.rules.read.documents import read


def test_lines_in_two_columns_are_labels_with_answers_though_one_label_means_nothing() -> None:
    page = """
Pupils            1,110
State             New Hampshire
Contact           Al Roy, aroy@glacier.example
Set aside         $2,496
Out of            trust fund
"""
    read(page, "text").says(students=1110, amount_budgeted="2496.00", funding_source="trust fund")


def test_an_equals_sign_between_two_columns_is_none_of_the_answer() -> None:
    page = "district      = Alder Schools\nstate         = Ohio\ncity          = Alder\nstudents      = 410"
    read(page, "text").says(district_name="Alder Schools", state="OH", city="Alder")


def test_a_district_in_a_row_over_the_whole_table_is_who_answers() -> None:
    page = """
| Cactus Wren Elementary and High School District | > |
| State | AZ |
| Students | 410 |
"""
    read(page).says(district_name="Cactus Wren Elementary and High School District", state="AZ")


def test_programs_across_in_the_middle_of_a_table_may_be_cut_short() -> None:
    page = """
| State | AZ | | | | |
| | K-5 | Alg. | Sci. | ECS | CSP |
| we ask for it | X | | X | | X |
| teachers | 15 | | 3 | | 2 |
| starting | 2015-16 | | 2016-17 | | 2016-17 |
"""
    read(page).says(
        programs=[
            {"program": "k5", "teachers": 15, "first_year": "2015-16"},
            {"program": "science", "teachers": 3, "first_year": "2016-17"},
            {"program": "csp", "teachers": 2, "first_year": "2016-17"},
        ]
    )


def test_the_sum_below_the_programs_is_no_amount_of_money() -> None:
    page = """
| Which program | How many teachers | From when |
| CS in Science | 2 | August 2016 |
| ECS | 1 | August 2017 |
| Sum | 3 | |
"""
    read(page).says(amount_budgeted=None, programs=[{"teachers": 2}, {"teachers": 1}])


def test_a_surname_that_is_another_word_belongs_to_the_honorific_before_it() -> None:
    read("Dr. Vic Lane is our superintendent.").says(superintendent_name="Dr. Vic Lane")


def test_a_fund_with_a_number_in_its_name_is_a_source() -> None:
    read("| State | Arizona |\n| Budget | $2,000 from Prop 301 |\n| Students | 12 |").says(
        amount_budgeted="2000.00", funding_source="Prop 301"
    )
