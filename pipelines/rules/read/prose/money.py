"""Money in running text: stipends by the day or hour, and what is budgeted for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.form import Type
from pipelines.rules.read.candidates import Candidate
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.prose.counts import candidate
from pipelines.rules.read.prose.sentences import Sentence, clauses, heading_in_line, is_of_others, is_past
from pipelines.rules.read.values import amounts, parse

AMOUNT = re.compile(r"\$ ?\d|\bdollars?\b|\bbucks\b|\busd\b")
_PAY = re.compile(
    r"\b(?:stipends?|offers?|estipendios?|pag(?:o|amos)|maestros|professores|capacitacion|pay|paid|pays|teachers?|training|pd|workshops?|"
    r"compensat\w+|rate|earn\w*|receive\w*|get|gets|summer work|contract|per diem)\b"
)
_NOT_PAY = re.compile(
    r"\b(?:substitutes?|travel|meals?|lunch|hotel|materials?|supplies|tuition|salary|salaries|mileage|"
    r"facilitators?|per student|each student)\b"
)
_DAY = re.compile(r"\b(?:day|days|daily|per diem|dia|diari[oa])\b")
_HOUR = re.compile(r"\b(?:hour|hours|hourly|hr|hora)\b")
BUDGET = re.compile(
    r"\b(?:budget\w*|set \$ ?[\d,.]+ aside|voted \$|board voted|approved \$|carries \$|set aside|setting aside|reserv\w+|allocat\w+|appropriat\w+|earmark\w+|keeps? \$|our share|"
    r"district(?:'s)? share|own share|put (?:aside|into|in)|contribut\w+|match\w*|committed|"
    r"presupuest\w+|apart\w+|available for|provid\w+|dedicat\w+|"
    r"(?:gives? us|have|receive|get) \$ ?[\d,.]+(?: in all)? (?:for|towards?) (?:this purpose|it|them|these|"
    r"(?:the |our |those |these |teacher |teachers' )*stipends?))\b"
)
_NOT_BUDGET = re.compile(
    r"\b(?:grant of|award\w*|received|raise[ds]?|cost of the (?:lab|computers)|spent|equipment|"
    r"computers?|laptops?|lab|materials|robots?|total budget of the district|annual budget|operating "
    r"budget of)\b"
)
#: What is paid only in some case is not settled.
_CONDITION = re.compile(r"\b(?:if|unless|depending)\b")


#: A plan that says what a teacher gets for training says a rate; what else it says of money may mean anything.
_PAID_IN_PLAN = re.compile(
    r"\bteachers?\b.*\b(?:gets?|receives?|earns?|is paid|are paid|stipends?)\b.*\$ ?\d.*\b(?:pd|training|professional development|"
    r"workshops?|institute|sessions?)\b|\bstipends? of \$ ?\d"
)
_RATES = frozenset({"stipend_per_day", "stipend_per_hour"})


def read_money(sentences: list[Sentence]) -> Iterator[Candidate]:
    """Readings of the rates and of the budget out of sentences."""
    for sentence in sentences:
        plain = sentence.plain
        if sentence.in_plan:
            if _PAID_IN_PLAN.search(plain):
                yield from (one for one in _amounts(sentence) if one.key in _RATES and one.value is not None)
            continue
        if AMOUNT.search(plain):
            yield from _amounts(sentence)
            if sentence.number:
                yield from _rate_now(sentences[sentence.number - 1], sentence)


#: "A year ago we offered $75 a day. This year it is $90.": the unit is that of the sentence before.
_AMOUNT_NOW = re.compile(
    r"^\W*(?:but |and )?(?:this year|now|today|for this year)?,? ?(?:it|that|the (?:rate|stipend|amount)|we) "
    r"(?:is|will be|pay|offer|give)(?: now)? \$ ?(?P<amount>\d[\d,]*(?:\.\d\d)?)(?: now| this year| today)?\W*$"
)


def _rate_now(before: Sentence, sentence: Sentence) -> Iterator[Candidate]:
    """The rate of this year, where the sentence before gives that of another with its unit."""
    match = _AMOUNT_NOW.match(sentence.plain)
    units = {amount.unit for amount in amounts(before.plain)} & {"day", "hour"}
    if match and len(units) == 1 and is_past(before.plain) and before.line is sentence.line:
        yield candidate(f"stipend_per_{units.pop()}", parse(Type.MONEY, match["amount"]), 0.88, sentence)


def _amounts(sentence: Sentence) -> Iterator[Candidate]:
    """Each amount by the clause it stands in; a clause without a unit goes on with the one before it."""
    unit, is_budget = "", False
    label = fold(heading_in_line(sentence))
    for clause in clauses(_ASIDE.sub(" ", sentence.plain)):
        said = [
            a
            for a in amounts(clause)
            if a.is_stated and not _COST.search(clause[: a.start]) and not _NEEDED.match(clause[a.start :])
        ]
        unit = "day" if _DAY.search(clause) else "hour" if _HOUR.search(clause) else unit
        starts_budget = any(said.search(clause) for said in (BUDGET, _FROM_FUND, _FOR_STIPENDS, GRANTED))
        is_budget = starts_budget or (is_budget and not _PAY.search(clause))
        if not said or is_past(clause) or is_of_others(clause) or len({a.dollars for a in said}) > 2:
            continue
        is_conditional = _CONDITION.search(sentence.plain) is not None
        for amount in said:
            carried = unit if len(said) == 1 and not starts_budget else ""
            own = amount.unit if amount.unit not in (None, "teacher") else carried
            if own in ("day", "hour") and not (starts_budget and amount.unit not in ("day", "hour")):
                is_pay = (
                    _PAY.search(f"{label} {sentence.plain}")
                    or BUDGET.search(sentence.plain)
                    or _RATE_ALONE.fullmatch(sentence.plain)
                )
                if is_pay and not _NOT_PAY.search(clause):
                    key, value = f"stipend_per_{own}", f"{amount.dollars:.2f}"
                    if is_conditional or _is_range(clause):
                        yield candidate(key, None, 0.8, sentence, seen=sentence.text)
                    else:
                        yield candidate(key, value, 0.9, sentence)
            elif is_budget and not _NOT_BUDGET.search(clause) and own in ("", "total", "year"):
                yield candidate(
                    "amount_budgeted", f"{amount.dollars:.2f}", 0.9 if starts_budget else 0.8, sentence
                )


#: "18. $90 per day": of an application that says no more of it.
_RATE_ALONE = re.compile(
    r"\W*(?:\d{1,2}[.)] )?\$ ?[\d.,]+ ?(?:/|(?:per|an?|each) ) ?(?:day|hour|hr)\W*|\W*\$ ?[\d.,]+ (?:hourly|daily|per diem)\W*"
)
#: "$2,700 for stipends altogether"
_FOR_STIPENDS = re.compile(r"\$ ?\d[\d,.]* for (?:the |our |teacher |teachers' )?stipends?\b")
#: "The voters have approved $2,250", "$1,752 was voted for it", "there is $1,280 for it", "we have $9,405 in hand for it".
GRANTED = re.compile(
    r"\b(?:approved|voted|granted|found|scraped together|raised),? (?:an amount of |a sum of |a total of )?\$ ?\d|\$ ?\d[\d,.]* (?:was|is|were|has been|have been) "
    r"(?:voted|approved|granted|found|put up|secured)\b|\b(?:there is|there are|have|has|holds?) (?:got )?\$ ?\d[\d,.]*(?: \w+){0,3} (?:for|towards?) "
    r"(?:it|this|that|these|them|their|the stipends?|stipends?|our part)\b"
)
#: "$1,687 from the small schools grant": what is taken from a fund is budgeted.
_FROM_FUND = re.compile(
    r"\$ ?\d[\d,.]* (?:(?:will be|is|are) )?(?:charged to|drawn from|taken from|paid from|covered by) |"
    r"\$ ?\d[\d,.]* (?:comes? )?from (?:[a-z'-]+ ){1,5}?(?:grants?|funds?|levy|budget|allocation|reserves?|foundation|account|tax)\b"
)
#: What is said of another year or another amount: "(last year $90)", "$105, up from $98 last year".
_ASIDE = re.compile(
    r"\((?=[^()]*(?:last|previous|prior|20\d\d))[^()]*\)|"
    r",? \(?(?:up|down|raised|increased|lowered) from \$ ?[\d,.]*\d(?: \w+){0,3}\)?(?=[,;.)]|$)"
)
#: "The cost is $9,000, of which $4,500 is in our budget": what something costs is not what is budgeted.
_NEEDED = re.compile(r"^\$? ?[\d,.]+(?: that)? (?:is|are|will be)? ?(?:needed|required|necessary)\b")
_COST = re.compile(
    r"\bcosts?(?: (?:of|for) (?:[a-z']+ ){1,4}?)? ?(?:is|are|of|comes? to|will be|would be) \$? ?$"
)
_BETWEEN = re.compile(
    r"\$ ?\d[\d,.]* ?(?:-|to|or) ?\$? ?\d|\bbetween \$? ?\d|"
    r"\d ?(?:-|to|or) ?\$? ?\d[\d,.]*(?: ?dollars| ?(?:per|an?|each) (?:day|hour))"
)
_CHANGED = re.compile(r"\b(?:changed|raised|increased|went|moved|lowered|grew|rose|gone)\b")


def _is_range(clause: str) -> bool:
    """ "90 to 110 dollars per day" is no one amount; "raised from $90 to $100" is."""
    return bool(_BETWEEN.search(_LENGTH.sub(" ", clause))) and not _CHANGED.search(clause)


_LENGTH = re.compile(
    r"\b\d[\d.]* ?(?:-|to|or) ?\d[\d.]* (?:days|hours|weeks|teachers|schools)\b|\b20\d\d ?- ?\d\d(?:\d\d)?\b"
)
