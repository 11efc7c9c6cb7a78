"""Letters and mails in running prose: what a careful reader would take from them."""

from __future__ import annotations

from tests.rules.read.documents import read


def test_a_letter_of_a_single_district_is_read_whole() -> None:
    page = read(
        r"""
^ **Otter Bend Independent School District**
^ 415 Levee Street · Otter Bend, Texas 78299 · Telephone (956) 555-0140 · www.otterbend.example

September 3, 2015

Dear colleagues,

We write to apply for a place among your partner districts. Otter Bend ISD enrolls 7,815 students in eight elementary schools, two middle schools and two high schools. We apply on our own, without other districts.

Thirty-one of our teachers have committed to Exploring Computer Science, and we would like to offer the course from the fall of 2016. Another six will take CS in Algebra in the same year.

Teachers will be paid $22 for each hour of training. For this the board has reserved $14,300 from Title IV funds. We are aware that taxes and benefits on these stipends are our own expense.

Every two students share a computer, and each campus is connected at 300 Mbps.

If you have questions, please call or write to our contact person, Marta Elizondo, Director of Digital Learning, (956) 555-0147, melizondo@otterbend.example.

Respectfully,

Dr. Raul Cantu
Superintendent
""",
    )
    page.says(
        district_name="Otter Bend Independent School District",
        state="TX",
        city="Otter Bend",
        office_street="415 Levee Street",
        office_postal_code="78299",
        office_phone="(956) 555-0140",
        website="www.otterbend.example",
        students=7815,
        elementary_schools=8,
        middle_schools=2,
        high_schools=2,
        applying_as="single",
        programs=[
            {"program": "ecs", "teachers": 31, "first_year": "2016-17"},
            {"program": "algebra", "teachers": 6, "first_year": "2016-17"},
        ],
        stipend_per_hour="22.00",
        stipend_per_day=None,
        amount_budgeted="14300.00",
        taxes_understood=True,
        students_per_computer=2,
        bandwidth_mbps=300,
        primary_name="Marta Elizondo",
        primary_title="Director of Digital Learning",
        primary_email="melizondo@otterbend.example",
        primary_phone="(956) 555-0147",
        superintendent_name="Dr. Raul Cantu",
        signature_name="Dr. Raul Cantu",
        signature_title="Superintendent",
        signature_date="2015-09-03",
        members=[],
        teachers=[],
        counselors=None,
        principals=None,
    )
    page.contains("funding_source", "Title IV")
    page.is_for("application")
    page.lacks_nothing()


def test_a_letter_without_a_letterhead_names_its_sender_above_the_date() -> None:
    page = read(
        r"""
Pine Hollow Area School District
88 Schoolhouse Lane
Pine Hollow, PA 16999

May 20, 2015

To the District Partnership Program:

Pine Hollow Area School District wishes to become a partner as a member of the consortium led by Raven Ridge Area School District.

Our district has 1,240 students. There are two elementary schools, one middle school and one high school.

We pledge 4 teachers to Computer Science Principles, beginning with the 2016-17 school year, and 3 teachers to CS in Science a year later, 2017-18.

The stipend is $118 per teacher per day. We have set aside $3,100 for stipends; the money comes from our general fund.

Questions about this application should go to Ms. Ellen Varga, Curriculum Supervisor (evarga@pinehollow.example, 814-555-0181).

Yours truly,

Thomas Brandt, Ed.D.
Superintendent of Schools
""",
    )
    page.says(
        district_name="Pine Hollow Area School District",
        state="PA",
        city="Pine Hollow",
        office_street="88 Schoolhouse Lane",
        office_postal_code="16999",
        students=1240,
        elementary_schools=2,
        middle_schools=1,
        high_schools=1,
        applying_as="member",
        lead_district="Raven Ridge Area School District",
        programs=[
            {"program": "csp", "teachers": 4, "first_year": "2016-17"},
            {"program": "science", "teachers": 3, "first_year": "2017-18"},
        ],
        stipend_per_day="118.00",
        amount_budgeted="3100.00",
        primary_name="Ms. Ellen Varga",
        primary_title="Curriculum Supervisor",
        primary_email="evarga@pinehollow.example",
        primary_phone="814-555-0181",
        signature_title="Superintendent of Schools",
        signature_date="2015-05-20",
        members=[],
    )
    page.contains("funding_source", "general fund")
    page.is_for("application")
    page.lacks_nothing()


def test_a_short_letter_may_ask_for_one_program_with_one_teacher() -> None:
    page = read(
        r"""
April 30, 2015

Dear Partnership Office,

Ash Fork Joint Unified District, Arizona, would like to apply for Exploring Computer Science. We are small: 410 students, one elementary school and one high school, no middle school. One teacher is ready. We would join the nearest region in the fall of 2016.

I am the superintendent and will handle this myself: Walt Dunn, wdunn@ashfork.example, 928-555-0112.

Walt Dunn
Superintendent
""",
    )
    page.says(
        district_name="Ash Fork Joint Unified District",
        state="AZ",
        students=410,
        elementary_schools=1,
        high_schools=1,
        programs=[{"program": "ecs", "teachers": 1, "first_year": "2016-17", "pathway": "join_region"}],
    )
    page.is_for("application")


