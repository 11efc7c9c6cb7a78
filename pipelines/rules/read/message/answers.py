"""A reply to our questions understood: which question of the form each of ours was, and what the answer says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipelines.form import QUESTION, QUESTIONS, Type, empty_answers
from pipelines.outcomes import Code, Problem, Severity
from pipelines.records import Answers, Source
from pipelines.rules.read.language.meanings import ask
from pipelines.rules.read.language.shapes import is_fund
from pipelines.rules.read.message.bodies import corrections, corrects
from pipelines.rules.read.message.exchanges import Exchange, exchanges, questions_asked, said
from pipelines.rules.read.message.facts import Body
from pipelines.rules.read.message.findings import Finding, answered, key_of
from pipelines.rules.read.message.program_rows import programs_in, put, rows_of
from pipelines.rules.read.message.strength import CLOSING_KEYS, labelled
from pipelines.rules.read.values import CONFIRM_BELOW, Value, parse, programs

#: A reading of our own question is sure from here on: it is our wording, or nearly.
_HEARD = 0.6
#: What our letters say before the words of the form.
_POLITE = re.compile(r"^\s*(?:please\s+)?(?:tell us|let us know|send us|send|give us)\s+", re.IGNORECASE)
_COLUMNS = {column.key: column for column in QUESTION["programs"].columns}
_COURSE_COLUMNS = {"course_codes": "course_code", "on_master_schedule": "on_master_schedule"}
_PLACE = "answer to our question"
_ANY_WORDS = (Type.TEXT, Type.LONG_TEXT)
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


def read_reply(body: Body, finding: Finding | None) -> ReplyAnswers:
    """What a reply answers. finding: the body as a document; what it says under the form's own words counts too."""
    reply = ReplyAnswers()
    name = finding.name if finding is not None else "message body"
    found = exchanges(body)
    named = {code for one in found for code in programs(one.question).value or []}
    only_program = next(iter(named)) if len(named) == 1 else None
    for exchange in found:
        _take(reply, exchange, name, finding, only_program)
    if finding is not None:
        _add(reply, finding, labelled(finding) - CLOSING_KEYS)
    if not found and reply.is_empty:
        _suppose(reply, body, name, finding)
        return reply
    answering = " ".join(" ".join(exchange.answer.split()) for exchange in found)
    beside = corrections(body.own, [], name)
    reply.problems.extend(one for one in beside if (one.seen or "") not in answering)
    return reply


def _suppose(reply: ReplyAnswers, body: Body, name: str, finding: Finding | None) -> None:
    """Running text below a letter with several questions: what it seems to answer is for a person to confirm, and
    its words are shown where they tell a figure, a yes or a no."""
    words = said(body)
    asked = {key for question in questions_asked(body) for key in _keys(Exchange(question, ""))}
    if asked & {"teachers", "programs"}:
        asked.add("programs")
    if finding is not None and _add(reply, finding, frozenset(asked)):
        for path, source in reply.sources.items():
            if not path.endswith(".program"):
                seen = source.words[:500]
                reply.problems.append(
                    Problem(Code.LOW_CONFIDENCE, Severity.QUESTION, path, seen=seen, where=source.place)
                )
    tells = any(character.isdigit() for character in words) or parse(Type.YES_NO, words).value is not None
    if asked and tells:
        reply.problems.append(
            Problem(Code.NOT_UNDERSTOOD, Severity.QUESTION, None, seen=words[:500], where=name)
        )


