"""What letters say in few words: members in a list, the same number again, nobody, now beside last year."""

from __future__ import annotations

import pytest

from tests.rules.read.documents import read
from tests.rules.read.letters import CONTACT, letter_without_name


@pytest.mark.parametrize(
    "second",
    [
        "Gull Pond District (Utah), which brings eight to CSP",
        "Gull Pond District, Utah, which will bring eight to CSP",
        "Gull Pond District (Utah) brings another eight to CSP",
        "Gull Pond District (Utah), with eight more for CSP",
    ],
)
def test_a_member_named_second_with_a_bare_number_is_not_lost(second: str) -> None:
    page = read(
        letter_without_name(
            "I write for Marsh Fork School District, Nevada, which leads a consortium.",
            "We ask for ECS for twelve teachers from 2016-17.",
            f"Our consortium partners are Fern Creek Schools (Nevada), which brings six teachers to ECS, and {second}.",
        )
    )
    page.says(
        members=[
            {"district_name": "Fern Creek Schools", "state": "NV", "program": "ecs", "teachers": 6},
            {"district_name": "Gull Pond District", "state": "UT", "program": "csp", "teachers": 8},
        ]
    )


def test_the_same_number_for_another_program_is_that_number() -> None:
    page = read(
        letter_without_name(
            "We are Marsh Fork School District, Ohio.",
            "We ask for ECS for twelve teachers and the same number for CSP, all from 2016-17.",
        )
    )
    page.says(programs=[{"program": "ecs", "teachers": 12}, {"program": "csp", "teachers": 12}])


@pytest.mark.parametrize(
    "said", ["con nuestra propia cohorte", "con una cohorte propia", "com a nossa própria coorte"]
)
def test_a_cohort_of_our_own_is_understood_in_other_languages(said: str) -> None:
    page = read(
        letter_without_name(
            "Me dirijo a ustedes en nombre de Marsh Fork School District, en el estado de Texas.",
            f"Solicitamos Computer Science Principles para 31 maestros a partir de 2016-17, {said}.",
        )
    )
    page.says(state="TX", programs=[{"program": "csp", "teachers": 31, "pathway": "own_cohort"}])


@pytest.mark.parametrize(
    "said",
    [
        "Last year we enrolled 2,410 students; this year the count stands at 2,365.",
        "In 2013-14 we had 2,410 students; now we have 2,365.",
        "The number of students in our district is 2,365.",
        "Our number of students is 2,365.",
    ],
)
def test_the_count_of_now_is_read_beside_that_of_last_year(said: str) -> None:
    page = read(
        letter_without_name(
            "We are Marsh Fork School District, Ohio.", "We ask for ECS for four teachers.", said
        )
    )
    page.says(students=2365)


@pytest.mark.parametrize(
    ("said", "counselors", "principals"),
    [
        ("Three counselors and no principals will attend.", 3, 0),
        ("Of our twelve counselors two will attend; none of the principals can.", 2, 0),
        ("No counselors or principals will attend the workshop.", 0, 0),
        ("No principals have been trained so far.", None, None),
        ("No principal has attended a workshop yet.", None, None),
    ],
)
def test_nobody_who_will_attend_is_none_and_nobody_so_far_says_nothing(
    said: str, counselors: int | None, principals: int | None
) -> None:
    page = read(
        letter_without_name(
            "We are Marsh Fork School District, Ohio.", "We ask for ECS for four teachers.", said
        )
    )
    page.says(counselors=counselors, principals=principals)


def test_what_a_fund_gives_for_this_purpose_is_budgeted_and_for_laptops_is_not() -> None:
    opening = ("We are Marsh Fork School District, Ohio.", "We pay a stipend of $125 per day.")
    read(letter_without_name(*opening, "Title II gives us $4,500 for this purpose.")).says(
        amount_budgeted="4500.00"
    )
    read(letter_without_name(*opening, "Title II gives us $45,000 for laptops.")).says(amount_budgeted=None)
    read(letter_without_name(*opening, "Title I gives us $450,000.")).says(amount_budgeted=None)


