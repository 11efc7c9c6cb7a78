"""Two things in one place: labels that ask several, columns that hold several, tables that stand in one another."""

from __future__ import annotations

import pytest

from tests.rules.read.documents import read

_FORM = """
# Application
| District name | Otter Slide Schools |
| State | Tennessee |
| Primary contact: e-mail | office@otterslide.example |
"""


@pytest.mark.parametrize(
    ("label", "words", "answers"),
    [
        ("Stipend / budget", "$115 per day / $14,300", {"stipend_per_day": "115.00", "amount_budgeted": "14300.00"}),
        ("Counselors, principals", "5, 3", {"counselors": 5, "principals": 3}),
        ("Counselors and principals", "3 principals, 5 counselors", {"counselors": 5, "principals": 3}),
        ("Schools (E/M/H)", "7/3/2", {"elementary_schools": 7, "middle_schools": 3, "high_schools": 2}),
        (
            "Computers & bandwidth",
            "1 per 3 students; 2 Gb",
            {"students_per_computer": 3, "bandwidth_mbps": 2000},
        ),
        (
            "When does school start and end?",
            "August 8, 2016 and May 19, 2017",
            {"school_year_start": "2016-08-08", "school_year_end": "2017-05-19"},
        ),
        (
            "What will you pay, how much is budgeted, and where does it come from?",
            "$24 an hour; $11,520; Title II",
            {"stipend_per_hour": "24.00", "amount_budgeted": "11520.00", "funding_source": "Title II"},
        ),
        ("Signed by / date", "Nan Pruitt, Director, 6-9-15", {"signature_name": "Nan Pruitt", "signature_date": "2015-06-09"}),
        (
            "Superintendent + e-mail",
            "Dr. Nan Pruitt, npruitt@otterslide.example",
            {"superintendent_name": "Dr. Nan Pruitt", "superintendent_email": "npruitt@otterslide.example"},
        ),
    ],
)  # fmt: skip
def test_a_label_that_asks_several_things_gets_each_of_them(
    label: str, words: str, answers: dict[str, object]
) -> None:
    read(f"{_FORM}| {label} | {words} |").says(**answers)


def test_of_several_things_that_cannot_be_told_apart_each_is_a_question() -> None:
    page = read(f"{_FORM}| Counselors and principals | 8 in all |")
    page.says(counselors=None, principals=None)
    page.asks("not_understood", "counselors")
    page.asks("not_understood", "principals")


def test_a_unit_behind_a_stroke_is_no_second_question() -> None:
    read(f"{_FORM}| Rate/hr | $23.10 |").says(stipend_per_hour="23.10")


def test_a_column_of_program_and_number_holds_both() -> None:
    read(
        f"{_FORM}\n\n| Program and number of teachers | Pathway |\n| CSP (31) | 2016-17, own cohort |\n"
        "| CS in Algebra – 7 | 2017-18, join region |"
    ).says(
        programs=[
            {"program": "csp", "teachers": 31, "first_year": "2016-17", "pathway": "own_cohort"},
            {"program": "algebra", "teachers": 7, "first_year": "2017-18", "pathway": "join_region"},
        ]
    )


def test_ditto_marks_repeat_the_cell_above() -> None:
    read(
        f"{_FORM}\n\n| Last | First | Bldg | Teaches | For | Mail |\n"
        "| Ames | Lou | East High | Algebra | ECS | lames@otterslide.example |\n"
        '| Boyd | Kit | " | Art | " | kboyd@otterslide.example |'
    ).says(
        teachers=[
            {"name": "Lou Ames", "school": "East High", "program": "ecs"},
            {"name": "Kit Boyd", "school": "East High", "program": "ecs"},
        ]
    )


def test_numbers_by_program_in_one_cell_go_to_their_programs() -> None:
    read(f"{_FORM}| Programs | ☐ K-5 ☒ Science ☒ CSP |\n| Teachers | Science 9; CSP 32 |").says(
        programs=[{"program": "science", "teachers": 9}, {"program": "csp", "teachers": 32}]
    )


