"""Course codes and the master schedule, in running text."""

from __future__ import annotations

import re

from pipelines.form import HIGH_SCHOOL_PROGRAMS
from pipelines.rules.read.prose.programs_named import Mentioned
from pipelines.rules.read.prose.sentences import Sentence
from pipelines.rules.read.records_found import FoundRow, FoundTables
from pipelines.rules.read.values import text, understood

# -- courses -----------------------------------------------------------------------------------------------------------

_CODE = re.compile(
    r"\b(?:course )?(?:code|number|id)\b(?: (?:for|of) [\w .()-]{2,40}?)? ?(?:is|:|=|will be|are)? "
    r"?#?(?P<code>[A-Z]{0,4}[-.]?\d[\w.\-]*)",
    re.IGNORECASE,
)


#: "CSP is course 3320".
_COURSE = re.compile(
    r"\b(?:is|are|as|under) (?:our )?course #?(?P<code>[A-Z]{0,4}[-.]?\d{3,}[\w.\-]*)", re.IGNORECASE
)


def read_courses(
    sentence: Sentence, named: list[Mentioned], tables: FoundTables, spoken_of: tuple[str, ...] = ()
) -> bool:
    """ "Our course code for ECS is 10012, and it is on the master schedule". spoken_of: the programs of the last sentence
    that named any."""
    plain = sentence.plain
    is_said = re.search(r"\bcodes?\b|\bcourse (?:number|id)", plain)
    match = _CODE.search(sentence.text) if is_said else None
    match = match or _COURSE.search(sentence.text)
    schedule = re.search(r"\b(?:master )?schedule\b", plain)
    about = [m.code for m in named] or list(spoken_of)
    codes = [code for code in about if code in HIGH_SCHOOL_PROGRAMS]
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
