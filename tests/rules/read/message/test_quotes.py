"""Whose words are whose in a body."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.rules.read.message.quotes import take_apart, without_footer

OURS = "partnerships@program.example"
WROTE = f"On Mon, Jan 4, 2016 at 9:12 AM, Partnerships <{OURS}> wrote:"


def own(text: str, *, answers_us: bool = False) -> str:
    return take_apart(text, [OURS], answers_us=answers_us).own


@pytest.mark.parametrize(
    "below",
    [
        f"{WROTE}\n> How many?\n> {OURS}",
        f"On Mon, Jan 4, 2016 at 9:12 AM, District\nPartnerships <{OURS}> wrote:\n\n> How many?",
        f"{WROTE}\nHow many?\nKind regards",
        (
            f"-----Original Message-----\nFrom: Partnerships [mailto:{OURS}]\nSent: Monday\nTo: "
            "Ada\nSubject: Q\n\nHow many?"
        ),
        (
            f"________________________________\nFrom: Partnerships <{OURS}>\nSent: Monday\nTo: "
            "Ada\nSubject: Q\n\nHow many?"
        ),
        f"*From:* Partnerships <{OURS}>\n*Sent:* Monday\n*To:* Ada\n*Subject:* Q\n\nHow many?",
        f"Von: Partnerships <{OURS}>\nGesendet: Montag\nAn: Ada\nBetreff: Q\n\nHow many?",
        f"El lun, 4 ene 2016 a las 9:12, Partnerships (<{OURS}>) escribió:\n> How many?",
        f"Le 4 janv. 2016 à 09:12, Partnerships <{OURS}> a écrit :\n\n> How many?",
        f"> On Jan 4, 2016, at 9:12, Partnerships <{OURS}> wrote:\n>> How many?",
    ],
)
def test_our_letter_is_taken_out_however_it_is_quoted(below: str) -> None:
    body = take_apart(f"It is 34.\n\n{below}\n", [OURS], answers_us=False)
    assert body.own == "It is 34."
    assert "How many?" in body.letter


@pytest.mark.parametrize(
    "below",
    [
        (
            "---------- Forwarded message ----------\nFrom: Ada <ada@x.example>\nDate: "
            "Monday\nSubject: form\nTo: Office\n\nState: VT"
        ),
        (
            "Begin forwarded message:\n\nFrom: Ada <ada@x.example>\nSubject: form\nDate: Monday\nTo: "
            "o@x.example\n\nState: VT"
        ),
        "On Mon, Jan 4, 2016, Ada <ada@x.example> wrote:\n> State: VT",
        f"From: Ada <ada@x.example>\nSent: Monday\nTo: {OURS}\nSubject: form\n\nState: VT",
    ],
)
def test_what_others_wrote_is_kept_without_quotation_marks(below: str) -> None:
    assert own(f"Please see below.\n\n{below}\n").endswith("\nState: VT")


def test_a_forward_of_an_answer_keeps_the_answer_and_drops_our_letter_below_it() -> None:
    text = (
        "FYI\n\nFrom: Ada <ada@x.example>\nSent: Monday\nTo: Office\nSubject: RE: Q\n\nIt is "
        f"34.\n\n{WROTE}\n> How many?\n"
    )
    assert own(text).endswith("It is 34.")
    assert "How many?" not in own(text)


def test_quotation_without_a_name_is_ours_only_when_the_mail_answers_us() -> None:
    assert own("It is 34.\n> How many?\n", answers_us=True) == "It is 34."
    assert own("It is 34.\n> How many?\n") == "It is 34.\nHow many?"


def test_a_head_without_an_address_is_ours_where_the_mail_answers_us_or_our_address_stands_below() -> None:
    text = "It is 34.\n\nOn Monday, January 4, 2016 9:12 AM, District Partnerships wrote:\n> How many?\n"
    assert own(text, answers_us=True) == "It is 34."
    assert own(text).endswith("How many?")
    assert own(text + f"> {OURS}\n") == "It is 34."


def test_a_form_that_begins_with_fields_of_a_mail_is_no_quotation() -> None:
    assert (
        own("District: Birchwater\nDate: today\nTo: be decided\n")
        == "District: Birchwater\nDate: today\nTo: be decided"
    )


def test_answers_between_the_quoted_questions_are_paired_with_them() -> None:
    text = f"{WROTE}\n> 1. How many?\n34\n> 2. Which fund?\n\nTitle II.\n\n> Regards\n"
    assert [
        (question.split("\n")[-1], answer)
        for question, answer in take_apart(text, [OURS], answers_us=True).exchanges
    ] == [
        ("1. How many?", "34"),
        ("2. Which fund?", "Title II."),
    ]


@given(st.text(alphabet="> \nabc:@<>From-_", max_size=300), st.booleans())
def test_taking_apart_never_fails_and_loses_no_line(text: str, answers_us: bool) -> None:
    body = take_apart(text, [OURS], answers_us=answers_us)
    assert body.letter == "" or answers_us
    assert sum(line.count("b") for line in (body.own, body.letter)) == text.count("b")


@pytest.mark.parametrize(
    "footer",
    [
        "-- \nAda Merrill\nBirchwater",
        "Sent from my iPhone",
        "CONFIDENTIALITY NOTICE: This e-mail is for its recipient.",
        "This message and any attachments are intended for the addressee only.",
        "AVISO DE CONFIDENCIALIDAD: Este mensaje puede contener datos reservados.",
        "Ce courriel et ses pièces jointes sont confidentiels.",
        "_______________________________________________\ncs-list mailing list",
    ],
)
def test_signatures_and_disclaimers_are_no_answers(footer: str) -> None:
    assert without_footer(f"State: VT\n\n{footer}\n") == "State: VT"


def test_a_line_of_dashes_within_a_long_text_is_no_footer() -> None:
    text = "A\n" + "-" * 30 + "\n" + "line\n" * 40
    assert without_footer(text) == text.rstrip()
