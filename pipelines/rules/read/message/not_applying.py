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
