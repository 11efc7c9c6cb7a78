"""Answers out of a fixed set: yes or no, how a district applies, pathways."""

from __future__ import annotations

import re

from pipelines.rules.read.values.abbreviations import written_out
from pipelines.rules.read.values.blanks import is_blank
from pipelines.rules.read.values.cleaning import any_of, folded
from pipelines.rules.read.values.marks import choices
from pipelines.rules.read.values.value import BLANK, Value, bounded, unclear, understood

_YES = (
    r"(?:y|yes|yep|yeah|yup|true|agreed?|understood|acknowledged|accepted|confirmed|affirmative|of course|certainly|"
    r"absolutely|correct|definitely|si|sim|oui|entendu|compris|entendido|entendemos|sure|ok|okay|x|de acuerdo|claro)"
)
_NO = r"(?:n|no|nope|false|never|not yet|no,? not yet|not at this time|not currently|todavia no|aun no|disagreed?)"
_WE_DO = re.compile(
    r"(?:i|we|(?:the|our) (?:district|board|schools?))(?: (?:all|fully|do|have|hereby))* "
    r"(?:understands?|understood|agrees?|agreed|accepts?|accepted|acknowledges?|acknowledged|confirms?|knows?)\b.*|"
    r"(?:lo )?entendemos\b.*|estamos de acuerdo\b.*|(?:yes,? )?(?:we|i) do|(?:yes,? )?it does"
)
_WE_DO_NOT = re.compile(
    r"(?:i|we|(?:the|our) (?:district|board|schools?)) (?:do(?:es)?(?: not|n't)|cannot|can't|will not|won't) "
    r"(?:yet )?(?:understand|agree|accept|acknowledge|confirm|know)\b.*|no (?:entendemos|estamos de acuerdo)\b.*"
)
_ONLY_YES, _ONLY_NO = re.compile(_YES), re.compile(_NO)
_PRINTED_CHOICE = re.compile(r"^\((?:yes/no|y/n)\)\s*")
_PRINTED = re.compile(r"\(?\s*(?:yes|y|si)\s*(?:/|or|\|| )\s*(?:no|n)\s*\)?[.?]?")
_CONDITION = re.compile(
    r"\b(?:but|if|except|unless|partly|partially|mostly|pending|some|only|yes and no)\b|\?"
)


def _word(label: str) -> bool | None:
    """What a few words say: True, False, or None."""
    words = _PRINTED_CHOICE.sub("", folded(label)).strip(" .!:;\"'*")
    if _ONLY_YES.fullmatch(words) or _WE_DO.fullmatch(words):
        return True
    if _ONLY_NO.fullmatch(words) or _WE_DO_NOT.fullmatch(words):
        return False
    in_each_language = {_word(half) for half in words.split("/")} if "/" in words else set()
    return in_each_language.pop() if len(in_each_language) == 1 else None  # "Yes / Sí"


def _ticked_yes_no(text: str, boxes: list[tuple[str, bool]]) -> Value:
    """Of boxes: the label of the only ticked one. An unticked statement is no answer."""
    ticked = [label for label, is_ticked in boxes if is_ticked]
    if not ticked:
        return BLANK
    answers = {_word(label) for label in ticked}
    if len(boxes) == 1 and answers == {None}:
        return understood(True, text, 1.0 if not re.search(r"\bnot?\b", folded(ticked[0])) else 0.5)
    if len(answers) != 1 or None in answers:
        return unclear(text, "more than one box is ticked, or none that says yes or no")
    return understood(answers.pop(), text)


