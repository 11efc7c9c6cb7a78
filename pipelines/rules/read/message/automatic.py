"""Mail that no person wrote: absence notes, bounces, receipts, calendar answers (RFC 3834, 3464, 8098, and what
senders do instead). Pure: header fields, report fields and the body's words in, a judgement out."""

from __future__ import annotations

import re

from pipelines.rules.read.message import automatic_words as words
from pipelines.rules.read.message.facts import Headers, Machine, Recognised, Report

#: Fields that only an answering machine writes; a value of "no" or "none" takes the meaning away.
_REPLY_FIELDS = (
    "x-autoreply",
    "x-autorespond",
    "x-autoresponder",
    "x-autoreply-from",
    "x-auto-reply-from",
    "x-mail-autoreply",
    "x-autoresponse",
    "x-auto-response",
    "x-auto-responded",
    "x-zendesk-autoreply",
    "x-vacation",
)
_NO = frozenset({"no", "none", "false", "0", ""})
#: Machines are brief. A longer text is looked at only so far, and a long one is no receipt.
_HEAD = 3_000
_LONGEST_RECEIPT = 1_500
_LONGEST_NOTE = 4_000


def recognise(headers: Headers, text: str, report: Report, sender: str, *, answers_us: bool) -> Recognised:
    """Whether a machine wrote the message, and which kind.

    text: the body as the sender's side wrote it, without a quoted letter. sender: the address alone. answers_us: it
    carries ids, tokens or words of a letter of ours.
    """
    text = text[:_LONGEST_NOTE]
    subject = _first(headers, "subject")
    return (
        _by_report(headers, report)
        or _bounce(headers, text, sender, subject)
        or _receipt(text, subject)
        or _calendar_answer(report, text, subject)
        or _by_fields(headers)
        or _by_words(headers, text, sender, subject, answers_us)
        or _generated(headers)
        or Recognised()
    )


def _first(headers: Headers, name: str) -> str:
    values = headers.get(name, ())
    return values[0] if values else ""


def _says_yes(headers: Headers, name: str) -> bool:
    return any(value.strip().lower() not in _NO for value in headers.get(name, ()))


def _is_null_sender(headers: Headers) -> bool:
    """An empty envelope sender: what reports and careful answering machines use (RFC 5321, RFC 3834)."""
    return any(path.strip() in ("<>", "") for path in headers.get("return-path", ()))


def _is_bulk(headers: Headers) -> bool:
    return _first(headers, "precedence").strip().lower() in ("bulk", "junk")


def _submitted(headers: Headers) -> str:
    """The keyword of Auto-Submitted, without parameters and comments."""
    return re.split(r"[;\s(]", _first(headers, "auto-submitted").strip().lower())[0]


def _by_report(headers: Headers, report: Report) -> Recognised | None:
    """The machine-readable parts: delivery status, disposition notification, abuse report."""
    if report.is_delivery_report:
        if report.actions and not set(report.actions) & {"failed", "delayed"}:
            return Recognised(Machine.RECEIPT, True, "a delivery report: " + ", ".join(report.actions[:3]))
        return Recognised(Machine.BOUNCE, True, "a delivery status report (RFC 3464)")
    kind = _first(headers, "content-type").lower()
    if report.disposition or "report-type=disposition-notification" in kind.replace('"', ""):
        return Recognised(Machine.RECEIPT, True, "a disposition notification (RFC 8098)")
    if "feedback-report" in kind:
        return Recognised(Machine.AUTO_REPLY, True, "a feedback report of a mail service")
    return None


def _bounce(headers: Headers, text: str, sender: str, subject: str) -> Recognised | None:
    """Delivery failures without a machine-readable part, as old and small mail systems write them.

    A person who forwards a bounce writes from an address of their own, so sender or envelope must agree.
    """
    if "x-failed-recipients" in headers:
        return Recognised(Machine.BOUNCE, True, "the field X-Failed-Recipients")
    from_system = bool(words.BOUNCE_SENDER.search(sender))
    is_worded = bool(words.BOUNCE_SUBJECT.search(subject))
    says_why = bool(words.BOUNCE_WORDS.search(text))
    if (from_system and (is_worded or says_why)) or (_is_null_sender(headers) and is_worded):
        return Recognised(Machine.BOUNCE, True, "sender and words of a mail system's failure notice")
    return None


