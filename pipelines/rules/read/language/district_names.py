"""What the name of a district looks like, and where one stands in running text."""

from __future__ import annotations

import re
from functools import lru_cache

from pipelines.rules.read.language.shapes import _SAID_BEFORE, Found
from pipelines.rules.read.language.words import fold
from pipelines.states import exact_state

_KINDS = (
    r"Independent|Unified|Union|Joint|Consolidated|Community|Central|City|County|Public|Area|Local|Regional|Municipal|"
    r"Township|Borough|Elementary|High|Free|Exempted|Village|Cooperative|Special|Charter|Metropolitan|Metro|Parish|"
    r"Town|Reorganized|Common|Catholic|Unit|Valley|Secondary|Primary|Tribal|Indian|Administrative"
)
_ENDS = (
    r"School Administrative (?:District|Unit)|School Districts?|School Systems?|School Corporation|School Department|"
    r"School Units?|School Division|School Board|School Union|Schools|Unified|ISD|USD|CISD|CUSD|UFSD|(?:J?U|J)?HSD|J?USD|UESD|"
    r"CCSD|CSD|PSD|SD|RSU|MSAD|SAU|"
    r"Board of Education|Supervisory Union|Department of Education|Office of Education|District|Public School System|"
    r"Education(?:al)? Service (?:Agency|Center|Unit|Cooperative)|Intermediate Unit|Service (?:Agency|Center|Unit)|BOCES|"
    r"Regional(?! (?:Education|School|Office|Service|Board|High|Public))|Academy|Academies|Charter Network|School Network|Charter School|Educational Service District|Consolidated|Escolar|"
    r"SCHOOLS|SCHOOL DISTRICT|SCHOOL SYSTEM"
)
#: Taken whole, and no longer than words are: of "A.A.A." without end each piece would be tried with all behind it.
_PROPER = r"(?:[^\W\d_a-z][\w'’.\-]{0,60}+|of|de|la|del|the|and|&|St\.|Mt\.|Ft\.)"
_SUFFIX = (
    r"(?: (?:No\.?|Number|Nr\.?|#) ?[A-Z]{0,3}-?\d+[A-Z]{0,2}| [A-Z]{1,3}-?(?:\d+|[IVX]+)(?:-\d+)?| "
    r"#?\d{1,4}[A-Z]{0,2}(?:-\d{1,3})?(?! ?(?:teachers?|students?|schools?|%))|"
    r" (?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)(?![\w-]| (?:teachers?|students?|schools?|more|other)))?"
)
_DISTRICT = re.compile(
    rf"(?<![\w'’])(?:(?:The )?(?:School District|Board of Education|Department of Education|Public "
    rf"Schools|School Board)(?: of) (?:the )?"
    rf"{_PROPER}(?: {_PROPER}){{0,4}}|(?:El )?Distrito Escolar(?: (?:Independiente|Unificado|Elemental|Municipal))?(?: de)?"
    rf"(?: {_PROPER}){{1,5}}|{_PROPER}(?: {_PROPER}){{0,6}}? (?:(?:{_KINDS}|[A-Z]{{1,3}}-(?:\d+|"
    rf"[IVX]+)) ){{0,6}}(?:{_ENDS}))(?![\w])"
    rf"(?: (?:ISD|USD|CUSD|CSD|SD))?{_SUFFIX}(?: (?:of|de) (?:the )?(?!State\b|Commonwealth\b)[A-Z][\w'’\-]*(?: [A-Z][\w'’\-]*){{0,2}})?"
)
_COMMON = frozenset(
    """
    our the this that a an its your their his her school schools district districts public county city board
    education department of each every all both two three other another neighboring participating member
    lead single high middle elementary we i in for and with at by from to please dear existing system local
    state primary grade charter unified regional town about my any these those no one is are was title
    independent community area central joint union office de la del distrito escolar escuelas independiente unificado
    boces service agency intermediate unit
    """.split()
)


#: Words that come before a name and are none of it.
_BEFORE_NAME = re.compile(
    r"(?:(?:the|our|we(?:['’]re)?|when|since|while|although|because|whether|if|as|after|before|until|that|in|at|for|and|with|from|by|of|dear|to|lead|member|application|request|"
    r"proposal|narrative|partnership|csp|ecs|(?:exploring )?computer science(?: principles)?|cs (?:principles|in algebra|in science)|somos|nous sommes|en nombre|em nome|au nom|(?-i:del?|d[aou])|"
    r"statement|answers|reply|contacts?|form|response|on behalf|behalf|is|(?:deputy |assistant |associate )?superintendent|director|"
    r"board|trustees|el(?= distrito)|solicitud|demande|pedido|candidatura|candidature|formulario|carta|hereby|please|put|enroll|register|sign up|include|add|count|consider|accept|take)\b[ ,]*)+(?=\S)(?!school district|public schools|board of)",
    re.IGNORECASE,
)


