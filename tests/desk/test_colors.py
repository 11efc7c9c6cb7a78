"""The desk can be read by day and by night: each pair of colours that stand on each other keeps WCAG's contrast."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

CSS = files("pipelines.desk").joinpath("static/desk.css").read_text("utf-8")
PALETTES = re.findall(r":root \{(.*?)\}", CSS, re.DOTALL)
#: Words on a ground.
PAIRS = [
    ("ink", "paper"), ("ink", "ground"), ("ink", "head"), ("ink", "tag"), ("ink", "mark"), ("ink", "field"),
    ("ink", "hover"), ("quiet", "paper"), ("quiet", "ground"), ("quiet", "request"), ("quiet", "hover"),
    ("accent", "paper"), ("accent", "ground"), ("accent", "field"), ("accent", "request"), ("accent-ink", "accent"),
    ("yes", "yes-bg"), ("maybe", "maybe-bg"), ("no", "no-bg"), ("strong-ink", "strong"),
]  # fmt: skip


def colors(palette: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): #([0-9a-f]{3,6})", palette))


def luminance(color: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    parts = [
        int(pair, 16) / 255
        for pair in re.findall("..", color if len(color) == 6 else re.sub("(.)", r"\1\1", color))
    ]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def test_black_on_white_has_the_greatest_contrast_there_is() -> None:
    assert contrast("000", "ffffff") == pytest.approx(21)


@pytest.mark.parametrize("palette", PALETTES, ids=["day", "night"])
@pytest.mark.parametrize(("words", "ground"), PAIRS)
def test_words_can_be_read_on_their_ground(palette: str, words: str, ground: str) -> None:
    named = colors(palette)
    assert contrast(named[words], named[ground]) >= 4.5


def test_day_and_night_name_the_same_colors_and_nothing_else_has_one_of_its_own() -> None:
    day, night = PALETTES
    assert colors(day).keys() - {"color-scheme"} == colors(night).keys()
    rest = CSS.replace(day, "").replace(night, "")
    assert set(re.findall(r"#[0-9a-f]{3,6}\b", rest)) == {
        "#fff"
    }  # the words of the bar, dark by day and by night
