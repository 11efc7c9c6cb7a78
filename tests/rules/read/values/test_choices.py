"""Yes and no, how a district applies, programs and pathways."""

from __future__ import annotations

import pytest

from pipelines.rules.read.values import applying_as, choices, pathway, program, programs, yes_no

YES = "\N{BALLOT BOX WITH X}"
NO = "\N{BALLOT BOX}"

YES_NO = [
    ("Yes", True),
    ("yes.", True),
    ("Y", True),
    ("X", True),
    ("true", True),
    ("agreed", True),
    ("Understood.", True),
    ("We understand that taxes and benefits fall to us", True),
    ("the district agrees", True),
    ("Yes, we understand", True),
    ("Yes - Fall 2016", True),
    ("yes it is on the schedule", True),
    ("Taxes are ours: yes.", True),
    ("(Y/N) Y", True),
    ("S\N{LATIN SMALL LETTER I WITH ACUTE}", True),
    (YES, True),
    (f"{YES} Yes {NO} No", True),
    (f"Yes {YES} No {NO}", True),
    (f"{YES} We understand", True),
    ("[x] yes [ ] no", True),
    ("__X__ Yes ____ No", True),
    (f"No {NO} Yes {YES}", True),
    ("X Yes ___ No", True),
    ("Yes X No ___", True),
    ("x we understand", True),
    ("\uf0fe Yes \uf0a8 No", True),
    ("Yes__ No_X_", False),
    (f"Please tick: {YES} Yes {NO} No", True),
    ("No", False),
    ("N", False),
    ("no, not yet", False),
    ("not yet", False),
    ("No, but planned for 2017", False),
    ("We do not agree", False),
    (f"{NO} Yes {YES} No", False),
    (f"Yes {NO} No {YES}", False),
    ("( ) Yes (x) No", False),
]


@pytest.mark.parametrize(("words", "value"), YES_NO)
def test_yes_and_no_in_words_and_boxes(words: str, value: bool) -> None:
    read = yes_no(words)
    assert read.value is value
    assert read.is_sure


@pytest.mark.parametrize(
    "words", [NO, f"{NO} Yes {NO} No", "Yes/No", "Yes / No", "Y/N", "(yes or no)", "N/A", "pending", ""]
)
def test_an_unticked_choice_is_no_answer(words: str) -> None:
    assert yes_no(words).is_blank


@pytest.mark.parametrize(
    "words", [f"{YES} Yes {YES} No", "maybe", "Yes and no", "in progress", "No problem", "2016-17"]
)
def test_what_says_neither_stays_words(words: str) -> None:
    read = yes_no(words)
    assert read.value is None
    assert read.seen == words


@pytest.mark.parametrize(
    "words", ["Yes, if the board agrees", "yes?", f"Yes {YES} No", "Yes \N{SQUARE ROOT} No"]
)
def test_a_conditional_yes_is_for_a_person_to_confirm(words: str) -> None:
    read = yes_no(words)
    assert read.value is True
    assert not read.is_sure


def test_boxes_stand_before_or_after_their_labels() -> None:
    before = f"{YES} Single district {NO} Lead of a consortium"
    after = f"Single district {NO} Lead of a consortium {YES}"
    assert choices(before) == [("Single district", True), ("Lead of a consortium", False)]
    assert choices(after) == [("Single district", False), ("Lead of a consortium", True)]
    assert choices("no boxes here") == []


APPLYING_AS = [
    ("single", "single"),
    ("Single district", "single"),
    ("sgl.", "single"),
    ("alone", "single"),
    ("on our own", "single"),
    ("We apply on our own.", "single"),
    ("single district, not part of a consortium", "single"),
    ("single district; we looked at a consortium in 2014", "single"),
    (f"{YES} Single district   {NO} Lead of a consortium   {NO} Member of a consortium", "single"),
    ("lead", "lead"),
    ("Lead of a consortium", "lead"),
    ("as the lead of a consortium", "lead"),
    ("Consortium lead; two members join us", "lead"),
    ("L\N{LATIN SMALL LETTER I WITH ACUTE}der de un consorcio / Lead of a consortium", "lead"),
    (f"{NO} Single {YES} Lead {NO} Member", "lead"),
    (f"Single {NO} Lead {YES} Member {NO}", "lead"),
    ("Single ___ Lead _X_ Member ___", "lead"),
    ("( ) single (x) lead ( ) member", "lead"),
    ("member", "member"),
    ("mbr.", "member"),
    ("consortium member", "member"),
    ("member of a consortium led by Heron Lake", "member"),
    ("We join as a member of a consortium. Its lead is Heron Lake.", "member"),
    (f"{NO} Single {NO} Lead {YES} Member", "member"),
]


@pytest.mark.parametrize(("words", "value"), APPLYING_AS)
def test_how_a_district_applies(words: str, value: str) -> None:
    read = applying_as(words)
    assert read.value == value
    assert read.is_sure


@pytest.mark.parametrize("words", [f"{NO} Single {NO} Lead {NO} Member", "Single / Lead / Member", "n/a", ""])
def test_printed_choices_without_a_mark_are_no_answer(words: str) -> None:
    assert applying_as(words).is_blank


@pytest.mark.parametrize("words", ["consortium", f"{YES} Single {YES} Lead {NO} Member", "with others"])
def test_an_unclear_way_of_applying_stays_words(words: str) -> None:
    read = applying_as(words)
    assert read.value is None
    assert read.seen == words


