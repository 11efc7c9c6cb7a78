"""Layouts of tables and lines: where an answer may stand."""

from __future__ import annotations

from tests.rules.read.documents import read


def test_pairs_side_by_side_with_people_in_columns_of_their_own() -> None:
    page = read(
        r"""
# Application

| District | Copper Basin School District | State | NV |
| City | Copper Basin | Zip code | 89499 |
| Students | 2,950 | Website | copperbasin.example |
| Elementary schools | 3 | Middle schools | 1 |
| High schools | 1 | NCES ID | 3299001 |

**Contacts**

| Primary contact | Dale Munro | Superintendent | Dr. Ana Prieto |
| Title | Principal on Assignment | Title | Superintendent |
| E-mail | dmunro@copperbasin.example | E-mail | aprieto@copperbasin.example |
| Phone | 775-555-0102 | Phone | 775-555-0101 |

**Programs**

| Program | Teachers | First year |
| Exploring Computer Science | 30 | 2016-17 |
""",
    )
    page.says(
        district_name="Copper Basin School District",
        state="NV",
        city="Copper Basin",
        office_postal_code="89499",
        students=2950,
        website="copperbasin.example",
        elementary_schools=3,
        middle_schools=1,
        high_schools=1,
        nces_id="3299001",
        primary_name="Dale Munro",
        primary_title="Principal on Assignment",
        primary_email="dmunro@copperbasin.example",
        primary_phone="775-555-0102",
        superintendent_name="Dr. Ana Prieto",
        superintendent_title="Superintendent",
        superintendent_email="aprieto@copperbasin.example",
        superintendent_phone="775-555-0101",
        programs=[{"program": "ecs", "teachers": 30, "first_year": "2016-17"}],
    )
    page.is_for("application")
    page.lacks_nothing()


def test_a_shaded_question_in_a_row_and_its_answer_in_the_next() -> None:
    page = read(
        r"""
# Partnership application

|~ What is your district called? |
| Sycamore Bend City Schools |
|~ State |
| Tennessee |
|~ NCES ID |
|  |
|~ How many students? |
| 6,020 |
|~ Primary contact |
| Dana Pruett |
|~ Title of the contact |
| Supervisor of Instruction |
|~ E-mail of the contact |
| dpruett@sycamorebend.example |
|~ Director of schools |
| Dr. Wade Hollis |
|~ Which programs, and how many teachers for each? |
| CSP: 34 teachers |
|~ Vision |
| We want every graduate to have built something with a computer. |
""",
    )
    page.says(
        district_name="Sycamore Bend City Schools",
        state="TN",
        nces_id=None,
        students=6020,
        primary_name="Dana Pruett",
        primary_title="Supervisor of Instruction",
        primary_email="dpruett@sycamorebend.example",
        superintendent_name="Dr. Wade Hollis",
        programs=[{"program": "csp", "teachers": 34}],
        vision="We want every graduate to have built something with a computer.",
    )
    page.is_for("application")
    page.lacks_nothing()


def test_people_across_and_what_is_asked_of_them_down() -> None:
    page = read(
        r"""
# Application

| District | Lupine Valley Schools |
| State | Montana |

|  | Superintendent | Project contact | Business manager |
| Name | Dr. Orin Tate | Sue Blackfeather | Carl Nyberg |
| Phone | 406-555-0101 | 406-555-0102 | 406-555-0103 |
| E-mail | otate@lupinevalley.example | sblackfeather@lupinevalley.example | cnyberg@lupinevalley.example |

Program requested: CS Principles, 3 teachers, first year 2016-17, travel paid by us to an existing region.
""",
    )
    page.says(
        district_name="Lupine Valley Schools",
        state="MT",
        superintendent_name="Dr. Orin Tate",
        superintendent_phone="406-555-0101",
        superintendent_email="otate@lupinevalley.example",
        primary_name="Sue Blackfeather",
        primary_phone="406-555-0102",
        primary_email="sblackfeather@lupinevalley.example",
        programs=[{"program": "csp", "teachers": 3, "first_year": "2016-17", "pathway": "paid_travel"}],
    )
    page.is_for("application")
    page.lacks_nothing()


