"""What a piece of text looks like: a person, a district, a street, a title. Shapes support or refuse a reading;
none of them makes one alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from pipelines.rules.read.language.words import fold
from pipelines.states import exact_state

_HONORIFIC = r"(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor|Rev|Hon|Sr|Sra|Srta|Dra|Ing|Lic|Mme|Sister|Fr)\.?"
_NAME_WORD = r"(?:[^\W\d_a-z][^\W\d_]*(?:['’\-][^\W\d_]+)*\.?)"
_PARTICLE = r"(?:de|del|de la|de los|la|van|von|der|den|di|da|dos|du|le|el|al|bin|ben|y|St\.)"
_PERSON = re.compile(
    rf"(?:{_HONORIFIC} )?{_NAME_WORD}(?: (?:{_PARTICLE} )*{_NAME_WORD}){{1,4}}"
    rf"(?:,? (?:Jr|Sr|II|III|IV|Ph\.?D|Ed\.?D|M\.?Ed|M\.?A|Esq)\.?)*"
)
_TITLED = re.compile(rf"{_HONORIFIC} (?:{_PARTICLE} )*{_NAME_WORD}")

#: Words that stand in no name of a person but in titles, names of districts, courses, streets, headings.
_NO_NAME = frozenset(
    """
    school schools schs sch consol dist district districts county city town township unified independent public education board
    office department academy street avenue road drive boulevard box suite computer science principles
    exploring algebra program programs course courses teacher teachers student students superintendent
    director coordinator manager principal assistant associate officer specialist clerk secretary supervisor
    administrator lead leader chief executive president chair curriculum instruction technology title fund
    general federal state local application partnership partner consortium member high middle elementary
    primary contact telephone phone email mail name date signature signed sincerely regards respectfully
    dear the our we this that these those their yours thank thanks please january february march july
    september october november december monday tuesday wednesday thursday friday saturday sunday english
    spanish mathematics math business career technical physics biology chemistry library media music history
    social studies health cohort region regional travel first last second third winter year years part
    section question answer yes no none draft final version new total number amount budget stipend stipends
    money source internet bandwidth united states america central lakes valley learning teaching services
    support development professional human resources finance operations network data system systems
    information digital innovation hello greetings ask call write reach see meet visit speak talk note join
    team interim acting deputy distrito escolar escuela escuelas estado ciudad programa maestros
    superintendente for with from as at if when both isd usd cisd cusd csd psd hsd jusd ufsd
    """.split()
)

#: Words that are first names too, but end no name.
_HONORIFICS = frozenset({"dr", "mr", "ms", "mrs", "miss"})
_NO_SURNAME = frozenset(
    ["grant", "april", "may", "june", "august", "art", "summer", "spring", "fall", "lane", "fund", "levy"]
)

TITLE_NOUNS = frozenset(
    """
    superintendent director coordinator manager principal assistant specialist officer lead supervisor clerk
    secretary teacher chair chairperson head administrator president dean coach consultant facilitator chief
    executive analyst counselor librarian registrar treasurer commissioner chancellor strategist advisor
    liaison developer instructor representative controller accountant planner trustee superintendente
    director directora coordinador coordinadora diretor diretora coordenador coordenadora secretaria
    secretario supervisora jefe jefa gerente encargada encargado asistente directeur directrice dir coord
    asst supt mgr supv spec adm supvr coordonnateur provost cio cto cfo coo ceo designee leader educator
    technologist associate
    """.split()
)


#: How districts of Missouri and Colorado are numbered: "Sorrel R-IV", "Weld RE-8".
_NUMBERED = re.compile(r" RE?-?(?:[IVX]+|\d+[A-Z]?)$")


#: "I'm Dee Hollis": what is said before a name.
_SAYS = re.compile(r"(?:I|It|That|Here|He|She|Who|What|There)['’]")


def is_person(text: str) -> bool:
    """Does the whole text look like the name of one person?"""
    shown = " ".join(text.split()).strip(" .,;:")
    if not shown or len(shown) > 60 or any(char.isdigit() for char in shown) or _NUMBERED.search(shown):
        return False
    if not (_PERSON.fullmatch(shown) or _TITLED.fullmatch(shown)) or _SAYS.match(shown):
        return False
    words = re.findall(r"[^\W\d_]+", fold(shown))
    # "Vic Lane" may be a street; "Dr. Vic Lane" is somebody
    is_other_word = bool(words) and words[-1] in _NO_SURNAME and words[0] not in _HONORIFICS
    if not words or words[0] in TITLE_NOUNS or is_other_word or exact_state(shown) is not None:
        return False
    return not any(word in _NO_NAME for word in words)


#: Characters behind a name in which its address stands.
_NEAR = 120
_LOCAL_PART = re.compile(r"[\w.+-]+(?=@)")


def is_person_at(text: str, addresses: str) -> bool:
    """Is a text the name of a person, whose surname may be another word too where an address has it: "Hollis Grant",
    "hgrant@…"?"""
    if is_person(text):
        return True
    words = fold(text.strip(" .,;:")).split()
    if len(words) not in (2, 3) or words[-1] not in _NO_SURNAME or words[0].strip(".") in _NO_NAME:
        return False
    return bool(_PERSON.fullmatch(text)) and any(
        words[-1] in fold(one) for one in _LOCAL_PART.findall(addresses)
    )


#: "O contato é Rosa …": the verb before a name is none of it.
_COPULAS = frozenset({"e", "es", "est"})


def find_person(text: str, start: int = 0) -> re.Match[str] | None:
    """The first name of a person from `start` on, None where there is none."""
    at = start
    while match := _PERSON.search(text, at):
        if (
            is_person_at(match.group(), text[match.end() : match.end() + _NEAR])
            and fold(match.group().split(" ", 1)[0]) not in _COPULAS
        ):
            return match
        at = match.start() + max(1, len(match.group().split(" ", 1)[0]) + 1)
    return _TITLED.search(text, start)


def is_title(text: str) -> bool:
    """Does the text look like somebody's position?"""
    shown = text.strip(" .,;")
    if not shown or len(shown.split()) > 12 or "@" in shown:
        return False
    return any(word in TITLE_NOUNS for word in re.findall(r"[^\W\d_]+", fold(shown)))


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


