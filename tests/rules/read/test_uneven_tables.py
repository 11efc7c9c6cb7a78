"""Tables whose cells are merged as the author pleased: rows cut differently, people under rows of one cell."""

from __future__ import annotations

import pytest

from pipelines.rules.read.interpret import interpret
from pipelines.tree import Cell, Document, Paragraph, Row, Table
from tests.rules.read.documents import Page, read


def _row(*cells: tuple[str, int], down: int = 1, at: int = 0) -> Row:
    """Cells of (text, columns); the first one reaches `down` rows; `at`: the column of the first cell."""
    found, column = [], at
    for number, (text, span) in enumerate(cells):
        found.append(Cell((Paragraph(text),), column, span, down if number == 0 else 1))
        column += span
    return Row(tuple(found))


def _page(*rows: Row) -> Page:
    blocks = (Paragraph("1. District", heading=1), Table(rows))
    return Page(interpret(Document("docx", (("body", blocks),)), "page.docx"))


def test_rows_of_one_and_of_two_pairs_are_read_cell_by_cell() -> None:
    _page(
        _row(("District name", 1), ("Fern Hollow Schools", 5)),
        _row(("City", 1), ("Fern", 2), ("State", 1), ("Ohio", 2)),
        _row(("Website", 2), ("www.fern.example", 4)),
    ).says(district_name="Fern Hollow Schools", city="Fern", state="OH", website="www.fern.example")


def test_words_merged_down_before_a_row_of_labels_begin_each_of_them() -> None:
    _page(
        _row(("District name", 1), ("Fern Hollow Schools", 5)),
        _row(
            ("Number of", 1),
            ("students", 1),
            ("elementary schools", 1),
            ("middle schools", 1),
            ("high schools", 2),
            down=2,
        ),
        _row(("5,489", 1), ("6", 1), ("3", 1), ("4", 2), at=1),
    ).says(students=5489, elementary_schools=6, middle_schools=3, high_schools=4)


def test_a_row_of_one_cell_that_names_somebody_heads_the_rows_below_it() -> None:
    read(
        """
# Contacts
| Primary contact | > |
| Name | Ada Moss |
| E-mail | amoss@fern.example |
| Superintendent | > |
| Name | Bo Reyes |
| Title | |
| E-mail | breyes@fern.example |
"""
    ).says(
        primary_name="Ada Moss",
        primary_email="amoss@fern.example",
        superintendent_name="Bo Reyes",
        superintendent_email="breyes@fern.example",
    )


def test_a_word_for_somebody_heads_the_table_below_it_in_its_cell() -> None:
    def card(role: str, name: str, email: str) -> Cell:
        rows = (_row(("Name", 1), (name, 1)), _row(("E-mail", 1), (email, 1)))
        inner = Table((Row((Cell((Paragraph(role, bold=True),), 0),)), Row((Cell((Table(rows),), 0),))))
        return Cell((inner,), 0 if role == "Primary contact" else 1)

    table = Table(
        (
            Row(
                (
                    card("Primary contact", "Ada Moss", "amoss@fern.example"),
                    card("Superintendent", "Bo Reyes", "breyes@fern.example"),
                )
            ),
        )
    )
    blocks = (Paragraph("3. Contacts", heading=1), table)
    Page(interpret(Document("docx", (("body", blocks),)), "page.docx")).says(
        primary_name="Ada Moss",
        primary_email="amoss@fern.example",
        superintendent_name="Bo Reyes",
        superintendent_email="breyes@fern.example",
    )


def test_a_sentence_under_a_heading_that_we_do_not_know_may_be_the_plan_to_find_teachers() -> None:
    page = read(
        """
# What we ask for
| Course | Teachers committed | Starting in | Finding the rest |
| CSP | 12 | 2016-17 | Principals will name the remaining ones by May. |
"""
    )
    page.says(
        programs=[
            {
                "program": "csp",
                "teachers": 12,
                "identification_plan": "Principals will name the remaining ones by May.",
            }
        ]
    )
    page.asks("low_confidence", "programs[0].identification_plan")


def test_headings_in_two_rows_are_one_heading_each() -> None:
    head = Row(
        (
            Cell((Paragraph("Program"),), 0, 1, 2),
            Cell((Paragraph("Teachers"),), 1, 2),
            Cell((Paragraph("First school year"),), 3, 1, 2),
        )
    )
    page = _page(
        head,
        _row(("Committed", 1), ("To be found", 1), at=1),
        _row(("ECS", 1), ("31", 1), ("4", 1), ("2016-17", 1)),
        _row(("CSP", 1), ("33", 1), ("0", 1), ("2017-18", 1)),
    )
    page.says(
        programs=[
            {"program": "ecs", "teachers": 31, "first_year": "2016-17"},
            {"program": "csp", "teachers": 33, "first_year": "2017-18"},
        ]
    )
    assert not [p for p in page.interpretation.problems if p.code == "unknown_program"]


