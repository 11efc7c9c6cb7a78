"""Labels with nothing between them and their answers, told apart by what the words ask and what kind of answer fits."""

from __future__ import annotations

import re

from pipelines.form import QUESTION, Type
from pipelines.rules.read.language.meanings import ask
from pipelines.rules.read.language.persons import is_person, is_title
from pipelines.rules.read.questions.labels import SURE, Segment, score_of
from pipelines.rules.read.values import parse

#: A form speaks so; a district that answers does not.
TELLS_TO_ANSWER = re.compile(
    r"(?:please )?(?:describe|explain|tell us|outline|summari[sz]e|discuss|share with us|let us know|give us)\b",
    re.IGNORECASE,
)
_NUMBER = r"(?:\d{1,2}[.)]\s+)?"
_REQUEST = re.compile(
    rf"{_NUMBER}(?P<label>{TELLS_TO_ANSWER.pattern}[^.!?:]{{8,150}})\.\s+(?P<value>[A-Z\d“\"].*)",
    re.IGNORECASE | re.DOTALL,
)
#: A line of a label of so many words and an answer.
_MOST_WORDS = 12
_FEWEST_OF_LABEL, _MOST_OF_LABEL = 3, 7
#: Labels that leave no doubt; less would make names out of the words of sentences.
_NO_DOUBT = 0.95


def by_request(text: str, _bold: tuple[str, ...]) -> list[Segment]:
    """ "Describe your vision. Every pupil writes programs.": what a form tells to do, and what was written behind it."""
    found = _REQUEST.match(text)
    if not found or score_of(found["label"]) < SURE:
        return []
    return [Segment(found["label"].strip(), found["value"].strip(), ".")]


def by_kind(text: str, _bold: tuple[str, ...]) -> list[Segment]:
    """ "Name of the person who signs Ana Ruiz": a label that asks for a name, a position or a day, and such an answer."""
    words = text.split() if len(text) <= 120 and text[-1:].isalnum() else []
    if not _FEWEST_OF_LABEL < len(words) <= _MOST_WORDS:
        return []
    for cut in range(min(_MOST_OF_LABEL, len(words) - 1), _FEWEST_OF_LABEL - 1, -1):
        if not (words[cut][:1].isupper() or words[cut][:1].isdigit()):
            continue
        label, value = " ".join(words[:cut]), " ".join(words[cut:])
        if score_of(label) >= _NO_DOUBT and _fits(label, value):
            return [Segment(label, value, "")]
    return []


def _fits(label: str, value: str) -> bool:
    asked = ask(label)
    key = asked[0].key if asked else ""
    if key.endswith("_name") and key != "district_name":
        return is_person(value)
    if key.endswith("_title"):
        return is_title(value) and not is_person(value)
    return key in QUESTION and QUESTION[key].type is Type.DATE and parse(Type.DATE, value).is_sure