def _receipt(text: str, subject: str) -> Recognised | None:
    is_brief = len(text) < _LONGEST_RECEIPT
    if is_brief and words.RECEIPT_SUBJECT.search(subject) and words.RECEIPT_WORDS.search(text):
        return Recognised(Machine.RECEIPT, False, "subject and words of a read receipt")
    return None


def _calendar_answer(report: Report, text: str, subject: str) -> Recognised | None:
    if report.calendar_method in ("REPLY", "COUNTER", "DECLINECOUNTER"):
        return Recognised(Machine.CALENDAR, True, "an answer to a calendar invitation")
    if words.CALENDAR_SUBJECT.search(subject) and not text.strip():
        return Recognised(Machine.CALENDAR, False, "the subject of an answer to an invitation")
    return None


def _by_fields(headers: Headers) -> Recognised | None:
    """Header fields by which answering machines say what they are."""
    submitted = _submitted(headers)
    if submitted == "no":
        return None
    if submitted.startswith("auto-replied"):
        return Recognised(Machine.AUTO_REPLY, True, "Auto-Submitted: auto-replied")
    for name in _REPLY_FIELDS:
        if _says_yes(headers, name):
            return Recognised(Machine.AUTO_REPLY, True, f"the field {name}")
    for name in ("precedence", "preference"):
        if {value.strip().lower().replace("-", "_") for value in headers.get(name, ())} & {
            "auto_reply",
            "autoreply",
        }:
            return Recognised(Machine.AUTO_REPLY, True, f"{name}: auto_reply")
    if "mailbox rules agent" in _first(headers, "x-ms-exchange-generated-message-source").lower():
        return Recognised(Machine.AUTO_REPLY, True, "generated by the rules of a mailbox")
    return None


def _by_words(headers: Headers, text: str, sender: str, subject: str, answers_us: bool) -> Recognised | None:
    """A subject that looks like an absence note needs a second sign; so does a text that calls itself automatic.

    `Auto-Submitted: no` (RFC 3834) says that a person wrote, and is believed against mere words.
    """
    if _submitted(headers) == "no":
        return None
    head = text[:_HEAD]
    has_support = _is_sent_by_machine(headers, sender)
    is_away = words.AWAY_WORDS.search(head) is not None
    acknowledges = words.ACKNOWLEDGES.search(head) is not None
    says_machine = words.SAYS_MACHINE.search(head) is not None
    is_by_program = _is_bulk(headers) or _submitted(headers).startswith("auto-")
    evidence = None
    if words.ANSWERED_SUBJECT.search(subject):
        evidence = "the subject of an automatic reply before the subject of a letter"
    elif answers_us and is_by_program and len(text) < _LONGEST_RECEIPT and words.ABSENT_WORDS.search(head):
        evidence = "words of an absence note, sent by a program as an answer to us"
    elif answers_us and is_by_program and len(text) < _LONGEST_RECEIPT and words.WORDED_BEFORE.match(subject):
        evidence = "words before the subject of our letter, sent by a program as an answer to us"
    elif acknowledges and _submitted(headers).startswith("auto-"):
        evidence = "a program confirms that a message arrived"
    elif words.AWAY_SUBJECT.search(subject) and (has_support or says_machine or is_away):
        evidence = "subject and words of an absence note"
    elif says_machine and (has_support or answers_us or acknowledges):
        evidence = "the text says that a machine wrote it"
    return Recognised(Machine.AUTO_REPLY, False, evidence) if evidence else None


def _is_sent_by_machine(headers: Headers, sender: str) -> bool:
    """Signs that support words and prove nothing alone."""
    return (
        _is_null_sender(headers)
        or "x-auto-response-suppress" in headers
        or _says_yes(headers, "x-fc-machinegenerated")
        or _is_bulk(headers)
        or words.NO_REPLY_SENDER.search(sender) is not None
    )


def _generated(headers: Headers) -> Recognised | None:
    """New mail by a program: a scanner, a web form, a notification. It may well bring an application."""
    if (
        _submitted(headers).startswith("auto-")
        or "x-autogenerated" in headers
        or _says_yes(headers, "x-fc-machinegenerated")
    ):
        return Recognised(Machine.GENERATED, True, "header fields say that a program wrote it")
    return None
