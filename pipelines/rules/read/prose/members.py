"""Districts that come along, in running text, each with its teachers."""

from __future__ import annotations

import re

from pipelines.rules.read.language.shapes import Found
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.prose.counts import NUMBER
from pipelines.rules.read.prose.programs_named import TEACHERS, mentioned
from pipelines.rules.read.prose.sentences import Sentence, is_past, plain_words
from pipelines.rules.read.questions.asked import topics
from pipelines.rules.read.records_found import FoundRow, FoundTables
from pipelines.rules.read.remembered import program as read_program
from pipelines.rules.read.values import understood, whole_number
from pipelines.states import exact_state

#: "We, the Alder Schools, …" and "our district, …": the one that writes.
_WE_OURSELVES = re.compile(r"\b(?:we|us|our district|our own district|i)\b,? ?(?:from |of |at )?(?:the )?$")
_TURNED_DOWN = re.compile(
    r"\b(?:decided against|did not|no longer|turned (?:it|them) down|rather than|instead of)\b"
)


def _is_announced(sentence: Sentence) -> bool:
    """Does a line stand in a list of districts with their teachers, which the line above it announces?"""
    return bool(
        re.search(r"\b(?:members?|districts?|partners?|others|consortium)\b", sentence.announced_by)
        and re.search(r"\bteachers?\b", sentence.announced_by)
    )


def read_members(
    sentence: Sentence, others: list[Found], codes: tuple[str, ...], tables: FoundTables
) -> bool:
    """Districts that come along, each with its teachers: "X, Ohio, commits 8 teachers to …; Y adds 7". codes: the
    programs that the sentence names, else those of the last one that named any."""
    if _TURNED_DOWN.search(sentence.plain) or is_past(sentence.plain):
        return False
    rows: list[FoundRow] = []
    is_entry = False  # nothing but a district with its numbers
    for number, found in enumerate(others):
        until = others[number + 1].start if number + 1 < len(others) else len(sentence.text)
        rest = sentence.text[found.end : until]
        by_program = counted_programs(rest)
        if by_program:
            is_entry = is_entry or found.start <= _LONGEST_NUMBER
            rows += [_row(sentence, found, rest, count, code) for code, count in by_program]
        elif (row := _member(sentence, found, rest, codes, rows)) is not None:
            rows.append(row)
    is_list = (
        is_entry
        or sentence.line.is_item
        or "member" in topics(sentence.line.section)
        or bool(_MEMBERS.search(sentence.announced_by))
    )
    if (
        len(rows) == 1
        and not is_list
        and not re.search(r"\b(?:join\w*|member|neighbou?r|partner|consortium|adds?|along)\b", sentence.plain)
    ):
        return False
    tables.members.extend(rows)
    return bool(rows)


def _member(
    sentence: Sentence, found: Found, rest: str, codes: tuple[str, ...], before: list[FoundRow]
) -> FoundRow | None:
    """One district with its teachers; None where it is the writer, or brings none. rest: what is said of it."""
    plain = plain_words(rest)
    may_be_bare = TEACHERS.search(sentence.plain) or _is_announced(sentence) or _BRINGS.match(plain)
    match = TEACHERS.search(plain) or (_JUST_NUMBER.match(plain) if may_be_bare else None)
    is_elliptic = match is not None and match.re is _JUST_NUMBER  # "X will train 13 teachers, Y 10 and Z 8"
    if (
        not match
        or not (is_elliptic or _COMES.search(plain))
        or _is_writer(sentence, found, plain, match.start())
    ):
        return None
    own = {one.code for one in mentioned(plain)}
    program = own.pop() if len(own) == 1 else _same_course(plain, before, codes)
    return _row(sentence, found, rest, match["number"], program)


def _row(sentence: Sentence, found: Found, rest: str, count: str, program: str) -> FoundRow:
    """A member with its teachers of a program, "" where none is known, and the state that stands behind its name."""
    words, place = sentence.text, sentence.line.place
    row = FoundRow(place=place, order=sentence.line.order, rank=2, score=0.88)
    row.put("district_name", understood(found.text, words), words, place)
    state = _STATE_BEHIND.match(rest)
    code = exact_state(state[1]) if state else None
    if code:
        row.put("state", understood(code, words), words, place)
    row.put("teachers", whole_number(count, at_most=100_000), words, place)
    if program:
        row.put("program", understood(program, words), words, place)
    return row


def counted_programs(rest: str) -> list[tuple[str, str]]:
    """ "(LA): CSP 7, Algebra 4" behind the name of a district: its programs, each with the number of its teachers; []
    where it says anything else."""
    state = _STATE_BEHIND.match(rest)
    said = rest[state.end() - 1 if state[0][-1:] in ":;" else state.end() :] if state else rest
    found = []
    for piece in re.split(r"[,;/+&]|\band\b", said.strip(" .:–—-")):
        match = _COUNTED.fullmatch(piece.strip())
        code = read_program(match["before"] or match["after"]).value if match else None
        if match is None or code is None:
            return []
        found.append((str(code), match["number"] or match["count"]))
    return found


