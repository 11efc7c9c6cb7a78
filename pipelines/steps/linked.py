"""Documents that a message linked to, as they were read: once fetched, their bytes are kept like the message's own.

Reading a message again reads them again, whatever became of the document since. A later version of it comes by the
feed of changes, as a delivery of its own.
"""

from __future__ import annotations

from connectors import Landing
from connectors.warehouse import Warehouse


def linked_documents(warehouse: Warehouse, landing: Landing, message_sha256: str) -> dict[str, str]:
    """Address of each linked document of a stored message -> sha256 of its bytes in the landing store."""
    rows = warehouse.rows("select documents from reading where message_sha256 = %s", [message_sha256])
    return {
        document["link"]: document["sha256"]
        for document in (rows[0]["documents"] if rows else [])
        if document.get("link") and document.get("sha256") and landing.has(document["sha256"])
    }