def test_a_name_with_its_state_that_writes_to_you_is_ours() -> None:
    page = read(
        letter_without_name("Marsh Fork School District of Oregon writes to you again.", "We ask for ECS.")
    )
    page.says(district_name="Marsh Fork School District", state="OR")


def test_a_spanish_state_behind_a_spanish_name_is_ours() -> None:
    page = read(
        letter_without_name(
            "Solicitud del Distrito Escolar de Loma Alta, Nuevo México", "Pedimos ECS para 5 maestros."
        )
    )
    page.says(state="NM")


@pytest.mark.parametrize("subject", ["Objet : partenariat", "Asunto: colaboración", "Re: partnership"])
def test_the_title_below_a_subject_line_is_no_part_of_it(subject: str) -> None:
    page = read(
        f"{subject}\n\nMarsh Fork Parish School District, Louisiana\n\nWe ask for ECS for 4 teachers."
    )
    page.says(district_name="Marsh Fork Parish School District", state="LA", vision=None)


def test_an_address_right_below_our_name_is_ours_and_below_a_firm_is_not() -> None:
    body = ("We are Marsh Fork School District.", "We ask for ECS for four teachers.", CONTACT, "Best,")
    ours = "\n\n".join(
        (*body, "Gail Orr", "Marsh Fork School District", "9 Elm Street, Marsh Fork, WY 82999")
    )
    read(ours).says(office_street="9 Elm Street", city="Marsh Fork", state="WY", office_postal_code="82999")
    firm = "\n\n".join((*body, "Gail Orr", "Orr Education Consulting", "9 Elm Street, Chicago, IL 60699"))
    read(firm).says(office_street=None, state=None)


def test_a_name_with_its_state_above_labels_is_who_answers_and_two_are_members() -> None:
    rows = "| Enrollment | 1,905 |\n| Contact | Sue Kimmel, skimmel@willowdraw.example |\n| Course | ECS |\n"
    page = read(f"| Willow Draw School District | Nebraska |\n{rows}")
    page.says(district_name="Willow Draw School District", state="NE")
    read(f"| Willow Draw School District | Nebraska |\n| Elm Schools | Iowa |\n{rows}").says(state=None)


def test_a_quoted_requirement_asks_and_our_answer_below_it_answers() -> None:
    page = read(
        'Requirement: "The district names a primary contact."\n'
        "Our answer: Tom Becker, Secondary Supervisor, tbecker@ironbluff.example, 906-555-0150.\n"
        'Requirement: "Stipends of at least $100 per day are customary."\n'
        "Our answer: We pay $85 per day and have budgeted $8,670 from Title II-A.\n"
        'Requirement: "A ratio of no more than three students to a computer is recommended."\n'
        "Our answer: Ours is 4 to 1.\n"
        'Requirement: "The district applies for programs."\n'
        "Our answer: We commit 34 teachers to Computer Science Principles, first in 2016-17.\n"
        "Submitted by Iron Bluff Area Schools, Michigan, 6,015 students, single district."
    )
    page.says(
        primary_name="Tom Becker",
        primary_email="tbecker@ironbluff.example",
        stipend_per_day="85.00",
        amount_budgeted="8670.00",
        students_per_computer=4,
        applying_as="single",
        programs=[{"program": "csp", "teachers": 34, "first_year": "2016-17"}],
    )


def test_teachers_by_year_are_requests_from_the_first_year_with_any() -> None:
    page = read(
        "We are Marsh Fork School District, Ohio.\n\n"
        "| Program | 2015-16 | 2016-17 | 2017-18 |\n"
        "| ECS teachers | 0 | 4 | 6 |\n"
        "| CSP teachers | 0 | 0 | 3 |\n"
        "| Total | 0 | 4 | 9 |\n"
    )
    page.says(
        programs=[
            {"program": "ecs", "teachers": 4, "first_year": "2016-17"},
            {"program": "csp", "teachers": 3, "first_year": "2017-18"},
        ]
    )
    page.asks("low_confidence", "programs[0].teachers")


