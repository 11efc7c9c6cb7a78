"""What one short line says of everything listed above it: "All from 2016-17", "Both start in 2017-18"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.rules.read.language.words import fold
from pipelines.rules.read.pieces import Answer, Line, Pair
from pipelines.rules.read.values import school_year

_FOR_ALL = re.compile(
    r"\W*(?:all|both|each|todos?|todas?|ambos|ambas)(?: (?:of (?:them|these|those)|programs?|courses?|programas?))?,? "
    r"(?:(?:to |will )?(?:start|begin)(?:s|ning|ing)? )?(?:from|in|for|as of|since|with|desde|en|a partir de) "
    r"(?:the )?(?P<year>[^,;]{4,40})"
)


def years_for_all(lines: Sequence[Line]) -> list[Pair]:
    """Such lines as answers to what the form asks of each program: the first school year."""
    found = []
    for line in lines:
        said = _FOR_ALL.fullmatch(fold(line.text)) if not line.owner and len(line.text) < 80 else None
        if said and school_year(said["year"]).is_sure:
            answer = Answer((line.text,), line.place)
            found.append(
                Pair(
                    "First school year of all programs",
                    answer,
                    line.section,
                    "below",
                    line.order,
                    -line.order,
                )
            )
    return found
