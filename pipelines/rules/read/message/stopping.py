"""Whether somebody asks us to write no more: "unsubscribe", "please stop writing to me", "remove me from your list".

Pure. Only a short text of the sender's own counts, and only where a sentence of it begins with the wish: footers of
lists ("to unsubscribe from this group …") and plans that speak of stopping something are no wish of the sender.
"""

from __future__ import annotations

import re

#: A longer text is about something; the wish is then a remark that a person should read.
_LONGEST = 500
_POLITE = (
    r"(?:(?:please|pls|kindly|hi|hello|thanks|thank you|again)[,!]?\s+|(?:can|could|would|will)\s+you\s+(?:please\s+)?|"
    r"(?:i|we)(?:'d|\s+would)?\s+(?:want|like|wish|ask|need)\s+(?:you\s+)?to\s+)*"
)
_ME = r"(?:me|us|my|our|this|the|these|any)\b"
_WISH = (
    r"unsubscribe(?:\s+(?:me|us|my|our|this|from|please|immediately|now)\b[^.!?\n]{0,80})?(?=\s*(?:[.!?\n]|$))|"
    r"be\s+unsubscribed\b|"
    r"(?:stop|quit|cease)\s+(?:(?:writing|mailing|e-?mailing|contacting|bothering)\b|"
    rf"sending\s+{_ME}[^.!?\n]{{0,40}}(?:e-?mails?|letters?|messages?|reminders?|mail)\b|"
    r"(?:the|these|those|all|your)\s+(?:e-?mails?|letters?|messages?|reminders?)\b)|"
    r"(?:remove|take|drop|delete)\s+(?:me|us|my\s+(?:e-?mail|address|name)[^.!?\n]{0,30}|this\s+address)\s+"
    r"(?:from|off)\b[^.!?\n]{0,40}\b(?:lists?|mailings?|mails?|e-?mails?)\b|"
    r"(?:do\s+not|don['\u2019]?t|never)\s+(?:write|mail|e-?mail|contact|send)\b[^.!?\n]{0,40}"
    r"\b(?:again|any\s*more|any\s+longer|(?:any\s+)?more\s+(?:e-?mails?|letters?|messages?|reminders?))\b|"
    r"no\s+more\s+(?:e-?mails?|letters?|reminders?|messages?)\b|"
    r"opt\s+(?:me\s+|us\s+)?out\b|"
    r"(?:remove|unsubscribe)\s+me(?=\s*(?:[.!?\n]|$))"
)
_AT_THE_BEGINNING = re.compile(rf"(?:^|[.!?\n])[ \t>*-]*({_POLITE}(?:{_WISH})[^.!?\n]*)", re.IGNORECASE)
_SUBJECT = re.compile(
    r"\s*(?:(?:re|fwd?|aw)\s*:\s*)*unsubscribe\b(?:\s+(?:me|please|\[[^\]]*\]))*\s*", re.IGNORECASE
)


def asks_to_stop(subject: str, own_words: str) -> str:
    """The words that ask, on one line; "" where nobody asks. own_words: the text without quotation and footer."""
    text = own_words.strip()
    if len(text) > _LONGEST:
        return ""
    if _SUBJECT.fullmatch(subject):
        return " ".join(subject.split())[:100]
    found = _AT_THE_BEGINNING.search(text)
    return " ".join(found[1].split())[:100] if found else ""
