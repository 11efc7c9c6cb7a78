"""Documents that hold all that an application says and apply for nothing, and applications that look like them."""

from __future__ import annotations

import pytest

from pipelines.rules.read.message.not_applying import sends_no_application
from pipelines.rules.read.speaking import asks_for_something, is_running_text, speaks_for_itself
from pipelines.rules.read.titles import called_otherwise, host_of, titles_of
from tests.rules.read.documents import read

_TOLD = (
    """
**Thirty-one teachers to learn computer science**

HERON BEND, Iowa - Heron Bend Community Schools is one of 40 districts that have asked to join the computer science partnership. Thirty-one teachers of its high schools will be trained for Exploring Computer Science if the request is granted.

"We do not want to wait," Superintendent Dr. Ola Brandt told the board. The district has set aside $21,000 for stipends of $120 per day.

For questions call Kent Dole at (515) 555-0144 or write to kdole@heronbend.example.
""",
    """
# Teacher of Computer Science (2 openings)

Heron Bend Unified School District, California, seeks two teachers for Exploring Computer Science beginning 2016-17. The successful candidates join a team of 31 teachers.

The district serves 12,400 students in 11 elementary, 3 middle and 3 high schools. Stipend for summer training: $125 per day.

Apply by July 15 to Human Resources, hr@heronbend.example, (619) 555-0101.
""",
    """
# Heron Bend Schools, Board of Trustees

Meeting of June 8, 2015

Mrs. Pratt presented the computer science partnership. It would cover Exploring Computer Science with 5 teachers from 2016-17 and cost the district $3,000. The board took no vote. Contact for questions: Dora Pratt, dpratt@heronbend.example.
""",
    """
# District Technology Plan 2015-2018

Heron Bend School District, Utah

The district enrolls 10,300 students in nine elementary, three middle and two high schools. Students per computer: 2. Bandwidth: 500 Mbps.

By 2017 both high schools teach Computer Science Principles; 6 teachers are to be trained, and stipends of $110 per day are planned in the budget ($6,000).

Responsible: Bo Larsen, Technology Director, blarsen@heronbend.example
""",
    """
# Agreement between Heron Bend School District and Sage State University

1. The university trains 8 teachers of the district (Oregon) in Computer Science Principles in the summer of 2016.

2. The district pays each teacher $120 per day; the university pays the instructors.

3. Contact of the district: Mia Ruhl, mruhl@heronbend.example.

Signed: Dr. Hal Penn, Superintendent, June 1, 2015
""",
)


@pytest.mark.parametrize("page", _TOLD)
def test_what_tells_about_a_district_in_the_third_person_applies_for_nothing(page: str) -> None:
    read(page).is_for("other")


_OF_OTHERS = (
    """
# Survey on computer science in school districts
| District name | Heron Bend School District |
| State | Colorado |
| Number of students | 1,640 |
| Number of high schools | 1 |
| Your name | Pat Weller |
| Your e-mail | pweller@heronbend.example |
| Do you teach Computer Science Principles? | Yes, 2 teachers since 2014-15 |
| How many students share a computer? | 2 |
| What is your internet bandwidth? | 100 Mbps |
| May we call you for an interview? | Yes |
""",
    """
# State Department of Education
# Courses, School Year 2016-17
| District | Heron Bend School District |
| State | South Dakota |
| Contact person | Nell Hauge |
| E-mail | nhauge@heronbend.example |
| Course | Course code | Teachers certified | On master schedule |
| Exploring Computer Science | 10019 | 1 | Yes |
""",
    """
# Summer Academy: district enrollment form
| District | Heron Bend School District |
| State | Michigan |
| District contact | Ana Burke |
| Contact e-mail | aburke@heronbend.example |
| Number of students who will attend | 44 |
| Workshops wanted | Rockets, Coding for middle school |
| Signature | Ana Burke |
""",
)


@pytest.mark.parametrize("page", _OF_OTHERS)
def test_a_form_of_somebody_else_with_our_questions_applies_to_somebody_else(page: str) -> None:
    read(page).is_for("other")


def test_a_letter_that_says_that_no_application_comes_is_none() -> None:
    read(
        """
Dear partnership office,

Heron Bend Public Schools (Minnesota, 6,700 students) has already applied to the state university's program for CS Principles, with 12 teachers for 2016-17, and they have accepted us. We therefore will not send you an application this year.

Gwen Tully, Curriculum Director, gtully@heronbend.example, (218) 555-0171
"""
    ).is_for("other")


