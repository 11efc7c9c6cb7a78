"""Statements, memos and interviews: answers that stand in sentences or below questions of one's own."""

from __future__ import annotations

from tests.rules.read.documents import read


def test_questions_turned_into_sentences_with_bold_answers() -> None:
    page = read(
        r"""
# Application in sentences

## About us
Our legal name is **Marble Fork Community Unit School District 12**.
We belong to the state of **Illinois**; the central office is in **Marble Fork**, at **301 Quarry Road**, ZIP **62999**.
The telephone of the office is **(217) 555-0130**, and our website is **www.marblefork.example**.
This year **3,377** pupils attend our **4** elementary schools, **1** middle school and **1** high school.
Our NCES number is **1799123**.

## Part in the partnership
We apply as **a single district**.

## People
The primary contact is **Joan Keller**, **Assistant Superintendent for Curriculum**; her e-mail is **jkeller@marblefork.example** and her telephone **(217) 555-0133**.
The superintendent is **Dr. Lyle Hobart**.

## Programs
We ask for **K-5 courses** with **38** teachers, first in **2015-16**, through a **K-5 affiliate**.
The K-5 facilitator will be **Bev Oster**.

## Means
There are **2** students to each computer, and the internet carries **150 Mbit/s**.
""",
    )
    page.says(
        district_name="Marble Fork Community Unit School District 12",
        state="IL",
        city="Marble Fork",
        office_street="301 Quarry Road",
        office_postal_code="62999",
        office_phone="(217) 555-0130",
        website="www.marblefork.example",
        students=3377,
        elementary_schools=4,
        middle_schools=1,
        high_schools=1,
        nces_id="1799123",
        applying_as="single",
        primary_name="Joan Keller",
        primary_title="Assistant Superintendent for Curriculum",
        primary_email="jkeller@marblefork.example",
        primary_phone="(217) 555-0133",
        superintendent_name="Dr. Lyle Hobart",
        superintendent_email=None,
        programs=[{"program": "k5", "teachers": 38, "first_year": "2015-16", "pathway": "k5_affiliate"}],
        k5_facilitator="Bev Oster",
        students_per_computer=2,
        bandwidth_mbps=150,
    )
    page.is_for("application")
    page.lacks_nothing()


def test_a_memo_with_headings_in_the_line() -> None:
    page = read(
        r"""
**MEMO**

To: District Partnerships
From: Anita Kohl, Assistant Superintendent
Date: August 14, 2015
Re: Application of Briar Glen Central School District

**Background.** Briar Glen Central School District (New York) lies in Wayne County and educates 2,780 pupils in three elementary schools, one middle school and one high school. Its office is at 14 Academy Street, Briar Glen, NY 14999.

**Request.** We request Computer Science Principles for 2 teachers and Exploring Computer Science for 1 teacher. Both courses start in September 2016. We will pay the teachers' travel to the nearest region.

**Contact.** Anita Kohl, akohl@briarglen.example, 315-555-0117, is responsible for this application. Our superintendent is Gerald Voss (gvoss@briarglen.example).

**Means.** Our teachers earn a stipend of $31.50 per hour for summer training. $2,800 is budgeted for it in the 2016-17 budget, from Title II-A. All classrooms have one device per student; the schools share a 400 Mb/s line.
""",
    )
    page.says(
        district_name="Briar Glen Central School District",
        state="NY",
        office_street="14 Academy Street",
        city="Briar Glen",
        office_postal_code="14999",
        students=2780,
        elementary_schools=3,
        middle_schools=1,
        high_schools=1,
        primary_name="Anita Kohl",
        primary_email="akohl@briarglen.example",
        primary_phone="315-555-0117",
        superintendent_name="Gerald Voss",
        superintendent_email="gvoss@briarglen.example",
        programs=[
            {"program": "csp", "teachers": 2, "first_year": "2016-17", "pathway": "paid_travel"},
            {"program": "ecs", "teachers": 1, "first_year": "2016-17", "pathway": "paid_travel"},
        ],
        stipend_per_hour="31.50",
        stipend_per_day=None,
        amount_budgeted="2800.00",
        students_per_computer=1,
        bandwidth_mbps=400,
    )
    page.contains("funding_source", "Title II-A")
    page.is_for("application")
    page.lacks_nothing()


