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
_STUDENTS = re.compile(
    rf"{NUMBER} (?:(?:k-?12|pre-?k-12|pk-12|total|enrolled|public|school|registered|happy|wonderful|plus|"
    rf"some|or so|current) ){{0,3}}{STUDENT}\b"
)
_STUDENTS_AFTER = re.compile(
    rf"\b(?:enrollment|student population|student body|student count|headcount|membership|matricula|"
    rf"number of {STUDENT}(?: enrolled)?)(?: \w+){{0,4}}? "
    rf"(?:is|of|at|totals?|stands at|stood at|numbers?|de|es) (?:now )?(?:about |approximately |roughly |nearly )?{NUMBER}"
)
_NOT_ALL = re.compile(
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
        r"(?:elementar(?:y|ies)|elems?\b\.?|primary|grade|grammar|k-5|k-6|lower|(?:escuelas |escolas )?primarias?)",
    ),
    ("middle_schools", r"(?:middle|intermediate|junior high|6-8|jr\.? high|intermediarias?|intermedias?)"),
    ("high_schools", r"(?:senior high|high|secondary|9-12|upper|secundarias?|preparatorias?|bachilleratos?)"),
)
_PLACE = r"(?:schools?|buildings?|campus(?:es)?|escuelas?|escolas?)"
_COUNTED = rf"(?:{STUDENT}|{'|'.join(level for _, level in LEVELS)})(?: {_PLACE})?"
#: "Elementary 6 Middle 2": a row of labels and figures that begins with a label; the figure stands behind its label.
_LABELS_FIRST = re.compile(
    rf"(?<!\d )(?<!\d, )\b{_COUNTED}:?,? [\d,]+,? {_COUNTED}:? [\d,]+(?:,? {_COUNTED}(?:\W|$)|$)"
)
_LONG_NUMBER = re.compile(r"[(+]?\d{3}\)?[ .-]\d{3}[ .-]\d{4}|\b\d{5}(?:-\d{4})?\b")
_NOT_COUNTED = re.compile(
    r"\b(?:pilot\w*|begin\w*|start\w*|offer\w*|first|teachers? (?:from|at|in)|at (?:one|two|1|2)|only|"
    r"of (?:our|the|its)|largest|smallest|new|both|open(?:s|ing)?)\b"
)
_OWNS = re.compile(
    r"\b(?:have|has|run|runs|operate\w*|consist\w*|compris\w*|maintain\w*|with|made up|include\w*|in|"
    r"across|there are|schools?:|spread|tenemos|temos|hay|of)\b"
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
        yield from _schools(sentence)
        yield from _people(sentence)


#: "(it was 4,610 last year)": a figure of the past in brackets or between dashes.
_PAST_ASIDE = re.compile(r"\([^()]*\b(?:was|were|last year|previous|ago|used to)\b[^()]*\)|- it was [^-;.]*")


def of_now(sentence: Sentence) -> Sentence:
    """A sentence without what it says of the past in passing."""
    plain = _PAST_ASIDE.sub(" ", sentence.plain)
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
    for pattern in (_STUDENTS, _STUDENTS_AFTER, _EXACT_COUNT):
        for match in pattern.finditer(plain):
            clause = clause_around(plain, match.start())
            if pattern is not _EXACT_COUNT and _EXACT_COUNT.search(plain):
                continue
            if _NOT_ALL.search(_WHOM.sub(" ", clause)) or is_past(clause) or is_of_others(clause):
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


def _students_now(sentence: Sentence) -> Iterator[Candidate]:
    """ "Last year we had 2,410 students; now the count stands at 2,365": what is counted is said once."""
    before_now = False
    for clause in clauses(sentence.plain):
        match = _NOW.search(clause)
        if match and before_now and not is_past(clause):
            yield candidate(
                "students", parse(Type.WHOLE_NUMBER, match["number"], key="students"), 0.88, sentence
            )
        counted = _STUDENTS.search(clause)
        before_now = counted is not None and not _NOT_ALL.search(clause.replace("last year", ""))


def _schools(sentence: Sentence) -> Iterator[Candidate]:
    plain = sentence.plain
    found: list[tuple[str, str, int]] = []
    whole = False
    labels_first = _LABELS_FIRST.search(_LONG_NUMBER.sub("#", plain)) is not None
    for key, level in LEVELS:
        before = re.search(
            rf"{NUMBER} (?:(?:public|of our|small|large|comprehensive) )?{level}(?: {_PLACE}\b(?! (?:\w+ ){{0,2}}(?:teachers?|"
            rf"staff|students?|counsel\w*|principals?)\b)|\b(?! (?:{_PLACE}|teachers?|students?)\b))",
            plain,
        )
        after = re.search(rf"\b{level} {_PLACE} ?(?:\(|: ?|- ){NUMBER}", plain)
        if labels_first:
            before = re.search(rf"\b{level}(?: {_PLACE})? {NUMBER}", plain)
        match = before or after
        if match:
            found.append((key, match["number"], match.start()))
            whole = (
                whole
                or re.search(rf"\ball (?:of )?(?:our |the )?{re.escape(match.group())}s?\b", plain)
                is not None
            )
    found.extend(_none_of(plain, {key for key, _, _ in found}))
    if not found:
        return
    belongs = _OWNS.search(plain) or _counts_all_students(plain)
    if len(found) >= 2 or (belongs and not _NOT_COUNTED.search(plain)):
        found.extend(_one_of(plain, {key for key, _, _ in found}))
    of_schools = bool(sentence.label) and "school" in hear(sentence.label).concepts
    for key, number, start in found:
        clause = clause_around(plain, start)
        if is_past(clause):
            continue
        listed = len(found) >= 2 or of_schools or whole or number == "0"
        belongs = _OWNS.search(clause) or _counts_all_students(plain)
        if not listed and (_NOT_COUNTED.search(clause) or not belongs):
            continue
        yield candidate(key, parse(Type.WHOLE_NUMBER, number, key=key), 0.9 if listed else 0.8, sentence)


def _counts_all_students(plain: str) -> bool:
    """ "640 kids, one K-8 building and one high school": beside the number of all students, schools are the district's."""
    return _STUDENTS.search(plain) is not None and not _NOT_ALL.search(plain)


def _one_of(plain: str, known: set[str]) -> Iterator[tuple[str, str, int]]:
    """ "… two elementary schools, a middle school and a high school": an article counts one."""
    for key, level in LEVELS:
        match = re.search(
            rf"\b(?:an?|our) (?:(?:regional|single|small|large|new|comprehensive|public|joint) )?{level}(?: school)?\b(?! (?:school )?(?:teacher|student|math|science|counsel|"
            rf"principal|level|grade))",
            plain,
        )
        if key not in known and match and not _NEGATED.search(plain[: match.start()]):
            yield key, "1", match.start()


#: "We have no middle school", "without an elementary school".
_NEGATED = re.compile(r"\b(?:not|no|nor|neither|without|lacks?|n't|cannot)\b[^.;,]{0,30}$")
_HAVE_NONE = re.compile(
    r"\b(?:(?:we|district|it|schools?) (?:have|has|runs?|operates?)|there (?:is|are)|with) no $|"
    r"\b(?:we|district|it) (?:do|does) not (?:have|run|operate) (?:an?|any) $"
)


def _none_of(plain: str, known: set[str]) -> Iterator[tuple[str, str, int]]:
    """ "We have no elementary schools": said outright, so none is a figure too."""
    for key, level in LEVELS:
        match = re.search(
            rf"\b{level} schools?\b(?! (?:teacher|student|principal|counsel|level|course))", plain
        )
        if key not in known and match and _HAVE_NONE.search(plain[: match.start()]):
            yield key, "0", match.start()


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
