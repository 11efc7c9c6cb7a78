"""What sentences add to a request: when it begins, how it qualifies, how many teachers, and what they take back."""

from __future__ import annotations

import re

from pipelines.rules.read.language.words import fold
from pipelines.rules.read.prose.counts import clause_around
from pipelines.rules.read.prose.programs_named import TEACHERS, Mentioned, mentioned
from pipelines.rules.read.prose.sentences import Sentence, clauses, is_only_weighed, is_past
from pipelines.rules.read.prose.teacher_counts import YEAR, is_added
from pipelines.rules.read.questions.labels import SURE, score_of
from pipelines.rules.read.records_found import FoundRow
from pipelines.rules.read.values import Value, pathway, school_year, understood, whole_number
from pipelines.rules.read.values.dates import without_taken_back
from pipelines.rules.read.values.numbers import has_letters_for_digits

#: From here on a row is a request, for a person to confirm.
CONFIRM = 0.7
#: Another year by the one before it: "CSP the year after".
LATER = re.compile(
    r"\b(?:a|1|the) year (?:later|after(?:wards?)?)\b|\b(?:in )?the (?:following|next) (?:school )?year\b"
)
#: A clause that says what is not asked for.
DECLINES = re.compile(
    r"\b(?:no other|not (?:ask\w*|apply\w*|request\w*|interested|want\w*|for now|this year|yet)|"
    r"do(?:es)? not (?:want|ask|request|need|apply)|don't (?:want|ask|need)|decided against|except|"
    r"instead of|other than|already (?:offer|teach|have)|have offered|dropped|perhaps later|maybe later|"
    r"later on)\b"
)
_ALL = re.compile(r"\b(?:both|all|each|(?<!-)[2-5] (?:programs|courses)|for all|every|these|either)\b")
_PATHWAY = re.compile(
    r"\b(?:region(?:al)?|travel\w*|fl(?:y|ying)|cohorts?|cohorte|coorte|consortium|consorcio|affiliate|pathway|route|qualify|join(?:s|ing|ed)?|"
    r"(?:our|its|their) own (?:cohort|group|teachers)|of our own|group)\b"
)


def common_pathway(sentences: list[Sentence], rows: list[FoundRow]) -> None:
    """The only way that the whole text speaks of goes with the only request, or with those of "both" and "all"."""
    closed = {
        str(row.values.get("program")) for row in rows if "pathway" in row.values or "pathway" in row.unclear
    }
    open_rows = [row for row in rows if str(row.values.get("program")) not in closed]
    is_only = len({str(row.values.get("program")) for row in rows}) == 1
    found: dict[str, Sentence] = {}
    for sentence in sentences:
        if sentence.in_plan or mentioned(sentence.plain) or _is_answer_to_known(sentence):
            continue
        for clause in clauses(sentence.plain):
            if (
                not _PATHWAY.search(clause)
                or is_only_weighed(clause)
                or is_past(clause)
                or not (_WE.search(clause) or sentence.label)
            ):
                continue
            if not (is_only or _ALL.search(clause) or _HOW.match(fold(sentence.label))):
                continue
            said = pathway(clause)
            if said.is_sure and said.value is not None:
                found.setdefault(str(said.value), sentence)
    if len(found) == 1:
        value, sentence = found.popitem()
        for row in open_rows:
            row.put("pathway", understood(value, sentence.text), sentence.text, sentence.line.place)


def _is_answer_to_known(sentence: Sentence) -> bool:
    """Does a sentence stand beside a label that we know, and so answer that alone?"""
    is_known = bool(sentence.label) and score_of(sentence.label) >= SURE
    return is_known and not _HOW.match(fold(sentence.label))


#: "How do you get your teachers trained?": asked of all programs.
_HOW = re.compile(r"^\W*(?:q(?:uestion)?\W+)?(?:\d+\W+)?(?:and )?how (?:do|will|would|are|is|can)\b")


_WE = re.compile(r"\b(?:we|our|they|these teachers|i)\b")


def same_year(sentence: Sentence, rows: list[FoundRow], last: list[FoundRow]) -> None:
    """ "… in the same year": the one named before."""
    if (
        last
        and "first_year" in last[-1].values
        and re.search(r"\bsame (?:school )?year\b|\balso\b.*\bthat year\b", sentence.plain)
    ):
        for row in rows:
            if "first_year" not in row.values:
                row.values["first_year"] = last[-1].values["first_year"]
                row.sources["first_year"] = (sentence.text[:300], sentence.line.place)


_CORRECTS = re.compile(
    r"\b(?:(?:that|this|it) (?:is|was) (?:wrong|a mistake)|i (?:mean|meant)|make that|scratch that|correction|sorry)\b"
)


def corrected(sentence: Sentence, rows: list[FoundRow]) -> None:
    """ "Eleven teachers would do it. No, that is wrong: ten.": the number before is for a person to confirm."""
    if not _CORRECTS.search(sentence.plain):
        return
    for row in rows:
        if "teachers" in row.values and abs(row.order - sentence.line.order) <= 1:
            row.doubts["teachers"] = "corrected in the next sentence"
            words, place = row.sources["teachers"]
            row.sources["teachers"] = (f"{words} {sentence.text}"[:300], place)


