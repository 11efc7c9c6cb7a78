"""Who says itself that it is no US public school district; everyone else is for a person to judge."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from pipelines.policy.values import Policy
from pipelines.rules.answers import TABLE_KEYS
from pipelines.rules.applications import plain_words

_GAP = "..."
#: Up to three words, none of which takes the sentence back ("we are a public, not a private school").
_ANY_WORDS = r"(?:(?!(?:not|no|nor|public|never)\b)\w+ ){0,3}"
_SHORTEST = 10


def says_ineligible(answers: Mapping[str, Any], policy: Policy, cycle: int) -> str | None:
    """The words by which the application itself says so; None where it does not."""
    statements = _compiled(policy.for_cycle("qualification.ineligible_statements", cycle))
    for key, value in answers.items():
        if key in TABLE_KEYS or not isinstance(value, str) or len(value) < _SHORTEST:
            continue
        lower = value.casefold()
        # Most texts hold no such word; only the others are taken apart.
        near = [pattern for word, pattern in statements if word in lower]
        said = f"{' '.join(plain_words(value))} " if near else ""
        found = next((match for pattern in near if (match := pattern.search(said))), None)
        if found is not None:
            return found[0].strip()
    return None


@lru_cache(maxsize=16)
def _compiled(statements: tuple[str, ...]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Each statement as the longest of its words and a pattern over plain words, each followed by a blank."""
    found = []
    for statement in statements:
        parts = [" ".join(plain_words(part)) for part in statement.split(_GAP)]
        pattern = _ANY_WORDS.join(f"{re.escape(part)} " for part in parts if part)
        longest = max((word for part in parts for word in part.split()), key=len)
        found.append((longest, re.compile(rf"\b{pattern}")))
    return tuple(found)
