"""One line of text cut into labels and what stands behind them.

"City: Alder   State: Ohio", "Elementary: 4. Middle: 2.", "Town ........ Alder", "State ____Ohio____",
"Do you agree? Yes" are all labels with answers on a line; "We met at 3:30" is none.
"""

from __future__ import annotations

import re
from itertools import islice

from pipelines.rules.read.language.meanings import ask
from pipelines.rules.read.language.wordings import wording_of
from pipelines.rules.read.questions.colons import MOST_LABEL_CHARACTERS, by_colons
from pipelines.rules.read.questions.label_marks import (
    DASH,
    by_dash,
    by_figures,
    by_gaps,
    by_question,
    by_tabs,
    by_value,
)
from pipelines.rules.read.questions.labels import MOST_LABEL_WORDS, SURE, Segment, is_known, score_of
from pipelines.rules.read.questions.lines_to_write_on import by_leaders, with_long_lines
from pipelines.rules.read.questions.set_in_print import by_bold_label, by_bold_labels, by_heading_in_line
from pipelines.rules.read.questions.unmarked import by_kind, by_request
from pipelines.rules.read.values import applying_as, choices
from pipelines.tree import CHECKED, UNCHECKED

_TYPED_BOX = re.compile(r"(?<!_)_+[xX✓]_+|\[\s?[xX✓]?\s?\]|\(\s?[xX✓]?\s?\)")
_ADDRESS_SCHEME = re.compile(r"(?:mailto:|https?://)", re.IGNORECASE)
_BOX = re.compile(
    rf"[{CHECKED}{UNCHECKED}☑🗹✓✔✗]|{_TYPED_BOX.pattern}|(?<!\S)_{{2,}}(?=\s+[A-Z][^_:]*(?:_|\Z))"
)


#: "state      : Ohio" and "state      = Ohio", as sheets typed in columns have it; "Describe your vision.: All pupils".
_PADDED_COLON = re.compile(r"(?<=[\w?)])\s{2,24}[:=]\s+(?=\S)|(?<=[\w?)]) = (?=\S)|(?<=\w)\.:\s(?=\S)")


def segments(text: str, bold: tuple[str, ...] = ()) -> list[Segment]:
    """The labels of a line with their answers, [] where the line is running text.

    bold: what is printed bold in it; a line that begins with bold words and a colon has a label for sure.
    """
    text = _PADDED_COLON.sub(": ", text)
    text = with_long_lines(text)
    boxes = _BOX.search(text)
    if boxes:
        if boxes.start() > 0:
            return _before_boxes(text, boxes.start())
        return [Segment("We are applying as", text, ":")] if says_itself(text) else []
    if _ADDRESS_SCHEME.match(text):
        return []
    for cut in (
        by_bold_label,
        _by_wording,
        by_bold_labels,
        by_gaps,
        by_figures,
        by_leaders,
        by_tabs,
        by_heading_in_line,
        by_colons,
        by_question,
        by_dash,
        by_value,
        by_request,
        by_kind,
    ):
        found = cut(text, bold)
        if found:
            return found
    return []


#: A label that holds a colon is one label only where all of it is understood.
_WHOLE_LABEL = 0.95


def _by_wording(text: str, bold: tuple[str, ...]) -> list[Segment]:
    """A wording of the form that has a colon of its own: "Primary contact: title: STEM Coordinator"."""
    del bold
    for dash in DASH.finditer(text):
        if ":" in text[: dash.start()] and score_of(text[: dash.start()]) >= _WHOLE_LABEL:
            return [Segment(text[: dash.start()].strip(), text[dash.end() :].strip(), "dash")]
    colons = [match.start() for match in re.finditer(r":(?=\s|$)", text)][:3]
    for at in reversed(colons[1:]):
        if _holds_own_colon(text[:at]):
            value = text[at + 1 :].strip()
            start = _next_wording(value)
            rest = segments(value[start:]) if start is not None else []
            return [Segment(text[:at].strip(), value[:start].strip(" _;,|"), ":"), *rest]
    return []


def _holds_own_colon(label: str) -> bool:
    """Is a label that holds a colon one of the form, or all understood as asking for somebody's data: "Contact: phone"?"""
    if wording_of(label) is not None:
        return True
    found = ask(label) if label.count(":") == 1 and ";" not in label and "|" not in label else ()
    return (
        bool(found)
        and found[0].score >= _WHOLE_LABEL
        and found[0].key.partition("_")[0] in ("primary", "superintendent", "signature")
    )


#: Where an answer may end and the next label begin: behind a gap, a line to write on, a mark that sets parts apart.
_ANSWER_ENDS = re.compile(r"(?:\s{3,}|\t|_\s*(?!_)|[;,|]\s+)(?=\w)")


def _next_wording(value: str) -> int | None:
    """Where a printed question of the form begins inside an answer: "Ana Ruiz     Primary contact: title: …"."""
    colons = [match.start() for match in re.finditer(r":(?=\s|$)", value)][:6] if ":" in value else []
    for match in _ANSWER_ENDS.finditer(value) if colons else ():
        if any(at > match.end() and _holds_own_colon(value[match.end() : at]) for at in colons):
            return match.end()
    return None


#: What ends a row of boxes, where a label comes behind it.
_BOXES_END = re.compile(r"[;,\t]\s*|\s{3,}|\.\s+")

#: Where answers stand on lines, a space will do.
_LINE = re.compile(r"__[^\s_][^_]*__")
_LINES_END = re.compile(r"(?<=[^\W_])\s+|[;,\t]\s*")


def _before_boxes(text: str, at: int) -> list[Segment]:
    """The label before a row of boxes, and the labels behind it: "Program: ☒ CSP ☐ ECS; teachers: 31"."""
    label = text[:at].strip(" \t:–-_.")
    if _BOX.fullmatch(text[at:].strip()) and _is_choice(text[:at]):
        return [
            Segment("We are applying as", f"{text[at:].strip()} {label}", ":")
        ]  # "Member of a consortium ☒"
    if (
        not label
        or len(label.split()) > MOST_LABEL_WORDS
        or not is_known(label)
        and not says_itself(text[at:])
    ):
        return []
    last = [match.end() for match in _BOX.finditer(text)][-1]
    tail = text[: last + MOST_LABEL_CHARACTERS]
    ends = _LINES_END if _LINE.search(tail, last) else _BOXES_END
    for end in islice(ends.finditer(tail, last), 12):
        behind = text[end.end() :]
        more = by_leaders(behind, ()) or by_colons(behind, ()) or by_value(behind, ())
        if (
            more
            and "_" not in more[0].label
            and score_of(more[0].label) >= SURE
            and behind.startswith(more[0].label)
        ):
            return [Segment(label, text[at : end.start()].strip(), ":"), *more]
    return [Segment(label, text[at:].strip(), ":")]


#: Words of a printed way of applying: "Lead of a consortium".
_MOST_CHOICE_WORDS = 5


def _is_choice(words: str) -> bool:
    """Are words one of the printed ways of applying, and no label of them?"""
    return (
        len(words.split()) <= _MOST_CHOICE_WORDS
        and not words.rstrip().endswith((":", "?"))
        and applying_as(words).is_sure
    )


def says_itself(boxes: str) -> bool:
    """Are the choices single, lead and member? Then it does not matter how they are asked for."""
    return bool(choices(boxes)) and sum(applying_as(label).is_sure for label, _ in choices(boxes)) >= 2
