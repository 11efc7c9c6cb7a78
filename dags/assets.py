"""The edges between the DAGs. An event is a bell: whoever hears it takes everything that waits, however much."""

from __future__ import annotations

from airflow.sdk import Asset, AssetWatcher

from dags.triggers import Waiting

#: Rings while deliveries wait in the mailbox.
mailbox = Asset("mailbox", "x-partnerships://mailbox", watchers=[AssetWatcher("mailbox", Waiting("mailbox"))])

#: New bytes are in the landing store: from the mailbox, or documents that were shared with us.
messages = Asset("messages", "x-partnerships://messages")
shared_documents = Asset("shared_documents", "x-partnerships://shared_documents")

#: Applications were judged, ranked, funded or decided anew.
applications = Asset("applications", "x-partnerships://applications")

#: The published set: the queue that reviewers read, and the map that everybody reads.
review_queue = Asset("review_queue", "x-partnerships://review_queue")
partner_map = Asset("partner_map", "x-partnerships://partner_map")

#: Rings while letters are due.
outbox = Asset("outbox", "x-partnerships://outbox", watchers=[AssetWatcher("outbox", Waiting("outbox"))])

#: Rings while decisions wait that came by mail, or that were applied at the desk.
decisions = Asset(
    "decisions", "x-partnerships://decisions", watchers=[AssetWatcher("decisions", Waiting("decisions"))]
)
