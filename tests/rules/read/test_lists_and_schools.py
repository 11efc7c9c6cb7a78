"""Lines of labels with dashes, programs alone with labels below, schools down and programs across, numbered rows."""

from __future__ import annotations

from tests.rules.read.documents import read


def _requests(page: str) -> list[tuple[str, int | None, str | None]]:
    rows = read(page).answers["programs"]
    return [(row["program"], row["teachers"], row["first_year"]) for row in rows]


def test_labels_with_dashes_are_set_apart_by_semicolons() -> None:
    read("Name – Flint Bridge Public Schools; state – Connecticut; students – 2,044").says(
        district_name="Flint Bridge Public Schools", state="CT", students=2044
    )


def test_an_equals_sign_stands_between_label_and_answer() -> None:
    page = "district        = Spoonbill Parish Schools\nstate           = Louisiana"
    read(page, "text").says(district_name="Spoonbill Parish Schools", state="LA")


def test_a_program_alone_opens_a_request_and_the_labels_below_say_what_of_it() -> None:
    page = """
## Programs
- CS Principles
- teachers: 3
- from: 2016-17
- K-5 courses
- teachers: 14
- from: 2015-16
"""
    assert _requests(page) == [("k5", 14, "2015-16"), ("csp", 3, "2016-17")]


def test_schools_down_and_programs_across_are_added_up() -> None:
    page = """
| Building | ECS teachers | CSP teachers | Principal |
| Bluff High | 2 | 1 | Tom Rask |
| River High | 1 | 2 | Ida Berg |
| North Academy | 1 | | Ole Ness |
"""
    assert [row[:2] for row in _requests(page)] == [("ecs", 4), ("csp", 3)]


def test_a_sum_of_schools_that_is_not_their_sum_is_asked_about() -> None:
    page = read(
        """
| School | ECS | CSP |
| Tarn High | 2 | 1 |
| Valley High | 1 | 1 |
| Total | 4 | 2 |
"""
    )
    page.asks("low_confidence", "programs[0].teachers")
    assert page.answers["programs"][1]["teachers"] == 2


def test_rows_numbered_by_parts_in_roman_figures_are_questions_with_answers() -> None:
    read(
        """
| I.1 | Agency name | Clay Prairie Unit School District 5 |
| I.2 | State | Illinois |
| IV.3 | Population served (pupils) | 3,275 |
"""
    ).says(district_name="Clay Prairie Unit School District 5", state="IL", students=3275)


def test_an_abbreviated_title_keeps_its_full_stop() -> None:
    read("Contact: Glen Tabor, Asst. Supt., gtabor@cobalt.example").says(primary_title="Asst. Supt.")


def test_districts_down_and_programs_across_are_no_schools_to_add_up() -> None:
    page = read(
        """
| District | State | Role | ECS | CSP |
| Vine Hollow School District | OR | lead | 9 | 4 |
| Moss Creek School District | OR | member | 8 | |
"""
    )
    page.says(district_name="Vine Hollow School District")
    assert [row["teachers"] for row in page.answers["programs"]] == [9, 4]


def test_number_year_and_way_below_each_other_in_a_cell_are_said_of_the_program_beside() -> None:
    page = """
| CS in Algebra | 5 teachers<br>2016-17<br>join region |
| CSP | 31 teachers<br>2016-17<br>own cohort |
"""
    assert _requests(page) == [("algebra", 5, "2016-17"), ("csp", 31, "2016-17")]


def test_lines_that_begin_with_a_program_and_have_wide_gaps_are_a_table() -> None:
    page = "# Programs\nCSP       5 teachers   2016-17\nScience   3 teachers   2016-17"
    assert _requests(page) == [("science", 3, "2016-17"), ("csp", 5, "2016-17")]


def test_where_from_right_behind_an_amount_is_the_source_of_the_money() -> None:
    read("| State | Ohio |\n| We set aside | $850 |\n| Where from | Education foundation |").says(
        amount_budgeted="850.00", funding_source="Education foundation"
    )


def test_what_the_label_before_spoke_of_is_whose_e_mail_and_phone_are_asked_for() -> None:
    page = """
| Contact, title | Ula Rehn, Chief Academic Officer |
| E-mail, phone | urehn@aspen.example, 970-555-0113 |
| Students | 12 |
"""
    read(page).says(primary_email="urehn@aspen.example", primary_phone="970-555-0113")


def test_the_figure_that_is_asked_for_stands_before_others_with_words_of_their_own() -> None:
    read("| State | Ohio |\n| Students / schools | 1,044 / 2 elementary, 1 middle, 1 high |").says(
        students=1044, elementary_schools=2, middle_schools=1, high_schools=1
    )


def test_a_bare_rate_per_day_is_the_stipend_and_no_budget() -> None:
    read("| State | Ohio |\n| Per day | $90 |\n| Saved | $1,350, improvement levy |").says(
        stipend_per_day="90.00", amount_budgeted="1350.00", funding_source="improvement levy"
    )
