"""Words as the reader compares them: folded, cut into tokens, reduced to stems.

Everything here keeps positions: `fold` changes characters one for one, so an offset into the folded text is an
offset into the text as it stands in the document.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pipelines.frozen import frozen

_TYPOGRAPHY = {
    "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u00b4": "'", "`": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
    "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u0130": "i", "\u00df": "s", "\u00e6": "a", "\u0153": "o",
    "\u00f8": "o", "\u0131": "i", "\u2026": ".",
}  # fmt: skip


def _table() -> dict[int, str]:
    table = {ord(char): plain for char, plain in _TYPOGRAPHY.items()}
    for block in (range(0xC0, 0x250), range(0x1E00, 0x1F00)):
        for code in block:
            base = unicodedata.normalize("NFKD", chr(code))[0]
            if code not in table and base.isascii() and base.isalpha():
                table[code] = base
    return table


_TABLE = _table()


def fold(text: str) -> str:
    """Lower case, plain letters, plain quotes and dashes; the same length as `text`."""
    if text.isascii():
        return text.lower()
    folded = text.translate(_TABLE).lower()
    return (
        folded if len(folded) == len(text) else "".join(char.lower()[:1] for char in text.translate(_TABLE))
    )


@frozen
class Token:
    """One word. word: folded; stem: for comparing; start, end: where it stands; is_cut: a full stop follows."""

    word: str
    stem: str
    start: int
    end: int
    is_cut: bool = False


_TOKEN = re.compile(
    r"e-?mails?\b|[emh]\.\s?s\b\.?|(?:pre-?k|p?k)-?\d{0,2}\b(?=[^a-z]|$)|wi-fi|\d+(?:st|nd|rd|th)\b"
    r"|\d[\d,]*(?:\.\d+)?(?:-\d+)?|[a-z]+(?:'[a-z]+)*|[$#%&]"
)
_SCHOOL_LEVELS = {"ES": "elementary", "MS": "middle", "HS": "high"}
_SYMBOLS = {"#": "number", "&": "and", "$": "dollars", "%": "percent"}


#: Words whose stem would be that of another word.
_WHOLE = frozenset({"called", "calle", "means", "post", "based", "tell", "rates", "sched"})


@lru_cache(maxsize=8192)
def stem(word: str) -> str:
    """The part of a word that its forms share: "committed" and "commits" are "commit". Never a dictionary word
    to show anybody; only for comparing."""
    if len(word) <= 3 or word in _WHOLE or not word.isalpha():
        return word
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if word.endswith("ing") and len(word) > 5:
        word = word[:-3]
    elif word.endswith("ed") and len(word) > 4:
        word = word[:-2]
    if word.endswith("e") and len(word) > 3:
        word = word[:-1]
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "s":
        word = word[:-1]
    return word


def tokens(text: str) -> list[Token]:
    """The words of a text, in order, each with its place. "ES", "MS", "HS" in capitals are kinds of schools."""
    folded = fold(text)
    found = []
    for match in _TOKEN.finditer(folded):
        start, end = match.span()
        word = match.group()
        if word.endswith("'s"):
            word = word[:-2]
        elif word[1:2] == "'" and word[0] in "dl" and len(word) > 4:
            word = word[2:]  # "d'élèves"
        elif "'" in word:
            word = word.replace("'", "")
        if word[1:] in ("s", ".s.", ".s", ". s.", ". s"):
            initials = re.sub(r"[.\s]", "", text[start:end])
            word = _SCHOOL_LEVELS.get(initials, initials.lower())
        elif word in ("e-mail", "emails", "e-mails"):
            word = "email"
        else:
            word = _SYMBOLS.get(word, word)
        found.append(Token(word, stem(word), start, end, folded[end : end + 1] == "."))
    return found


_NUMBERING = re.compile(
    r"""^\s*(?:
        (?:part|section|question|item|abschnitt|seccion|parte|pregunta|q)\s*\.?\s*(?:\d{1,3}|[a-z]|[ivx]{1,4})\s*[.:)\-]*\s+
      | [(\[]\s*(?:\d{1,3}|[a-z]|[ivx]{1,4})\s*[)\]]\s*
      | (?:\d{1,3}|[ivx]{1,4}|[a-z])\s*[.)]\s*(?:[a-z0-9]{1,2}[.)]\s*)?(?=\S)
      | (?:[a-z]?\d{1,2}(?:\.\d{1,2})*|\d{1,3}[a-z])[.):]?\s+(?=[^\d\s,.%$])
      | q\s*[.:]\s+
      | [-*•·▪◦‣●○–—>]+\s*
    )""",
    re.VERBOSE,
)
_ASKING = " :?.…*_-–—=;,"


def without_numbering(text: str) -> str:
    """The text without "3.", "A1", "(b)", "Part C.", a bullet in front."""
    folded = fold(text)
    match = _NUMBERING.match(folded)
    if not match or match.end() >= len(text):
        return text.strip()
    return text[match.end() :].strip()


def plain(text: str) -> str:
    """A wording as it is looked up: folded, one space, without numbering, closing marks and "please"."""
    bare = " ".join(fold(without_numbering(text)).split())
    bare = bare.rstrip(_ASKING)
    return bare.removeprefix("please ").strip()


_SHORTENED = frozenset(
    """
    dr mr mrs ms prof rev hon st ste mt ft no nos sr sra jr supt asst dept dist ave av blvd rd ln ext inc co
    corp est approx sch tel ph fax vs etc eg ie e i g a p u o m s n w d bldg apt jan feb mar apr jun jul aug
    sep sept oct nov dec pub elem gov sen gen al ed pgm coord dir lic
    """.split()
)
_SENTENCE_END = re.compile(
    r"(?<![\w/\-%)\]\"'\u201d\u2019])([\w/\-%)\]\"'\u201d\u2019]+)[.?!][\"')\u201d\u2019]*(?=\s)"
)


_LETTERED = re.compile(
    r"\b(?:[Pp]art|[Tt]itle|[Ss]ection|[Oo]ption|[Pp]lan|[Gg]rade|[Ll]evel|[Tt]ier|[Pp]athway|[Gg]roup|[Aa]ppendix) $"
)
#: As many characters as `_LETTERED` can take, with the one before it.
_LONGEST_LETTERED = len("?appendix ")
_NEXT = re.compile(r"\s*(\S)")


def sentence_ends(text: str) -> list[int]:
    """Where sentences end inside a text: after "held." but not after "Dr." or "P.O."; line ends count too."""
    ends = []
    for match in _SENTENCE_END.finditer(text):
        word = match[1].strip("\"'()[]\u201d\u2019")
        follows = _NEXT.match(text, match.end())
        is_stop = text[match.end(1)] == "."
        shortened = word.lower() in _SHORTENED and (len(word) > 1 or word.isupper())
        start = match.start(1)
        if shortened and len(word) == 1 and _LETTERED.search(text, max(0, start - _LONGEST_LETTERED), start):
            shortened = False
        if is_stop and (shortened or (follows is not None and follows[1].islower())):
            continue
        ends.append(match.end())
    ends.extend(match.start() for match in re.finditer(r"\n", text))
    return sorted(ends)


def sentences(text: str) -> list[str]:
    """The sentences of a text, trimmed."""
    cuts = [0, *sentence_ends(text), len(text)]
    found = (text[a:b].strip() for a, b in zip(cuts, cuts[1:], strict=False))
    return [sentence for sentence in found if sentence]


#: How a letter or mail addresses its reader.
SALUTATION = re.compile(
    r"^(?:dear\b|to the [\w ]{3,50}[:,]$|to whom it may concern|ladies and gentlemen|gentlemen|hello\b|"
    r"hi\b|good (?:morning|afternoon)|estimad[oa]s?\b|prezad[oa]s?\b|(?:madame|monsieur|mesdames|messieurs)\b,? ?|greetings)"
)
