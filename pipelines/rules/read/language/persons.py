"""What the name of a person looks like, and what a position."""

from __future__ import annotations

import re

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
