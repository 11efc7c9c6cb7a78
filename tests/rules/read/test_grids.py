"""Programs, members and teachers as tables, bullets and lists."""

from __future__ import annotations

from tests.rules.read.documents import read


def test_programs_in_rows_with_a_column_of_check_marks() -> None:
    page = read(
        r"""
# CS Partnership – our form

| School district | Heron Lake Public Schools |
| State | Minnesota |
| City | Heron Lake |
| We participate | ☐ alone ☒ as lead of a consortium ☐ as a member |
| Contact | Ingrid Solheim |
| Contact's e-mail | isolheim@heronlake.example |

## Programs

|  | Wanted? | Teachers | Starting | Pathway |
| K-5 | ☐ |  |  |  |
| CS in Algebra | ☒ | 9 | 2016-17 | consortium |
| CS in Science | ☐ |  |  |  |
| ECS | ☒ | 12 | 2016-17 | consortium |
| CSP | ☐ |  |  |  |

## Districts with us

| Partner district | State | Algebra teachers | ECS teachers |
| Loon Bay Schools | MN | 7 | 11 |
| Wolf Creek School District 44 | WI | 15 |  |
""",
    )
    page.says(
        district_name="Heron Lake Public Schools",
        state="MN",
        city="Heron Lake",
        applying_as="lead",
        lead_district=None,
        primary_name="Ingrid Solheim",
        primary_email="isolheim@heronlake.example",
        programs=[
            {"program": "algebra", "teachers": 9, "first_year": "2016-17", "pathway": "consortium"},
            {"program": "ecs", "teachers": 12, "first_year": "2016-17", "pathway": "consortium"},
        ],
        members=[
            {"district_name": "Loon Bay Schools", "state": "MN", "program": "algebra", "teachers": 7},
            {"district_name": "Loon Bay Schools", "state": "MN", "program": "ecs", "teachers": 11},
            {
                "district_name": "Wolf Creek School District 44",
                "state": "WI",
                "program": "algebra",
                "teachers": 15,
            },
        ],
    )
    page.is_for("application")
    page.lacks_nothing()


def test_programs_across_with_check_marks() -> None:
    page = read(
        r"""
| District | Rock Hall Schools |
| State | MD |
| Contact e-mail | z@rockhall.example |

| | K-5 | Algebra | Science | ECS | CSP |
| We want | | ✓ | | | ✓ |
| Teachers | | 6 | | | 31 |
| When | | fall 2016 | | | fall 2017 |
| How we qualify | | nearby region | | | 30 of our own |
""",
    )
    page.says(
        programs=[
            {"program": "algebra", "teachers": 6, "first_year": "2016-17", "pathway": "join_region"},
            {"program": "csp", "teachers": 31, "first_year": "2017-18", "pathway": "own_cohort"},
        ]
    )
    page.is_for("application")
    page.lacks_nothing()


def test_programs_as_ticked_bullets_with_labels_below() -> None:
    page = read(
        r"""
# Partnership application of Dove Valley USD 350, Kansas

Contact person: Mia Kern, Principal, mkern@dovevalley.example, 620-555-0150

Programs requested (tick all that apply):
☐ K-5 courses
☒ CS in Algebra
☐ CS in Science
☒ Computer Science Principles
☐ Exploring Computer Science

Teachers for CS in Algebra: 4
Teachers for Computer Science Principles: 2
First school year for both: 2016-17
""",
    )
    page.says(
        district_name="Dove Valley USD 350",
        state="KS",
        primary_name="Mia Kern",
        primary_title="Principal",
        primary_email="mkern@dovevalley.example",
        programs=[
            {"program": "algebra", "teachers": 4, "first_year": "2016-17"},
            {"program": "csp", "teachers": 2, "first_year": "2016-17"},
        ],
    )
    page.is_for("application")
    page.lacks_nothing()


