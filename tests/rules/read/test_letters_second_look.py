"""Letters that speak of others, of the writer in the third person, or answer an interviewer's questions."""

from __future__ import annotations

import pytest

from tests.rules.read.documents import read
from tests.rules.read.letters import CONTACT, letter


def test_the_figures_of_a_district_next_door_are_its_own() -> None:
    page = read(
        letter(
            "Next door, Caney Public Schools pays $175 a day and has 6,000 students.",
            "We are smaller: 2,935 students in four elementary schools, one middle school and one high school.",
            "The district can pay $80 a day and has budgeted $2,000.",
        )
    )
    page.says(students=2935, stipend_per_day="80.00", amount_budgeted="2000.00")


def test_our_own_share_counts_in_a_group_and_not_how_many_there_would_be() -> None:
    page = read(
        "Dear friends,\n\nMarsh Fork School District (Ohio) would act as the lead; Fern Creek Schools (Ohio) comes along with five "
        "teachers for ECS, and Gull Pond District (Ohio) with nine. Our own share is twelve, so there would be 26 of us.\n\n"
        "All of them would begin in the school year 2016-17.\n\n" + CONTACT
    )
    page.says(programs=[{"program": "ecs", "teachers": 12, "first_year": "2016-17"}])


def test_a_school_year_with_its_words_before_it_needs_no_question() -> None:
    page = read(letter("We ask for ECS for four teachers. They begin in the school year 2016-17."))
    page.says(programs=[{"program": "ecs", "teachers": 4, "first_year": "2016-17"}])
    assert not [one for one in page.interpretation.problems if one.field == "programs[0].first_year"]


@pytest.mark.parametrize(
    ("said", "source"),
    [
        ("A sum of $3,105 is reserved in the general fund budget.", "general fund"),
        ("We have $7,938 for this in our professional development fund.", "professional development fund"),
        ("It has set $9,396 aside from the technology levy.", "technology levy"),
    ],
)
def test_money_in_a_fund_comes_from_that_fund(said: str, source: str) -> None:
    page = read(letter("We pay teachers $100 a day.", said))
    page.says(funding_source=source)
    assert page.answers["amount_budgeted"] is not None


def test_what_is_needed_is_not_what_is_budgeted() -> None:
    page = read(
        letter(
            "Of the $77,220 that are needed, the district contributes one half, $38,610, which is in the budget."
        )
    )
    page.says(amount_budgeted="38610.00")


def test_answers_to_an_interviewer_go_with_the_programs_named_before() -> None:
    page = read(
        "Q: Tell us who you are.\nA: Marsh Fork School District in Colorado.\n\n"
        "Q: Which of our courses would you like?\nA: Exploring Computer Science and CS Principles.\n\n"
        "Q: How many of your teachers have committed?\nA: Three for Exploring Computer Science, one for CS Principles.\n\n"
        "Q: When would the courses be taught for the first time?\n"
        "A: Exploring Computer Science in the fall of 2016 and CS Principles a year later.\n\n"
        "Q: How do you get your teachers trained?\nA: They travel to Denver, and we pay for it.\n",
        kind="text",
    )
    page.says(
        programs=[
            {"program": "ecs", "teachers": 3, "first_year": "2016-17", "pathway": "paid_travel"},
            {"program": "csp", "teachers": 1, "first_year": "2017-18", "pathway": "paid_travel"},
        ]
    )


def test_applying_on_our_own_is_no_cohort_of_our_own() -> None:
    page = read(
        letter(
            "We ask to enter the partnership on our own, with CS in Algebra (8 teachers) and CS Principles (3 teachers), both "
            "beginning in 2016-17 and both by joining the Columbus region."
        )
    )
    page.says(
        applying_as="single",
        programs=[
            {"program": "algebra", "teachers": 8, "pathway": "join_region"},
            {"program": "csp", "teachers": 3, "pathway": "join_region"},
        ],
    )


def test_who_introduces_himself_as_superintendent_is_it() -> None:
    page = read(
        "September 9, 2015\n\nDear Director,\n\nI am the superintendent of Marsh Fork School District in Ohio. "
        f"We ask for ECS for four teachers. {CONTACT}\n\nVery truly yours,\n\nDr. Hugo Lindgren\nhlindgren@marshfork.example"
    )
    page.says(superintendent_name="Dr. Hugo Lindgren", superintendent_email="hlindgren@marshfork.example")


