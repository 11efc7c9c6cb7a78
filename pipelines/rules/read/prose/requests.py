"""What is asked for, in running text: how a district applies, its lead, programs with teachers, members, courses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipelines.form import HIGH_SCHOOL_PROGRAMS
from pipelines.rules.read.language.hearing import hear
from pipelines.rules.read.language.shapes import find_districts
from pipelines.rules.read.prose.counts import NUMBER
from pipelines.rules.read.prose.listings import split_parts
from pipelines.rules.read.prose.members import Around, read_members
from pipelines.rules.read.prose.programs_named import TEACHERS, Mentioned, mentioned
from pipelines.rules.read.prose.sentences import Sentence, clauses, is_only_weighed, is_past
from pipelines.rules.read.questions.asked import topics
from pipelines.rules.read.records_found import FoundRow, FoundTables
from pipelines.rules.read.values import Value, pathway, school_year, text, understood, whole_number

_ASKS = re.compile(
    r"\b(?:commit\w*|pledg\w*|ask(?:s|ing)? for|request\w*|apply(?:ing)? for|would like|want\w*|wish\w*|"
    r"seek\w*|sign(?:ing)? up|sign up|put forward|bring\w*|offer\w*|interested in|choose|chosen|"
    r"begins?|would (?:teach|take|do)|love|are after|in mind|concerns?|stand ready|willing|is (?:the|our) course|take part|tak(?:e|es|ing) on|will (?:do|run|join)|lead\w*|"
    r"train\w*|send\w*|teachers?|"
    r"begin(?:ning)? (?:to )?teach\w*|solicit\w+|pedimos|demandons|comprometemos|promis\w+|participat\w+|start\w*|ready)\b"
)
_COMMITS = re.compile(
    r"\b(?:commit\w*|pledg\w*|promis\w*|comprometemos|sign(?:ed)? up|will (?:train|send|bring|take|"
    r"teach|participate|attend|do)|have (?:said yes|agreed)|agreed to|lined up|ready to)\b"
)
_DECLINES = re.compile(
    r"\b(?:no other|not (?:ask\w*|apply\w*|request\w*|interested|want\w*|for now|this year|yet)|"
    r"do(?:es)? not (?:want|ask|request|need|apply)|don't (?:want|ask|need)|decided against|except|"
    r"instead of|other than|already (?:offer|teach|have)|have offered|dropped|perhaps later|maybe later|"
    r"later on)\b"
)
#: "… and perhaps CS in Algebra later": not asked for now.
_PERHAPS = re.compile(r"\b(?:perhaps|maybe|possibly|might)\b[^,;]{0,25}$")
_BARE = re.compile(
    rf"{NUMBER}(?! ?(?:miles?|years?|days?|hours?|schools?|students?|sections?|percent|%|mbps|dollars|"
    rf"counsel\w*|principals?|minutes|weeks?|months?|p\.?m|a\.?m|grades?|th\b|buildings?|campus\w*|"
    rf"districts?|programs?|courses?|high schools?\b(?! (?:\w+ )?teachers)|of \d))"
)
_YEAR = re.compile(
    r"\b(?:20\d\d ?[-/] ?(?:20)?\d\d|(?:fall|autumn|spring|summer|august|september|school year|sy|"
    r"otono) (?:of )?\(?'?(?:20)?\d\d|(?:in|from|starting|beginning) 20\d\d)"
)
_ALL = re.compile(r"\b(?:both|all|each|for all|every|these|either)\b")
_PATHWAY = re.compile(
    r"\b(?:region|travel|cohorte?|coorte|consortium|consorcio|affiliate|pathway|route|qualify|join)\b"
)


def read_programs(sentences: list[Sentence], tables: FoundTables) -> None:
    """Program requests, members and courses that sentences and bullets speak of."""
    last: list[FoundRow] = []
    around = Around()
    line = -1
    for sentence in sentences:
        is_new = sentence.line.order != line
        line = sentence.line.order
        named = mentioned(sentence.plain)
        if _courses(sentence, named, tables):
            continue
        others = list(find_districts(sentence.text))
        if others and read_members(sentence, others, named, around, tables):
            continue
        around.pass_by(sentence, named)
        if named and not _is_aside(sentence):
            rows = list(_rows(sentence, named))
            _same_year(sentence, rows, last)
            tables.programs.extend(rows)
            last = rows if is_new and rows and not sentence.line.is_item else [*last, *rows]
        elif rows := _asked_again(sentence, around, last):
            tables.programs.extend(rows)
            last = rows
        elif last and not sentence.in_plan:
            _corrected(sentence, last)
            _add_details(sentence, last)
    _completed(tables.programs)
    _named_only(tables.programs)
    _common_pathway(sentences, tables.programs)


def _completed(rows: list[FoundRow]) -> None:
    """ "ECS begins in 2016-17", said again of a program that was asked for before: its year goes with the request."""
    for weak in rows:
        if weak.score >= _CONFIRM or weak.rank != _PROSE:
            continue
        strong = [
            row
            for row in rows
            if row.score >= _CONFIRM and row.values.get("program") == weak.values.get("program")
        ]
        if len(strong) == 1:
            for column in weak.values.keys() - strong[0].values.keys():
                strong[0].values[column] = weak.values[column]
                strong[0].sources[column] = weak.sources[column]


#: The rank of rows that running text has.
_PROSE = 2
#: From here on a row is a request, for a person to confirm.
_CONFIRM = 0.7


def _named_only(rows: list[FoundRow]) -> None:
    """Where no sentence asks for a program outright, those that a sentence about us names are asked about."""
    if rows and max(row.score for row in rows) < _CONFIRM:
        for row in rows:
            row.score = _CONFIRM
            row.doubts.setdefault("program", "named, and not asked for outright")


def _asked_again(sentence: Sentence, around: Around, last: list[FoundRow]) -> list[FoundRow]:
    """ "Last year we sent 4 teachers to ECS. This year we ask for 9 more": the program that was spoken of."""
    codes = set(around.codes)
    asked = _ASKS_OUTRIGHT.search(sentence.plain)
    if last or sentence.in_plan or len(codes) != 1 or not asked:
        return []
    number = _BARE.search(_without_years(sentence.plain), asked.end())
    if not number or number.start() - asked.end() > 6:
        return []
    row = FoundRow(place=sentence.line.place, order=sentence.line.order, rank=2, score=0.85)
    row.put("program", understood(codes.pop(), sentence.text), sentence.text, sentence.line.place)
    row.put("teachers", whole_number(number["number"], at_most=100_000), sentence.text, sentence.line.place)
    _put_details(sentence, row)
    return [row]


_CORRECTS = re.compile(
    r"\b(?:(?:that|this|it) (?:is|was) (?:wrong|a mistake)|i (?:mean|meant)|make that|scratch that|correction|sorry)\b"
)


def _corrected(sentence: Sentence, rows: list[FoundRow]) -> None:
    """ "Eleven teachers would do it. No, that is wrong: ten.": the number before is for a person to confirm."""
    if not _CORRECTS.search(sentence.plain):
        return
    for row in rows:
        if "teachers" in row.values and abs(row.order - sentence.line.order) <= 1:
            row.doubts["teachers"] = "corrected in the next sentence"
            words, place = row.sources["teachers"]
            row.sources["teachers"] = (f"{words} {sentence.text}"[:300], place)


def _common_pathway(sentences: list[Sentence], rows: list[FoundRow]) -> None:
    """The only way that the whole text speaks of goes with the only request, or with those of "both" and "all"."""
    open_rows = [row for row in rows if "pathway" not in row.values and "pathway" not in row.unclear]
    if not open_rows or len({str(row.values.get("program")) for row in rows}) > len(open_rows):
        return
    found: dict[str, Sentence] = {}
    for sentence in sentences:
        if sentence.in_plan or sentence.label or mentioned(sentence.plain):
            continue
        for clause in clauses(sentence.plain):
            if (
                not _PATHWAY.search(clause)
                or is_only_weighed(clause)
                or is_past(clause)
                or not _WE.search(clause)
            ):
                continue
            if len(open_rows) > 1 and not _ALL.search(clause):
                continue
            said = pathway(clause)
            if said.is_sure and said.value is not None:
                found.setdefault(str(said.value), sentence)
    if len(found) == 1:
        value, sentence = found.popitem()
        for row in open_rows:
            row.put("pathway", understood(value, sentence.text), sentence.text, sentence.line.place)


_WE = re.compile(r"\b(?:we|our|they|these teachers)\b")


def _same_year(sentence: Sentence, rows: list[FoundRow], last: list[FoundRow]) -> None:
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
        clause = _clause_of(plain, name.start)
        if _PERHAPS.search(plain[begin : name.start]):
            continue
        if is_past(clause) and not _COMMITS.search(clause) or _DECLINES.search(clause):
            continue
        commits = bool(_COMMITS.search(plain))
        count = _count(plain, begin, name, until, of_teachers=of_teachers)
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
    _put_details(sentence, row, (name.end, until))
    return row


#: The district says outright that it asks for this.
_ASKS_OUTRIGHT = re.compile(
    r"\b(?:ask(?:s|ing)? for|request\w*|apply(?:ing)? for|applies for|(?:would|'d) (?:like|love) (?:to "
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
    return len(found) == 1 and len(plain) - (found[0].end - found[0].start) <= 8


def _clause_of(plain: str, start: int) -> str:
    at = 0
    for clause in clauses(plain):
        begin = plain.find(clause, at)
        at = begin + len(clause)
        if begin <= start < at:
            return clause
    return plain


def _count(plain: str, begin: int, name: Mentioned, until: int, *, of_teachers: bool) -> Value | None:
    """The number of teachers that belongs to a program: in its stretch of the sentence, nearest to its name; where
    the sentence puts its numbers behind the names ("CSP for 2 teachers and ECS for 4"), none before a name."""
    before, after = plain[begin : name.start], plain[name.end : until]
    side = _side(plain)
    number, is_open = _nearest(before, after, side)
    if is_open and not number:
        return None
    if side == "before" and (said := _bare_numbers(before)):
        number = said[-1]  # "4 of our teachers: 3 in algebra, 1 in ECS"
    speaks = of_teachers or TEACHERS.search(plain) or _COMMITS.search(plain) or _COUNT_OF.search(plain)
    if not number and speaks:
        is_own = begin == 0 or re.search(r"\band\b|,", before) is not None
        number = next(iter(_bare_numbers(after)), "") or next(
            reversed(_bare_numbers(before) if is_own else []), ""
        )
    if not number or re.search(rf"\ball {number}\b", plain):
        return None  # "All 17 would teach it": those of the whole group
    value = whole_number(number, at_most=100_000)
    return value if value.value is not None else None


def _nearest(before: str, after: str, side: str) -> tuple[str, bool]:
    """The number of teachers nearest to a name, "" for none; and whether one stands there that is no number of ours."""
    ranked: list[tuple[int, str]] = []
    is_open = False
    for stretch, is_before in ((before, True), (after, False)):
        if side == ("behind" if is_before else "before"):
            continue
        for match in TEACHERS.finditer(stretch):
            if _is_added(stretch, match):
                is_open = True
                continue
            ranked.append((len(stretch) - match.end() if is_before else match.start(), match["number"]))
    return (min(ranked)[1] if ranked else ""), is_open


def _bare_numbers(stretch: str) -> list[str]:
    return [match["number"] for match in _BARE.finditer(_without_years(stretch))]


def _is_added(plain: str, match: re.Match[str]) -> bool:
    """ "Me plus 1 more teacher" is no sum that is said, and "no way that we get 30 teachers" no number that comes."""
    before = plain[: match.start()]
    return bool(_ADDED.search(match.group()) or _UNREACHED.search(before)) or before.endswith("plus ")


_COUNT_OF = re.compile(r"\b(?:number|count) of (?:our |the )?teachers\b")
_UNREACHED = re.compile(
    r"\b(?:no way|not|never|cannot|can't|n't|without|short of|unable|nowhere near|fewer than|if)\b[^.;,]{0,40}$"
)
_ADDED = re.compile(r"\b(?:more|other|another|additional) (?:teachers?|people|colleagues?)$")


def _side(plain: str) -> str:
    """On which side of the names a sentence of several programs puts its numbers of teachers: "before" or "behind" each
    of them, "" where that is mixed."""
    named = mentioned(plain)
    bare = _without_years(plain)
    if len(named) < 2:
        return ""
    starts = [0, *(name.end for name in named[:-1])]
    ends = [*(name.start for name in named[1:]), len(bare)]
    if all(_BARE.search(bare[start : name.start]) for name, start in zip(named, starts, strict=True)):
        return "before"
    if _BARE.search(bare[: named[0].start]):
        return ""
    behind = all(_BARE.search(bare[name.end : end]) for name, end in zip(named, ends, strict=True))
    return "behind" if behind else ""


def _without_years(plain: str) -> str:
    return _YEAR.sub(
        lambda m: " " * len(m.group()),
        re.sub(r"\$ ?[\d,.]+|\b(?:19|20)\d\d\b", lambda m: " " * len(m.group()), plain),
    )


#: "2O16-17" with a letter for a digit: this year is for a person, and no other one is meant.
_MISTYPED_YEAR = re.compile(r"\b(?=[\doil]*\d)(?=[\doil]*[oil])2[o0][1il2][\doil]\b")


def _put_details(sentence: Sentence, row: FoundRow, stretch: tuple[int, int] = (0, 0)) -> None:
    """What a sentence says of one request. stretch: from its name to the next program's."""
    plain, place = sentence.plain, sentence.line.place
    own = plain[stretch[0] : stretch[1]]
    if _MISTYPED_YEAR.search(own or plain):
        return
    years = {m.group() for m in _YEAR.finditer(own)} or {m.group() for m in _YEAR.finditer(plain)}
    if (
        len(years) == 1
        and "first_year" not in row.values
        and not is_past(_clause_of(plain, plain.find(next(iter(years)))))
    ):
        row.put("first_year", school_year(years.pop()), sentence.text, place)
    meant = [clause for clause in clauses(plain) if not is_only_weighed(clause)]
    if "pathway" not in row.values and any(_PATHWAY.search(clause) for clause in meant):
        value = pathway("; ".join(meant)) if is_only_weighed(plain) else _pathway_of(sentence, own)
        if value.value is not None:
            row.put("pathway", value, sentence.text, place)


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


