"""People whose data no word heads that says whose they are: told apart by title, by list, by place."""

from __future__ import annotations

from tests.rules.read.documents import read


def test_the_second_of_two_names_is_the_superintendents_where_its_title_says_so() -> None:
    page = read(
        """
| Field | Response |
| Name | Curlew Sands Schools |
| State | DE |
| Name | Paula Winters |
| Title | Assistant Superintendent |
| E-mail | pwinters@curlewsands.example |
| Name | Dr. Ivo Berg |
| Title | Superintendent |
| E-mail | iberg@curlewsands.example |

| Program | Teachers |
| CSP | 30 |
"""
    )
    page.says(
        district_name="Curlew Sands Schools",
        primary_name="Paula Winters",
        primary_email="pwinters@curlewsands.example",
        superintendent_name="Dr. Ivo Berg",
        superintendent_email="iberg@curlewsands.example",
    )


def test_a_contact_who_is_the_superintendent_stays_the_contact() -> None:
    page = read(
        """
# Application
| District name | Plover Spit Schools |
| State | DE |

## Contact
| Name | Ruth Seward |
| Title | Superintendent |
| E-mail | rseward@ploverspit.example |

## Superintendent
| Name | same as above |
| Title | same |
| E-mail | same |
"""
    )
    page.says(primary_name="Ruth Seward", primary_email="rseward@ploverspit.example")


def test_a_person_in_bare_lines_of_a_list_is_the_contact_where_no_other_is_named() -> None:
    page = read(
        """
# Our computer science application
Who we are
- LEA: Pebble Pass Schools
- State: Montana
- Kids: 640
Who answers
- Nell Ostrom, clerk of the board
- nostrom@pebblepass.example
- 406 555 0117
What we ask
- CS Principles for 3 teachers from 2016-17
"""
    )
    page.says(
        district_name="Pebble Pass Schools",
        primary_name="Nell Ostrom",
        primary_title="clerk of the board",
        primary_email="nostrom@pebblepass.example",
        primary_phone="406 555 0117",
    )
