"""What a district has budgeted, and the source of it where that stands in the same answer: "$3,888 / general fund"."""

from __future__ import annotations

import re
from dataclasses import replace

from pipelines.form import Type
from pipelines.rules.read.answers.figures import read_funding
from pipelines.rules.read.answers.readings import SUPPORT, candidate_of, of_value, without_other_times
from pipelines.rules.read.candidates import Candidate
from pipelines.rules.read.language.shapes import is_fund
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.pieces import Pair
from pipelines.rules.read.questions.asked import Asked
from pipelines.rules.read.values import parse

#: An amount and what stands behind it, set apart or taken from something.
_AMOUNT_AND_REST = re.compile(
    r"^[^\w$]{0,3}(?P<amount>(?:usd ?)?\$? ?\d{1,3}(?:,?\d{3})*(?:\.\d{1,2})?[km]?)(?: (?:dollars|usd))?(?P<mark>\s*[/|·;,(–—-]\s*|\s+)(?P<rest>[^$\n]{3,70}?)\)?\W?$",
    re.IGNORECASE,
)
_TAKEN_FROM = re.compile(
    r"^(?:(?:is |are )?(?:budgeted |taken |paid |comes? )?(?:from|out of) )(?:the |our |its )?", re.IGNORECASE
)
#: What is said of the amount itself.
_OF_THE_AMOUNT = re.compile(
    r"\b(?:approved|pending|set aside|reserved|half|share|total|per|each|for|we|about|approx|estimated|by|until|year|month|"
    r"teachers?|stipends?|voted|match\w*)\b"
)


#: "M&O override", "BOCES aid": a proper name, whatever fund it is.
_NAMED = re.compile(r"(?=[\w&-]*[A-Z]{2}|[A-Z]&[A-Z])[\w&-]+(?: [\w&-]+){1,3}")


def read_budget(asked: Asked, pair: Pair) -> list[Candidate]:
    """The amount, and beside it the fund that it is taken from."""
    apart = _apart(pair.answer.text)
    if apart is None:
        words = without_other_times(pair.answer.text)
        return of_value(asked, pair, parse(Type.MONEY, words, key=asked.key), SUPPORT)
    amount, fund = apart
    found = of_value(asked, pair, parse(Type.MONEY, amount, key=asked.key), SUPPORT)
    if any(one.value is not None for one in found):
        found.append(candidate_of(asked, pair, fund, min(asked.score, 0.9), key="funding_source", rank=1))
    return found


#: "Prop 301" is a fund, "12 teachers" and "2016-17" are none.
_COUNTED = re.compile(r"\d+ [a-z]|20\d\d|\d[\d,]{3,}")


def _apart(words: str) -> tuple[str, str] | None:
    """The amount and the fund of an answer that holds both, None of any other."""
    match = _AMOUNT_AND_REST.match(words.replace("\n", " / "))
    fund = _fund(match["mark"], match["rest"]) if match else ""
    return (match["amount"], fund) if match and fund else None


def _fund(mark: str, rest: str) -> str:
    """The source that stands behind an amount, "" where the words say anything else."""
    taken = _TAKEN_FROM.match(rest)
    shown = rest[taken.end() :].strip(" .,;") if taken else rest.strip(" .,;")
    if (
        not shown
        or len(shown.split()) > 8
        or _COUNTED.search(shown)
        or (not taken and re.search(r"\d", shown))
    ):
        return ""
    is_apart = bool(mark.strip())
    is_source = (
        (is_fund(shown) or _NAMED.fullmatch(shown)) and is_apart and not _OF_THE_AMOUNT.search(fold(shown))
    )
    return shown if taken or is_source else ""


def amount_and_fund(words: str) -> tuple[str, str] | None:
    """The amount and the fund of an answer that is nothing but these two: "$1,350, improvement levy"."""
    apart = _apart(words)
    return apart if apart and "$" in apart[0] else None


def read_source(asked: Asked, pair: Pair) -> list[Candidate]:
    """The source, and before it the amount where a label asks for both at once: "Budget line: $3,888 / general fund"."""
    apart = amount_and_fund(pair.answer.text)
    if apart is None:
        return read_funding(asked, pair)
    amount, fund = apart
    found = of_value(asked, pair, parse(Type.MONEY, amount, key="amount_budgeted"), SUPPORT)
    said = [replace(one, key="amount_budgeted", rank=1) for one in found if one.value is not None]
    return [candidate_of(asked, pair, fund, asked.score), *said]