def test_members_come_in_a_sentence_one_with_a_number_alone() -> None:
    page = read(
        r"""
^ Three Lakes Area Schools, 10 Birch Street, Three Lakes, WI 54999

To the partnership team:

Three Lakes Area Schools leads a consortium of four districts and applies for all of them. With us come Otter Creek School District with 6 teachers, Pelican Lake School District with 8, and Ironwood Area Schools (MI) with 5 teachers, all for Exploring Computer Science. We ourselves bring 14 teachers to Exploring Computer Science. Instruction begins in 2016-17.

Please contact Bo Larsen, High School Principal, at blarsen@threelakes.example or 715-555-0122.

Sincerely,
Dr. Kim Vang, Superintendent
June 1, 2015
""",
    )
    page.says(
        district_name="Three Lakes Area Schools",
        state="WI",
        office_street="10 Birch Street",
        city="Three Lakes",
        office_postal_code="54999",
        applying_as="lead",
        lead_district=None,
        members=[
            {"district_name": "Otter Creek School District", "teachers": 6, "program": "ecs"},
            {"district_name": "Pelican Lake School District", "teachers": 8, "program": "ecs"},
            {"district_name": "Ironwood Area Schools", "state": "MI", "teachers": 5, "program": "ecs"},
        ],
        programs=[{"program": "ecs", "teachers": 14, "first_year": "2016-17"}],
        primary_name="Bo Larsen",
        primary_title="High School Principal",
        primary_email="blarsen@threelakes.example",
        primary_phone="715-555-0122",
        signature_name="Dr. Kim Vang",
        signature_title="Superintendent",
        signature_date="2015-06-01",
        superintendent_name="Dr. Kim Vang",
    )
    page.is_for("application")
    page.lacks_nothing()


def test_the_address_of_a_consultant_is_not_that_of_the_district() -> None:
    page = read(
        r"""
^ Twin Forks School District · 20 State Line Road · Twin Forks, Idaho 83899

Dear Partnership Team,

Twin Forks School District asks for CS in Algebra for 4 teachers, first in 2016-17. We apply as a single district.

Please write to our grant consultant and contact person, Pia Noll, 400 Oak Street, Ontario, OR 97999, pnoll@twinforks.example, (541) 555-0160.

Sincerely,
Dr. Gus Hale
Superintendent
May 4, 2015
""",
    )
    page.says(
        district_name="Twin Forks School District",
        state="ID",
        city="Twin Forks",
        office_street="20 State Line Road",
        office_postal_code="83899",
        primary_name="Pia Noll",
        primary_email="pnoll@twinforks.example",
        primary_phone="(541) 555-0160",
        programs=[{"program": "algebra", "teachers": 4, "first_year": "2016-17"}],
        applying_as="single",
        signature_date="2015-05-04",
    )
    page.is_for("application")
    page.lacks_nothing()


def test_a_lead_that_is_named_first_is_not_the_applicant() -> None:
    page = read(
        r"""
Great River Consortium, led by Steamboat Community Schools

We, the Mill Island Community School District of Iowa, join this consortium as a member. Six of our teachers commit to CS in Algebra from the 2016-17 school year on.

Mail: Sara Voss, svoss@millisland.example. Telephone: 563-555-0144.
Our superintendent: Tim Rausch.

Enrollment is 1,310. We have two elementary schools, a middle school and a high school.
""",
    )
    page.says(
        district_name="Mill Island Community School District",
        state="IA",
        applying_as="member",
        lead_district="Steamboat Community Schools",
        programs=[{"program": "algebra", "teachers": 6, "first_year": "2016-17"}],
        superintendent_name="Tim Rausch",
        students=1310,
        elementary_schools=2,
        middle_schools=1,
        high_schools=1,
        members=[],
    )
    page.is_for("application")


def test_an_informal_mail_whose_writer_says_reach_me() -> None:
    page = read(
        r"""
Hi there! We're Mossy Creek ISD down in Texas and we'd love to be one of your partner districts. We have about 1,450 kids, two elementaries, a junior high and a high school. It's just us, no consortium.

We'd like Exploring Computer Science for next fall (2016). Two teachers have signed up: Jim Doss and Kay Lively, both at Mossy Creek High. They'd travel to the closest region on our dime.

Reach me any time at 903-555-0177 or bpatton@mossycreek.example.

Billie Patton
Assistant Superintendent, Mossy Creek ISD
""",
        kind="text",
    )
    page.says(
        district_name="Mossy Creek ISD",
        state="TX",
        students=1450,
        elementary_schools=2,
        middle_schools=1,
        high_schools=1,
        applying_as="single",
        programs=[{"program": "ecs", "teachers": 2, "first_year": "2016-17", "pathway": "paid_travel"}],
        primary_email="bpatton@mossycreek.example",
        primary_phone="903-555-0177",
    )
    page.is_for("application")
    page.lacks_nothing()


