"""What is asked for, in running text: how a district applies, its lead, programs with teachers, members, courses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipelines.form import HIGH_SCHOOL_PROGRAMS
from pipelines.rules.read.candidates import Candidate
from pipelines.rules.read.language.hearing import hear
from pipelines.rules.read.language.shapes import Found, find_districts
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.prose.counts import NUMBER, candidate
from pipelines.rules.read.prose.listings import split_parts
from pipelines.rules.read.prose.sentences import Sentence, clauses, is_past, plain_words
from pipelines.rules.read.questions.asked import topics
from pipelines.rules.read.records_found import FoundRow, FoundTables
from pipelines.rules.read.values import Value, pathway, school_year, text, understood, whole_number
from pipelines.states import exact_state

_CS = r"(?:c\.?s\.?|comp(?:uter|\.)?[ -]?sci(?:ence|\.)?|computing)"
_PROGRAM = re.compile(
    rf"(?P<csp>\b(?:ap[ -]?)?{_CS}:? princ(?:iples?|\.)?|\bprinciples of {_CS}|\b(?:ap ?-?)?csp\b)|"
    rf"(?P<ecs>\bexploring (?:the )?{_CS}|\becs\b)"
    rf"|(?P<algebra>\b{_CS} (?:in|for|through) (?:the )?alg(?:ebra|\.))|(?P<science>\b{_CS} (?:in|for|"
    rf"through) (?:the )?(?:middle.school )?science\b)"
    rf"|(?P<k5>\bk ?(?:-|to|through) ?5 (?:courses?|programs?|curriculum|computer science|cs|partnership|"
    rf"workshops?|classes)|\belementary (?:courses|program|cs|computer science)\b|\bcourses 1(?:-| to | "
    rf"through )[34])"
)
#: Beside another program the short name of one will do, where a number goes with it: "ECS for 4 and Algebra for 7".
_SHORT = re.compile(
    r"(?:(?P<algebra>\balgebra)|(?P<science>\b(?<!computer )science))(?=:? ?(?:for|with|[-(]) ?\d)"
)
_ASKS = re.compile(
    r"\b(?:commit\w*|pledg\w*|ask(?:s|ing)? for|request\w*|apply(?:ing)? for|would like|want\w*|wish\w*|"
    r"seek\w*|sign(?:ing)? up|sign up|put forward|bring\w*|offer\w*|interested in|choose|chosen|"
    r"love|are after|is (?:the|our) course|take part|tak(?:e|es|ing) on|will (?:do|run|join)|lead\w*|"
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
_TEACHERS = re.compile(
    rf"{NUMBER}(?: \w+(?:-\w+)?){{0,4}}? (?:teachers?|educators|instructors|faculty|staff|colleagues|"
    rf"maestros?|docentes|professores|enseignants?|people)\b"
)
_BARE = re.compile(
    rf"{NUMBER}(?! ?(?:miles?|years?|days?|hours?|schools?|students?|sections?|percent|%|mbps|dollars|"
    rf"counsel\w*|principals?|minutes|weeks?|months?|p\.?m|a\.?m|grades?|th\b|buildings?|campus\w*|"
    rf"districts?|high schools?|of \d))"
)
_YEAR = re.compile(
    r"\b(?:20\d\d ?[-/] ?(?:20)?\d\d|(?:fall|autumn|spring|summer|august|september|school year|sy|"
    r"otono) (?:of )?\(?'?(?:20)?\d\d|(?:in|from|starting|beginning) 20\d\d)"
)
_ALL = re.compile(r"\b(?:both|all|each|for all|every|these|either)\b")
_PATHWAY = re.compile(
    r"\b(?:region|travel|cohorte?|coorte|consortium|consorcio|affiliate|pathway|route|qualify|join)\b"
)

_LEAD = re.compile(
    r"\b(?:as|are|act as|acts? as|serve as|serves? as|is) (?:the |a )?(?:lead(?:er)?(?! by)|head|lead "
    r"district|fiscal agent)\b(?! teacher)|\bwe (?:will )?lead\b(?! teacher)|\bleads? (?:a|the|our|"
    r"this) (?:consortium|group)\b|\bleading (?:a|the|our) (?:consortium|group)|\b(?:solicitamos|como) "
    r"(?:lider)|\blead of (?:a|the|our) (?:consortium|group)"
)
_MEMBER = re.compile(
    r"\b(?:as|are|is) (?:a |one of the )?(?:participating )?members?\b|\bmember of (?:a|the|an)\b|\bwe "
    r"(?:join|belong to) (?:a|the|an)?[^.]{0,30}consortium|\bcomo miembro"
)
_SINGLE = re.compile(
    r"\b(?:apply|applies|applying|application|come|coming|participat\w+|partner\w*|part|enter|join|in "
    r"this|ask)\b[^.;]{0,40}\b(?:on our own|alone|by ourselves|by itself|on its own|individually|as "
    r"(?:a |one )?(?:single|individual)(?: district)?|as a district on its own)\b"
    r"|\bwe(?: are|'re) (?:all )?(?:on our own|alone|by ourselves)\b|^\W*(?:alone|on our own|by ourselves)\W*$"
    r"|^\W*(?:a )?(?:single|individual) (?:district|applicant)\b|\b(?:as|are|is) a (?:single|"
    r"individual) (?:district|applicant)\b|\bnot (?:part|a member) of (?:a|any) consortium\b|\bno "
    r"consortium\b|\bneither lead nor (?:join|belong)|\brequest of our own district only|\b(?:como|somos) (?:un )?distrito (?:individual|unico|solo)\b|\bpor (?:nuestra|su) cuenta\b|"
    r"\b(?:nos|somos|solicitamos|candidatamo-nos|pedimos|concorremos)\b[^.;]{0,30}\b(?:sozinhos?|solos?|seuls?)\b"
)
#: "Alder Schools - single district - 2,200 students": said in passing, and not among the choices that are printed.
_SINGLE_IN_PASSING = re.compile(
    r"[-,·|(] ?(?:a )?(?:single|individual) (?:district|applicant)(?: ?[-,·|).;]|\W*$)(?!.*\b(?:lead|member)\b)"
)
_LOOKED = re.compile(
    r"\b(?:looked at|considered|did not|decided against|not go ahead|instead of|rather than|no longer|if)\b"
)


@dataclass(slots=True)
class Mentioned:
    """Programs named in a sentence, each once, with the place of the name."""

    code: str
    start: int
    end: int


def read_applying(sentences: list[Sentence]) -> Iterator[Candidate]:
    """How the district applies, and who leads."""
    for sentence in sentences:
        if sentence.in_plan:
            continue
        for clause in re.split(r"[;.]\s|, (?:and|but) ", sentence.plain):
            if _LOOKED.search(clause):
                continue
            if _SINGLE_IN_PASSING.search(clause) and find_districts(sentence.text):
                yield candidate("applying_as", "single", 0.88, sentence)
                continue
            for value, pattern in (("single", _SINGLE), ("lead", _LEAD), ("member", _MEMBER)):
                if value == "lead" and _is_led(clause, sentence):
                    yield candidate("applying_as", "member", 0.88, sentence)
                    break
                if pattern.search(clause) and re.search(
                    r"\bwe\b|\bour\b|\bus\b|\bit\b|\bappl|\bapplication|\bapplicant|\bdistrict\b|"
                    r"\bschools\b|somos|solicit|candidat|pedimos|concorr|nous|\bact\b",
                    clause,
                ):
                    yield candidate("applying_as", value, 0.88, sentence)
                    break
        yield from _lead_of(sentence)


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
            r"\b(?:lead(?: district| agency| applicant)?(?: is| will be|:)?|led by|(?:consortium|group) of|headed by|under(?: "
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


def mentioned(plain: str) -> list[Mentioned]:
    """The programs of a plain sentence, in order."""
    found: list[Mentioned] = []
    for match in _PROGRAM.finditer(plain):
        code = str(match.lastgroup)
        if found and found[-1].code == code and match.start() - found[-1].end <= 3:
            found[-1].end = match.end()  # "Computer Science Principles (CSP)"
        else:
            found.append(Mentioned(code, match.start(), match.end()))
    if found and (short := _SHORT.search(plain)) and str(short.lastgroup) not in {one.code for one in found}:
        found.append(Mentioned(str(short.lastgroup), short.start(), short.end()))
        found.sort(key=lambda one: one.start)
    return found


def read_programs(sentences: list[Sentence], tables: FoundTables) -> None:
    """Program requests, members and courses that sentences and bullets speak of."""
    last: list[FoundRow] = []
    line = -1
    for sentence in sentences:
        is_new = sentence.line.order != line
        line = sentence.line.order
        named = mentioned(sentence.plain)
        if _courses(sentence, named, tables):
            continue
        others = list(find_districts(sentence.text))
        if others and _members(sentence, others, named, last, tables):
            continue
        if named and not _is_aside(sentence):
            rows = list(_rows(sentence, named))
            _same_year(sentence, rows, last)
            tables.programs.extend(rows)
            last = rows if is_new and rows and not sentence.line.is_item else [*last, *rows]
        elif last and not sentence.in_plan:
            _add_details(sentence, last)


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
        return not _TEACHERS.search(sentence.plain)
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
    r")?|wish(?:es)? to|want to|seek\w*|hope to|solicit\w+|interested in|our (?:own )?request)\b"
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
    ranked: list[tuple[int, str]] = []
    is_behind = begin > 0 and _counts_stand_behind(plain)
    for stretch, is_before in ((before, True), (after, False)):
        if is_before and is_behind:
            continue
        for match in _TEACHERS.finditer(stretch):
            ranked.append((len(stretch) - match.end() if is_before else match.start(), match["number"]))
    if not ranked and (of_teachers or _TEACHERS.search(plain) or _COMMITS.search(plain)):
        bare = list(_BARE.finditer(_without_years(after)))
        if bare:
            ranked.append((bare[0].start(), bare[0]["number"]))
        elif begin == 0 or re.search(r"\band\b|,", before):
            bare = list(_BARE.finditer(_without_years(before)))
            if bare:
                ranked.append((0, bare[-1]["number"]))
    if not ranked:
        return None
    value = whole_number(min(ranked)[1], at_most=100_000)
    return value if value.value is not None else None


def _counts_stand_behind(plain: str) -> bool:
    """Does a sentence of several programs name the first before any number of teachers, and has it a number behind
    each?"""
    named = mentioned(plain)
    bare = _without_years(plain)
    if len(named) < 2 or _BARE.search(bare[: named[0].start]):
        return False
    ends = [*(name.start for name in named[1:]), len(bare)]
    return all(_BARE.search(bare[name.end : end]) for name, end in zip(named, ends, strict=True))


def _without_years(plain: str) -> str:
    return _YEAR.sub(
        lambda m: " " * len(m.group()),
        re.sub(r"\$ ?[\d,.]+|\b(?:19|20)\d\d\b", lambda m: " " * len(m.group()), plain),
    )


def _put_details(sentence: Sentence, row: FoundRow, stretch: tuple[int, int] = (0, 0)) -> None:
    """What a sentence says of one request. stretch: from its name to the next program's."""
    plain, place = sentence.plain, sentence.line.place
    own = plain[stretch[0] : stretch[1]]
    years = {m.group() for m in _YEAR.finditer(own)} or {m.group() for m in _YEAR.finditer(plain)}
    if (
        len(years) == 1
        and "first_year" not in row.values
        and not is_past(_clause_of(plain, plain.find(next(iter(years)))))
    ):
        row.put("first_year", school_year(years.pop()), sentence.text, place)
    if _PATHWAY.search(plain) and "pathway" not in row.values and not _LOOKED.search(plain):
        value = _pathway_of(sentence, own)
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


