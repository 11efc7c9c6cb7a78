"""Figures in running text: students, schools, counselors and principals, computers, bandwidth."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from pipelines.form import Type
from pipelines.rules.read.candidates import Candidate
from pipelines.rules.read.language.hearing import hear
from pipelines.rules.read.prose.sentences import Sentence, clauses, is_of_others, is_past
from pipelines.rules.read.values import Value, parse
from pipelines.rules.read.values.numbers import limit_before

NUMBER = r"(?<![\w.,$/#-])(?P<number>\d{1,3}(?:,\d{3})+|\d+)(?![\d/:%-]|[.,]\d)"
STUDENT = (
    r"(?:students|pupils|children|learners|kids|scholars|young people|alumnos|estudiantes|alunos|eleves)"
)
STUDENTS = re.compile(
    rf"{NUMBER} (?:(?:k-?12|pre-?k-12|pk-12|total|enrolled|public|school|registered|happy|wonderful|plus|"
    rf"some|or so|current) ){{0,3}}{STUDENT}\b"
)
_STUDENTS_AFTER = re.compile(
    rf"\b(?:enroll?ment|student population|student body|student count|headcount|membership|matricula|"
    rf"number of {STUDENT}(?: enrolled)?)"
    rf"(?: (?:this (?:school )?(?:fall|year|spring)|today|currently|as of [a-z]+(?: \d{{1,2}})?))?"
    rf"(?:(?: \w+){{0,4}}? (?:is|was(?= [\d,]+\W*$)|of(?! (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|at|totals?|stands at|stood at|numbers?|de|es))?[:=]? (?:now )?(?:about |approximately |roughly |nearly )?{NUMBER}"
)
NOT_ALL = re.compile(
    r"\b(?:took|take|takes|taking|elective|course|class(?:es)?|sections?|reach|graduat\w*|free|reduced|"
    r"disab\w*|iep|percent|computer\w*|computador\w*|devices?|laptops?|machines?|share|"
    r"each|per|por|par|every|cada|club|camp|last year|since|bus|buses|enrolled in (?:a|the|our|computer|ap)|learn|"
    r"learned|signed up|passed|scored|"
    r"high school students|middle school students|elementary students|graders|seniors|freshmen|girls|boys|meals?)\b"
)
_DISTRICT_SAYS = re.compile(
    r"\b(?:serv\w+|enroll\w*|have|has|with|educat\w+|district|count\w*|total\w*|home to|population|size|"
    r"we are|teach|look after|atend\w+|tenemos|matricul\w+|of|body)\b"
)
LEVELS = (
    (
        "elementary_schools",
        r"(?:elementar(?:y|ies)|elems?\b\.?|primary|grade|grammar|k-5|k-6|lower|es\b(?!\.)|(?:escuelas |escolas )?primarias?)",
    ),
    (
        "middle_schools",
        r"(?:middle|intermediate|junior high|6-8|jr\.? high|ms\b(?!\.)|intermediarias?|intermedias?)",
    ),
    (
        "high_schools",
        r"(?:senior high|high|secondary|9-12|upper|hs\b|secundarias?|preparatorias?|bachilleratos?)",
    ),
)
_HEADS = (
    (
        "counselors",
        re.compile(
            rf"{NUMBER} (?:(?:school|guidance|of our|high school) ){{0,2}}(?:counsell?ors?|consejeros?)\b"
        ),
    ),
    (
        "principals",
        re.compile(
            rf"{NUMBER} (?:(?:school|building|of our|high school) ){{0,2}}(?:principals?|directores)\b"
        ),
    ),
)
_ATTEND = re.compile(
    r"\b(?:attend|attendance|send|sent|training|trained|session|sessions|workshops?|pd|participate|come|join|take part|own)\b"
)


def read_counts(sentences: list[Sentence]) -> Iterator[Candidate]:
    """Figures that a sentence says of the whole district."""
    for sentence in sentences:
        if sentence.in_plan:
            continue
        yield from _nobody(sentence)
        if not HAS_DIGIT.search(sentence.plain):
            continue
        sentence = of_now(sentence)
        yield from _students(sentence)
        yield from _students_now(sentence)
        yield from _enrolled(sentence)
        yield from _people(sentence)


#: "(it was 4,610 last year)": a figure of the past in brackets or between dashes.
_PAST_ASIDE = re.compile(
    r"\([^()]*\b(?:was|were|last (?:school )?(?:year|fall|spring)|previous|ago|used to)\b[^()]*\)|- it was [^-;.]*|\b(?:was|were) [^,;.()]{1,30}? and (?=(?:is|are) )"
)


#: "We had 3,010 students last June and have 2,980 now".
_HAD_AND_HAVE = re.compile(
    rf"\bhad \d[\d,]* (?P<what>{STUDENT}) (?:last|a) [a-z]+(?: ago)? and (?:we )?(?:now )?have (?P<now>\d[\d,]*)(?: now| today)?"
)


def of_now(sentence: Sentence) -> Sentence:
    """A sentence without what it says of the past in passing."""
    plain = _HAD_AND_HAVE.sub(r"have \g<now> \g<what>", _PAST_ASIDE.sub(" ", sentence.plain))
    return sentence if plain == sentence.plain else replace(sentence, plain=" ".join(plain.split()))


HAS_DIGIT = re.compile(r"\d")


def candidate(
    key: str, value: Value | object, score: float, sentence: Sentence, *, rank: int = 2, seen: str = ""
) -> Candidate:
    """A reading out of running text. seen: the words, where no value could be made of them."""
    note = ""
    if isinstance(value, Value):
        score, note, value = min(score, max(value.confidence, 0.01)), value.note, value.value
    return Candidate(
        key,
        value,
        score,
        "structure",
        sentence.text[:300],
        sentence.line.place,
        sentence.line.order,
        rank,
        seen,
        note,
    )


def clause_around(plain: str, start: int) -> str:
    """The clause of a sentence in which a place lies."""
    at = 0
    for clause in clauses(plain):
        begin = plain.find(clause, at)
        at = begin + len(clause)
        if begin <= start < at:
            return clause
    return plain


def _students(sentence: Sentence) -> Iterator[Candidate]:
    plain = sentence.plain
    for pattern in (STUDENTS, _STUDENTS_AFTER, _EXACT_COUNT):
        for match in pattern.finditer(plain):
            clause = clause_around(plain, match.start())
            if pattern is not _EXACT_COUNT and _EXACT_COUNT.search(plain):
                continue
            if (
                NOT_ALL.search(_WHOM.sub(" ", clause).replace("of each", ""))
                or is_past(clause)
                or is_of_others(clause)
            ):
                continue
            if _OF_NEIGHBOUR.search(plain[: match.start()]):
                continue
            score = 0.9 if _DISTRICT_SAYS.search(clause) or len(plain.split()) <= 8 else 0.75
            number = limit_before(plain, match.start("number")) + match["number"]
            yield candidate("students", parse(Type.WHOLE_NUMBER, number, key="students"), score, sentence)


#: "7,400 students, of whom half get free lunch": of a part of those that were counted.
_WHOM = re.compile(r", where\b[^;]*|, (?:(?:some|most|many|about \w+|\d+) )?of (?:whom|which)\b[^;]*")
#: "The neighboring Cedar Schools (4,000 students, …)": what stands in brackets behind another district is its own.
_OF_NEIGHBOUR = re.compile(r"\b(?:neighbou?r\w*|nearby|next[- ]door|adjacent)\b[^.;()]*\([^()]*$")
#: "About 5,000 students (exact count: 5,037)".
_EXACT_COUNT = re.compile(rf"\bexact(?:ly)? (?:(?:count|number|figure):? )?(?:is |of )?{NUMBER}")
_NOW = re.compile(
    rf"^\W*(?:and |but )*(?:this (?:school )?year|now|today|currently)?,? ?"
    rf"(?:(?:the|our) (?:count|number|figure|total)|it|we|there)? ?(?:now )?"
    rf"(?:is|are|have|stands? at|enroll|number|count)(?: now)? {NUMBER}(?: now| today| this year)?\W*$"
)


_ENROLLED = re.compile(rf"^\W*(?:[\w ]{{0,40}}[:?] )?{NUMBER} (?:in|at|across|on) ")


def _enrolled(sentence: Sentence) -> Iterator[Candidate]:
    """ "Enrollment, schools? 4,010 in two high schools": the figure that opens the answer is what was asked first."""
    match = _ENROLLED.match(sentence.plain)
    if match and sentence.label and "enrollment" in hear(sentence.label).concepts:
        yield candidate("students", parse(Type.WHOLE_NUMBER, match["number"], key="students"), 0.88, sentence)


def _students_now(sentence: Sentence) -> Iterator[Candidate]:
    """ "Last year we had 2,410 students; now the count stands at 2,365": what is counted is said once."""
    before_now = False
    for clause in clauses(sentence.plain):
        match = _NOW.search(clause)
        if match and before_now and not is_past(clause):
            yield candidate(
                "students", parse(Type.WHOLE_NUMBER, match["number"], key="students"), 0.88, sentence
            )
        counted = STUDENTS.search(clause)
        before_now = counted is not None and not NOT_ALL.search(clause.replace("last year", ""))


def _people(sentence: Sentence) -> Iterator[Candidate]:
    for key, pattern in _HEADS:
        match = pattern.search(sentence.plain)
        if match and re.search(r"\bof (?:our|the|all|its)? ?$", sentence.plain[: match.start()]):
            match = re.compile(rf"\W*{NUMBER} (?:will|would|can|shall|attend|come)\b").match(
                sentence.plain, match.end()
            )  # "of our 12 counselors 2 will attend"
        if (
            match
            and _ATTEND.search(sentence.plain)
            and not is_past(clause_around(sentence.plain, match.start()))
        ):
            yield candidate(key, parse(Type.WHOLE_NUMBER, match["number"], key=key), 0.9, sentence)


_NOBODY = re.compile(
    r"\b(?:no|none of (?:our|the)|neither(?: the| our)?) (?:(?:school|guidance) )?"
    r"(?P<who>(?:counsell?ors?|principals?)(?:,? (?:or|and|nor)(?: no)? (?:counsell?ors?|principals?))?)\b(?! of\b)"
)
_WILL = re.compile(r"\b(?:will|can|shall|going to|plans? to|attends?|takes? part|are coming)\b")
_SO_FAR = re.compile(r"\b(?:been|yet|so far|until|were|was|ever|before|if|may|might|have|has|had)\b")


def _nobody(sentence: Sentence) -> Iterator[Candidate]:
    """ "No principals will attend": said outright, so none is a figure too."""
    for match in _NOBODY.finditer(sentence.plain):
        clause = clause_around(sentence.plain, match.start())
        if not (_WILL.search(clause) and _ATTEND.search(sentence.plain)) or _SO_FAR.search(clause):
            continue
        for key, stem in (("counselors", "counsel"), ("principals", "principal")):
            if stem in match["who"]:
                yield candidate(key, 0, 0.9, sentence)
