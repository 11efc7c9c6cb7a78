"""Labels set apart from their answers by gaps, leaders, tabs, dashes, a question mark, or by nothing but a figure."""

from __future__ import annotations

import re

from pipelines.rules.read.language.meanings import ask
from pipelines.rules.read.language.wordings import wording_of
from pipelines.rules.read.questions.colons import COLON, by_colons
from pipelines.rules.read.questions.compound import compound_label
from pipelines.rules.read.questions.labels import (
    POSSIBLE,
    SURE,
    Segment,
    is_known,
    says_something,
    score_of,
)

_LEADER = re.compile(r"\s*(?:\.{4,}|(?<=\s)\.{2,3}(?=\s)|(?:\. ){3,}\.?|…{2,}|_{3,}|(?:_ ){2,}_)\s*")
#: What stands before a colon is no answer on its line, but the next label: "____ City: ____".
_FILLED_LINE = re.compile(r"_{2,}\s*([^_]*[^_\s:])\s*_{2,}|_{4,}")
_QUESTION = re.compile(r"\?\s*:?\s+(?=\S)")


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
_GAP = re.compile(r"\s{3,}|\t+")


def by_gaps(text: str, _bold: tuple[str, ...]) -> list[Segment]:
    """ "How many? 6     Since when? 2016-17", "Daily stipend $ 110     Budget $ 2,970": parts with a label each."""
    parts = [part for part in _GAP.split(text.strip()) if part]
    if not 2 <= len(parts) <= 6:
        return []
    found = []
    for part in parts:
        inner = by_question(part, ()) or by_value(part, ())
        if len(inner) != 1 or score_of(inner[0].label) < SURE:
            return []
        found.extend(inner)
    return found


_GOES_ON = re.compile(r" (?:and|or|y|e|et)$")


#: What makes a sentence of a line, and no label.
_VERB = re.compile(r"\b(?:was|were|is|are|has|have|had)\b", re.IGNORECASE)


def by_figures(text: str, _bold: tuple[str, ...]) -> list[Segment]:
    """ "Elementary 6  Middle 2  High ___": labels with a figure or an empty line behind each, and nothing else."""
    words = text.replace("__", " ").replace("_", " ") if "_" in text else text
    if len(text) > 160 or len(_LONE_FIGURE.findall(words)) < 2 or _NEXT_SENTENCE.search(words):
        return []
    if _LONE_FIGURE.match(words.lstrip(" *•·▪◦-–—")):
        return []  # "2,020 students | 4 elementary": each figure before its word
    found = [
        Segment(match["label"].strip(" :,;"), match["figure"].strip(), "")
        for match in _LABEL_AND_FIGURE.finditer(words)
    ]
    if any(_GOES_ON.search(segment.label) or _VERB.search(segment.label) for segment in found):
        return []  # "The line was 20 Mbps", "8 counselors and 5 principals": each figure before its word
    rest = _LABEL_AND_FIGURE.sub(" ", words).strip(" ,;:._")
    if rest and score_of(rest) >= 0.9:
        found.append(Segment(rest, "", ""))
        rest = ""
    is_all = len(found) >= 2 and not rest and all(score_of(s.label) >= 0.9 for s in found)
    return found if is_all else []


def by_leaders(text: str, _bold: tuple[str, ...]) -> list[Segment]:
    """ "Town ........ Alder" and "Town ____Alder____ State ____Ohio____"."""
    if "_" in text:
        return _by_filled_lines(text)
    match = _LEADER.search(text)
    if not match or match.start() == 0:
        return []
    label, value = text[: match.start()].strip(" :\t"), text[match.end() :].strip()
    return [Segment(label, value, "leader")] if label else []


#: "Coordinator: phone" is one label, "State: OH   Schools" is two.
_WHOLE_LABEL = 0.95
#: "Stipend: $____ per day   Budget ____": what stands behind a line and belongs to it.
_UNIT_BEHIND = re.compile(r"(?:/ ?|\b(?:per|an?|each) )(?:day|hour|hr|teacher|student|computer)\b[\s,;.]*")


def _by_filled_lines(text: str) -> list[Segment]:
    found: list[Segment] = []
    at = 0
    for match in _FILLED_LINE.finditer(text):
        label = text[at : match.start()].strip(" :\t,;.")
        if found and (unit := _UNIT_BEHIND.match(label)):
            found[-1] = Segment(found[-1].label, f"{found[-1].value} {unit[0].strip()}", "leader")
            label = label[unit.end() :]
        sign = "$" if label.endswith("$") else ""
        if label:
            found.append(Segment(label.rstrip("$ :"), f"{sign}{(match[1] or '').strip()}", "leader"))
        at = match.end()
    if score_of(text[at:].strip(" .,;")) >= SURE and score_of(found[0].label if found else "") < SURE:
        return []  # the words stand behind their gaps: a sentence
    if any(COLON.search(s.label) and score_of(s.label) < _WHOLE_LABEL for s in found):
        return by_colons(re.sub(r"_{2,}", " ", text), ())  # "State: OH   Schools: __5__"
    known = sum(score_of(s.label) >= POSSIBLE for s in found)
    return found if known and known * 2 > len(found) else []


#: "Per day      $112": a unit of time with an amount.
_RATE = re.compile(
    r"(?P<label>(?:per|a|each|by the) (?:day|hour))(?:\s{3,}|\t+)(?P<amount>\$ ?\d[\d.,]*)", re.IGNORECASE
)


def _rate(text: str) -> Segment | None:
    match = _RATE.fullmatch(text.strip())
    return Segment(match["label"], match["amount"], "tab") if match else None


