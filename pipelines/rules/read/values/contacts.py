"""E-mail addresses, telephone numbers, websites, NCES district ids."""

from __future__ import annotations

import re

from pipelines.rules.read.values.blanks import is_blank, points_elsewhere, says_none
from pipelines.rules.read.values.cleaning import clean, folded, plain
from pipelines.rules.read.values.value import BLANK, LONGEST_PROSE, Value, bounded, unclear, understood

_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_DOMAIN = rf"(?:{_LABEL}\.)+[^\W\d_][\w-]{{0,61}}[^\W_]"
_ADDRESS = re.compile(
    rf"(?<![\w.+@%-])([\w!#$%&'*+/=?^`{{|}}~-](?:[\w.!#$%&'*+/=?^`{{|}}~-]{{0,62}}[\w!#$%&*+/=^`{{|}}~-])?)@({_DOMAIN})(?![\w@]|\.\w)"
)
_AT = re.compile(r"(?<=\w) ?[\[({<] ?(?:at|@|arroba) ?[\])}>] ?(?=\w)", re.IGNORECASE)
_DOT = re.compile(r"(?<=\w) ?[\[({<] ?(?:dot|punto|\.) ?[\])}>] ?(?=\w)", re.IGNORECASE)
_MAIL_SCHEME = re.compile(r"\bmailto:", re.IGNORECASE)
_SPOKEN = re.compile(r"^([\w.+-]+) at ((?:[\w-]+(?: dot |\.))+[a-z]{2,})[ .]*$", re.IGNORECASE)


def find_emails(text: str) -> list[str]:
    """Every e-mail address of a text as written, once each, without regard to case."""
    if "@" not in text:
        return []
    found: dict[str, str] = {}
    for match in _ADDRESS.finditer(_MAIL_SCHEME.sub(" ", plain(text[:LONGEST_PROSE]))):
        address = match[0]
        if ".." not in address and len(address) <= 254:
            found.setdefault(address.casefold(), address)
    return list(found.values())


@bounded
def email(text: str) -> Value:
    """An e-mail address: "name (at) x dot org", "Name <a@b>", "mailto:", trailing punctuation.

    Of two the first is read, for a person to confirm; a postal address or a name alone stays words.
    """
    if is_blank(text):
        return BLANK
    if found := find_emails(text):
        sure = len(found) == 1
        return understood(
            found[0],
            text,
            1.0 if sure else 0.6,
            "" if sure else "more than one address",
            tuple(found[1:]) or None,
        )
    if says_none(text):
        return BLANK
    spelled = _DOT.sub(".", _AT.sub("@", plain(text)))
    spelled = re.sub(r"(?<=\w) dot (?=\w)", ".", spelled) if "@" in spelled else spelled
    if "@" not in spelled and (spoken := _SPOKEN.match(spelled)):
        spelled = f"{spoken[1]}@{spoken[2].replace(' dot ', '.')}"
    found = find_emails(spelled)
    if len(found) == 1 and spelled != plain(text):
        return understood(found[0], text, 0.9, "spelled out")
    tight = re.sub(r" ?([@.]) ?", r"\1", plain(text)).replace(",", ".")
    found = find_emails(tight) if " " not in tight else []
    if len(found) == 1:
        return understood(found[0], text, 0.75, "written with a space or a comma")
    return unclear(text, "no e-mail address")


_PHONE = re.compile(
    r"(?<![\w@])(?:\+?1[ .-]?)?(?:\(\d{3}\) ?|\d{3}[ ./-]{0,3})?\d{3}[ .-]{0,3}\d{4}(?!\d)"
    r"(?:[ ,;]*(?:ext(?:ension)?\.?|x\.?|#) ?:?\d{1,6})?",
    re.IGNORECASE,
)
_ALLOWED_WORDS = re.compile(
    r"\b(?:ext(?:ension)?|x|office|cell|mobile|home|work|direct|main|fax|or|and|tel(?:ephone)?|phone|ph|o|c|m|h|w|d|line|after|before)\b"
    r"|[ap]\.?m\.?"
)


