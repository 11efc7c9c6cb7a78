"""Program requests put together: rows of tables, labels that speak of one program, sentences."""

from __future__ import annotations

import re

from pipelines.form import HIGH_SCHOOL_PROGRAMS, Type
from pipelines.rules.read.answers.answering import Part
from pipelines.rules.read.answers.program_lists import listed_requests
from pipelines.rules.read.answers.request_rows import details
from pipelines.rules.read.language.hearing import hear
from pipelines.rules.read.prose.listings import is_list_of_teachers
from pipelines.rules.read.prose.programs_named import mentioned
from pipelines.rules.read.prose.sentences import plain_words
from pipelines.rules.read.questions.asked import topics
from pipelines.rules.read.records_found import FoundRow, FoundTables
from pipelines.rules.read.remembered import program as read_program
from pipelines.rules.read.remembered import programs, text
from pipelines.rules.read.values import (
    Value,
    choices,
    is_blank,
    parse,
    understood,
    whole_number,
    yes_no,
)

_COLUMNS = {
    "teachers": ("teachers", Type.WHOLE_NUMBER),
    "first_year": ("first_year", Type.SCHOOL_YEAR),
    "pathway": ("pathway", Type.PATHWAY),
    "identification_plan": ("identification_plan", Type.LONG_TEXT),
    "school_names": ("schools", Type.TEXT),
}
#: "2 lower, 1 middle, 1 upper" are numbers of schools and no names.
_COUNTS_SCHOOLS = re.compile(r"^\W*(?:a: )?\d{1,3} (?:lower|elementary|primary|middle|junior|high|upper)\b")
#: A list of numbers by program is no longer.
_LONGEST_LIST = 200
_PROGRAM_AND_NUMBER = re.compile(
    r"(?P<before>[^\d:()]+(?:-?5)?)?(?: ?[:(–-] ?|\s+)?\b(?P<number>\d{1,4})\)?(?: teachers?)?(?:\s+(?:for |in )?(?P<after>[^\d:()]+(?:-?5)?))?"
)
#: Concepts of a section or label in which a number of teachers is that of a request.
_OF_REQUEST = frozenset({"program", "request", "committed", "program_name", "teacher", "pathway"})


def _is_program(part: Part) -> bool:
    """Is the answer the name of a program and no plan? "Which program have you chosen?" asks for nobody's choice."""
    said = read_program(part.pair.answer.text)
    return bool(said.value) and said.is_sure


def _promised(answer: str) -> frozenset[str]:
    """What an answer in words says of a number of teachers: "the district commits 35 teachers"."""
    return hear(answer).concepts & {"committed", "request"} if len(answer.split()) <= 12 else frozenset()


def _of_heading(part: Part) -> list[str]:
    """The program that is all that the heading above says: what stands below is said of it."""
    heading = part.pair.section.last.strip(" :")
    if not heading or len(heading) > 60:
        return []
    named = read_program(heading)
    return [str(named.value)] if named.is_sure else []