@bounded
def yes_no(text: str) -> Value:
    """True or False from a word, a ticked box ("Yes ☒ No ☐"), "X", "we understand", "not yet"; Spanish too.

    Unticked boxes are no answer, both ticked are unclear; "yes, but …" is for a person to confirm.
    """
    boxes = choices(text, lambda label: _word(label) is not None)
    if boxes:
        return _ticked_yes_no(text, boxes)
    words = folded(text)
    answer = _word(text)
    if answer is not None:
        return understood(answer, text)
    if is_blank(text) or _PRINTED.fullmatch(words):
        return BLANK
    leading = re.match(rf"(?:(?P<yes>{_YES})|(?P<no>no|n|nope|not yet))(?=\s*[,.;:!?(-]|$)", words)
    trailing = re.search(r"[:=?-] *(?:(?P<yes>yes|y|si)|(?P<no>no|n))\W*$", words)
    match = trailing or leading
    if match and not (leading and trailing and bool(leading["yes"]) != bool(trailing["yes"])):
        rest = words[match.end() :] if match is leading else ""
        opposite = re.search(r"\b(?:no|not yet)\b" if match["yes"] else r"\byes\b", rest)
        sure = not (_CONDITION.search(words) and match["yes"]) and not opposite
        return understood(bool(match["yes"]), text, 0.95 if sure else 0.5, "" if sure else "with a condition")
    if (
        (bare := re.match(r"(?:yes|si)\b", words))
        and not _CONDITION.search(words)
        and not re.search(r"\bnot?\b", words)
    ):
        return understood(True, text, 0.9 if bare else 0.5)
    return unclear(text, "neither yes nor no")


def _pattern(*alternatives: str) -> re.Pattern[str]:
    return re.compile(any_of(*alternatives))


_RULED_OUT = re.compile(r"\b(?:not|no|never|instead of|rather than|ni)\b[^,;.]{0,40}")


def _pick(
    text: str, patterns: tuple[tuple[str, re.Pattern[str]], ...], printed: int, said_by: tuple[str, ...]
) -> tuple[list[str], bool]:
    """Codes whose pattern occurs, in the order of `patterns`; ticked boxes decide where there are any.

    Second: whether the text is the list of printed choices with none of them marked. said_by: the words of
    the choices, which may be cut short.
    """
    boxes = choices(text, lambda label: any(pattern.search(folded(label)) for _, pattern in patterns))
    pieces = [label for label, is_ticked in boxes if is_ticked] if boxes else [text]
    found: list[str] = []
    for piece in pieces:
        words = _RULED_OUT.sub(" ", written_out(folded(piece), said_by))
        for code, pattern in patterns:
            if code not in found and pattern.search(words):
                found.append(code)
                words = pattern.sub(" ", words)
    untouched = bool(boxes) and not pieces or (not boxes and len(found) >= printed)
    return found, untouched


_APPLYING_AS = (
    (
        "single",
        _pattern(
            r"\b(?:single|sgl|alone|solo|sole|individual(?:ly)?|independent(?:ly)?(?! school)|one district)\b",
            r"\bby (?:our|it)sel(?:ves|f)\b",
            r"\bon (?:our|its) own\b",
            r"\bjust (?:us|our district)\b",
            r"\b(?:seuls?|sozinhos?|distrito unico|un solo|individualmente|por (?:nuestra|su) cuenta)\b",
        ),
    ),
    (
        "member",
        _pattern(
            r"\b(?:members?|mbrs?|miembros?|membres?|membros?)\b",
            r"\b(?:participating|partner) district\b",
            r"\b(?:led by|joining (?:an?|the|their)|part of (?:an?|the))\b",
        ),
    ),
    (
        "lead",
        _pattern(
            r"\b(?:lead(?:er|ing|s)?|lider(?:es)?|chef de file|fiscal agent|coordinating district)\b",
            r"\b(?:head of|at the head)\b",
        ),
    ),
)