def test_a_district_may_speak_of_itself_in_the_third_person() -> None:
    page = read(
        r"""
# Application for a Computer Science Partnership

The Silver Bow Elementary and High School Districts of Montana, acting as one district (Silver Bow Public Schools), request a partnership. The district enrolls 4,310 students in six elementary schools, one middle school and one high school. It applies alone.

The district commits 31 elementary teachers to the K-5 courses, to begin in 2015-16, and will name Tess Rowan, a librarian, as the K-5 facilitator.

The contact is Dr. Eli Marsh, Curriculum Director, at emarsh@silverbow.example or 406-555-0130.
""",
    )
    page.says(
        state="MT",
        students=4310,
        elementary_schools=6,
        middle_schools=1,
        high_schools=1,
        applying_as="single",
        programs=[{"program": "k5", "teachers": 31, "first_year": "2015-16"}],
        primary_name="Dr. Eli Marsh",
        primary_title="Curriculum Director",
        primary_email="emarsh@silverbow.example",
        primary_phone="406-555-0130",
        k5_facilitator="Tess Rowan",
    )
    page.is_for("application")
    page.lacks_nothing()


def test_a_resolution_of_the_board_applies() -> None:
    page = read(
        r"""
# Resolution of the Board of Education of Harmony Township Schools, New Jersey

WHEREAS computer science belongs in every school, be it RESOLVED that Harmony Township Schools applies for the district partnership in computer science, as a single district; that it commits 3 teachers to Computer Science Principles beginning with the 2016-17 school year; that $2,700 be set aside for stipends of $150 a day, from Title IIA; and that Joan Peck, Supervisor of Instruction (jpeck@harmony.example, 908-555-0144), is the contact for the partnership.

Adopted June 9, 2015
Dr. Alan Reese, Superintendent
""",
    )
    page.says(
        district_name="Harmony Township Schools",
        state="NJ",
        applying_as="single",
        programs=[{"program": "csp", "teachers": 3, "first_year": "2016-17"}],
        amount_budgeted="2700.00",
        stipend_per_day="150.00",
        primary_name="Joan Peck",
        primary_title="Supervisor of Instruction",
        primary_email="jpeck@harmony.example",
        primary_phone="908-555-0144",
    )
    page.contains("funding_source", "Title IIA")
    page.is_for("application")
    page.lacks_nothing()


def test_neither_the_clerk_nor_a_former_superintendent_is_the_contact() -> None:
    page = read(
        r"""
# Request for partnership from Prairie Star USD 215 (Kansas)

This form was typed by Doris Flint, board clerk, (620) 555-0111, dflint@prairiestar.example. Please do not write to her with questions about content; those go to Max Oberlin, Director of Technology, (620) 555-0118, moberlin@prairiestar.example.

Our former superintendent, Dr. Alice Crane, began this work. Since July our superintendent is Jon Pike, jpike@prairiestar.example.

We ask for CS in Science with 5 teachers from 2016-17 and for nothing else.
""",
    )
    page.says(
        district_name="Prairie Star USD 215",
        state="KS",
        primary_name="Max Oberlin",
        primary_title="Director of Technology",
        primary_phone="(620) 555-0118",
        primary_email="moberlin@prairiestar.example",
        superintendent_name="Jon Pike",
        superintendent_email="jpike@prairiestar.example",
        programs=[{"program": "science", "teachers": 5, "first_year": "2016-17"}],
    )
    page.is_for("application")
    page.lacks_nothing()


def test_what_is_declined_past_or_planned_is_not_asked_for() -> None:
    page = read(
        r"""
# Application of Granite Pass Schools, New Hampshire

We apply as a single district. We looked at joining the consortium of Granite Lake, but decided against it.

We ask for Exploring Computer Science with 4 teachers from fall 2016. We do not ask for Computer Science Principles this year; two of our teachers took that training in 2014. Perhaps we will add CS in Algebra later.

Internet at our schools is 100 Mbps today and will be 1 Gbps by 2018. There are 3 students to a computer.

Contact: Iris Dow, idow@granitepass.example.
""",
    )
    page.says(
        district_name="Granite Pass Schools",
        state="NH",
        applying_as="single",
        lead_district=None,
        programs=[{"program": "ecs", "teachers": 4, "first_year": "2016-17"}],
        students_per_computer=3,
        primary_name="Iris Dow",
        primary_email="idow@granitepass.example",
    )
    page.is_for("application")
    page.lacks_nothing()
