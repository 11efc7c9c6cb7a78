"""Tables of a consortium: districts down the side or across, with the lead among them."""

from __future__ import annotations

from tests.rules.read.documents import read

ACROSS = """
# Joint application
|  | Alder Fork School District | Basin City Schools | Crooked Lake USD |
| Role | Lead | Member | Member |
| State | OR | OR | WA |
| Students | 3,120 | 1,480 | 2,050 |
| ECS teachers | 14 | 9 | 8 |
| Contact | Ruth Nye | | |
| E-mail | rnye@alderfork.example | | |
"""
DOWN = """
# Consortium request
| District | State | CS in Algebra | CS Principles |
| Pike Hollow School District (lead) | KY | 6 | 18 |
| Elk Run Independent Schools | KY | 4 | 9 |
| Tug River Schools | WV | | 5 |
| Total | | 10 | 32 |
"""
UNMARKED = """
# Consortium request
District: Pike Hollow School District
We are applying as: lead of a consortium
| District | Program | Teachers |
| Pike Hollow School District | CSP | 18 |
| Elk Run Independent Schools | CSP | 9 |
"""


def _members(page: str) -> set[tuple[str, str, str, int]]:
    rows = read(page).answers["members"]
    return {(row["district_name"], row["state"], row["program"], row["teachers"]) for row in rows}


def _requests(page: str) -> dict[str, int]:
    return {row["program"]: row["teachers"] for row in read(page).answers["programs"]}


def test_a_table_with_a_district_in_each_column_is_the_lead_s_own_column_and_members() -> None:
    answers = read(ACROSS).answers
    assert (answers["district_name"], answers["state"]) == ("Alder Fork School District", "OR")
    assert (answers["students"], answers["primary_name"]) == (3120, "Ruth Nye")
    assert answers["applying_as"] == "lead"
    assert _requests(ACROSS) == {"ecs": 14}
    assert _members(ACROSS) == {
        ("Basin City Schools", "OR", "ecs", 9),
        ("Crooked Lake USD", "WA", "ecs", 8),
    }


def test_the_row_of_the_lead_is_its_own_request_and_says_who_applies() -> None:
    answers = read(DOWN).answers
    assert (answers["district_name"], answers["state"]) == ("Pike Hollow School District", "KY")
    assert _requests(DOWN) == {"algebra": 6, "csp": 18}
    assert _members(DOWN) == {
        ("Elk Run Independent Schools", "KY", "algebra", 4),
        ("Elk Run Independent Schools", "KY", "csp", 9),
        ("Tug River Schools", "WV", "csp", 5),
    }


def test_a_district_in_the_table_of_its_own_group_is_no_member_of_itself() -> None:
    assert _requests(UNMARKED) == {"csp": 18}
    assert [name for name, *_ in _members(UNMARKED)] == ["Elk Run Independent Schools"]


def test_a_state_over_a_table_of_members_is_theirs_and_a_sum_below_is_no_member() -> None:
    page = read(
        r"""
# Application

| District name | Sand Hollow School District |
| State | Nevada |
| We are applying as | ☒ Lead of a consortium |

Member districts (only if you are the lead of a consortium):

Utah

| Member district | Program | Committed teachers |
| Kolob Basin Schools | ECS | 7 |
| Panguitch Flat Schools | ECS | 5 |
| Together |  | 12 |

Members in Arizona

| Member district | Program | Committed teachers |
| Mesquite Wash Schools | ECS | 9 |
""",
    )
    page.says(
        members=[
            {"district_name": "Kolob Basin Schools", "state": "UT", "program": "ecs", "teachers": 7},
            {"district_name": "Panguitch Flat Schools", "state": "UT", "program": "ecs", "teachers": 5},
            {"district_name": "Mesquite Wash Schools", "state": "AZ", "program": "ecs", "teachers": 9},
        ]
    )


def test_programs_and_numbers_in_one_cell_of_a_member_line_by_line() -> None:
    page = read(
        r"""
# Application

| District name | Sand Hollow School District |
| State | Nevada |
| We are applying as | ☒ Lead of a consortium |

Member districts

| Member district | State | Programs and teachers |
| Bear Flat Schools | Utah | ECS: 5<br>CSP: 4 |
| Kolob Basin School District | UT | ECS – 8 teachers |
"""
    )
    page.says(
        members=[
            {"district_name": "Bear Flat Schools", "state": "UT", "program": "ecs", "teachers": 5},
            {"district_name": "Bear Flat Schools", "state": "UT", "program": "csp", "teachers": 4},
            {"district_name": "Kolob Basin School District", "state": "UT", "program": "ecs", "teachers": 8},
        ]
    )


def test_members_in_columns_and_in_a_table_for_each_program() -> None:
    page = read(
        r"""
# Application

| District name | Sand Hollow School District |
| State | Nevada |
| We are applying as | ☒ Lead of a consortium |

Members

|  | Bear Flat Schools | Kolob Basin School District |
| State | Utah | Arizona |
| ECS teachers | 6 | 4 |

Member districts

Computer Science Principles

| Member district | State | Teachers |
| Bear Flat Schools | UT | 9 |
"""
    )
    page.says(
        state="NV",
        members=[
            {"district_name": "Bear Flat Schools", "state": "UT", "program": "ecs", "teachers": 6},
            {"district_name": "Kolob Basin School District", "state": "AZ", "program": "ecs", "teachers": 4},
            {"district_name": "Bear Flat Schools", "state": "UT", "program": "csp", "teachers": 9},
        ],
    )
