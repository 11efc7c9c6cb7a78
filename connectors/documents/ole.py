"""OLE compound files from strangers."""

from __future__ import annotations

import io

import olefile

from connectors.documents.embedded_files import OLE_ERRORS
from pipelines.outcomes import Reason, Unreadable


def refuse_encrypted_package(content: bytes) -> None:
    """An OOXML file with a password is an OLE file around it. Raises Unreadable: encrypted, damaged."""
    for stream in stream_names(content):
        if stream == "encryptedpackage":
            raise Unreadable(Reason.ENCRYPTED, "The file is protected with a password.")


def stream_names(content: bytes) -> set[str]:
    """Names of all streams and storages in lower case, with "/" between them. Raises Unreadable: damaged."""
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as ole:
            return {"/".join(path).lower() for path in ole.listdir(streams=True, storages=True)}
    except OLE_ERRORS:
        raise Unreadable(Reason.DAMAGED, "The file is cut off or damaged; it cannot be opened.") from None
