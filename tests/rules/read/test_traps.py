"""What stands near an answer and is none: last year, examples, the office, other people, other numbers."""

from __future__ import annotations

from tests.rules.read.documents import read


def test_last_years_column_and_the_offices_are_not_read() -> None:
    page = read(
        r"""
# District Partnership Application

| Question | 2014-15 | 2015-16 (current) | For office use |
| Number of students | 4,800 | 5,010 | ok |
| Number of elementary schools | 6 | 5 | ok |
| Number of middle schools | 2 | 2 |  |
| Number of high schools | 1 | 1 | check |

| District name | Willow Fork Schools |
| State | Oklahoma |
| Primary contact: name | Gene Askew |
| Primary contact: e-mail | gaskew@willowfork.example |

| Program | Teachers last year | Teachers committed | First year |
| CSP | 3 | 31 | 2016-17 |
""",
    )
    page.says(
        district_name="Willow Fork Schools",
        state="OK",
        students=5010,
        elementary_schools=5,
        middle_schools=2,
        high_schools=1,
        primary_name="Gene Askew",
        primary_email="gaskew@willowfork.example",
        programs=[{"program": "csp", "teachers": 31, "first_year": "2016-17"}],
    )
    page.is_for("application")
    page.lacks_nothing()


def test_examples_and_pale_prompts_are_not_answers() -> None:
    page = read(
        r"""
# District Partnership Application

| District name | {{(official name)}} Bracken Hill Schools |
| State | {{two letters, e.g. TX}} |
| City | Bracken Hill |
| Number of students | {{Example: 12,000}} <br> 2,204 |

| Program | Committed teachers | First school year |
| Example: Computer Science Principles | 35 | 2015-16 |
| CS in Algebra | 8 | 2016-17 |

| Teacher name | School | Subject or grade | Program | E-mail |
| e.g. Jane Doe | Lincoln High | Math | CSP | jdoe@district.example |
| Nora Fitch | Bracken Middle | Algebra | Algebra | nfitch@brackenhill.example |
""",
    )
    page.says(
        district_name="Bracken Hill Schools",
        city="Bracken Hill",
        students=2204,
        programs=[{"program": "algebra", "teachers": 8, "first_year": "2016-17"}],
        teachers=[
            {
                "name": "Nora Fitch",
                "school": "Bracken Middle",
                "program": "algebra",
                "email": "nfitch@brackenhill.example",
            }
        ],
        state=None,
    )
    page.is_for("application")


def test_a_filled_example_above_the_form_is_not_the_application() -> None:
    page = read(
        r"""
# How to fill in the form (example)
District name: Sampleville Schools
State: Ohio
Number of students: 10,000
Primary contact: name: Pat Sample
Primary contact: e-mail: pat@sampleville.example

# District Partnership Application
District name: Otter Slide Schools
State: Vermont
Number of students: 1,100
Primary contact: name: Kim Hale
Primary contact: e-mail: khale@otterslide.example

| Program | Committed teachers |
| CS in Science | 6 |
""",
    )
    page.says(
        district_name="Otter Slide Schools",
        state="VT",
        students=1100,
        primary_name="Kim Hale",
        primary_email="khale@otterslide.example",
        programs=[{"program": "science", "teachers": 6}],
    )
    page.is_for("application")
    page.lacks_nothing()


def test_columns_that_the_office_filled_in_are_not_answers() -> None:
    page = read(
        r"""
| Item | Answer | Received by | Checked |
| District name | Pond Hill Schools | MK | x |
| State | Connecticut | MK | x |
| Number of students | 2,010 | MK |  |
| Primary contact: name | Lu Marsh | MK | x |
| Primary contact: e-mail | lmarsh@pondhill.example | MK | x |

| Program | Committed teachers | Office use: verified |
| Computer Science Principles (CSP) | 32 | 28 |
""",
    )
    page.says(
        district_name="Pond Hill Schools",
        state="CT",
        students=2010,
        primary_name="Lu Marsh",
        primary_email="lmarsh@pondhill.example",
        programs=[{"program": "csp", "teachers": 32}],
    )
    page.is_for("application")
    page.lacks_nothing()


def test_numbers_of_other_things_are_not_ours() -> None:
    page = read(
        r"""
# Application for the computer science partnership

District name: Blue Heron Public Schools
State: Michigan
Total number of staff: 812
Number of teachers in the district: 431
Enrollment: 7,350
Students receiving free or reduced lunch: 3,120
Students with disabilities: 844
English learners: 390
Number of buses: 62
Elementary schools: 9
Middle schools: 3
High schools: 2
Private schools in our area: 4
Contact person: Ruth Kessel
E-mail: rkessel@blueheron.example
Fax: (231) 555-0199
Telephone: (231) 555-0140
Program: CSP
Committed teachers: 36
""",
    )
    page.says(
        district_name="Blue Heron Public Schools",
        state="MI",
        students=7350,
        elementary_schools=9,
        middle_schools=3,
        high_schools=2,
        primary_name="Ruth Kessel",
        primary_email="rkessel@blueheron.example",
        primary_phone="(231) 555-0140",
        programs=[{"program": "csp", "teachers": 36}],
    )
    page.is_for("application")
    page.lacks_nothing()


