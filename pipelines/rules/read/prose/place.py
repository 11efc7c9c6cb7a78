"""Who and where the district is, from letterheads, titles and sentences; its calendar, website and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.rules.read.candidates import Candidate
from pipelines.rules.read.language.shapes import (
    WRITTEN_DATE,
    Found,
    find_districts,
    find_street,
    is_place,
    parse_address,
)
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.people import find_phones
from pipelines.rules.read.prose.counts import candidate
from pipelines.rules.read.prose.sentences import Sentence, is_past
from pipelines.rules.read.values import date, nces_id, website
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
_STATE_BEHIND = re.compile(
    r"^\s*(?:[,(]|,? ?(?:(?:down |up |over |out )?in|of|en|de)\b)\s*(?:also |upstate |rural |northern |southern |eastern |"
    r"western |central |in |en )?([A-Z][A-Za-zé. ]{1,20}?)\s*(?:[().,;:!–—-]|$|\b(?:is|has|and|that|which|where|who|with|asks?|appl\w+|writes?|would|wants?|takes?|joins?|are|"
    r"submits|seeks|wishes|requests|serves|enrolls|hereby)\b|\d)"
)
_IN_STATE = re.compile(
    r"\b(?:in|of|to|from|en|no|dans) (?:the |el |l['’])?(?:[Ss]tate|[Cc]ommonwealth|[Tt]erritory|[Ee]stado|[EeÉé]tat) (?:of|de|do|du) ([A-Z][a-zé]+(?: [A-Z][a-zé]+)?)|"
    r"\b(?:in|from|of|en) ((?:New |North |South |West |Rhode )?[A-Z][a-z]+)\b"
)
_CITY = re.compile(
    r"\b(?:[Oo]ffices?|[Hh]eadquarter(?:s|ed)|[Ss]eat|located|based|[Oo]ficina|[Ll]ocated|[Bb]ased|"
    r"[Ss]ituated|[Tt]own of|[Cc]ity of|[Aa]dministration)\b[^.;]{0,25}?\b(?:in|at|is|en|of)\s+(?:the "
    r"(?:town|city|village) of )?"
    r"(?P<city>[A-Z][\w'’.\-]*(?: (?:[A-Z][\w'’.\-]*|of|de|la|del)){0,3})"
)
_OFFICE = re.compile(
    r"\b(?:office|offices|headquarters|district|administration|central|letterhead|write to us|mail|"
    r"located|find us|address|oficina|board of education)\b"
)
_OFFICE_PHONE = re.compile(r"\b(?:office|district|main|central|switchboard|reception|headquarters|oficina)\b")
_BEGINS = re.compile(
    r"\b(?:begin\w*|start\w*|open\w*|first day|commence\w*|return|runs? from|from|back on|comienz\w+|"
    r"inicia\w*|empieza\w*|primer dia)\b"
)
_ENDS = re.compile(
    r"\b(?:ends?|ending|close[sd]?|last day|finish\w*|through|until|to|conclud\w+|out on|termina\w*|"
    r"ultimo dia|hasta|al)\b"
)
_SCHOOL = re.compile(
    r"\b(?:school|classes|class|year|calendar|students?|instruction|clases|escolar|it|doors|first day|last day)\b"
)
_NOT_SCHOOL = re.compile(
    r"\b(?:board|meeting|workshop|training|deadline|survey|conference|election|partnership begins|application)\b"
)
_LEAID = re.compile(r"\b(?:nces|leaid|lea)\b")
_SITE = re.compile(r"(?<![@\w.])(?:https?://|www\.)[^\s,;()<>]+", re.IGNORECASE)


def read_place(sentences: list[Sentence]) -> Iterator[Candidate]:
    """Readings of the District section, and the days of the school year, out of sentences."""
    for at, sentence in may_say_who(sentences):
        yield from _name_and_state(sentence)
        yield from _where(sentence, follows_name=_follows_name(sentences, at))
        if at and _follows_name(sentences, at - 1):
            yield from _town_below(sentence)
        yield from _numbers(sentence)
        yield from _calendar(sentence)


#: What a list of other districts is announced by.
_OF_MEMBERS = re.compile(
    r"\b(?:members?|other districts|following districts|the others|partners?|consortium)\b"
)


def may_say_who(sentences: list[Sentence]) -> Iterator[tuple[int, Sentence]]:
    """The sentences that may speak of the writer, with their numbers: no plans, no list of other districts."""
    opening = ""
    for at, sentence in enumerate(sentences):
        if not sentence.line.is_item:
            opening = sentence.plain if sentence.text.rstrip().endswith(":") else ""
        if not sentence.in_plan and not (sentence.line.is_item and _OF_MEMBERS.search(opening)):
            yield at, sentence


def own_names(sentence: Sentence) -> list[Found]:
    """Districts named in a sentence, unless it speaks of others."""
    return [found for found in find_districts(sentence.text) if not _is_other(sentence, found)]


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
            r"(?:the|our) lead|will (?:lead|add))",
            after,
        )
    )


def _name_and_state(sentence: Sentence) -> Iterator[Candidate]:
    line = sentence.line
    if line.is_item and len(find_districts(sentence.text)) and re.search(r"\d+ teachers?\b", sentence.plain):
        return
    for found in own_names(sentence):
        score = _name_score(sentence, found)
        if score:
            yield candidate("district_name", found.text, score, sentence)
            yield from _place_behind(sentence, found, score)
            behind = _STATE_BEHIND.match(sentence.text[found.end :])
            code = exact_state(behind[1].strip(" .")) if behind else None
            if code:
                yield candidate("state", code, min(score, 0.9), sentence)
    for match in _IN_STATE.finditer(sentence.text):
        code = exact_state(match[1] or match[2])
        if code and match[2] and _names_us(sentence, match.start()):
            yield candidate("state", code, 0.88, sentence)
        elif code and (match[1] or len(match[2]) > 3) and _OFFICE.search(sentence.plain + " district"):
            strong = bool(match[1]) and bool(
                re.search(r"\b(?:we|our|district|us|nombre|nome|nom|somos)\b", sentence.plain)
            )
            yield candidate("state", code, 0.88 if strong else 0.6, sentence)


_PLACE_BEHIND = re.compile(
    r"^(?: \(|, )(?P<city>[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}), (?P<state>[A-Z][a-z]+(?: [A-Z][a-z]+)?|[A-Z]{2})"
    r"(?: (?P<zip>\d{5}(?:-\d{4})?))?\s*(?:[).,;]|$)"
)


def _place_behind(sentence: Sentence, found: Found, score: float) -> Iterator[Candidate]:
    """ "Alder Schools, Alder, Ohio" and "Alder Schools (Alder, Ohio 43999)": the name with the whole place behind it."""
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


#: Lines between the name of a district and the address that is printed below it.
_LINES_BELOW_NAME = 2


_ITEM_NUMBER = re.compile(r"^\s*\d{1,2}[.)]\s+")


def _follows_name(sentences: list[Sentence], at: int) -> bool:
    """Is a sentence an address and no more, right below a line that ends with our name?"""
    text = _ITEM_NUMBER.sub("", sentences[at].text).strip(" .")
    street = find_street(text)
    if street is None or street.start > 0 or len(text.split()) > 14:
        return False
    above = [s for s in sentences[max(0, at - 4) : at] if s.line is not sentences[at].line]
    lines: list[int] = []
    for sentence in reversed(above):
        if sentence.line.order not in lines:
            lines.append(sentence.line.order)
        if len(lines) > _LINES_BELOW_NAME or len(sentence.text.split()) > 12:
            return False
        if any(_ends_line(found, sentence.text) for found in own_names(sentence)):
            return True
    return False


def _ends_line(found: Found, text: str) -> bool:
    """Does a line end with the name, or with its state behind it?"""
    rest = text[found.end :].strip(" .,()")
    return not rest or exact_state(rest) is not None


def _where(sentence: Sentence, *, follows_name: bool) -> Iterator[Candidate]:
    text, plain = sentence.text, sentence.plain
    street = find_street(text)
    asked = re.search(r"\bwhere\b|\baddress\b|\bfind you\b", fold(sentence.label)) is not None
    if street and (sentence.in_letterhead or asked or follows_name or _OFFICE.search(plain)):
        said = parse_address(text[street.start :])
        score = 0.88 if sentence.in_letterhead or re.search(r"\boffices?\b", plain) else 0.82
        for key, value in (
            ("office_street", said.street),
            ("city", said.city),
            ("state", said.state),
            ("office_postal_code", said.postal_code),
        ):
            if value:
                yield candidate(key, value, score, sentence)
    elif sentence.in_letterhead and re.search(r"\b\d{5}(?:-\d{4})?\b", text):
        said = parse_address(text)
        for key, value in (
            ("city", said.city),
            ("state", said.state),
            ("office_postal_code", said.postal_code),
        ):
            if value:
                yield candidate(key, value, 0.85, sentence)
    yield from _town_and_zip(sentence)
    match = _CITY.search(text)
    if (
        match
        and is_place(match["city"])
        and not exact_state(match["city"])
        and not find_districts(match["city"])
    ):
        yield candidate("city", _trimmed(match["city"]), 0.88, sentence)
    if postal := re.search(r"\b(?:zip|postal)(?: code)?:? (?:is )?(\d{5}(?:-\d{4})?)\b", plain):
        yield candidate("office_postal_code", postal[1], 0.9, sentence)
    if sentence.in_letterhead or _OFFICE_PHONE.search(plain):
        yield from _office_phone(sentence)


_TOWN_AND_ZIP = re.compile(
    r"\b(?P<city>[A-Z][\w'’.-]*(?: [A-Z][\w'’.-]*){0,3}), (?P<state>[A-Z][A-Za-z]+(?: [A-Z][a-z]+)?),? "
    r"(?P<zip>\d{5}(?:-\d{4})?)\b"
)


def _town_and_zip(sentence: Sentence) -> Iterator[Candidate]:
    """ "Located in Alder, Ohio 43999, we …": a whole place without a street, said of ourselves."""
    match = _TOWN_AND_ZIP.search(sentence.text)
    code = exact_state(match["state"]) if match else None
    before = fold(sentence.text[: match.start()]) if match else ""
    is_ours = re.search(r"\b(?:located|based|situated|offices?) (?:in|at)\W*$", before) and re.search(
        r"\b(?:we|our)\b", sentence.plain
    )
    if match and code and is_ours:
        yield candidate("city", _trimmed(match["city"]), 0.88, sentence)
        yield candidate("state", code, 0.88, sentence)
        yield candidate("office_postal_code", match["zip"], 0.88, sentence)


def _town_below(sentence: Sentence) -> Iterator[Candidate]:
    """ "Alder, OH 43999" and no more, below the street that stands below our name."""
    match = _TOWN_AND_ZIP.fullmatch(sentence.text.strip(" ."))
    code = exact_state(match["state"]) if match else None
    if match and code:
        for key, value in (("city", match["city"]), ("state", code), ("office_postal_code", match["zip"])):
            yield candidate(key, value, 0.85, sentence)


def _trimmed(city: str) -> str:
    return re.sub(r" (?:of|de|la|del)$", "", city.strip(" .,"))


def _office_phone(sentence: Sentence) -> Iterator[Candidate]:
    for number in find_phones(sentence.text)[:1]:
        before = fold(sentence.text[: number.start()])
        near = before[-80:]
        if sentence.in_letterhead or (
            _OFFICE_PHONE.search(near)
            and not re.search(r"\b(?:superintendent|contact|coordinator|clerk|director)\b", near[-40:])
        ):
            yield candidate("office_phone", number.group(), 0.88, sentence)


def _numbers(sentence: Sentence) -> Iterator[Candidate]:
    if _LEAID.search(sentence.plain):
        value = nces_id(sentence.text)
        if value.is_sure:
            yield candidate("nces_id", value, 0.9, sentence)
    found = {match.group().rstrip(".,;:)") for match in _SITE.finditer(sentence.text)}
    if len(found) == 1 and "google" not in (site := found.pop()).lower():
        value = website(site)
        if value.value is not None:
            yield candidate("website", value.value, 0.88, sentence)


def _calendar(sentence: Sentence) -> Iterator[Candidate]:
    plain = fold(sentence.text)
    days = [(m.start(), date(m.group())) for m in WRITTEN_DATE.finditer(plain)]
    days = [(at, value) for at, value in days if value.value is not None]
    label = fold(sentence.label)
    if (
        not days
        or len(days) > 2
        or is_past(plain)
        or _NOT_SCHOOL.search(plain)
        or not _SCHOOL.search(f"{label} {plain}")
    ):
        return
    if len(days) == 2:
        (first, opening), (second, closing) = days
        if (
            _BEGINS.search(plain[:first])
            and _ENDS.search(plain[first:second])
            and str(opening.value) < str(closing.value)
        ):
            yield candidate("school_year_start", opening, 0.9, sentence)
            yield candidate("school_year_end", closing, 0.9, sentence)
        return
    at, value = days[0]
    before = plain[:at]
    if (
        re.search(r"\b(?:first day|begin|begins|start|starts|opens?)\b[^.]{0,40}$", before)
        and "last" not in before
    ):
        yield candidate("school_year_start", value, 0.85, sentence)
    elif re.search(r"\b(?:last day|ends?|closes?|finish\w*)\b[^.]{0,40}$", before):
        yield candidate("school_year_end", value, 0.85, sentence)
