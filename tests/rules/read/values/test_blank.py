"""What counts as no answer, and what must not."""

from __future__ import annotations

import pytest

from pipelines.form import Type
from pipelines.rules.read.values import is_blank, long_text, parse, text

BLANKS = [
    "",
    "   ",
    "____________",
    "_ _ _ _",
    "..........",
    "\N{HORIZONTAL ELLIPSIS}",
    "-",
    "--",
    "\N{EM DASH}",
    "?",
    "??",
    "*",
    "\N{BALLOT BOX}",
    "( )",
    "[   ]",
    "(   )   -",
    "___/___/2015",
    "__/__/20__",
    "$",
    "$_____",
    "$____ per day",
    "____ teachers",
    "____ Mbps",
    "___:1",
    "N/A",
    "n/a",
    "n.a.",
    "NA",
    "Not applicable",
    "not applicable.",
    "TBD",
    "T.B.D.",
    "tbd at this time",
    "TBA",
    "To be determined",
    "to be announced",
    "to be named",
    "to come",
    "to follow",
    "[to follow]",
    "pending",
    "unknown",
    "not known",
    "not yet known",
    "Don't know",
    "we do not know yet",
    "not sure",
    "Click here to enter text.",
    "Click or tap here to enter text.",
    "Click here to enter a date.",
    "Choose an item.",
    "Select one",
    "Enter text here",
    "[enter number]",
    "[title]",
    "[number]",
    "[ask Registrar]",
    "[In two or three sentences, describe how your schools will carry on with the courses when the partnership "
    "has come to its end and no money is left]",
    "_" * 300 + " teachers",
    "<district name>",
    "{{district}}",
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}City\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}",
    "(optional)",
    "(if known)",
    "mm/dd/yyyy",
    "MM/DD/YY",
    "yyyy-yy",
    "xxx-xxx-xxxx",
    "(xxx) xxx-xxxx",
    "XX",
    "e.g. Title II",
    "Example: 34",
    "name@example.com",
    "no aplica",
    "por determinar",
    "Haga clic aqu\N{LATIN SMALL LETTER I WITH ACUTE} para escribir texto",
    "#N/A",
]


@pytest.mark.parametrize("words", BLANKS)
def test_prompts_and_empty_lines_are_no_answer(words: str) -> None:
    assert is_blank(words)


ANSWERS = [
    "0",
    "none",
    "no",
    "nothing",
    "34",
    "x",
    "[34]",
    "[x]",
    "[jdoe@district.example]",
    "\N{BALLOT BOX WITH X}",
    "see our website",
    "same as above",
    "Nancy",
    "Nadia",
    "Pending approval we use Title I",
    "Click Elementary School",
    "Enterprise City Schools",
    "Chooseville",
    "Unknown Soldier Memorial School District",
    "For example, our lead teachers visited three districts last spring.",
    "TBD by principals in May",
    "Selectmen's office",
    "-2+3+cmd|' /C calc'!A0",
    "1:1",
    "$0",
    "Blank County Schools",
    "Example City School District",
    "____Springfield____",
    "85_ _ _",
]


@pytest.mark.parametrize("words", ANSWERS)
def test_an_answer_that_looks_like_a_prompt_is_kept(words: str) -> None:
    assert not is_blank(words)


@pytest.mark.parametrize("type_", [type_ for type_ in Type if type_ is not Type.TABLE])
@pytest.mark.parametrize("words", ["", "N/A", "TBD", "________", "Click here to enter text.", "[to follow]"])
def test_a_blank_is_a_blank_for_every_type(type_: Type, words: str) -> None:
    read = parse(type_, words)
    assert read.is_blank
    assert read.confidence == 1.0


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("Alder Creek Unified", "Alder Creek Unified"),
        ("  Alder   Creek ", "Alder Creek"),
        ("____Alder Creek____", "Alder Creek"),
        ("Alder Creek ...........", "Alder Creek"),
        ("Alder\N{NO-BREAK SPACE}Creek", "Alder Creek"),
        ("Al\N{SOFT HYPHEN}der\N{ZERO WIDTH SPACE} Creek", "Alder Creek"),
        ("O\N{RIGHT SINGLE QUOTATION MARK}Dell", "O\N{RIGHT SINGLE QUOTATION MARK}Dell"),
        ("Click here to enter text. Alder Creek", "Alder Creek"),
        ("Title II, Part A", "Title II, Part A"),
        ("first line\nsecond line", "first line\nsecond line"),
        ("o\N{LATIN SMALL LIGATURE FFI}ce", "office"),
        ("=SUM(1+1)", "=SUM(1+1)"),
        ("None", None),
        ("no", None),
        ("none.", None),
    ],
)
def test_text_is_kept_as_it_was_written(words: str, value: str | None) -> None:
    assert text(words).value == value


@pytest.mark.parametrize("words", ["same as above", "see attached", "85_ _ _"])
def test_text_that_only_points_or_was_half_filled_in_stays_words(words: str) -> None:
    read = text(words)
    assert read.value is None
    assert read.seen == words


@pytest.mark.parametrize("words", ["See attached plan.", "TBD by the principals"])
def test_a_long_answer_that_points_elsewhere_is_kept_for_a_person(words: str) -> None:
    read = long_text(words)
    assert read.value == words
    assert not read.is_sure


def test_text_beyond_the_limit_is_cut_and_says_so() -> None:
    read = text("a" * 30_000)
    assert len(read.value) == 20_000
    assert not read.is_sure


def test_words_on_either_side_of_a_long_row_of_underscores_are_kept_with_it() -> None:
    """A row that ends amid words is no leader; the search for one must not try each of its parts in each order."""
    words = "Elk Fork " + "_" * 300 + " Unified"
    assert text(words).value == words


def test_leaders_before_and_behind_the_words_are_left_out() -> None:
    assert text("_ _ __ Elk Fork ..... ____").value == "Elk Fork"
    assert text(". . . . . Elk Fork. . . . .").value == "Elk Fork"
