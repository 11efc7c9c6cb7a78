"""Every problem code has words for districts and for staff."""

from __future__ import annotations

from importlib import resources

import pytest
import yaml

from pipelines.outcomes import Code
from pipelines.policy.letter_templates import load_question_words
from pipelines.policy.staff_words import load_staff_words


@pytest.mark.parametrize("code", list(Code))
def test_a_code_has_words_for_both(code: Code) -> None:
    staff = load_staff_words()[code]
    assert staff.meaning.endswith(".")
    assert staff.action.endswith(".")
    assert load_question_words()[code.value].strip()


def test_no_words_are_kept_for_a_code_that_is_gone() -> None:
    text = resources.files("pipelines.policy").joinpath("words/staff.yaml").read_text("utf-8")
    assert set(yaml.safe_load(text)) == {code.value for code in Code}
