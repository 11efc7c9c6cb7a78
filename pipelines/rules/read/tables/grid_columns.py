"""Which column of a table of records holds what: by its heading, and by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from itertools import islice

from pipelines.form import Type
from pipelines.rules.read.language.district_names import find_districts
from pipelines.rules.read.language.hearing import hear
from pipelines.rules.read.language.persons import is_person
from pipelines.rules.read.language.words import fold
from pipelines.rules.read.people import mail_target
from pipelines.rules.read.pieces import Grid, GridCell, Section
from pipelines.rules.read.questions.asked import topics
from pipelines.rules.read.remembered import program
from pipelines.rules.read.tables.columns import column_of, purpose_of
from pipelines.rules.read.tables.leads import is_lead
from pipelines.rules.read.tables.shapes import ROLES
from pipelines.rules.read.values import is_blank, parse, whole_number
from pipelines.states import exact_state

#: A column is what most of its cells look like; a few odd ones do not change that.
MOST = 0.6
_SAMPLE = 8
#: Under a heading that leaves no doubt a few cells that fit are enough; the others are for a person.
_SOME = 0.25
#: Kinds that a cell either is or is not: where all cells are one, the heading may be vague.
_UNMISTAKABLE = frozenset({"email", "program", "state", "first_year", "pathway"})
_SCHOOL = re.compile(
    r"\b(?:high|middle|elementary|elem|school|academy|hs|ms|es|campus|escuela|junior|primary|center|magnet|prep|k-?8)\b"
)
_BOX = re.compile(r"[☒☐☑✓✔xX]|yes|no|\[[ xX]?\]", re.IGNORECASE)


#: A range, an open place, two numbers, a number for each school: what stands where a number belongs, and is none.
_NO_NUMBER_YET = re.compile(
    r"[?xX#~<>+ ]{1,6}|[~<>]? ?\d{1,4} ?(?:[-–/+&,;]|to|or|and) ?\d{1,4}|\d{1,4} (?:per|each|apiece|in each|for each)(?: \w+)?"
)
#: "some", "several, we hope": a number is meant, and nobody is named.
_VAGUE_NUMBER = re.compile(
    r"(?:some|several|enough|many|most|plenty|various|all|any|(?:quite )?a (?:few|handful|couple|number|dozen or so)|few|"
    r"as many|up to|at least|depends|it depends)\b(?! \w+@)"
)


@lru_cache(maxsize=4096)
def looks_like(kind: str, text: str) -> bool:
    """May a cell hold a `kind` of column?"""
    words = text.strip()
    test = _TESTS.get(kind)
    return True if test is None else bool(test(words))


def _count(words: str) -> bool:
    if _NO_NUMBER_YET.fullmatch(words) or _VAGUE_NUMBER.match(fold(words)):
        return True
    return whole_number(words.split("\n")[0]).value is not None or (
        bool(re.search(r"\d", words)) and program(words).extra is not None
    )


def _parts(words: str) -> list[str]:
    """What a cell says of each of several programs, line by line or set apart by commas."""
    return [part for part in re.split(r"[\n;,]|\s[/&]\s", words) if part.strip()][:_SAMPLE]


_TESTS: dict[str, Callable[[str], object]] = {
    "role": lambda w: "@" not in w and not is_person(w) and bool(hear(w).concepts & ROLES),
    "email": lambda w: "@" in w,
    "program": lambda w: program(w.lstrip("☐ ")).value is not None or bool(program(w).extra),
    "count": _count,
    "state": lambda w: exact_state(w) is not None or parse(Type.STATE, w).value is not None,
    "district": lambda w: bool(find_districts(w)) or (len(w.split()) >= 2 and not is_person(w) and "@" not in w and not re.search(r"\d{2}", w)),
    "name": lambda w: is_person(re.sub(r"^([^,]+), (\S+(?: \S+)?)$", r"\2 \1", w)) or (len(w.split()) <= 4 and "@" not in w and not re.search(r"\d", w) and not _VAGUE_NUMBER.match(fold(w)) and program(w).value is None),
    "first_name": lambda w: len(w.split()) <= 3 and not re.search(r"[\d@]", w),
    "last_name": lambda w: len(w.split()) <= 3 and not re.search(r"[\d@]", w),
    "first_year": lambda w: any(parse(Type.SCHOOL_YEAR, p).value for p in (w, *_parts(w))),
    "pathway": lambda w: any(parse(Type.PATHWAY, p).value for p in (w, *_parts(w))),
    "schedule": lambda w: parse(Type.YES_NO, w).value is not None,
    "code": lambda w: len(w) <= 40,
    "phone": lambda w: sum(c.isdigit() for c in w) >= 7,
    "requested": lambda w: bool(_BOX.fullmatch(w)) or parse(Type.YES_NO, w).value is not None,
}  # fmt: skip


#: Halves of a name, where the other half has a column of its own.
_NAMES = {
    "last": "last_name",
    "surname": "last_name",
    "family name": "last_name",
    "first": "first_name",
    "given": "first_name",
    "given name": "first_name",
}


def _folded(grid: Grid, but: int) -> set[str]:
    return {fold(text).strip(" .") for at, text in enumerate(grid.header) if at != but}


def _fit(kind: str, texts: list[str]) -> float:
    """The share of filled cells that may hold this kind; 1 for an empty column, which says nothing."""
    return sum(looks_like(kind, text) for text in texts) / len(texts) if texts else 1.0


def _column(grid: Grid, at: int) -> list[str]:
    texts = (_shown(row[at]) for row in grid.rows[: _SAMPLE * 2] if at < len(row))
    return list(islice((text for text in texts if text.strip() and not is_blank(text)), _SAMPLE))


def _shown(cell: GridCell) -> str:
    """The words of a cell; where they stand for an address ("Write to me"), the address behind them."""
    return cell.text if "@" in cell.text or not cell.links else mail_target(cell.links) or cell.text


def columns_of(grid: Grid) -> dict[str, int]:
    """Column by kind. Headings decide where the cells agree; columns without a heading are judged by their cells."""
    ranked: list[tuple[float, str, int]] = []
    for at, heading in enumerate(grid.header):
        if purpose_of(heading).kind in ("ignore", "number"):
            continue
        texts = _column(grid, at)
        if (lone := _NAMES.get(fold(heading).strip(" ."))) and set(_NAMES) & _folded(grid, at):
            ranked.append((1.3, lone, at))
        for meaning in column_of(heading):
            fit = _fit(meaning.key, texts)
            if meaning.score >= 0.5 and fit >= (MOST if meaning.score < 0.9 else _SOME):
                typed = 0.3 if texts and meaning.key in _UNMISTAKABLE and fit >= 0.9 else 0.0
                ranked.append((meaning.score + 0.2 * fit + typed, meaning.key, at))
            elif meaning.key == "pathway" and meaning.score >= 0.9:
                ranked.append((0.3, meaning.key, at))  # its cells are asked about, and not left out
        if not column_of(heading) or column_of(heading)[0].score < 0.5:
            ranked.extend((0.4 * score, kind, at) for kind, score in _by_cells(texts))
        if _fit("role", texts) >= 0.75 and len(set(texts)) == len(texts) > 1:
            ranked.append((1.3 - 0.01 * at, "role", at))
    chosen: dict[str, int] = {}
    taken: set[int] = set()
    for _, kind, at in sorted(ranked, key=lambda entry: (-entry[0], entry[2])):
        if kind not in chosen and at not in taken:
            chosen[kind] = at
            taken.add(at)
    if (
        "program" in chosen
        and "school" not in chosen
        and (left := [at for at in _of_schools(grid) if at not in taken])
    ):
        chosen["school"] = left[0]
    return chosen


def _of_schools(grid: Grid) -> list[int]:
    """Columns whose headings speak of schools and of nothing else that we know: "Schools involved"."""
    heard = [hear(heading).concepts for heading in grid.header]
    return [
        at
        for at, concepts in enumerate(heard)
        if "school" in concepts and concepts <= {"school", "count"} and purpose_of(grid.header[at]).kind == ""
    ]


def _by_cells(texts: list[str]) -> list[tuple[str, float]]:
    """Kinds that a column without a heading may be, by what cannot be anything else."""
    if not texts:
        return []
    found = [
        (kind, fit)
        for kind in ("email", "program", "state", "first_year", "pathway", "count")
        if (fit := _fit(kind, texts)) >= MOST
    ]
    if not found:
        if sum(bool(find_districts(text)) for text in texts) >= MOST * len(texts):
            return [("district", 0.9)]
        people = sum(is_person(text) for text in texts) / len(texts)
        schools = sum(bool(_SCHOOL.search(fold(text))) for text in texts) / len(texts)
        if people >= MOST:
            found.append(("name", people))
        elif schools >= MOST:
            found.append(("school", schools))
        elif sum(len(text.split()) for text in texts) / len(texts) <= 5:
            found.append(("assignment", 0.3))
    return found


def kind_of(grid: Grid, columns: dict[str, int]) -> str:
    """What the rows of a table are: "teachers", "members", "programs", "courses", "contacts" or ""."""
    has = columns.keys()
    about = topics(Section((*grid.section.headings, grid.title)))
    if (
        "role" in has
        or {"name", "phone"} <= has
        or ("name" in has and "title" in has and "program" not in has)
    ) and (_has_roles(grid) or has_roles_as_titles(grid, columns)):
        return "contacts"
    of_districts = "district" in has and bool(has & {"count", "program", "state"})
    of_districts = of_districts and ("name" not in has or _has_lead(grid, columns["district"]))
    if of_districts and ("member" in about or _looks_like_members(grid, columns)):
        return "members"
    is_named = "name" in has or {"first_name", "last_name"} <= has
    of_teachers = has & {"school", "program"} or "teacher" in about or _speaks_of_teachers(grid)
    if is_named and of_teachers and has & {"email", "school", "assignment", "program"}:
        return "teachers"
    if "program" in has and has & {"count", "plan", "first_year", "pathway", "requested"}:
        return "programs"
    if "program" in has and has & {"code", "schedule"}:
        return "courses"
    return "programs" if "program" in has and len(grid.header) > 1 else ""


def _has_lead(grid: Grid, at: int) -> bool:
    """Does a row say of its district that it leads?"""
    return any(
        is_lead(row[at].text, (cell.text for cell in row if cell is not row[at]))
        for row in grid.rows
        if at < len(row)
    )


def _speaks_of_teachers(grid: Grid) -> bool:
    return any("teacher" in hear(text).concepts for text in grid.header)


def _looks_like_members(grid: Grid, columns: dict[str, int]) -> bool:
    heading = {found[0].key for text in grid.header if (found := column_of(text)) and found[0].score >= 0.6}
    return "district" in heading or bool(_column(grid, columns["district"]))


def has_roles_as_titles(grid: Grid, columns: dict[str, int]) -> bool:
    """Do names stand first, and what somebody is to us in the column of positions: "Superintendent", "Contact for this"?"""
    at = columns.get("title")
    if columns.get("name") != 0 or at is None or _has_roles(grid):
        return False
    return any(hear(row[at].text).concepts & ROLES for row in grid.rows if at < len(row))


def _has_roles(grid: Grid) -> bool:
    """Does a cell of the first column say what somebody is to us?"""
    return any(hear(row[0].text).concepts & ROLES for row in grid.rows if row and row[0].text.strip())
