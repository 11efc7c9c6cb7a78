"""The map can be read by day and by night."""

from __future__ import annotations

from importlib.resources import files

import pytest

from tests.palettes import contrast, palettes, unnamed

CSS = files("pipelines.map").joinpath("map.css").read_text("utf-8")
DAY, NIGHT = palettes(CSS)
PINS = ("disc", "check", "half", "ring", "dot", "small", "cross", "diamond", "square")


@pytest.mark.parametrize("named", [DAY, NIGHT], ids=["day", "night"])
@pytest.mark.parametrize(
    ("words", "ground"),
    [("ink", "paper"), ("ink", "land"), ("ink", "row-chosen"), ("quiet", "paper"), ("link", "paper")],
)
def test_words_can_be_read_on_their_ground(named: dict[str, str], words: str, ground: str) -> None:
    assert contrast(named[words], named[ground]) >= 4.5


@pytest.mark.parametrize("named", [DAY, NIGHT], ids=["day", "night"])
@pytest.mark.parametrize("pin", PINS)
@pytest.mark.parametrize("ground", ["paper", "land", "land-chosen"])
def test_a_pin_can_be_seen_wherever_it_stands(named: dict[str, str], pin: str, ground: str) -> None:
    assert contrast(named[pin], named[ground]) >= 3


def test_day_and_night_name_the_same_colors_and_nothing_else_has_one_of_its_own() -> None:
    assert DAY.keys() == NIGHT.keys()
    assert unnamed(CSS) == set()
