"""Files inside files: an attachment that was dragged into a document is looked at, never opened or kept."""

from __future__ import annotations

import io
import struct

from connectors.documents.containers import Container
from pipelines.outcomes import Reason, Unreadable

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: All that olefile raises on broken files.
OLE_ERRORS = (
    OSError,
    ValueError,
    struct.error,
    IndexError,
    KeyError,
    TypeError,
    AttributeError,
    OverflowError,
    RecursionError,
    MemoryError,
)
_PROGRAM_MAGICS = (
    b"MZ",
    b"\x7fELF",
    b"\xca\xfe\xba\xbe",
    b"\xcf\xfa\xed\xfe",
    b"\xfe\xed\xfa",
    b"#!",
    b"L\x00\x00\x00\x01\x14\x02",
)
#: Endings of files that a double click would run.
_PROGRAMS = (
    "exe dll scr com pif cpl msi msp bat cmd ps1 psm1 vbs vbe vb js jse wsf wsh hta lnk url reg jar sh app "
    "docm dotm xlsm xltm xlam pptm ppam sct inf gadget application msc iso img chm"
)
_PROGRAM_ENDINGS = frozenset(_PROGRAMS.split())
_HARMLESS = (
    "pdf txt csv rtf doc docx odt xls xlsx ods ppt pptx png jpg jpeg gif bmp tif tiff htm html eml msg"
)
_HARMLESS_ENDINGS = frozenset(_HARMLESS.split())
_SENTENCE = "The document holds a program or a file that would run when it is opened."


def is_program(head: bytes) -> bool:
    """Whether bytes begin like something that a computer would run."""
    return head.startswith(_PROGRAM_MAGICS)


def is_program_name(name: str) -> bool:
    """Whether a file of that name would run when it is opened."""
    return name.rpartition(".")[2].strip().lower() in _PROGRAM_ENDINGS


def refuse_embedded_program(container: Container, name: str) -> None:
    """One part of a container. Raises Unreadable: active_content."""
    head = container.peek(name)
    if is_program(head):
        raise Unreadable(Reason.ACTIVE_CONTENT, _SENTENCE)
    if head.startswith(OLE_MAGIC):
        refuse_ole_package(container.read(name))


def refuse_ole_package(content: bytes) -> None:
    """An OLE object: objects of Office programs pass, packaged files only when they are plainly harmless.

    Raises Unreadable: active_content.
    """
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(content)) as ole:
            streams = ["/".join(path) for path in ole.listdir(streams=True, storages=True)]
            for stream in streams:
                lower = stream.lower()
                if "vba" in lower.split("/") or "macros" in lower.split("/") or "_vba_project" in lower:
                    raise Unreadable(Reason.ACTIVE_CONTENT, "The document holds macros.")
                if lower.endswith("\x01ole10native"):
                    refuse_native_data(ole.openstream(stream).read())
    except OLE_ERRORS:
        raise Unreadable(
            Reason.ACTIVE_CONTENT, "The document holds an object that cannot be looked into."
        ) from None


def refuse_native_data(data: bytes) -> None:
    """The stream of the Object Packager: size, flags, label, path, …, bytes. Raises Unreadable: active_content."""
    body = data[4:]
    if body[:2] != b"\x02\x00":  # not the packager's layout: the native data of some program, an equation say
        if is_program(body[:8]):
            raise Unreadable(Reason.ACTIVE_CONTENT, _SENTENCE)
        return
    label, _, rest = body[2:].partition(b"\x00")
    path, _, _ = rest.partition(b"\x00")
    endings = {
        part.rpartition(b".")[2].strip().lower().decode("latin-1") for part in (label, path) if b"." in part
    }
    if endings & _PROGRAM_ENDINGS or not endings & _HARMLESS_ENDINGS or b"MZ\x90\x00" in body:
        raise Unreadable(Reason.ACTIVE_CONTENT, _SENTENCE)
