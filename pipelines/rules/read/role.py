"""What a document is for: an application, an interest form, our blank form, or something that only looks like one.

An application must never be set aside, so a look-alike needs words that say what it is instead, and nothing in it
that applies to us.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from pipelines.form import QUESTIONS
from pipelines.outcomes import Role, Severity
from pipelines.rules.read.answers.settle import Settled
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.look_alikes import APPLIES, FUNDER, OTHERWISE, OURS, RELEASE, TO_US, other_kind
from pipelines.rules.read.message.not_applying import sends_no_application
from pipelines.rules.read.speaking import asks_for_something, is_running_text, speaks_for_itself
from pipelines.rules.read.titles import called_otherwise, host_of, titles_of
from pipelines.tree import Document, walk

#: In the properties of every form that our writer made.
OWN_FORM = "partnerships form"
#: With so many answers of ours a document that says nothing else is an application.
MANY_ANSWERS = 6
#: So many of our questions without one answer are our blank form.
BLANK_QUESTIONS = 8
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


#: So many questions that no other form asks make it ours.
_SEVERAL = 2
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
#: Questions that no other form asks side by side.
_OUR_OWN = frozenset(
    {
        "applying_as",
        "students_per_computer",
        "bandwidth_mbps",
        "stipend_per_day",
        "stipend_per_hour",
        "amount_budgeted",
        "counselors",
        "k5_facilitator",
        "taxes_understood",
    }
)
#: Of these, what surveys and plans ask for, too.
_ANYBODYS = frozenset({"students_per_computer", "bandwidth_mbps"})
_INTEREST = re.compile(
    r"\b(?:interest form|expression of interest|statement of interest|formulario de interes|letter of "
    r"interest|inquiry form)\b"
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
#: Without these, answered beside their questions, a form may be anybody's.
_ESSENTIAL = frozenset({"district_name", "state", "primary_email"})
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
    answered, asked = _answered(settled), len(settled.asked)
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
    if otherwise := _says_otherwise(raw, text, settled):
        return Purpose(Role.OTHER, False, f"{otherwise}, not an application to us", versions)
    if _is_application(text, head, settled):
        return Purpose(Role.APPLICATION, False, f"{answered} answers to the questions of the form", versions)
    return Purpose(Role.OTHER, False, "answers none or few of the questions of the form", versions)


def _says_otherwise(raw: str, text: str, settled: Settled) -> str:
    """What a document is instead of an application to us; blank where nothing in it says so. text: `raw` folded."""
    kind, weight = other_kind(text)
    if weight >= OTHERWISE and not _is_ours_all_the_same(kind, text, settled):
        return kind
    is_form = len({key.partition("[")[0] for key in _labelled(settled)}) >= BLANK_QUESTIONS
    titles = titles_of(text)
    is_our_form = len(_terms_of_ours(settled)) >= _SEVERAL
    if sends_no_application(raw) and not is_form and not APPLIES.search(text):
        return "a letter that says that nothing is applied for"
    called = called_otherwise(titles)
    asks = APPLIES.search(text) or asks_for_something(raw)
    if called and not (is_our_form or asks):
        return called
    if is_running_text(raw):
        tells = not is_form and not speaks_for_itself(raw)
        return "a text that tells about a district" if tells else ""
    host = host_of(titles, fold(str(settled.answers.get("district_name") or "")))
    return "a form of somebody else" if host and not is_our_form and not TO_US.search(text) else ""


def _terms_of_ours(settled: Settled) -> set[str]:
    """What is answered beside labels and belongs to the terms of our partnership: how a district takes part, stipends,
    who attends. Anybody asks for students, computers and bandwidth."""
    labels = _labelled(settled)
    return {key for key in labels & _OUR_OWN if key not in _ANYBODYS} | {
        key.rpartition(".")[2] for key in labels if key.endswith((".pathway", ".identification_plan"))
    }


def _is_application(text: str, head: str, settled: Settled) -> bool:
    """Does a document that says nothing else about itself apply to us?"""
    asked, answered = len(settled.asked), _answered(settled)
    has_requests = bool(settled.answers.get("programs"))
    if not has_requests and len(settled.asked & _OUR_OWN) < _SEVERAL:
        asks = APPLIES.search(text) or TO_US.search(text) or _TITLED.search(head)
        if not (asks and _COMPUTING.search(text)):
            return False
    many = answered + (2 if has_requests else 0)
    is_letter = (
        not _labelled(settled) and not (has_requests and many >= _SAYS_MUCH) and not _says_who(settled)
    )
    names_itself = settled.answers.get("district_name") or _APPLIES.search(text)
    if is_letter and not (names_itself and _INTENT.search(text)):
        return False  # a text that only mentions what we ask
    asks = asks_for_something(text) or APPLIES.search(text) or _TITLED.search(head)
    if (
        "?" in text
        and not asks
        and not _commits(settled)
        and all(key.startswith("programs") for key in _labelled(settled))
    ):
        return False  # a letter that wonders, and asks for nothing yet
    if many >= MANY_ANSWERS or (has_requests and asked >= HALF_A_FORM):
        return True
    if answered and asked >= BLANK_QUESTIONS and len(settled.asked & _OUR_OWN) >= _SEVERAL:
        return True  # our questions, hardly answered: a draft
    # Who asks for nobody in particular has to ask in so many words: a partnership is named by who sells to one, too.
    says_so = _APPLIES if settled.answers.get("district_name") or _commits(settled) else APPLIES
    applies = says_so.search(text) or _TITLED.search(head) or (_commits(settled) and asks_for_something(text))
    if TO_US.search(head) and _TITLED.search(head) and many >= _SEVERAL:
        return True  # titled as an application to us, however little of it is answered
    return bool(applies) and many >= (3 if has_requests else 4)


def _says_who(settled: Settled) -> bool:
    """Whose application it is, for how many teachers of what program, and whom to write to: so much is asking."""
    return (
        settled.answers.get("district_name") is not None
        and settled.answers.get("primary_email") is not None
        and _commits(settled)
    )


def _commits(settled: Settled) -> bool:
    """Is there a number of teachers for some program, the district's own or a member's?"""
    rows = (*(settled.answers.get("programs") or ()), *(settled.answers.get("members") or ()))
    return any(row["teachers"] is not None for row in rows)


def _labelled(settled: Settled) -> frozenset[str]:
    """The questions of ours with something beside them, as opposed to in running text."""
    return frozenset(
        key for key, source in settled.sources.items() if source.how in ("control", "exact", "close")
    )


def _lacks_critical(settled: Settled) -> bool:
    return any(problem.severity is Severity.CRITICAL for problem in settled.problems)


def _answered(settled: Settled) -> int:
    return sum(settled.answers.get(q.key) not in (None, []) for q in QUESTIONS)


def _is_interest_form(text: str, head: str, settled: Settled) -> bool:
    if _NO_APPLICATION.search(text) and (_INTEREST.search(text) or not settled.answers.get("programs")):
        return True
    return bool(_INTEREST.search(head)) and not _commits(settled)


def _is_ours_all_the_same(kind: str, text: str, settled: Settled) -> bool:
    """Does a document that holds words of another kind apply to us all the same?"""
    asked, answered = len(settled.asked), _answered(settled)
    is_form = asked >= BLANK_QUESTIONS and answered >= BLANK_QUESTIONS
    is_our_form = _commits(settled) and len(_terms_of_ours(settled)) >= _SEVERAL
    if kind == FUNDER:
        return bool(TO_US.search(text)) and (is_form or bool(APPLIES.search(text)))
    if kind in (RELEASE, OURS):
        return (is_form and asked >= 2 * BLANK_QUESTIONS) or (is_our_form and kind == RELEASE)
    is_whole = _labelled(settled) >= _ESSENTIAL and not _lacks_critical(settled)
    return is_form or is_our_form or is_whole or bool(APPLIES.search(text)) or _says_it_all(text, settled)


def _says_it_all(text: str, settled: Settled) -> bool:
    """Minutes by which a board applies: our partnership, teachers for a program, and whom to write to."""
    has_contact = settled.answers.get("primary_email") is not None
    is_long = _answered(settled) >= BLANK_QUESTIONS
    return bool(TO_US.search(text)) and _commits(settled) and has_contact and is_long
