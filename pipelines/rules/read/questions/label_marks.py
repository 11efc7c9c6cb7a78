"""Labels set apart from their answers by gaps, tabs, dashes, a question mark, or by nothing but a figure."""

from __future__ import annotations

import re

from pipelines.rules.read.language.wordings import wording_of
from pipelines.rules.read.questions.colons import by_colons
from pipelines.rules.read.questions.compound import compound_label
from pipelines.rules.read.questions.labels import (
    POSSIBLE,
    SURE,
    Segment,
    is_known,
    may_answer,
    says_something,
    score_of,
)

_QUESTION = re.compile(r"\?\s*:?\s+(?=\S)")
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
            is_answer = is_said or is_printed or may_answer(cell, follows)
            is_label = follows.endswith(":") or not is_answer and score_of(follows) >= 1
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
