"""A reply to our questions understood, answer by answer."""

from __future__ import annotations

from typing import Any

import pytest

from pipelines.form import QUESTIONS, Type
from pipelines.rules.read.message.answers import ReplyAnswers
from pipelines.rules.read.message.quotes import take_apart
from pipelines.rules.read.message.reply import read_reply

OURS = "partnerships@program.example"
WROTE = f"On Mon, Jan 4, 2016 at 9:12 AM, Partnerships <{OURS}> wrote:"
OUTLOOK = f"From: Partnerships <{OURS}>\nSent: Monday\nTo: Ada\nSubject: Questions\n"
LETTER = [
    "Dear Ada,",
    "",
    "1. Please tell us how many students you have.",
    "2. We could not make out the state of your district. Please write it once",
    "more.",
    '     We found: "VTX"',
    "3. Please tell us the source of your funding.",
    "",
    "Just answer this mail, in your own words.",
    OURS,
]


def read(text: str) -> ReplyAnswers:
    return read_reply(take_apart(text, [OURS], answers_us=True), None)


def known(reply: ReplyAnswers) -> dict[str, Any]:
    """The answers that there are; of a table the cells that have one."""
    return {
        key: [{name: cell for name, cell in row.items() if cell is not None} for row in value]
        if isinstance(value, list)
        else value
        for key, value in reply.answers.items()
        if value not in (None, [])
    }


def quoted(lines: list[str], answers: dict[int, str]) -> str:
    """The letter quoted, with an answer below each question."""
    out = [WROTE]
    for place, line in enumerate(lines):
        out.append(f"> {line}".rstrip())
        number = int(line[0]) if line[:1].isdigit() else 0
        if number in answers and (place + 1 == len(lines) or not lines[place + 1].startswith(("more", " "))):
            out += ["", answers[number], ""]
        elif line.startswith("     We found") and 2 in answers:
            out += ["", answers[2], ""]
    return "\n".join(out)


WANTED = {"students": 4210, "state": "VT", "funding_source": "The general fund"}


def test_answers_below_the_quoted_questions() -> None:
    reply = read(
        "See below.\n\n" + quoted(LETTER, {1: "4,210", 2: "Vermont", 3: "The general fund"}) + "\nAda"
    )
    assert known(reply) == WANTED
    assert {source.how for source in reply.sources.values()} == {"reply"}
    assert reply.problems == []


def test_answers_by_number_above_the_quotation() -> None:
    text = "Hello,\n\n1. 4,210\n2. Vermont\n3. The general fund\n\nBest\nAda\n\n" + quoted(LETTER, {})
    assert known(read(text)) == WANTED


def test_answers_by_number_with_brackets_and_in_another_order() -> None:
    text = "3) The general fund\n1) 4,210\n2) Vermont\n\n" + quoted(LETTER, {})
    assert known(read(text)) == WANTED


def test_answers_typed_into_a_quotation_without_marks() -> None:
    lines = [*LETTER]
    lines.insert(7, "The general fund")
    lines.insert(6, "Vermont")
    lines.insert(3, "4,210")
    assert known(read("See below.\n\n" + OUTLOOK + "\n" + "\n".join(lines))) == WANTED


def test_a_single_question_is_answered_by_the_first_words() -> None:
    letter = ["1. Please tell us how many students you have.", "", "Just answer this mail."]
    assert known(read("Hi,\n\nwe have 4,210 students.\n\nAda\n\n" + quoted(letter, {}))) == {"students": 4210}


def test_our_letter_alone_answers_nothing() -> None:
    for text in (
        "Thank you, we will answer next week.\n\n" + quoted(LETTER, {}),
        "Thanks!\n\n" + OUTLOOK + "\n" + "\n".join(LETTER),
    ):
        reply = read(text)
        assert known(reply) == {}
        assert reply.problems == []


def test_what_cannot_be_understood_keeps_its_words() -> None:
    reply = read(quoted(LETTER, {1: "quite a lot of them"}))
    assert known(reply) == {}
    assert [(problem.code, problem.field, problem.seen) for problem in reply.problems] == [
        ("not_understood", "students", "quite a lot of them")
    ]


def test_teachers_belong_to_the_program_that_the_question_names() -> None:
    letter = [
        "1. How many teachers have committed to CS in Algebra?",
        "2. Which school year will be the first?",
    ]
    reply = read(quoted(letter, {1: "31, all named.", 2: "2016-17"}))
    assert known(reply) == {"programs": [{"program": "algebra", "teachers": 31, "first_year": "2016-17"}]}
    assert [(problem.code, problem.field) for problem in reply.problems] == [
        ("low_confidence", "programs.algebra.first_year")
    ]