def test_rates_budgets_and_dates_of_other_things_are_not_ours() -> None:
    page = read(
        r"""
# Application of Tule Basin Unified, California
| District | Tule Basin Unified School District |
| State | California |
| State district ID (CDS) | 54-72009 |
| Total general fund budget of the district | $45,000,000 |
| Enrollment | 5,010 (last year 4,900) |
| Ninth-grade enrollment | 402 |
| Students who took AP exams | 188 |
| High schools | 2 (one is an alternative school) |
| Teachers in the district | 255 |
| Date of board approval | May 1, 2015 |
| Contact | Ivy Sato |
| Contact's e-mail | isato@tulebasin.example |
| Webmaster e-mail | web@tulebasin.example |
| Phone / fax | (559) 555-0110 / (559) 555-0111 |

## Program
| Program | Teachers committed | Students expected in the course |
| CSP | 31 | 640 |

## Stipends
| Substitute pay per day | $95 |
| Teacher stipend per day | $130 |
| Estimated total cost of stipends | $36,270 |
| Budgeted by us | $18,135 |
| Lodging per night | $110 |
""",
    )
    page.says(
        district_name="Tule Basin Unified School District",
        state="CA",
        nces_id=None,
        students=5010,
        high_schools=2,
        primary_name="Ivy Sato",
        primary_email="isato@tulebasin.example",
        programs=[{"program": "csp", "teachers": 31}],
        stipend_per_day="130.00",
        amount_budgeted="18135.00",
        signature_date=None,
        elementary_schools=None,
    )
    page.is_for("application")


def test_a_principal_by_name_is_not_a_count_of_principals() -> None:
    page = read(
        r"""
# Bay Ridge Schools, Delaware: application
District contact: Hal Wynn, hwynn@bayridge.example
Principal of Bay Ridge High: Sue Tripp
Counselor at Bay Ridge High: Ron Pell
Program: Exploring Computer Science
Teachers: 2
First school year: 2016-17
""",
    )
    page.says(
        district_name="Bay Ridge Schools",
        state="DE",
        primary_name="Hal Wynn",
        primary_email="hwynn@bayridge.example",
        principals=None,
        counselors=None,
        programs=[{"program": "ecs", "teachers": 2, "first_year": "2016-17"}],
    )
    page.is_for("application")
    page.lacks_nothing()


def test_a_workshop_does_not_open_the_school_year() -> None:
    page = read(
        r"""
| District | Gap Creek Schools |
| State | TN |
| Contact e-mail | b@gapcreek.example |
| Program | ECS |
| Committed teachers | 2 |
| Summer workshop begins | July 11, 2016 |
| First day for students | August 8, 2016 |
| Last day for students | May 24, 2017 |
| Application deadline | August 31, 2015 |
""",
    )
    page.says(school_year_start="2016-08-08", school_year_end="2017-05-24", signature_date=None)
    page.is_for("application")


def test_people_given_as_references_are_not_contacts() -> None:
    page = read(
        r"""
# Application of Iron Gate County Schools (Virginia)

Contact: Lee Ward, lward@irongate.example, 540-555-0101
Superintendent: Dr. Jo Marsh, jmarsh@irongate.example
Program: CSP, 30 teachers, 2016-17

## References
Dr. Al Bright, Valley University, abright@valleyu.example, 540-555-0190
Ms. Kim Stone, Chamber of Commerce, kstone@chamber.example
""",
    )
    page.says(
        district_name="Iron Gate County Schools",
        state="VA",
        primary_name="Lee Ward",
        primary_email="lward@irongate.example",
        superintendent_name="Dr. Jo Marsh",
        programs=[{"program": "csp", "teachers": 30, "first_year": "2016-17"}],
        teachers=[],
    )
    page.is_for("application")
    page.lacks_nothing()


def test_a_former_name_beside_the_name() -> None:
    page = read(
        r"""
District name: Lakeshore Unified Schools (formerly Old Harbor City Schools)
State: Wisconsin
City: Lakeshore
Contact: Abe Roth, aroth@lakeshore.example
Program: ECS
Committed teachers: 30
""",
    )
    page.says(state="WI", city="Lakeshore", programs=[{"program": "ecs", "teachers": 30}])
    page.contains("district_name", "Lakeshore Unified Schools")
    page.is_for("application")
    page.lacks_nothing()