def test_an_interview_in_which_every_question_is_reworded() -> None:
    page = read(
        r"""
# Our answers to your questions

1. What is the name of your district?

Salt Cedar Unified School District

2. Where are you?

600 Mesa Avenue, Salt Cedar, Arizona 85399

3. How large are you?

5,104 students; five elementary schools, two middle schools, one high school

4. Will you take part by yourselves or together with others?

By ourselves.

5. Who should we speak with?

Lorena Begay, Technology Integration Specialist, lbegay@saltcedar.example, (928) 555-0166

6. Who is in charge of the district?

Dr. Amos Whitehorse, superintendent, awhitehorse@saltcedar.example

7. Which program are you asking for?

Computer Science Principles

8. How many teachers?

32

9. From which school year?

2016-17

10. By which pathway?

Own cohort

11. How many students use one device?

Three

12. What is your bandwidth?

1 Gbps

13. What is your daily stipend?

$110 per day

14. How much is in your budget for that?

$14,080

15. Out of which fund?

Johnson-O'Malley and M&O budget

16. You know that taxes and benefits are yours?

Yes, we know.
""",
    )
    page.says(
        district_name="Salt Cedar Unified School District",
        state="AZ",
        city="Salt Cedar",
        office_street="600 Mesa Avenue",
        office_postal_code="85399",
        students=5104,
        elementary_schools=5,
        middle_schools=2,
        high_schools=1,
        applying_as="single",
        primary_name="Lorena Begay",
        primary_title="Technology Integration Specialist",
        primary_email="lbegay@saltcedar.example",
        primary_phone="(928) 555-0166",
        superintendent_name="Dr. Amos Whitehorse",
        superintendent_email="awhitehorse@saltcedar.example",
        programs=[{"program": "csp", "teachers": 32, "first_year": "2016-17", "pathway": "own_cohort"}],
        students_per_computer=3,
        bandwidth_mbps=1000,
        stipend_per_day="110.00",
        stipend_per_hour=None,
        amount_budgeted="14080.00",
        taxes_understood=True,
    )
    page.contains("funding_source", "Johnson-O'Malley")
    page.is_for("application")
    page.lacks_nothing()


def test_questions_as_headings_with_several_answers_below() -> None:
    page = read(
        r"""
# What is your district's name and state?
Copperhead Valley R-III School District, Missouri

# How many students and schools do you have?
1,780 students, 2 elementary schools, 1 middle school and 1 high school.

# Who is the contact?
Letty Barnes, Counselor and STEM Lead, lbarnes@copperhead.example, 573-555-0109

# How do you apply?
As a member. The lead is Ozark Gap R-I School District.

# What do you want to teach, with how many teachers, from when?
Computer Science Principles with 3 teachers, from 2016-17. Exploring Computer Science with 2 teachers, from 2017-18.

# What is your vision of computer science for all students?
Every student should leave us knowing how a program works.

We do not want this to be a club for a few.

# How will the courses be kept going?
They are in the course catalog for good.
""",
    )
    page.says(
        district_name="Copperhead Valley R-III School District",
        state="MO",
        students=1780,
        elementary_schools=2,
        middle_schools=1,
        high_schools=1,
        primary_name="Letty Barnes",
        primary_title="Counselor and STEM Lead",
        primary_email="lbarnes@copperhead.example",
        primary_phone="573-555-0109",
        applying_as="member",
        lead_district="Ozark Gap R-I School District",
        programs=[
            {"program": "csp", "teachers": 3, "first_year": "2016-17"},
            {"program": "ecs", "teachers": 2, "first_year": "2017-18"},
        ],
        vision="Every student should leave us knowing how a program works.\nWe do not want this to be a club "
        "for a few.",
        sustaining="They are in the course catalog for good.",
        counselors=None,
    )
    page.is_for("application")
    page.lacks_nothing()


