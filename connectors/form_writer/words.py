"""Values as people write them: the way back from `pipelines.rules.read.values`.

Each type has several ways, the form's own first. Whatever way is taken, the reader must get the value back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from pipelines.form import PATHWAY_NAMES, PROGRAM_NAMES, Type
from pipelines.states import STATE_NAMES

APPLYING_AS_NAMES = {
    "single": "Single district",
    "lead": "Lead of a consortium",
    "member": "Member of a consortium",
}
_SHORT_PROGRAMS = {
    "k5": "K-5",
    "algebra": "CS in Algebra",
    "science": "CS in Science",
    "ecs": "ECS",
    "csp": "CSP",
}
_OTHER_PROGRAMS = {
    "k5": "Elementary (K-5)",
    "algebra": "Computer Science in Algebra",
    "science": "Computer Science in Science",
    "ecs": "Exploring CS",
    "csp": "AP CS Principles",
}
_SHORT_PATHWAYS = {
    "own_cohort": "Own cohort",
    "consortium": "Consortium",
    "join_region": "Join a region",
    "paid_travel": "Paid travel",
    "k5_affiliate": "K-5 affiliate",
}

Way = Callable[[Any], str]


def _day(iso: str) -> date:
    return date.fromisoformat(iso)


def _written_out(iso: str) -> str:
    day = _day(iso)
    return f"{day:%B} {day.day}, {day.year}"


def _day_first(iso: str) -> str:
    day = _day(iso)
    return f"{day.day} {day:%B} {day.year}"


def _slashes(iso: str) -> str:
    day = _day(iso)
    return f"{day.month}/{day.day}/{day.year}"


def _two_digits(iso: str) -> str:
    day = _day(iso)
    return f"{day:%m/%d/%y}" if 2000 <= day.year <= 2099 else _slashes(iso)


def _grouped(amount: str) -> str:
    return f"${Decimal(amount):,.2f}"


def _round_dollars(amount: str) -> str:
    exact = Decimal(amount)
    return f"${exact:,.0f}" if exact == exact.to_integral_value() else f"${exact:,.2f}"


def _gigabits(mbps: float) -> str:
    return f"{Decimal(str(mbps)) / 1000:f} Gbps" if mbps >= 1000 else f"{mbps:g} Mbps"


def _per_computer(students: float) -> str:
    return "one computer per student" if students == 1 else f"{students:g} students per computer"


def _full_year(year: str) -> str:
    return f"{year[:4]}-{int(year[:4]) + 1}"


_WAYS: Mapping[Type, tuple[Way, ...]] = {
    Type.STATE: (STATE_NAMES.__getitem__, str, lambda code: f"{STATE_NAMES[code]} ({code})"),
    Type.DATE: (_written_out, _slashes, str, _day_first, _two_digits),
    Type.NCES_ID: (str, lambda digits: f"{digits[:2]}-{digits[2:]}", lambda digits: f"#{digits}"),
    Type.WHOLE_NUMBER: (str, "{:,}".format),
    Type.DECIMAL: ("{:g}".format,),
    Type.RATIO: ("{:g}:1".format, _per_computer, "{:g} to 1".format),
    Type.BANDWIDTH: ("{:g}".format, "{:g} Mbps".format, _gigabits),
    Type.MONEY: (_grouped, _round_dollars, str),
    Type.EMAIL: (str, "{}.".format, "mailto:{}".format),
    Type.YES_NO: (
        lambda answer: "Yes" if answer else "No",
        lambda answer: "yes" if answer else "no",
        lambda answer: "Y" if answer else "N",
    ),
    Type.APPLYING_AS: (APPLYING_AS_NAMES.__getitem__, str),
    Type.PROGRAM: (PROGRAM_NAMES.__getitem__, _SHORT_PROGRAMS.__getitem__, _OTHER_PROGRAMS.__getitem__),
    Type.PATHWAY: (PATHWAY_NAMES.__getitem__, _SHORT_PATHWAYS.__getitem__),
    Type.SCHOOL_YEAR: (
        str,
        _full_year,
        lambda year: f"SY {year[2:4]}-{year[5:]}",
        lambda year: f"Fall {year[:4]}",
        lambda year: year.replace("-", "/"),
    ),
}


def ways(type_: Type) -> int:
    """In how many ways values of a type are written."""
    return len(_WAYS.get(type_, (str,)))


def words_for(type_: Type, value: object, way: int = 0) -> str:
    """The words for one answer; "" for None. way: 0 is the form's own way, any number picks one."""
    if value is None:
        return ""
    choices = _WAYS.get(type_, (str,))
    return choices[way % len(choices)](value)