def test_teachers_of_several_programs_in_one_answer() -> None:
    letter = [
        "1. Please tell us which programs you ask for, with the number of teachers or how you will find them."
    ]
    reply = read(quoted(letter, {1: "34 for CSP and 31 for CS in Algebra"}))
    assert known(reply) == {
        "programs": [{"program": "csp", "teachers": 34}, {"program": "algebra", "teachers": 31}]
    }


def test_teachers_of_a_program_that_nobody_names_are_asked_about() -> None:
    reply = read(quoted(["1. How many teachers have committed?"], {1: "34"}))
    assert known(reply) == {}
    assert [(problem.code, problem.seen) for problem in reply.problems] == [("not_understood", "34")]


def test_a_stipend_by_the_hour_is_no_stipend_by_the_day() -> None:
    letter = ["1. Please tell us the stipend that you pay a teacher, by the day or by the hour."]
    assert known(read(quoted(letter, {1: "$24.37 an hour"}))) == {"stipend_per_hour": "24.37"}
    assert known(read(quoted(letter, {1: "$125 per day"}))) == {"stipend_per_day": "125.00"}


def test_a_line_that_we_read_back_is_corrected_below_it() -> None:
    assert known(read(f"{WROTE}\n> District\n>   City: Alder\nAldern, please\n> State: VT\n")) == {
        "city": "Aldern, please"
    }


@pytest.mark.parametrize(
    "question", [one for one in QUESTIONS if one.type in (Type.TEXT, Type.LONG_TEXT)], ids=lambda one: one.key
)
def test_every_question_in_words_comes_back_under_its_key(question: Any) -> None:
    letter = [f"1. Please tell us {question.letter}.", "2. Please tell us how many students you have."]
    reply = read(quoted(letter, {1: "Words of ours", 2: "17"}))
    assert known(reply) == {question.key: "Words of ours", "students": 17}


def test_an_answer_that_goes_on_to_something_else_is_confirmed_by_a_person() -> None:
    reply = read(quoted(LETTER, {3: "Title IV pays. Also, we now have 35 teachers for CSP."}))
    assert [(problem.code.value, problem.field) for problem in reply.problems] == [
        ("not_understood", None),
        ("low_confidence", "funding_source"),
    ]


# -- below the mark of a signature, and beside the answer -----------------------------------------------------


ONE_QUESTION = ["Dear Ada,", "", "1. Please tell us {what}.", "", "Just answer this mail.", OURS]
CARD = (
    "Ada Merrill\nCurriculum Director\nBirchwater Union School District, home of 4,210 pupils\n"
    "12 Mill Street, Birchwater, VT 05001\nada@birchwater.example | (802) 555-0117\nClass of 1998\nEvery child, every day."
)


def one_answer(what: str, own: str) -> ReplyAnswers:
    letter = "\n".join(f"> {line}".rstrip().format(what=what) for line in ONE_QUESTION)
    return read(f"{own}\n\n{WROTE}\n{letter}")


def flags(reply: ReplyAnswers) -> list[tuple[str, str | None, str | None]]:
    return [(str(one.code), one.field, one.seen) for one in reply.problems]


STUDENTS = "how many students you have"
FUNDS = "the source of your funding"


@pytest.mark.parametrize(
    ("own", "seen"),
    [
        ("Hi,\n\n--\nWe have 4,210 students.\n\nAda Merrill", "We have 4,210 students."),
        ("-- \n4,210", "4,210"),
        ("Hi\n\n--\nAda Merrill\n--\nWe have 4,210 students.", "We have 4,210 students."),
        (f"Thanks!\n\n--\n{CARD}\n\nWe have 4,210 students.", "We have 4,210 students."),
        (f"Thanks!\n\n--\n{CARD}\nWe have 4,210 students.", "We have 4,210 students."),
    ],
)
def test_an_answer_typed_below_the_mark_of_a_signature_is_for_a_person_to_confirm(
    own: str, seen: str
) -> None:
    reply = one_answer(STUDENTS, own)
    assert known(reply) == {"students": 4210}
    assert flags(reply) == [("low_confidence", "students", seen)]


def test_a_source_of_money_below_the_mark_is_known_for_one() -> None:
    reply = one_answer(FUNDS, "Hello,\n\n--\nTitle II, Part A")
    assert known(reply) == {"funding_source": "Title II, Part A"}
    assert [flag[0] for flag in flags(reply)] == ["low_confidence"]


@pytest.mark.parametrize(
    "what", [FUNDS, "an e-mail address of the primary contact", "the city of your office"]
)
def test_the_card_of_a_person_answers_nothing(what: str) -> None:
    reply = one_answer(what, f"Thank you.\n\n--\n{CARD}")
    assert (known(reply), flags(reply)) == ({}, [])


SLOGAN = ("not_understood", "students", "Birchwater Union School District, home of 4,210 pupils")


@pytest.mark.parametrize("mark", ["--\n", ""])
def test_a_figure_on_a_card_that_was_just_asked_for_is_shown_and_not_stored(mark: str) -> None:
    reply = one_answer(STUDENTS, f"Thank you.\n\n{mark}{CARD}")
    assert (known(reply), flags(reply)) == ({}, [SLOGAN])