@bounded
def applying_as(text: str) -> Value:
    """single, lead or member, from words or boxes; two of them, or "consortium" alone, stay words."""
    if is_blank(text):
        return BLANK
    words = folded(text)
    found, untouched = _pick(
        text, _APPLYING_AS, 3, ("individual", "single", "member", "district", "consortium")
    )
    if untouched:
        return BLANK
    if len(found) > 1 and not choices(text):
        head = re.search(r"\b(?:as|is|are) (?:an? |the )?(lead|member|single|sgl|individual)", words)
        begins = re.match(r"(?:the |an? |consortium )?(lead|member|single|individual)", words)
        match = head or begins
        if match:
            code = {"sgl": "single", "individual": "single"}.get(match[1], match[1])
            return understood(code, text, 0.85, "other words of the choice stand there too")
    if len(found) != 1:
        return unclear(text, "not one of single, lead, member")
    return understood(found[0], text)


#: In the order in which they are looked for: "paid travel to an existing region" is travel, not a region.
_PATHWAYS = (
    ("k5_affiliate", _pattern(r"\baffiliat\w*", r"\bafiliad\w*", r"\bk ?- ?5 facilitator\b")),
    (
        "paid_travel",
        _pattern(
            r"\btravel\w*",
            r"\bviaj\w+",
            r"\bfl(?:y|ying|ights?)\b",
            r"\bsend(?:ing)? (?:our |the )?teachers\b",
            r"\bpay (?:the|our|their) way\b",
        ),
    ),
    (
        "join_region",
        _pattern(
            r"\bregions?\b", r"\bregional partner\w*", r"\bunirse a\b", r"\bexisting (?:cohort|group)\b"
        ),
    ),
    (
        "consortium",
        _pattern(
            r"\bconsort(?:i\w+|\b)",
            r"\bconsorcio\b",
            r"\b(?:with|together with|jointly with) (?:our |the |other |some )?(?:neighbou?r\w*|districts?)",
            r"\bneighbou?ring districts\b",
            r"\bjoint(?:ly)?\b",
            r"\bgroup of districts\b",
        ),
    ),
    (
        "own_cohort",
        _pattern(
            r"\bown (?:local )?(?:cohorts?|group|region)\b|\bown\b(?! *[a-z])",
            r"\bcohorte propi[ao]\b",
            r"\b(?:propi[ao]|nuestr[ao]|propre) (?:propi[ao] )?cohorte\b",
            r"\bcoorte propria\b",
            r"\bpropria coorte\b",
            r"\b(?:30|thirty)\+? (?:or more |plus )?(?:of our (?:own )?)?teachers\b",
            r"\bcohorts?\b",
        ),
    ),
)
#: "We apply on our own and join a region": how a district applies, and no cohort of its own.
_BY_OURSELVES = re.compile(r"\bon (?:our|its) own\b(?!.*\bcohort)")
_LETTERS = {"a": "own_cohort", "b": "consortium", "c": "join_region", "d": "paid_travel", "e": "k5_affiliate"}


@bounded
def pathway(text: str) -> Value:
    """One of the five pathways, from words, a box, or the letter under which the program prints it (a to e)."""
    if is_blank(text):
        return BLANK
    words = folded(text)
    letter = re.fullmatch(r"(?:(?:option|pathway|path|route|choice)\s*)?\(?([a-e])\)?[.)]?", words)
    if letter:
        return understood(_LETTERS[letter[1]], text, 0.9, "by its letter")
    lettered = re.match(r"\(?([a-e])[.):] *(?=\w)", words)
    found, untouched = _pick(
        text, _PATHWAYS, 4, ("cohort", "travel", "region", "consortium", "affiliate", "teachers", "paid")
    )
    if untouched:
        return BLANK
    if "paid_travel" in found and "join_region" in found and not choices(text):
        found.remove("join_region")  # "paid travel to an existing region" is one pathway
    if "own_cohort" in found and len(found) > 1 and _BY_OURSELVES.search(words):
        found.remove("own_cohort")
    if found == ["consortium", "own_cohort"] and re.search(r"\b(?:our|their|its) own\b(?! cohort)", words):
        found = ["consortium"]
    if len(found) != 1 or (lettered and _LETTERS[lettered[1]] != found[0]):
        return unclear(text, "not one pathway", extra=tuple(found) or None)
    return understood(found[0], text)
