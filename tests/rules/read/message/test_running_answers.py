"""Replies in words of their own: values that fit one question, sentences that name one, rows of tables."""

from __future__ import annotations

from typing import Any

import pytest

from pipelines.outcomes import Kind
from pipelines.records import Source
from pipelines.rules.read.message.answers import ReplyAnswers
from pipelines.rules.read.message.findings import Finding
from pipelines.rules.read.message.quotes import take_apart
from pipelines.rules.read.message.reply import read_reply

OURS = "partnerships@program.example"
WROTE = f"On Mon, Jan 4, 2016 at 9:12 AM, Partnerships <{OURS}> wrote:"
LETTER = (
    "1. Please tell us the number of teachers for Computer Science Principles (CSP).",
    "2. Please tell us the course code and the place in the master schedule of each high-school program.",
    "3. Please tell us the source of your funding.",
    "4. Please tell us the list of your teachers.",
    "",
    "WHAT WE UNDERSTOOD",
    "Programs asked for: Computer Science Principles (CSP), from 2016-17",
)
FUND = "funding_source"


def read(words: str, letter: tuple[str, ...] = LETTER, attached: tuple[Finding, ...] = ()) -> ReplyAnswers:
    quoted = "\n".join(f"> {line}" for line in letter)
    return read_reply(take_apart(f"{words}\n\n{WROTE}\n{quoted}", [OURS], answers_us=True), None, attached)


def flags(reply: ReplyAnswers) -> list[tuple[str, str | None, str | None]]:
    return [(problem.code, problem.field, problem.seen) for problem in reply.problems]


def cells(reply: ReplyAnswers, table: str) -> list[dict[str, Any]]:
    return [{k: v for k, v in row.items() if v is not None} for row in reply.answers[table]]


def test_a_bare_number_answers_the_only_question_for_one_and_is_confirmed() -> None:
    reply = read("33")
    assert cells(reply, "programs") == [{"program": "csp", "teachers": 33}]
    assert flags(reply) == [("low_confidence", "programs.csp.teachers", "33")]


def test_a_bare_source_of_money_answers_the_question_for_one_and_is_confirmed() -> None:
    reply = read("Title II-A\n\nSent from my iPhone")
    assert reply.answers[FUND] == "Title II-A"
    assert flags(reply) == [("low_confidence", FUND, "Title II-A")]


@pytest.mark.parametrize(
    "words",
    [
        "Our source of funding is the local levy.",
        "We will use the local levy as the source of our funding.",
        "Thank you.\n-- \nAda Merrill\n(802) 555-0117\n\nP.S. The source of our funding is the local levy.",
        "Source of funding = local levy",
        "Source of your funding? \u2013 local levy",
        "Q: What is the source of your funding?\nA: local levy",
        "Ada, tell them the source of funding is our local levy.",
    ],
)
def test_a_sentence_that_names_one_of_the_questions_answers_it(words: str) -> None:
    reply = read(words)
    assert reply.answers[FUND] == "local levy"
    assert flags(reply) == []


def test_counts_belong_to_what_is_counted() -> None:
    letter = (
        "1. Please tell us how many middle schools you have.",
        "2. Please tell us how many high schools you have.",
        "3. Please tell us the source of your funding.",
    )
    reply = read("We have 3 high schools and 2 middle schools.", letter)
    assert (reply.answers["high_schools"], reply.answers["middle_schools"]) == (3, 2)
    assert flags(reply) == []


def test_programs_with_their_numbers_answer_the_questions_about_each() -> None:
    letter = (LETTER[0], "2. Please tell us the number of teachers for Exploring Computer Science (ECS).")
    reply = read("CSP 31, ECS 12.", letter)
    assert cells(reply, "programs") == [
        {"program": "csp", "teachers": 31},
        {"program": "ecs", "teachers": 12},
    ]
    assert [(code, field) for code, field, _ in flags(reply)] == [
        ("low_confidence", "programs.csp.teachers"),
        ("low_confidence", "programs.ecs.teachers"),
    ]


