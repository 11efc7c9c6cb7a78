"""What waits to be opened, one after the other, without recursion: archives, wrappers, forwarded messages, and the
documents that are left. One that cannot be opened is noted with its reason and the others go on."""

from __future__ import annotations

import re
from dataclasses import replace

from connectors.mail import archive, clutter, compressed, outlook, signatures
from connectors.mail.collected import Collected, Level, Mail, Waiting
from connectors.mail.envelopes import envelope, fields
from connectors.mail.headers import one_line, safe_name
from connectors.mail.links import google_links
from connectors.mail.message_parts import DOCUMENT_STARTS, read_mail
from connectors.mail.parse import MimePart, looks_like_message, parse_message
from connectors.mail.rtf_body import unpack_rtf, words_of_rtf
from pipelines.outcomes import Reason, Unreadable

_SHORTCUT_NAMES = (".gdoc", ".gsheet", ".url", ".webloc", ".desktop")
_SHORTCUT_BYTES = 20_000
_SHORTCUT = re.compile(
    rb'(?:^URL=|"url"\s*:\s*"|<string>)\s*(https?://[^"<>\s]+)', re.MULTILINE | re.IGNORECASE
)
_SHORTCUT_ID = re.compile(
    rb'"(?:doc_id|resource_id)"\s*:\s*"(?:document:|spreadsheet:)?([A-Za-z0-9_-]{10,})"'
)
_MESSAGE_NAMES = (".eml", ".email")
_FOREIGN = (
    "The archive is of a kind that we do not open (7z, rar); ask for the files themselves, or for a zip."
)
_DOCUMENT_NAME = re.compile(
    r"\.(?:docx?|dotx?|docm|odt|rtf|pdf|pages|xlsx?|xlsm|ods|csv|zip|7z|rar|t?gz)$", re.IGNORECASE
)


def open_waiting(collected: Collected) -> None:
    """Opens what waits, and what comes out of it, until only documents are left; the order of the mail stays.
    Raises Unreadable (too_large) when a limit of the whole message is met."""
    stack = list(reversed(collected.waiting))
    collected.waiting.clear()
    while stack:
        waiting = stack.pop()
        try:
            _open(waiting, collected)
        except Unreadable as unreadable:
            content = waiting.content if isinstance(waiting.content, bytes) else b""
            collected.shut(waiting.name, waiting.level, unreadable.reason, unreadable.sentence, content)
        stack.extend(reversed(collected.waiting))
        collected.waiting.clear()


def _open(waiting: Waiting, collected: Collected) -> None:
    content, name, level = waiting.content, waiting.name, waiting.level
    if isinstance(content, MimePart):
        read_mail(content, collected.new_mail(level), collected)
    elif not content.strip():
        _note_empty(name, level, collected)
    elif clutter.is_clutter("", content) or clutter.is_decoration(content):
        return
    elif not _refuse(content, name, level, collected) and not _unwrap(waiting, content, collected):
        _document(content, name, level, collected)


def _refuse(content: bytes, name: str, level: Level, collected: Collected) -> bool:
    """What is never opened: programs, encrypted things, archives of other kinds."""
    if clutter.is_runnable(content, name):
        reason, sentence = Reason.ACTIVE_CONTENT, "A program is attached; we open no message with one."
    elif clutter.is_pgp_message(content, name) or name.lower().endswith(".rpmsg"):
        reason, sentence = Reason.ENCRYPTED, "The document is encrypted; nobody here holds the key."
    elif archive.is_foreign_archive(content):
        reason, sentence = Reason.UNSUPPORTED_FORMAT, _FOREIGN
    else:
        return False
    collected.shut(name, level, reason, sentence, content)
    return True


def _unwrap(waiting: Waiting, content: bytes, collected: Collected) -> bool:
    """Containers, by their bytes. True when it was one."""
    name, level = waiting.name, waiting.level
    if outlook.is_tnef(content):
        _take_outlook(outlook.open_tnef(content, collected.budget), waiting.mail, collected)
    elif outlook.is_outlook_message(content):
        wrapped = outlook.open_outlook_message(content, collected.budget, collected.limits.nesting)
        take_outlook_message(wrapped, collected.new_mail(level.inside("forwarded message")), collected)
    elif _is_message(content, name):
        message = parse_message(content, collected.limits)
        collected.waiting.append(Waiting(message, name, level.inside("forwarded message"), waiting.mail))
    elif archive.is_archive(content) or compressed.is_compressed(content):
        _take_archive(waiting, content, collected)
    elif signatures.is_pkcs7(content):
        _take_signed(waiting, content, collected)
    else:
        return False
    return True


