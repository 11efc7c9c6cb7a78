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


def read_courses(sentence: Sentence, named: list[Mentioned], tables: FoundTables) -> bool:
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
