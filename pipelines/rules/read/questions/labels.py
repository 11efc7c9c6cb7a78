"""How well the questions of the form explain words that may be a label, and a label with its answer."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.form import QUESTION, Type
from pipelines.rules.read.language.meanings import ask
from pipelines.rules.read.language.wordings import wording_of

#: A label explained this well by a question of ours asks it, wherever it stands.
SURE = 0.75
#: From here on it may, where the layout says that it is a label.
POSSIBLE = 0.5
#: Labels are short; what is longer is a sentence that happens to hold a colon.
MOST_LABEL_WORDS = 30


@dataclass(frozen=True, slots=True)
class Segment:
    """label: the words that ask, without the mark behind them; value: what follows, "" when nothing does.

    mark: what stands between them (":", "?", "leader", "tab", "dash").
    """

    label: str
    value: str
    mark: str


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
