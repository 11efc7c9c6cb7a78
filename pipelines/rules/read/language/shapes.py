"""What dates and sources of money look like, and where something was found in a text. Shapes support or refuse a
reading; none of them makes one alone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.rules.read.language.words import fold


@dataclass(frozen=True, slots=True)
class Found:
    text: str
    start: int
    end: int


#: "Certainly. Alder Schools is …": a whole word with a full stop is a sentence of its own, and no "St." or "Mt.".
_SAID_BEFORE = re.compile(r"[A-Z][a-z]{4,}[.!] (?=[A-Z])")


_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
#: A date with its year, in words or figures.
WRITTEN_DATE = re.compile(
    rf"{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH},? \d{{4}}|"
    rf"(?<![\d/])\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}(?![\d/])|\d{{4}}-\d{{2}}-\d{{2}}"
    r"|\d{1,2} de \w+ de \d{4}",
    re.IGNORECASE,
)

_FUND = re.compile(
    r"\b(?:title (?:[ivx]+|[1-9])-?[a-z]?|perkins|levy|levies|fund|funds|funding|grant|grants|budget|"
    r"bond|foundation|local|federal|state|general|"
    r"reserve|allocation|tax|taxes|splost|esser|essa|idea|reap|carry-?over|donation|donations|donor|endowment|pta|"
    r"appropriation|money|moneys|monies|mill|millage|lottery|revenue|e-rate|district|board|account|line|fondo|fondos|"
    r"subvencion|race to the top|rttt|nclb|settlement|trust|company|corporation|sponsor|contribution|"
    r"fees?|income|operating|operations|maintenance)\b"
)


def is_fund(text: str) -> bool:
    """Does the text speak of where money comes from?"""
    return bool(_FUND.search(fold(text)))