def test_of_four_people_two_are_asked_for() -> None:
    page = read(
        r"""
# Contacts of Wren Lake Schools, Wisconsin (application for CSP, 30 teachers, 2016-17)

- Superintendent: Dr. Fay Holm, fholm@wrenlake.example, 715-555-0101
- Director of Technology: Cal Ives, cives@wrenlake.example, 715-555-0104
- Contact for the partnership: Uma Jost, ujost@wrenlake.example, 715-555-0108
- Board president: Abe Kern, akern@wrenlake.example
""",
    )
    page.says(
        district_name="Wren Lake Schools",
        state="WI",
        superintendent_name="Dr. Fay Holm",
        superintendent_email="fholm@wrenlake.example",
        superintendent_phone="715-555-0101",
        primary_name="Uma Jost",
        primary_email="ujost@wrenlake.example",
        primary_phone="715-555-0108",
        programs=[{"program": "csp", "teachers": 30, "first_year": "2016-17"}],
    )
    page.is_for("application")
    page.lacks_nothing()


def test_notes_in_brackets_are_no_part_of_an_answer() -> None:
    page = read(
        r"""
| District | Rush City Schools [MK 6/3] |
| State | Minnesota [ok] |
| Students | 880 [verified] |
| Contact | Jan Ost |
| Contact e-mail | jost@rushcity.example |
| Program | ECS |
| Committed teachers | 1 |
""",
    )
    page.says(state="MN", students=880, primary_name="Jan Ost", programs=[{"program": "ecs", "teachers": 1}])
    page.is_for("application")


def test_misspelt_labels_are_understood() -> None:
    page = read(
        r"""
| Distict name | Reed Lake Schools |
| Stae | Michigan |
| Numer of studnets | 2,400 |
| Superintendant | Dr. Ola Pratt |
| Superintendant email | opratt@reedlake.example |
| Prmary contact | Ken Frey |
| Contact emial | kfrey@reedlake.example |
| Telphone of the contact | 616-555-0120 |
| Bandwith | 200 Mbps |
| Funding sorce | Title IIA |
| Program | CSP |
| Commited teachers | 30 |
""",
    )
    page.says(
        district_name="Reed Lake Schools",
        state="MI",
        students=2400,
        superintendent_name="Dr. Ola Pratt",
        superintendent_email="opratt@reedlake.example",
        primary_name="Ken Frey",
        primary_email="kfrey@reedlake.example",
        primary_phone="616-555-0120",
        bandwidth_mbps=200,
        funding_source="Title IIA",
        programs=[{"program": "csp", "teachers": 30}],
    )
    page.is_for("application")
    page.lacks_nothing()


def test_numbers_in_words_and_with_k() -> None:
    page = read(
        r"""
| District | Timber Gap Schools |
| State | Ore. |
| Enrollment | 12K |
| Elementary schools | a dozen |
| Middle schools | four (4) |
| High schools | three |
| Contact e-mail | kwu [at] timbergap [dot] example |
| Contact | Kay Wu |
| Program | Exploring Computer Science |
| Committed teachers | thirty-five |
| Budgeted | $1.25 million |
| Stipend per day | one hundred twenty-five dollars |
""",
    )
    page.says(
        district_name="Timber Gap Schools",
        state="OR",
        students=12000,
        elementary_schools=12,
        middle_schools=4,
        high_schools=3,
        primary_name="Kay Wu",
        primary_email="kwu@timbergap.example",
        programs=[{"program": "ecs", "teachers": 35}],
        amount_budgeted="1250000.00",
        stipend_per_day="125.00",
    )
    page.is_for("application")
    page.lacks_nothing()


def test_dates_in_several_ways_and_a_typed_signature() -> None:
    page = read(
        r"""
| District | Elk Point Schools |
| State | S. Dak. |
| Contact e-mail | r@elkpoint.example |
| Program | ECS |
| Teachers | 2 |
| First day of school | 08/22/2016 |
| Last day of school | 19 May 2017 |
| Authorized signature | /s/ Ron Hale |
| Title | Superintendent |
| Date | 6-12-15 |
""",
    )
    page.says(
        state="SD",
        school_year_start="2016-08-22",
        school_year_end="2017-05-19",
        signature_title="Superintendent",
        signature_date="2015-06-12",
    )
    page.is_for("application")
    page.lacks_nothing()


def test_figures_that_are_no_number_stay_words_and_name_no_schools() -> None:
    page = read(
        r"""
# Application

| District | Sand Hollow School District |
| State | Nevada |
| Elementary schools | 3,5 |

| Program | Teachers | Schools | First year | Identification plan |
| CSP | as many as we can find | | 2016-17 | Principals will name them by May. |
"""
    )
    page.says(elementary_schools=None, programs=[{"program": "csp", "teachers": None, "schools": None}])
    page.asks("not_understood", "elementary_schools")
    page.asks("not_understood", "programs[0].teachers")
    page.contains("district_name", "Sand Hollow")
