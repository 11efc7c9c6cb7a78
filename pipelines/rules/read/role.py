"""What a document is for: an application, an interest form, our blank form, or something that only looks like one.

An application must never be set aside, so a look-alike needs words that say what it is instead, and nothing in it
that applies to us.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from pipelines.outcomes import Role
from pipelines.rules.read.answers.settle import Settled
from pipelines.rules.read.evidence import (
    BLANK_QUESTIONS,
    OUR_OWN,
    SEVERAL,
    answered_questions,
    commits,
    is_note,
    labelled,
)
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.look_alikes import APPLIES, TO_US
from pipelines.rules.read.otherwise import says_otherwise
from pipelines.rules.read.speaking import asks_for_something
from pipelines.tree import Document, walk

#: In the properties of every form that our writer made.
OWN_FORM = "partnerships form"
#: With so many answers of ours a document that says nothing else is an application.
MANY_ANSWERS = 6
#: Lines in which a document says what it is.
HEAD_LINES = 12
#: Characters of a document that are searched for words of another kind.
MOST_CHARACTERS = 60_000
#: So many of our questions, answered or not, beside a program that is asked for, are a form in the making.
HALF_A_FORM = 5


@dataclass(frozen=True, slots=True)
class Purpose:
    role: Role
    is_blank: bool = False
    reason: str = ""
    version_words: tuple[str, ...] = ()


_APPLIES = re.compile(
    r"\b(?:(?:our|this|the|an?) (?:\w+ ){0,3}(?:application|request|solicitud)\b|we (?:hereby |would "
    r"like to |wish to |want to )?(?:apply|ask|request|submit)\b|appl(?:y|ies|ying) (?:for|to|as)\b|"
    r"application (?:for|to|of|as|form)\b|"
    r"request (?:for|to)\b|partnership (?:application|app|request)\b|statement of application|applicant|"
    r"(?:sign|put|count) us (?:up|down|in)\b|we(?:'re| are) in\b|"
    r"to become a partner|taken on as a partner|district partnership|asks? to (?:be|join|become)|"
    r"solicitud|solicitamos|demande de partenariat|candidat(?:ur[ae]|amo)|nous (?:demandons|sollicitons)|pedimos)"
)
#: A title that says what the document is: "Application", "Application for partnership 2016".
_TITLED = re.compile(
    r"^\W*(?:[\w'&-]+ ){0,5}(?:application|solicitud|demande|partnership request)(?: [\w'&-]+){0,6}\W*$",
    re.MULTILINE,
)
_INTEREST = re.compile(
    r"\b(?:interest form|expression of interest|statement of interest|formulario de interes|letter of "
    r"interest|inquiry form)\b"
)
#: Who asks for the form has not applied yet, however many teachers may come.
_WANTS_THE_FORM = re.compile(
    r"\b(?:send|mail|e-?mail) (?:us|me) (?:the|an|your) (?:blank )?(?:application|form)\b|"
    r"\bhow (?:to|do we|can we|we can|we) apply\b"
)
_NO_APPLICATION = re.compile(
    r"\b(?:this is not an application|not an application|no es una solicitud|before you apply|does not "
    r"replace the application)\b"
)
#: The title of our form: with its questions answered below it nothing else can be meant.
_TITLE = re.compile(r"\bdistrict partnership application\b")
_VERSION = re.compile(
    r"\b(?:draft(?: \d+)?|not final|final(?: version)?|version \d+(?:\.\d+)?|v\d+(?:\.\d+)?|revised|"
    r"corrected|superseded|work in progress|borrador)\b"
)


#: District names that stand in samples.
_SAMPLE_NAME = re.compile(r"(?:the )?(?:sample|example|mock|demo|anytown|your)\b|test (?:school )?district\b")
#: A letter that answers so much, and asks for a program, applies, whatever verbs it uses.
_SAYS_MUCH = 11
#: What we are for; an application to somebody else never mentions it.
_COMPUTING = re.compile(r"comput|informat|\bcoding\b|\b(?:cs|csp|ecs)\b|\bk ?-? ?5\b")
#: Somebody wants something, or promises it.
_INTENT = re.compile(
    r"\b(?:(?:want|wish|hope|request|commit|pledge|join|ask|seek|need|plan|intend|propose)(?:s|es|ed|ing)?\b|like to\b|"
    r"appl(?:y|ies|ying|ication)|would\b|partnership (?:with|for)|sign us up|put us down|count us in|we(?:'re| are) in\b|"
    r"(?:we|i)['’]?d (?:like|love)|love to|sign(?:ed|ing)? up|partner(?:s|ed)?\b|partner district|interested|ready (?:to|for)|going to|solicit|quer|dese|souhait|demandons|"
    r"candidat(?:ur|amo)|pedi(?:mos|do\b))"
)


def purpose_of_document(document: Document, settled: Settled) -> Purpose:  # noqa: PLR0911  one way of telling a line
    """The role of a document, with the reason in words."""
    head = fold("\n".join(p.text for p in islice(walk(tuple(document.blocks())), HEAD_LINES)))
    versions = tuple(dict.fromkeys(m.group() for m in _VERSION.finditer(f"{head}\n{fold(document.title)}")))
    answered, asked = answered_questions(settled), len(settled.asked)
    if asked >= BLANK_QUESTIONS and not answered and not settled.problems_seen():
        return Purpose(Role.APPLICATION, True, "our form, with nothing filled in", versions)
    if _SAMPLE_NAME.match(fold(str(settled.answers.get("district_name") or ""))):
        return Purpose(Role.OTHER, False, "a sample, filled in for nobody", versions)
    if document.mark.startswith(OWN_FORM) and answered:
        return Purpose(Role.APPLICATION, False, "our own form, filled in at least in part", versions)
    if _TITLE.search(head) and min(asked, answered) >= 2 * BLANK_QUESTIONS:
        return Purpose(Role.APPLICATION, False, f"our form with {answered} answers", versions)
    raw = document.text()[:MOST_CHARACTERS]
    text = fold(raw)
    if _is_interest_form(text, head, settled):
        return Purpose(
            Role.INTEREST_FORM, False, "says that it is the form that opens the dialogue", versions
        )
    if otherwise := says_otherwise(raw, text, settled):
        return Purpose(Role.OTHER, False, f"{otherwise}, not an application to us", versions)
    if _is_application(text, head, settled):
        return Purpose(Role.APPLICATION, False, f"{answered} answers to the questions of the form", versions)
    return Purpose(Role.OTHER, False, "answers none or few of the questions of the form", versions)


def _is_application(text: str, head: str, settled: Settled) -> bool:
    """Does a document that says nothing else about itself apply to us?"""
    asked, answered = len(settled.asked), answered_questions(settled)
    has_requests = bool(settled.answers.get("programs"))
    if not has_requests and len(settled.asked & OUR_OWN) < SEVERAL:
        is_to_us = APPLIES.search(text) or TO_US.search(text) or _TITLED.search(head)
        speaks = is_to_us or asks_for_something(text)
        if not (speaks and _COMPUTING.search(text)):
            return False
    many = answered + (2 if has_requests else 0)
    is_card = _says_who(settled) or (has_requests and many >= _SAYS_MUCH) or is_note(text, settled)
    names_itself = settled.answers.get("district_name") or _APPLIES.search(text)
    if not (is_card or labelled(settled)) and not (
        names_itself and (_INTENT.search(text) or asks_for_something(text))
    ):
        return False  # a text that only mentions what we ask
    if many >= MANY_ANSWERS or (has_requests and asked >= HALF_A_FORM):
        return True
    if answered and asked >= BLANK_QUESTIONS and len(settled.asked & OUR_OWN) >= SEVERAL:
        return True  # our questions, hardly answered: a draft
    asks = asks_for_something(text)
    # Who asks for nobody in particular has to ask in so many words: a partnership is named by who sells to one, too.
    says_so = _APPLIES if settled.answers.get("district_name") or commits(settled) else APPLIES
    applies = says_so.search(text) or _TITLED.search(head) or (commits(settled) and asks)
    if TO_US.search(head) and _TITLED.search(head) and many >= SEVERAL:
        return True  # titled as an application to us, however little of it is answered
    is_plain_request = asks and _says_where(settled) and _COMPUTING.search(text) is not None
    return is_plain_request or (bool(applies) and many >= (3 if has_requests else 4))


def _says_where(settled: Settled) -> bool:
    """The district and whom to write to: a request of it that names no number is one all the same."""
    return all(settled.answers.get(key) is not None for key in ("district_name", "primary_email"))


def _says_who(settled: Settled) -> bool:
    """Whose application it is, for how many teachers of what program, and whom to write to: so much is asking."""
    return (
        settled.answers.get("district_name") is not None
        and settled.answers.get("primary_email") is not None
        and commits(settled)
    )


def _is_interest_form(text: str, head: str, settled: Settled) -> bool:
    if _NO_APPLICATION.search(text) and (_INTEREST.search(text) or not settled.answers.get("programs")):
        return True
    return bool(_INTEREST.search(head)) and (not commits(settled) or bool(_WANTS_THE_FORM.search(text)))
