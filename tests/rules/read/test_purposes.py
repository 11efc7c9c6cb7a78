"""What a document is for: applications, our forms, and what only looks like one."""

from __future__ import annotations

import pytest

from tests.rules.read.documents import read


def test_a_press_release_is_no_application() -> None:
    page = read(
        r"""
**NEWS RELEASE**

Contact for the media: Paula Stern, 555-0160

**Riverton schools seek national computer science partnership**

RIVERTON, Ohio – Riverton City Schools announced today that the district has applied to become a partner district for computer science. If accepted, 31 teachers will be trained in Computer Science Principles next summer, said Superintendent Dr. Hal Greer.

The district, which serves 6,400 students in nine schools, has set aside $14,000 for stipends of $120 a day.

###
""",
    )
    page.is_for("other")


def test_a_request_to_a_foundation_is_no_application_to_us() -> None:
    page = read(
        r"""
# Hollis Family Foundation: application for a classroom grant

Applicant district: Tern Lake Schools
State: Maine
Contact: Joy Pell, jpell@ternlake.example
Number of students: 900
Course: Computer Science Principles
Teachers: 2
Amount requested from the Foundation: $8,000
What will the Foundation's grant pay for? Laptops and a 3D printer.
Will the district report to the trustees after the grant period? Yes
""",
    )
    page.is_for("other")


def test_minutes_that_tell_of_an_application_are_none() -> None:
    page = read(
        r"""
# Minutes of the regular meeting, May 12, 2015

The meeting was called to order at 7:00 p.m. by the chair. Roll call: all present.

Item 7. The superintendent reported on the computer science partnership. The district would commit 30 teachers to Exploring Computer Science from 2016-17 and budget $12,000 for stipends. Motion by Mr. Ames, seconded by Ms. Lake, to authorize an application. Motion carried 7-0.

The meeting adjourned at 9:15 p.m.
""",
    )
    page.is_for("other")


def test_a_letter_of_support_is_no_application() -> None:
    page = read(
        r"""
June 2, 2015

To whom it may concern:

I am pleased to support the application of the Elm Prairie School District for your computer science partnership. As principal of Elm Prairie High School, I know that at least two of our teachers are eager to teach Computer Science Principles.

Sincerely,
Robert Fenn
Principal
""",
    )
    page.is_for("other")


def test_a_job_posting_is_no_application() -> None:
    page = read(
        r"""
# Job posting: Computer Science Teacher
Willow Bend School District, Texas. Position available August 2016.
Salary range $45,000 to $61,000. Qualifications: certification in mathematics or business; willing to be trained in Exploring Computer Science.
How to apply: send a letter to hr@willowbend.example. Equal opportunity employer.
""",
    )
    page.is_for("other")


def test_a_course_catalog_is_no_application() -> None:
    page = read(
        r"""
# Course catalog 2016-17
## Computer Science Principles (course code 5110)
Grades 10-12. One credit. Students learn how the internet works.
## Exploring Computer Science (course code 5105)
Grades 9-10. One credit.
""",
    )
    page.is_for("other")


def test_the_interest_form_opens_the_dialogue() -> None:
    page = read(
        r"""
# District partnership interest form
| Your name | Gil Moreno |
| District | Agua Dulce Schools |
| Office city and state | Agua Dulce, TX |
| E-mail | gmoreno@aguadulce.example |
| Phone | 361-555-0100 |
| Which programs interest you? | CSP and ECS |
""",
    )
    page.says(
        district_name="Agua Dulce Schools",
        state="TX",
        city="Agua Dulce",
        primary_email="gmoreno@aguadulce.example",
        primary_name="Gil Moreno",
    )
    page.is_for("interest_form")


def test_who_asks_for_the_form_is_interested_however_many_teachers_may_come() -> None:
    page = read(
        r"""
**Expression of Interest**

District: Tern Lake Schools, Maine

Contact: Joy Pell, jpell@ternlake.example, (207) 555-0199

We are interested in CS Principles; about 20 teachers might attend. Please send us the application.
""",
    )
    page.is_for("interest_form")


def test_a_copy_of_our_receipt_is_no_application() -> None:
    page = read(
        r"""
Dear Ms. Orr,

Thank you for the partnership application of Fallow Creek School District. Here is what we understood:

District name: Fallow Creek School District
State: ID
Programs: Computer Science Principles, 31 teachers
Contact: Nadia Orr, norr@fallowcreek.example

Kind regards,
District Partnerships
""",
    )
    page.is_for("other")


def test_our_form_with_nothing_filled_in_is_blank() -> None:
    page = read(
        r"""
# District Partnership Application
| District name |  |
| State |  |
| City | ____________ |
| Number of students |  |
| Number of high schools |  |
| We are applying as | ☐ Single district ☐ Lead of a consortium ☐ Member of a consortium |
| Primary contact: name |  |
| Primary contact: e-mail | Click or tap here to enter text. |
| Source of funding | N/A |
| Stipend per teacher per day | $______ |

| Program | Committed teachers | First school year |
| Exploring Computer Science (ECS) |  |  |
| Computer Science Principles (CSP) |  |  |
""",
    )
    page.is_blank()