def test_pathways_by_the_letter_under_which_they_are_printed() -> None:
    page = read(
        r"""
| District | Salt Fork Local Schools |
| State | Ohio |
| Contact e-mail | b@saltfork.example |

| Program | Teachers | Pathway (a-e) |
| CSP | 31 | a |
| CS in Algebra | 4 | c |
| K-5 | 25 | e |
""",
    )
    page.says(
        programs=[
            {"program": "csp", "teachers": 31, "pathway": "own_cohort"},
            {"program": "algebra", "teachers": 4, "pathway": "join_region"},
            {"program": "k5", "teachers": 25, "pathway": "k5_affiliate"},
        ]
    )
    page.is_for("application")
    page.lacks_nothing()


def test_one_number_for_two_programs_is_a_question() -> None:
    page = read(
        r"""
| District name | Sand Creek Schools |
| State | Colorado |
| Contact e-mail | m@sandcreek.example |

| Program | Teachers | First year |
| ECS and CSP | 40 | 2016-17 |
""",
    )
    page.says(
        district_name="Sand Creek Schools",
        programs=[
            {"program": "ecs", "teachers": None, "first_year": "2016-17"},
            {"program": "csp", "teachers": None, "first_year": "2016-17"},
        ],
    )
    page.asks("not_understood", "programs")
    page.is_for("application")


def test_a_row_with_nothing_or_nought_beside_it_is_no_request() -> None:
    page = read(
        r"""
| District name | Goose Neck Schools |
| State | ND |
| Contact e-mail | t@gooseneck.example |

| Program | Committed teachers | Schools | First school year |
| K-5 courses | 0 | | |
| CS in Algebra | - | | |
| CS in Science | N/A | | |
| Exploring Computer Science (ECS) | 5 | Goose Neck High | 2016-17 |
| Computer Science Principles (CSP) | none | | |
""",
    )
    page.says(
        programs=[{"program": "ecs", "teachers": 5, "schools": "Goose Neck High", "first_year": "2016-17"}]
    )
    page.is_for("application")
    page.lacks_nothing()


def test_a_plan_may_stand_instead_of_a_number() -> None:
    page = read(
        r"""
| District name | Bell Harbor Schools |
| State | WA |
| Contact e-mail | t@bellharbor.example |

| Program | Committed teachers | How will teachers be identified? |
| CSP |  | Principals will choose two teachers at each of the six high schools by April. |
""",
    )
    page.says(
        programs=[
            {
                "program": "csp",
                "teachers": None,
                "identification_plan": "Principals will choose two teachers at each of the six high schools by April.",
            }
        ]
    )
    page.is_for("application")
    page.lacks_nothing()


def test_a_course_that_is_none_of_the_five_is_named_to_a_person() -> None:
    page = read(
        r"""
| District name | Clay Ridge Schools |
| State | Kansas |
| Contact | Ada Pohl, apohl@clayridge.example |

| Program | Teachers |
| CS Discoveries | 12 |
| CSP | 30 |
""",
    )
    page.says(district_name="Clay Ridge Schools", programs=[{"program": "csp", "teachers": 30}])
    page.asks("unknown_program", "programs")
    page.is_for("application")
    page.lacks_nothing()


def test_a_range_of_teachers_is_no_number() -> None:
    page = read(
        r"""
| District | Clear Lake Schools |
| State | Iowa |
| Contact e-mail | b@clearlake.example |

| Program | Teachers |
| CSP | 28-35 |
| ECS | about 31 |
""",
    )
    page.says(programs=[{"program": "csp", "teachers": None}, {"program": "ecs", "teachers": 31}])
    page.asks("not_understood", "programs")
    page.is_for("application")


def test_numbers_for_two_years_are_for_a_person() -> None:
    page = read(
        r"""
| District | Lone Tree Schools |
| State | CO |
| Contact e-mail | q@lonetree.example |

| Program | Teachers in 2016-17 | Teachers in 2017-18 |
| ECS | 5 | 9 |
""",
    )
    page.asks("low_confidence", "programs")
    page.is_for("application")


