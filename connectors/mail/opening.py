"""A message taken apart: its facts, its candidate documents, the Google documents that it points to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from connectors.mail import clutter, outlook
from connectors.mail.collected import Collected, Level, Mail, domain
from connectors.mail.containers import open_waiting, take_outlook_message
from connectors.mail.html_text import html_before
from connectors.mail.limits import STANDARD, MailLimits
from connectors.mail.links import google_links
from connectors.mail.message_parts import LETTER_FIELD, read_mail
from connectors.mail.opened import Opened
from connectors.mail.parse import parse_message
from pipelines.outcomes import Kind, Reason, Unreadable
from pipelines.records import Attachment
from pipelines.rules.read.message.automatic import recognise
from pipelines.rules.read.message.facts import Body, MessageFacts
from pipelines.rules.read.message.quotes import take_apart, without_footer
from pipelines.rules.read.message.stopping import asks_to_stop
from pipelines.rules.read.message.withdrawing import withdraws

_END_OF_HEADER = re.compile(rb"\r?\n\r?\n|\r\r")
#: "Re: Your application": only we call it theirs.
_ANSWERS_A_LETTER = re.compile(
    r"\s*(?:re|aw|sv|antw?|rif|res|odp)\s*:.*\byour (?:\w+ ){0,2}application\b", re.IGNORECASE
)


def open_message(
    content: bytes, limits: MailLimits = STANDARD, *, own_addresses: Sequence[str] = ()
) -> Opened:
    """Everything that a message holds.

    own_addresses: the addresses that our letters come from; they tell our own words from the district's.
    Raises Unreadable when the message as a whole cannot be opened (too_large, damaged).
    """
    collected = Collected(limits, own_addresses)
    top = collected.new_mail(Level())
    if outlook.is_outlook_message(content):
        wrapped = outlook.open_outlook_message(content, collected.budget, limits.nesting)
        take_outlook_message(wrapped, top, collected)
    else:
        read_mail(parse_message(content, limits), top, collected)
    open_waiting(collected)
    if len(collected.attachments) > limits.documents:
        raise Unreadable(Reason.TOO_LARGE, "The message has more documents than we read.")
    facts = _facts(top, collected)
    bodies: list[Attachment] = []
    for number, mail in enumerate(collected.mails):
        body = (
            facts.body
            if mail is top
            else take_apart(mail.body.plain, collected.own_addresses, answers_us=False)
        )
        _add_links(mail, body, collected)
        if mail is not top or not facts.is_own_letter:
            bodies.extend(_bodies(mail, body, collected, number))
    return Opened(
        facts, (*collected.attachments, *bodies), tuple(collected.links.values()), tuple(collected.unopened)
    )


def open_header(
    content: bytes, limits: MailLimits = STANDARD, *, own_addresses: Sequence[str] = ()
) -> MessageFacts:
    """What the header alone tells of a message that cannot be opened. Raises Unreadable."""
    collected = Collected(limits, own_addresses)
    top = collected.new_mail(Level())
    if not outlook.is_outlook_message(content):
        head = _END_OF_HEADER.split(content[: limits.header_characters].lstrip(b"\r\n"), maxsplit=1)[0]
        read_mail(parse_message(head + b"\n\n", limits), top, collected)
    return _facts(top, collected)


def _facts(top: Mail, collected: Collected) -> MessageFacts:
    claimed = top.envelope
    by_reference = any(domain(reference) in collected.own_domains for reference in claimed.references)
    is_own = LETTER_FIELD in top.headers or (
        claimed.sender in collected.own_addresses and not claimed.is_forward
    )
    body = take_apart(top.body.plain, collected.own_addresses, answers_us=by_reference)
    by_words = bool(claimed.tokens or body.letter or _ANSWERS_A_LETTER.match(claimed.subject))
    answers_us = not is_own and (by_reference or by_words)
    stop = "" if is_own or claimed.is_forward else asks_to_stop(claimed.subject, without_footer(body.own))
    taken_back = "" if is_own else withdraws(claimed.subject, _said(top.body.plain, body))
    return MessageFacts(
        envelope=replace(claimed, asks_to_stop=stop, withdraws=taken_back) if stop or taken_back else claimed,
        recognised=recognise(top.headers, body.own, top.report, claimed.sender, answers_us=answers_us),
        body=body,
        is_own_letter=is_own,
        answers_us=answers_us,
    )


def _said(plain: str, body: Body) -> str:
    """The sender's own words without what somebody else is quoted with, and without a signature."""
    quoted = {line.lstrip("> \t").strip() for line in plain.split("\n") if line.lstrip().startswith(">")}
    return without_footer(
        "\n".join(line for line in body.own.split("\n") if line.strip() not in quoted - {""})
    )


def _add_links(mail: Mail, body: Body, collected: Collected) -> None:
    """The Google documents that the sender points to; links in our own quoted letter are ours."""
    texts = [body.own]
    words = mail.body.html_in_words()
    if words:
        texts.append(take_apart(words, collected.own_addresses, answers_us=False).own)
    for text in texts:
        for link in google_links(text, collected.limits.links):
            collected.add_link(link)


def _bodies(mail: Mail, body: Body, collected: Collected, number: int) -> list[Attachment]:
    """The body as candidate documents: as HTML where there is some, and the sender's own words as plain text.
    Both have one name, by which they are known for the same words."""
    origin, name = ("body", "message body")
    if number:
        origin, name = "forwarded body", f"body of forwarded message {number}"
    if mail.body.is_cut:
        collected.shut(name, mail.level, Reason.TOO_LARGE, "The text of the message is longer than we read.")
        return []
    words = without_footer(body.own)
    if clutter.is_pgp_message(words.encode("utf-8", "replace"), ""):
        sentence = "The message is encrypted; nobody here holds the key."
        collected.shut(name, mail.level, Reason.ENCRYPTED, sentence)
        return []
    found = []
    markup = mail.body.html
    if markup:
        quoted = take_apart(mail.body.html_in_words(), collected.own_addresses, answers_us=False).letter
        if quoted:
            markup = html_before(markup, quoted.split("\n", 1)[0])
        content = b"\xef\xbb\xbf" + markup.encode("utf-8", "replace")
        found.append(Attachment(name, content, Kind.HTML, origin, sent_at=mail.level.sent_at))
    if mail.body.rtf:
        found.append(Attachment(name, mail.body.rtf, Kind.RTF, origin, sent_at=mail.level.sent_at))
    if words.strip():
        found.append(
            Attachment(name, words.encode("utf-8", "replace"), Kind.TEXT, origin, sent_at=mail.level.sent_at)
        )
    return found