def test_tables_that_a_word_processor_joined_are_told_apart() -> None:
    page = read(
        "# Application\n| 1 | District name | Otter Slide Schools |\n| 2 | State | Tennessee |\n"
        "| 3 | Number of students | 3,300 |\n| Program | Teachers | Pathway |\n| CSP | 31 | own cohort |"
    )
    page.says(district_name="Otter Slide Schools", state="TN", students=3300)
    page.says(programs=[{"program": "csp", "teachers": 31, "pathway": "own_cohort"}])


def test_answers_may_stand_on_the_line_above_their_names() -> None:
    read(
        "# Application\n| Otter Slide Schools | Tennessee |\n| (name of district) | (state) |\n"
        "| 3,300 | $125 |\n| (students) | (stipend per day) |"
    ).says(district_name="Otter Slide Schools", state="TN", students=3300, stipend_per_day="125.00")


def test_questions_and_answers_may_take_turns_in_two_columns() -> None:
    read(
        "# Application\n| District | Contact |\n| Otter Slide Schools | Nan Pruitt |\n| State | E-mail |\n"
        "| Tennessee | npruitt@otterslide.example |\n| Students | Telephone |\n| 3,300 | (423) 555-0101 |"
    ).says(
        district_name="Otter Slide Schools",
        state="TN",
        students=3300,
        primary_name="Nan Pruitt",
        primary_email="npruitt@otterslide.example",
        primary_phone="(423) 555-0101",
    )


def test_records_without_headings_are_records_from_the_first_on() -> None:
    read(
        f"{_FORM}\n\n| CS in Science | 4 teachers | 2016-17 | join a region |\n"
        "| CSP | 2 teachers | 2017-18 | paid travel |"
    ).says(
        programs=[
            {"program": "science", "teachers": 4, "first_year": "2016-17", "pathway": "join_region"},
            {"program": "csp", "teachers": 2, "first_year": "2017-18", "pathway": "paid_travel"},
        ]
    )


def test_cells_that_hold_forms_of_their_own_are_read_by_themselves() -> None:
    read(
        "# Application\n| Money | People |\n"
        "| Daily pay: $118<br>Reserved: $12,390 | Contact: Tobias Wren<br>E-mail: twren@otterslide.example |\n\n"
        "District: Otter Slide Schools\n\nState: TN"
    ).says(
        stipend_per_day="118.00",
        amount_budgeted="12390.00",
        primary_name="Tobias Wren",
        primary_email="twren@otterslide.example",
    )


def test_a_printed_example_in_the_cell_is_not_its_answer() -> None:
    read(
        f"{_FORM}| Number of students | e.g., 4,500<br>1,912 |\n| Stipend per day | (for example $100) |"
    ).says(students=1912, stipend_per_day=None)


def test_figures_in_thousands_are_a_question() -> None:
    page = read(f"{_FORM}| Enrollment (in thousands) | 3.2 |\n| Budget (in $1,000s) | 14 |")
    page.says(students=None, amount_budgeted=None)
    page.asks("not_understood", "students")
    page.asks("not_understood", "amount_budgeted")


def test_halves_of_a_name_are_one_name() -> None:
    read(f"{_FORM}| Contact first name | Ione |\n| Contact last name | Bastrop |").says(
        primary_name="Ione Bastrop"
    )


def test_a_table_by_level_of_school_gives_the_schools_of_each() -> None:
    read(
        f"{_FORM}\n\n| | Elementary | Middle | High | Total |\n| Schools | 8 | 3 | 2 | 13 |\n"
        "| Students | 3,100 | 1,500 | 1,700 | 6,300 |"
    ).says(elementary_schools=8, middle_schools=3, high_schools=2, students=6300)


