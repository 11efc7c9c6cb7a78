"""What a document calls itself in its first lines, and who it says it comes from.

A word such as "survey" or "minutes" is said in many an application. In the title it is the name of the document.
"""

from __future__ import annotations

import re

#: Lines that may be titles, and words from which on a line is none.
_TITLE_LINES = 4
_TOO_LONG = 13

#: A sentence, and the greeting of a letter.
_NO_TITLE = re.compile(r"[.!?]$|^\W*(?:dear|hi|hello|hey|good (?:morning|day|afternoon)|to whom)\b")
#: "1450 Summit Avenue" of a letterhead names no kind of document.
_STREET = re.compile(r"\W*\d+ \w")
_APPLICATION = re.compile(
    r"\b(?:applications?|appl(?:y|ies|ying)|request(?:s|ed)?|solicitud|demande|pedido|candidatura|candidature|partner\w*)\b"
)
MINUTES = "minutes or an agenda"
_KINDS = (
    ("a survey or report", r"surveys?|questionnaire|(?:self-?)?assessment|inventory|checklist|scorecard|rubric|(?:annual|status|progress|final|year-end) report|evaluation|census"),
    ("a lesson plan", r"syllabus|lessons?|(?:unit|week|module|chapter) \d+|curriculum guide|pacing guide|course (?:description|outline|catalog\w*|guide)s?"),
    (MINUTES, r"minutes|agenda|(?:regular|special|board|committee) meeting|meeting (?:of|notes)"),
    ("an article or newsletter", r"newsletter|bulletin|digest|in review|round-?up|(?:press|news) release|(?:media|press|news) advisory|award|news|gazette|briefs?|headlines|flyer|invitation"),
    ("a registration", r"conference|symposium|summit|institute program|registration|enrollment form|sign-?up|permission|"
        r"schedule of (?:events|sessions)|program of (?:events|sessions)|workshops?"),
    ("a plan", r"(?:technology|strategic|improvement|master|staffing|facilities|instructional) plan|action plan|plan (?:for )?20\d\d|"
        r"(?:budget|cost|payroll) (?:worksheet|summary|estimate)|worksheet|polic(?:y|ies)|handbook|manual|guidelines|budget (?:for|20\d\d)"),
    ("a contract", r"agreement|memorandum of \w+|contract|term sheet|resolution of support"),
    ("a letter of support", r"recommendation|reference|letters? of (?:support|recommendation|endorsement)|endorsement"),
    ("an invoice or order", r"invoice|quotation|quote|purchase order|price list|catalog\w*|brochure|receipt|order form"),
    ("a job posting", r"(?:job|position|employment) \w+|vacanc(?:y|ies)|openings?|now hiring|wanted|teacher of|posting"),
    ("a resume", r"resume|curriculum vitae|transcript|certificate"),
)  # fmt: skip
#: In many a title; an organisation only where the form speaks of it again.
_MAYBE_HOST = re.compile(r"\b(?:trust|fund|cooperative|society|club|council|academy|center|committee)\b")
#: What is requested inside a district, and of nobody else.
_REQUESTS = re.compile(
    r"\b(?:purchase|transfer|leave|travel|maintenance|records|check|budget) request\b|\brequisition\b|\bnomination\b"
)
_CALLED = tuple((kind, re.compile(rf"\b(?:{words})\b")) for kind, words in _KINDS)
#: Whoever asks others to apply to it, and is no district.
_HOST = re.compile(
    r"\b(?:university|college|foundation|museum|institute|(?:state )?department of (?:public )?(?:education|instruction|labor)|"
    r"ministry|electric cooperative|corporation|inc|llc|association|chamber of commerce|rotary|credit union|bank|"
    r"laborator(?:y|ies)|endowment|education agency)\b"
)


def titles_of(folded: str) -> list[str]:
    """The first short lines of a text that has been folded, up to the first sentence; of a label its words alone."""
    titles: list[str] = []
    for line in folded.split("\n"):
        if not (words := line.split()):
            continue
        if len(titles) == _TITLE_LINES or len(words) >= _TOO_LONG or _NO_TITLE.search(line):
            break
        if not _STREET.match(line):
            titles.append(line if not titles else line.partition(": ")[0])
    return titles


def called_application(titles: list[str]) -> bool:
    """Do the titles speak of an application or a partnership?"""
    return any(_APPLICATION.search(title) for title in titles)


def called_otherwise(titles: list[str]) -> str:
    """The kind of document that the titles name; blank where they name none, or an application beside it."""
    if titles and (other := _REQUESTS.search(titles[0])):
        return f"a {other.group()}"
    if called_application(titles):
        return ""
    return next((kind for title in titles for kind, words in _CALLED if words.search(title)), "")


def host_of(titles: list[str], district: str, text: str) -> str:
    """The organisation other than a district that a form comes from, as its titles name it; blank for none.

    district: the folded name of the district that the form is about; text: all of the form, folded.
    """
    for title in titles:
        if district and district in title:
            continue
        if sure := _HOST.search(title):
            return sure.group()
        maybe = _MAYBE_HOST.search(title)
        if maybe and re.search(rf"\bthe (?:\w+ ){{0,2}}{maybe.group()}(?:'s)?\b", text.replace(title, "")):
            return maybe.group()
    return ""
