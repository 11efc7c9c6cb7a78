"""What one answer was understood to be, and when there is none: blanks, prompts, placeholders."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, Concatenate, ParamSpec

from pipelines.frozen import frozen

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


_INVISIBLE = re.compile(
    "[\N{SOFT HYPHEN}\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{WORD JOINER}"
    "\N{ZERO WIDTH NO-BREAK SPACE}\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\u061c\u2028-\u202e\u2061-\u2064"
    "\u2066-\u206f\x00-\x08\x0b-\x1f\x7f-\x9f]"
)
_LIGATURES = str.maketrans({"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"})
_SPACES = re.compile(r"[^\S\n]+")
_DASHES = str.maketrans(
    dict.fromkeys(
        "\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{FIGURE DASH}\N{EN DASH}\N{EM DASH}"
        "\N{HORIZONTAL BAR}\N{MINUS SIGN}",
        "-",
    )
)
_QUOTES = str.maketrans(
    {
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{MODIFIER LETTER APOSTROPHE}": "'",
        "\N{PRIME}": "'",
    }
)
_LEADERS = r"(?:_[_ ]*_|_|\.{3,}|(?:\. ){3,}\.?|\N{HORIZONTAL ELLIPSIS}+)"
#: Both are matched at the start, the second on the words backwards, and neither gives back what it took: a row of
#: underscores amid the words would cost time beyond measure.
_LEADERS_BEFORE = re.compile(rf"(?>\s*(?>{_LEADERS}))+")
_LEADERS_BEHIND = re.compile(r"(?>\s*(?>_[_ ]*_|_|\.?(?: \.){3,}|\.{3,}|\N{HORIZONTAL ELLIPSIS}+))+")


#: Words up to this length are remembered folded and as blank or not: every reader asks it of every answer anew.
_REMEMBERED = 80


def _is_simple(text: str) -> bool:
    """One line of plain letters, as most answers are: nothing to clean but spaces. Checked first because every
    reader asks for the words of every answer."""
    return text.isascii() and text.isprintable()


def clean(text: str) -> str:
    """The words as a reader sees them: nothing invisible, single spaces, line ends kept, one form of accents."""
    if _is_simple(text):
        return " ".join(text.split())
    text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n"))
    text = text.translate(_LIGATURES)
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return re.sub(r"\n{2,}", "\n", "\n".join(lines)).strip()


def plain(text: str) -> str:
    """`clean`, on one line, with typewriter dashes and quotes: what the patterns of this package match."""
    if _is_simple(text):
        return " ".join(text.split())
    return " ".join(clean(text).translate(_DASHES).translate(_QUOTES).split())


def folded(text: str) -> str:
    """`plain`, lower case, without accents: for looking words up."""
    return _folded(text) if len(text) <= _REMEMBERED else _fold(text)


@lru_cache(maxsize=8192)
def _folded(text: str) -> str:
    return _fold(text)


def _fold(text: str) -> str:
    if _is_simple(text):
        return " ".join(text.split()).lower()
    decomposed = unicodedata.normalize("NFD", plain(text).casefold())  # not NFKD: "30²" must not become "302"
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def any_of(*alternatives: str) -> str:
    """A pattern that matches any of the alternatives, each a pattern itself."""
    return "(?:" + "|".join(alternatives) + ")"


_PROMPT = any_of(
    r"(?:please )?(?:click|tap)(?: or (?:tap|click))?(?: here| on this field)?"
    r"(?: to (?:enter|add|type|select|choose)(?: (?:some|an?|your|the))? ?\w*)?(?: here)?",
    r"(?:please )?(?:choose|select|pick)"
    r"(?: (?:an?|one|the|your|item|option|date|state|program|pathway|from|list|below))*",
    r"(?:please )?(?:choose|select|pick) (?:an?|one|your) \w+(?: \w+)?",
    r"(?:please )?(?:enter|type|insert|write)(?: (?:your|the|an?))?"
    r"(?: (?:text|answer|name|date|number|response|value|district name|e-?mail|phone))*(?: here)?",
    r"(?:your )?(?:answer|text|response) here",
    r"haga clic (?:o pulse )?(?:aqui )?para (?:escribir|introducir) \w+",
    r"elija un elemento",
    r"none selected",
    r"drop-?down",
)
_UNKNOWN = any_of(
    r"n ?/ ?a", r"n\. ?a\.?", r"n\.d\.?", r"n/d", "na", "not? applicable", "does not apply", "not relevant",
    "tb[dac]", r"t\. ?b\. ?[dac]\.?",
    r"to be (?:determined|decided|announced|confirmed|assigned|hired|named|provided|added|completed|filled(?: in)?"
    "|identified|supplied|set|selected|arranged)",
    "to (?:come|follow)", "(?:coming|available|will follow|follows) soon", "will follow", "coming", "forthcoming",
    "pending", "outstanding", "undecided", "undetermined", "unknown", "unsure", "not yet",
    "not (?:yet )?(?:known|determined|decided|available|sure|set|assigned|named|hired|identified|filled)",
    "(?:i |we )?do(?:n't| not) know(?: yet)?", "no (?:idea|answer|response|data|information)", "(?:left )?blank",
    "empty",
    "no aplica", "por (?:determinar|definir|confirmar)", "pendiente", "sin definir", "se desconoce",
    "null", "#n/a", "#ref!", "#value!", r"#name\?", "#div/0!",
)  # fmt: skip
_WHEN = r"(?: (?:yet|at this (?:time|point)|for now|right now|as of now|later|now|currently|so far|today))*"
_HINT = any_of(
    r"(?:your |full )?(?:first(?: name)?,? (?:and |& )?last(?: name)?|last(?: name)?, first(?: name)?)",
    r"\((?:optional|if (?:known|any|applicable|available)|required|number|name|title|date|text|print)\)",
    r"\((?:please (?:print|specify)|mm/dd/yyyy|see instructions)\)",
)
_EXAMPLE = any_of(r"e\. ?g\.", r"ex\.", "example:", "for example", r"i\. ?e\.", r"p\. ?ej\.") + ".{0,40}"
_BRACKETED_EXAMPLE = re.compile(rf"\({_EXAMPLE}\)")
_DATE_SHAPE = any_of(
    r"m{1,2}[-/. ]+d{1,2}[-/. ]+y{2,4}",
    r"d{1,2}[-/. ]+m{1,2}[-/. ]+y{2,4}",
    r"y{4}[-/. ]+m{2}[-/. ]+d{2}",
    r"y{4}(?:[-/]y{2,4})?",
)
_SAMPLE_ADDRESS = (
    r"(?:your|first|last|full)?[ .]?(?:name|email|username|someone|you)"
    r"@(?:example|domain|district|yourdistrict|email|school)\.(?:com|org|net|edu|k12)"
    r"|(?:name|your[._]?name|first(?:name)?[._]?last(?:name)?|f?lastname|x{2,})@\S+|\S+@your\w*\.\w+|\S+@\S+\.xx\.us"
)
_ROW_OF_X = r"(?=(?:\W*x){2})[x\W]+"
#: "(000) 000-0000", "$0,000", "00000": zeros that hold a place; a day of zeros is a day that never was.
_ROW_OF_ZEROS = r"(?!0000-)(?=(?:[^\w/]*0){4})[0\s().,$#-]+"
_WHOLE_BLANK = re.compile(
    any_of(
        rf"[(\[<{{*]* ?(?:{_PROMPT}|{_UNKNOWN}{_WHEN}) ?[)\]>}}*]*",
        _HINT,
        _EXAMPLE,
        _DATE_SHAPE,
        _SAMPLE_ADDRESS,
        _ROW_OF_X,
        _ROW_OF_ZEROS,
    )
    + "[.!]*"
)
#: A printed unit or century beside the line that was left empty: "$____ per day", "___:1", "___/___/20__".
_UNIT_ONLY = re.compile(
    r"(?:[\W_]|\b(?:per|an?|each|day|days|hour|hours|hr|hrs|teacher|teachers|school|schools|student|students|computer|"
    r"computers|counselors|principals|mbps|mbit|mb|gbps|kbps|s|to|for|1|st|usd|dollars|ext|dr|mr|mrs|ms|prof|yes|no|20\d{0,2}|19|total)\b)*"
)
#: What fills a page of a template with words that mean nothing.
_FILLER = re.compile(r"\W*lorem(?: ipsum\b|\W*$)", re.IGNORECASE)
_LONE_SIGN = re.compile(r"(?:\$|usd|#|:1|/ ?day|/ ?h(?:ou)?r|\s)+")
_BRACKETED = re.compile(r"[\[<{«]+ ?([^\[\]<>{}«»]*?) ?[\]>}»]+")
_ANSWER_IN_BRACKETS = re.compile(r"[$#]?[\d.,:/-]+%?|[xX✓✔]?|\S+@\S+")
_NONE = re.compile(
    r"(?:none|nothing|nil|zero|nada|ningun[oa]?|aucune?|nenhuma?|cero|no ?one|nobody|not any|0)"
    rf"(?: (?:of (?:them|these)|to report))?{_WHEN}(?: \((?:0|zero|none)\))?[.!]*"
)

_NO = re.compile(r"(?:no|ningun[oa]?s?)[.!]*")
_WHOLE_IN_BRACKETS = re.compile(r"^[(\[]\s*(.*?)\s*[)\]]$")
_WORD = re.compile(r"[^\W_]")
_OPEN_LINE = re.compile(r"__|_ _|\.{4,}|…|\? ?\?")


def is_blank(text: str) -> bool:
    """True when nothing was answered: empty, leaders and underscores, a prompt or placeholder that still shows,
    "N/A", "TBD", a bare unit beside an empty line. Words such as "none", "no" or "0" are answers to a count.

    Source: CONTRACT of the form, "An answer that is absent, blank, a placeholder … is null".
    """
    return _known_as_blank(text) if len(text) <= _REMEMBERED else _is_blank(text)


@lru_cache(maxsize=8192)
def _known_as_blank(text: str) -> bool:
    return _is_blank(text)


def _is_blank(text: str) -> bool:
    if not _WORD.search(text) or _FILLER.match(text):
        return not any(mark in text for mark in "☒☑✓✔")
    if len(text) > _LONGEST and len(clean(text)) > _LONGEST:
        return False
    words = folded(text)
    if bracketed := _BRACKETED.fullmatch(words):
        return not _ANSWER_IN_BRACKETS.fullmatch(bracketed[1])
    if len(words) - words.count("_") > _LONGEST_PROMPT:
        return False
    if _WHOLE_BLANK.fullmatch(words) or _BRACKETED_EXAMPLE.fullmatch(words):
        return True
    has_open_line = _OPEN_LINE.search(words)
    left_over = _UNIT_ONLY if has_open_line else _LONE_SIGN
    return left_over.fullmatch(words.replace("_", " ")) is not None


#: No answer but a text is longer; a stranger's text of any length must cost little.
_LONGEST = 600
#: No prompt or placeholder is longer.
_LONGEST_PROMPT = 120
#: In running text, figures and dates are looked for so far.
LONGEST_PROSE = 5_000

_Arguments = ParamSpec("_Arguments")


def bounded(
    read: Callable[Concatenate[str, _Arguments], Value],
) -> Callable[Concatenate[str, _Arguments], Value]:
    """A reader that does not look at words too long to be such an answer: they stay words."""

    @wraps(read)
    def reader(text: str, /, *arguments: _Arguments.args, **named: _Arguments.kwargs) -> Value:
        if len(text) > _LONGEST and len(clean(text)) > _LONGEST:
            return unclear(text[:_LONGEST], "too long for such an answer")
        return read(text, *arguments, **named)

    return reader


def unanswered(text: str) -> Value | None:
    """BLANK for a blank or "none", unclear for a pointer to another place; None when there is something to read."""
    if is_blank(text) or says_none(text):
        return BLANK
    if points_elsewhere(text):
        return unclear(text, "points to another place")
    return None


def says_none(text: str) -> bool:
    """True for "none", "nothing", "0", "no": zero where a count is asked for, no answer for money and text."""
    return _known_as_none(text) if len(text) <= _REMEMBERED else _says_none(text)


@lru_cache(maxsize=8192)
def _known_as_none(text: str) -> bool:
    return _says_none(text)


def _says_none(text: str) -> bool:
    words = _WHOLE_IN_BRACKETS.sub(r"\1", folded(text))
    words = _TWICE.sub(lambda match: match[1] if says_none(match[2]) else match[0], words)
    return _NONE.fullmatch(words) is not None or _NO.fullmatch(words) is not None


#: "none / ninguno": said in two languages.
_TWICE = re.compile(r"^([a-z]+) ?/ ?([a-z]+)$")
_BRACKETED_SHARE = re.compile(r"\([^()]*(?:%|\bpercent\b)[^()]*\)")


def without_shares(words: str) -> str:
    """`words` without what stands in brackets about shares: "(50% of $21,250)", "(45 percent free lunch)"."""
    return _BRACKETED_SHARE.sub(" ", words)


_REFERENCE = re.compile(
    r"(?:\(|\[)?(?:please )?(?:see|refer to|cf\.?|as (?:above|below|attached)|same(?: as)?|ditto|attached|enclosed|"
    r"on file|ver|vease|\"+$)\b.{0,60}"
)


def points_elsewhere(text: str) -> bool:
    """True for "see our website", "same as above", "attached": there, but the answer itself is not."""
    return _REFERENCE.fullmatch(folded(text)) is not None


def _without_leaders(words: str) -> str:
    """`words` without the dots or underscores that they were typed over, before and behind them."""
    before = _LEADERS_BEFORE.match(words)
    words = words[before.end() :] if before else words
    behind = _LEADERS_BEHIND.match(words[::-1])
    return (words[: len(words) - behind.end()] if behind else words).strip()


_LEADING_PROMPT = re.compile(
    r"^(?:click (?:or tap )?here to enter (?:text|a date)\.?|choose an item\.?|type here:?)\s*|"
    r"\s*(?:click (?:or tap )?here to enter (?:text|a date)\.?|choose an item\.?)$",
    re.IGNORECASE,
)


def text(words: str, *, at_most: int = 20_000) -> Value:
    """Words kept as they were written: typed over leaders, beside a prompt, on several lines.

    "None" is no answer; a pointer ("same as above") is unclear; a line filled in half ("85_ _ _") too.
    at_most: characters; longer text is cut and says so.
    """
    shown = _LEADING_PROMPT.sub("", clean(words))
    if is_blank(shown) or says_none(shown):
        return BLANK
    answer = _without_leaders(shown) or shown
    if points_elsewhere(answer) and "\n" not in answer:
        return unclear(words, "points to another place")
    if answer != shown and re.search(r"\d$", answer) and "_ _" in shown:
        return unclear(words, "filled in half")
    if len(answer) > at_most:
        return understood(answer[:at_most].rstrip(), answer[:200], 0.7, f"cut after {at_most} characters")
    return understood(answer, words)


def long_text(words: str) -> Value:
    """As `text`, but a pointer is kept as the answer, for a person to follow; "TBD by June" too."""
    value = text(words)
    if value.note == "points to another place":
        return understood(clean(words), words, 0.5, value.note)
    if isinstance(value.value, str) and re.match(
        r"(?:tb[dac]|to be determined|pending)\b", folded(value.value)
    ):
        return understood(value.value, words, 0.6, "still open")
    return value
