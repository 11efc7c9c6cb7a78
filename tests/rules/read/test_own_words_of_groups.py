"""How a district applies, its name and its course, in words of its own."""

from __future__ import annotations

from tests.rules.read.documents import read


def test_who_names_itself_as_the_lead_and_lists_members_leads() -> None:
    page = """
# Our consortium
- Lead district: Palmetto Bend County Schools, Georgia
- contact: Tess Rowe, trowe@palmetto.example

**Members**

- Cotton Ford City Schools (GA), 6 teachers of CSP
- Pecan Grove County Schools (GA), 9 teachers of CSP
"""
    read(page).says(district_name="Palmetto Bend County Schools", applying_as="lead", lead_district=None)


def test_neither_lead_nor_member_is_single() -> None:
    read("| State | Ohio |\n| Lead or member | neither, single |\n| Students | 12 |").says(
        applying_as="single", lead_district=None, members=[]
    )


def test_no_to_together_with_others_is_single() -> None:
    read("| State | Ohio |\n| Together with others? | no |\n| Students | 12 |").says(applying_as="single")


def test_a_sole_applicant_is_single() -> None:
    read("| State | Ohio |\n| Applying as | sole applicant |\n| Students | 12 |").says(applying_as="single")


def test_a_name_of_words_cut_short_is_no_person() -> None:
    read("| District | Teal Marsh Consol. Schs. |\n| State | Indiana |\n| Students | 12 |").says(
        district_name="Teal Marsh Consol. Schs."
    )


def test_of_a_short_title_and_a_full_name_in_a_sentence_the_full_name_is_the_district_s() -> None:
    read("# Willow Crest Schools\n\nWillow Crest City Schools in Alabama apply by themselves.").says(
        district_name="Willow Crest City Schools", state="AL"
    )