def test_the_leads_own_row_is_its_own_request() -> None:
    page = read(
        r"""
# Tri-Valley consortium application

Lead district: East Valley Schools, Washington. Contact: Mo Katz, mkatz@eastvalley.example.

| District | Role | State | ECS teachers |
| East Valley Schools | lead | WA | 12 |
| North Valley Schools | member | WA | 10 |
| West Valley Schools | member | ID | 9 |

First school year: 2016-17
""",
    )
    page.says(
        district_name="East Valley Schools",
        state="WA",
        applying_as="lead",
        members=[
            {"district_name": "North Valley Schools", "state": "WA", "program": "ecs", "teachers": 10},
            {"district_name": "West Valley Schools", "state": "ID", "program": "ecs", "teachers": 9},
        ],
        programs=[{"program": "ecs", "teachers": 12, "first_year": "2016-17"}],
        primary_name="Mo Katz",
    )
    page.is_for("application")
    page.lacks_nothing()


def test_members_as_bullets_below_the_lead() -> None:
    page = read(
        r"""
Lead district: Hill Country Schools
State: Texas
We are the lead of a consortium.
Contact: Roy Sims, rsims@hillcountry.example

Members:
- Live Oak ISD, TX, Computer Science Principles, 8 teachers
- Dry Creek ISD, TX, Computer Science Principles, 9 teachers

Our own request: Computer Science Principles, 15 teachers, 2016-17
""",
    )
    page.says(
        district_name="Hill Country Schools",
        state="TX",
        applying_as="lead",
        lead_district=None,
        members=[
            {"district_name": "Live Oak ISD", "state": "TX", "program": "csp", "teachers": 8},
            {"district_name": "Dry Creek ISD", "state": "TX", "program": "csp", "teachers": 9},
        ],
        programs=[{"program": "csp", "teachers": 15, "first_year": "2016-17"}],
        primary_name="Roy Sims",
    )
    page.is_for("application")
    page.lacks_nothing()


def test_teachers_on_lines_with_tabs() -> None:
    page = read(
        r"""
# Partnership application of Gull Rock School District (Alaska)

Contact: Peter Aho, Principal, paho@gullrock.example
We apply as a single district for Computer Science Principles, with 3 teachers, starting fall 2016, and would join an existing region.

## Our teachers
Sven Lindh	Gull Rock High	Physics	CSP	slindh@gullrock.example
Mary Tukaluk	Gull Rock High	Mathematics	CSP	mtukaluk@gullrock.example
Ron Bates	North Shore K-12	Business	CSP	rbates@gullrock.example
""",
    )
    page.says(
        district_name="Gull Rock School District",
        state="AK",
        primary_name="Peter Aho",
        primary_title="Principal",
        primary_email="paho@gullrock.example",
        applying_as="single",
        programs=[{"program": "csp", "teachers": 3, "first_year": "2016-17", "pathway": "join_region"}],
        teachers=[
            {
                "name": "Sven Lindh",
                "school": "Gull Rock High",
                "assignment": "Physics",
                "program": "csp",
                "email": "slindh@gullrock.example",
            },
            {
                "name": "Mary Tukaluk",
                "school": "Gull Rock High",
                "assignment": "Mathematics",
                "program": "csp",
                "email": "mtukaluk@gullrock.example",
            },
            {
                "name": "Ron Bates",
                "school": "North Shore K-12",
                "assignment": "Business",
                "program": "csp",
                "email": "rbates@gullrock.example",
            },
        ],
    )
    page.is_for("application")
    page.lacks_nothing()


def test_teachers_in_a_table_without_headings() -> None:
    page = read(
        r"""
# Peach Valley Schools (Georgia) – application

We apply as a single district. Contact: Ora Dell, odell@peachvalley.example.

We commit 3 teachers to Exploring Computer Science.

## Teachers

| Jo Fry | Peach High | Math | ECS | jfry@peachvalley.example |
| Al Bond | Peach High | Business | ECS | abond@peachvalley.example |
| Di Katz | West High | Science | ECS | dkatz@peachvalley.example |
""",
    )
    page.says(
        district_name="Peach Valley Schools",
        state="GA",
        applying_as="single",
        primary_name="Ora Dell",
        programs=[{"program": "ecs", "teachers": 3}],
        teachers=[
            {
                "name": "Jo Fry",
                "school": "Peach High",
                "assignment": "Math",
                "program": "ecs",
                "email": "jfry@peachvalley.example",
            },
            {"name": "Al Bond"},
            {"name": "Di Katz", "school": "West High", "assignment": "Science"},
        ],
    )
    page.is_for("application")
    page.lacks_nothing()