@dataclass(frozen=True, slots=True)
class Found:
    text: str
    start: int
    end: int


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


#: "Certainly. Alder Schools is …": a whole word with a full stop is a sentence of its own, and no "St." or "Mt.".
_SAID_BEFORE = re.compile(r"[A-Z][a-z]{4,}[.!] (?=[A-Z])")


def looks_like_district(text: str) -> bool:
    """Does the text hold a proper name beside the words that all districts share?"""
    words = re.findall(r"[^\W\d_]+", text)
    return any(word[0].isupper() and fold(word) not in _COMMON for word in words) and len(words) <= 14


def is_district(text: str) -> bool:
    """Is the whole text the name of a district?"""
    shown = text.strip(" .,;")
    return any(f.start <= 4 and f.end >= len(shown) - 1 for f in find_districts(shown))


_STREET_KIND = (
    r"Street|St|Avenue|Ave|Av|Road|Rd|Lane|Ln|Drive|Dr|Boulevard|Blvd|Way|Court|Ct|Place|Pl|Square|Sq|Parkway|Pkwy|"
    r"Highway|Hwy|Terrace|Circle|Cir|Trail|Route|Rte|Pike|Plaza|Loop|Row|Alley|Turnpike|Expressway|Path|"
    r"Broadway|Wharf|Landing|Crossing|Walk|Hill|Bend|Green"
)
_STREET = re.compile(
    rf"\b\d{{1,6}}(?:-\d+)?[A-Za-z]? (?!(?:is|are|was|has|lies|at|in) )(?:[NSEW]\.?[NSEW]?\.? )?(?:[\w'’.\-]+ "
    rf"){{0,5}}?(?:{_STREET_KIND})\b\.?(?: (?:{_STREET_KIND})\b\.?){{0,2}}(?: [NSEW]{{1,2}}\b\.?)?"
    rf"(?: (?:[A-Z]|([A-Z])\1|\d{{1,4}})(?=,|$))?"
    rf"(?:,? (?:Suite|Ste\.?|Room|Rm\.?|Floor|Fl\.?|Unit|Apt\.?|Building|Bldg\.?|#) ?[\w-]+)?"
    rf"|\b\d{{1,6}} (?:Calle|Avenida|Camino|Via|Paseo|Rue|Rua|County Road|County Rd|State Route|US Highway|"
    rf"Highway|Hwy|Route|Rural Route|Broadway)\b(?: [\w'’.\-]+){{0,3}}"
    rf"|\b(?:Calle|Avenida|Ave\.) [\w'’.\- ]+?(?:#|No\.?)? ?\d+"
    rf"|\bP\.? ?O\.? ?(?:Box|Drawer) \w+|\bBox \d+\b|\bOne (?:[A-Z][\w'’]+ )+(?:{_STREET_KIND})\b"
)