def by_tabs(text: str, _bold: tuple[str, ...]) -> list[Segment]:
    """Cells set apart by tabs or wide gaps: label, answer, label, answer; or one label whose answer follows."""
    if rate := _rate(text):
        return [rate]
    if not _GAP.search(text.strip()) or ("\t" not in text and not _alternate(_GAP.split(text.strip()))):
        alone = text.strip("\t ")
        if "\t" in text and alone.endswith(":") and is_known(alone):
            return [Segment(alone.rstrip(": "), "", "tab")]
        return []
    cells = [cell.strip() for cell in _GAP.split(text.strip())]
    found: list[Segment] = []
    at = 0
    while at < len(cells):
        cell = cells[at]
        inner = by_colons(cell, ())
        if inner and inner[-1].value:
            found.extend(inner)
            at += 1
        elif score_of(cell) >= SURE or (cell.endswith(":") and score_of(cell) >= POSSIBLE):
            follows = cells[at + 1] if at + 1 < len(cells) else ""
            is_said = cell.endswith((":", "?")) or follows.endswith((".", "!"))
            is_printed = wording_of(cell) is not None and wording_of(follows) is None
            is_label = follows.endswith(":") or not (is_said or is_printed) and score_of(follows) >= 1
            value = "" if is_label else follows
            found.append(Segment(cell.rstrip(": "), value, "tab"))
            at += 2 if value else 1
        elif not found:
            return []
        else:
            at += 1
    return found


def _alternate(cells: list[str]) -> bool:
    """Is every other part a label that is known, so that the gaps between them need no marks?"""
    return len(cells) % 2 == 0 and all(is_known(label) for label in cells[::2])


def by_question(text: str, bold: tuple[str, ...]) -> list[Segment]:
    """ "Do you accept? Yes": one line holds the question and its answer."""
    match = _QUESTION.search(text)
    if not match:
        return []
    remark = _REMARK.match(text, match.end())
    cut = remark.end() if remark else match.start() + 1
    label, value = text[:cut].strip(" :"), text[cut:].strip(" :")
    is_bold = bool(bold) and bold[0].strip().rstrip("?:") in label
    is_brief = match.end() < len(text) and len(value.split()) <= _BRIEF_ANSWER and "?" not in value
    if score_of(label) < (POSSIBLE if is_bold or is_brief else SURE):
        return []
    return [Segment(label, value, "?")]


#: What a form adds to its question: "If so, please give it."
_REMARK = re.compile(
    r"(?:If (?:so|yes|not|known|any)\b|Please (?:give|list|name|enter|state|specify|explain|describe|check|tick|mark|attach)\b)"
    r"[^.?!:\n]{0,80}(?:[.?!:]+|$)",
    re.IGNORECASE,
)
#: Words of an answer that is nothing else: "Alone.", "Yes, we do."
_BRIEF_ANSWER = 4


#: "$20 an hour. Budget 1,332 dollars": statements, not labels with figures.
_NEXT_SENTENCE = re.compile(r"[a-z]{3,}\. [A-Z]")
_LONE_FIGURE = re.compile(r"(?<!\S)\$?\d[\d,]*(?:\.\d+)?(?=[,;]?(?:\s|$))")
_LABEL_AND_FIGURE = re.compile(
    r"(?P<label>[^\W\d_](?:[^\d$@:;,]|: ?(?=\$?\d)){1,60}?)\s+(?P<figure>\$?\d[\d,]*(?:\.\d+)?)(?=[,;]?(?:\s|$))[,;]?"
)
DASH = re.compile(r"\s[-–—]\s")


def by_dash(text: str, bold: tuple[str, ...]) -> list[Segment]:
    """ "City - Alder": a short known label, a dash, the answer."""
    match = DASH.search(text)
    if not match or len(DASH.findall(text)) > 2:
        return []
    label, value = text[: match.start()].strip(), text[match.end() :].strip()
    if not value or len(label.split()) > 10 or says_something(label):
        return []
    if score_of(label) < (SURE if len(label.split()) > 2 else 0.9) and not compound_label(label):
        return []
    return [Segment(label, value, "dash")]


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


#: What cannot be taken for words of a label: numbers, addresses, amounts.
_FIGURE = re.compile(
    r"\(?\+?[\d$#][\d\s().,/$%-]*\d(?: ?(?:ext|x)\.? ?\d+)?|\d|\S+@\S+\.\w+|(?:www\.|https?://)\S+"
)


#: Characters of a short line; a web address as its answer may be long.
_SHORT_LINE = 500
#: "CSP, 1 teacher, from fall 2016" has its number already.
_COUNTED = re.compile(r"(?<![\w-])\d+ [a-z]")


def by_value(text: str, _bold: tuple[str, ...]) -> list[Segment]:
    """ "Phone 541-555-0120": a short line that is a label and a figure, with nothing between them."""
    words = text.split() if len(text) <= _SHORT_LINE else []
    if not 2 <= len(words) <= 9:
        return []
    for cut in range(1, min(6, len(words))):
        label, value = " ".join(words[:cut]), " ".join(words[cut:])
        if _FIGURE.fullmatch(value) and not _COUNTED.search(label) and score_of(label) >= 0.9:
            return [Segment(label, value, "")]
    return []


def without_leaders(text: str) -> str:
    """A sentence whose gaps were filled in on lines: "We have ____5____ schools" without the lines."""
    return (
        " ".join(re.sub(r"_{2,}", " ", text).replace(" ,", ",").replace(" .", ".").split())
        if "__" in text
        else text
    )