#: Characters of a number or a bullet before the name of a district in a list.
_LONGEST_NUMBER = 4
_MEMBERS = re.compile(r"\b(?:members?|member districts?|partner districts?|consortium)\b")
#: "CSP 7", "Algebra: 4 teachers", "ECS (12)", "9 for CSP".
_COUNTED = re.compile(
    r"(?P<before>[A-Za-z][\w .-]{1,40}?)[ :=(x–—-]{1,3}(?P<number>\d{1,3})(?: teachers?)?\)?"
    r"|(?P<count>\d{1,3}) (?:teachers? )?(?:for |in |to )?(?P<after>[A-Za-z][\w .-]{1,40})"
)


def _is_writer(sentence: Sentence, found: Found, plain: str, until: int) -> bool:
    """Is a district with teachers the one that writes? plain: what is said of it; until: where its number stands."""
    return bool(
        _WE_OURSELVES.search(fold(sentence.text[: found.start]))
        or _ASKS_ITSELF.match(plain)
        or _IS_MEMBER.search(plain)
        or re.search(r"\bwe\b|\bour own\b", plain[:until])
    )


_COMES = re.compile(
    r"\b(?:commit\w*|add(?:s|ed)?|brings?|brought|pledge[sd]?|sends?|sent|with|join(?:s|ed)?|contribut\w+|provid\w+|"
    r"promise[sd]?|offer(?:s|ed)?|has|have|counts?|trains?|enters?|enrolls?)\b|[-–:,(]"
)
_STATE_BEHIND = re.compile(r"\s*[,(]\s*([A-Za-z. ]{2,20}?)\s*(?:[),;:]|\s[-–—]|\.{2,}|$)")
#: "Alder Schools, Ohio, asks for …": the district that writes, not one that comes along.
_ASKS_ITSELF = re.compile(
    r"^\W*(?:\([^()]*\)|[a-z. ]{2,20},|(?:in|of) (?:the state of )?[a-z]+(?: [a-z]+)?,?)?\s*(?:hereby |formally |respectfully |also )?"
    r"(?:asks?|requests?|applies|wishes|seeks|would like)\b"
)

#: "… takes part with three teachers as a member of the group that Y leads": again the one that writes.
_IS_MEMBER = re.compile(r"\bas (?:a )?(?:participating )?member (?:of|in)\b")

#: "Y (Alaska) brings 14": whom, the sentence before says.
_BRINGS = re.compile(
    r"^\W*(?:[a-z .]{2,20}[,)]\W*)?(?:which |who )?(?:will |has )?(?:brings?|adds?|commits?|committed|contributes?|pledges?|pledged|sends?) "
)
#: "Y with 8": a number alone, where other parts of the sentence say of what.
_JUST_NUMBER = re.compile(
    rf"^\s*(?:\([^)]*\)|, [a-z .]+[,:])?\W*(?:which |who |that )?(?:will |has |have )?"
    rf"(?:with|add(?:s|ed)?|brings?|brought|contributes?d?|commit(?:s|ted)?|pledge[sd]?|sends?|sent|promise[sd]?|-|:)?\s*(?:the other |another )?"
    rf"{NUMBER}(?: more| others?)?\W*(?:and\b|to\b|for\b|,|;|$)"
)


#: "A consortium of three Nebraska districts", "all of them districts of Ohio".
_OF_ONE_STATE = re.compile(
    r"\b(?:[Aa]ll|[Bb]oth|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|\d{1,2}) (?:[a-z]+ ){0,2}?"
    r"(?:(?P<state>[A-Z][a-z]+(?: [A-Z][a-z]+)?) (?:public )?(?:school )?districts"
    r"|(?:school )?districts (?:in|of) (?P<place>[A-Z][a-z]+(?: [A-Z][a-z]+)?))"
)


def state_in_common(sentences: list[Sentence], tables: FoundTables) -> None:
    """Members without a state are in the only one of which a sentence says that all districts of the group are."""
    found = {
        code: sentence
        for sentence in sentences
        for match in _OF_ONE_STATE.finditer(sentence.text)
        if (code := exact_state(match["state"] or match["place"]))
    }
    if len(found) != 1:
        return
    code, sentence = found.popitem()
    for row in tables.members:
        if "state" not in row.values:
            row.put("state", understood(code, sentence.text), sentence.text, sentence.line.place)


def _same_course(plain: str, rows: list[FoundRow], codes: tuple[str, ...]) -> str:
    """ "… to the same course": the one named before, or the only one there is."""
    if re.search(r"\bsame\b", plain) and rows and "program" in rows[-1].values:
        return str(rows[-1].values["program"])
    return codes[0] if len(set(codes)) == 1 else ""