def find_street(text: str) -> Found | None:
    """The street and number of an address in a text, or the post office box."""
    match = _STREET.search(text)
    return Found(match.group().strip(" ,"), match.start(), match.end()) if match else None


#: "PO Box 12, 400 Main", "18 Depot Street, Suite 4": what belongs to a street behind a comma.
_STREET_GOES_ON = re.compile(
    r",? (?:\d{1,4}(?:st|nd|rd|th)? (?=[A-Z])[\w.' ]{2,40}?|(?:Suite|Ste\.?|Room|Rm\.?|Floor|Unit|Building|Bldg\.?) [\w-]{1,6}"
    r"|P\.? ?O\.? Box \d+)(?=,)"
)
_ZIP = re.compile(r"(?<![\d-])\d{5}(?:-\d{4})?(?![\d-])")


@dataclass(frozen=True, slots=True)
class Address:
    """Parts of an address as written; "" where a part is missing."""

    street: str = ""
    city: str = ""
    state: str = ""
    postal_code: str = ""


def parse_address(text: str) -> Address:
    """The parts of an address written in one piece: "18 Depot Street, Harrow Creek, Iowa 50899"."""
    flat = " ".join(text.replace("\n", ", ").split())
    street = find_street(flat)
    rest = flat[street.end :] if street else flat
    if street and not re.search(r"\w", rest):
        rest = flat[: street.start]  # "Harrow Creek, IA 50899, 18 Depot Street"
    written = street.text if street else ""
    while street and (more := _STREET_GOES_ON.match(rest)):
        written, rest = f"{written}{more[0]}", rest[more.end() :]
    zips = _ZIP.findall(rest)
    postal = zips[-1] if zips else ""
    rest = re.sub(r"\b(?:zip|postal)(?: ?code)?:?", "", _ZIP.sub(" ", rest), flags=re.IGNORECASE)
    state, city = "", ""
    for part in (p.strip(" .;·|") for p in re.split(r"[,;·|]", rest)):
        if not part:
            continue
        code = exact_state(part)
        before, _, last = part.rpartition(" ")
        two = " ".join(part.split(" ")[-2:])
        if code and not state:
            state = code
        elif not city and not state and before and exact_state(two) and two != part:
            city, state = part[: -len(two)].strip(), exact_state(two) or ""
        elif not city and not state and before and exact_state(last) and len(last) == 2 and last.isupper():
            city, state = before.strip(), exact_state(last) or ""
        elif not city and is_place(part):
            city = part
    return Address(written.strip(" ,"), city, state, postal)


_PLACE = re.compile(r"[^\W\d_a-z][\w'’.\-]*(?: (?:[^\W\d_a-z][\w'’.\-]*|of|de|la|del|las|los|on|the)){0,4}")


def is_place(text: str) -> bool:
    """Does the text look like the name of a town?"""
    shown = text.strip(" .,;")
    return bool(_PLACE.fullmatch(shown)) and len(shown) <= 50


_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
#: A date with its year, in words or figures.
WRITTEN_DATE = re.compile(
    rf"{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH},? \d{{4}}|"
    rf"(?<![\d/])\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}(?![\d/])|\d{{4}}-\d{{2}}-\d{{2}}"
    r"|\d{1,2} de \w+ de \d{4}",
    re.IGNORECASE,
)

_FUND = re.compile(
    r"\b(?:title (?:[ivx]+|[1-9])-?[a-z]?|perkins|levy|levies|fund|funds|funding|grant|grants|budget|"
    r"bond|foundation|local|federal|state|general|"
    r"reserve|allocation|tax|taxes|splost|esser|essa|idea|reap|carry-?over|donation|donations|donor|endowment|pta|"
    r"appropriation|money|moneys|monies|mill|millage|lottery|revenue|e-rate|district|board|account|line|fondo|fondos|"
    r"subvencion|race to the top|rttt|nclb|settlement|trust|company|corporation|sponsor|contribution|"
    r"fees?|income|operating|operations|maintenance)\b"
)


def is_fund(text: str) -> bool:
    """Does the text speak of where money comes from?"""
    return bool(_FUND.search(fold(text)))