class Requests:
    """Program requests as labels name them, one after the other."""

    def __init__(self, tables: FoundTables) -> None:
        self.tables = tables
        self.current: list[FoundRow] = []
        self.common: list[tuple[str, Value, Part]] = []

    def read(self, parts: list[Part]) -> None:
        """Labels in reading order: a program opens a request, what follows belongs to it."""
        for part in parts:
            key = part.asked.key
            if key == "row":
                self._row(part)
            elif key == "program" or key == "identification_plan" and _is_program(part):
                self._program(part)
            elif key in _COLUMNS and not (
                key == "school_names" and _COUNTS_SCHOOLS.search(plain_words(part.pair.answer.text))
            ):
                self._column(part)
            elif key in ("course_codes", "on_master_schedule"):
                self._course(part)

    def _row(self, part: Part) -> None:
        """The label is a program, what stands beside it is about the request: "CSP ..... 30 / 2016-17"."""
        answer = part.pair.answer.text
        code = str(read_program(part.pair.label).value)
        about = topics(part.pair.section) | hear(part.pair.column).concepts
        if is_blank(answer):
            return
        if about & {"code", "schedule"} and "request" not in about:
            self._course_row(code, part)
            return
        if plain_words(answer) in ("0", "no", "none", "n", "not requested"):
            self.tables.zero.append((f"{part.pair.label}: {answer}", part.pair.answer.place))
            return
        row = self._new(code, part)
        for key, value in details(answer).items():
            row.put(key, value, answer, part.pair.answer.place)
        marks = choices(answer)
        said = yes_no(answer)
        is_chosen = said.value is True or any(ticked for _, ticked in marks)
        if (
            set(row.values) == {"program"}
            and not is_chosen
            and not is_list_of_teachers(part.pair.answer.lines)
        ):
            row.unclear["teachers"] = Value(None, answer, 0.0, "no number of teachers")
        self.current = [row]

    def _new(self, code: str, part: Part, words: str = "") -> FoundRow:
        row = FoundRow(
            place=part.pair.answer.place, order=part.pair.order, rank=1, score=min(0.95, part.asked.score)
        )
        row.put(
            "program",
            understood(code, words or part.pair.label),
            words or part.pair.label,
            part.pair.answer.place,
        )
        self.tables.programs.append(row)
        return row

    def _program(self, part: Part) -> None:
        answer = part.pair.answer.text
        if is_blank(answer):
            return
        if self._listed(part):
            return
        ticked = " ".join(label for label, is_ticked in choices(answer) if is_ticked)
        if len((ticked or answer).split()) > 12 or re.search(
            r"\d+ (?:\w+ ){0,2}teachers|:\s*\d", plain_words(answer)
        ):
            return  # sentences and lists of requests are read as such
        named = programs(answer)
        if named.value is None:
            if named.extra or not named.is_blank:
                self.tables.unknown.append((answer[:120], part.pair.answer.place))
            return
        self.current = []
        for code in named.value:
            row = self._new(code, part, answer)
            if not named.is_sure:
                row.doubts["program"] = named.note or "not said for certain"
            self.current.append(row)

    def _listed(self, part: Part) -> bool:
        """Programs each with what is said of it, as the answer to one question; False where it is anything else."""
        found = listed_requests(part.pair.answer)
        if found:
            self.current = []
        for one in found:
            row = self._new(one.code, part, one.words)
            for key, (value, words) in one.said.items():
                row.put(key, value, words, part.pair.answer.place)
            self.current.append(row)
        return bool(found)

    def _column(self, part: Part) -> None:
        key, type_ = _COLUMNS[part.asked.key]
        answer = part.pair.answer.text
        if is_blank(answer) or part.asked.score < 0.65:
            return
        about = topics(part.pair.section) | hear(part.pair.label).concepts
        named = [m.code for m in mentioned(plain_words(part.pair.label))] or _of_heading(part)
        if key == "teachers" and (self._by_program(part) or ("☒" in answer and self._listed(part))):
            return
        if key == "teachers" and mentioned(plain_words(answer)):
            return  # numbers by program are read as sentences
        if key == "teachers" and is_list_of_teachers(part.pair.answer.lines):
            return  # the teachers themselves, read as such
        value = whole_number(answer, at_most=100_000) if key == "teachers" else parse(type_, answer)
        if key != "teachers" and re.search(r"\b(?:both|all|each|every)\b", plain_words(part.pair.label)):
            self.common.append((key, value, part))
            return
        if len(set(named)) == 1:
            row = next((r for r in self.current if r.values.get("program") == named[0]), None) or self._new(
                named[0], part
            )
            self.current = [row]
            row.put(key, value, answer, part.pair.answer.place)
        elif (
            key == "teachers"
            and not self.current
            and not ((about | _promised(answer)) & (_OF_REQUEST - {"teacher"}))
        ):
            return  # how many teachers a district has is not how many it commits
        elif (
            self.current
            and abs(part.pair.order - self.current[-1].order) <= 14
            and not (key == "teachers" and len(self.current) > 1)
        ):
            for row in self.current:
                if key not in row.values:
                    row.put(key, value, answer, part.pair.answer.place)
        else:
            self.common.append((key, value, part))

    def _by_program(self, part: Part) -> bool:
        """ "Science 8; CSP 30": a number for each program, where the answer is nothing else."""
        answer = part.pair.answer.text
        if len(answer) > _LONGEST_LIST:
            return False
        pieces = [
            _PROGRAM_AND_NUMBER.fullmatch(piece.strip()) for piece in re.split(r"[;,\n]|\band\b", answer)
        ]
        found = [
            (read_program((match["before"] or match["after"] or "").strip()).value, match["number"])
            for match in pieces
            if match
        ]
        if len(found) != len(pieces) or not all(code for code, _ in found):
            return False
        for code, number in found:
            row = next((r for r in self.current if r.values.get("program") == code), None) or self._new(
                str(code), part
            )
            if row not in self.current:
                self.current.append(row)
            row.put("teachers", whole_number(number, at_most=100_000), answer, part.pair.answer.place)
        return True

    def _course(self, part: Part) -> None:
        answer = part.pair.answer.text
        if is_blank(answer):
            return
        named = [m.code for m in mentioned(plain_words(part.pair.label)) if m.code in HIGH_SCHOOL_PROGRAMS]
        row = self._course_of(named, part)
        if part.asked.key == "course_codes":
            row.put("course_code", text(answer), answer, part.pair.answer.place)
        else:
            row.put("on_master_schedule", yes_no(answer), answer, part.pair.answer.place)

    def _course_of(self, named: list[str], part: Part) -> FoundRow:
        code = named[0] if named else self._of_current(part)
        for row in reversed(self.tables.courses):
            if row.rank == 1 and row.values.get("program") == code:
                return row
        row = FoundRow(place=part.pair.answer.place, order=part.pair.order, rank=1)
        if code:
            row.put("program", understood(code, part.pair.label), part.pair.label, part.pair.answer.place)
        self.tables.courses.append(row)
        return row

    def _of_current(self, part: Part) -> str | None:
        """The high-school program that the labels right above speak of, where they speak of one."""
        if len(self.current) != 1 or abs(part.pair.order - self.current[0].order) > 14:
            return None
        code = self.current[0].values.get("program")
        return str(code) if code in HIGH_SCHOOL_PROGRAMS else None

    def _course_row(self, code: str, part: Part) -> None:
        row = FoundRow(place=part.pair.answer.place, order=part.pair.order, rank=1)
        row.put("program", understood(code, part.pair.label), part.pair.label, part.pair.answer.place)
        answer = part.pair.answer.text
        said = yes_no(re.split(r"[,;/]", answer)[-1])
        if said.value is not None:
            row.put("on_master_schedule", said, answer, part.pair.answer.place)
            answer = re.split(r"[,;/]", answer)[0] if re.search(r"[,;/]", answer) else ""
        if answer:
            row.put("course_code", text(answer), answer, part.pair.answer.place)
        self.tables.courses.append(row)