BACK = (*LETTER, "City: Vesper", "Number of students: 4,210")


@pytest.mark.parametrize(
    ("words", "key", "value"),
    [
        ("The city is wrong: it is Vesper Hill, not Vesper.", "city", "Vesper Hill"),
        ("Our city should be Vesper Hill.", "city", "Vesper Hill"),
        ("The number of students is 4,120.", "students", 4120),
    ],
)
def test_what_we_read_back_is_put_right_in_a_sentence_and_confirmed(
    words: str, key: str, value: object
) -> None:
    reply = read(words, BACK)
    assert reply.answers[key] == value
    assert [(code, field) for code, field, _ in flags(reply)] == [("low_confidence", key)]


def test_a_sentence_about_the_city_is_no_name_of_one() -> None:
    assert read("Our city is growing fast.", BACK).answers["city"] is None


def test_a_correction_that_nobody_understands_is_shown() -> None:
    [(code, _, seen)] = flags(read("The second school is wrong.", BACK))
    assert (code, seen) == ("not_understood", "The second school is wrong.")


CONFIRM = (
    "1. We are not sure that we read the bandwidth of your schools in Mbit/s rightly. Please confirm it or send the right",
    "words.",
    '     We found: "100 Mbps"',
    "2. Please tell us the source of your funding.",
)


@pytest.mark.parametrize("words", ["Yes, that is right.", "1. yes\n2. local levy", "1) Correct"])
def test_a_yes_confirms_what_we_found(words: str) -> None:
    reply = read(words, CONFIRM)
    assert reply.answers["bandwidth_mbps"] == 100
    assert flags(reply) == []


def test_a_yes_with_a_condition_confirms_nothing() -> None:
    assert read("1. yes, but not everywhere", CONFIRM).answers["bandwidth_mbps"] is None


def test_the_closing_of_a_mail_is_no_part_of_its_last_answer() -> None:
    assert read("3) local levy\nBest, Noor").answers[FUND] == "local levy"


def test_an_answer_typed_behind_the_question_on_its_line() -> None:
    quoted = "\n".join(f"> {line}" + (" local levy" if "funding" in line else "") for line in LETTER)
    reply = read_reply(take_apart(f"in red below\n\n{WROTE}\n{quoted}", [OURS], answers_us=True), None)
    assert reply.answers[FUND] == "local levy"


@pytest.mark.parametrize("words", ["We have no funding source yet.", "not decided yet", "Still open"])
def test_that_there_is_no_answer_yet_is_no_answer(words: str) -> None:
    reply = read(f"3. {words}")
    assert reply.answers[FUND] is None
    assert flags(reply) == [("not_understood", FUND, words)]


def test_a_name_with_something_said_behind_it_is_confirmed() -> None:
    letter = (*LETTER, "Superintendent: name: Dr. Paul Odum")
    quoted = "\n".join(f"> {line}" for line in letter)
    reply = read_reply(
        take_apart(f"{WROTE}\n{quoted}\nDr. Ana Ruiz since January", [OURS], answers_us=True), None
    )
    assert flags(reply) == [("low_confidence", "superintendent_name", "Dr. Ana Ruiz since January")]


def test_a_number_that_two_questions_ask_for_is_shown_and_not_given_to_either() -> None:
    letter = (
        "1. Please tell us how many elementary schools you have.",
        "2. Please tell us how many middle schools you have.",
    )
    reply = read("4", letter)
    assert reply.answers["elementary_schools"] is None
    assert reply.answers["middle_schools"] is None
    assert flags(reply) == [("not_understood", None, "4")]


def test_as_many_lines_as_questions_answer_them_in_order_and_are_confirmed() -> None:
    letter = (
        "1. Please tell us how many elementary schools you have.",
        "2. Please tell us how many middle schools you have.",
        "3. Please tell us the bandwidth of your schools in Mbit/s.",
    )
    reply = read("4\n2\n100 Mbps", letter)
    assert (reply.answers["elementary_schools"], reply.answers["middle_schools"]) == (4, 2)
    assert [(code, field) for code, field, _ in flags(reply)] == [
        ("low_confidence", "elementary_schools"),
        ("low_confidence", "middle_schools"),
        ("low_confidence", "bandwidth_mbps"),
    ]


