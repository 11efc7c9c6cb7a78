"""Lines that nobody wrote by hand: reading them takes time by their length, not by its square."""

from __future__ import annotations

import pytest

from pipelines.rules.read.language.district_names import find_districts
from pipelines.rules.read.language.words import plain, sentence_ends
from pipelines.rules.read.look_alikes import other_kind
from pipelines.rules.read.questions.label_marks import by_value
from pipelines.rules.read.questions.segments import segments


def test_the_sentences_of_a_line_are_looked_for_once_however_many_colons_it_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []

    def counted(text: str) -> list[int]:
        asked.append(text)
        return sentence_ends(text)

    monkeypatch.setattr("pipelines.rules.read.questions.colons.sentence_ends", counted)
    line = "We met at length. " + "something was said: and heard " * 300
    segments(line)
    assert asked == [line]


def test_a_label_behind_sentences_and_other_labels_is_found() -> None:
    found = segments("City: Alder. State: Ohio; Postal code: 43001")
    assert [(one.label, one.value) for one in found] == [
        ("City", "Alder."),
        ("State", "Ohio"),
        ("Postal code", "43001"),
    ]


def test_a_row_of_marks_amid_a_line_does_not_hide_what_stands_around_it() -> None:
    """Tens of thousands of single underscores: a search for marks at the end tried each of them once."""
    assert plain("City " + "_ " * 50_000 + "of the office: ___") == "city " + "_ " * 50_000 + "of the office"


def test_the_ends_of_sentences_are_found_in_a_line_of_nothing_but_initials() -> None:
    """Each was looked at with everything before and behind it: a line of initials took hours."""
    line = "A. " * 50_000 + "Part N. We agreed."
    ends = [len("A. " * 50_000 + "Part N.")]
    assert sentence_ends(line + " ") == [*ends, len(line)]


def test_blank_lines_without_end_are_no_marks_of_a_press_release() -> None:
    """Each blank line was looked at with all that follow it."""
    assert other_kind("a" + "\n" * 200_000 + "b") == ("", 0.0)
    assert other_kind("a\n  # # #\n\n-30-\n* * * b") == ("a press release", 2.0)


def test_kinds_of_schools_in_a_row_without_end_are_no_name_of_a_district() -> None:
    assert find_districts("K-5 " * 20_000) == []
    assert find_districts("A." * 20_000) == []
    assert [one.text for one in find_districts("Alder Union Free School District")] == [
        "Alder Union Free School District"
    ]


def test_a_word_without_end_is_no_short_answer_behind_its_label() -> None:
    assert by_value("E-mail " + "a@b" * 50_000, ()) == []
    assert [(one.label, one.value) for one in by_value("Phone 541-555-0120", ())] == [
        ("Phone", "541-555-0120")
    ]


def test_a_request_that_ends_with_a_full_stop_and_a_colon_is_a_label() -> None:
    found = segments(
        "Describe your vision of computer science for all students.: Every pupil writes a program."
    )
    assert [(one.label, one.value) for one in found] == [
        ("Describe your vision of computer science for all students", "Every pupil writes a program.")
    ]


def test_requests_and_labels_with_the_answer_in_the_same_line_and_no_mark_between() -> None:
    for line, label, value in (
        (
            "20. Describe how you will support the teachers. A mentor visits each of them.",
            "Describe how you will support the teachers",
            "A mentor visits each of them.",
        ),
        (
            "31. Name of the person who signs Dr. Nell Oakes",
            "31. Name of the person who signs",
            "Dr. Nell Oakes",
        ),
        ("Date of signature June 3, 2015", "Date of signature", "June 3, 2015"),
    ):
        assert [(one.label, one.value) for one in segments(line)] == [(label, value)]


def test_sentences_that_speak_of_names_and_requests_hold_no_labels() -> None:
    for line in (
        "Describe the weather. It rains.",
        "The name of the school is Nell Oakes Elementary",
        "We describe our vision in part 5. Teachers share it.",
    ):
        assert segments(line) == []


def test_a_line_of_nothing_but_labels_is_read_as_far_as_a_form_could_go() -> None:
    """Each of its colons was tried as the end of a label: a line of tens of thousands took seconds."""
    found = segments("City: Alder; State: Ohio; " * 5_000)
    assert [(one.label, one.value) for one in found[:2]] == [("City", "Alder"), ("State", "Ohio")]
    assert len(found) <= 200