def test_an_offer_of_a_company_names_teachers_and_programs_and_is_no_application() -> None:
    read("""
        Larkspur Learning
        Dear partnership team,
        we are excited to present our computer science curriculum. We train 40 teachers for Computer Science Principles.
        To schedule a demo write to Ned Farr, Sales Manager, nfarr@larkspur.example, (512) 555-0142.
        """).is_for("other")


def test_a_brochure_that_names_a_partnership_and_a_program_asks_for_nothing() -> None:
    page = read(
        r"""
**District Partnership Program**

Our company partners with 300 school districts and 12,000 teachers.

Computer Science Principles curriculum: $40 per student.

Contact: orders@vendor.example, (212) 555-0199
""",
    )
    page.is_for("other")


def test_who_asks_and_names_nobody_still_applies() -> None:
    page = read(
        r"""
**District Partnership Application**

We apply for Computer Science Principles.

Contact: Joy Pell, jpell@ternlake.example, (207) 555-0199
""",
    )
    page.is_for("application")


def test_a_questionnaire_of_researchers_is_no_application() -> None:
    read("""
        # Questionnaire for districts, State College of Education
        Principal investigator: Dr. Ruth Amsel
        District name: Birch Hollow Schools
        State: Ohio
        Number of high schools: 3
        How many teachers teach Exploring Computer Science? 4
        """).is_for("other")


def test_a_letter_of_thanks_that_mentions_teachers_and_stipends_is_no_application() -> None:
    read("""
        Birch Hollow Schools
        4 Creek Lane, Birch Hollow, Ohio 43011
        Thank you for the great workshop. Our 31 Computer Science Principles teachers loved it, and the $110 a day helped.
        Until next time,
        Petra Quill, Curriculum Director
        """).is_for("other")


def test_thanks_at_the_head_of_an_application_do_not_set_it_aside() -> None:
    read("""
        Thank you for the webinar, much appreciated. Birch Hollow Schools, Ohio, applies to become a partner district
        for Computer Science Principles with 31 teachers from 2016-17.
        Contact: Petra Quill, pquill@birchhollow.example
        """).is_for("application")


def test_a_form_filled_in_for_a_sample_district_is_no_application() -> None:
    read("""
        # District Partnership Application
        | District name | Sample District |
        | State | Ohio |
        | Number of students | 1,000 |
        | Primary contact: e-mail | name@sample.example |
        | Program | Committed teachers |
        | CSP | 30 |
        """).is_for("other")


def test_an_application_to_a_university_that_never_mentions_computing_is_no_application_to_us() -> None:
    read("""
        # Student Teacher Partnership Application
        District name: Birch Hollow Schools
        State: Ohio
        Number of student teachers requested: 12
        Contact: Petra Quill, pquill@birchhollow.example
        Subjects: mathematics, English
        """).is_for("other")


def test_a_form_in_which_nothing_essential_is_missing_is_never_taken_for_an_offer() -> None:
    read("""
        # Application
        | District name | Birch Hollow Schools |
        | State | Ohio |
        | Primary contact: e-mail | pquill@birchhollow.example |
        | Program | Committed teachers |
        | CSP | 31 |

        How will you promote the courses? We schedule a demo evening, a free trial lesson on our platform, a survey of parents.
        """).is_for("application")


def test_one_sentence_that_applies_is_an_application_that_lacks_a_contact() -> None:
    page = read(
        "Birch Hollow Schools, Ohio, applies for Computer Science Principles with 31 teachers in 2016-17."
    )
    page.is_for("application")
    page.lacks_something()


def test_a_quote_of_a_shop_is_no_application() -> None:
    read("""
        Northwind Devices, Quote Q-8812, prepared for Birch Hollow Schools, Ohio
        | Item | Qty | Unit price | Total |
        | Laptop | 32 | $249 | $7,968 |
        For the Computer Science Principles lab of 32 teachers. Contact: Ned Farr, nfarr@northwind.example, (614) 555-0166
        """).is_for("other")


@pytest.mark.parametrize(
    "words",
    [
        "As agreed on the phone: Otter Slide Schools, Tennessee. 4 teachers for ECS. Ada Fenn, afenn@otterslide.example.",
        "Here is what I promised. Otter Slide Schools, Tennessee. CSP: 5 teachers. Ada Fenn, afenn@otterslide.example.",
        "Count us in! Otter Slide Schools (TN). ECS, 3 teachers, fall 2016. Ada Fenn, afenn@otterslide.example.",
    ],
)
def test_who_for_how_many_teachers_and_whom_to_write_to_is_an_application_whatever_the_verb(
    words: str,
) -> None:
    read(f"Hello,\n\n{words}", "text").is_for("application")
