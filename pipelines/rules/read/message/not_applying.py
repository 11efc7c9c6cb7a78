"""Letters that send an application along and say that it is none: last year's form, for reference."""

from __future__ import annotations

import re

_NEGATED = r"(?:do|are|will|would|have)(?: ?n.?t| not)(?: be)?"
_NOT_APPLYING = re.compile(
    rf"(?<!if )\b(?:we|i|they) {_NEGATED} (?:apply|applying|applied)\b[^.\n]{{0,40}}"
    r"\b(?:this (?:year|cycle|time|season)|at this time)|"
    r"\b(?:this|it) is (?:not|no) (?:an? |our )?(?:new )?application\b|"
    r"\bnot (?:to be )?(?:considered|processed|treated|counted) as an? (?:new )?application\b",
    re.IGNORECASE,
)

#: "We have been accepted elsewhere and will not send an application."
_SENDS_NONE = re.compile(
    r"\b(?:we|i|they) (?:\w+ )?(?:will|shall|wo|are|can)(?: ?n.?t|not| not) (?:be )?(?:apply(?:ing)?\s*[.;!]|"
    r"(?:apply|send|submit|fil|hand|return)\w*\b(?:[^.\n]{0,25}\bapplication\b|[^.\n]{0,12}\bthis (?:year|cycle|time|season))"
    r"(?! form| until| before| yet))",
    re.IGNORECASE,
)

#: "The cabinet has chosen to go another way."
_DECLINES = re.compile(
    r"\b(?:go|going|gone|went|goes) (?:another way|a different way|with another|elsewhere)\b|\bclose our file\b|\btake us off\b|"
    r"\bno longer interested\b",
    re.IGNORECASE,
)

#: "This mail is not the application; the form attached is."
_BUT_THIS_IS = re.compile(
    r"\b(?:attached|enclosed|below|the form|the document)\b[^.;\n]{0,30}\bis\b(?! (?:not\b|no\b|for reference|last|only|just|an old|the old|a copy))|"
    r"\b(?:attached|enclosed|here) (?:is|please find) (?:the|our) (?:new |actual |real |filled )?(?:application|form)\b",
    re.IGNORECASE,
)


def says_not_applying(body: str) -> bool:
    """Whether the sender says in so many words that nothing is applied for now. body: what the sender wrote."""
    words = " ".join(body.split())
    return bool(_NOT_APPLYING.search(words)) and not _BUT_THIS_IS.search(words)


def sends_no_application(text: str) -> bool:
    """Whether a letter says that no application comes; one that applies for another program says that as well."""
    words = " ".join(text.split())
    return bool(_SENDS_NONE.search(words) or _DECLINES.search(words))