def test_a_row_of_questions_with_a_row_of_answers_below() -> None:
    page = read(
        r"""
| District name | State | City | Students |
| Quail Run Schools | AZ | Quail Run | 1,500 |

| Contact name | Contact title | Contact e-mail | Contact phone |
| Zoe Lund | Teacher on Assignment | zlund@quailrun.example | 520-555-0100 |

| Program | Teachers | Year |
| ECS | 2 | 2016-17 |
""",
    )
    page.says(
        district_name="Quail Run Schools",
        state="AZ",
        city="Quail Run",
        students=1500,
        primary_name="Zoe Lund",
        primary_title="Teacher on Assignment",
        primary_email="zlund@quailrun.example",
        primary_phone="520-555-0100",
        programs=[{"program": "ecs", "teachers": 2, "first_year": "2016-17"}],
        members=[],
        teachers=[],
    )
    page.is_for("application")
    page.lacks_nothing()


def test_answers_left_of_the_questions() -> None:
    page = read(
        r"""
# Reply to the application questions

| Answer | Question |
| Mill Race Schools | Name of the district |
| Indiana | State |
| 2,210 | Number of students |
| Tess Ng | Primary contact |
| tng@millrace.example | E-mail of the primary contact |
| 30 | Committed teachers for CSP |
""",
    )
    page.says(
        district_name="Mill Race Schools",
        state="IN",
        students=2210,
        primary_name="Tess Ng",
        primary_email="tng@millrace.example",
        programs=[{"program": "csp", "teachers": 30}],
    )
    page.is_for("application")
    page.lacks_nothing()


def test_numbered_questions_with_the_answer_on_the_next_line() -> None:
    page = read(
        r"""
1. District name
   Vale Consolidated Schools
2. State
   New Mexico
3. City
   Vale
4. Number of students
   1,120
5. Primary contact
   Ines Baca
6. E-mail
   ibaca@vale.example
7. Program
   CS in Science
8. Committed teachers
   3
9. First school year
   2016-17
""",
        kind="text",
    )
    page.says(
        district_name="Vale Consolidated Schools",
        state="NM",
        city="Vale",
        students=1120,
        primary_name="Ines Baca",
        primary_email="ibaca@vale.example",
        programs=[{"program": "science", "teachers": 3, "first_year": "2016-17"}],
    )
    page.is_for("application")
    page.lacks_nothing()


def test_a_form_pasted_with_tabs() -> None:
    page = read(
        r"""
District Partnership Application
District name	Crow Wing Schools
State	MN
City	Crow Wing
Number of students	1,960
Primary contact: name	Lars Ek
Primary contact: e-mail	lek@crowwing.example
Program	Committed teachers	First school year
CS in Algebra	5	2016-17
CS in Science	4	2016-17
""",
        kind="text",
    )
    page.says(
        district_name="Crow Wing Schools",
        state="MN",
        city="Crow Wing",
        students=1960,
        primary_name="Lars Ek",
        primary_email="lek@crowwing.example",
        programs=[
            {"program": "algebra", "teachers": 5, "first_year": "2016-17"},
            {"program": "science", "teachers": 4, "first_year": "2016-17"},
        ],
    )
    page.is_for("application")
    page.lacks_nothing()


