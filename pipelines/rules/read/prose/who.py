"""Which of the districts that a text names is the one that writes, and in which state it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.rules.read.candidates import Candidate
from pipelines.rules.read.language.addresses import is_place
from pipelines.rules.read.language.district_names import find_districts
from pipelines.rules.read.language.shapes import Found
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.prose.counts import candidate
from pipelines.rules.read.prose.sentences import Sentence
from pipelines.rules.read.values.other_languages import is_other_language
from pipelines.states import exact_state

_OTHERS = re.compile(
    r"\b(?:lead(?:s|er|ing)?(?: district)?|led|members?|neighbou?rs?|partners?|join(?:s|ed|ing)? us|"
    r"with us|together with|along with|consortium|region|also|former|our friends|commits?|adds?|brings?|"
    r"pledges?|miembros?|lider)\b"
)


_OURS = re.compile(
    r"\b(?:we are|we're|we, the|our (?:district|school system|system|name)|the name of|on behalf of|i "
    r"(?:write|am writing)|this (?:is|letter|application|request)|application of|request of|"
    r"submitted by|applies|apply|asks?|requests?|wishes|is applying|is located|has its (?:office|seat)|"
    r"serves|is a|is called|is named|somos|en nombre de|em nome d[eo]|au nom d[eu]|forms? the|statement of|narrative of|proposal (?:of|from)|from)\b"
)


STATE_BEHIND = re.compile(
    r"^\s*(?:[,(]|,? ?(?:(?:down |up |over |out )?in|of|en|de)\b)\s*(?:also |upstate |rural |northern |southern |eastern |"
    r"western |central |in |en )?([A-Z][A-Za-zé. ]{1,20}?)\s*(?:[().,;:!–—-]|$|\b(?:is|has|and|that|which|where|who|with|asks?|appl\w+|writes?|would|wants?|takes?|joins?|are|"
    r"submits|seeks|wishes|requests|serves|enrolls|hereby)\b|\d)"
)


_IN_STATE = re.compile(
    r"\b(?:in|of|to|from|en|no|dans) (?:the |el |l['’])?(?:[Ss]tate|[Cc]ommonwealth|[Tt]erritory|[Ee]stado|[EeÉé]tat) (?:of|de|do|du) ([A-Z][a-zé]+(?: [A-Z][a-zé]+)?)|"
    r"\b(?:in|from|of|en) (?:(?:rural|upstate|central|(?:north|south|east|west)(?:ern|east|west|eastern|western)?) )?"
    r"((?:New |North |South |West |Rhode )?[A-Z][a-z]+)\b"
)


OFFICE = re.compile(
    r"\b(?:office|offices|headquarters|district|administration|central|letterhead|write to us|mail|"
    r"located|find us|address|oficina|board of education)\b"
)


#: What a list of other districts is announced by.
_OF_MEMBERS = re.compile(
    r"\b(?:members?|other districts|following districts|the others|partners?|consortium)\b"
)


def may_say_who(sentence: Sentence) -> bool:
    """May a sentence speak of the writer? No plan does, and no list of other districts."""
    return not sentence.in_plan and not _OF_MEMBERS.search(sentence.announced_by)


def own_names(sentence: Sentence) -> list[Found]:
    """Districts named in a sentence, unless it speaks of others."""
    return [
        _without_article(sentence, found)
        for found in find_districts(sentence.text)
        if not _is_other(sentence, found)
    ]


def _is_other(sentence: Sentence, found: Found) -> bool:
    """Is a district named as somebody else: a lead, a member, a neighbour?"""
    before = fold(sentence.text[max(0, found.start - 60) : found.start])
    if re.search(r"\bwe,? (?:of )?(?:the )?$", before):
        return False
    after = fold(sentence.text[found.end : found.end + 50])
    if re.search(
        r"\b(?:is|are|as|act as) (?:the |a )?lead|\bwe lead\b|^\W*lead\W*$", before + fold(sentence.label)
    ):
        return False
    return bool(
        _OTHERS.search(before)
        or re.match(
            r"\W*(?:\([^)]*\)|, [a-z. ]+,)?\s*(?:leads?|joins?|commits?|adds?|brings?|pledges?|is "
            r"(?:the|our) lead|will (?:lead|add)|(?:has|have) (?:joined|committed|added|brought|pledged|promised)\b)",
            after,
        )
    )


def read_name_and_state(sentence: Sentence) -> Iterator[Candidate]:
    """Readings of our own name, with the place behind it, and of the state that a sentence puts us in."""
    line = sentence.line
    if line.is_item and len(find_districts(sentence.text)) and re.search(r"\d+ teachers?\b", sentence.plain):
        return
    for found in own_names(sentence):
        score = _name_score(sentence, found)
        if score:
            yield candidate("district_name", found.text, score_of_name(sentence, found, score), sentence)
            yield from _place_behind(sentence, found, score)
            behind = STATE_BEHIND.match(sentence.text[found.end :])
            code = exact_state(behind[1].strip(" .")) if behind else None
            if code:
                yield candidate("state", code, min(score, 0.9), sentence)
    for match in _IN_STATE.finditer(sentence.text):
        code = exact_state(match[1] or match[2])
        if code and match[2] and _names_us(sentence, match.start()):
            yield candidate("state", code, 0.88, sentence)
        elif code and (match[1] or len(match[2]) > 3) and OFFICE.search(sentence.plain + " district"):
            strong = bool(match[1]) and bool(
                re.search(
                    r"\b(?:we|our|district|us|nombre|nome|nom|somos|distrito|nuestr[oa]|notre|noss[oa])\b",
                    sentence.plain,
                )
            )
            yield candidate("state", code, 0.88 if strong else 0.6, sentence)


#: For a person to confirm.
_CONFIRM = 0.7
#: Articles that begin a sentence of another language and no name: "Le Alder Parish School Board demande …".
_ARTICLE = re.compile(r"(?:Le|Les|O|Os) (?=[A-Z])")
#: Articles that begin many a name, too: "La Joya Schools".
_ARTICLE_OR_NAME = re.compile(r"(?:El|La|Los|Las|A|As) (?=[A-Z])")


def _opens_elsewhere(sentence: Sentence, found: Found) -> bool:
    """Does a name open a sentence in another language, where an article may belong to the sentence?"""
    return not sentence.text[: found.start].strip(" ,.;:") and is_other_language(fold(sentence.text))


def _without_article(sentence: Sentence, found: Found) -> Found:
    article = _ARTICLE.match(found.text)
    if article is None or not _opens_elsewhere(sentence, found):
        return found
    return Found(found.text[article.end() :], found.start + article.end(), found.end)


def score_of_name(sentence: Sentence, found: Found, score: float) -> float:
    """The score of a name, or one to be confirmed where its first word may be the article of the sentence."""
    is_open = _ARTICLE_OR_NAME.match(found.text) and _opens_elsewhere(sentence, found)
    return min(score, _CONFIRM) if is_open else score


_PLACE_BEHIND = re.compile(
    r"^(?: \(|,? of |, )(?P<city>[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}), (?P<state>[A-Z][a-z]+(?: [A-Z][a-z]+)?|[A-Z]{2})"
    r"(?: (?P<zip>\d{5}(?:-\d{4})?))?\s*(?:[).,;]|$)"
)


_STATE_AND_ZIP = re.compile(
    r"^(?: \(|,? )(?P<state>[A-Z]{2}|[A-Z][a-z]+(?: [A-Z][a-z]+)?),? (?P<zip>\d{5}(?:-\d{4})?)\s*(?:[).,;]|$)"
)


def _place_behind(sentence: Sentence, found: Found, score: float) -> Iterator[Candidate]:
    """ "Alder Schools, Alder, Ohio" and "Alder Schools (Alder, Ohio 43999)": the name with the whole place behind it."""
    short = _STATE_AND_ZIP.match(sentence.text[found.end :])
    if short and exact_state(short["state"]):
        yield candidate("office_postal_code", short["zip"], min(score, 0.88), sentence)
    match = _PLACE_BEHIND.match(sentence.text[found.end :])
    code = exact_state(match["state"]) if match else None
    if not match or not code or not is_place(match["city"]):
        return
    for key, value in (("city", match["city"]), ("state", code), ("office_postal_code", match["zip"])):
        if value:
            yield candidate(key, value, min(score, 0.88), sentence)


def _names_us(sentence: Sentence, at: int) -> bool:
    """Is our own district named earlier in the same sentence, and nobody else's? Then "in Idaho" is where it is."""
    named = find_districts(sentence.text)
    own = [found for found in own_names(sentence) if found.end <= at]
    between = fold(sentence.text[own[0].end : at]) if own else ""
    is_there = re.search(
        r"^\W*(?:(?:a|an|the|our) [a-z ,\d]*|is |lies |located |serves [a-z ,\d]*|and lies )*$|^\W*(?:lies|is|and|situated)\b",
        between,
    )
    return len(named) == 1 and bool(own) and _name_score(sentence, own[0]) >= 0.8 and bool(is_there)


def _name_score(sentence: Sentence, found: Found) -> float:
    """How sure it is that a district named here is the one that writes."""
    line = sentence.line
    before = fold(sentence.text[: found.start])
    if re.search(r"\b(?:dear|to|attention|attn)\b[^.]{0,12}$", before) and not re.search(
        r"\bbelong|\brefer", before
    ):
        return 0.0
    if sentence.in_letterhead or (line.is_title and len(sentence.text.split()) <= 16):
        return 0.88
    if (
        _OURS.search(before)
        or re.search(r"\bwe,? (?:the )?$", before)
        or (
            found.start <= 4
            and re.search(
                r"^\W*(?:\(\w+[\w ]*\)|, [a-z. ]+|(?:of|in) [a-z. ]{4,20}?)?,?\s*(?:(?:is|has|are|serves|applies|asks|requests|"
                r"wishes|would like|wants?|takes? part|"
                r"enrolls|operates|submits|seeks|hereby|pide|solicita|desea)\b|writes?\b(?! (?:that|of|about)))",
                fold(sentence.text[found.end :]),
            )
        )
    ):
        return 0.88
    if found.start <= 3 and len(sentence.text) - found.end <= 30:
        return 0.82
    return 0.7
