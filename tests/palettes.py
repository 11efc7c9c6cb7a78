"""The colours that a style sheet names for day and for night, and how well one can be seen on another."""

from __future__ import annotations

import re


def palettes(css: str) -> tuple[dict[str, str], dict[str, str]]:
    """Name -> hexadecimal digits, by day and by night: the two `:root` blocks at the head of the sheet."""
    day, night = (block for block in re.findall(r":root \{(.*?)\}", css, re.DOTALL) if "--ink" in block)
    return _colors(day), _colors(night)


def unnamed(css: str) -> set[str]:
    """Colours that stand in a rule instead of a palette."""
    rules = re.sub(r":root \{.*?\}", "", css, flags=re.DOTALL)
    return set(re.findall(r"#[0-9a-f]{3,6}\b", rules))


def _colors(palette: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): #([0-9a-f]{3,6})", palette))


def contrast(one: str, other: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio: 1 for the same colour, 21 for black on white."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    digits = color if len(color) == 6 else re.sub("(.)", r"\1\1", color)
    parts = [int(pair, 16) / 255 for pair in re.findall("..", digits)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