def test_a_figure_on_a_card_below_an_answer_is_not_asked_about() -> None:
    reply = one_answer(STUDENTS, f"4,180\n--\n{CARD}")
    assert (known(reply), flags(reply)) == ({"students": 4180}, [])


def test_words_of_another_kind_below_the_mark_are_shown_and_not_stored() -> None:
    reply = one_answer("the city of your office", "Hi,\n\n--\nWe moved last summer.\n\nAda Merrill")
    assert known(reply) == {}
    assert flags(reply) == [("not_understood", "city", "We moved last summer.")]


def test_a_change_said_after_the_answer_is_no_part_of_it_and_is_shown() -> None:
    change = "Also, we now have 35 teachers for CSP instead of 30."
    reply = one_answer(FUNDS, f"The money comes from Title IV-A. {change}")
    assert known(reply) == {"funding_source": "The money comes from Title IV-A."}
    assert ("not_understood", None, change) in flags(reply)


def test_a_change_in_another_paragraph_than_the_answer_is_shown() -> None:
    change = "By the way, the number of CSP teachers should be 35, not 30."
    reply = one_answer(STUDENTS, f"4,210\n\n{change}\n\nAda")
    assert known(reply) == {"students": 4210}
    assert flags(reply) == [("low_confidence", None, change)]


@pytest.mark.parametrize("own", ["Yes", "Yes, the district covers both.\nAda Merrill\nCurriculum Director"])
def test_a_yes_below_the_mark_is_no_name_of_a_place(own: str) -> None:
    what = "that taxes and benefits on stipends are paid by the district"
    reply = one_answer(what, f"Hello,\n\n--\n{own}")
    assert known(reply) == {"taxes_understood": True}
    assert [flag[:2] for flag in flags(reply)] == [("low_confidence", "taxes_understood")]


def test_a_wish_to_change_a_figure_is_no_part_of_the_answer() -> None:
    wish = "We would also like to change the CSP teachers from 30 to 35."
    reply = one_answer(FUNDS, f"It is paid from the general fund. {wish}")
    assert known(reply) == {"funding_source": "It is paid from the general fund."}
    assert ("not_understood", None, wish) in flags(reply)


@pytest.mark.parametrize(
    "own",
    [
        "We use the general fund. Thank you for your patience.",
        "Hello,\n\n--\nWe use the general fund.\nAda",
    ],
)
def test_thanks_and_a_first_name_after_the_answer_are_no_part_of_it(own: str) -> None:
    assert known(one_answer(FUNDS, own)) == {"funding_source": "We use the general fund."}


def test_a_name_with_a_sentence_about_the_person_is_confirmed() -> None:
    reply = one_answer("the name of the superintendent", "Dr. Paul Odum. He is new since July.")
    assert [flag[:2] for flag in flags(reply)] == [("low_confidence", "superintendent_name")]


def test_a_salutation_and_thanks_around_a_yes_do_not_hide_it() -> None:
    what = "that taxes and benefits on stipends are paid by the district"
    assert known(one_answer(what, "Hi, yes they are. Thanks!")) == {"taxes_understood": True}


def test_a_change_of_a_person_said_after_the_answer_is_shown() -> None:
    change = "Please also note that the superintendent is now Bo Weir."
    reply = one_answer(STUDENTS, f"It's 4,210 as of October. {change}")
    assert known(reply) == {"students": 4210}
    assert flags(reply) == [("not_understood", None, change)]


def test_running_text_below_several_questions_is_shown_where_it_tells_something() -> None:
    words = "Some 4,210 of them are enrolled, and the state is Vermont."
    letter = "\n".join(f"> {line}" for line in LETTER)
    reply = read(f"Dear Partners, thank you for the note.\n\n{words}\n\n{WROTE}\n{letter}")
    assert known(reply) == {"state": "VT"}
    assert flags(reply) == [("not_understood", None, "Some 4,210 of them are enrolled")]


@pytest.mark.parametrize(
    "own",
    [
        "Thank you!\n\nAda Merrill\n(802) 555-0117",
        f"Hello,\n\n--\n{CARD}".replace("4,210 ", ""),
        "I will send it by the 12th.",
    ],
)
def test_thanks_a_card_or_a_promise_below_several_questions_say_nothing(own: str) -> None:
    letter = "\n".join(f"> {line}" for line in LETTER)
    reply = read(f"{own}\n\n{WROTE}\n{letter}")
    assert (known(reply), flags(reply)) == ({}, [])


@pytest.mark.parametrize("own", ["Hi, 4,210", "Dear Partners, our enrollment is 4,210."])
def test_an_answer_behind_the_salutation_on_its_line_counts(own: str) -> None:
    assert known(one_answer(STUDENTS, own)) == {"students": 4210}
