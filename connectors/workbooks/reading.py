"""From the bytes of a workbook to the tree."""

from __future__ import annotations

from connectors.documents.containers import Container
from connectors.documents.embedded_files import OLE_MAGIC
from connectors.limits import Limits
from connectors.workbooks.as_tables import as_parts
from pipelines.outcomes import Kind
from pipelines.tree import Document, Sheet


def read_workbook(content: bytes, limits: Limits) -> Document:
    """xlsx, xlsm, xls, xlsb, ods by their bytes.

    Raises Unreadable: damaged, encrypted, too_large, active_content, unsupported_format.
    """
    title = mark = ""
    sheets: tuple[Sheet, ...]
    if content.startswith(OLE_MAGIC):
        from connectors.workbooks.binary import read_xls

        sheets = read_xls(content, limits)
    elif not content.startswith(b"PK"):
        from connectors.workbooks.ods import read_flat_ods

        sheets = read_flat_ods(content, limits)
    else:
        container = Container(content, limits)
        if "content.xml" in container:
            from connectors.workbooks.ods import read_ods

            sheets, title, mark = read_ods(container, limits)
        elif any(name.endswith("workbook.bin") for name in container.names):
            from connectors.workbooks.binary import read_xlsb

            sheets = read_xlsb(content, container, limits)
        else:
            from connectors.workbooks.xlsx import read_xlsx

            sheets, title, mark = read_xlsx(container, limits)
    return Document(kind=Kind.XLSX, parts=as_parts(sheets), sheets=sheets, title=title, mark=mark)
