"""What an HTML element looks like: hidden, struck out, bold, grey."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lxml import etree

from connectors.documents.colours import WHITE_FROM, brightness, is_coloured, is_grey
from connectors.documents.paragraphs import PLAIN, Look

_NEVER_SHOWN = (
    "script style head title meta link template noscript object embed applet iframe svg math audio video canvas "
    "datalist base param source track"
)
NEVER_SHOWN = frozenset(_NEVER_SHOWN.split())
_BOLD = frozenset({"b", "strong", "th", "dt", "h1", "h2", "h3", "h4", "h5", "h6"})
_ITALIC = frozenset({"i", "em"})
_MARKED = frozenset({"u", "mark", "ins"})
_STRUCK = frozenset({"s", "strike", "del"})
_HIDES = re.compile(
    r"(display\s*:\s*none|visibility\s*:\s*(hidden|collapse)|mso-hide\s*:\s*all|opacity\s*:\s*0(?:\.0+)?\s*(;|$)"
    r"|font-size\s*:\s*[01](?:\.0+)?\s*(px|pt|em|%|;|$))",
    re.IGNORECASE,
)
_SHOWS = re.compile(r"visibility\s*:\s*visible", re.IGNORECASE)
_STRIKES = re.compile(r"text-decoration(-line)?\s*:[^;]*line-through", re.IGNORECASE)
_LINES = re.compile(r"text-decoration(-line)?\s*:[^;]*underline|(?<![\w-])border\s*:\s*[1-9]", re.IGNORECASE)
_WEIGHT = re.compile(r"font-weight\s*:\s*(bold|bolder|[6-9]00|normal|[1-5]00)", re.IGNORECASE)
_SLANT = re.compile(r"font-style\s*:\s*(italic|oblique|normal)", re.IGNORECASE)
_COLOR = re.compile(r"(?<![\w-])color\s*:\s*([^;]+)", re.IGNORECASE)
_GROUND = re.compile(r"background(-color)?\s*:\s*([^;]+)", re.IGNORECASE)
_FONT = re.compile(r"font-family\s*:\s*([^;,]+)", re.IGNORECASE)
_HEX = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})\b", re.IGNORECASE)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})")
_NAMED = {
    "white": "FFFFFF",
    "gray": "808080",
    "grey": "808080",
    "silver": "C0C0C0",
    "lightgray": "D3D3D3",
    "lightgrey": "D3D3D3",
    "darkgray": "A9A9A9",
    "darkgrey": "A9A9A9",
    "gainsboro": "DCDCDC",
    "red": "FF0000",
    "darkred": "8B0000",
    "maroon": "800000",
    "orange": "FFA500",
    "green": "008000",
    "darkgreen": "006400",
    "teal": "008080",
    "blue": "0000FF",
    "darkblue": "00008B",
    "navy": "000080",
    "purple": "800080",
}


@dataclass(frozen=True, slots=True)
class Looks:
    """is_hidden: words in here are not seen. is_removed: nothing below is seen, whatever it says itself."""

    look: Look = PLAIN
    font: str = ""
    is_hidden: bool = False
    is_removed: bool = False
    is_struck: bool = False
    is_white: bool = False
    on_shade: bool = False


PLAIN_LOOKS = Looks()


def inside(element: etree._Element, name: str, outer: Looks) -> Looks:
    """The looks inside an element whose surroundings look like `outer`."""
    style = element.get("style") or ""
    color = element.get("color") or ""
    ground = element.get("bgcolor") or ""
    if (
        not (style or color or ground)
        and name not in _BOLD | _ITALIC | _STRUCK | _MARKED
        and element.get("hidden") is None
    ):
        return outer
    removed = element.get("hidden") is not None or (
        _HIDES.search(style) is not None and not _SHOWS.search(style)
    )
    if found := _COLOR.search(style):
        color = found.group(1)
    if found := _GROUND.search(style):
        ground = found.group(2)
    light = _brightness(color)
    on_shade = outer.on_shade or _is_shade(ground)
    is_white = outer.is_white if light is None else light >= WHITE_FROM
    is_struck = outer.is_struck or name in _STRUCK or _STRIKES.search(style) is not None
    font = found.group(1).strip(" \"'") if (found := _FONT.search(style)) else outer.font
    return replace(
        outer,
        look=_look(name, style, _digits(color), outer.look, is_ground=_is_shade(ground) and name == "span"),
        font=font,
        is_struck=is_struck,
        is_white=is_white,
        on_shade=on_shade,
        is_hidden=is_struck or (is_white and not on_shade),
        is_removed=outer.is_removed or removed,
    )


def _look(name: str, style: str, digits: str, outer: Look, *, is_ground: bool) -> Look:
    weight, slant = _WEIGHT.search(style), _SLANT.search(style)
    bold = outer.bold or name in _BOLD
    if weight:
        bold = weight.group(1).lower() in ("bold", "bolder", "600", "700", "800", "900")
    italic = outer.italic or name in _ITALIC
    if slant:
        italic = slant.group(1).lower() != "normal"
    marked = (
        outer.marked or is_ground or name in _MARKED or (name != "a" and _LINES.search(style) is not None)
    )
    grey = is_grey(digits) if digits else outer.grey
    coloured = is_coloured(digits) if digits else outer.coloured
    return Look(bold=bold, italic=italic, grey=grey, marked=marked, coloured=coloured)


def _brightness(color: str) -> int | None:
    """Brightness of a CSS colour, None where none is given or it is not known."""
    return brightness(_digits(color))


def _digits(color: str) -> str:
    """A CSS colour in six hexadecimal digits: black where its name is not known, "" where none is given."""
    color = color.strip().lower()
    if found := _RGB.search(color):
        return "".join(f"{min(int(part), 255):02X}" for part in found.groups())
    if found := _HEX.search(color):
        digits = found.group(1)
        return digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    named = _NAMED.get(color.split("!")[0].strip())
    return named or ("" if color in ("", "inherit") else "000000")


def _is_shade(ground: str) -> bool:
    ground = ground.strip().lower()
    if not ground or ground.startswith(("transparent", "none", "inherit", "initial")):
        return False
    light = _brightness(ground)
    return light is None or light < WHITE_FROM