def test_a_column_that_says_what_several_rows_are_about() -> None:
    page = read(
        r"""
# Application form
| District | Name | Cedar Bluff Schools |
| | State | Iowa |
| | City | Cedar Bluff |
| Contact | Name | Lou Tran |
| | Title | STEM Lead |
| | E-mail | ltran@cedarbluff.example |
| | Phone | 319-555-0101 |
| Superintendent | Name | Dr. May Holt |
| | E-mail | mholt@cedarbluff.example |
| Program | Which | ECS |
| | Teachers | 31 |
| | First year | 2016-17 |
""",
    )
    page.says(
        district_name="Cedar Bluff Schools",
        state="IA",
        city="Cedar Bluff",
        primary_name="Lou Tran",
        primary_title="STEM Lead",
        primary_email="ltran@cedarbluff.example",
        primary_phone="319-555-0101",
        superintendent_name="Dr. May Holt",
        superintendent_email="mholt@cedarbluff.example",
        programs=[{"program": "ecs", "teachers": 31, "first_year": "2016-17"}],
    )
    page.is_for("application")
    page.lacks_nothing()


def test_several_questions_in_a_cell_and_as_many_answers_beside_them() -> None:
    page = read(
        r"""
| District<br>State<br>City | Tall Pines Schools<br>Georgia<br>Tall Pines |
| Contact name<br>Contact title<br>Contact e-mail | Ray Dunn<br>CTAE Director<br>rdunn@tallpines.example |
| Program<br>Committed teachers | CSP<br>30 |
""",
    )
    page.says(
        district_name="Tall Pines Schools",
        state="GA",
        city="Tall Pines",
        primary_name="Ray Dunn",
        primary_title="CTAE Director",
        primary_email="rdunn@tallpines.example",
        programs=[{"program": "csp", "teachers": 30}],
    )
    page.is_for("application")
    page.lacks_nothing()


def test_rows_across_a_table_are_its_headings() -> None:
    page = read(
        r"""
| ~DISTRICT | > |
| Name | Blue Mesa Schools |
| State | Colorado |
| Enrollment | 640 |
| ~PRIMARY CONTACT | > |
| Name | Ty West |
| E-mail | twest@bluemesa.example |
| ~SUPERINTENDENT | > |
| Name | Dr. Ana Ross |
| E-mail | aross@bluemesa.example |
| ~SIGNATURE | > |
| Name | Dr. Ana Ross |
| Title | Superintendent |
| Date | 7/1/2015 |

| Program | Teachers |
| ECS | 1 |
""",
    )
    page.says(
        district_name="Blue Mesa Schools",
        state="CO",
        students=640,
        primary_name="Ty West",
        primary_email="twest@bluemesa.example",
        superintendent_name="Dr. Ana Ross",
        superintendent_email="aross@bluemesa.example",
        signature_name="Dr. Ana Ross",
        signature_title="Superintendent",
        signature_date="2015-07-01",
        programs=[{"program": "ecs", "teachers": 1}],
    )
    page.is_for("application")
    page.lacks_nothing()


def test_one_answer_a_line_in_a_cell() -> None:
    page = read(
        r"""
| District / State | Otter Falls Schools<br>Minnesota |
| Contact | Bea Lund<br>Curriculum Director<br>blund@otterfalls.example<br>218-555-0104 |
| Schools | 3 elementary<br>1 middle<br>1 high |
| Program | CS Principles |
| Teachers | 2 |
""",
    )
    page.says(
        district_name="Otter Falls Schools",
        state="MN",
        primary_name="Bea Lund",
        primary_title="Curriculum Director",
        primary_email="blund@otterfalls.example",
        primary_phone="218-555-0104",
        elementary_schools=3,
        middle_schools=1,
        high_schools=1,
        programs=[{"program": "csp", "teachers": 2}],
    )
    page.is_for("application")
    page.lacks_nothing()


