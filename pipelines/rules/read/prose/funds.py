"""Where the money for the stipends comes from, in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.rules.read.candidates import Candidate
from pipelines.rules.read.language.shapes import is_fund
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.prose.counts import candidate
from pipelines.rules.read.prose.money import AMOUNT, BUDGET, GRANTED
from pipelines.rules.read.prose.sentences import Sentence, is_past
from pipelines.rules.read.prose.taxes import TAX

_SOURCE = re.compile(
    r"(?:\b(?:source|funding|money|funds?)(?: (?:of|for) \w+)?,? (?:is|are|being|will be)(?! from| out| in)|\ba (?:gift|grant|donation) (?:of|from)|\bout of|\bfrom|\bthrough|\bby way of|\busing|\bby|\bwith|\bunder|\bcharged to|\bpaid for by|"
    r"\bvia|\bde|\bcon)\s+"
    r"(?P<fund>(?:(?:our|the|a|an|its|los|las|el|la|nuestr\w+) )?[^.;()]+?)(?=$|[.;()]|,(?! Part\b)|"
    r"\s(?:and (?:we|it|the)|which|that|who|for (?:the|our|this|each)|so|to (?:pay|cover|fund)|as|when|"
    r"until|while|will)\b)"
)
#: "$5,775 in the 2016-17 budget (Title IV)", "$1,350 budgeted; local funds": a fund and no more, beside an amount.
_SOURCE_BESIDE = re.compile(
    r"\((?P<inside>[^()\d@$]{3,60})\)|(?:[;,]| [-–—]| for (?:it|this|that|them) in) (?P<behind>[^;,.()@$]{3,60}?)(?=[;.,]|$)"
)
_LONGEST_FUND = 6
_ABOUT_MONEY = re.compile(
    r"\b(?:stipends?|budget\w*|money|share|fund\w*|pay|pays|paid|comes?|cost|costs|set aside|financ\w+|"
    r"dollars|reserved|it|matching|source|drawn|covered)\b|\$"
)
#: "A sum of $3,105 is reserved in the general fund budget", "we have $7,938 for it in our levy fund".
_SOURCE_IN = re.compile(
    r"\$ ?\d[\d,.]*(?: \w+){0,5} in (?:the|our|its) (?P<fund>(?:(?!budget\b)[^\s,;.()$]+ ){0,4}?"
    r"(?:funds?|levy|grant|allocation|account|foundation|reserve|tax|trust)(?: (?:funds?|account|reserve|money))?)\b",
    re.IGNORECASE,
)


def read_funds(sentences: list[Sentence]) -> Iterator[Candidate]:
    """Readings of the source of funding out of sentences."""
    for sentence in sentences:
        if not sentence.in_plan and _ABOUT_MONEY.search(sentence.plain):
            yield from _source(sentence)


#: "$2,100 budgeted from capital outlay": what an amount is taken from is its source, whatever it is called.
_BUDGETED_BEFORE = re.compile(
    r"\$ ?\d[\d,.]*(?: (?:is|are|was|has been|have been))?(?: (?:budgeted|set aside|reserved|allocated|earmarked|put aside|"
    r"taken|paid|drawn))?(?: (?:therefor|for (?:it|this|that|them|(?:the )?(?:teacher )?stipends)))?,? (?:(?:it|which|that) )?(?:comes? )?$"
)
_NO_FUND = re.compile(r"\b(?:teachers?|schools?|students?|august|september|june|july|may|region|training)\b")
#: Who pays, which says nothing of where the money comes from: "travel paid by the district".
_PAYERS = frozenset({"district", "board", "school district", "state"})


def _source(sentence: Sentence) -> Iterator[Candidate]:
    """What stands after "out of", "from", "through" and speaks of a fund."""
    plain = fold(sentence.text)
    if is_past(plain) and not BUDGET.search(plain):
        return
    for match in _SOURCE.finditer(sentence.text):
        fund = re.sub(r"^(?:our|the|a|an|its)\s", "", match["fund"].strip(" ,"))
        words = fold(fund)
        if (
            words in _PAYERS
            or len(fund.split()) > 9
            or re.search(r"\d{4}|[@$]", words)
            or (_NO_FUND.search(words) and not _IS_FUND_ALONE.search(words))
        ):
            continue
        before = fold(sentence.text[: match.start()])
        if TAX.search(before):
            return  # who pays taxes and benefits, not where the stipends come from
        is_behind = _BUDGETED_BEFORE.search(before) and fold(match[0]).startswith(("from", "out of"))
        if (is_fund(fund) or is_behind) and _ABOUT_MONEY.search(
            f"{fold(sentence.text[: match.start('fund')])} {fold(sentence.label)}"
        ):
            strong = bool(
                re.search(
                    r"\$|\bbudget|\bstipend|\bset aside|\bcomes?\b|\bpaid\b|\bshare\b|\bmoney\b|\bfund",
                    before,
                )
            )
            yield candidate("funding_source", fund, 0.88 if strong else 0.7, sentence)
            return
    yield from _source_beside(sentence)


def _source_beside(sentence: Sentence) -> Iterator[Candidate]:
    """A fund in brackets, or between commas, right after an amount that is budgeted."""
    budgeted = f"{fold(sentence.label)} {sentence.plain}"
    is_budget = BUDGET.search(budgeted) or GRANTED.search(budgeted)
    if not (is_budget and AMOUNT.search(sentence.plain)) or TAX.search(sentence.plain):
        return
    if match := _SOURCE_IN.search(sentence.text):
        yield candidate("funding_source", match["fund"], 0.85, sentence)
        return
    for match in _SOURCE_BESIDE.finditer(sentence.text):
        fund = re.sub(
            r"^(?:from |out of )?(?:our|the|a|an|its) ", "", (match["inside"] or match["behind"]).strip()
        )
        is_short = len(fund.split()) <= _LONGEST_FUND and fold(fund) not in _PAYERS
        if is_short and _IS_FUND_ALONE.search(fold(fund)) and "$" in sentence.text[: match.start()]:
            yield candidate("funding_source", fund, 0.85, sentence)
            return


#: A fund by its last word, or by the law that it has its name from.
_IS_FUND_ALONE = re.compile(
    r"^(?:title (?:[ivx]+|\d)(?:-?[a-d])?(?: (?:funds?|money|allocation))?|perkins|reap|essa|impact aid)$|"
    r"\b(?:funds?|levy|grant|budget|allocation|money|account|bond|foundation|tax|millage|reserve|aid)$"
)
