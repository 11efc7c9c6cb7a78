"""Only what the document says of itself sets an application aside without a person."""

from __future__ import annotations

import pytest

from pipelines.rules.eligibility import says_ineligible
from tests.assessing import application, form, judged, message, request, shipped


def said(text: str) -> str | None:
    return says_ineligible(form("Cedar Hollow ISD, TX", request("csp", 30), vision=text), shipped(), 2015)


@pytest.mark.parametrize(
    "text",
    [
        "We are a private school.",
        "As you may know, WE ARE A\nprivate  school in Ohio",
        "we are a small, coeducational private school",
        "Thank you. We are an independent day school serving grades 6-12.",
        "We are located outside the United States, in Ontario.",
        "We are not a public school district.",
    ],
)
def test_a_plain_statement_counts(text: str) -> None:
    assert said(text)


@pytest.mark.parametrize(
    "text",
    [
        "We are a public, not a private school.",
        "We are a public school district.",
        "We are not a private school.",
        "A private school nearby is our partner.",
        "We are an independent school district.",
        "Some of our parents work for a private school.",
        "We are a district whose neighbors include one large private school.",
        "",
    ],
)
def test_other_words_do_not(text: str) -> None:
    assert said(text) is None


def test_who_is_set_aside_keeps_the_words_that_did_it_and_has_no_row() -> None:
    answers = form("Saint Brand Academy, TX", request("csp", 30), vision="We are a private school.")
    found = judged(message(answers, "2015-06-10T09:00:00-07:00"))
    assert found.requests == []
    assert found.entries == ()
    one = application(found, "Saint Brand Academy")
    assert one.status == "ineligible"
    assert "we are a private school" in [problem.seen for problem in one.problems]
