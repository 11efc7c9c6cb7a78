"""A reply to our letter understood: answers to its questions, by place, by number or in running text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pipelines.form import QUESTION, QUESTIONS, Type
from pipelines.outcomes import Code, Problem, Severity
from pipelines.records import Source
from pipelines.rules.read.language.shapes import is_fund
from pipelines.rules.read.message.answer_words import asks_to_confirm
from pipelines.rules.read.message.answers import PLACE, ReplyAnswers, add, of_program, take
from pipelines.rules.read.message.asked import LISTED, keys_of, type_of
from pipelines.rules.read.message.bodies import corrections
from pipelines.rules.read.message.cards import card_figures
from pipelines.rules.read.message.exchanges import Exchange, exchanges, questions_asked, said
from pipelines.rules.read.message.facts import Body
from pipelines.rules.read.message.findings import Finding, answered, key_of
from pipelines.rules.read.message.program_rows import rows_of
from pipelines.rules.read.message.running_answers import CORRECTS, Asked, Told, about, told
from pipelines.rules.read.message.strength import CLOSING_KEYS, labelled
from pipelines.rules.read.values import parse, programs

#: How our letters read back what is asked for.
_READ_BACK = QUESTION["programs"].wording
#: A line of our letter that reads an answer back: its label, its value.
_BACK_LINE = re.compile(r"\s*([^:\n]{2,80}(?:: [^:\n]{2,40})?): \S")
#: What may be told without being asked: every single answer of the form.
_EVERYTHING: Asked = [
    (question.key, f"Please tell us {question.letter}.")
    for question in QUESTIONS
    if question.type is not Type.TABLE
]
#: Characters up to which words are a bare value, which other words may hold too.
_BARE = 5
_WORD = re.compile(r"\w\w|\d")
#: Words up to which programs with their numbers, and nothing else, are an answer.
_FEW_WORDS = 14


def read_reply(body: Body, finding: Finding | None, attached: Sequence[Finding] = ()) -> ReplyAnswers:
    """What a reply answers. finding: the body as a document; what it says under the form's own words counts too.
    attached: readable documents beside it that are no form and no calculator; what they say is for a person to see."""
    reply = _of_body(body, finding)
    _show_card(reply, body, finding.name if finding is not None else "message body")
    asked = {key for question in questions_asked(body) for key in keys_of(question)}
    for document in attached:
        _confirmed(reply, document, asked)
        reply.problems.append(
            Problem(Code.NOT_UNDERSTOOD, Severity.QUESTION, None, seen=document.name, where=document.name)
        )
    return reply


def _of_body(body: Body, finding: Finding | None) -> ReplyAnswers:
    reply = ReplyAnswers()
    name = finding.name if finding is not None else "message body"
    found = [one for one in exchanges(body) if not _is_about_other(one, finding)]
    about_programs = _programs_asked(found, body.letter)  # once: a stranger may quote thousands of questions
    for exchange in found:
        take(reply, exchange, name, finding, about_programs)
    if not found:
        _suppose(reply, body, name, finding)
        if not reply.sources:
            return reply
    answering = " ".join(" ".join(exchange.answer.split()) for exchange in found)
    if found and finding is not None:
        add(reply, finding, _said_beside(finding, answering))
    shown = " ".join(" ".join((problem.seen or "").split()) for problem in reply.problems)
    beside = corrections(body.own, [], name)
    reply.problems.extend(one for one in beside if (one.seen or "") not in f"{answering}\n{shown}")
    return reply


def _show_card(reply: ReplyAnswers, body: Body, name: str) -> None:
    """A figure on the card of who writes, where just that was asked and nothing else answers it."""
    open_ = {key: question for question in questions_asked(body) for key in keys_of(question)[:1]}
    asked = [(key, question) for key, question in open_.items() if key not in answered(reply.answers)]
    for line, what in card_figures(body.own):
        question = about(what, asked)
        keys = [key for key, one in asked if one == question]
        reply.problems.extend(
            Problem(Code.NOT_UNDERSTOOD, Severity.QUESTION, key, seen=line[:500], where=name) for key in keys
        )


def _is_about_other(exchange: Exchange, finding: Finding | None) -> bool:
    """Whether words above a letter with one question begin with a label of something else."""
    label, colon, _ = exchange.answer.partition(":")
    if finding is None or not colon or "\n" in label:
        return False
    keys = set(keys_of(exchange.question))
    others = [key for key in labelled(finding) - CLOSING_KEYS if key not in keys]
    return any(finding.sources[key].words in exchange.answer for key in others if key in finding.sources)


def _said_beside(finding: Finding, answering: str) -> frozenset[str]:
    """What a body says under words of the form, but for the words that answered a question already."""
    words = {
        key_of(path): " ".join(source.words.split())
        for path, source in finding.sources.items()
        if not path.endswith(".program")
    }
    keys = labelled(finding) - CLOSING_KEYS
    return frozenset(key for key in keys if not words.get(key) or words[key] not in answering)


def _programs_asked(found: Sequence[Exchange], letter: str) -> tuple[str | None, tuple[str, ...]]:
    """(the one program that the questions answered are about, the programs that the letter reads back)."""
    named = {code for one in found for code in programs(one.question).value or []}
    back = [line for line in letter.split("\n") if line.strip().startswith(_READ_BACK)]
    known = tuple(dict.fromkeys(code for line in back for code in programs(line).value or []))
    return (next(iter(named)) if len(named) == 1 else None), known


def _suppose(reply: ReplyAnswers, body: Body, name: str, finding: Finding | None) -> None:
    """Running text below a letter with several questions: words that name a question answer it; what else it seems
    to answer is for a person to confirm, and words that tell something are shown."""
    asked = [
        (LISTED if QUESTION["teachers"].letter in question else key, question)
        for question in questions_asked(body)
        for key in keys_of(question)[:1]
    ]
    words = said(body)
    back = _read_back(body.letter) if asked else _EVERYTHING
    text = _several_programs(reply, words, asked, name) or told(words, asked, back)
    for exchange in text.answers:
        take(reply, exchange, name, finding, _programs_asked(text.answers, body.letter))
    keys = {key for key, _ in asked} or {"programs"}
    if finding is not None:
        listed = {"teachers"} if LISTED in keys else set()
        add(reply, finding, (labelled(finding) - CLOSING_KEYS) | listed)
        _confirmed(reply, finding, keys)
    rest = _not_yet_read(reply, text.rest)
    asks_yes = any(type_of(key) is Type.YES_NO or asks_to_confirm(question) for key, question in asked)
    if _tells(rest, asks_yes=asks_yes):
        reply.problems.append(
            Problem(Code.NOT_UNDERSTOOD, Severity.QUESTION, None, seen=rest[:500], where=name)
        )


def _read_back(letter: str) -> Asked:
    """(key, line) of each answer that the letter reads back."""
    lines = [line.strip() for line in letter.split("\n") if _BACK_LINE.match(line)]
    found = [(keys_of(line), line) for line in lines]
    return [(keys[0], line) for keys, line in found if len(keys) == 1 and type_of(keys[0]) is not None]


def _several_programs(reply: ReplyAnswers, words: str, asked: Asked, name: str) -> Told | None:
    """Short words that give numbers of teachers for programs: "CSP 31, ECS 12"."""
    keys = [key for key, _ in asked]
    if keys.count("teachers") < 2 or len(words.split()) > _FEW_WORDS:  # noqa: PLR2004 - one question is no list
        return None
    if rows_of(reply.answers, ["teachers"], Exchange("", words)) is None:
        return None
    for place, row in enumerate(reply.answers["programs"]):
        path = f"programs[{place}].teachers"
        reply.sources[path] = Source(name, PLACE, words[:500], "reply")
        field = f"programs.{row['program']}.teachers"
        reply.problems.append(
            Problem(Code.LOW_CONFIDENCE, Severity.QUESTION, field, seen=words[:500], where=name)
        )
    return Told((), "")


def _confirmed(reply: ReplyAnswers, finding: Finding, keys: set[str]) -> None:
    """What a text answers of what was asked, each for a person to confirm."""
    if keys & {"teachers", LISTED, "programs"}:
        keys = keys | {"programs"}
    before = set(reply.sources)
    if not add(reply, finding, frozenset(keys)):
        return
    for path, source in reply.sources.items():
        if path not in before and not path.endswith(".program"):
            seen = source.words[:500]
            asked = of_program(reply.answers, path)
            reply.problems.append(
                Problem(Code.LOW_CONFIDENCE, Severity.QUESTION, asked, seen=seen, where=source.place)
            )


def _not_yet_read(reply: ReplyAnswers, words: str) -> str:
    """A text without the words from which something was read, line by line."""
    known = [" ".join(source.words.split()) for source in reply.sources.values() if source.words]
    left = []
    for line in (" ".join(line.split()) for line in words.split("\n")):
        rest = "" if line in known else line
        for one in known:
            # A bare "4" is no part of another line's "4,180".
            rest = rest.replace(one, " ") if len(one) > _BARE else rest
        left.append(rest.strip())
    return "\n".join(line for line in left if _WORD.search(line))


def _tells(words: str, *, asks_yes: bool) -> bool:
    """Whether words may answer something: a figure, a source of money, a correction, or a yes or no where we asked
    for one."""
    if CORRECTS.search(words):
        return True
    says_yes = asks_yes and parse(Type.YES_NO, words).value is not None
    return any(character.isdigit() for character in words) or is_fund(words) or says_yes
