"""What could run: macros, ActiveX controls, programs packed into the file. Such a document is not read further."""

from __future__ import annotations

from connectors.documents.containers import Container
from connectors.documents.embedded_files import refuse_embedded_program
from pipelines.outcomes import Reason, Unreadable

_TEXT_ENDINGS = (".xml", ".rels", ".vml")


def refuse_active_content(container: Container) -> None:
    """Looks at every part, whatever it is called. Raises Unreadable: active_content."""
    types = container.read("[Content_Types].xml").lower() if "[Content_Types].xml" in container else b""
    if b"vbaproject" in types or b"vbadata" in types:
        raise Unreadable(Reason.ACTIVE_CONTENT, "The document holds macros.")
    for name in container.names:
        lower = name.lower()
        if "vbaproject" in lower or "vbadata" in lower:
            raise Unreadable(Reason.ACTIVE_CONTENT, "The document holds macros.")
        if "/macrosheets/" in lower or "/xlmmacro" in lower:
            raise Unreadable(Reason.ACTIVE_CONTENT, "The workbook holds macros.")
        if "/externallinks/" in lower and lower.endswith(".xml") and b"ddeLink" in container.read(name):
            raise Unreadable(Reason.ACTIVE_CONTENT, "The workbook holds a link that starts another program.")
        if "/activex/" in lower:
            raise Unreadable(Reason.ACTIVE_CONTENT, "The document holds ActiveX controls.")
    refuse_programs(container)


def refuse_programs(container: Container) -> None:
    """Looks for programs among the parts. Raises Unreadable: active_content."""
    for name in container.names:
        if not name.lower().endswith((*_TEXT_ENDINGS, "/")):
            refuse_embedded_program(container, name)
