"""The desk can be read by day and by night: each pair of colours that stand on each other keeps WCAG's contrast."""

from __future__ import annotations

from importlib.resources import files

import pytest

from tests.palettes import contrast, palettes, unnamed

CSS = files("pipelines.desk").joinpath("static/desk.css").read_text("utf-8")
DAY, NIGHT = palettes(CSS)
#: Words on a ground.
PAIRS = [
    ("ink", "paper"), ("ink", "ground"), ("ink", "head"), ("ink", "tag"), ("ink", "mark"), ("ink", "field"),
    ("ink", "hover"), ("quiet", "paper"), ("quiet", "ground"), ("quiet", "request"), ("quiet", "hover"),
    ("accent", "paper"), ("accent", "ground"), ("accent", "field"), ("accent", "request"), ("accent-ink", "accent"),
    ("yes", "yes-bg"), ("maybe", "maybe-bg"), ("no", "no-bg"), ("strong-ink", "strong"),
]  # fmt: skip


def test_black_on_white_has_the_greatest_contrast_there_is() -> None:
    assert contrast("000", "ffffff") == pytest.approx(21)


@pytest.mark.parametrize("named", [DAY, NIGHT], ids=["day", "night"])
@pytest.mark.parametrize(("words", "ground"), PAIRS)
def test_words_can_be_read_on_their_ground(named: dict[str, str], words: str, ground: str) -> None:
    assert contrast(named[words], named[ground]) >= 4.5


def test_day_and_night_name_the_same_colors_and_nothing_else_has_one_of_its_own() -> None:
    assert DAY.keys() == NIGHT.keys()
    assert unnamed(CSS) == {"#fff"}  # the words of the bar, which is dark by day and by night