_APPLY_ALL_THE_SAME = (
    """
# Regular Meeting Agenda
1. Call to order
By adopting item 3 the district applies for the partnership; this page is our application.
| District | Heron Bend Central School District |
| State | New York |
| Contact | Renee Falk, rfalk@heronbend.example |
| Course | Teachers | First year |
| CS Principles | 4 | 2016-17 |
5. Adjournment
""",
    """
# REGISTRATION
Register for the partnership: Heron Bend Unified School District
State: Arizona
Course wanted: Exploring Computer Science
Number of teachers: 6
Person to talk to: Lena Cruz
Her e-mail: lcruz@heronbend.example
We would like to join the nearest region.
""",
    """
Hello,

the invoice for the travel and a press release can wait until we hear from you. Here is what the form asks for.

District name: Heron Bend Area Schools
State: MI
Applying as: single district
Primary contact: Carla Main, Grants and Newsletter Coordinator
E-mail: cmain@heronbend.example
Programs: CS in Science, 6 teachers, starting 2016-17
Stipend per teacher per day: $140
""",
    """
# Agreement to take part

The Heron Bend School District of the State of Idaho hereby requests a partnership for CS in Algebra with 6 teachers, beginning with the school year 2016-17.

The contact person is Mary Yoder, whose e-mail is myoder@heronbend.example.
""",
)


@pytest.mark.parametrize("page", _APPLY_ALL_THE_SAME)
def test_who_asks_in_so_many_words_applies_whatever_the_page_is_called(page: str) -> None:
    read(page).is_for("application")


@pytest.mark.parametrize(
    ("text", "speaks"),
    [
        ("Dear team,\nsix teachers are ready.", True),
        ("We have six teachers.", True),
        ("The district requests a partnership.", True),
        ("El distrito solicita ser parte con cinco maestros.", True),
        ("The district has applied for a partnership.", False),
        ('"We want this," the superintendent said.', False),
        ("The US history course has 26 students. We do not discriminate.", False),
    ],
)
def test_what_speaks_for_itself(text: str, speaks: bool) -> None:  # noqa: FBT001 - a table of cases
    assert speaks_for_itself(text) is speaks


def test_asking_is_more_than_speaking() -> None:
    assert not asks_for_something("We met on Monday.")
    assert asks_for_something("The district asks to become a partner, and asks for two courses.")


def test_running_text_is_told_from_labels() -> None:
    assert is_running_text("The district serves many students in all of its schools.\nState: Ohio")
    assert not is_running_text("District: Heron Bend\nState: Ohio\nTeachers: 6")


def test_a_title_is_short_and_stands_first() -> None:
    titles = titles_of(
        "survey of districts\n1450 summit avenue\ndistrict: heron bend\nplease answer all.\nminutes"
    )
    assert titles == ["survey of districts", "district"]
    assert called_otherwise(titles) == "a survey or report"
    assert called_otherwise(["application", "survey of districts"]) == ""


def test_the_host_of_a_form_is_not_the_district_itself() -> None:
    assert host_of(["state department of education"], "heron bend schools", "")
    assert host_of(["heron bend university schools"], "heron bend university schools", "") == ""


def test_a_trust_is_a_host_where_its_form_speaks_of_it() -> None:
    host = host_of(
        ["kessler trust"], "heron bend schools", "kessler trust\nthe trust pays no indirect costs."
    )
    assert host == "trust"
    assert (
        host_of(["kessler trust"], "heron bend schools", "kessler trust\nsource of funding: kessler trust")
        == ""
    )


def test_words_that_no_application_comes() -> None:
    assert sends_no_application("We therefore will not send you an application this year.")
    assert sends_no_application("We won't apply this year.")
    assert sends_no_application("Take us off your list; we are not applying.")
    assert not sends_no_application("We will send our application on Monday.")
    assert not sends_no_application("We cannot send the application before the board meets.")


def test_a_letter_that_only_wonders_asks_for_nothing_yet() -> None:
    read(
        """
Hello,

I work for Heron Bend School District in New Mexico, 1,900 students, one high school. Before I take this to my superintendent: could a district like ours apply at all? We might find 3 or 4 teachers for Exploring Computer Science, perhaps in 2016-17.

Ned Farr, nfarr@heronbend.example, 575-555-0123
"""
    ).is_for("other")