def test_teachers_in_columns_of_any_order_with_names_in_two_parts() -> None:
    page = read(
        r"""
| District | Birch Cove Schools |
| State | Maine |
| Contact e-mail | c@birchcove.example |

| # | E-mail | Course to be trained in | Last name | First name | Building | Teaches | Years here |
| 1 | aroy@birchcove.example | CS in Algebra | Roy | Ann | Cove Middle | Grade 7 math | 4 |
| 2 | blee@birchcove.example | CS in Science | Lee | Ben | Cove Middle | Life science | 11 |

We ask for CS in Algebra (1 teacher) and CS in Science (1 teacher), first year 2016-17.
""",
    )
    page.says(
        teachers=[
            {
                "name": "Ann Roy",
                "school": "Cove Middle",
                "assignment": "Grade 7 math",
                "program": "algebra",
                "email": "aroy@birchcove.example",
            },
            {"name": "Ben Lee", "program": "science"},
        ],
        programs=[
            {"program": "algebra", "teachers": 1, "first_year": "2016-17"},
            {"program": "science", "teachers": 1, "first_year": "2016-17"},
        ],
    )
    page.is_for("application")
    page.lacks_nothing()


def test_a_roster_by_school_whose_heading_names_the_program() -> None:
    page = read(
        r"""
# Laurel County Schools (Kentucky)

We apply as a single district. Primary contact: Ned Cole, ncole@laurel.example.

Program: Exploring Computer Science, 4 teachers, first year 2016-17

## Teachers for Exploring Computer Science

| Name | School | E-mail |
| Laurel High School | > | > |
| Amy Burr | Laurel High School | aburr@laurel.example |
| Bo Dean | Laurel High School | bdean@laurel.example |
| North Laurel High School | > | > |
| Cy Eads | North Laurel High School | ceads@laurel.example |
| Di Farr | North Laurel High School | dfarr@laurel.example |
""",
    )
    page.says(
        district_name="Laurel County Schools",
        state="KY",
        programs=[{"program": "ecs", "teachers": 4, "first_year": "2016-17"}],
        teachers=[
            {
                "name": "Amy Burr",
                "school": "Laurel High School",
                "program": "ecs",
                "email": "aburr@laurel.example",
            },
            {"name": "Bo Dean", "program": "ecs"},
            {"name": "Cy Eads", "program": "ecs"},
            {"name": "Di Farr", "program": "ecs"},
        ],
    )
    page.is_for("application")
    page.lacks_nothing()


def test_courses_already_taught_are_not_requested() -> None:
    page = read(
        r"""
# Request
District: Elm Fork ISD
State: TX
Contact e-mail: b@elmfork.example
Courses we already teach: Exploring Computer Science (since 2013)
Courses we ask for: Computer Science Principles
Committed teachers: 32
""",
    )
    page.says(programs=[{"program": "csp", "teachers": 32}])
    page.is_for("application")
    page.lacks_nothing()


def test_a_request_for_the_elementary_courses_alone() -> None:
    page = read(
        r"""
# K-5 partnership request

Sunny Slope Elementary School District (Arizona) would like a K-5 partnership. Our facilitator will be Gwen Lott, a technology coach. She will reach all 52 elementary teachers over two years.

Program: K-5 courses
Teachers: 52
First school year: 2015-16
Pathway: K-5 affiliate
Contact: Gwen Lott, glott@sunnyslope.example, 602-555-0133
""",
    )
    page.says(
        district_name="Sunny Slope Elementary School District",
        state="AZ",
        k5_facilitator="Gwen Lott",
        programs=[{"program": "k5", "teachers": 52, "first_year": "2015-16", "pathway": "k5_affiliate"}],
        primary_name="Gwen Lott",
        primary_email="glott@sunnyslope.example",
        stipend_per_day=None,
    )
    page.is_for("application")
    page.lacks_nothing()