PROGRAMS = [
    ("CSP", "csp"),
    ("csp", "csp"),
    ("CS Principles", "csp"),
    ("CS Principles (CSP)", "csp"),
    ("AP CS Principles", "csp"),
    ("AP CSP", "csp"),
    ("Computer Science Principles", "csp"),
    ("Comp Sci Principles", "csp"),
    ("Principles of Computer Science", "csp"),
    ("CS Princ.", "csp"),
    ("ECS", "ecs"),
    ("Exploring Computer Science", "ecs"),
    ("Exploring CS", "ecs"),
    ("Expl. CS", "ecs"),
    ("CS in Algebra", "algebra"),
    ("CS in Alg.", "algebra"),
    ("Computer Science in Algebra", "algebra"),
    ("Algebra", "algebra"),
    ("CS in Science", "science"),
    ("Computer Science in Science", "science"),
    ("Science", "science"),
    ("CS in middle school science", "science"),
    ("K-5", "k5"),
    ("K\N{EN DASH}5 courses", "k5"),
    ("K5", "k5"),
    ("Elementary (K-5)", "k5"),
    ("Code Studio K-5 courses", "k5"),
    ("Code Studio Courses 1-4", "k5"),
    ("CS Fundamentals", "k5"),
]


@pytest.mark.parametrize(("words", "code"), PROGRAMS)
def test_a_program_is_known_by_its_names(words: str, code: str) -> None:
    read = program(words)
    assert read.value == code
    assert read.is_sure


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Bootstrap", "algebra"),
        ("Project GUTS", "science"),
        ("CSP (not ECS)", "csp"),
        ("CS in Math", "algebra"),
    ],
)
def test_a_program_named_in_other_words_is_for_a_person_to_confirm(words: str, code: str) -> None:
    read = program(words)
    assert read.value == code
    assert not read.is_sure


@pytest.mark.parametrize(
    "words",
    [
        "CS Discoveries",
        "Elementary / middle / high schools",
        "AP Computer Science A",
        "AP CSA",
        "AP Computer Science",
        "Computer Science",
        "Robotics",
        "Intro to Python",
        "High school",
        "Algebra 2",
        "Project Lead the Way",
    ],
)
def test_a_course_that_is_none_of_the_five_stays_words(words: str) -> None:
    read = program(words)
    assert read.value is None
    assert read.seen == words
    assert read.extra is None


@pytest.mark.parametrize(
    ("words", "codes", "unknown"),
    [
        ("ECS\nCSP", ["ecs", "csp"], None),
        ("CSP and ECS", ["ecs", "csp"], None),
        ("K-5, CSP", ["k5", "csp"], None),
        ("CS in Algebra & CS in Science", ["algebra", "science"], None),
        ("CS in Algebra and Science", ["algebra", "science"], None),
        ("ECS/CSP", ["ecs", "csp"], None),
        ("ECS, CSP and Robotics", ["ecs", "csp"], ("Robotics",)),
        (f"{YES} K-5 courses {YES} CS in Algebra {NO} CS in Science", ["k5", "algebra"], None),
        ("ECS", ["ecs"], None),
    ],
)
def test_several_programs_in_one_place_are_a_list(
    words: str, codes: list[str], unknown: tuple[str, ...] | None
) -> None:
    read = programs(words)
    assert (read.value, read.extra) == (codes, unknown)
    assert read.is_sure


def test_one_cell_with_two_programs_has_no_single_value() -> None:
    read = program("ECS and CSP")
    assert (read.value, read.extra, read.seen) == (None, ("ecs", "csp"), "ECS and CSP")


PATHWAYS = [
    ("Own cohort of 30 or more teachers", "own_cohort"),
    ("Own cohort of 30 or more", "own_cohort"),
    ("own cohort", "own_cohort"),
    ("our own cohort", "own_cohort"),
    ("30+ teachers", "own_cohort"),
    ("30 or more teachers of our own", "own_cohort"),
    ("Consortium of neighboring districts", "consortium"),
    ("consortium", "consortium"),
    ("with our neighbors", "consortium"),
    ("join a consortium", "consortium"),
    ("Join an existing region", "join_region"),
    ("join region", "join_region"),
    ("with the Columbus region", "join_region"),
    ("Paid travel to an existing region", "paid_travel"),
    ("paid travel", "paid_travel"),
    ("we pay our teachers' travel", "paid_travel"),
    ("K-5 affiliate", "k5_affiliate"),
    ("affiliate", "k5_affiliate"),
    ("(a)", "own_cohort"),
    ("b", "consortium"),
    ("Option C", "join_region"),
    ("d.", "paid_travel"),
    ("e)", "k5_affiliate"),
    ("b. Consortium of neighboring districts", "consortium"),
    (f"{YES} Own cohort {NO} Consortium", "own_cohort"),
    ("consorcio", "consortium"),
]


@pytest.mark.parametrize(("words", "value"), PATHWAYS)
def test_a_pathway_is_known_by_its_words_and_its_letter(words: str, value: str) -> None:
    read = pathway(words)
    assert read.value == value
    assert read.is_sure


@pytest.mark.parametrize(
    "words",
    [
        "own cohort / consortium",
        "Own cohort or join a region",
        "a. consortium",
        "undecided between two",
        "whatever fits",
    ],
)
def test_what_is_no_single_pathway_stays_words(words: str) -> None:
    read = pathway(words)
    assert read.value is None
    assert read.seen == words
