"""Labels told from their answers by print: in bold, or the answer written behind them in colour."""

from __future__ import annotations

import re

from pipelines.rules.read.language.meanings import ask
from pipelines.rules.read.questions.colons import COLON
from pipelines.rules.read.questions.labels import SURE, Segment, score_of


def by_bold_labels(text: str, bold: tuple[str, ...]) -> list[Segment]:
    """ "**District** Alder **State** WY": bold labels with their answers between them, and no mark at all."""
    if len(bold) < 2 or not text.startswith(bold[0]) or any(len(label.split()) > 6 for label in bold):
        return []
    if sum(score_of(label) >= SURE for label in bold) * 2 < len(bold):
        return []
    places, at = [], 0
    for label in bold:
        at = text.find(label, at)
        if at < 0:
            return []
        places.append((at, at + len(label)))
        at += len(label)
    ends = [start for start, _ in places[1:]] + [len(text)]
    return [
        Segment(label.rstrip(" :"), text[end:until].strip(" :;,"), "bold")
        for label, (_, end), until in zip(bold, places, ends, strict=True)
    ]


def by_bold_label(text: str, bold: tuple[str, ...]) -> list[Segment]:
    """ "**Title of the signer** Superintendent": a bold question that opens its line, and the answer in plain letters."""
    label = bold[0].rstrip(" :") if len(bold) == 1 and text.startswith(bold[0]) else ""
    value = text[len(bold[0]) :].strip(" :\t") if label else ""
    if not _OPENS_ANSWER.match(value) or COLON.search(value) or score_of(label) < SURE:
        return []
    return [Segment(label, value, "bold")]


#: Capitals and figures; small letters go on with a sentence whose first words are only stressed.
_OPENS_ANSWER = re.compile(r"[A-Z\d$(\"“'‘☒☐]")


#: Characters of a printed question before what was written behind it in colour.
_LONGEST_LABEL = 160


def by_colour(text: str, coloured: tuple[str, ...]) -> list[Segment]:
    """ "2. City Gap" with "Gap" in red: printed labels with answers that were written behind them in colour."""
    found: list[Segment] = []
    at = 0
    for answer in coloured:
        start = text.find(answer, at)
        label = text[at:start].strip(" :\t,;.-–")
        if start < 0 or not label or len(label) > _LONGEST_LABEL or not _WRITTEN.match(answer):
            return []
        found.append(Segment(label, answer, "colour"))
        at = start + len(answer)
    rest = text[at:].strip()
    is_sentence = rest.startswith(".") or any(s.label[:1].islower() for s in found[1:])
    if not found or is_sentence or rest.startswith(":"):
        return []
    if any(score_of(s.label) < SURE or score_of(s.value) >= SURE and not _asks_title(s.label) for s in found):
        return []  # "number of **students**"
    found[-1] = Segment(found[-1].label, f"{found[-1].value} {rest}".strip(), "colour")
    return found


def _asks_title(label: str) -> bool:
    """Does a label ask for a title, so that "Superintendent" behind it asks nothing?"""
    found = ask(label)
    return bool(found) and found[0].key.endswith("title")


#: Words or figures; a star that says "required", or a remark in brackets, is printed.
_WRITTEN = re.compile(r"[\w$#<~+\"']|\(\d{3}\)")


#: "Contact. Omar Reyes, …" without bold: a word for a person alone, and then the person.
_PERSON_HEADING = re.compile(
    r"((?:Primary )?Contact(?: person)?|Superintendent)\. (?=(?:[A-Z][\w.'’-]+ ){2}|[A-Z][\w.'’-]+ [A-Z][\w'’-]+,)"
)


def by_heading_in_line(text: str, bold: tuple[str, ...]) -> list[Segment]:
    """ "**Contact.** Ana Ruiz, …": bold words that open a paragraph and end in a full stop."""
    label = bold[0].strip() if bold else ""
    if not bold and (plain := _PERSON_HEADING.match(text)):
        return [Segment(plain[1], text[plain.end() :].strip(), "heading")]
    if not label.endswith(".") or not text.startswith(label) or len(label.split()) > 6:
        return []
    value = text[len(label) :].strip()
    return (
        [Segment(label.rstrip("."), value, "heading")]
        if value and score_of(label.rstrip(".")) >= SURE
        else []
    )
