"""One line of text cut into labels and what stands behind them.

"City: Alder   State: Ohio", "Elementary: 4. Middle: 2.", "Town ........ Alder", "State ____Ohio____",
"Do you agree? Yes" are all labels with answers on a line; "We met at 3:30" is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from pipelines.form import QUESTION, Type
from pipelines.rules.read.language.meanings import ask
from pipelines.rules.read.language.wordings import wording_of
from pipelines.rules.read.language.words import sentence_ends
from pipelines.rules.read.questions.compound import compound_label
from pipelines.rules.read.values import applying_as, choices
from pipelines.tree import CHECKED, UNCHECKED

#: A label explained this well by a question of ours asks it, wherever it stands.
SURE = 0.75
#: From here on it may, where the layout says that it is a label.
POSSIBLE = 0.5
#: Labels are short; what is longer is a sentence that happens to hold a colon.
MOST_LABEL_WORDS = 30
_MOST_LABEL_CHARACTERS = 40 * MOST_LABEL_WORDS


@dataclass(frozen=True, slots=True)
class Segment:
    """label: the words that ask, without the mark behind them; value: what follows, "" when nothing does.

    mark: what stands between them (":", "?", "leader", "tab", "dash").
    """

    label: str
    value: str
    mark: str


_COLON = re.compile(
    r"(?<=[^\W\d_][)\]\"'*]|[^\W_]{2}|.[)\]?*\"])\s?:(?!//|\d\d\b)(?=\s|$|[^\d\s/])|(?<=\w)\s:\s"
)
_LEADER = re.compile(r"\s*(?:\.{4,}|(?<=\s)\.{3}(?=\s)|(?:\. ){3,}\.?|…{2,}|_{3,}|(?:_ ){2,}_)\s*")
_FILLED_LINE = re.compile(r"_{2,}\s*([^_]*[^_\s])\s*_{2,}|_{4,}")
_TYPED_BOX = re.compile(r"(?<!_)_+[xX✓]_+|\[\s?[xX✓]?\s?\]|\(\s?[xX✓]?\s?\)")
_BREAK = re.compile(r"[;|\t\n•·]|\s{3,}|,(?=\s)|\s[/–—-]\s")
#: Where a value surely ends: behind a figure, a code of a state, an address.
_AFTER_VALUE = re.compile(r"(?:\d|\b[A-Z]{2}|@\S{1,80})\s(?=[A-Z][a-z])")
_ADDRESS_SCHEME = re.compile(r"(?:mailto:|https?://)", re.IGNORECASE)
_QUESTION = re.compile(r"\?\s*:?\s+(?=\S)")
_BOX = re.compile(rf"[{CHECKED}{UNCHECKED}☑🗹✓✔✗]|{_TYPED_BOX.pattern}|(?<!\S)_{{2,}}(?=\s+[A-Z])")


def score_of(label: str) -> float:
    """How well a question of ours explains a label: 0..1."""
    if wording_of(label):
        return 1.0
    found = ask(label)
    return found[0].score if found and not found[0].key.startswith("other:") else 0.0


def is_known(label: str) -> bool:
    """Does the label ask something, ours or not, that we have a word for?"""
    found = ask(label)
    return bool(found) and found[0].score >= POSSIBLE


def is_long_question(label: str) -> bool:
    """Does the label ask for a plan, whose answer may hold labels, lists and questions of its own?"""
    found = ask(label)
    if not found or found[0].score < POSSIBLE:
        return False
    question = QUESTION.get(found[0].key)
    return bool(question and question.type is Type.LONG_TEXT)


def segments(text: str, bold: tuple[str, ...] = ()) -> list[Segment]:
    """The labels of a line with their answers, [] where the line is running text.

    bold: what is printed bold in it; a line that begins with bold words and a colon has a label for sure.
    """
    boxes = _BOX.search(text)
    if boxes:
        if boxes.start() > 0:
            return _before_boxes(text, boxes.start())
        return [Segment("We are applying as", text, ":")] if says_itself(text) else []
    if _ADDRESS_SCHEME.match(text):
        return []
    for cut in (
        _by_wording,
        _by_bold_labels,
        _by_gaps,
        _by_figures,
        _by_leaders,
        _by_tabs,
        _by_heading_in_line,
        _by_colons,
        _by_question,
        _by_dash,
        _by_value,
    ):
        found = cut(text, bold)
        if found:
            return found
    return []


def _by_wording(text: str, bold: tuple[str, ...]) -> list[Segment]:
    """A wording of the form that has a colon of its own: "Primary contact: title: STEM Coordinator"."""
    del bold
    for dash in _DASH.finditer(text):
        if ":" in text[: dash.start()] and wording_of(text[: dash.start()]) is not None:
            return [Segment(text[: dash.start()].strip(), text[dash.end() :].strip(), "dash")]
    colons = [match.start() for match in re.finditer(r":(?=\s|$)", text)][:3]
    for at in reversed(colons[1:]):
        if wording_of(text[:at]) is not None:
            return [Segment(text[:at].strip(), text[at + 1 :].strip(), ":")]
    return []


#: What ends a row of boxes, where a label comes behind it.
_BOXES_END = re.compile(r"[;,\t]\s*|\s{3,}|\.\s+")


def _before_boxes(text: str, at: int) -> list[Segment]:
    """The label before a row of boxes, and the labels behind it: "Program: ☒ CSP ☐ ECS; teachers: 31"."""
    label = text[:at].strip(" \t:–-_.")
    if (
        not label
        or len(label.split()) > MOST_LABEL_WORDS
        or not is_known(label)
        and not says_itself(text[at:])
    ):
        return []
    last = [match.end() for match in _BOX.finditer(text)][-1]
    for end in islice(_BOXES_END.finditer(text[: last + _MOST_LABEL_CHARACTERS], last), 4):
        more = _by_colons(text[end.end() :], ()) or _by_value(text[end.end() :], ())
        if more and score_of(more[0].label) >= SURE and text[end.end() :].startswith(more[0].label):
            return [Segment(label, text[at : end.start()].strip(), ":"), *more]
    return [Segment(label, text[at:].strip(), ":")]


def says_itself(boxes: str) -> bool:
    """Are the choices single, lead and member? Then it does not matter how they are asked for."""
    return bool(choices(boxes)) and sum(applying_as(label).is_sure for label, _ in choices(boxes)) >= 2


def _by_bold_labels(text: str, bold: tuple[str, ...]) -> list[Segment]:
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


_GAP = re.compile(r"\s{3,}|\t+")


def _by_gaps(text: str, _bold: tuple[str, ...]) -> list[Segment]:
    """ "How many? 6     Since when? 2016-17", "Daily stipend $ 110     Budget $ 2,970": parts with a label each."""
    parts = [part for part in _GAP.split(text.strip()) if part]
    if not 2 <= len(parts) <= 6:
        return []
    found = []
    for part in parts:
        inner = _by_question(part, ()) or _by_value(part, ())
        if len(inner) != 1 or score_of(inner[0].label) < SURE:
            return []
        found.extend(inner)
    return found


def _by_figures(text: str, _bold: tuple[str, ...]) -> list[Segment]:
    """ "Elementary 6  Middle 2  High ___": labels with a figure or an empty line behind each, and nothing else."""
    words = text.replace("__", " ").replace("_", " ") if "_" in text else text
    if len(text) > 160 or len(_LONE_FIGURE.findall(words)) < 2:
        return []
    found = [
        Segment(match["label"].strip(" :,;"), match["figure"].strip(), "")
        for match in _LABEL_AND_FIGURE.finditer(words)
    ]
    rest = _LABEL_AND_FIGURE.sub(" ", words).strip(" ,;:._")
    if rest and score_of(rest) >= 0.9:
        found.append(Segment(rest, "", ""))
        rest = ""
    is_all = len(found) >= 2 and not rest and all(score_of(s.label) >= 0.9 for s in found)
    return found if is_all else []


def _by_leaders(text: str, _bold: tuple[str, ...]) -> list[Segment]:
    """ "Town ........ Alder" and "Town ____Alder____ State ____Ohio____"."""
    if "_" in text:
        return _by_filled_lines(text)
    match = _LEADER.search(text)
    if not match or match.start() == 0:
        return []
    label, value = text[: match.start()].strip(" :\t"), text[match.end() :].strip()
    return [Segment(label, value, "leader")] if label else []


def _by_filled_lines(text: str) -> list[Segment]:
    found: list[Segment] = []
    at = 0
    for match in _FILLED_LINE.finditer(text):
        label = text[at : match.start()].strip(" :\t,;.")
        if label:
            found.append(Segment(label, (match[1] or "").strip(), "leader"))
        at = match.end()
    if score_of(text[at:].strip(" .,;")) >= SURE and score_of(found[0].label if found else "") < SURE:
        return []  # the words stand behind their gaps: a sentence
    if any(_COLON.search(s.label) for s in found):
        return _by_colons(re.sub(r"_{2,}", " ", text), ())  # "State: OH   Schools: __5__"
    known = sum(score_of(s.label) >= POSSIBLE for s in found)
    return found if known and known * 2 > len(found) else []


def _by_tabs(text: str, _bold: tuple[str, ...]) -> list[Segment]:
    """Cells set apart by tabs: label, answer, label, answer; or one label whose answer follows."""
    if "\t" not in text.strip("\t"):
        alone = text.strip("\t ")
        if "\t" in text and alone.endswith(":") and is_known(alone):
            return [Segment(alone.rstrip(": "), "", "tab")]
        return []
    cells = [cell.strip() for cell in re.split(r"\t+", text.strip("\t"))]
    found: list[Segment] = []
    at = 0
    while at < len(cells):
        cell = cells[at]
        inner = _by_colons(cell, ())
        if inner and inner[-1].value:
            found.extend(inner)
            at += 1
        elif score_of(cell) >= SURE or (cell.endswith(":") and score_of(cell) >= POSSIBLE):
            follows = cells[at + 1] if at + 1 < len(cells) else ""
            is_label = follows.endswith(":") or not cell.endswith(":") and score_of(follows) >= 1
            value = "" if is_label else follows
            found.append(Segment(cell.rstrip(": "), value, "tab"))
            at += 2 if value else 1
        elif not found:
            return []
        else:
            at += 1
    return found


def _by_colons(text: str, bold: tuple[str, ...]) -> list[Segment]:
    cuts: list[tuple[int, int, int]] = []
    in_plan = False
    ends = sentence_ends(text)
    for colon in _COLON.finditer(text):
        after = cuts[-1][2] if cuts else 0
        between = ends[bisect_right(ends, after) : bisect_left(ends, colon.start())]
        start = _label_start(text, between, (after, colon.start()), first=not cuts)
        if start is not None:
            if not cuts and not _opens(text[:start], text[start : colon.start()], bold):
                continue
            label = text[start : colon.start()]
            if cuts and in_plan and not _is_next_plan(label):
                continue
            cuts.append((start, colon.start(), colon.end()))
            in_plan = in_plan or is_long_question(label)
    found = []
    for number, (start, end, after) in enumerate(cuts):
        until = cuts[number + 1][0] if number + 1 < len(cuts) else len(text)
        found.append(Segment(text[start:end].strip(), text[after:until].strip(" ;|\t•·,"), ":"))
    if len(found) == 1 and _is_all_label(text, found[0]):
        return [Segment(text.strip(), "", ":")]
    return found


def _is_next_plan(label: str) -> bool:
    """ "Vision: … Implementation: …": inside a plan only the short name of another ends it."""
    return is_long_question(label) and len(label.split()) <= 3 and score_of(label) >= 0.9


def _is_all_label(text: str, segment: Segment) -> bool:
    """ "Primary contact: e-mail" has a colon and no answer: what follows is the rest of the question."""
    if segment.value.endswith("?") and text.endswith("?"):
        return True
    rest = ask(segment.value)
    if (
        not rest
        or not rest[0].key.startswith("person:")
        or rest[0].score < 0.85
        or len(segment.value.split()) > 3
    ):
        return False
    whole = ask(text)
    return (
        bool(whole) and whole[0].score >= SURE and whole[0].key.endswith(rest[0].key.removeprefix("person:"))
    )


def _opens(before: str, label: str, bold: tuple[str, ...]) -> bool:
    """May a label that begins after `before` be the first of its line? Whatever stands before it stays unread, so
    that must be next to nothing, or the label known for sure."""
    if before.strip():
        return score_of(label) >= SURE
    return True


#: "We have 2,020 students: two elementary schools, …" says a figure before its colon and asks for none.
_IS_SAID = re.compile(r"(?:we|our \w+|the district) (?:have|has|serves?|enrolls?|are|is) \d", re.IGNORECASE)


def _label_start(text: str, ends: Sequence[int], between: tuple[int, int], *, first: bool) -> int | None:
    """Where the label begins that ends at the colon, the second of `between`; None where it is no label.

    ends: of the sentences from the first of `between`, where the last answer begins, to the colon.
    """
    after, colon = between
    near = max(after, colon - _MOST_LABEL_CHARACTERS)
    is_short = len(text[:colon].split(maxsplit=12)) <= 12
    breaks = _BREAK.finditer(text, near, colon) if not first or is_short else ()
    starts = [m.end() for m in breaks] + [end for end in ends if end >= near]
    if not first:
        starts += [m.end() for m in _AFTER_VALUE.finditer(text, near, colon)]
    if first and not ends:
        starts.insert(0, 0)
    best: tuple[float, int] | None = None
    for start in starts:
        label = text[start:colon].strip()
        if not label or len(label.split()) > MOST_LABEL_WORDS or _IS_SAID.match(label):
            continue
        score = score_of(label)
        if score >= (POSSIBLE if first and start == 0 else SURE) and (best is None or score > best[0] + 0.1):
            best = (score, start)
    if best:
        return best[1]
    return 0 if first and not ends and 0 < len(text[:colon].split(maxsplit=8)) <= 8 else None


def _by_question(text: str, bold: tuple[str, ...]) -> list[Segment]:
    """ "Do you accept? Yes": one line holds the question and its answer."""
    match = _QUESTION.search(text)
    if not match:
        return []
    label = text[: match.start() + 1].strip()
    is_bold = bool(bold) and bold[0].strip().rstrip("?:") in label
    if score_of(label) < (POSSIBLE if is_bold else SURE):
        return []
    return [Segment(label, text[match.end() :].strip(), "?")]


_LONE_FIGURE = re.compile(r"(?<!\S)\$?\d[\d,]*(?:\.\d+)?(?=[,;]?(?:\s|$))")
_LABEL_AND_FIGURE = re.compile(
    r"(?P<label>[^\W\d_](?:[^\d$@:;,]|: ?(?=\$?\d)){1,60}?)\s+(?P<figure>\$?\d[\d,]*(?:\.\d+)?)(?=[,;]?(?:\s|$))[,;]?"
)
_DASH = re.compile(r"\s[-–—]\s")


def _by_dash(text: str, bold: tuple[str, ...]) -> list[Segment]:
    """ "City - Alder": a short known label, a dash, the answer."""
    match = _DASH.search(text)
    if not match or len(_DASH.findall(text)) > 2:
        return []
    label, value = text[: match.start()].strip(), text[match.end() :].strip()
    if not value or len(label.split()) > 8 or (score_of(label) < 0.9 and not compound_label(label)):
        return []
    return [Segment(label, value, "dash")]


def _by_heading_in_line(text: str, bold: tuple[str, ...]) -> list[Segment]:
    """ "**Contact.** Ana Ruiz, …": bold words that open a paragraph and end in a full stop."""
    label = bold[0].strip() if bold else ""
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


def _by_value(text: str, _bold: tuple[str, ...]) -> list[Segment]:
    """ "Phone 541-555-0120": a short line that is a label and a figure, with nothing between them."""
    words = text.split()
    if not 2 <= len(words) <= 9:
        return []
    for cut in range(1, min(6, len(words))):
        label, value = " ".join(words[:cut]), " ".join(words[cut:])
        if _FIGURE.fullmatch(value) and score_of(label) >= 0.9:
            return [Segment(label, value, "")]
    return []


def without_leaders(text: str) -> str:
    """A sentence whose gaps were filled in on lines: "We have ____5____ schools" without the lines."""
    return (
        " ".join(re.sub(r"_{2,}", " ", text).replace(" ,", ",").replace(" .", ".").split())
        if "__" in text
        else text
    )
