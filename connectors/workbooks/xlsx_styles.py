"""What a cell's style says of its value: a date, nothing to see, struck out."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from connectors.workbooks.values import BUILT_IN_FORMATS, hides_everything, is_date_format


@dataclass(frozen=True, slots=True)
class CellStyle:
    number_format: str = "General"
    is_date: bool = False
    is_hidden: bool = False
    is_struck: bool = False


_PLAIN = CellStyle()


class CellStyles:
    """The styles of a workbook by their index."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: list[CellStyle] = []
        if root is None:
            return
        formats = dict(BUILT_IN_FORMATS)
        for element in root.iterfind("{*}numFmts/{*}numFmt"):
            formats[_index(element.get("numFmtId"))] = element.get("formatCode") or ""
        struck = [_is_struck(font) for font in root.iterfind("{*}fonts/{*}font")]
        for element in root.iterfind("{*}cellXfs/{*}xf"):
            identifier, font = _index(element.get("numFmtId")), _index(element.get("fontId"))
            text = formats.get(identifier, "General")
            self._styles.append(
                CellStyle(
                    number_format=text,
                    is_date=is_date_format(identifier, text),
                    is_hidden=hides_everything(text),
                    is_struck=0 <= font < len(struck) and struck[font],
                )
            )

    def style(self, index: str | None) -> CellStyle:
        """The style of a cell's s attribute."""
        number = _index(index)
        return self._styles[number] if index is not None and 0 <= number < len(self._styles) else _PLAIN


def _index(text: str | None) -> int:
    try:
        return int(text or "0")
    except ValueError:
        return -1


def _is_struck(font: etree._Element) -> bool:
    strike = font.find("{*}strike")
    return strike is not None and (strike.get("val") or "1").lower() not in ("0", "false")