@bounded
def phone(text: str) -> Value:
    """A telephone number as it was written, extension included; only checked to hold one.

    In a sentence the number alone is taken. Too few digits for a number stay words.
    """
    if is_blank(text) or says_none(text):
        return BLANK
    words = re.sub(r"^(?:tel:|telephone:|phone:|tel\.:?|ph\.?:)\s*", "", clean(text), flags=re.IGNORECASE)
    found = [match[0].strip() for match in _PHONE.finditer(plain(words))]
    letters = re.findall(r"[^\W\d_]+", _ALLOWED_WORDS.sub(" ", folded(words)))
    if not letters and sum(character.isdigit() for character in words) >= 7:
        return understood(words, text)
    if len(found) == 1:
        return understood(found[0], text, 0.9, "taken out of a sentence")
    if re.fullmatch(r"(?:1[ -])?\(?8\d\d\)?[ -][A-Z0-9-]{7,}", words):
        return understood(words, text)
    return unclear(text, "no telephone number")


_SITE = re.compile(
    rf"(?<![\w@.])(?:https?://)?{_DOMAIN}(?::\d{{1,5}})?(?:/[^\s<>\"]*)?(?:\?[^\s<>\"]*)?(?!\w*@)",
    re.IGNORECASE,
)


@bounded
def website(text: str) -> Value:
    """A web address as it was written, without the punctuation around it; an e-mail address is none."""
    if is_blank(text) or says_none(text):
        return BLANK
    words = re.sub(r"\S+@\S+", " ", plain(text))
    found = list(dict.fromkeys(match[0].rstrip(".,;:)]'\"") for match in _SITE.finditer(words)))
    distinct = {re.sub(r"^https?://|/$", "", site.casefold()) for site in found}
    if not found:
        return unclear(text, "no web address")
    if len(distinct) > 1:
        return understood(found[0], text, 0.6, "more than one web address", tuple(found[1:]))
    return understood(found[0], text, 1.0 if found[0] == plain(text).rstrip(".,;/ ") else 0.95)


#: The first two digits of a district id: FIPS codes of states and territories, 59 for the Bureau of Indian Education.
_FIPS = frozenset(f"{number:02d}" for number in (*range(1, 57), 59, 60, 61, 66, 69, 72, 78)) - {
    "03",
    "07",
    "14",
    "43",
    "52",
}


@bounded
def nces_id(text: str) -> Value:
    """Seven digits, the leading zero kept: "48-99830", `="0100005"`, "#0614888", "4899830.0".

    Six digits lost their zero where that gives a state's code: completed, for a person to confirm. Anything
    else stays words. Source: NCES, LEAID = two digits of FIPS state code and five of the district.
    """
    if is_blank(text) or says_none(text):
        return BLANK
    words = re.sub(r"(?<=\d)\.0+\b", "", folded(text))
    words = re.sub(r"\b(\d),(\d{3}),(\d{3})\b", r"\1\2\3", words)
    found = [re.sub(r"\D", "", group) for group in re.findall(r"(?<![\d-])\d{2}[ -]?\d{5}(?![\d-])", words)]
    if len(set(found)) == 1:
        known = found[0][:2] in _FIPS
        return understood(
            found[0], text, 1.0 if known else 0.6, "" if known else "no state has such a number"
        )
    six = [digits for digits in re.findall(r"(?<![\d-])\d{6}(?![\d-])", words) if f"0{digits[0]}" in _FIPS]
    if not found and len(six) == 1:
        return understood(f"0{six[0]}", text, 0.75, "six digits: a leading zero is supposed")
    if points_elsewhere(text):
        return unclear(text, "points to another place")
    return unclear(text, "not seven digits", out_of_range=bool(re.search(r"\d", words)))