#: Lines after a request in which more is said of it; farther down where it is the only one.
_NEAR, _FAR = 3, 15


def _add_details(sentence: Sentence, rows: list[FoundRow]) -> None:
    """A sentence after a request that says when it begins or how it qualifies."""
    apart = abs(sentence.line.order - rows[-1].order)
    is_lone = len({str(row.values.get("program")) for row in rows}) == 1 and _WE.search(sentence.plain)
    if apart > (_FAR if is_lone else _NEAR) or len(mentioned(sentence.plain)) > 0 or is_past(sentence.plain):
        return
    if re.search(
        r"\b(?:school year|begin\w*|start\w*|first|teach\w*|taught|both|it|join|travel|cohort|region|consortium)\b",
        sentence.plain,
    ):
        for row in rows:
            _put_details(sentence, row)
    match = TEACHERS.search(sentence.plain)
    if match and _is_added(sentence.plain, match):
        return
    if match and len(rows) == 1 and "teachers" not in rows[0].values and apart <= 1:
        rows[0].put(
            "teachers", whole_number(match["number"], at_most=100_000), sentence.text, sentence.line.place
        )
        rows[0].score = max(rows[0].score, 0.85)


# -- courses -----------------------------------------------------------------------------------------------------------

_CODE = re.compile(
    r"\b(?:course )?(?:code|number|id)\b(?: (?:for|of) [\w .()-]{2,40}?)? ?(?:is|:|=|will be|are)? "
    r"?#?(?P<code>[A-Z]{0,4}[-.]?\d[\w.\-]*)",
    re.IGNORECASE,
)


def _courses(sentence: Sentence, named: list[Mentioned], tables: FoundTables) -> bool:
    """ "Our course code for ECS is 10012, and it is on the master schedule"."""
    plain = sentence.plain
    match = _CODE.search(sentence.text) if re.search(r"\bcodes?\b|\bcourse (?:number|id)", plain) else None
    schedule = re.search(r"\b(?:master )?schedule\b", plain)
    codes = [m.code for m in named if m.code in HIGH_SCHOOL_PROGRAMS]
    if not (match or schedule and "master" in plain) or len(set(codes)) != 1 or sentence.in_plan:
        return False
    row = FoundRow(place=sentence.line.place, order=sentence.line.order, rank=2, score=0.88)
    row.put("program", understood(codes[0], sentence.text), sentence.text, sentence.line.place)
    if match:
        row.put("course_code", text(match["code"].rstrip(".,;")), sentence.text, sentence.line.place)
    if schedule:
        negative = re.search(r"\b(?:not|no|n't)\b[^.]{0,25}schedule|schedule[^.]{0,20}\bnot\b", plain)
        row.put(
            "on_master_schedule", understood(not negative, sentence.text), sentence.text, sentence.line.place
        )
    tables.courses.append(row)
    return True
