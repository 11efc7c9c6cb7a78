"""What one answer was understood to be."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from pipelines.frozen import frozen
from pipelines.rules.read.values.cleaning import clean

#: From here on a reading may be used without asking anybody; below it a person confirms (`low_confidence`).
CONFIRM_BELOW = 0.8


@frozen
class Value:
    """One answer as understood.

    value: in the shape of `form.ANSWER_SHAPES`; None when blank or not understood.
    seen: the words as they stand there, whenever the reading is not sure or came to nothing although
    something was written; None for a blank and for a sure reading.
    confidence: 1.0 sure; below `CONFIRM_BELOW` a person should confirm. note: why it is not sure, in words.
    out_of_range: understood as a figure, but no such figure can be (negative, fractional, beyond reason).
    extra: what else stood there (unit of an amount, codes where several programs were named).
    """

    value: Any
    seen: str | None = None
    confidence: float = 1.0
    note: str = ""
    out_of_range: bool = False
    extra: Any = None

    @property
    def is_blank(self) -> bool:
        """Nothing was answered: no value, and no words that a person should look at."""
        return self.value is None and self.seen is None

    @property
    def is_sure(self) -> bool:
        """The value may be used as it is."""
        return self.value is not None and self.confidence >= CONFIRM_BELOW


BLANK = Value(None)


def understood(value: Any, words: str, confidence: float = 1.0, note: str = "", extra: Any = None) -> Value:
    """A reading; the words are kept where it is less than certain."""
    return Value(value, None if confidence >= 1.0 else clean(words), confidence, note, extra=extra)


def unclear(words: str, note: str = "", *, out_of_range: bool = False, extra: Any = None) -> Value:
    """Something stands there and no value could be made of it."""
    return Value(None, clean(words) or None, 0.0, note, out_of_range, extra)


#: No answer but a text is longer; a stranger's text of any length must cost little.
LONGEST_ANSWER = 600
#: In running text, figures and dates are looked for so far.
LONGEST_PROSE = 5_000

_Arguments = ParamSpec("_Arguments")


def bounded(
    read: Callable[Concatenate[str, _Arguments], Value],
) -> Callable[Concatenate[str, _Arguments], Value]:
    """A reader that does not look at words too long to be such an answer: they stay words."""

    @wraps(read)
    def reader(text: str, /, *arguments: _Arguments.args, **named: _Arguments.kwargs) -> Value:
        if len(text) > LONGEST_ANSWER and len(clean(text)) > LONGEST_ANSWER:
            return unclear(text[:LONGEST_ANSWER], "too long for such an answer")
        return read(text, *arguments, **named)

    return reader