def _is_message(content: bytes, name: str) -> bool:
    if content.startswith(DOCUMENT_STARTS) or name.lower().endswith((".mht", ".mhtml")):
        return False
    return looks_like_message(content, is_named_so=name.lower().endswith(_MESSAGE_NAMES))


def _take_archive(waiting: Waiting, content: bytes, collected: Collected) -> None:
    level = waiting.level
    if level.archives >= collected.limits.archive_nesting:
        raise Unreadable(Reason.TOO_LARGE, "Archives nest deeper than we follow.")
    inside = level.inside(f"zip: {safe_name(waiting.name) or 'archive'}", is_archive=True)
    if archive.is_archive(content):
        files = list(archive.unpack(content, collected.budget, collected.limits))
    else:
        unpacked = compressed.unpack_compressed(content, waiting.name, collected.budget, collected.limits)
        files = list(unpacked)
    if not files:
        raise Unreadable(Reason.DAMAGED, "The archive is empty.")
    for name, file in files:
        if isinstance(file, Unreadable):
            collected.shut(name, inside, file.reason, file.sentence)
        else:
            collected.waiting.append(Waiting(file, name, inside, waiting.mail))


def _take_signed(waiting: Waiting, content: bytes, collected: Collected) -> None:
    """An opaque signature that neither type nor name announced: what was signed, as a message of its own."""
    entity = signatures.content_of_pkcs7(content, collected.budget)
    level = waiting.level.inside("signed message")
    if entity.startswith(DOCUMENT_STARTS):
        collected.waiting.append(Waiting(entity, waiting.name, level, waiting.mail))
    elif entity:
        message = parse_message(entity, collected.limits)
        collected.waiting.append(Waiting(message, waiting.name, level, waiting.mail))


def take_outlook_message(wrapped: outlook.Wrapped, mail: Mail, collected: Collected) -> None:
    """The content of a .msg file as a message: header fields, bodies, attachments, embedded messages."""
    if wrapped.headers.strip():
        message = parse_message(wrapped.headers.rstrip() + b"\r\n\r\n", collected.limits)
        mail.headers = fields(message)
        mail.envelope = envelope(message, wrapped.text, collected.limits)
    if not mail.envelope.sender and not mail.envelope.subject:
        sender, subject = one_line(wrapped.sender).lower(), one_line(wrapped.subject)
        mail.envelope = replace(mail.envelope, sender=sender, subject=subject)
    _take_outlook(wrapped, mail, collected)


def _take_outlook(wrapped: outlook.Wrapped, mail: Mail, collected: Collected) -> None:
    if not wrapped.text.strip() and not wrapped.html.strip():
        _take_rtf(wrapped.rtf, mail, collected)
    mail.body.add_text(wrapped.text, wrapped.html)
    for name, content in wrapped.files:
        collected.waiting.append(Waiting(content, name, mail.level, mail))
    for inner in wrapped.messages:
        take_outlook_message(inner, collected.new_mail(mail.level.inside("forwarded message")), collected)


def _take_rtf(packed: bytes, mail: Mail, collected: Collected) -> None:
    """A body that is RTF alone; one that is damaged leaves the attachments as they are."""
    try:
        rtf = unpack_rtf(packed, collected.budget)
    except Unreadable as unreadable:
        if unreadable.reason is Reason.TOO_LARGE:
            raise
        collected.shut("message body", mail.level, unreadable.reason, unreadable.sentence, packed)
        return
    if rtf:
        mail.body.add_rtf(rtf, words_of_rtf(rtf))


def _document(content: bytes, name: str, level: Level, collected: Collected) -> None:
    """A candidate; a shortcut file that only points to a Google document stands for its link."""
    if len(content) < _SHORTCUT_BYTES and name.lower().endswith(_SHORTCUT_NAMES):
        shortcut, identifier = _SHORTCUT.search(content), _SHORTCUT_ID.search(content)
        address = shortcut.group(1).decode("utf-8", "replace").replace("\\/", "/") if shortcut else ""
        links = google_links(address, 1)
        if not links and identifier:
            links = google_links("https://docs.google.com/document/d/" + identifier.group(1).decode(), 1)
        if links:
            collected.add_link(links[0])
            return
    collected.add_document(content, name, level)


def _note_empty(name: str, level: Level, collected: Collected) -> None:
    """No bytes: a leftover of a mail program, unless the name is a document's; then the document was lost."""
    if _DOCUMENT_NAME.search(name):
        collected.shut(name, level, Reason.DAMAGED, "The attachment is empty; nothing of it arrived.")