def test_two_answers_in_a_cell() -> None:
    page = read(
        r"""
# Application

| School district and state | Fern Hollow Schools, Vermont |
| City, ZIP | Fern Hollow, 05999 |
| Elementary / middle / high | 3 / 1 / 1 |
| Superintendent (name, e-mail) | Dr. Lea North, lnorth@fernhollow.example |
| Contact (name, position, e-mail, phone) | Wes Ott, Tech Director, wott@fernhollow.example, 802-555-0142 |
| Programs and teachers | ECS: 4; CSP: 3 |
| Stipend (day / hour) | $120 per day / $20 per hour |
""",
    )
    page.says(
        district_name="Fern Hollow Schools",
        state="VT",
        city="Fern Hollow",
        office_postal_code="05999",
        elementary_schools=3,
        middle_schools=1,
        high_schools=1,
        superintendent_name="Dr. Lea North",
        superintendent_email="lnorth@fernhollow.example",
        primary_name="Wes Ott",
        primary_title="Tech Director",
        primary_email="wott@fernhollow.example",
        primary_phone="802-555-0142",
        programs=[{"program": "ecs", "teachers": 4}, {"program": "csp", "teachers": 3}],
        stipend_per_day="120.00",
        stipend_per_hour="20.00",
    )
    page.is_for("application")
    page.lacks_nothing()


def test_labels_and_answers_with_dashes_between_them() -> None:
    page = read(
        r"""
Good afternoon,

our answers, in the order of your form:

District - Tamarack Falls School District 9
State - Washington
City - Tamarack Falls
Students - 1,015
Elementary / middle / high schools - 2 / 1 / 1
Applying as - member of a consortium
Lead - Cedar Strait School District
Contact - Fiona Abel
Title - Library and Technology Lead
E-mail - fabel@tamarackfalls.example
Phone - 360-555-0155
Program - CS in Science
Teachers - 4
First year - 2016-17
Stipend per day - $95.50
Budgeted - $1,910
Source - levy
Taxes and benefits understood - yes

Best regards,
Fiona Abel
""",
        kind="text",
    )
    page.says(
        district_name="Tamarack Falls School District 9",
        state="WA",
        city="Tamarack Falls",
        students=1015,
        elementary_schools=2,
        middle_schools=1,
        high_schools=1,
        applying_as="member",
        lead_district="Cedar Strait School District",
        primary_name="Fiona Abel",
        primary_title="Library and Technology Lead",
        primary_email="fabel@tamarackfalls.example",
        primary_phone="360-555-0155",
        programs=[{"program": "science", "teachers": 4, "first_year": "2016-17"}],
        stipend_per_day="95.50",
        amount_budgeted="1910.00",
        funding_source="levy",
        taxes_understood=True,
    )
    page.is_for("application")
    page.lacks_nothing()


def test_all_plans_in_one_paragraph() -> None:
    page = read(
        r"""
| District | Deep River Schools |
| State | CT |
| Contact e-mail | q@deepriver.example |
| Program | ECS |
| Teachers | 2 |

Vision: Every student codes before eighth grade. Implementation: We start at the high school. Promotion: Posters and talks. Support: A coach. Sustaining: It is in the budget.
""",
    )
    page.says(
        vision="Every student codes before eighth grade.",
        implementation="We start at the high school.",
        promotion="Posters and talks.",
        sustaining="It is in the budget.",
    )
    page.is_for("application")


def test_a_block_of_labels_for_each_program() -> None:
    page = read(
        r"""
# Application of Elk Fork County Schools

State: Kentucky
Contact: Harlan Boggs, hboggs@elkfork.example

## First program
Program: Exploring Computer Science
Number of teachers: 14
Schools: both high schools
First school year: 2016-17
Pathway: consortium

## Second program
Program: CS in Science
Number of teachers: to be decided
First school year: 2017-18
How we will find the teachers: Principals of the three middle schools nominate them by March.
""",
    )
    page.says(
        district_name="Elk Fork County Schools",
        state="KY",
        primary_name="Harlan Boggs",
        primary_email="hboggs@elkfork.example",
        programs=[
            {
                "program": "ecs",
                "teachers": 14,
                "schools": "both high schools",
                "first_year": "2016-17",
                "pathway": "consortium",
                "identification_plan": None,
            },
            {
                "program": "science",
                "teachers": None,
                "first_year": "2017-18",
                "identification_plan": "Principals of the three middle schools nominate them by March.",
            },
        ],
    )
    page.is_for("application")
    page.lacks_nothing()


