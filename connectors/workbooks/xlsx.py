"""Workbooks in SpreadsheetML (.xlsx, .xltx; macro-enabled ones are refused)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from connectors.documents.active_content import refuse_active_content
from connectors.documents.containers import Container
from connectors.documents.ooxml import Package
from connectors.documents.properties import read_properties
from connectors.documents.tidy import tidy_text
from connectors.limits import Limits
from connectors.workbooks.xlsx_sheet import SheetReader, shared_texts
from connectors.workbooks.xlsx_styles import CellStyles
from pipelines.outcomes import Reason, Unreadable
from pipelines.tables import QUEUE_MARK
from pipelines.tree import Sheet

_RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_RELATIONSHIP_STRICT = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def read_xlsx(container: Container, limits: Limits) -> tuple[tuple[Sheet, ...], str, str]:
    """(sheets, title, mark). Raises Unreadable: damaged, encrypted, too_large, active_content.

    A review workbook of ours has no sheets here, however long it is: whoever takes the decisions reads its rows, with
    limits of their own, and its mark alone says what it is.
    """
    refuse_active_content(container)
    package = Package(container, limits, main_type="spreadsheetml.sheet.main", usual_main="xl/workbook.xml")
    title, mark = read_properties(container, package)
    if mark.startswith(QUEUE_MARK):
        return (), title, mark
    workbook = package.xml(package.main_name)
    reader = SheetReader(
        texts=shared_texts(_related(package, "sharedStrings")),
        styles=CellStyles(_related(package, "styles")),
        since_1904=_is_since_1904(workbook),
        limits=limits,
    )
    sheets = tuple(
        reader.read(tidy_text(name), package.xml(part), is_hidden=is_hidden)
        for name, part, is_hidden in _sheets(workbook, package, limits)
    )
    return sheets, title, mark


def _related(package: Package, kind: str) -> etree._Element | None:
    for name in package.related(package.main_name, kind):
        return package.xml(name)
    return None


def _is_since_1904(workbook: etree._Element) -> bool:
    properties = workbook.find("{*}workbookPr")
    return properties is not None and (properties.get("date1904") or "0").lower() in ("1", "true", "on")


def _sheets(workbook: etree._Element, package: Package, limits: Limits) -> Iterator[tuple[str, str, bool]]:
    """(name, part, hidden) of every worksheet, in the order of the tabs; chart sheets have no cells."""
    relationships = package.relationships(package.main_name)
    listed = list(workbook.iterfind("{*}sheets/{*}sheet"))
    if len(listed) > limits.sheets:
        raise Unreadable(Reason.TOO_LARGE, "The workbook has more sheets than we read.")
    for element in listed:
        identifier = element.get(_RELATIONSHIP) or element.get(_RELATIONSHIP_STRICT) or ""
        relationship = relationships.get(identifier)
        if relationship is None or relationship.is_external or relationship.target not in package.container:
            raise Unreadable(Reason.DAMAGED, "A sheet of the workbook is missing.")
        if relationship.kind in ("xlMacrosheet", "dialogsheet"):
            raise Unreadable(Reason.ACTIVE_CONTENT, "The workbook holds macros.")
        if relationship.kind == "worksheet":
            yield (
                element.get("name") or "",
                relationship.target,
                (element.get("state") or "visible") != "visible",
            )
