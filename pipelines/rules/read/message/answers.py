"""One answer to a question of ours put into the answers of a reply, or a problem with its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipelines.form import QUESTION, Type, empty_answers
from pipelines.outcomes import Code, Problem, Severity
from pipelines.records import Answers, Source
from pipelines.rules.read.language.persons import is_person
from pipelines.rules.read.language.shapes import is_fund
from pipelines.rules.read.message.asked import ANY_WORDS, keys_of, read_as, type_of
from pipelines.rules.read.message.bodies import corrects
from pipelines.rules.read.message.exchanges import Exchange
from pipelines.rules.read.message.findings import Finding, answered, key_of
from pipelines.rules.read.message.program_rows import programs_in, put, rows_of
from pipelines.rules.read.message.table_answers import put_courses, put_teachers
from pipelines.rules.read.values import CONFIRM_BELOW, Value

_COURSE_COLUMNS = {"course_codes": "course_code", "on_master_schedule": "on_master_schedule"}
PLACE = "answer to our question"
_PEOPLE = frozenset(key for key in QUESTION if key.endswith("_name") and "district" not in key)
_SENTENCE = re.compile(
    r"[.!?]\s+(?=(?:We|Our|Also|The|I|It|They|There|Please|And|In|You|He|She|His|Her|This|That|But)\b)"
)

#: A sentence that tells of a change, whatever it is about.
_CHANGES = re.compile(
    r"[^.!?\n]{0,120}\b(?:(?:is|are|will be|has|have) (?:now|changed|retired|left|been replaced)|no longer|"
    r"(?:we|i) now (?:have|need|ask|expect)|please (?:also )?(?:note|change|update|correct|add|remove)|"
    r"(?:like|want|need|wish) to (?:change|add|remove|update|correct)|from \$?\d[\d,.]* to \$?\d)",
    re.IGNORECASE,
)
#: Thanks at the end, which are no part of an answer.
_THANKS = re.compile(r"(?<=[.!])\s+(?:many )?thank(?:s| you)\b[^.!?\n\d]{0,80}[.!]?\s*$", re.IGNORECASE)
#: A salutation on the line of the answer.
_HELLO = re.compile(
    r"^\s*(?:hi|hello|dear|hola|good (?:morning|afternoon|evening))\b[^.,;:!?\n\d]{0,40},\s+(?=\S)",
    re.IGNORECASE,
)


@dataclass(slots=True)
class ReplyAnswers:
    """answers: in the shapes of the contract; keys that the reply says nothing about are None or []."""

    answers: Answers = field(default_factory=empty_answers)
    sources: dict[str, Source] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not answered(self.answers) and not self.problems


def take(
    reply: ReplyAnswers,
    exchange: Exchange,
    name: str,
    finding: Finding | None,
    asked_for: tuple[str | None, tuple[str, ...]],
) -> None:
    """One answer into the reply, or a problem with its words where no value could be made of it."""
    keys = keys_of(exchange.question)
    tables = [
        key for key in keys if key in QUESTION and QUESTION[key].type is Type.TABLE and key != "teachers"
    ]
    if finding is not None and tables and add(reply, finding, frozenset(tables)):
        return
    answer, more = _divided(keys, exchange)
    path, confidence = _table_path(reply.answers, keys, exchange, asked_for[1]), 1.0
    if path is None:
        values = [(key, value) for key in keys if (value := read_as(key, answer)).value is not None]
        best = max(values, key=lambda pair: pair[1].confidence, default=None)
        confidence = best[1].confidence if best is not None else 1.0
        path = (
            _store(reply.answers, *best, exchange, asked_for[0])
            if best is not None
            else rows_of(reply.answers, keys, exchange)
        )
    where = f"{name}, {PLACE}"
    seen = exchange.answer[:500]
    if path is None:
        field_ = keys[0] if keys and keys[0] in QUESTION else "programs" if keys else None
        reply.problems.append(Problem(Code.NOT_UNDERSTOOD, Severity.QUESTION, field_, seen=seen, where=where))
        return
    reply.sources[path] = Source(name, PLACE, seen, "reply")
    is_supposed = exchange.is_supposed or (
        "[" in path and not programs_in(exchange) and path[:7] != "courses"
    )
    # Words that go on to something else may answer more than was asked.
    is_supposed |= exchange.is_below_signature or _goes_on(path, seen)
    is_supposed |= path in _PEOPLE and not is_person(str(reply.answers[path]))
    if more:
        reply.problems.append(
            Problem(Code.NOT_UNDERSTOOD, Severity.QUESTION, None, seen=more[:500], where=where)
        )
    if is_supposed or confidence < CONFIRM_BELOW:
        asked = of_program(reply.answers, path)
        reply.problems.append(Problem(Code.LOW_CONFIDENCE, Severity.QUESTION, asked, seen=seen, where=where))


def of_program(answers: Answers, path: str) -> str:
    """`programs.csp.teachers` for `programs[0].teachers`: the application that is answered counts its rows otherwise."""
    table, _, cell = path.partition("[")
    number, _, column = cell.partition("].")
    program = answers[table][int(number)].get("program") if column else None
    return f"{table}.{program}.{column}" if program else path


def _table_path(
    answers: Answers, keys: Sequence[str], exchange: Exchange, asked_for: Sequence[str]
) -> str | None:
    """Rows of courses or of teachers by name; where the last of them went."""
    if "courses" in keys[:1]:
        return put_courses(answers, exchange.answer, programs_in(exchange) or asked_for)
    if "teachers" in keys[:1]:
        return put_teachers(answers, exchange.answer)
    return None


def _goes_on(path: str, seen: str) -> bool:
    return type_of(path) is Type.TEXT and len(_SENTENCE.split(seen.strip())) > 1


def _divided(keys: Sequence[str], exchange: Exchange) -> tuple[str, str]:
    """The words that answer, and those after them that change something else: a sentence that puts something right.

    Below a signature's mark any words are a text, a motto too; there only the source of money is known for one."""
    words = _THANKS.sub("", _HELLO.sub("", exchange.answer))
    is_text = any(type_of(key) in ANY_WORDS for key in keys)
    if exchange.is_below_signature and is_text and not is_fund(words):
        return "", ""
    starts = [found.end() for found in _SENTENCE.finditer(words)]
    if not keys or QUESTION.get(keys[0]) is None or type_of(keys[0]) in (Type.LONG_TEXT, Type.TABLE):
        return words, ""
    start = next((at for at in starts if corrects(words[at:]) or _CHANGES.match(words[at:])), None)
    return (words, "") if start is None else (words[:start].strip(), words[start:].strip())


def _store(
    answers: Answers, key: str, value: Value, exchange: Exchange, only_program: str | None
) -> str | None:
    """Puts a value in its place and says where that is; None when it belongs to a program that nobody names.

    only_program: the one that the other questions of the letter are about.
    """
    if key in QUESTION and key != "teachers":
        answers[key] = value.value
        return key
    table, column = ("courses", _COURSE_COLUMNS[key]) if key in _COURSE_COLUMNS else ("programs", key)
    named = programs_in(exchange) or ([only_program] if only_program else [])
    if len(named) != 1:
        return rows_of(answers, [key], exchange)
    return put(answers, table, named[0], column, value.value)


def add(reply: ReplyAnswers, finding: Finding, keys: frozenset[str]) -> bool:
    """What the body answers as a document and nothing else has answered yet; whether there was anything."""
    new = (keys & answered(finding.answers)) - answered(reply.answers)
    for key in sorted(new):
        reply.answers[key] = (finding.answers or {})[key]
        reply.sources |= {path: source for path, source in finding.sources.items() if key_of(path) == key}
        reply.problems.extend(
            problem
            for problem in finding.problems
            if key_of(problem.field or "") == key and problem.code is not Code.MISSING_ANSWER
        )
    return bool(new)
