"""Documents in foreign formats ⇄ one neutral tree.

`sniff` says what a file is, `read_document` reads it. Nothing in a document is ever followed or run: no entity,
relationship, link, macro, script or embedded object.
"""

from __future__ import annotations

from connectors.documents.reading import read_document
from connectors.documents.sniffing import sniff

__all__ = ["read_document", "sniff"]
