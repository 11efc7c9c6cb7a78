"""When there is no answer: blanks, prompts, placeholders, "none", a pointer to another place."""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.rules.read.values.cleaning import REMEMBERED, any_of, clean, folded
from pipelines.rules.read.values.value import BLANK, LONGEST_ANSWER, Value, unclear

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
    return _known_as_blank(text) if len(text) <= REMEMBERED else _is_blank(text)


@lru_cache(maxsize=8192)
def _known_as_blank(text: str) -> bool:
    return _is_blank(text)


def _is_blank(text: str) -> bool:
    if not _WORD.search(text) or _FILLER.match(text):
        return not any(mark in text for mark in "☒☑✓✔")
    if len(text) > LONGEST_ANSWER and len(clean(text)) > LONGEST_ANSWER:
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


#: No prompt or placeholder is longer.
_LONGEST_PROMPT = 120


def unanswered(text: str) -> Value | None:
    """BLANK for a blank or "none", unclear for a pointer to another place; None when there is something to read."""
    if is_blank(text) or says_none(text):
        return BLANK
    if points_elsewhere(text):
        return unclear(text, "points to another place")
    return None


def says_none(text: str) -> bool:
    """True for "none", "nothing", "0", "no": zero where a count is asked for, no answer for money and text."""
    return _known_as_none(text) if len(text) <= REMEMBERED else _says_none(text)


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
