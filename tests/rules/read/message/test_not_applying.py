"""What is sent along with the words that it is no application is none."""

from __future__ import annotations

import pytest

from pipelines.rules.read.message.not_applying import says_not_applying


@pytest.mark.parametrize(
    "body",
    [
        "For your reference I attach last year's form. We do not apply this year.",
        "We won't be ready; our district is small. This is not an application, only a sample of our data.",
        "They are not applying\nthis cycle.",
        "The attached form is not to be considered as an application.",
    ],
)
def test_words_that_nothing_is_applied_for_now(body: str) -> None:
    assert says_not_applying(body)


@pytest.mark.parametrize(
    "body",
    [
        "We did not apply last year, but this year we do.",
        "If we do not apply this year, can we apply next year?",
        "We are applying this year and have attached the form.",
        "Our neighbors could not apply in time.",
        "",
    ],
)
def test_words_about_other_years_and_conditions_set_nothing_aside(body: str) -> None:
    assert not says_not_applying(body)


@pytest.mark.parametrize(
    "words",
    [
        "This is not an application; the form attached is.",
        "We do not apply this year by mail alone: attached is our application.",
    ],
)
def test_a_mail_that_points_to_its_form_applies_by_the_form(words: str) -> None:
    assert not says_not_applying(words)