def _add_details(sentence: Sentence, rows: list[FoundRow]) -> None:
    """A sentence after a request that says when it begins or how it qualifies."""
    apart = abs(sentence.line.order - rows[-1].order)
    if apart > 3 or len(mentioned(sentence.plain)) > 0 or is_past(sentence.plain):
        return
    if re.search(
        r"\b(?:school year|begin\w*|start\w*|first|teach\w*|taught|both|it|join|travel|cohort|region|consortium)\b",
        sentence.plain,
    ):
        for row in rows:
            _put_details(sentence, row)
    match = _TEACHERS.search(sentence.plain)
    if match and len(rows) == 1 and "teachers" not in rows[0].values and apart <= 1:
        rows[0].put(
            "teachers", whole_number(match["number"], at_most=100_000), sentence.text, sentence.line.place
        )


# -- members -----------------------------------------------------------------------------------------------------------


def _members(
    sentence: Sentence, others: list[Found], named: list[Mentioned], last: list[FoundRow], tables: FoundTables
) -> bool:
    """Districts that come along, each with its teachers: "X, Ohio, commits 8 teachers to …; Y adds 7"."""
    rows: list[FoundRow] = []
    for number, found in enumerate(others):
        until = others[number + 1].start if number + 1 < len(others) else len(sentence.text)
        rest = sentence.text[found.end : until]
        plain = plain_words(rest)
        match = _TEACHERS.search(plain) or (
            _JUST_NUMBER.match(plain) if _TEACHERS.search(sentence.plain) else None
        )
        own = [m.code for m in mentioned(plain)]
        comes = re.search(
            r"\b(?:commits?|adds?|brings?|pledges?|sends?|with|joins?|contributes?)\b|[-–:,(]", plain
        )
        if (
            not match
            or not comes
            or _ASKS_ITSELF.match(plain)
            or re.search(r"\bwe\b|\bour own\b", plain[: match.start()])
        ):
            continue
        row = FoundRow(place=sentence.line.place, order=sentence.line.order, rank=2, score=0.88)
        row.put("district_name", understood(found.text, sentence.text), sentence.text, sentence.line.place)
        state = re.match(r"\s*[,(]\s*([A-Za-z. ]{2,20}?)\s*[),;]", rest)
        code = exact_state(state[1]) if state else None
        if code:
            row.put("state", understood(code, sentence.text), sentence.text, sentence.line.place)
        row.put(
            "teachers", whole_number(match["number"], at_most=100_000), sentence.text, sentence.line.place
        )
        program = own[0] if len(set(own)) == 1 else _same_course(plain, rows, named, last)
        if program:
            row.put("program", understood(program, sentence.text), sentence.text, sentence.line.place)
        rows.append(row)
    is_list = sentence.line.is_item or "member" in topics(sentence.line.section)
    if (
        len(rows) == 1
        and not is_list
        and not re.search(r"\b(?:join\w*|member|neighbou?r|partner|consortium|adds?|along)\b", sentence.plain)
    ):
        return False
    tables.members.extend(rows)
    return bool(rows)


#: "Alder Schools, Ohio, asks for …": the district that writes, not one that comes along.
_ASKS_ITSELF = re.compile(r"^\W*(?:[a-z. ]{2,20},)?\s*(?:asks?|requests?|applies|wishes|seeks|would like)\b")

#: "Y with 8": a number alone, where other parts of the sentence say of what.
_JUST_NUMBER = re.compile(
    rf"^\s*(?:\([^)]*\)|, [a-z .]+,)?\W*(?:which |who |that )?(?:will )?"
    rf"(?:with|adds?|brings?|contributes?|commits?|pledges?|sends?|-|:)?\s*(?:the other |another )?"
    rf"{NUMBER}(?: more| others?)?\W*(?:and\b|to\b|for\b|,|;|$)"
)


def _same_course(plain: str, rows: list[FoundRow], named: list[Mentioned], last: list[FoundRow]) -> str:
    """ "… to the same course": the one named before, or the only one there is."""
    if re.search(r"\bsame\b", plain) and rows and "program" in rows[-1].values:
        return str(rows[-1].values["program"])
    codes = {m.code for m in named} or {str(row.values["program"]) for row in last}
    return codes.pop() if len(codes) == 1 else ""


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
