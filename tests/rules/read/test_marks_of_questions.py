"""What tells a question from its answer where no colon does: bold print, the form's own voice, gaps, lines to write on."""

from __future__ import annotations

import pytest

from tests.rules.read.documents import read


def test_a_question_in_bold_ends_where_the_plain_letters_begin() -> None:
    read(
        "# Application\n## 9. Signature\n**Name of the signer** Ada Moss\n**Title of the signer** Superintendent\n"
        "**Date signed** May 4, 2015"
    ).says(signature_name="Ada Moss", signature_title="Superintendent", signature_date="2015-05-04")


def test_words_stressed_at_the_head_of_a_sentence_are_no_question() -> None:
    read("**Students** in our district ride a bus for an hour.").says(students=None)


@pytest.mark.parametrize("verb", ["Describe", "Please explain", "Tell us"])
def test_what_tells_the_reader_to_answer_is_a_question_without_a_question_mark(verb: str) -> None:
    read(
        f"5. Plans\n{verb} how you will promote the courses.\nA letter goes to every family.\n"
        f"{verb} how teachers will be supported.\nA coach visits on Fridays."
    ).says(promotion="A letter goes to every family.", support="A coach visits on Fridays.")


def test_a_heading_in_bold_with_a_colon_is_no_part_of_the_plan_below_it() -> None:
    read("# Plans\n**Vision: computing for everyone**\n\nEach child writes a program.").says(
        vision="Each child writes a program."
    )


def test_the_end_of_the_partnership_asks_what_comes_after_it() -> None:
    read("# Plans\n**Once the partnership has ended**\n\nThe board pays for the courses.").says(
        sustaining="The board pays for the courses."
    )


@pytest.mark.parametrize("gap", ["     ", "\t"])
def test_two_questions_with_colons_of_their_own_stand_on_one_line(gap: str) -> None:
    read(
        f"# Contacts\nPrimary contact: name: Ada Moss{gap}Primary contact: title: Principal\n"
        f"Superintendent: name: Bo Reyes{gap}Superintendent: title:"
    ).says(
        primary_name="Ada Moss",
        primary_title="Principal",
        superintendent_name="Bo Reyes",
        superintendent_title=None,
    )


def test_two_questions_with_colons_of_their_own_stand_on_lines_to_write_on() -> None:
    read(
        "# Contacts\nPrimary contact: name: ____Ada Moss____ Primary contact: title: ____Principal______\n"
        "Primary contact: e-mail: ___amoss@fern.example___ Primary contact: telephone: __________"
    ).says(
        primary_name="Ada Moss",
        primary_title="Principal",
        primary_email="amoss@fern.example",
        primary_phone=None,
    )


def test_amounts_side_by_side_do_not_contradict_each_other() -> None:
    page = read(
        "# Funding\nStipend per teacher per day: $115     Amount budgeted for stipends: $9,487\nSource of funding: Title II"
    )
    page.says(stipend_per_day="115.00", amount_budgeted="9487.00")
    assert not [p for p in page.interpretation.problems if p.code == "contradiction"]


@pytest.mark.parametrize(
    "prompt", ["Select a title", "Choose a school year", "Pick your state", "Choose one option"]
)
def test_the_first_entry_of_a_list_that_tells_to_choose_is_no_answer(prompt: str) -> None:
    read(f"# Contacts\n| Superintendent: name | Bo Reyes |\n| Superintendent: title | {prompt} |").says(
        superintendent_name="Bo Reyes", superintendent_title=None
    )


def test_an_empty_line_to_write_on_ends_before_the_next_label() -> None:
    page = read(
        "# District\nWebsite: ______________ Number of students: ____6,304____\nCity: ____Fern____ State: ___OH___"
    )
    page.says(website=None, students=6304, city="Fern", state="OH")
    assert not [
        p for p in page.interpretation.problems if p.field == "website" and p.code != "missing_answer"
    ]


def test_an_answer_in_bold_behind_its_question_begins_with_the_bold_print() -> None:
    read(
        "# Application\n## 9. Signature\nSigned by (name) **Ada Moss**\nSigned on (date) **May 4, 2015**"
    ).says(signature_name="Ada Moss", signature_date="2015-05-04")


