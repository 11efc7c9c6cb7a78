"""Workbooks (.xlsx) from the XML of their parts."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from tests.connectors.documents.builders.word import relationships, zipped

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def number(address: str, value: object, style: int = 0) -> str:
    return f'<c r="{address}" s="{style}"><v>{value}</v></c>'


def text(address: str, value: str, style: int = 0) -> str:
    return f'<c r="{address}" s="{style}" t="inlineStr"><is><t>{value}</t></is></c>'


def formula(address: str, code: str, value: str = "", settings: str = "") -> str:
    """settings: attributes of the f element, of a shared formula."""
    cached = f"<v>{value}</v>" if value else "<v></v>"
    return f'<c r="{address}"><f {settings}>{code}</f>{cached}</c>'


def sheet(*rows: str, before: str = "", after: str = "") -> str:
    """rows: cells of each row, or whole row elements."""
    inner = "".join(
        row if row.startswith("<row") else f'<row r="{index}">{row}</row>'
        for index, row in enumerate(rows, start=1)
    )
    return f'<worksheet xmlns="{_MAIN}">{before}<sheetData>{inner}</sheetData>{after}</worksheet>'


def xlsx(
    *sheets: str,
    states: tuple[str, ...] = (),
    styles: str = "",
    texts: str = "",
    properties: str = "",
    parts: dict[str, bytes] | None = None,
    custom: str = "",
) -> bytes:
    """A workbook. states: of the sheets; texts: content of the table of shared texts; properties: workbookPr."""
    listed, related = "", {}
    files: dict[str, bytes] = {}
    for index, content in enumerate(sheets, start=1):
        state = f' state="{states[index - 1]}"' if states else ""
        listed += f'<sheet name="Sheet{index}" sheetId="{index}"{state} r:id="s{index}"/>'
        related[f"s{index}"] = ("worksheet", f"worksheets/sheet{index}.xml")
        files[f"xl/worksheets/sheet{index}.xml"] = content.encode()
    for kind, root, content in (("styles", "styleSheet", styles), ("sharedStrings", "sst", texts)):
        if content:
            files[f"xl/{kind}.xml"] = f'<{root} xmlns="{_MAIN}">{content}</{root}>'.encode()
            related[kind] = (kind, f"{kind}.xml")
    files["xl/workbook.xml"] = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONSHIPS}">{properties}<sheets>{listed}</sheets></workbook>'
    ).encode()
    files["xl/_rels/workbook.xml.rels"] = relationships(related)
    package = {"main": ("officeDocument", "xl/workbook.xml")}
    if custom:
        files["docProps/custom.xml"] = f"<properties>{custom}</properties>".encode()
        package["custom"] = ("custom-properties", "docProps/custom.xml")
    files["_rels/.rels"] = relationships(package)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    files["[Content_Types].xml"] = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}"/></Types>'
    ).encode()
    return zipped({**files, **(parts or {})})


def styles(*formats: str, fonts: str = "<font/>", cells: str = "") -> str:
    """A style sheet whose n-th cell style (from 0) has the n-th number format; cells: further xf elements."""
    listed = "".join(
        f'<numFmt numFmtId="{164 + n}" formatCode={quoteattr(code)}/>' for n, code in enumerate(formats)
    )
    used = "".join(f'<xf numFmtId="{164 + n}" fontId="0"/>' for n in range(len(formats)))
    return f"<numFmts>{listed}</numFmts><fonts>{fonts}</fonts><cellXfs>{used}{cells}</cellXfs>"
