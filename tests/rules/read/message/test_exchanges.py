"""Answers to a letter with sections, in every style in which people answer between, above and below our questions."""

from __future__ import annotations

import pytest

from pipelines.rules.read.message.exchanges import exchanges
from pipelines.rules.read.message.quotes import take_apart
from pipelines.rules.tokens import make_token

OURS = "partnerships@program.example"
WROTE = f"On Mon, Jan 4, 2016 at 9:12 AM, Partnerships <{OURS}> wrote:"
ANSWERS = {1: "ada@alder.example", 2: "4,210", 3: "Title II", 4: "$125 a day"}
LETTER = f"""\
Dear Ada,

Thank you. It cannot be judged yet. Please see the questions just below.

WITHOUT THESE WE CANNOT GO ON

  1. Please tell us an e-mail address of the primary contact.

QUESTIONS

  2. Please tell us how many students you have.
  3. Please tell us the source of your funding.
  4. We could not make out the stipend. Please write it once more.
     We found: "1xx"

Just answer this mail, in your own words or with a corrected document.

WHAT WE UNDERSTOOD

District
  City: Alder
  State: VT

If any of this is wrong, answer with the right words and we will correct it.

--
District Partnerships
Reference {make_token("letter 7")} (please keep it in your reply)
"""


def quoted(marks: str = "> ") -> str:
    return "\n".join((marks + line).rstrip() for line in LETTER.rstrip("\n").split("\n"))


def between(marks: str = "> ", before: str = "", gap: str = "\n") -> str:
    """The letter quoted, an answer below each question."""
    out: list[str] = []
    number = 0
    lines = LETTER.rstrip("\n").split("\n")
    for place, line in enumerate(lines):
        out.append((marks + line).rstrip())
        if line[:2] == "  " and line[2:3].isdigit():
            number = int(line[2])
        following = lines[place + 1] if place + 1 < len(lines) else ""
        if number and (not following.strip() or following[2:3].isdigit()):
            out.append(f"{gap}{before}{ANSWERS[number]}{gap}")
            number = 0
    return "\n".join(out)


def answers(text: str) -> list[str]:
    return [one.answer for one in exchanges(take_apart(text, [OURS], answers_us=True))]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{WROTE}\n{between()}", id="between quoted questions"),
        pytest.param(f"{WROTE}\n{between(gap='')}", id="between them without a blank line"),
        pytest.param(f"{WROTE}\n{between(before='--> ')}", id="behind an arrow"),
        pytest.param(f"{WROTE}\n{between(before='[AM] ')}", id="behind initials in brackets"),
        pytest.param(f"{WROTE}\n{between(before='AM: ')}", id="behind initials and a colon"),
        pytest.param(f"{WROTE}\n{between(before='ANSWER: ')}", id="behind the word answer"),
        pytest.param(f"{WROTE}\n{between(before='*** ')}", id="behind stars"),
        pytest.param(f"{WROTE}\n{between(marks='| ')}", id="quoted with bars"),
        pytest.param(
            f"In red.\n\nFrom: Partnerships [mailto:{OURS}]\nSent: Monday\nTo: Ada\nSubject: Q\n\n{between('')}",
            id="in a letter without marks",
        ),
        pytest.param(f"{WROTE}\n{between('> ', before='> ')}", id="inside the quotation"),
    ],
)
def test_answers_below_questions_of_every_section(text: str) -> None:
    assert answers(text) == list(ANSWERS.values())


@pytest.mark.parametrize(
    "pattern",
    [
        "{n}. {a}",
        "{n}) {a}",
        "#{n} - {a}",
        "Q{n}: {a}",
        "Question {n}: {a}",
        "A{n}. {a}",
        "{n} - {a}",
        "{n} \t{a}",
    ],
)
def test_answers_on_top_by_number(pattern: str) -> None:
    lines = "\n".join(pattern.format(n=number, a=words) for number, words in ANSWERS.items())
    assert answers(f"Hello,\n\n{lines}\n\nAda\n\n{WROTE}\n{quoted()}") == list(ANSWERS.values())


def test_answers_by_number_on_one_line() -> None:
    line = " ".join(f"{number}) {words}" for number, words in ANSWERS.items())
    assert answers(f"{line}\n\n{WROTE}\n{quoted()}") == list(ANSWERS.values())


def test_a_number_inside_an_answer_does_not_take_the_line_apart() -> None:
    text = f"3. Title II and a grant of the state (see part 9. below)\n\n{WROTE}\n{quoted()}"
    assert answers(text) == ["Title II and a grant of the state (see part 9. below)"]


def test_the_question_said_again_is_no_part_of_the_answer() -> None:
    text = f"2. Please tell us how many students you have. 4,210\n\n{WROTE}\n{quoted()}"
    assert answers(text) == ["4,210"]


def test_numbers_below_the_signature_count_and_a_footer_does_not() -> None:
    text = f"Thanks.\n\n-- \nAda Merrill\n\n2. 4,210\n3. Title II\nSent from my iPhone\n\n{WROTE}\n{quoted()}"
    assert answers(text) == ["4,210", "Title II"]


@pytest.mark.parametrize(
    "words",
    ["Aldern", "No, it is Aldern", "Wrong: it should be Aldern", "The city is Aldern", "Correction: Aldern"],
)
def test_what_we_read_back_is_put_right_below_it(words: str) -> None:
    letter = quoted().replace(">   City: Alder\n", f">   City: Alder\n{words}\n")
    assert answers(f"{WROTE}\n{letter}") == ["Aldern"]


def test_a_bare_no_below_what_we_read_back_keeps_its_word() -> None:
    letter = quoted().replace(">   City: Alder\n", ">   City: Alder\nNo\n")
    assert answers(f"{WROTE}\n{letter}") == ["No"]


def test_an_answer_that_our_letter_quotes_is_older_than_the_letter() -> None:
    older = "> On Sun, Jan 3, 2016, Ada Merrill <ada@alder.example> wrote:\n> > 2. 9,999\n"
    assert answers(f"3. Title II\n\n{WROTE}\n{quoted()}\n{older}") == ["Title II"]


def test_thanks_above_the_whole_letter_answer_nothing() -> None:
    assert answers(f"Thank you, we will look into it.\n\n{WROTE}\n{quoted()}") == []


def test_a_number_of_thousands_of_digits_in_a_reply_is_no_number_of_a_question() -> None:
    # as many digits as Python refuses to take for a number, besides the answer to question 2
    assert answers(f"2. 4,210\nticket {'7' * 5_000}\n\n{WROTE}\n{quoted()}")[0].startswith("4,210")


ONE = f"> 1. Please tell us the source of your funding.\n>\n> Just answer this mail.\n>\n> Reference {make_token('x')}"


def to_one(words: str) -> list[str]:
    """The answers that a reply to a single question gives."""
    body = take_apart(f"{words}\n\n{WROTE}\n{ONE}", [OURS], answers_us=True)
    return [exchange.answer for exchange in exchanges(body)]


@pytest.mark.parametrize(
    "words",
    ["Thanks!", "Will send it tomorrow.", "I will get back to you next week.", "Let me ask our clerk.",
     "Thanks, we'll let you know on Friday."],
)  # fmt: skip
def test_an_answer_put_off_is_none(words: str) -> None:
    assert to_one(words) == []


def test_a_signature_is_no_answer() -> None:
    assert to_one("Thank you.\n\n-- \nAda Merrill\nDirector") == []


def test_a_plain_answer_to_a_single_question_still_counts() -> None:
    assert to_one("Our general fund will pay.") == ["Our general fund will pay."]