def test_the_undersigned_is_whoever_signs() -> None:
    page = read(
        "Dear Director,\n\nWe are Marsh Fork School District, Ohio, and ask for ECS for four teachers. You may reach the "
        "undersigned at rholt@marshfork.example or (860) 555-0133.\n\nRespectfully submitted,\n\n"
        "Raymond Holt\nAssistant Superintendent"
    )
    page.says(
        primary_name="Raymond Holt", primary_email="rholt@marshfork.example", primary_phone="(860) 555-0133"
    )


def test_an_address_without_a_name_is_of_who_is_named_like_it_elsewhere() -> None:
    page = read(
        "Marsh Fork Schools (Ohio)\n\nc/o Vernon Hatfield, principal\n\n304-555-0108, vhatfield@marshfork.example\n\n"
        "we would like to have ECS, one teacher, Mr. Dale Estep, he can start fall 2016.\n\nyours Vernon Hatfield"
    )
    page.says(primary_name="Vernon Hatfield", primary_email="vhatfield@marshfork.example")


def test_a_code_in_the_sentence_after_the_program_is_its_course() -> None:
    page = read(
        letter(
            "Our request is for CS Principles, with 32 teachers. The course code is 10157; it is on the master schedule."
        )
    )
    page.says(courses=[{"program": "csp", "course_code": "10157", "on_master_schedule": True}])


def test_a_sentence_that_names_the_district_and_announces_a_table_is_read() -> None:
    page = read(
        "the Marsh Fork Parish School Board (Louisiana) hereby applies, as a single district, for two of your programs:\n\n"
        "| What | Who (number) | When |\n| Exploring Computer Science | 7 teachers | 2016-17 |\n\n" + CONTACT
    )
    page.says(district_name="Marsh Fork Parish School Board", state="LA", applying_as="single")


def test_a_statement_in_the_third_person_with_all_terms_is_an_application() -> None:
    page = read(
        "Statement of the Marsh Fork Community Unit School District 9 (Illinois)\n\n"
        "1. The district is made up of two grade schools, a junior high and a high school; 1,655 students are enrolled.\n"
        "2. It belongs to a consortium, the lead of which is Rock Prairie School District 205.\n"
        "3. Four teachers take CS in Science in 2016-17.\n"
        "4. They receive $24.75 for every hour. The budget contains $2,079 for this purpose.\n"
        "5. Correspondence goes to Amy Lindqvist, Grants Coordinator, alindqvist@marshfork.example, tel. 815-555-0126.\n"
    )
    page.is_for("application")
    page.says(applying_as="member", lead_district="Rock Prairie School District 205")


def test_the_lead_may_be_putting_the_group_together() -> None:
    page = read(
        letter(
            "We take part as a member of the consortium that the Fern Creek School District is putting together."
        )
    )
    page.says(applying_as="member", lead_district="Fern Creek School District")


def test_the_number_of_the_writer_may_stand_in_the_next_sentence() -> None:
    page = read(
        letter()[: -len(CONTACT)]
        + "I will be your contact. My direct line is 607-555-0144.\n\nSincerely,\n\nMargaret Dunleavy\n\nDirector of Curriculum\n\n"
        "mdunleavy@marshfork.example"
    )
    page.says(primary_name="Margaret Dunleavy", primary_phone="607-555-0144")


def test_what_is_charged_to_a_fund_is_budgeted_from_it() -> None:
    page = read(letter("$90 per teacher per day; $3,600 will be charged to Title II."))
    page.says(amount_budgeted="3600.00", funding_source="Title II")


def test_bold_or_bare_words_that_open_a_line_name_its_program() -> None:
    page = read(
        letter(
            "CS Principles. 31 teachers have signed letters of commitment. They start in August 2016, as a local cohort.",
            "CS in Science. 12 teachers. They start a year later and would join the Columbus region.",
        )
    )
    page.says(
        programs=[
            {"program": "csp", "teachers": 31, "first_year": "2016-17", "pathway": "own_cohort"},
            {"program": "science", "teachers": 12, "first_year": "2017-18", "pathway": "join_region"},
        ]
    )


