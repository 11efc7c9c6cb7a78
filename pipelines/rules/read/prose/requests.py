"""Programs that a district asks for, in running text, each with its teachers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.rules.read.language.district_names import find_districts
from pipelines.rules.read.language.hearing import hear
from pipelines.rules.read.prose.counts import clause_around
from pipelines.rules.read.prose.counts_apart import read_counts_apart
from pipelines.rules.read.prose.courses import read_courses
from pipelines.rules.read.prose.identifying import read_identifying
from pipelines.rules.read.prose.in_turn import years_in_turn
from pipelines.rules.read.prose.listings import split_parts
from pipelines.rules.read.prose.members import read_members, state_in_common
from pipelines.rules.read.prose.named_above import below_heading, beside_members, count_now
from pipelines.rules.read.prose.programs_named import TEACHERS, Mentioned, mentioned
from pipelines.rules.read.prose.request_details import (
    CONFIRM,
    DECLINES,
    add_details,
    common_pathway,
    complete,
    corrected,
    more_of_asked,
    put_details,
    same_year,
)
from pipelines.rules.read.prose.sentences import Sentence, is_past
from pipelines.rules.read.prose.teacher_counts import BARE, COMMITS, teachers_of, without_years
from pipelines.rules.read.prose.years_in_common import year_in_common
from pipelines.rules.read.questions.asked import topics
from pipelines.rules.read.records_found import FoundRow, FoundTables
from pipelines.rules.read.values import Value, understood, whole_number

_ASKS = re.compile(
    r"\b(?:commit\w*|pledg\w*|ask(?:s|ing)? for|request\w*|appl(?:y|ies|ying)|would like|want\w*|wish\w*|"
    r"seek\w*|sign(?:ing)? up|sign up|put forward|bring\w*|offer\w*|interested in|choose|chosen|"
    r"begins?|would (?:teach|take|do)|love|are after|in mind|concerns?|stand ready|willing|is (?:the|our) course|take part|tak(?:e|es|ing) on|will (?:do|run|join)|lead\w*|"
    r"train\w*|send\w*|teachers?|"
    r"begin(?:ning)? (?:to )?teach\w*|solicit\w+|pedimos|demandons|comprometemos|promis\w+|participat\w+|start\w*|ready)\b"
)
#: "… and perhaps CS in Algebra later": not asked for now.
_PERHAPS = re.compile(r"\b(?:perhaps|maybe|possibly|might)\b[^,;]{0,25}$")


def read_programs(sentences: list[Sentence], tables: FoundTables) -> None:
    """Program requests, members and courses that sentences and bullets speak of."""
    last: list[FoundRow] = []
    before: list[FoundRow] = []  # the requests before those
    codes: tuple[str, ...] = ()  # of the last sentence that named programs
    line = -1
    for sentence in sentences:
        is_new = sentence.line.order != line
        line = sentence.line.order
        named = mentioned(sentence.plain)
        if read_courses(sentence, named, tables, codes):
            continue
        others = list(find_districts(sentence.text))
        spoken_of = tuple(one.code for one in named) or codes
        if others and read_members(sentence, others, spoken_of, tables):
            tables.programs.extend(beside_members(sentence, others[0], spoken_of))
            continue
        codes = spoken_of
        if named and not _is_aside(sentence):
            rows = list(_rows(sentence, named))
            same_year(sentence, rows, last)
            years_in_turn(sentence, rows, last)
            tables.programs.extend(rows)
            if not rows and not sentence.in_plan:
                years_in_turn(sentence, more_of_asked(sentence, named, tables.programs), last)
            last = rows if is_new and rows and not sentence.line.is_item else [*last, *rows]
        elif rows := _asked_again(sentence, codes, last) or list(below_heading(sentence)):
            tables.programs.extend(rows)
            before, last = last or before, rows
        elif last and not sentence.in_plan:
            corrected(sentence, last)
            add_details(sentence, last)
            years_in_turn(sentence, last[:1], before)
    if not tables.programs:
        tables.programs.extend(_only_named(sentences))
    read_counts_apart(sentences, tables)
    complete(tables.programs)
    _named_only(tables.programs)
    year_in_common(sentences, tables.programs)
    common_pathway(sentences, tables.programs)
    read_identifying(sentences, tables)
    _program_of_members(tables)
    state_in_common(sentences, tables)


def _program_of_members(tables: FoundTables) -> None:
    """Members whose program nobody names come along for the only one that is asked for."""
    codes = {str(row.values["program"]) for row in tables.programs if row.score >= CONFIRM}
    if len(codes) != 1:
        return
    asked = next(row for row in tables.programs if row.values.get("program") in codes)
    for row in tables.members:
        if "teachers" in row.values and "program" not in row.values and "program" not in row.unclear:
            row.values["program"] = codes.copy().pop()
            row.sources["program"] = asked.sources["program"]


def _named_only(rows: list[FoundRow]) -> None:
    """Where no sentence asks for a program outright, those that a sentence about us names are asked about."""
    if rows and max(row.score for row in rows) < CONFIRM:
        for row in rows:
            row.score = CONFIRM
            row.doubts.setdefault("program", "named, and not asked for outright")


_ABOUT_US = re.compile(
    r"\b(?:all|they|each|we|our|us|i|my|appl\w*|application|request\w*|partner\w*|district)\b"
)


def _only_named(sentences: list[Sentence]) -> Iterator[FoundRow]:
    """Where no sentence asks in words that we know: the programs that sentences about us name, to be confirmed."""
    for sentence in sentences:
        plain = sentence.plain
        named = {one.code: one for one in mentioned(plain)}
        is_ours = _ABOUT_US.search(plain) and not is_past(plain) and not DECLINES.search(plain)
        if not is_ours or _is_aside(sentence) and not sentence.line.is_title:
            continue
        if sentence.in_plan and not (_ASKS_OUTRIGHT.search(plain) and TEACHERS.search(plain)):
            continue
        is_plan_of_one = sentence.in_plan and len(named) == 1
        for one in named.values():
            count = teachers_of(plain, 0, one, len(plain), of_teachers=False) if is_plan_of_one else None
            yield _row(sentence, one, count, len(plain), is_sure=False)


def _asked_again(sentence: Sentence, codes: tuple[str, ...], last: list[FoundRow]) -> list[FoundRow]:
    """ "Last year we sent 4 teachers to ECS. This year we ask for 9 more": the program that was spoken of."""
    asked = _ASKS_OUTRIGHT.search(sentence.plain)
    if last or sentence.in_plan or len(set(codes)) != 1 or not asked:
        return []
    number = BARE.search(without_years(sentence.plain), asked.end())
    if not number or number.start() - asked.end() > 6:
        return []
    row = FoundRow(place=sentence.line.place, order=sentence.line.order, rank=2, score=0.85)
    row.put("program", understood(codes[0], sentence.text), sentence.text, sentence.line.place)
    row.put("teachers", whole_number(number["number"], at_most=100_000), sentence.text, sentence.line.place)
    put_details(sentence, row)
    return [row]


#: A line about one teacher has no more words.
_LONGEST_ENTRY = 25


def _is_aside(sentence: Sentence) -> bool:
    """A title without a number of teachers, or a line of a list of people."""
    if sentence.line.is_title:
        return not TEACHERS.search(sentence.plain)
    is_entry = len(split_parts(sentence.text)) >= 4 and "@" in sentence.text
    return is_entry and len(sentence.text.split()) <= _LONGEST_ENTRY


def _rows(sentence: Sentence, named: list[Mentioned]) -> Iterator[FoundRow]:
    """A row for each program that a sentence asks for."""
    plain = sentence.plain
    about = topics(sentence.line.section)
    is_list = sentence.line.is_item or (
        about & {"program", "request", "committed"} and len(plain.split()) <= 20
    )
    seen: set[str] = set()
    before: Value | None = None
    of_teachers = "teacher" in hear(sentence.label).concepts if sentence.label else False
    for number, name in enumerate(named):
        if name.code in seen:
            continue
        begin = named[number - 1].end if number else 0
        until = named[number + 1].start if number + 1 < len(named) else len(plain)
        clause = clause_around(plain, name.start)
        if _PERHAPS.search(plain[begin : name.start]):
            continue
        now = count_now(plain) if len(named) == 1 and is_past(clause) else None
        if is_past(clause) and not (now or COMMITS.search(clause)) or DECLINES.search(clause):
            continue
        commits = bool(COMMITS.search(plain))
        count = now or teachers_of(plain, begin, name, until, of_teachers=of_teachers)
        if count is None and _SAME_NUMBER.search(plain[begin : name.start]):
            count = before
        before = count
        if sentence.in_plan and not (commits and count):
            continue
        if not (is_list or of_teachers or _ASKS.search(clause) or count or _is_answer(sentence)):
            continue
        seen.add(name.code)
        yield _row(sentence, name, count, until, commits or bool(is_list))


#: "Twelve teachers for ECS and the same number for CSP", "… who teach ECS will also teach CSP".
_SAME_NUMBER = re.compile(
    r"\b(?:the same (?:number|count|teachers)|as many|(?:will|would) also (?:teach|take|train))\b"
)


def _is_answer(sentence: Sentence) -> bool:
    """Does the name of a program stand alone, in the answer to some question?"""
    return bool(sentence.label) and not sentence.in_plan and _is_name_alone(sentence.plain)


def _row(sentence: Sentence, name: Mentioned, count: Value | None, until: int, is_sure: bool) -> FoundRow:
    row = FoundRow(
        place=sentence.line.place,
        order=sentence.line.order,
        rank=2,
        score=_strength(sentence, is_sure=is_sure, has_count=count is not None),
    )
    words = sentence.text
    row.put("program", understood(name.code, words), words, sentence.line.place)
    if count is not None:
        row.put("teachers", count, words, sentence.line.place)
    put_details(sentence, row, (name.end, until))
    return row


#: The district says outright that it asks for this.
_ASKS_OUTRIGHT = re.compile(
    r"\b(?:ask(?:s|ing)? for|request\w*|appl(?:y|ies|ying)\b[^.;]{0,40}? for|(?:would|'d) (?:like|love) (?:to "
    r")?|wish(?:es)? to|wants?\b(?! you| to know)|love\b|seek\w*|hope to|solicit\w+|interested in|our (?:own )?request)\b"
)


def _strength(sentence: Sentence, *, is_sure: bool, has_count: bool) -> float:
    """How sure a sentence that names a program makes it that the program is asked for."""
    if is_sure and has_count:
        return 0.9
    if _ASKS_OUTRIGHT.search(sentence.plain):
        return 0.88
    return 0.75 if has_count or is_sure or _is_name_alone(sentence.plain) else 0.6


def _is_name_alone(plain: str) -> bool:
    """Is a sentence nothing but the name of a program, as an answer may be?"""
    found = mentioned(plain)
    rest = re.sub(r"^\W*(?:programs?|courses?|requests?)\b:?", "", plain) if found else plain
    return len(found) == 1 and len(rest.strip()) - (found[0].end - found[0].start) <= 8