@pytest.mark.parametrize(
    ("words", "row"),
    [
        ("2. CS101, on the master schedule", {"course_code": "CS101", "on_master_schedule": True}),
        ("2. 0215, it has its place there (3rd period)", {"course_code": "0215", "on_master_schedule": True}),
        ("2. The code is 0215; it is not yet on the schedule", {"course_code": "0215"}),
        (
            "Course code: 0215\nOn the master schedule: yes",
            {"course_code": "0215", "on_master_schedule": True},
        ),
    ],
)
def test_a_course_code_belongs_to_the_only_high_school_program_of_the_letter(
    words: str, row: dict[str, Any]
) -> None:
    assert cells(read(words), "courses") == [{"program": "csp", **row}]


def test_course_codes_of_two_programs_are_told_by_their_names_or_not_at_all() -> None:
    letter = (
        *LETTER[:-1],
        "Programs asked for: Computer Science Principles (CSP)",
        "Programs asked for: Exploring Computer Science (ECS)",
    )
    reply = read("2. CSP 0215 on the schedule\nECS 0300", letter)
    assert cells(reply, "courses") == [
        {"program": "csp", "course_code": "0215", "on_master_schedule": True},
        {"program": "ecs", "course_code": "0300"},
    ]
    assert cells(read("2. 0215", letter), "courses") == []


def test_teachers_are_listed_one_a_line() -> None:
    reply = read(
        "4. Ada Wren, North High, ada.wren@birchwater.example\nBen Holt - South High - bholt@birchwater.example"
    )
    assert cells(reply, "teachers") == [
        {"name": "Ada Wren", "school": "North High", "email": "ada.wren@birchwater.example"},
        {"name": "Ben Holt", "school": "South High", "email": "bholt@birchwater.example"},
    ]


def test_what_is_said_of_a_list_is_no_list() -> None:
    reply = read("4. Ada Wren will mail it\n")
    assert cells(reply, "teachers") == []


def test_a_short_answer_without_the_quoted_letter_is_shown() -> None:
    reply = read_reply(take_apart("2) Local levy", [OURS], answers_us=True), None)
    assert flags(reply) == [("not_understood", None, "2) Local levy")]


def test_a_yes_where_nothing_asks_for_one_confirms_and_asks_nothing() -> None:
    assert flags(read("Yes, all correct. Thank you!")) == []


def test_teachers_counted_in_a_sentence_below_the_question_for_their_list_are_confirmed() -> None:
    rows = [{"program": "csp", "teachers": 36}]
    source = Source("message body", "line 1", "We now have 36 teachers for CSP", "prose")
    body = Finding(
        "message body",
        Kind.TEXT,
        "b",
        origin="body",
        answers={"programs": rows},
        sources={"programs[0].teachers": source},
    )
    quoted = f"We now have 36 teachers for CSP.\n\n{WROTE}\n> {LETTER[3]}\n> {LETTER[2]}"
    reply = read_reply(take_apart(quoted, [OURS], answers_us=True), body)
    assert cells(reply, "programs") == rows
    assert flags(reply) == [("low_confidence", "programs.csp.teachers", source.words)]


def test_a_document_of_answers_beside_a_reply_is_for_a_person_to_open() -> None:
    answers = Finding("Answers.docx", Kind.DOCX, "d", answers={FUND: "Local levy", "city": "Alder"})
    reply = read("Answers attached.", attached=(answers,))
    assert reply.answers[FUND] == "Local levy"
    assert reply.answers["city"] is None
    assert flags(reply)[-1] == ("not_understood", None, "Answers.docx")


ANSWERED = ("Thank you. Your answer is with us, and a colleague will read it.",)


