"""One document that holds a form twice, or examples between its own rows."""

from __future__ import annotations

from tests.rules.read.documents import read

_FORM = """
| District name | Amber Creek School District |
| State | NM |
| Number of students | {students} |
| Primary contact: e-mail | jlowe@ambercreek.example |

| Program | Committed teachers | First school year |
| ECS | {teachers} | 2016-17 |

| Amount budgeted for stipends | {amount} |
"""
_DRAFT = _FORM.format(students="880", teachers="2", amount="$900")
_FINAL = _FORM.format(students="902", teachers="3", amount="$1,350")


def test_the_final_version_counts_and_not_the_draft_above_it() -> None:
    page = read(f"# DRAFT: not for submission\n{_DRAFT}\n# FINAL VERSION\n{_FINAL}")
    page.says(students=902, programs=[{"program": "ecs", "teachers": 3}], amount_budgeted="1350.00")
    assert not [p for p in page.interpretation.problems if p.code == "contradiction"]


def test_the_draft_below_the_final_version_does_not_count_either() -> None:
    page = read(f"# Revised application\n{_FINAL}\n# Working draft (kept for our records)\n{_DRAFT}")
    page.says(students=902, programs=[{"program": "ecs", "teachers": 3}], amount_budgeted="1350.00")


def test_a_draft_alone_is_read() -> None:
    page = read(f"# DRAFT\n{_DRAFT}")
    page.says(students=880, programs=[{"program": "ecs", "teachers": 2}])


def test_two_copies_that_say_nothing_of_themselves_contradict_each_other() -> None:
    page = read(f"# District Partnership Application\n{_DRAFT}\n# District Partnership Application\n{_FINAL}")
    page.asks("contradiction", "students")


def test_an_example_of_a_teacher_is_nobody() -> None:
    page = read(
        """
# Teachers

| Teacher name | School | Program | E-mail |
| Jane Doe (example) | Lincoln High School | CSP | jdoe@sample.example |
| Oren Walsh | Meadow High | CSP | owalsh@saltmeadow.example |
"""
    )
    page.says(teachers=[{"name": "Oren Walsh", "school": "Meadow High"}])


def test_the_column_of_an_example_has_no_answers_of_ours() -> None:
    page = read(
        """
|  | Example | Your district |
| District name | Springfield Public Schools | Juniper Spit Schools |
| State | IL | Maine |
| Number of students | 12,000 | 890 |
| Stipend per teacher per day | $125.00 | $ ____ |
"""
    )
    page.says(district_name="Juniper Spit Schools", state="ME", students=890, stipend_per_day=None)


def test_numbered_rows_without_a_name_are_nobody() -> None:
    page = read(
        """
| Teacher name | School | Program | E-mail |
| Dot Ames | Spit High | CSP | dames@juniperspit.example |
| 2. |  |  |  |
| 3. |  |  |  |
"""
    )
    page.says(teachers=[{"name": "Dot Ames"}])