def test_bold_questions_with_the_answer_on_the_same_line() -> None:
    page = read(
        r"""
**Who are you?** Harbor View School Department, Rhode Island. Our office is at 12 Wharf Street, Harbor View, RI 02899.

**How big are you?** 2,020 students in three elementary schools, one middle school and one high school.

**Do you apply alone?** Yes, on our own.

**What do you want to teach?** Exploring Computer Science with 2 teachers, from September 2016.

**Who answers questions?** Pam Lund, Technology Director, plund@harborview.example, 401-555-0155.

**What is your internet like?** 500 Mbps at every school, and one Chromebook for each student.

**What will you pay?** $35 an hour, $2,100 in all, from the school budget.
""",
    )
    page.says(
        district_name="Harbor View School Department",
        state="RI",
        city="Harbor View",
        office_street="12 Wharf Street",
        office_postal_code="02899",
        students=2020,
        elementary_schools=3,
        middle_schools=1,
        high_schools=1,
        applying_as="single",
        programs=[{"program": "ecs", "teachers": 2, "first_year": "2016-17"}],
        primary_name="Pam Lund",
        primary_title="Technology Director",
        primary_email="plund@harborview.example",
        primary_phone="401-555-0155",
        bandwidth_mbps=500,
        students_per_computer=1,
        stipend_per_hour="35.00",
    )
    page.is_for("application")
    page.lacks_nothing()


def test_bullets_that_hold_one_fact_each() -> None:
    page = read(
        r"""
# Juniper Ridge School District 2J, Oregon: application

## District
- Office: 45 Basalt Way, Juniper Ridge, OR 97799
- 2,240 students
- 3 elementary schools, 1 middle school, 1 high school
- Phone 541-555-0120
- single applicant, no consortium

## Contact
- Rhea Castillo
- Curriculum Director
- rcastillo@juniperridge.example
- 541-555-0123

## Programs
- Computer Science Principles: 5 teachers, 2016-17, join existing region
- CS in Algebra: 4 teachers, 2017-18, join existing region

## Technology
- one computer for every student
- 500 Mbps

## Money
- $125 per day for each teacher
- $5,625 budgeted
- paid from Title II-A
- taxes and benefits: understood
""",
    )
    page.says(
        district_name="Juniper Ridge School District 2J",
        state="OR",
        office_street="45 Basalt Way",
        city="Juniper Ridge",
        office_postal_code="97799",
        students=2240,
        elementary_schools=3,
        middle_schools=1,
        high_schools=1,
        office_phone="541-555-0120",
        applying_as="single",
        primary_name="Rhea Castillo",
        primary_title="Curriculum Director",
        primary_email="rcastillo@juniperridge.example",
        primary_phone="541-555-0123",
        programs=[
            {"program": "csp", "teachers": 5, "first_year": "2016-17", "pathway": "join_region"},
            {"program": "algebra", "teachers": 4, "first_year": "2017-18", "pathway": "join_region"},
        ],
        students_per_computer=1,
        bandwidth_mbps=500,
        stipend_per_day="125.00",
        amount_budgeted="5625.00",
        taxes_understood=True,
    )
    page.contains("funding_source", "Title II-A")
    page.is_for("application")
    page.lacks_nothing()


