"""Small print below a line to write on says what stands on the line."""

from __future__ import annotations

from tests.rules.read.documents import read


def test_small_print_in_brackets_below_a_line_is_its_label() -> None:
    read(
        """
# 9. Signature
_____Bo Reyes____________
(Name)
_____Superintendent____________
(Title)
_____August 3, 2015____________
(Date)
"""
    ).says(signature_name="Bo Reyes", signature_title="Superintendent", signature_date="2015-08-03")


def test_a_line_that_stayed_empty_has_small_print_too() -> None:
    read("# 9. Signature\n_____Bo Reyes____________\n(Name)\n________________\n(Date)").says(
        signature_name="Bo Reyes", signature_date=None
    )


def test_two_lines_side_by_side_have_small_print_each() -> None:
    read("# 9. Signature\n_____Bo Reyes_____     ____May 4, 2015____\n(Name)     (Date)").says(
        signature_name="Bo Reyes", signature_date="2015-05-04"
    )


def test_a_note_below_an_answer_on_a_line_is_no_label() -> None:
    read("# District\nNumber of students\n____4,112____\n(official fall count)\nCity: ____Fern____").says(
        students=4112, city="Fern"
    )
