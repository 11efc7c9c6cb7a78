"""Labels before lines to write on and rows of dots, filled or left empty."""

from __future__ import annotations

import re

from pipelines.rules.read.questions.colons import COLON, by_colons
from pipelines.rules.read.questions.labels import POSSIBLE, SURE, Segment, score_of

_LEADER = re.compile(r"\s*(?:\.{4,}|(?<=\s)\.{2,3}(?=\s)|(?:\. ){3,}\.?|…{2,}|_{3,}|(?:_ ){2,}_)\s*")


#: What stands before a colon is no answer on its line, but the next label: "____ City: ____".
_FILLED_LINE = re.compile(r"_{2,}\s*([^_]*[^_\s:])\s*_{2,}|_{4,}")


def by_leaders(text: str, _bold: tuple[str, ...]) -> list[Segment]:
    """ "Town ........ Alder" and "Town ____Alder____ State ____Ohio____"."""
    if "_" in text:
        return _by_filled_lines(text)
    match = _LEADER.search(text)
    if not match or match.start() == 0:
        return []
    label, value = text[: match.start()].strip(" :\t"), text[match.end() :].strip(" :\t")
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


def without_leaders(text: str) -> str:
    """A sentence whose gaps were filled in on lines: "We have ____5____ schools" without the lines."""
    return (
        " ".join(re.sub(r"_{2,}", " ", text).replace(" ,", ",").replace(" .", ".").split())
        if "__" in text
        else text
    )


#: "$__110__ per day": an answer on the line that was printed for it. "_X_" is a ticked place, "___ lead" an empty one.
#: Beside it stand spaces, marks or a unit's sign: "{0.__class__}" is on no line.
_ON_LINE = re.compile(r"""(?<![^\s$#("'])_+(?! ?[xX✓] ?_)([^\s_](?:[^_\n]*[^\s_])?)_+(?![^\s%,.;:)"'/])""")
#: "_1,905_": an answer on a line that was typed as one stroke before and one behind it; "_X_" is a ticked place.
_ON_SHORT_LINE = re.compile(r"(?<![^\s$#(:])_(?! ?[xX✓] ?_)([^\s_][^_\n]{0,60}?)_(?![^\s%,.;:)/])")


def off_lines(text: str) -> str:
    """An answer without the lines that it stands on: "$__110__ per day"."""
    return _ON_LINE.sub(r"\1", text) if "_" in text else text


def with_long_lines(text: str) -> str:
    """A text whose lines of one stroke, "_1,905_", are as long as others, so that `by_leaders` sees them."""
    return _ON_SHORT_LINE.sub(r"__\1__", text) if "_" in text else text
