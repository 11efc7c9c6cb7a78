"""Whether a text speaks for a district that asks for something, as opposed to telling about one.

A release, minutes, a plan or a job posting says of a district in the third person all that an application says. What
applies speaks itself: it greets whoever reads it, says "we" or "I", calls itself an application, or lets the district,
its board or its schools ask in the present.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from pipelines.rules.read.language.words import fold
from pipelines.rules.read.values.other_languages import is_other_language

#: Lines in which a text greets, or says that it is an application.
_HEAD_LINES = 6
#: Words from which on a line that ends like a sentence is running text.
_WORDS_OF_A_SENTENCE = 9
#: What others are quoted to have said is not said by who writes.
_QUOTED = re.compile(r"“[^”]{0,600}”|\"[^\"\n]{0,600}\"")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n")
_ENDS = re.compile(r"[\w)][.!?;](?:\s|$|[\"”])")
_GREETS = re.compile(
    r"^\W*(?:dear|hi|hello|hey|good (?:morning|day|afternoon|evening)|greetings|to whom|to the|estimad[oa]s?|"
    r"hola|muy señor\w*|buen[oa]s|bonjour|madame|monsieur|prezad[oa]s?|car[oa]s|ol[aá])\b",
    re.IGNORECASE | re.MULTILINE,
)
#: "US" in capitals is a country.
_FIRST_PERSON = re.compile(r"\b(?:[Ww]e|WE|us|[Oo]urs?|OUR|I|[Mm]y|me)\b")
_FIRST_PERSON_ELSEWHERE = re.compile(
    r"\b(?:nuestr[oa]s?|nos|nosotros|nous|notre|noss[oa]s?|\w+[aei]mos|solicita|pide|demande|souhaite|pede|deseja|"
    r"quiere|desea)\b"
)
#: "Our teachers", "my superintendent": whoever writes belongs to a district.
_BELONGS = re.compile(
    r"\b(?:[Oo]ur|OUR|[Mm]y)\b (?:(?!(?:was|were|is|are|has|have|by|for|to|of|in|and)\b)[\w'’.-]+ ){0,4}?(?:teachers?|staff|faculty|schools?|students?|kids|children|pupils|"
    r"districts?|board|superintendent|principals?|cabinet|campus(?:es)?|count(?:y|ies)|parish|consortium|cohort|"
    r"enrollment|budget|levy|numbers|applications?|request|form|answers|territory|system|high|middle|elementar\w+)\b|"
    r"\bteachers of ours\b|\bof us\b"
)
_WE = re.compile(r"\b(?:[Ww]e|WE|I)\b")
_OF_SCHOOLS = re.compile(
    r"\b(?:teachers|students|kids|pupils|children|ECS|CSP|Principles|Algebra|courses?|take part)\b"
)
#: "Your districts", "60 school districts": somebody speaks to districts, or of them.
_TO_DISTRICTS = re.compile(r"\bdistricts\b|\byour\b", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|thirty|forty|\w+teen|\w+ty-\w+) "
    r"(?:[\w-]+ ){0,4}teachers\b"
)
_HEDGES = re.compile(r"\b(?:might|perhaps|maybe|could|would|can|if|whether|say)\b")
_SPEAKS_TO = re.compile(
    r"\byour (?:partner |member |school )?(?:districts|schools|students|teachers)\b|\b(?:\d+|many|several|other) (?:school )?districts\b",
    re.IGNORECASE,
)
_HAS_APPLIED = re.compile(
    r"\b(?:application|request|form)\b[^.\n]{0,60}\b(?:was|were|has been|had been) (?:\w+ )?(?:mailed|sent|submitted|filed)\b|"
    r"\b(?:has|have) (?:already )?applied\b|\bthe application reads\b|"
    r"\b(?:daily|courier|times|news|post|tribune|herald|gazette)\b[^.\n]{0,12}\breports?\b"
)
#: "We do not discriminate" is no request, nor is what is not sent.
_DENIES = re.compile(r"\b(?:not|never|cannot|no longer)\b|n['’]t\b", re.IGNORECASE)
_WISH = r"(?:join|become|be|take part|participate|apply|partner|offer|teach|start|begin|bring|enter|add|have|try|run|launch)"
_SOME_DISTRICT = r"[^.;:?]{2,60}\b(?:district|schools|corporation|[a-z]{0,2}[iu]sd)\b[^.;:?]{0,12}"
#: In the present, and by whoever asks: "the district requests", "that the district apply", "six teachers want ECS".
_ASKS = re.compile(
    r"\b(?:applies (?:for|to|as)|requests|petitions|submits|asks (?:for|to)|(?:is|are|am|['’]re) (?:applying|requesting|asking)|hereby|herewith)\b|"
    rf"(?<!who )\b(?:would (?:like|love)|wish(?:es)?|wants?|hopes?) to {_WISH}\b(?! your)|\bwe (?:intend|plan|propose|mean) to {_WISH}\b(?! your)|"
    r"\b(?:teachers|schools|they) want\b|\bthat (?:the|its) \w+ (?:apply|request|join|enter|seek)\b|"
    r"\b(?:sign|put|count) us\b|"
    rf"\bplease (?:accept|consider|enroll|include|add|take|enter) (?:us\b(?! off)|our\b|this (?:letter|mail|e-?mail|form|page|request|application)\b|"
    rf"{_SOME_DISTRICT})|\bthat {_SOME_DISTRICT} (?:apply|request|join|enter|seek)\b|"
    r"\bput \w[^.;]{2,60} down for\b|\bwe come to you\b|^\W*yes,? please\b|\bapplication (?:follows|is (?:below|attached|enclosed))\b|"
    rf"^\W*(?:enroll|register|include|add|enter) {_SOME_DISTRICT}|\bthis \w+ is (?:the|an) application\b"
)
_TITLED = re.compile(
    r"^\W*(?:(?:[\w'&-]+ ){0,6}(?:applications?|solicitud|demande|pedido|candidatura|candidature|request)\b|partnership\b)"
    r"[^.!?\n]*$",
    re.MULTILINE,
)


def speaks_for_itself(text: str) -> bool:
    """Does the text ask, greet or say "we"? text: of a whole document, as it stands, one paragraph a line."""
    head = "\n".join([line for line in text.split("\n") if line.strip()][:_HEAD_LINES])
    if _GREETS.search(head) or _TITLED.search(fold(head)):
        return True
    return any(_speaks(sentence) for sentence in _sentences(text))


def speaks_of_its_own_schools(text: str) -> bool:
    """Does the text ask, or say "we" of a district's schools, teachers and students? A company, a researcher and whoever
    invites say "we", too."""
    return any(_ASKS.search(fold(one)) or _BELONGS.search(one) or _is_ours(one) for one in _sentences(text))


def counts_teachers(folded: str) -> bool | None:
    """Does a sentence give a number of teachers without a doubt beside it? None where no sentence gives a number.

    folded: the text, folded.
    """
    counted = [one for one in _SENTENCE.split(folded) if _COUNTED.search(one)]
    return any(not _HEDGES.search(one) for one in counted) if counted else None


def speaks_to_districts(text: str) -> bool:
    """Does somebody speak to districts, or of many of them, as a company does?"""
    return _SPEAKS_TO.search(text) is not None


def tells_of_an_application(folded: str) -> bool:
    """Does a text tell that an application has gone out already? folded: the text, folded."""
    return _HAS_APPLIED.search(folded) is not None


def _is_ours(sentence: str) -> bool:
    return bool(_WE.search(sentence) and _OF_SCHOOLS.search(sentence)) and not _TO_DISTRICTS.search(sentence)


@lru_cache(maxsize=8)  # several rules ask it of one document
def asks_for_something(text: str) -> bool:
    """Does the text ask in the present, in its own words? text: as for `speaks_for_itself`."""
    return any(_ASKS.search(fold(sentence)) for sentence in _sentences(text))


def _sentences(text: str) -> Iterator[str]:
    """What a text says itself and does not deny, sentence by sentence."""
    for sentence in _SENTENCE.split(_QUOTED.sub(" ", text)):
        if sentence.strip() and not _DENIES.search(sentence):
            yield sentence


def _speaks(sentence: str) -> bool:
    folded = fold(sentence)
    if _FIRST_PERSON.search(sentence) or _ASKS.search(folded):
        return True
    return is_other_language(folded) and bool(_FIRST_PERSON_ELSEWHERE.search(folded))


def is_running_text(text: str) -> bool:
    """Are most words of a text in sentences, and not in labels, cells and short lines?"""
    words = running = 0
    for line in text.split("\n"):
        count = len(line.split())
        words += count
        if count >= _WORDS_OF_A_SENTENCE and _ENDS.search(line):
            running += count
    return 2 * running > words