def test_it_and_the_neighbors_bring_what_the_sentence_before_counts() -> None:
    page = read(
        "June 25, 2015\n\nDear friends,\n\nMarsh Fork School District (Alaska) is the lead. It brings 6 teachers. Nunatak Borough "
        "School District (Alaska) brings 14, and Chilkoot City Schools (Alaska) brings 11. All 31 are for Exploring Computer "
        "Science, beginning in the fall of 2016.\n\nOur primary contact is Ada Bell, abell@marshfork.example."
    )
    page.says(
        state="AK",
        members=[
            {
                "district_name": "Nunatak Borough School District",
                "state": "AK",
                "program": "ecs",
                "teachers": 14,
            },
            {"district_name": "Chilkoot City Schools", "state": "AK", "program": "ecs", "teachers": 11},
        ],
        programs=[{"program": "ecs", "teachers": 6, "first_year": "2016-17"}],
    )


def test_somebody_elses_name_is_no_part_of_a_title() -> None:
    page = read(
        "We are Marsh Fork School District, Ohio.\n\nAbout people: Signe Larsen, Dean of Students, slarsen@marshfork.example, "
        "907-555-0116, is your contact here; Dr. Ivan Petroff is superintendent, ipetroff@marshfork.example."
    )
    page.says(
        primary_name="Signe Larsen", primary_title="Dean of Students", superintendent_name="Dr. Ivan Petroff"
    )


def test_people_in_a_table_are_told_by_what_their_positions_say() -> None:
    page = read(
        "We are Marsh Fork School District, Ohio.\n\n"
        "| Person | Function | E-mail | Telephone |\n"
        "| Dr. Hal Benson | Superintendent | hbenson@marshfork.example | (402) 555-0101 |\n"
        "| Tara Lindgren | Contact for the partnership | tlindgren@marshfork.example | (402) 555-0103 |\n"
        "| Gus Ott | IT | gott@marshfork.example | (402) 555-0105 |"
    )
    page.says(
        primary_name="Tara Lindgren",
        primary_email="tlindgren@marshfork.example",
        superintendent_name="Dr. Hal Benson",
        superintendent_phone="(402) 555-0101",
    )


def test_two_dates_behind_the_word_year_are_its_first_and_last_day() -> None:
    page = read(letter("(8) Year. August 14, 2017 to May 25, 2018."))
    page.says(school_year_start="2017-08-14", school_year_end="2018-05-25")


def test_who_wants_no_questions_is_no_contact() -> None:
    page = read(
        "We are Marsh Fork School District, Ohio.\n\nDo not send questions to me; my number, in case the file is damaged, is "
        "(318) 555-0160.\n\nBeulah Tate, Office Manager"
    )
    page.says(primary_name=None)


def test_the_row_of_who_is_there_for_the_application_is_the_contacts() -> None:
    page = read(
        "We are Marsh Fork School District, Ohio.\n\n| | Name | Position | E-mail | Phone |\n"
        "| For the application | Marcus Dupree | Instructional Supervisor | mdupree@marshfork.example | (318) 555-0163 |\n"
        "| Superintendent | Dr. Vera Landry | Superintendent | vlandry@marshfork.example | (318) 555-0161 |\n"
        "| Sent by | Beulah Tate | Office Manager | btate@marshfork.example | (318) 555-0160 |"
    )
    page.says(
        primary_name="Marcus Dupree",
        primary_email="mdupree@marshfork.example",
        primary_phone="(318) 555-0163",
    )


def test_a_district_by_its_initials_is_no_person() -> None:
    page = read(
        letter()[: -len(CONTACT)]
        + "After two years as guests of our neighbors at Cross Timbers ISD, who have 14,000 students and 40 teachers in the "
        "program, we, with our 4,870 students, ask for ECS.\n\nThe person responsible is Ms. Roxanne Vega, Director of "
        "Curriculum. You can call her at 940-555-0156 or write to rvega@marshfork.example."
    )
    page.says(students=4870, primary_name="Ms. Roxanne Vega", primary_phone="940-555-0156")


def test_of_those_asked_the_ones_who_said_yes_count() -> None:
    page = read(
        letter("Thirty-four of our teachers have been asked; eight said yes to Exploring Computer Science.")
    )
    page.says(programs=[{"program": "ecs", "teachers": 8}])