def test_the_copy_of_last_year_is_not_this_application() -> None:
    read(
        f"{_FORM}\n\n| Program | Teachers |\n| CSP | 33 |\n\n# For reference only: our application of last year\n"
        "| Number of students | 2,900 |\n\n| Program | Teachers |\n| ECS | 31 |"
    ).says(programs=[{"program": "csp", "teachers": 33}], students=None)


@pytest.mark.parametrize(
    "page",
    [
        "| Program and number of teachers | Pathway |\n| CSP" + " " * 8_000 + "x | a |",
        "| Stipend / budget | $1" + " " * 8_000 + "x |",
        "Programs ☒ CSP " + "; teachers " * 2_000,
        "| District name | " + "A" * 4_000 + " Alder Schools of Fox and Hare and Otter and Mink and Owl! |",
    ],
)
def test_what_a_stranger_writes_at_length_is_read_in_no_time(page: str) -> None:
    read(f"# Application\n\n{page}")


def test_numbers_of_teachers_beside_the_programs_of_one_cell() -> None:
    page = read(
        r"""
| Program | Committed teachers | Schools | First school year | Pathway asked for |
| ECS (31) / Algebra – 8 |  |  | 2016-17 | Own cohort (ECS), join a region (Algebra) |
| CS in Science: 12 teachers |  | 3 | 2017-18 | consortium |
""",
    )
    page.says(
        programs=[
            {"program": "ecs", "teachers": 31, "first_year": "2016-17", "pathway": "own_cohort"},
            {"program": "algebra", "teachers": 8, "first_year": "2016-17", "pathway": "join_region"},
            {"program": "science", "teachers": 12, "first_year": "2017-18", "pathway": "consortium"},
        ]
    )


def test_a_line_of_each_cell_for_each_program_of_the_row() -> None:
    page = read(
        r"""
| Program | Committed teachers | First school year | Pathway asked for |
| K-5 courses<br>CS in Science | 25<br>32 | 2016-17<br>2017-18 | K-5 affiliate<br>Own cohort |
""",
    )
    page.says(
        programs=[
            {"program": "k5", "teachers": 25, "first_year": "2016-17", "pathway": "k5_affiliate"},
            {"program": "science", "teachers": 32, "first_year": "2017-18", "pathway": "own_cohort"},
        ]
    )


def test_numbers_with_a_stroke_between_are_one_for_each_program_of_the_row() -> None:
    page = read(
        r"""
| Program | Committed teachers | First school year |
| ECS/CSP | 12/9 | 2016/17 |
| K-5 – 20 teachers<br>CS in Science – 7 teachers |  | 2017-18 |
| CS in Algebra – 11 teachers |  |  |
""",
    )
    page.says(
        programs=[
            {"program": "algebra", "teachers": 11},
            {"program": "ecs", "teachers": 12, "first_year": "2016-17"},
            {"program": "csp", "teachers": 9, "first_year": "2016-17"},
            {"program": "k5", "teachers": 20, "first_year": "2017-18"},
            {"program": "science", "teachers": 7, "first_year": "2017-18"},
        ]
    )


def test_numbers_stand_in_the_order_in_which_their_row_names_the_programs() -> None:
    page = read(
        r"""
| Program | Committed teachers | First school year |
| CSP and ECS | 9 and 14 | 2016-17 |
| CS in Science, CS in Algebra, K-5 | 3, 4, 5 | 2017-18 |

| High-school program | Course code |
| CSP / ECS | 5210 / 5200 |
""",
    )
    page.says(
        programs=[
            {"program": "csp", "teachers": 9},
            {"program": "ecs", "teachers": 14},
            {"program": "science", "teachers": 3},
            {"program": "algebra", "teachers": 4},
            {"program": "k5", "teachers": 5},
        ],
        courses=[{"program": "csp", "course_code": "5210"}, {"program": "ecs", "course_code": "5200"}],
    )
