"""Only what the document says of itself sets an application aside without a person."""

from __future__ import annotations

import pytest

from pipelines.rules.eligibility import says_ineligible
from tests.assessing import form, request, shipped


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
