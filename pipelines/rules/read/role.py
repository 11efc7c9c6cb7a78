"""What a document is for: an application, an interest form, our blank form, or something that only looks like one.

An application must never be set aside, so a look-alike needs words that say what it is instead, and nothing in it
that applies to us.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.form import QUESTIONS, Type
from pipelines.outcomes import Role
from pipelines.rules.read.asked import Listener
from pipelines.rules.read.pieces import Pieces
from pipelines.rules.read.settle import Settled
from pipelines.rules.read.words import fold
from pipelines.tree import Document

#: With so many answers of ours a document that says nothing else is an application.
MANY_ANSWERS = 6
#: So many of our questions without one answer are our blank form.
BLANK_QUESTIONS = 8
#: So many of our questions, answered or not, beside a program that is asked for, are a form in the making.
HALF_A_FORM = 5
#: Looks like something else from here on.
OTHERWISE = 3.0


@dataclass(frozen=True, slots=True)
class Purpose:
    role: Role
    is_blank: bool = False
    reason: str = ""
    version_words: tuple[str, ...] = ()


_APPLIES = re.compile(
    r"\b(?:(?:our|this|the|an?) (?:\w+ ){0,3}(?:application|request|solicitud)\b|we (?:hereby |would like to |wish to |want to )?(?:apply|ask|request|submit)\b|apply(?:ing)? (?:for|to|as)\b|application (?:for|to|of|as|form)\b|"
    r"request (?:for|to)\b|partnership (?:application|app|request)\b|statement of application|applicant|to become a partner|taken on as a partner|district partnership|asks? to (?:be|join|become)|solicitud|solicitamos|demande de partenariat|candidatura)"
)
_INTEREST = re.compile(
    r"\b(?:interest form|expression of interest|statement of interest|formulario de interes|letter of interest|inquiry form)\b"
)
_NO_APPLICATION = re.compile(
    r"\b(?:this is not an application|not an application|no es una solicitud|before you apply|does not replace the application)\b"
)
#: Words of other kinds of documents: (what it is, pattern, weight of each different hit).
_OTHER_KINDS: tuple[tuple[str, re.Pattern[str], float], ...] = tuple(
    (kind, re.compile(pattern), weight)
    for kind, pattern, weight in (
        (
            "a press release",
            r"\bfor immediate release\b|\bembargoed until\b|\bpress release\b|\bnews release\b",
            3.0,
        ),
        (
            "a press release",
            r"\b(?:media|press) contact\b|\bcontact for (?:the )?media\b|\boffice of communications\b|\bpublic information office",
            1.5,
        ),
        (
            "a press release",
            r"\bannounced\b|\bhas applied for\b|\bhave applied for\b|\babout the [\w ]{3,40}(?:district|schools)\b|\bsaid (?:dr\.|superintendent|mr\.|ms\.)|[\"”,] said\b|^\W*(?:# ?# ?#|-30-|\* ?\* ?\*|∗ ?∗ ?∗)\W*$",
            1.0,
        ),
        (
            "an article or newsletter",
            r"\bnewsletter\b|\bsubscribe\b|\bvolume \d+\b.*\bissue\b|\bstaff writer\b|\bby our reporter\b",
            2.0,
        ),
        (
            "a request to another funder",
            r"\b(?:request|application|proposal) (?:for|to) (?:a |an |the )?(?:\w+ ){0,3}(?:grant|foundation|fund)\b|\bgrant (?:application|request|proposal|program|cycle|round)\b|\brequest for a grant\b|\bgrantee\b|\bgrantor\b",
            2.0,
        ),
        (
            "a request to another funder",
            r"\bamount (?:of grant |of funds )?requested\b|\bfunds requested\b|\brequested from the\b|\btrustees\b|\bthe foundation's?\b|\bwhat the foundation\b|\baccept the conditions of\b|\bend of the grant\b|\bafter the grant\b|\bfunding opportunity\b|\bgrant period\b|\bgrant money\b",
            1.0,
        ),
        (
            "a lesson plan",
            r"\blesson plan\b|\blearning objectives?\b|\bwarm[- ]?up\b|\bexit ticket\b|\bhomework\b|\bstudents will be able to\b|\bduration:?\b|\blesson \d",
            1.2,
        ),
        (
            "minutes or an agenda",
            r"\bminutes of the\b|\bcall(?:ed)? to order\b|\badjourn(?:ed|ment)\b|\bmotion (?:by|carried|passed)\b|\bseconded\b|\bagenda item\b|\broll call\b",
            1.5,
        ),
        (
            "a job posting",
            r"\bjob (?:posting|description|announcement)\b|\bposition available\b|\bsalary range\b|\bqualifications:?\b|\bequal opportunity employer\b|\bhow to apply\b|\bvacancy\b",
            1.5,
        ),
        (
            "a letter of support",
            r"\bletter of (?:support|recommendation|reference)\b|\bi (?:am pleased to |strongly |fully |gladly )(?:support|recommend|endorse)\b|\bin support of (?:the|their|this) application\b",
            2.0,
        ),
        (
            "an invoice or order",
            r"\binvoice\b|\bpurchase order\b|\bbill to\b|\bamount due\b|\bremit to\b",
            2.0,
        ),
        (
            "a contract",
            r"\bmemorandum of understanding\b|\bwhereas\b|\bhereinafter\b|\bin witness whereof\b|\bterm sheet\b",
            1.5,
        ),
        (
            "a survey or report",
            r"\bsurvey results\b|\bannual report\b|\bexecutive summary\b|\bresponse rate\b",
            1.5,
        ),
        (
            "a letter of ours",
            r"\bthank you for the partnership application of\b|\bwe received your application\b|\bhere is what we understood\b|\bbefore the outreach team can assess\b",
            3.0,
        ),
    )
)
_VERSION = re.compile(
    r"\b(?:draft(?: \d+)?|not final|final(?: version)?|version \d+(?:\.\d+)?|v\d+(?:\.\d+)?|revised|corrected|superseded|work in progress|borrador)\b"
)


def purpose_of_document(document: Document, pieces: Pieces, settled: Settled) -> Purpose:
    """The role of a document, with the reason in words."""
    text = fold(document.text()[:60_000])
    head = "\n".join(text.split("\n")[:12])
    versions = tuple(dict.fromkeys(m.group() for m in _VERSION.finditer(head + "\n" + fold(document.title))))
    answered = _answered(settled)
    asked = _asked(pieces)
    if asked >= BLANK_QUESTIONS and not answered and not settled.problems_seen():
        return Purpose(Role.APPLICATION, True, "our form, with nothing filled in", versions)
    requests = bool(settled.answers.get("programs"))
    if _is_interest_form(text, head, settled):
        return Purpose(
            Role.INTEREST_FORM, False, "says that it is the form that opens the dialogue", versions
        )
    kind, weight = _other_kind(text)
    applies = len({m.group() for m in _APPLIES.finditer(text)})
    if weight >= OTHERWISE and not _speaks_for_itself(kind, text, asked, answered):
        return Purpose(Role.OTHER, False, f"{kind}, not an application to us", versions)
    many = answered + (2 if requests else 0)
    if requests and asked >= HALF_A_FORM:
        many = max(many, MANY_ANSWERS)
    if many >= MANY_ANSWERS or (applies and many >= 4) or (requests and applies and many >= 3):
        return Purpose(Role.APPLICATION, False, f"{answered} answers to the questions of the form", versions)
    return Purpose(Role.OTHER, False, "answers none or few of the questions of the form", versions)


def _answered(settled: Settled) -> int:
    return sum(settled.answers.get(q.key) not in (None, []) for q in QUESTIONS)


def _asked(pieces: Pieces) -> int:
    """How many different questions of ours the document asks as labels."""
    listener = Listener()
    keys = {q.key for q in QUESTIONS if q.type is not Type.TABLE}
    found = set()
    for pair in pieces.pairs:
        heard = listener.hear(pair)
        if heard and heard[0].score >= 0.9 and heard[0].key in keys:
            found.add(heard[0].key)
    return len(found)


def _is_interest_form(text: str, head: str, settled: Settled) -> bool:
    if _NO_APPLICATION.search(text) and (_INTEREST.search(text) or not settled.answers.get("programs")):
        return True
    if not _INTEREST.search(head):
        return False
    rows = settled.answers.get("programs") or []
    return not any(row["teachers"] is not None for row in rows)


def _other_kind(text: str) -> tuple[str, float]:
    """The kind of document that its own words speak of most, and how strongly."""
    weights: dict[str, float] = {}
    for kind, pattern, weight in _OTHER_KINDS:
        hits = {m.group() for m in re.finditer(pattern.pattern, text, re.MULTILINE)}
        if hits:
            weights[kind] = weights.get(kind, 0.0) + weight * min(3, len(hits))
    return max(weights.items(), key=lambda entry: entry[1], default=("", 0.0))


_TO_US = re.compile(
    r"\bdistrict partnership|\bpartnership (?:application|office|team|request)|\bcomputer science partnership|\bpartner district|\baccept this\b.{0,40}\b(?:as )?our application|\bwe apply\b|\bthis mail is our application|\bapplication to the (?:computer science )?partnership"
)


def _speaks_for_itself(kind: str, text: str, asked: int, answered: int) -> bool:
    """Does a document that holds words of another kind apply to us all the same?"""
    if kind == "a request to another funder":
        return bool(_TO_US.search(text)) and asked >= BLANK_QUESTIONS
    if kind in ("a press release", "a letter of ours", "a letter of support"):
        return asked >= 15 and answered >= 15
    return bool(_TO_US.search(text)) or (asked >= BLANK_QUESTIONS and answered >= BLANK_QUESTIONS)