def test_a_program_whose_boxes_are_all_empty_was_not_asked_for() -> None:
    page = read(
        """
# Programs
| Program | Committed teachers | Pathway asked for |
| ☒ ECS | 31 | ☒ Own cohort ☐ Consortium |
| ☐ CSP | | ☐ Own cohort ☐ Consortium |
"""
    )
    page.says(programs=[{"program": "ecs", "teachers": 31, "pathway": "own_cohort"}])
    assert not [p for p in page.interpretation.problems if p.code == "unknown_program"]


def test_words_merged_down_at_the_side_head_the_pairs_beside_them() -> None:
    _page(
        _row(("Primary contact", 1), ("Name", 1), ("Ada Moss", 1), ("Title", 1), ("Principal", 1), down=2),
        _row(("E-mail", 1), ("amoss@fern.example", 1), ("Telephone", 1), ("(419) 555-0101", 1), at=1),
        _row(
            ("Superintendent", 1), ("Name", 1), ("Bo Reyes", 1), ("Title", 1), ("Superintendent", 1), down=2
        ),
        _row(("E-mail", 1), ("breyes@fern.example", 1), ("Telephone", 1), ("(419) 555-0102", 1), at=1),
    ).says(
        primary_name="Ada Moss",
        primary_title="Principal",
        primary_email="amoss@fern.example",
        superintendent_name="Bo Reyes",
        superintendent_title="Superintendent",
        superintendent_phone="(419) 555-0102",
    )


def test_people_over_two_columns_each_head_the_pairs_below_them() -> None:
    _page(
        _row(("Primary contact", 2), ("Superintendent", 2)),
        _row(("Name", 1), ("Ada Moss", 1), ("Name", 1), ("Bo Reyes", 1)),
        _row(("Title", 1), ("Principal", 1), ("Title", 1), ("Superintendent", 1)),
    ).says(
        primary_name="Ada Moss",
        primary_title="Principal",
        superintendent_name="Bo Reyes",
        superintendent_title="Superintendent",
    )


@pytest.mark.parametrize(
    "table",
    [
        "| Single district | ☐ | Lead of a consortium | ☐ | Member of a consortium | ☒ |",
        "| ☐ | Single district | ☐ | Lead of a consortium | ☒ | Member of a consortium |",
        "| ☐ | Single district |\n| ☐ | Lead of a consortium |\n| ☒ | Member of a consortium |",
        "| We apply | ☐ | Single district | ☐ | Lead of a consortium | ☒ | Member of a consortium |",
    ],
)
def test_boxes_in_cells_of_their_own_belong_to_the_words_beside_them(table: str) -> None:
    read(f"# 2. Applying as\n{table}").says(applying_as="member")


def test_columns_for_yes_and_for_no_are_one_answer() -> None:
    read(
        """
# Readiness
| Program | Course code | On the master schedule: yes | On the master schedule: no |
| ECS | 4410 | ☒ | ☐ |
| CSP | 4411 | ☐ | ☒ |
"""
    ).says(
        courses=[
            {"program": "ecs", "course_code": "4410", "on_master_schedule": True},
            {"program": "csp", "course_code": "4411", "on_master_schedule": False},
        ]
    )


def test_rows_of_questions_and_answers_alternate_though_a_title_is_an_answer() -> None:
    read(
        """
# Signature
| Signed by (name) | Signed as (title) |
| Bo Reyes | Superintendent |
| Signed on (date) | |
| May 4, 2015 | |
"""
    ).says(signature_name="Bo Reyes", signature_title="Superintendent", signature_date="2015-05-04")


def test_a_table_of_one_cell_frames_the_answer_to_the_question_above_it() -> None:
    frame = Table((Row((Cell((Paragraph("Each child writes a program."),), 0),)),))
    rows = (Row((Cell((Paragraph("What is your vision?"),), 0),)), Row((Cell((frame,), 0),)))
    blocks = (Paragraph("5. Plans", heading=1), Table(rows))
    Page(interpret(Document("docx", (("body", blocks),)), "page.docx")).says(
        vision="Each child writes a program."
    )


def test_the_lines_of_a_frame_below_somebody_are_his_data() -> None:
    page = read(
        "# Contact for this application\n| Ada Moss, Principal |\n| amoss@fern.example / (419) 555-0101 |"
    )
    page.says(primary_name="Ada Moss", primary_email="amoss@fern.example", primary_phone="(419) 555-0101")


def test_a_bare_number_beside_schools_is_kept_beside_a_label_as_in_a_column() -> None:
    read("# Programs\n| Program | CSP |\n| Committed teachers | 31 |\n| Schools | 2 |").says(
        programs=[{"program": "csp", "teachers": 31, "schools": "2"}]
    )