def _take(
    reply: ReplyAnswers, exchange: Exchange, name: str, finding: Finding | None, only_program: str | None
) -> None:
    """One answer into the reply, or a problem with its words where no value could be made of it."""
    keys = list(_keys(exchange))
    tables = [
        key for key in keys if key in QUESTION and QUESTION[key].type is Type.TABLE and key != "teachers"
    ]
    if finding is not None and tables and _add(reply, finding, frozenset(tables)):
        return
    answer, more = _divided(keys, exchange)
    values = [(key, value) for key in keys if (value := _read(key, answer)).value is not None]
    best = max(values, key=lambda pair: pair[1].confidence, default=None)
    path = (
        _store(reply.answers, *best, exchange, only_program)
        if best is not None
        else rows_of(reply.answers, keys, exchange)
    )
    where = f"{name}, {_PLACE}"
    seen = exchange.answer[:500]
    if path is None:
        field_ = keys[0] if keys and keys[0] in QUESTION else "programs" if keys else None
        reply.problems.append(Problem(Code.NOT_UNDERSTOOD, Severity.QUESTION, field_, seen=seen, where=where))
        return
    reply.sources[path] = Source(name, _PLACE, seen, "reply")
    is_supposed = "[" in path and not programs_in(exchange)
    # Words that go on to something else may answer more than was asked.
    is_supposed |= exchange.is_below_signature or _goes_on(path, seen)
    if more:
        reply.problems.append(
            Problem(Code.NOT_UNDERSTOOD, Severity.QUESTION, None, seen=more[:500], where=where)
        )
    if is_supposed or (best is not None and best[1].confidence < CONFIRM_BELOW):
        reply.problems.append(Problem(Code.LOW_CONFIDENCE, Severity.QUESTION, path, seen=seen, where=where))


def _goes_on(path: str, seen: str) -> bool:
    return _type_of(path) is Type.TEXT and len(_SENTENCE.split(seen.strip())) > 1


def _divided(keys: Sequence[str], exchange: Exchange) -> tuple[str, str]:
    """The words that answer, and those after them that change something else: a sentence that puts something right.

    Below a signature's mark any words are a text, a motto too; there only the source of money is known for one."""
    words = _THANKS.sub("", _HELLO.sub("", exchange.answer))
    is_text = any(_type_of(key) in _ANY_WORDS for key in keys)
    if exchange.is_below_signature and is_text and not is_fund(words):
        return "", ""
    starts = [found.end() for found in _SENTENCE.finditer(words)]
    if not keys or QUESTION.get(keys[0]) is None or _type_of(keys[0]) in (Type.LONG_TEXT, Type.TABLE):
        return words, ""
    start = next((at for at in starts if corrects(words[at:]) or _CHANGES.match(words[at:])), None)
    return (words, "") if start is None else (words[:start].strip(), words[start:].strip())


def _keys(exchange: Exchange) -> Iterable[str]:
    """What our question asked, the likeliest first: by the words of the form that our letters use, by a line that
    we read back ("City: Alder"), else by hearing what it talks about."""
    question = " ".join(exchange.question.split())
    by_letter = [
        one.key for one in sorted(QUESTIONS, key=lambda one: -len(one.letter)) if one.letter in question
    ]
    if by_letter:
        longest = QUESTION[by_letter[0]].letter
        return [key for key in by_letter if QUESTION[key].letter == longest]
    label = question.partition(": ")[0]
    for one in QUESTIONS:
        if one.type is not Type.TABLE and label == one.wording.rstrip("?"):
            return [one.key]
    return [meaning.key for meaning in ask(_POLITE.sub("", question)) if meaning.score >= _HEARD]


def _read(key: str, words: str) -> Value:
    """The answer as a value of what was asked; of anything but a plan the first paragraph counts."""
    type_ = _type_of(key)
    if type_ is None or type_ is Type.TABLE:
        return Value(None)
    shown = words if type_ is Type.LONG_TEXT else re.split(r"\n\s*\n", words)[0]
    if key == "stipend_per_day" and re.search(r"\bh(?:ou)?rs?\b|hourly", shown, re.IGNORECASE):
        return Value(None)
    if key == "stipend_per_hour" and not re.search(r"\bh(?:ou)?rs?\b|hourly", shown, re.IGNORECASE):
        return Value(None)
    return parse(type_, shown, key=key)


def _type_of(key: str) -> Type | None:
    if key in QUESTION:
        return Type.WHOLE_NUMBER if key == "teachers" else QUESTION[key].type
    if key in _COLUMNS:
        return _COLUMNS[key].type
    return {"course_codes": Type.TEXT, "on_master_schedule": Type.YES_NO}.get(key)


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


def _add(reply: ReplyAnswers, finding: Finding, keys: frozenset[str]) -> bool:
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
