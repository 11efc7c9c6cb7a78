"""Districts that come along, in running text, each with its teachers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pipelines.rules.read.language.shapes import Found
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.prose.counts import NUMBER
from pipelines.rules.read.prose.programs_named import TEACHERS, Mentioned, mentioned
from pipelines.rules.read.prose.sentences import Sentence, is_only_weighed, plain_words
from pipelines.rules.read.questions.asked import topics
from pipelines.rules.read.records_found import FoundRow, FoundTables
from pipelines.rules.read.values import understood, whole_number
from pipelines.states import exact_state


@dataclass(slots=True)
class Around:
    """What the sentences before speak of. codes: the programs of the last one that named any; opening: the last one
    that stands in no list, where it announces one."""

    codes: tuple[str, ...] = ()
    opening: str = ""

    def pass_by(self, sentence: Sentence, named: list[Mentioned]) -> None:
        """Another sentence has been read."""
        if named:
            self.codes = tuple(one.code for one in named)
        if not sentence.line.is_item:
            self.opening = sentence.plain if sentence.text.rstrip().endswith(":") else ""


#: "We, the Alder Schools, …" and "our district, …": the one that writes.
_WE_OURSELVES = re.compile(r"\b(?:we|us|our district|our own district|i)\b,? ?(?:from |of |at )?(?:the )?$")
_TURNED_DOWN = re.compile(
    r"\b(?:decided against|did not|no longer|turned (?:it|them) down|rather than|instead of)\b"
)


def _is_announced(sentence: Sentence, around: Around) -> bool:
    """Does a line stand in a list of districts with their teachers, which the line above it announces?"""
    return sentence.line.is_item and bool(
        re.search(r"\b(?:members?|districts?|partners?|others|consortium)\b", around.opening)
        and re.search(r"\bteachers?\b", around.opening)
    )


def read_members(
    sentence: Sentence, others: list[Found], named: list[Mentioned], around: Around, tables: FoundTables
) -> bool:
    """Districts that come along, each with its teachers: "X, Ohio, commits 8 teachers to …; Y adds 7"."""
    if is_only_weighed(sentence.plain) and _TURNED_DOWN.search(sentence.plain):
        return False
    rows: list[FoundRow] = []
    for number, found in enumerate(others):
        if _WE_OURSELVES.search(fold(sentence.text[: found.start])):
            continue
        until = others[number + 1].start if number + 1 < len(others) else len(sentence.text)
        rest = sentence.text[found.end : until]
        plain = plain_words(rest)
        match = TEACHERS.search(plain) or (
            _JUST_NUMBER.match(plain)
            if TEACHERS.search(sentence.plain) or _is_announced(sentence, around)
            else None
        )
        own = [m.code for m in mentioned(plain)]
        comes = re.search(
            r"\b(?:commits?|adds?|brings?|pledges?|sends?|with|joins?|contributes?)\b|[-–:,(]", plain
        )
        if (
            not match
            or not comes
            or _ASKS_ITSELF.match(plain)
            or _IS_MEMBER.search(plain)
            or re.search(r"\bwe\b|\bour own\b", plain[: match.start()])
        ):
            continue
        row = FoundRow(place=sentence.line.place, order=sentence.line.order, rank=2, score=0.88)
        row.put("district_name", understood(found.text, sentence.text), sentence.text, sentence.line.place)
        state = re.match(r"\s*[,(]\s*([A-Za-z. ]{2,20}?)\s*(?:[),;:]|\s[-–—]|\.{2,}|$)", rest)
        code = exact_state(state[1]) if state else None
        if code:
            row.put("state", understood(code, sentence.text), sentence.text, sentence.line.place)
        row.put(
            "teachers", whole_number(match["number"], at_most=100_000), sentence.text, sentence.line.place
        )
        program = own[0] if len(set(own)) == 1 else _same_course(plain, rows, named, around)
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

#: "… takes part with three teachers as a member of the group that Y leads": again the one that writes.
_IS_MEMBER = re.compile(r"\bas (?:a )?(?:participating )?member (?:of|in)\b")

#: "Y with 8": a number alone, where other parts of the sentence say of what.
_JUST_NUMBER = re.compile(
    rf"^\s*(?:\([^)]*\)|, [a-z .]+[,:])?\W*(?:which |who |that )?(?:will )?"
    rf"(?:with|adds?|brings?|contributes?|commits?|pledges?|sends?|-|:)?\s*(?:the other |another )?"
    rf"{NUMBER}(?: more| others?)?\W*(?:and\b|to\b|for\b|,|;|$)"
)


def _same_course(plain: str, rows: list[FoundRow], named: list[Mentioned], around: Around) -> str:
    """ "… to the same course": the one named before, or the only one there is."""
    if re.search(r"\bsame\b", plain) and rows and "program" in rows[-1].values:
        return str(rows[-1].values["program"])
    codes = {m.code for m in named} or set(around.codes)
    return codes.pop() if len(codes) == 1 else ""