def test_what_a_form_adds_to_its_question_is_no_answer() -> None:
    read("# District\nDo you know your LEAID? If so, please give it.\n\n4899830").says(nces_id="4899830")
    read("# District\nDo you know your LEAID? If so, please give it.: 4899830").says(nces_id="4899830")
    page = read(
        "# District\nDistrict name: Fern Schools\nDo you know your LEAID? If so, please give it.: ________"
    )
    page.says(nces_id=None)
    assert not [p for p in page.interpretation.problems if p.code == "not_understood"]


def test_amounts_set_apart_by_semicolons_do_not_contradict_each_other() -> None:
    page = read(
        "# Funding\nStipend per teacher per day: $135; Amount budgeted for stipends: $10,125; Source of funding: Title II."
    )
    page.says(stipend_per_day="135.00", amount_budgeted="10125.00")
    assert not [p for p in page.interpretation.problems if p.code == "contradiction"]


def test_whom_to_contact_first_is_the_primary_contact() -> None:
    read("# Contacts\n| Whom should we contact first? | Ada Moss |").says(primary_name="Ada Moss")


def test_the_master_schedule_is_known_by_its_short_name() -> None:
    read("# Readiness\n| Prog. | Course # | On master sched.? |\n| CSP | 4410-A | Yes |").says(
        courses=[{"program": "csp", "course_code": "4410-A", "on_master_schedule": True}]
    )


def test_a_title_in_bold_behind_a_question_about_titles_is_its_answer() -> None:
    read("# Signature\nSigned as (title) **Superintendent of Schools**").says(
        signature_title="Superintendent of Schools"
    )


def test_choices_printed_behind_a_label_say_nothing_by_themselves() -> None:
    page = read(
        "# Applying as\nWe are applying as: _x_ Single district   ___ Lead of a consortium   ___ Member of a consortium"
    )
    page.says(applying_as="single")
    assert not [p for p in page.interpretation.problems if p.field == "applying_as"]


def test_a_district_numbered_in_words_keeps_its_number() -> None:
    read("# Applying as\nWe are applying as: member\nLead district: Marsh County School District Two").says(
        lead_district="Marsh County School District Two"
    )


@pytest.mark.parametrize("question", ["On which date?", "Q: On which date?"])
def test_a_short_question_that_leans_on_the_one_before_it_ends_the_answer_above(question: str) -> None:
    read(f"# Signature\nWho is signing this?\nBo Reyes\n{question}\nMay 4, 2015").says(
        signature_name="Bo Reyes", signature_date="2015-05-04"
    )


def test_a_bilingual_question_with_colons_of_its_own_in_bold_is_one_label() -> None:
    read(
        "# Contacts\n**Primary contact: name / Contacto principal: nombre:**\tAda Moss\n"
        "**Primary contact: e-mail / Contacto principal: correo:**\tamoss@fern.example"
    ).says(primary_name="Ada Moss", primary_email="amoss@fern.example")


def test_yes_in_two_languages_is_a_yes() -> None:
    read("# Funding\n| Taxes and benefits are paid by the district | ☒ Yes / Sí   ☐ No |").says(
        taxes_understood=True
    )


def test_an_empty_line_to_write_on_does_not_take_the_next_line() -> None:
    page = read("# District\nWebsite: ______________\nWe have ____20,322____ students.")
    page.says(website=None)
    assert not [
        p for p in page.interpretation.problems if p.field == "website" and p.code != "missing_answer"
    ]


@pytest.mark.parametrize("mark", ["____Principal____", "- Principal"])
def test_a_label_with_a_colon_of_its_own_is_one_label_before_lines_and_dashes(mark: str) -> None:
    sign = ":" if mark.startswith("_") else ""
    read(f"# Contacts\nCoordinator: name: ____Ada Moss____\nCoordinator: position{sign} {mark}").says(
        primary_title="Principal"
    )


def test_items_with_dashes_are_questions_and_plans_one_by_one() -> None:
    read(
        "# Plans\n- Backing for the teachers - A coach visits each school on Fridays.\n- Keeping it going afterwards - The board pays."
    ).says(support="A coach visits each school on Fridays.", sustaining="The board pays.")