_OF_STATE = re.compile(r" (?:of|de) (?:the )?([A-Z][\w ]+)$")
_BOARD_OF = re.compile(
    r"(?:[Tt]he )?(?:Board of (?:Education|Directors|Trustees)|School Board|Department of Education) "
    r"(?:of|for) (?:the )?"
)
#: "The Board of Education of the Alder School District": the board of a district that is named behind it.
_ITS_BOARD = re.compile(
    r"\b(?:[Tt]he |THE )?(?:(?:[Ss]chool )?[Bb]oard(?: of (?:[Ee]ducation|[Dd]irectors|[Tt]rustees))?|[Ss]chool [Cc]ommittee|"
    r"(?:SCHOOL )?BOARD(?: OF (?:EDUCATION|DIRECTORS|TRUSTEES))?) (?:of|for|OF|FOR) (?:the |THE )?"
    r"(?=(?:[A-Z][\w'’.-]* ){1,6}(?:School|SCHOOL|District|DISTRICT|Unified|UNIFIED))"
)
_ENDS_AS_DISTRICT = re.compile(rf" (?:{_ENDS})\b")
#: "Contacts of Alder Schools": what comes before "of" is no part of the name, unless it is a kind of place.
_OF_WHAT = re.compile(
    r"(?!(?:City|Town|Isle|Village|Township|County|Parish|Borough|Board|Department|School|Schools|"
    r"District|Port|Fond|Bay|Lake) )[A-Z][\w'’-]+ of (?=(?:the )?[A-Z])"
)


#: "X will train 13 teachers, Alder School District 10 and Birch Schools 8": numbers of teachers, not of districts.
_NUMBER_BEHIND = re.compile(r" \d{1,2}$")
_NUMBER_BETWEEN = re.compile(r" \d{1,2},? (?:and )?(?:the )?")
_COUNTED_BEFORE = re.compile(r"\bteachers?(?: \w+){0,3}, (?:and )?(?:the )?$")


def find_districts(text: str) -> list[Found]:
    """Names of districts in running text: proper words that end as such names do."""
    return list(_districts(text)) if len(text) <= _REMEMBERED else list(_found_districts(text))


#: Characters of a sentence; each is asked for its districts by many rules.
_REMEMBERED = 600


@lru_cache(maxsize=512)
def _districts(text: str) -> tuple[Found, ...]:
    return tuple(_found_districts(text))


def _found_districts(text: str) -> list[Found]:
    found: list[Found] = []
    if "oard" in text or "OARD" in text or "ommittee" in text:
        text = _ITS_BOARD.sub(lambda match: " " * len(match[0]), text)
    for match in _DISTRICT.finditer(text):
        lead = _BEFORE_NAME.match(match.group()) or _OF_WHAT.match(match.group())
        start = match.start() + (lead.end() if lead else 0)
        if (said := _SAID_BEFORE.match(text[start : match.end()])) and find_districts(
            text[start + said.end() :]
        ):
            start += said.end()
        shown = text[start : match.end()]
        board = _BOARD_OF.match(shown)
        if board and _ENDS_AS_DISTRICT.search(shown[board.end() :]):
            start, shown = start + board.end(), shown[board.end() :]
        in_state = _OF_STATE.search(shown)
        if in_state and exact_state(in_state[1]):
            shown = shown[: in_state.start()]
        between = text[found[-1].end : start] if found else ""
        is_counted = _COUNTED_BEFORE.search(text[:start]) or _NUMBER_BETWEEN.fullmatch(between)
        if is_counted and (number := _NUMBER_BEHIND.search(shown)):
            shown = shown[: number.start()]
        if looks_like_district(shown):
            found.append(Found(shown, start, start + len(shown)))
    return found


def looks_like_district(text: str) -> bool:
    """Does the text hold a proper name beside the words that all districts share?"""
    words = re.findall(r"[^\W\d_]+", text)
    return any(word[0].isupper() and fold(word) not in _COMMON for word in words) and len(words) <= 14


def is_district(text: str) -> bool:
    """Is the whole text the name of a district?"""
    shown = text.strip(" .,;")
    return any(f.start <= 4 and f.end >= len(shown) - 1 for f in find_districts(shown))