def test_a_program_of_a_conference_is_no_application() -> None:
    read(
        """
# Plains Educators Conference - Program
8:30 Welcome: Dr. Paul Reiss, Superintendent, Heron Bend Public Schools, Nebraska (7,200 students)
9:00 Session A: Exploring Computer Science in 12 high schools - how one district trained 33 teachers
10:15 Panel: paying stipends of $100 a day
11:30 Applying for a district partnership: what the form asks, Lena Ortiz, lortiz@heronbend.example
"""
    ).is_for("other")


_SAY_WE = (
    """
# We are hiring: Computer Science Coordinator

Heron Bend Area Schools, Minnesota, is looking for a coordinator who will lead Exploring Computer Science and CS in Algebra with 11 teachers from 2016-17 on.

What we offer: $61,000 to $74,000, health insurance, a team of good people. Send your letter and two references to Ann Holt, aholt@heronbend.example.
""",
    """
Dear Partnership Team,

we equip 60 school districts, among them Heron Bend County Schools, Florida (1,900 devices, 36 teachers in CSP). For your partner districts we have a special offer with a free training day for every 10 teachers of ECS.

May I send you a price list?

Max Lowe, Sales, max@edgear.example, (305) 555-0177
""",
    """
Dear Dr. Lane,

I am a doctoral student and study districts such as Heron Bend School District, Colorado, which trained 12 teachers in ECS and 9 in CSP in 2014-15. I would like to interview someone of your team. Participation is voluntary.

Nia Cole, ncole@gradschool.example, 303-555-0155
""",
    """
Hello everyone,

Heron Bend Elementary School District (Oregon) is having a Family Code Night on Thursday, October 8. Eleven teachers will show the K-5 courses. We hope to see you there! RSVP to kprice@heronbend.example.
""",
)


@pytest.mark.parametrize("page", _SAY_WE)
def test_who_says_we_without_schools_of_its_own_applies_for_no_district(page: str) -> None:
    read(page).is_for("other")


def test_the_form_of_a_trust_that_speaks_of_itself_is_the_trusts() -> None:
    read(
        """
# Kessler Community Trust
## Education request 2015
District: Heron Bend School District
State: Iowa
Contact: Lyle Benz, lbenz@heronbend.example
Exploring Computer Science, teachers to be trained: 4
Sum asked of the Trust: $9,800
Stipend per teacher per day: $90
Amount budgeted: $2,450
Signature: Dr. Ada Roth
The Trust does not pay for indirect costs.
"""
    ).is_for("other")


def test_words_of_a_grants_office_do_not_turn_our_form_into_anothers() -> None:
    read(
        """
# Partnership application
Grant period, grantee, award amount: the template of a grants office.
| Grantee (district) | Heron Bend City Schools |
| State | Ohio |
| E-mail | wfry@heronbend.example |
| Program requested | Computer Science Principles |
| Number of teachers | 30 |
"""
    ).is_for("application")


_OF_SENT_APPLICATIONS = (
    """
# MINUTES

Board of Education, Heron Bend City Schools, Ohio. June 15, 2015. Superintendent Dr. Fay Orr informed the board that the application for the district partnership in computer science was mailed on June 12. It asks for Computer Science Principles with 32 teachers, beginning in 2016-17, and names Glen Ross (gross@heronbend.example) as contact. Stipends of $115 a day are budgeted at $16,560.
""",
    """
# Heron Bend Currents
## The monthly newsletter of Heron Bend Unified School District

Our district has applied for a partnership in computer science. Thirty-one of our teachers would be trained in Exploring Computer Science. The board has set aside $22,320 for stipends of $120 a day. Write to Dana Hill, dhill@heronbend.example.
""",
)


@pytest.mark.parametrize("page", _OF_SENT_APPLICATIONS)
def test_what_tells_that_an_application_has_gone_out_is_not_that_application(page: str) -> None:
    read(page).is_for("other")


def test_who_offers_the_same_to_districts_is_no_district() -> None:
    read(
        """
Hello,

CodeCamp has partnered with Heron Bend Township Schools (Michigan, 6,200 students) to train 22 teachers in CS Principles. We would love to do the same for your districts in 2016-17.

Brad Sims, bsims@codecamp.example, 312-555-0145
"""
    ).is_for("other")