def test_a_table_inside_a_plan_belongs_to_the_plan() -> None:
    page = read(
        r"""
# Pike Run Schools, Pennsylvania - application

Contact: Flo Best, fbest@pikerun.example
We apply as a single district for Exploring Computer Science with 5 teachers, beginning 2016-17.

## How we will implement the courses
We begin at the high school.

| Year | Sections | Students |
| 2016-17 | 4 | 100 |
| 2017-18 | 8 | 200 |

Then the middle schools follow.

## How we will promote the courses
Teachers visit classes.
""",
    )
    page.says(
        district_name="Pike Run Schools",
        state="PA",
        students=None,
        applying_as="single",
        programs=[{"program": "ecs", "teachers": 5, "first_year": "2016-17"}],
        promotion="Teachers visit classes.",
    )
    page.contains("implementation", "Then the middle schools follow.")
    page.is_for("application")
    page.lacks_nothing()


def test_plans_under_headings_of_ones_own() -> None:
    page = read(
        r"""
# Narrative of Cold Spring Area Schools, Minnesota

| Contact | Ann Voss |
| E-mail | avoss@coldspring.example |
| Program | ECS |
| Teachers | 30 |

## Where we want to be
In five years every ninth-grader takes a computing course.

## From plan to classroom
We train in July, pilot in fall, and add sections in spring.

## Filling the seats
Counselors talk to every eighth-grader; current students visit homerooms.

## Looking after our teachers
A common prep period and a coach.

## After year three
The sections are in the general budget.
""",
    )
    page.says(
        district_name="Cold Spring Area Schools",
        state="MN",
        primary_name="Ann Voss",
        programs=[{"program": "ecs", "teachers": 30}],
        vision="In five years every ninth-grader takes a computing course.",
        implementation="We train in July, pilot in fall, and add sections in spring.",
        promotion="Counselors talk to every eighth-grader; current students visit homerooms.",
        support="A common prep period and a coach.",
        sustaining="The sections are in the general budget.",
        counselors=None,
    )
    page.is_for("application")
    page.lacks_nothing()


def test_everything_in_small_letters() -> None:
    page = read(
        r"""
hi team,

here are our answers.

district name: birch cove school department
state: rhode island
town: birch cove
enrollment: 1,870
elementary schools: 3
middle schools: 1
high schools: 1
applying as: single district
contact: mara silva
contact title: curriculum coordinator
contact email: msilva@birchcove.example
contact phone: 401-555-0133
superintendent: dr. neil grant
program: cs principles
committed teachers: 2
first school year: 2016-17
pathway: we pay the travel to a region
stipend per day: $150
source of funding: local budget

mara
""",
        kind="text",
    )
    page.says(
        district_name="birch cove school department",
        state="RI",
        city="birch cove",
        students=1870,
        elementary_schools=3,
        middle_schools=1,
        high_schools=1,
        applying_as="single",
        primary_email="msilva@birchcove.example",
        primary_phone="401-555-0133",
        primary_title="curriculum coordinator",
        programs=[{"program": "csp", "teachers": 2, "first_year": "2016-17", "pathway": "paid_travel"}],
        stipend_per_day="150.00",
        funding_source="local budget",
    )
    page.is_for("application")
    page.lacks_nothing()