def test_the_affiliate_is_a_way_of_the_elementary_courses_alone() -> None:
    page = read(
        letter(
            "That nine teachers take part in Computer Science Principles in 2016-17, and fourteen in the K-5 courses in the same "
            "year, the latter through an affiliate.",
            "CSP teachers would join the Columbus region.",
        )
    )
    page.says(
        programs=[
            {"program": "csp", "teachers": 9, "pathway": "join_region"},
            {"program": "k5", "teachers": 14, "pathway": "k5_affiliate"},
        ]
    )


def test_a_position_said_elsewhere_is_the_contacts() -> None:
    page = read(
        "FROM: Lydia Crane, Assistant Superintendent\nRE: ECS\n\nWe are Marsh Fork School District, Ohio.\n\n"
        "Contact: Lydia Crane, lcrane@marshfork.example, 559-555-0182.",
        kind="text",
    )
    page.says(primary_name="Lydia Crane", primary_title="Assistant Superintendent")


def test_what_we_can_contribute_is_ours_and_northern_arkansas_a_state() -> None:
    page = read(
        "Ladies and gentlemen,\n\nMarsh Fork Schools is a rural district in northern Arkansas with 1,368 students. We would lead a "
        "small consortium for CS in Algebra. Ozark Spring School District (Arkansas) has promised us 4 teachers and White Oak "
        "Ridge School District (Missouri) 6. We can contribute 5 from our own middle school.\n\n" + CONTACT
    )
    page.says(state="AR", applying_as="lead", programs=[{"program": "algebra", "teachers": 5}])


def test_the_students_of_now_count_beside_those_of_last_june() -> None:
    page = read(
        letter(
            "We had 3,010 students last June and have 2,980 now, in four elementary schools, one middle school and one high school."
        )
    )
    page.says(students=2980, elementary_schools=4, middle_schools=1, high_schools=1)


def test_questions_of_an_interview_about_the_program_are_no_plans() -> None:
    page = read(
        "We are Marsh Fork School District RE-3 (Colorado)\n\n3. Which program have you chosen?\nExploring Computer Science.\n\n"
        "4. Who would teach it?\nOne of our teachers, beginning in the fall of 2016.\n\n"
        "6. How would your teacher get trained?\nShe would go to the Grand Junction region; we would like to join it.\n\n"
        "8. And your budget for it?\nFive hundred dollars, from the BOCES grant.\n",
        kind="text",
    )
    page.says(
        district_name="Marsh Fork School District RE-3",
        programs=[
            {
                "program": "ecs",
                "teachers": 1,
                "first_year": "2016-17",
                "pathway": "join_region",
                "identification_plan": None,
            }
        ],
    )


@pytest.mark.parametrize(
    "said",
    [
        "We do not belong to any consortium.",
        "Take us for a single district, please.",
        "The district applies for itself.",
    ],
)
def test_whoever_belongs_to_no_group_applies_alone(said: str) -> None:
    read(letter(said)).says(applying_as="single")


def test_what_was_provided_for_it_is_not_the_rate_before_it() -> None:
    page = read(
        letter(
            "It pays its teachers ninety dollars ($90.00) for each day of training, and has provided $2,340.00 therefor out of the "
            "professional development supplement."
        )
    )
    page.says(
        stipend_per_day="90.00",
        amount_budgeted="2340.00",
        funding_source="professional development supplement",
    )


def test_a_contact_person_who_is_me_signs_the_letter() -> None:
    page = read(
        "We are Marsh Fork School District, Ohio, and we've got $1,512 for stipends in the levy fund.\n\nContact person's me.\n\n"
        "Curt Lindgren\n\nTech Director\n\n509-555-0150"
    )
    page.says(primary_name="Curt Lindgren", primary_phone="509-555-0150", funding_source="levy fund")


def test_questions_that_can_go_to_me_are_the_writers() -> None:
    page = read(
        "We are Marsh Fork School District, Ohio.\n\nQuestions can go to me, the superintendent: Walt Brandt, "
        "wbrandt@marshfork.example, 406-555-0161.\n\nWalt Brandt"
    )
    page.says(
        primary_name="Walt Brandt", primary_email="wbrandt@marshfork.example", primary_phone="406-555-0161"
    )


def test_no_schools_of_two_levels_are_none_of_each() -> None:
    page = read(letter("We have 4,010 students in two high schools. No elementary or middle schools."))
    page.says(elementary_schools=0, middle_schools=0, high_schools=2)
