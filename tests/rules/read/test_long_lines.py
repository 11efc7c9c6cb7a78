"""Lines that nobody wrote by hand: reading them takes time by their length, not by its square."""

from __future__ import annotations

import pytest

from pipelines.rules.read import segments


def test_the_sentences_of_a_line_are_looked_for_once_however_many_colons_it_has(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []
    ends = segments.sentence_ends
    monkeypatch.setattr(segments, "sentence_ends", lambda text: asked.append(len(text)) or ends(text))
    line = "We met at length. " + "something was said: and heard " * 300
    segments.segments(line)
    assert len(asked) == 1


def test_a_label_behind_sentences_and_other_labels_is_found() -> None:
    found = segments.segments("City: Alder. State: Ohio; Postal code: 43001")
    assert [(one.label, one.value) for one in found] == [
        ("City", "Alder."),
        ("State", "Ohio"),
        ("Postal code", "43001"),
    ]