def test_what_is_said_below_a_letter_without_questions_is_taken_and_confirmed() -> None:
    reply = read("The source of our funding is the local levy.", ANSWERED)
    assert flags(reply) == [("low_confidence", FUND, "local levy")]


def test_a_figure_below_a_letter_without_questions_is_shown() -> None:
    assert flags(read("It is 36 now.", ANSWERED)) == [("not_understood", None, "It is 36 now.")]


def test_a_number_below_a_line_that_names_a_program_is_of_that_program() -> None:
    line = "Computer Science Principles (CSP): 34 teachers; we offer up to $100.00 toward their stipends, beside your $90.00"
    quoted = f"{WROTE}\n> {line}\n\n36 teachers now.\n"
    reply = read_reply(take_apart(quoted, [OURS], answers_us=True), None)
    assert cells(reply, "programs") == [{"program": "csp", "teachers": 36}]


def test_which_of_two_places_is_right_is_answered_by_the_number() -> None:
    letter = (
        "1. Two places disagree about the number of teachers for Computer Science Principles (CSP) (stated: 34,",
        "listed: 4). Which one is right?",
        *LETTER[1:],
    )
    reply = read("1. 34 is right, the list is partial", letter)
    assert cells(reply, "programs") == [{"program": "csp", "teachers": 34}]


def test_a_yes_to_both_confirms_both() -> None:
    letter = (
        "1. We are not sure that we read your website rightly. Please confirm it or send the right words.",
        '     We found: "www.birchwater.example"',
        "2. We are not sure that we read the source of your funding rightly. Please confirm it or send the right words.",
        '     We found: "local levy"',
    )
    reply = read("Yes to both.", letter)
    assert (reply.answers["website"], reply.answers[FUND]) == ("www.birchwater.example", "local levy")
    assert flags(read("Yes.", letter))[0][0] == "not_understood"


def test_a_yes_before_the_words_is_no_part_of_them() -> None:
    assert read("3. Yes, local levy").answers[FUND] == "local levy"


def test_what_an_answer_is_not_is_left_out_and_the_rest_confirmed() -> None:
    reply = read("3. Title IV (not Title II)")
    assert reply.answers[FUND] == "Title IV"
    assert flags(reply) == [("low_confidence", FUND, "Title IV (not Title II)")]


def test_the_words_beside_those_that_were_read_are_shown() -> None:
    letter = (
        "1. Please tell us how many middle schools you have.",
        "2. Please tell us the source of your funding.",
    )
    words = "We run 2 middle schools, 5th from next year. The source of our funding is the local levy."
    source = Source("message body", "line 1", "We run 2 middle schools", "prose")
    body = Finding(
        "message body",
        Kind.TEXT,
        "b",
        origin="body",
        answers={"middle_schools": 2},
        sources={"middle_schools": source},
    )
    quoted = "\n".join(f"> {line}" for line in letter)
    reply = read_reply(take_apart(f"{words}\n\n{WROTE}\n{quoted}", [OURS], answers_us=True), body)
    assert reply.answers[FUND] == "local levy"
    assert flags(reply) == [
        ("low_confidence", "middle_schools", "We run 2 middle schools"),
        ("not_understood", None, ", 5th from next year."),
    ]


def test_what_stands_behind_the_label_of_a_yes_or_no_says_one() -> None:
    letter = (
        "1. Please tell us that taxes and benefits on stipends are paid by the district.",
        "2. Please tell us the source of your funding.",
    )
    reply = read("Taxes and benefits are ours.\nFunding: local levy", letter)
    assert flags(reply) == [("not_understood", None, "Taxes and benefits are ours.")]
    assert read("Taxes and benefits: yes", letter).answers["taxes_understood"] is True


@pytest.mark.parametrize(
    "words",
    [
        "Dear team, regarding the source of our funding: it is local levy. Have a good day.",
        "As to the source of funding, it is decided.\nSource of funding: local levy",
    ],
)
def test_what_opens_a_sentence_is_no_part_of_what_it_is_about(words: str) -> None:
    assert read(words).answers[FUND] == "local levy"