def test_students_by_year_are_no_requests() -> None:
    page = read(
        "We are Marsh Fork School District, Ohio.\n\n"
        "| Students in | 2015-16 | 2016-17 |\n| ECS | 40 | 60 |\n| CSP | 0 | 30 |\n"
    )
    assert all(row["teachers"] is None for row in page.answers["programs"])


def test_a_portuguese_letter_is_read_whole() -> None:
    page = read(
        "Prezados senhores,\n\n"
        "Escrevo em nome de New Lagoa Public Schools, no estado de Massachusetts. Candidatamo-nos sozinhos. "
        "Temos 3,940 alunos, seis escolas primárias, uma intermediária e uma secundária.\n\n"
        "Pedimos Exploring Computer Science para 30 professores a partir de 2016-17.\n\n"
        "O contato principal é Rosa Medeiros, Diretora de Ensino (rmedeiros@newlagoa.example, 508-555-0120).\n\n"
        "Pagamos $130 por dia aos professores. Há dois alunos por computador."
    )
    page.says(
        state="MA",
        applying_as="single",
        students=3940,
        elementary_schools=6,
        middle_schools=1,
        high_schools=1,
        primary_email="rmedeiros@newlagoa.example",
        stipend_per_day="130.00",
        students_per_computer=2,
    )


def test_students_who_share_one_machine_are_a_ratio() -> None:
    opening = ("We are Marsh Fork School District, Ohio.", "We ask for ECS for four teachers.")
    read(letter_without_name(*opening, "A third of the machines are old; three students share one.")).says(
        students_per_computer=3, students=None
    )


def test_the_question_whom_to_call_is_answered_by_a_name_first() -> None:
    page = read(
        "Who is asking?\nBright Hollow County Schools of Kentucky.\n"
        "What do you want?\nECS for four teachers in 2016-17.\n"
        "Whom do I call?\nDana Pruitt, Chief Academic Officer, 606-555-0177 or dpruitt@brighthollow.example.\n"
    )
    page.says(primary_name="Dana Pruitt", primary_email="dpruitt@brighthollow.example")


def test_an_address_that_is_me_belongs_to_the_sender() -> None:
    page = read(
        "From: Ann Poe\n\nHi!\n\nWe're Clay Ridge School District in Kentucky and ask for ECS.\n\n"
        "apoe@clayridge.example is me, primary contact. Supt. is Joe Fain, jfain@clayridge.example."
    )
    page.says(primary_email="apoe@clayridge.example", superintendent_name="Joe Fain")


def test_a_surname_alone_is_completed_from_where_the_whole_name_stands() -> None:
    page = read(
        letter_without_name(
            "We are Marsh Fork School District, Ohio.", "We ask for ECS for four teachers."
        ).replace(
            CONTACT,
            "Ms. Karen Lund, Director of Instruction, presented.\n\n"
            "Ms. Lund (klund@marshfork.example) is named as the primary contact.",
        )
    )
    page.says(primary_name="Ms. Karen Lund", primary_email="klund@marshfork.example")


def test_a_year_marked_as_actual_asks_for_nothing() -> None:
    page = read(
        "We are Gull Schools, Ohio, a single district.\n\nTeachers by program\n\n"
        "| | 2014-15 (actual) | 2015-16 (planned) | 2016-17 (planned) |\n"
        "| Exploring Computer Science | 2 | 5 | - |\n"
        "| Computer Science Principles | - | - | 8 |\n"
    )
    page.says(
        programs=[
            {"program": "ecs", "teachers": 5, "first_year": "2015-16"},
            {"program": "csp", "teachers": 8, "first_year": "2016-17"},
        ]
    )
