"""Names of people beside their addresses: whose an address is."""

from __future__ import annotations

import re

from pipelines.rules.read.language.words import fold

_HONORIFICS = frozenset({"dr", "mr", "mrs", "ms", "mx", "prof", "sr", "sra", "rev"})
#: Shorter surnames stand in too many addresses.
_SHORTEST_SURNAME = 3


def name_words(name: str) -> list[str]:
    """The words of a name, folded, without honorifics and degrees."""
    return [word for word in re.findall(r"[^\W\d_]+", fold(name.split(",")[0])) if word not in _HONORIFICS]


def is_address_of(name: str, address: str) -> bool:
    """Is an address somebody's of this name: does it have the surname, with the first name or its first letter?"""
    words = name_words(name)
    if len(words) < 2 or len(words[-1]) < _SHORTEST_SURNAME:
        return False
    local = fold(address.partition("@")[0])
    rest = local.replace(words[-1], "", 1).strip("._-")
    return words[-1] in local and (rest == "" or rest in words[0] and words[0].startswith(rest))