def test_a_form_under_the_name_of_a_foundation_is_the_foundations_whatever_it_asks() -> None:
    read(
        """
**THE ALBRIGHT FAMILY FOUNDATION**

School district: Heron Bend School District
State: Georgia
E-mail: rlott@heronbend.example
Purpose: stipends for 15 teachers of Computer Science Principles in 2016-17
Stipend per teacher per day: $120
Amount budgeted: $6,000
"""
    ).is_for("other")


def test_an_update_with_a_question_and_numbers_is_a_request() -> None:
    read(
        """
Dear Sam,

at last an update from Heron Bend City Schools, Tennessee: the principals have picked nine teachers for CS in Algebra. They begin in 2016-17. Bo Hart is the one to contact (bhart@heronbend.example). Could you tell me whether this is enough?

Nan
"""
    ).is_for("application")


_TOLD_OTHERWISE = (
    """
# Request for Proposals - Response

Submitted to: Coastal Power Community Fund

Heron Bend School District, South Carolina. Computer Science Principles, 3 teachers, first school year 2016-17. We request $11,250 from the Coastal Power Community Fund. Stipend per teacher: $100 per day. Contact: mdorn@heronbend.example
""",
    """
Hello friends,

Heron Bend Unified School District (Oregon) has two openings for teachers of Exploring Computer Science, starting 2016-17. Our 3 high schools and 14 CS teachers look forward to meeting you! $48,500-$79,000, full benefits, training stipend of $120 a day. Please apply at jobs.heronbend.example by July 10. Questions: hr@heronbend.example
""",
    """
Dear Mr. Lane,

I represent QuizByte. Last year our assessments were used by 31 teachers of Exploring Computer Science in Heron Bay Independent School District, Texas, and by 12 teachers of CSP in another. We would like to become your assessment partner. Prices begin at $4 per student.

Tess Orr, tess@quizbyte.example, (512) 555-0102
""",
    """
Dear team,

thank you for the forms. The cabinet of Heron Bend Community Schools (Michigan) has chosen to go another way: the intermediate district will train our 11 teachers for CSP in 2016-17.

Greg Ames, games@heronbend.example
""",
    """
Hi,

a colleague told me about your program. Heron Bend Unified, California, has maybe 20 teachers who could be interested in Exploring Computer Science. What are the requirements, and what do we pay?

Lyn Dow, ldow@heronbend.example, 530-555-0119
""",
    """
# Education Week in Review

Arizona. Heron Bend Unified School District applies for a national computer science partnership with 33 teachers, the Heron Daily reports. "We ask for Exploring Computer Science," the application reads.
""",
)


@pytest.mark.parametrize("page", _TOLD_OTHERWISE)
def test_requests_to_a_fund_openings_offers_refusals_questions_and_reports_apply_for_nothing(
    page: str,
) -> None:
    read(page).is_for("other")


def test_a_note_of_two_lines_asks_by_its_numbers() -> None:
    read(
        "Heron Meadow R-II, Missouri: ECS 2 teachers, CSP 2 teachers, 2016-17. Di Ross, dross@heron.example, 573-555-0158"
    ).is_for("application")


_MORE_PAPERS = (
    """
MEDIA ADVISORY

What: Vote on the computer science partnership
Who: Board of Education, Heron Bend Unified School District, Arizona
Background: The district (8,300 students) wants to train 31 teachers in Computer Science Principles. Stipends of $115 a day would cost $32,085.
Press contact: Lee Young, lyoung@heronbend.example, (928) 555-0164
""",
    """
# Purchase Request
Requested by: Fay Lim, Heron Bend School District, Ohio
Item: 30 notebooks for Computer Science Principles, $12,600
Teachers: 1. Needed by: August 2016
Approved: Hal Orr, horr@heronbend.example
""",
    """
Dear partnership friends,

as mayor I was glad to hear that Heron Bend Unit School District 20, Illinois, hopes to offer CSP with six teachers in 2016-17. Our town stands behind its schools. I hope that you choose them.

Nell Ott, nott@heronbend.example
""",
)


@pytest.mark.parametrize("page", _MORE_PAPERS)
def test_advisories_requests_for_purchases_and_friends_of_a_district_apply_for_nothing(page: str) -> None:
    read(page).is_for("other")