def test_boxes_of_applying_name_no_lead_district() -> None:
    page = read(
        "# Applying as\n| Are you applying alone, leading a consortium, or joining one? | ☐ alone   ☐ leading a consortium   ☒ joining one |\n"
        "| If you join one, who is in the lead? | Fern County Schools |"
    )
    page.says(applying_as="member", lead_district="Fern County Schools")
    assert not [p for p in page.interpretation.problems if p.field == "lead_district"]


def test_ticked_programs_beside_a_question_about_their_teachers_are_requests() -> None:
    read(
        "# Programs\n| Programs asked for (tick, and give the number of committed teachers) | ☐ K-5 courses: ___ teachers<br>"
        "☒ ECS: 33 teachers, from 2016-17<br>☒ CSP: 34 teachers, from 2017-18 |"
    ).says(
        programs=[
            {"program": "ecs", "teachers": 33, "first_year": "2016-17"},
            {"program": "csp", "teachers": 34, "first_year": "2017-18"},
        ]
    )


def test_the_district_that_somebody_represents_is_no_person() -> None:
    read("# District\n| What is the name of the school district you represent? | Fern County Schools |").says(
        district_name="Fern County Schools", primary_name=None
    )


def test_a_question_to_the_reader_ends_the_plan_above_it_though_it_is_worded_anew() -> None:
    read(
        "Plans\nHow will teachers be supported?\nA coach visits each school on Fridays.\n"
        "How will you keep on offering them beyond our partnership?\nThe board pays for all of it.",
        "text",
    ).says(support="A coach visits each school on Fridays.", sustaining="The board pays for all of it.")


def test_a_ticked_statement_in_own_words_is_agreed_to() -> None:
    read("# Funding\n☒ District acknowledges responsibility for taxes and benefits.").says(
        taxes_understood=True
    )


@pytest.mark.parametrize(
    ("label", "answer", "key", "value"),
    [
        (
            "Superintendent – official title",
            "Superintendent of Schools",
            "superintendent_title",
            "Superintendent of Schools",
        ),
        ("Name of the funding source", "Title I, Part A", "funding_source", "Title I, Part A"),
        ("Type of application", "single district", "applying_as", "single"),
    ],
)
def test_an_answer_behind_a_tab_may_look_like_a_question(
    label: str, answer: str, key: str, value: str
) -> None:
    read(f"# Application\n{label}\t{answer}").says(**{key: value})


def test_lines_about_one_person_with_tabs_are_no_people_side_by_side() -> None:
    read(
        "# Contacts\nSuperintendent – official title\tSuperintendent of Schools\n"
        "Superintendent – e-mail\tbreyes@fern.example\nSuperintendent – phone\t(419) 555-0102"
    ).says(
        superintendent_title="Superintendent of Schools",
        superintendent_email="breyes@fern.example",
        superintendent_phone="(419) 555-0102",
    )


def test_labels_with_a_colon_of_their_own_are_not_only_the_printed_ones() -> None:
    read(
        "# Contacts\nContact: who: Ada Moss\nContact: what position: Principal\nContact: phone: (419) 555-0101"
    ).says(primary_name="Ada Moss", primary_title="Principal", primary_phone="(419) 555-0101")


def test_a_statement_in_bold_with_yes_behind_it_is_no_choice_between_both() -> None:
    page = read("# Funding\n**We know that taxes and benefits are ours** Yes")
    page.says(taxes_understood=True, funding_source=None)
    assert not [p for p in page.interpretation.problems if p.field == "taxes_understood"]


def test_ways_of_applying_on_lines_of_their_own_may_have_their_boxes_behind_them() -> None:
    page = read(
        "# Applying as\nIn which capacity do you apply?\nSingle district ☐\nLead of a consortium ☐\n"
        "Member of a consortium ☒\nLead district: Fern County Schools"
    )
    page.says(applying_as="member", lead_district="Fern County Schools")
    assert not [p for p in page.interpretation.problems if p.field == "applying_as"]