def test_counts_of_the_district_stand_below_headings_in_two_rows() -> None:
    _page(
        Row((Cell((Paragraph("Schools in the district"),), 0, 3), Cell((Paragraph("Students"),), 3, 1, 2))),
        _row(("Elementary", 1), ("Middle", 1), ("High", 1)),
        _row(("7", 1), ("2", 1), ("3", 1), ("19,507", 1)),
    ).says(elementary_schools=7, middle_schools=2, high_schools=3, students=19507)


def test_a_question_about_who_signs_stands_beside_its_answer_though_two_rows_look_like_rows_in_turn() -> None:
    read("# Signature\n| Who is signing this? | Bo Reyes |\n| As what (title)? | Superintendent |").says(
        signature_name="Bo Reyes", signature_title="Superintendent"
    )


def test_schools_involved_are_the_schools_of_a_request() -> None:
    read("# Programs\n| Course | Teachers we commit | Schools involved |\n| CSP | 31 | 2 |").says(
        programs=[{"program": "csp", "teachers": 31, "schools": "2"}]
    )


def test_labels_above_their_answers_in_a_cell_may_end_with_a_line_break() -> None:
    read(
        r"""
# District and contacts
| Legal name of the district \ Fern County Schools | State (two letters or in full) \ OH |
| NCES identification number | Student population \ 6,304 |
| Superintendent – full name \ Bo Reyes | Superintendent – official title \ Superintendent |
| Number of students per computer \ 2:1 | Internet bandwidth per school (Mbps) \ 100 |
"""
    ).says(
        district_name="Fern County Schools",
        state="OH",
        nces_id=None,
        students=6304,
        superintendent_name="Bo Reyes",
        superintendent_title="Superintendent",
        students_per_computer=2,
        bandwidth_mbps=100,
    )


def test_questions_about_a_coordinator_are_no_columns_of_people() -> None:
    read(
        """
# Contacts
| Who is the main contact? | Ada Moss | What is the main contact's position? | Curriculum Coordinator |
| Who serves as superintendent? | Bo Reyes | What is the superintendent's full title? | Superintendent |
"""
    ).says(
        primary_name="Ada Moss",
        primary_title="Curriculum Coordinator",
        superintendent_name="Bo Reyes",
        superintendent_title="Superintendent",
    )


def test_a_row_of_two_pairs_above_one_pair_is_not_a_row_of_questions() -> None:
    read(
        """
# Signature
| Who is signing on behalf of the district? | Bo Reyes | What is the title of the signer? | Superintendent |
| What is today's date? | 6/18/2015 | | |
"""
    ).says(signature_name="Bo Reyes", signature_title="Superintendent", signature_date="2015-06-18")


def test_questions_above_their_answers_behind_records_are_a_table_of_their_own() -> None:
    read(
        """
# Readiness
| High school program | What is the course code? | Is it on the schedule? |
| CSP | 4410-A | Yes |
| What is the ratio of students to computers? |
| 2:1 |
| What is the speed of your internet connection? |
| 500 Mbps |
"""
    ).says(
        courses=[{"program": "csp", "course_code": "4410-A", "on_master_schedule": True}],
        students_per_computer=2,
        bandwidth_mbps=500,
    )


def test_a_question_and_its_answer_each_in_a_row_of_one_cell_stand_behind_records() -> None:
    _page(
        _row(("High school program", 1), ("What is the course code?", 1), ("Is it on the schedule?", 1)),
        _row(("CSP", 1), ("4410-A", 1), ("Yes", 1)),
        _row(("What is the ratio of students to computers?", 3)),
        _row(("2:1", 3)),
        _row(("What is the speed of your internet connection?", 3)),
        _row(("500 Mbps", 3)),
    ).says(students_per_computer=2, bandwidth_mbps=500)


def test_headings_above_a_row_that_names_somebody_head_the_row_below_it() -> None:
    _page(
        _row(("Name", 1), ("Title", 1), ("E-mail", 1), ("Phone", 1)),
        _row(("Primary contact", 4)),
        _row(("Ada Moss", 1), ("Principal", 1), ("amoss@fern.example", 1), ("(419) 555-0101", 1)),
        _row(("Superintendent", 4)),
        _row(("Bo Reyes", 1), ("Superintendent", 1), ("breyes@fern.example", 1), ("(419) 555-0102", 1)),
    ).says(
        primary_name="Ada Moss",
        primary_title="Principal",
        primary_email="amoss@fern.example",
        superintendent_name="Bo Reyes",
        superintendent_title="Superintendent",
        superintendent_phone="(419) 555-0102",
    )


def test_boxes_in_rows_below_a_question_in_the_first_of_them_are_one_choice() -> None:
    read(
        "# Applying as\n| We come as | ☒ | single district |\n| | ☐ | lead of a consortium |\n| | ☐ | member of a consortium |"
    ).says(applying_as="single")
