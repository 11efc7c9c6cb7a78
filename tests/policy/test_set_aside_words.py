from __future__ import annotations

from pipelines.outcomes import QUARANTINE_REASONS
from pipelines.policy.letter_templates import load_unreadable_words
from pipelines.policy.staff_words import load_set_aside_words


def test_every_reason_for_the_quarantine_says_what_operations_can_do() -> None:
    assert set(load_set_aside_words()) == {reason.value for reason in QUARANTINE_REASONS}


def test_every_document_that_cannot_be_read_has_words_for_its_sender() -> None:
    answered_otherwise = {"unreachable_link", "ambiguous_applications"}
    assert set(load_unreadable_words()) == {r.value for r in QUARANTINE_REASONS} - answered_otherwise
