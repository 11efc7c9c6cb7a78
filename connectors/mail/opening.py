"""Takes a message apart into candidate documents: attachments, forwarded messages, archives, wrappers, bodies.

Containers are opened from a work list, never by recursion, each at most `limits.nesting` deep; one that cannot be
opened is noted with its reason and the others go on.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from email.message import Message
from hashlib import sha256

from connectors.mail import archive, clutter, outlook, signatures
from connectors.mail.bodies import BodyParts
from connectors.mail.envelopes import envelope, fields
from connectors.mail.headers import one_line, safe_name
from connectors.mail.leaves import Leaf, leaves, raw_field
from connectors.mail.limits import STANDARD, MailLimits
from connectors.mail.links import Link, google_links
from connectors.mail.opened import Opened, Unopened
from connectors.mail.parse import looks_like_message, parse_message
from connectors.mail.transfer import uuencoded_files, without_uuencoded
from pipelines.outcomes import Kind, Reason, Unreadable
from pipelines.records import Attachment, Envelope
from pipelines.rules.read.message_automatic import recognise
from pipelines.rules.read.message_facts import Body, MessageFacts, Report
from pipelines.rules.read.message_quotes import take_apart

_LETTER_FIELD = "x-partnerships-letter"
_SHORTCUT = re.compile(rb'(?:^URL=|"url"\s*:\s*"|<string>)\s*(https?://[^"<>\s]+)', re.MULTILINE | re.IGNORECASE)
_GOOGLE_SHORTCUT_ID = re.compile(rb'"(?:doc_id|resource_id)"\s*:\s*"(?:document:|spreadsheet:)?([A-Za-z0-9_-]{10,})"')


@dataclass(frozen=True, slots=True)
class _Level:
    """Where something was found. depth: containers around it; zips: archives among them."""

    origin: str = "attachment"
    depth: int = 0
    zips: int = 0
    sent_at: datetime | None = None


@dataclass(slots=True)
class _Mail:
    """One message, ours or nested, as it is put together."""

    level: _Level
    body: BodyParts
    envelope: Envelope = field(default_factory=Envelope)
    headers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    report: Report = field(default_factory=Report)


def open_message(content: bytes, limits: MailLimits = STANDARD, *, own_addresses: Sequence[str] = ()) -> Opened:
    """Everything that a message holds.

    own_addresses: the addresses that our letters come from; they tell our own words from the district's.
    Raises Unreadable when the message as a whole cannot be opened (too_large, damaged).
    """
    return _Opener(limits, own_addresses).open(content)


class _Opener:
    def __init__(self, limits: MailLimits, own_addresses: Sequence[str]) -> None:
        self._limits = limits
        self._own = [address.lower() for address in own_addresses if address]
        self._budget = archive.Budget(limits)
        self._attachments: list[Attachment] = []
        self._bodies: list[Attachment] = []
        self._links: dict[str, Link] = {}
        self._unopened: list[Unopened] = []
        self._waiting: list[tuple[bytes, str, _Level]] = []

    def open(self, content: bytes) -> Opened:
        top = _Mail(_Level(), BodyParts(self._limits))
        if outlook.is_outlook_message(content):
            self._outlook(outlook.open_outlook_message(content, self._budget, self._limits.nesting), top)
        else:
            self._read(parse_message(content, self._limits), top)
        self._drain(top)
        facts = self._facts(top)
        for link in self._links_of(top, facts.body):
            self._links.setdefault(link.document_id or link.address, link)
        if not facts.is_own_letter:
            self._add_body(top, facts.body)
        if len(self._attachments) > self._limits.documents:
            raise Unreadable(Reason.TOO_LARGE, "The message has more documents than we read.")
        return Opened(
            facts,
            (*self._attachments, *self._bodies),
            tuple(list(self._links.values())[: self._limits.links]),
            tuple(self._unopened),
        )

    # -- messages ---------------------------------------------------------------------------------------------

    def _read(self, message: Message, mail: _Mail) -> None:
        """The leaves of one message, into `mail` and the work list."""
        mail.headers = fields(message)
        for leaf in leaves(message, self._limits):
            self._leaf(leaf, mail)
        mail.envelope = envelope(message, mail.body.plain, self._limits)

    def _leaf(self, leaf: Leaf, mail: _Mail) -> None:
        kind = leaf.content_type
        if kind.startswith("message/") or isinstance(leaf.part.get_payload(), list):
            self._message_part(leaf, mail)
            return
        content = leaf.content()
        if kind == "text/calendar":
            method = re.search(rb"^METHOD:\s*([A-Za-z]+)", content, re.MULTILINE)
            mail.report = replace(mail.report, calendar_method=method.group(1).decode().upper() if method else "REQUEST")
        if self._is_body(leaf, content):
            if kind == "text/plain":
                for name, file in uuencoded_files(content):
                    self._waiting.append((file, name, mail.level))
                content = without_uuencoded(content)
            mail.body.add(leaf, content)
        elif kind in ("application/pkcs7-mime", "application/x-pkcs7-mime") or leaf.name.lower().endswith(".p7m"):
            self._signed(content, leaf, mail)
        elif not clutter.is_clutter(kind, content):
            self._waiting.append((content, leaf.name or self._unnamed(leaf, content), mail.level))

    @staticmethod
    def _is_body(leaf: Leaf, content: bytes) -> bool:
        """Text that stands in the message, as opposed to a text file that was attached."""
        if leaf.content_type not in ("text/plain", "text/html", "text/enriched", "text/markdown"):
            return False
        if leaf.name:
            return False
        return leaf.disposition != "attachment" or leaf.alternative != 0

    @staticmethod
    def _unnamed(leaf: Leaf, content: bytes) -> str:
        """A part of no bytes, no name and a text type is a leftover of a mail program; it has no name either."""
        return ""

    def _message_part(self, leaf: Leaf, mail: _Mail) -> None:
        """A part of type message/…, or an encrypted multipart."""
        if leaf.content_type == "multipart/encrypted":
            self._shut(leaf.name or "encrypted message", mail.level, Reason.ENCRYPTED, "The message is encrypted; nobody here holds the key.")
            return
        payload = leaf.part.get_payload()
        children = payload if isinstance(payload, list) else []
        if leaf.content_type in ("message/delivery-status", "message/global-delivery-status"):
            actions = tuple(
                raw_field(child, "action").strip().lower().split(" ")[0] for child in children if raw_field(child, "action")
            )
            mail.report = replace(mail.report, is_delivery_report=True, actions=actions)
        elif leaf.content_type in ("message/disposition-notification", "message/global-disposition-notification"):
            mail.report = replace(mail.report, disposition=self._disposition(children))
        elif leaf.content_type in ("message/rfc822", "message/global", "message/news") and children:
            origin = "returned message" if leaf.in_report else "forwarded message"
            self._nested(self._undone(leaf, children[0]), replace(mail.level, origin=origin, depth=mail.level.depth + 1))
        elif leaf.content_type in ("message/partial", "message/external-body"):
            self._shut(leaf.name or "part of a message", mail.level, Reason.UNSUPPORTED_FORMAT, "The message holds a pointer to a document, not the document.")

    @staticmethod
    def _disposition(children: Sequence[Message]) -> str:
        for child in children:
            if raw_field(child, "disposition"):
                return one_line(raw_field(child, "disposition"))
        return "displayed"

    def _undone(self, leaf: Leaf, inner: Message) -> Message:
        """A forwarded message whose text was base64, which the standard forbids and some gateways do."""
        encoding = raw_field(leaf.part, "content-transfer-encoding").strip().lower()
        payload = inner.get_payload()
        if encoding in ("base64", "quoted-printable") and isinstance(payload, str) and not inner.keys():
            from connectors.mail.transfer import decode_transfer

            return parse_message(decode_transfer(payload.encode("utf-8", "surrogateescape"), encoding), self._limits)
        return inner

    def _nested(self, message: Message, level: _Level) -> None:
        """A message inside the message: its attachments are candidates, and so is its body."""
        if level.depth > self._limits.nesting:
            raise Unreadable(Reason.TOO_LARGE, "Forwarded messages nest deeper than we follow.")
        inner = _Mail(level, BodyParts(self._limits))
        before = len(self._waiting)
        self._read(message, inner)
        if _LETTER_FIELD in inner.headers or self._is_ours(inner.envelope):
            del self._waiting[before:]  # our own letter, sent back to us: nothing in it is the district's
            return
        dated = replace(level, sent_at=inner.envelope.sent_at)
        self._waiting[before:] = [(content, name, replace(where, sent_at=dated.sent_at)) for content, name, where in self._waiting[before:]]
        inner.level = dated
        body = take_apart(inner.body.plain, self._own, answers_us=False)
        for link in self._links_of(inner, body):
            self._links.setdefault(link.document_id or link.address, link)
        self._add_body(inner, body)

    def _outlook(self, wrapped: outlook.Wrapped, mail: _Mail) -> None:
        """The content of a winmail.dat or a .msg file, as parts of `mail`."""
        if wrapped.headers.strip() and not mail.headers:
            message = parse_message(wrapped.headers.rstrip() + b"\r\n\r\n", self._limits)
            mail.headers = fields(message)
            mail.envelope = envelope(message, wrapped.text, self._limits)
        if not mail.envelope.sender and not mail.envelope.subject:
            mail.envelope = replace(mail.envelope, sender=one_line(wrapped.sender).lower(), subject=one_line(wrapped.subject))
        mail.body.add_text(wrapped.text, wrapped.html)
        for name, content in wrapped.files:
            self._waiting.append((content, name, mail.level))
        for inner in wrapped.messages:
            level = replace(mail.level, origin="forwarded message", depth=mail.level.depth + 1)
            nested = _Mail(level, BodyParts(self._limits))
            self._outlook(inner, nested)
            self._add_body(nested, take_apart(nested.body.plain, self._own, answers_us=False))

    # -- containers -------------------------------------------------------------------------------------------

    def _drain(self, top: _Mail) -> None:
        """Opens what waits until only documents are left."""
        self._waiting.reverse()
        while self._waiting:
            content, name, level = self._waiting.pop()
            before = len(self._waiting)
            try:
                self._candidate(content, name, level, top)
            except Unreadable as unreadable:
                self._shut(name, level, unreadable.reason, unreadable.sentence, content)
            self._waiting[before:] = reversed(self._waiting[before:])

    def _candidate(self, content: bytes, name: str, level: _Level, top: _Mail) -> None:
        if not content.strip():
            self._empty(name, level)
        elif clutter.is_clutter("", content) or clutter.is_decoration(content):
            return
        elif clutter.is_runnable(content, name):
            self._shut(name, level, Reason.ACTIVE_CONTENT, "A program is attached; we open no message with one.", content)
        elif clutter.is_pgp_message(content, name) or name.lower().endswith(".rpmsg"):
            self._shut(name, level, Reason.ENCRYPTED, "The document is encrypted; nobody here holds the key.", content)
        elif outlook.is_tnef(content):
            self._outlook(outlook.open_tnef(content, self._budget), _Mail(level, top.body, top.envelope, top.headers) if level.depth == 0 else _Mail(level, BodyParts(self._limits)))
        elif outlook.is_outlook_message(content):
            self._deeper(level)
            inner = _Mail(replace(level, origin="forwarded message", depth=level.depth + 1), BodyParts(self._limits))
            self._outlook(outlook.open_outlook_message(content, self._budget, self._limits.nesting), inner)
            self._add_body(inner, take_apart(inner.body.plain, self._own, answers_us=False))
        elif looks_like_message(content, is_named_so=name.lower().endswith((".eml", ".email", ".mht"))) and not content.startswith((b"PK", b"%PDF", b"{\\rtf")):
            self._deeper(level)
            self._nested(parse_message(content, self._limits), replace(level, origin="forwarded message", depth=level.depth + 1))
        elif archive.is_foreign_archive(content):
            self._shut(name, level, Reason.UNSUPPORTED_FORMAT, "The archive is of a kind that we do not open.", content)
        elif archive.is_archive(content):
            self._archive(content, name, level)
        else:
            self._document(content, name, level)

    def _deeper(self, level: _Level) -> None:
        if level.depth >= self._limits.nesting:
            raise Unreadable(Reason.TOO_LARGE, "Messages and archives nest deeper than we follow.")

    def _archive(self, content: bytes, name: str, level: _Level) -> None:
        self._deeper(level)
        if level.zips >= self._limits.archive_nesting:
            raise Unreadable(Reason.TOO_LARGE, "Archives nest deeper than we follow.")
        label = safe_name(name) or "archive"
        inside = replace(level, origin=f"zip: {label}", depth=level.depth + 1, zips=level.zips + 1)
        found = False
        for inner_name, inner in archive.unpack(content, self._budget, self._limits):
            found = True
            if isinstance(inner, Unreadable):
                self._shut(inner_name, inside, inner.reason, inner.sentence)
            else:
                self._waiting.append((inner, inner_name, inside))
        if not found:
            self._shut(name, level, Reason.DAMAGED, "The archive is empty.", content)

    def _signed(self, content: bytes, leaf: Leaf, mail: _Mail) -> None:
        """An opaque signature: the entity inside stands for the part itself."""
        try:
            entity = signatures.content_of_pkcs7(content, self._budget)
        except Unreadable as unreadable:
            self._shut(leaf.name or "smime.p7m", mail.level, unreadable.reason, unreadable.sentence, content)
            return
        if not entity:
            return
        self._deeper(mail.level)
        deeper = _Mail(replace(mail.level, depth=mail.level.depth + 1), mail.body)
        for inner in leaves(parse_message(entity, self._limits), self._limits):
            self._leaf(inner, deeper)
        mail.report = deeper.report if deeper.report != Report() else mail.report

    def _document(self, content: bytes, name: str, level: _Level) -> None:
        """A candidate; a shortcut file that only points to a Google document is its link."""
        if len(content) < 20_000 and name.lower().endswith((".gdoc", ".gsheet", ".url", ".webloc", ".desktop")):
            shortcut = _SHORTCUT.search(content)
            identifier = _GOOGLE_SHORTCUT_ID.search(content)
            address = shortcut.group(1).decode("utf-8", "replace").replace("\\/", "/") if shortcut else ""
            links = google_links(address, 1)
            if not links and identifier:
                links = google_links("https://docs.google.com/document/d/" + identifier.group(1).decode(), 1)
            if links:
                self._links.setdefault(links[0].document_id or links[0].address, links[0])
                return
        label = safe_name(name) or "attachment"
        self._attachments.append(Attachment(label, content, origin=level.origin, sent_at=level.sent_at))

    def _empty(self, name: str, level: _Level) -> None:
        """No bytes: a mail program's leftover if it has no name or is a text, else a document that was lost."""
        if re.search(r"\.(?:docx?|dotx?|docm|odt|rtf|pdf|pages|xlsx?|xlsm|ods|csv|zip)$", name, re.IGNORECASE):
            self._shut(name, level, Reason.DAMAGED, "The attachment is empty; nothing of it arrived.", b"")

    def _shut(self, name: str, level: _Level, reason: Reason, sentence: str, content: bytes = b"") -> None:
        label = safe_name(name) or "attachment"
        self._unopened.append(Unopened(label, level.origin, reason, sentence, sha256(content).hexdigest()))

    # -- bodies, facts ----------------------------------------------------------------------------------------

    def _links_of(self, mail: _Mail, body: Body) -> list[Link]:
        """The Google documents that the sender points to; links in our own quoted letter are ours."""
        links = list(google_links(body.own, self._limits.links))
        html = mail.body.html_in_words()
        if html:
            own = take_apart(html, self._own, answers_us=False).own
            links.extend(google_links(own, self._limits.links))
        return links

    def _add_body(self, mail: _Mail, body: Body) -> None:
        """The body as candidate documents: as HTML where there is one, and in plain words."""
        origin = "body" if mail.level.depth == 0 else "forwarded body"
        name = "message body" if origin == "body" else "body of the forwarded message"
        if clutter.is_pgp_message(body.own.encode("utf-8", "replace")[:4096], ""):
            self._shut(name, mail.level, Reason.ENCRYPTED, "The message is encrypted; nobody here holds the key.")
            return
        html = mail.body.html
        if html:
            content = b"\xef\xbb\xbf" + html.encode("utf-8", "replace")
            self._bodies.append(Attachment(name, content, Kind.HTML, origin, sent_at=mail.level.sent_at))
        if body.own.strip():
            content = body.own.encode("utf-8", "replace")
            self._bodies.append(Attachment(name, content, Kind.TEXT, origin, sent_at=mail.level.sent_at))

    def _is_ours(self, claimed: Envelope) -> bool:
        """A message from our own address whose id was made by our own server."""
        domains = {address.rpartition("@")[2] for address in self._own}
        return claimed.sender in self._own and claimed.message_id.rpartition("@")[2].lower() in domains

    def _facts(self, top: _Mail) -> MessageFacts:
        domains = {address.rpartition("@")[2] for address in self._own}
        claimed = top.envelope
        by_reference = any(reference.rpartition("@")[2].lower() in domains for reference in claimed.references)
        is_own = _LETTER_FIELD in top.headers or self._is_ours(claimed)
        body = take_apart(top.body.plain, self._own, answers_us=by_reference)
        answers_us = not is_own and (by_reference or bool(claimed.tokens) or bool(body.letter))
        return MessageFacts(
            envelope=claimed,
            recognised=recognise(top.headers, body.own, top.report, claimed.sender, answers_us=answers_us),
            body=body,
            is_own_letter=is_own,
            answers_us=answers_us,
        )
