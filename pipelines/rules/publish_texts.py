"""The long answers of an application as a reviewer reads them, without naming a teacher."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from pipelines.form import PROGRAM_NAMES, QUESTIONS, Type

#: In lengths that addresses have (RFC 5321), so that a long word without one costs no time.
_EMAIL = re.compile(r"[^\s@<>(),;:]{1,64}@[^\s@<>(),;:]{1,255}\.[^\s@<>(),;:]{1,63}")
#: Ten digits as Americans write a telephone number, with what may stand before and behind.
_PHONE = re.compile(r"(?<![\w.-])(?:\+?1[\s.-]*)?\(?\d{3}\)?[\s.-]*\d{3}[\s.-]\d{4}(?![\w-])")
_LEAST_NAME = 3


def long_answers(answers: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """(question, answer) for every answer that is a text of some length, in the form's order.

    Listed teachers, e-mail addresses and telephone numbers are replaced: they are needed to count a cohort, and
    for nothing that is published.
    """
    hide = _names(answers)
    for question in QUESTIONS:
        if question.type is Type.LONG_TEXT and answers.get(question.key):
            yield question.wording, without_people(answers[question.key], hide)
        if question.key == "programs":
            for row in answers.get("programs") or []:
                if row.get("identification_plan"):
                    program = PROGRAM_NAMES.get(row.get("program") or "", "Program")
                    yield (
                        f"{program}: how teachers will be identified",
                        without_people(row["identification_plan"], hide),
                    )


def _names(answers: Mapping[str, Any]) -> re.Pattern[str] | None:
    """The listed teachers' names, the longest first; also family name first, and the family name with a title."""
    names: set[str] = set()
    for row in answers.get("teachers") or []:
        name = " ".join((row.get("name") or "").split())
        if len(name) < _LEAST_NAME:
            continue
        names.add(re.escape(name))
        words = name.replace(",", " ").split()
        family = words[-1] if "," not in name else words[0]
        given = words[0] if "," not in name else words[-1]
        if family != given:
            names |= {
                rf"{re.escape(family)},?\s+{re.escape(given)}",
                rf"{re.escape(given)}\s+{re.escape(family)}",
                rf"(?:Mr|Mrs|Ms|Mx|Miss|Dr|Coach|Prof)\.?\s+{re.escape(family)}",
            }
    if not names:
        return None
    alternatives = "|".join(sorted(names, key=lambda n: (-len(n), n)))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)


def without_people(text: str, names: re.Pattern[str] | None) -> str:
    """`text` with people's names, addresses and telephone numbers replaced by what they are."""
    text = _EMAIL.sub("[e-mail address]", text)
    text = _PHONE.sub("[telephone number]", text)
    return names.sub("[teacher]", text) if names is not None else text