def put_details(sentence: Sentence, row: FoundRow, stretch: tuple[int, int] = (0, 0)) -> None:
    """What a sentence says of one request. stretch: from its name to the next program's."""
    plain, place = sentence.plain, sentence.line.place
    own = plain[stretch[0] : stretch[1]]
    years = years_of(own) or (years_of(plain) if not LATER.search(own) else set())
    if (
        len(years) == 1
        and not has_letters_for_digits(own or plain)  # "2O16-17": no other year is meant
        and "first_year" not in row.values
        and not is_past(clause_around(plain, plain.find(next(iter(years)))))
    ):
        row.put("first_year", school_year(years.pop()), sentence.text, place)
    meant = [clause for clause in clauses(plain) if not is_only_weighed(clause)]
    if "pathway" not in row.values and any(_PATHWAY.search(clause) for clause in meant):
        value = pathway("; ".join(meant)) if is_only_weighed(plain) else _pathway_of(sentence, own)
        is_possible = value.value != "k5_affiliate" or row.values.get("program") == "k5"
        if value.value is not None and is_possible:
            row.put("pathway", value, sentence.text, place)


def years_of(plain: str) -> set[str]:
    """The words of the school years that a stretch names and does not take back."""
    return {match.group() for match in YEAR.finditer(_OF_MONEY.sub(" ", without_taken_back(plain)))}


#: "Our 2015-16 budget", "budgeted for 2016-17": years of money.
_OF_MONEY = re.compile(
    r"\b20\d\d ?[-/] ?(?:20)?\d\d (?:\w+ )?(?:budget|levy|bond|audit|report|plan|survey|census|enrollment)\b|"
    r"\b(?:budget\w*|levy|bond|fiscal year) (?:for|of|in) (?:the )?(?:\w+ )?20\d\d(?: ?[-/] ?(?:20)?\d\d)?"
)


def more_of_asked(sentence: Sentence, named: list[Mentioned], rows: list[FoundRow]) -> list[FoundRow]:
    """ "For ECS we would join the Chattanooga region", said of programs that were asked for before: their rows."""
    found: list[FoundRow] = []
    if DECLINES.search(sentence.plain) or is_past(sentence.plain):
        return found
    for number, name in enumerate(named):
        until = named[number + 1].start if number + 1 < len(named) else len(sentence.plain)
        asked = [row for row in rows if row.values.get("program") == name.code]
        if asked:
            found.append(min(asked, key=lambda row: (row.rank, row.order)))
            put_details(sentence, found[-1], (name.start, until) if len(named) > 1 else (0, 0))
    return found


_UNABLE = re.compile(r"\b(?:since|because|as) [^,;.]*\b(?:cannot|can't|not|unable|short of)\b[^,;.]*,")


def _pathway_of(sentence: Sentence, own: str) -> Value:
    """The pathway of one request: of its own stretch where a sentence names several programs; a reason why another
    way is closed ("since we cannot reach 30 teachers, …") is none."""
    if own and len({m.code for m in mentioned(sentence.plain)}) > 1 and not _ALL.search(sentence.plain):
        said = pathway(own)
        if said.value is not None or _PATHWAY_OF_ONE.search(sentence.plain):
            return said
    return pathway(_UNABLE.sub(" ", sentence.plain) if _UNABLE.search(sentence.plain) else sentence.text)


#: A way that cannot be meant for every program of a sentence.
_PATHWAY_OF_ONE = re.compile(r"\b(?:own cohort|cohort of (?:our|its) own)\b.*\band\b")
#: "Next fall (2016)."
_YEAR_ALONE = re.compile(
    r"\W*(?:(?:in|from|for|next|this|coming|the) )*(?:\w+ ){0,2}\(?(?:20)\d\d(?:-(?:20)?\d\d)?\W*"
)
#: Lines after a request in which more is said of it; farther down where it is the only one.
_NEAR, _FAR = 3, 15


def add_details(sentence: Sentence, rows: list[FoundRow]) -> None:
    """A sentence after a request that says when it begins or how it qualifies."""
    apart = abs(sentence.line.order - rows[-1].order)
    is_lone = len({str(row.values.get("program")) for row in rows}) == 1 and _WE.search(sentence.plain)
    if apart > (_FAR if is_lone else _NEAR) or len(mentioned(sentence.plain)) > 0 or is_past(sentence.plain):
        return
    if _YEAR_ALONE.fullmatch(sentence.plain) or re.search(
        r"\b(?:school year|begin\w*|start\w*|first|teach\w*|taught|both|it|join|travel|cohort|region|consortium)\b",
        sentence.plain,
    ):
        for row in rows:
            put_details(sentence, row)
    match = TEACHERS.search(sentence.plain)
    if match and is_added(sentence.plain, match):
        return
    if match and len(rows) == 1 and "teachers" not in rows[0].values and apart <= 1:
        rows[0].put(
            "teachers", whole_number(match["number"], at_most=100_000), sentence.text, sentence.line.place
        )
        rows[0].score = max(rows[0].score, 0.85)


def complete(rows: list[FoundRow]) -> None:
    """ "ECS begins in 2016-17", said again of a program that was asked for before: its year goes with the request."""
    for weak in rows:
        if weak.score >= CONFIRM or weak.rank != _PROSE:
            continue
        strong = [
            row
            for row in rows
            if row.score >= CONFIRM and row.values.get("program") == weak.values.get("program")
        ]
        if strong:
            first = min(strong, key=lambda row: (row.rank, row.order))
            known = {column for row in strong for column in row.values}
            for column in weak.values.keys() - known:
                first.values[column] = weak.values[column]
                first.sources[column] = weak.sources[column]


#: The rank of rows that running text has.
_PROSE = 2
