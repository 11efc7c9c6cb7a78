"""How a district applies, and who leads its group, in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.rules.read.candidates import Candidate
from pipelines.rules.read.language.district_names import find_districts
from pipelines.rules.read.language.words import fold, without_numbering
from pipelines.rules.read.prose.counts import candidate
from pipelines.rules.read.prose.sentences import Sentence, is_only_weighed
from pipelines.rules.read.questions.labels import POSSIBLE, score_of
from pipelines.rules.read.questions.waiting import is_choice_alone
from pipelines.rules.read.values import applying_as

_LEAD = re.compile(
    r"\basked us to lead\b|\bwe (?:are to |would |will )?(?:head|lead) (?:it|them)\b|"
    r"\b(?:as|are|act as|acts? as|serve as|serves? as|is) (?:the |a )?(?:lead(?:er)?(?! by)|head|lead "
    r"district|fiscal agent)\b(?! teacher)|\bwe (?:will )?lead\b(?! teacher)|\bleads? (?:a|the|our|"
    r"this) (?:consortium|group)\b|\bleading (?:a|the|our) (?:consortium|group)|\b(?:solicitamos|como) "
    r"(?:lider)|\blead of (?:a|the|our) (?:consortium|group)"
)
_MEMBER = re.compile(
    r"\b(?:as|are|is) (?:a |one of the )?(?:participating )?members?\b|\bmember of (?:a|the|an)\b|\bwe "
    r"(?:join|belong to) (?:a|the|an)?[^.]{0,30}consortium|\b(?:it|the district) (?:belongs to|joins|is part of|is in) (?:a|the|an)[^.]{0,30}consortium|\bcomo miembro"
)
_SINGLE = re.compile(
    r"\b(?:apply|applies|applying|application|comes?|coming|participat\w+|partner\w*|part|enter|join|in "
    r"this|ask)\b[^.;]{0,40}\b(?:on our own|alone|by ourselves|by itself|on its own|individually|as "
    r"(?:a |one )?(?:single|individual)(?: district)?|as a district on its own)\b"
    r"|\bwe(?: are|'re) (?:all )?(?:on our own|alone|by ourselves)\b|^\W*(?:alone|on our own|by ourselves)\W*$"
    r"|^(?:\W|\d{1,2}[.)])*(?:a )?(?:single|individual) (?:district|applicant)\b|\b(?:as|are|is) a (?:single|"
    r"individual) (?:district|applicant)\b|\bnot (?:part|a member) of (?:a|any) consortium\b|\bno "
    r"consortium\b|\bno other (?:school )?districts?\b|\b(?:not|n't) (?:belong to|join) (?:a|any) consortium\b|"
    r"\bappl(?:y|ies|ying) for (?:it|our)sel(?:f|ves)\b|\bus for a single district\b|\bneither lead nor (?:join|belong)|\brequest of our own district only|\b(?:como|somos) (?:un )?distrito (?:individual|unico|solo)\b|\bpor (?:nuestra|su) cuenta\b|"
    r"\b(?:nos|somos|solicitamos|candidatamo-nos|pedimos|concorremos)\b[^.;]{0,30}\b(?:sozinhos?|solos?|seuls?)\b"
)
#: "Alder Schools - single district - 2,200 students": said in passing, and not among the choices that are printed.
_SINGLE_IN_PASSING = re.compile(
    r"[-,·|(] ?(?:a )?(?:single|individual) (?:district|applicant)(?: ?[-,·|).;]|\W*$)(?!.*\b(?:lead|member)\b)"
)
#: Figures of a district, among which it may say how it applies.
_OF_DISTRICT = re.compile(r"\d (?:students|pupils|elementary|middle|high)\b")


def read_applying(sentences: list[Sentence]) -> Iterator[Candidate]:
    """How the district applies, and who leads."""
    alone = [sentence for sentence in sentences if _is_choice(sentence)]
    if len(alone) == 1:
        chosen = applying_as(without_numbering(alone[0].text).lstrip("*•·▪◦- "))
        yield candidate("applying_as", chosen, 0.72, alone[0])
    for sentence in sentences:
        if sentence.in_plan or sentence in alone:
            continue  # of several choices, each on its line, none is made
        for clause in re.split(r"[;.]\s|, (?:and|but) ", sentence.plain):
            if is_only_weighed(clause) or _prints_choices(clause, sentence):
                continue
            if _SINGLE_IN_PASSING.search(clause) and (
                find_districts(sentence.text) or _OF_DISTRICT.search(clause)
            ):
                yield candidate("applying_as", "single", 0.88, sentence)
                continue
            for value, pattern in (("single", _SINGLE), ("lead", _LEAD), ("member", _MEMBER)):
                if value == "lead" and _is_led(clause, sentence):
                    yield candidate("applying_as", "member", 0.88, sentence)
                    break
                if pattern.search(clause) and re.search(
                    r"\bwe\b|\bour\b|\bus\b|\bit\b|\bappl|\bapplication|\bapplicant|\bdistricts?\b|"
                    r"\bschools\b|somos|solicit|candidat|pedimos|concorr|nous|\bact\b",
                    clause,
                ):
                    yield candidate("applying_as", value, 0.88, sentence)
                    break
        yield from _lead_of(sentence)


def _is_choice(sentence: Sentence) -> bool:
    """Is a sentence a way of applying and nothing else, below no question that it answers?"""
    is_free = not sentence.label or score_of(sentence.label) < POSSIBLE
    return is_free and is_choice_alone(sentence.text)


def _prints_choices(clause: str, sentence: Sentence) -> bool:
    """Are all ways of applying named behind a label? Then they are printed, and a mark beside one of them counts."""
    return bool(sentence.label) and all(word in clause for word in ("single", "lead", "member"))


#: "… which leads the group to which we belong", "X leads our group": a lead says "we lead", or that it leads a group.
_LED_BY = re.compile(
    r"\b(?:which|that|who) leads? (?:the|our) (?:consortium|group)|(?<!we )(?<!we will )\bleads? our (?:consortium|group)"
)
_WE_JOIN = re.compile(
    r"\b(?:we|us|our (?:district|schools?))\b[^;.]{0,60}\b(?:join|belong|come along|take part|members?)\b"
)


def _is_led(clause: str, sentence: Sentence) -> bool:
    """Does a clause say that another district leads the group that ours is in?"""
    return bool(_LED_BY.search(clause)) and bool(_WE_JOIN.search(sentence.plain))


def _lead_of(sentence: Sentence) -> Iterator[Candidate]:
    """ "Its lead is X", "led by X", "X leads it": the name of another district with a word of leading beside it."""
    for found in find_districts(sentence.text):
        before = fold(sentence.text[max(0, found.start - 45) : found.start])
        after = fold(sentence.text[found.end : found.end + 45])
        leads = re.search(
            r"\b(?:lead(?: district| agency| applicant)?(?: of (?:which|it))?(?: is| will be|:)?|led by|(?:consortium|group) (?:of|that|which)|headed by|under(?: "
            r"the lead(?:ership)? of)?|lider es|liderad[oa] por|whose lead is)(?: the)? $",
            before,
        )
        follows = re.match(
            r"\W*(?:\([^)]*\)|, [a-z. ]+,)?\s*(?:(?:which|that|who) )?(?:leads\b|is (?:the|our|its) lead|is leading|heads\b|acts as (?:the "
            r")?lead|will lead|as (?:the |our )?lead\b|being the lead)",
            after,
        )
        if leads or follows:
            yield candidate("lead_district", found.text, 0.88, sentence)
