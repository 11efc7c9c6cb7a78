"""How much of a stranger's message we are willing to open. Every limit has a unit and a reason."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MailLimits:
    """The limits for one message. Beyond any of them the message is set aside whole, as `too_large`."""

    #: bytes of a mail that is taken out of its mailbox at all; larger ones stay there, and staff see them. Twice what
    #: is opened, so that what people really send is kept even where it is not read.
    fetched_bytes: int = 150_000_000
    #: bytes of the message as it arrived. Mail services refuse messages above 25 to 50 MB; base64 adds a third.
    message_bytes: int = 70_000_000
    #: MIME parts, nested messages included. A mail with a form, two calculators and a signature has about ten.
    parts: int = 2_000
    #: multiparts inside each other. Clients nest four; signed forwards of signed mails reach eight.
    depth: int = 60
    #: messages, signatures and archives inside each other. A thread that was forwarded as an attachment each time
    #: has grown to a dozen; they are opened one after the other, so depth alone costs nothing.
    nesting: int = 20
    #: archives inside each other: the zip that holds a zip happens, a third one does not.
    archive_nesting: int = 2
    #: files of one archive that are looked at; a district sends a form, calculators and a few appendices.
    archive_files: int = 200
    #: unpacked bytes of all archives of one message together. Guards memory against bombs.
    expanded_bytes: int = 150_000_000
    #: documents of one message that are read. Fifty teacher résumés happen, five hundred do not.
    documents: int = 100
    #: characters of one body. The longest pasted applications have some fifty thousand.
    body_characters: int = 2_000_000
    #: different Google links of one body that are opened; a mail signature or a newsletter may carry dozens.
    links: int = 20
    #: characters of one header field that are looked at. Long recipient lists go to some hundred thousand.
    header_characters: int = 500_000


STANDARD = MailLimits()
