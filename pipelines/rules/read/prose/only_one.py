"""Who writes, where a whole text names only one district: no sentence has to say so."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.rules.read.candidates import Candidate
from pipelines.rules.read.language.shapes import Found
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.prose.counts import candidate
from pipelines.rules.read.prose.sentences import Sentence
from pipelines.rules.read.prose.who import may_say_who, own_names, score_of_name

#: Above that of a title, which may name it more briefly.
_SCORE = 0.89


def read_only_one(sentences: list[Sentence]) -> Iterator[Candidate]:
    """The only district of a text, by the longest form of its name."""
    names: dict[str, tuple[Found, Sentence]] = {}
    for sentence in filter(may_say_who, sentences):
        for found in own_names(sentence):
            name = fold(found.text)
            if name not in names or names[name][0].text.isupper():  # a letterhead is printed in capitals
                names[name] = (found, sentence)
    longest = max(names, key=len, default="")
    if longest and all(longest.startswith(name) for name in names):
        shown, sentence = names[longest]
        yield candidate("district_name", shown.text, score_of_name(sentence, shown, _SCORE), sentence)
