"""Which of the districts of a table leads them: said in a cell of its own, or beside its name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipelines.rules.read.language.words import fold
from pipelines.rules.read.values import applying_as

_BESIDE_NAME = re.compile(
    r"\s*(?:[(\[]\s*(?:the |our |we are the |us,? )?(?:consortium )?(?P<role>lead(?: district| agency| applicant)?|applicant|"
    r"member|us|ourselves|own|fiscal agent)\s*[)\]]|[,–—-]\s*(?:consortium )?(?P<behind>lead(?: district)?|member)\b)\s*$",
    re.IGNORECASE,
)
_MEMBER = "member"


def without_role(name: str) -> str:
    """A district's name without the role behind it: "Alder Schools (lead)"."""
    return _BESIDE_NAME.sub("", " ".join(name.split()))


def is_lead(name: str, said: Iterable[str]) -> bool:
    """Is a district the lead of its table? said: what stands in the other cells about it."""
    beside = _BESIDE_NAME.search(" ".join(name.split()))
    if beside:
        return fold(beside["role"] or beside["behind"]) != _MEMBER
    return any(len(text.split()) <= _MOST_WORDS and applying_as(text).value == "lead" for text in said)


#: "Lead of the consortium"; what is longer is no role alone.
_MOST_WORDS = 6