def test_everything_in_capitals() -> None:
    page = read(
        r"""
**APPLICATION FORM**
| NAME OF DISTRICT | STONY BROOK CITY SCHOOLS |
| STATE | OHIO |
| CITY | STONY BROOK |
| ENROLLMENT | 3,050 |
| CONTACT | JANE HOLT |
| TITLE | DIRECTOR OF INSTRUCTION |
| E-MAIL | JHOLT@STONYBROOK.EXAMPLE |
| SUPERINTENDENT | DR. MARK ASH |
| PROGRAM | EXPLORING COMPUTER SCIENCE |
| TEACHERS COMMITTED | 31 |
| FIRST YEAR | 2016-17 |
""",
    )
    page.says(
        district_name="STONY BROOK CITY SCHOOLS",
        state="OH",
        city="STONY BROOK",
        students=3050,
        primary_name="JANE HOLT",
        primary_title="DIRECTOR OF INSTRUCTION",
        superintendent_name="DR. MARK ASH",
        programs=[{"program": "ecs", "teachers": 31, "first_year": "2016-17"}],
    )
    page.is_for("application")
    page.lacks_nothing()


def test_a_column_that_counts_the_rows_between_questions_and_answers() -> None:
    page = read(
        r"""
# Application

| District name | 1 | Sage Hollow School District |
| State | 2 | Wyoming |
| Number of students | 3 | 2,140 |
| Number of high schools | 4 | 2 |

**Contacts**

| Primary contact: name | 5 | Dana Whitlow |
| Primary contact: e-mail | 6 | dwhitlow@sagehollow.example |

| Program | Committed teachers |
| Computer Science Principles | 31 |
""",
    )
    page.says(
        district_name="Sage Hollow School District",
        state="WY",
        students=2140,
        high_schools=2,
        primary_name="Dana Whitlow",
        primary_email="dwhitlow@sagehollow.example",
    )
    page.is_for("application")


def test_numbers_of_sections_and_remarks_beside_the_questions() -> None:
    page = read(
        r"""
# Application

| 1.1 | District name | required | Sage Hollow School District |
| 1.2 | State | required | Wyoming |
| 1.3 | Number of students | optional | 2,140 |
| 2.1 | Primary contact: name | required | Dana Whitlow |
| 2.2 | Primary contact: e-mail | required | dwhitlow@sagehollow.example |
| 2.3 | Primary contact: title | optional | CTE Director |

| ii) | Student-to-computer ratio | optional | 2:1 |
| iii) | Internet bandwidth | required | 250 |
""",
    )
    page.says(
        district_name="Sage Hollow School District",
        state="WY",
        students=2140,
        primary_name="Dana Whitlow",
        primary_email="dwhitlow@sagehollow.example",
        primary_title="CTE Director",
        students_per_computer=2,
        bandwidth_mbps=250,
    )


def test_a_state_behind_a_tab_that_no_label_holds_is_not_lost() -> None:
    page = read(
        "^District: Thorn Valley Schools\tCity: Thorn\tVermont\n\n# Application\n\n| Enrollment | 900 |"
    )
    page.says(district_name="Thorn Valley Schools", city="Thorn", state="VT", students=900)


def test_the_position_beside_who_signs_is_read_though_the_next_row_has_one_pair() -> None:
    page = read(
        r"""
# Application

| Signed by | Dr. Nell Oakes | Position | Curriculum Director |
| Date signed | May 12, 2015 | | |
""",
    )
    page.says(
        signature_name="Dr. Nell Oakes", signature_title="Curriculum Director", signature_date="2015-05-12"
    )


def test_numbers_of_questions_at_the_right_and_with_the_answers_in_the_rows_below() -> None:
    page = read(
        r"""
# Application

| District name | Sage Hollow School District | 1 |
| State | Wyoming | 2 |
| Number of high schools | 2 | 3 |

**Contacts**

| 4. | Primary contact: name |
|  | Dana Whitlow |
| 5. | Primary contact: e-mail |
|  | dwhitlow@sagehollow.example |
""",
    )
    page.says(
        district_name="Sage Hollow School District",
        state="WY",
        high_schools=2,
        primary_name="Dana Whitlow",
        primary_email="dwhitlow@sagehollow.example",
    )