def test_sentences_whose_gaps_were_filled_in_on_lines() -> None:
    page = read(
        r"""
Partnership application

Our district, ____Cattail Marsh Schools____, in the state of ____LA____, serves ____3,912____ students.
We have ____5____ elementary schools, ____2____ middle schools and ____1____ high schools.
Primary contact: ____Denise Robichaux____ Title: ____Grants Coordinator____
E-mail: ____drobichaux@cattailmarsh.example____ Telephone: ____(337) 555-0120____
We apply as _X_ a single district ___ lead of a consortium ___ member of a consortium.
Program: ____Exploring Computer Science____ Teachers: ____31____ First year: ____2016-17____
Signature: ____Dr. Paul Guidry____ Date: ____5/29/2015____
""",
    )
    page.says(
        district_name="Cattail Marsh Schools",
        state="LA",
        students=3912,
        elementary_schools=5,
        middle_schools=2,
        high_schools=1,
        primary_name="Denise Robichaux",
        primary_title="Grants Coordinator",
        primary_email="drobichaux@cattailmarsh.example",
        primary_phone="(337) 555-0120",
        applying_as="single",
        programs=[{"program": "ecs", "teachers": 31, "first_year": "2016-17"}],
        signature_name="Dr. Paul Guidry",
        signature_date="2015-05-29",
    )
    page.is_for("application")
    page.lacks_nothing()


def test_cells_that_hold_whole_statements() -> None:
    page = read(
        r"""
| About us | We are Nut Brook Schools in Connecticut. Our 2,020 students attend two elementary schools, one middle school and one high school. |
| Who to talk to | Ellen Roy, Assistant Superintendent (eroy@nutbrook.example, 860-555-0119), or our superintendent, Dr. Carl Lind (clind@nutbrook.example). |
| What we ask | Three teachers for Computer Science Principles in 2016-17. |
""",
    )
    page.says(
        district_name="Nut Brook Schools",
        state="CT",
        students=2020,
        elementary_schools=2,
        middle_schools=1,
        high_schools=1,
        primary_name="Ellen Roy",
        primary_title="Assistant Superintendent",
        primary_email="eroy@nutbrook.example",
        primary_phone="860-555-0119",
        superintendent_name="Dr. Carl Lind",
        superintendent_email="clind@nutbrook.example",
        programs=[{"program": "csp", "teachers": 3, "first_year": "2016-17"}],
    )
    page.is_for("application")
    page.lacks_nothing()


def test_a_request_told_in_a_cell() -> None:
    page = read(
        r"""
| Our district | Plum Creek Schools |
| Our state | Nebraska |
| Whom to reach | Val Stone, vstone@plumcreek.example |
| What we want from you | Computer Science Principles. Two of our teachers will take part; the course starts in 2016-17, and they would travel to a region at our cost. |
""",
    )
    page.says(
        district_name="Plum Creek Schools",
        state="NE",
        primary_name="Val Stone",
        primary_email="vstone@plumcreek.example",
        programs=[{"program": "csp", "teachers": 2, "first_year": "2016-17", "pathway": "paid_travel"}],
    )
    page.is_for("application")
    page.lacks_nothing()


def test_two_rates_and_last_years_beside_them() -> None:
    page = read(
        r"""
Money. We pay $24.50 per hour (it was $22 last year), which is $147 for a day of six hours. $8,820 is in the budget for stipends.

District: Kite Hill Schools
State: NC
Contact e-mail: a@kitehill.example
Program: ECS, 2 teachers
""",
    )
    page.says(stipend_per_hour="24.50", stipend_per_day="147.00", amount_budgeted="8820.00")
    page.is_for("application")


def test_labels_in_the_reverse_order_of_the_form() -> None:
    page = read(
        r"""
Contact e-mail: gfrost@icecave.example
Program: CS in Science
Number of committed teachers: 3
State: ID
Superintendent: Dr. Hank Ives (hives@icecave.example)
Contact: Gwen Frost
District: Ice Cave Joint School District 99
""",
    )
    page.says(
        district_name="Ice Cave Joint School District 99",
        state="ID",
        primary_name="Gwen Frost",
        primary_email="gfrost@icecave.example",
        superintendent_name="Dr. Hank Ives",
        superintendent_email="hives@icecave.example",
        programs=[{"program": "science", "teachers": 3}],
    )
    page.is_for("application")
    page.lacks_nothing()
