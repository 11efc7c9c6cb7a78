"""Numbers in district names: "No. 1", "#1", "R-I", "Re-1J", "USD 229", "District Two", "10Jt-R", "13-3"."""

from __future__ import annotations

import re
from typing import Final

_NUMBER = re.compile(r"([a-z]{0,5}?)0*(\d{1,5}(?:x\d{1,2})?)([a-z]{0,3})")
_ORDINAL = re.compile(r"\d*(?:1st|2nd|3rd|\dth)")
_SIGNS: Final = frozenset(("no", "number", "num", "nbr", "n", "nr", "nos"))
#: Letters before a number: R and RE (reorganized), C (consolidated) and U tell districts apart, the rest do not.
_PREFIXES: Final = {
    "r": "r",
    "re": "r",
    "rj": "r",
    "c": "c",
    "u": "u",
    "i": "",
    "d": "",
    "jt": "",
    "j": "",
    "s": "",
}
#: Letters after a number that only say "joint" or "reorganized"; others ("113A", "1F") belong to the number.
_IDLE_SUFFIXES: Final = frozenset(("j", "jt", "r", "rj", "jr", "jtr", "rjt"))
_SUFFIX_WORDS: Final = frozenset(("j", "jt", "r", "rj", "a", "b", "c", "d", "f"))
#: Words that make one name with the number after them ("RSU 22", "ESU 3").
_DESIGNATORS: Final = frozenset(("rsu", "sad", "sau", "esu", "aos", "roe", "iu"))
_BEFORE_NUMBER_WORD: Final = frozenset(
    ("district", "dist", "sd", "no", "number", "schools", "isd", "usd", "csd", "cusd", "ccsd", "re", "r")
)
_AFTER_NUMBER_WORD: Final = frozenset(("", "school", "schools", "district", "public", "sd"))
_COUNTING: Final = (
    ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    + ("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")
)  # fmt: skip
_WORDS: Final = {word: str(value) for value, word in enumerate(_COUNTING, start=1)}
_ROMAN: Final = (
    ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
    + ("xi", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx")
)  # fmt: skip
_ROMANS: Final = {numeral: str(value) for value, numeral in enumerate(_ROMAN, start=1)}
_R_ROMANS: Final = {r + roman: "r" + value for r in ("r", "re") for roman, value in _ROMANS.items()}
#: Words that may be numbers.
NUMERALS: Final = frozenset(_WORDS) | frozenset(_ROMANS) | frozenset(_R_ROMANS)


def mark_numbers(words: list[str]) -> list[str]:
    """The words with every number as "#" and its value ("#229", "#r1", "#113a"), signs such as "No." dropped.

    Initials glued to a number come apart ("usd259" → "usd", "#259"); designators stick to it ("rsu", "22" →
    "rsu22"); "K-12" becomes one word.
    """
    marked: list[str] = []
    rest = list(reversed(words))
    while rest:
        word = rest.pop()
        following = rest[-1] if rest else ""
        if following[:1].isdigit() and (word in _PREFIXES or word in ("k", "pk", "kg", "prek")):
            rest.pop()
            word = ("k" if word.startswith(("k", "p")) else word) + following
            following = rest[-1] if rest else ""
        elif word in ("r", "re") and following in _ROMANS:
            word += rest.pop()
            following = rest[-1] if rest else ""
        if word in _SIGNS and _starts_number(following, rest):
            continue
        numeral = _numeral(word, marked, following)
        if numeral:
            marked.append("#" + numeral)
        elif word in _DESIGNATORS and (number := _after_signs(rest)):
            marked.append(word + number)
        elif word[0].isdigit() or word[-1].isdigit() or _NUMBER.fullmatch(word):
            marked.extend(_number(word))
            if marked[-1][0] == "#" and following in _SUFFIX_WORDS:
                rest.pop()
                marked[-1] += "" if following in _IDLE_SUFFIXES or marked[-1][-1].isalpha() else following
        else:
            marked.append(word)
    return marked


def _after_signs(rest: list[str]) -> str:
    """The number that comes next, "No." before it or not, taken from `rest`; "" when there is none."""
    signs = 1 if rest and rest[-1] in _SIGNS else 0
    if len(rest) <= signs or not rest[-1 - signs][:1].isdigit():
        return ""
    number = rest[-1 - signs].lstrip("0")
    del rest[-1 - signs :]
    return number


def _starts_number(following: str, rest: list[str]) -> bool:
    after = rest[-2][:1] if len(rest) > 1 else ""
    return (
        following[:1].isdigit()
        or following in NUMERALS
        or (following in _PREFIXES and after.isdigit())
        or _NUMBER.fullmatch(following) is not None
    )


def _number(word: str) -> list[str]:
    """A word with digits: ["#229"], ["usd", "#259"], or the word itself when it is no number ("21st", "k12")."""
    found = _NUMBER.fullmatch(word)
    if found is None or _ORDINAL.fullmatch(word):
        return [word]
    prefix, digits, suffix = found.groups()
    if suffix in _IDLE_SUFFIXES:
        suffix = ""
    if prefix == "k":
        return ["k12" if digits == "12" else "k8"]
    if prefix in _DESIGNATORS or prefix == "msad":
        return [prefix.removeprefix("m") + digits]
    if not prefix or prefix in _PREFIXES:
        return [f"#{_PREFIXES.get(prefix, '')}{digits}{suffix}"]
    return [prefix, f"#{digits}{suffix}"]


def _numeral(word: str, before: list[str], following: str) -> str:
    """The value of a Roman numeral or number word where one can stand, else ""."""
    if not before:
        return ""
    follows_kind = before[-1] in _BEFORE_NUMBER_WORD
    if word in _R_ROMANS:
        return _R_ROMANS[word]
    if word in _WORDS:
        return _WORDS[word] if follows_kind or following in _AFTER_NUMBER_WORD else ""
    if word in _ROMANS and (len(word) > 1 or follows_kind):
        return _ROMANS[word]
    return ""


def numbers_agree(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two sets of numbers can be one district's: one holds the other; "1" and "r1" are the same."""
    if left == right:
        return True
    if len(left) == len(right) == 1:
        return _same(left[0], right[0])
    if len(left) > len(right):
        left, right = right, left
    return all(any(_same(a, b) for b in right) for a in left)


def _same(a: str, b: str) -> bool:
    if a == b:
        return True
    if a[0].isalpha() and b[0].isalpha():
        return False
    return a.lstrip("rc") == b.lstrip("rc")
