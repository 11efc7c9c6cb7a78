"""The mails of one season, in the order in which they were sent: who wrote what, and when in the year."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from connectors.form_writer import google_doc, write_form
from connectors.form_writer.calculators import StipendLine, TravelLine, stipend_calculator, travel_calculator
from connectors.form_writer.outline import Phrase
from connectors.form_writer.words import words_for
from pipelines.form import PROGRAM_NAMES
from pipelines.sample import own_words
from pipelines.sample.answers import complete_answers
from pipelines.sample.cast import APPLICANT, Applicant
from pipelines.sample.mails import DOCX, XLSX, Attached, Letter


@dataclass(frozen=True, slots=True)
class Sent:
    """A mail of the season. day: month, day, hour and minute in the year of the cycle."""

    day: tuple[int, int, int, int]
    letter: Letter


def _way(number: int) -> Phrase:
    """Values put into words in one of the ways in which people write them."""
    return lambda asked, value: words_for(asked.type, value, number)


def _programs(applicant: Applicant) -> str:
    return " and ".join(PROGRAM_NAMES[request.program] for request in applicant.requests)


def _with_form(
    applicant: Applicant,
    year: int,
    layout: str = "controls",
    *more: Attached,
    name: str = "Partnership Application.docx",
) -> Letter:
    """An application in a Word document, with a line or two in the mail."""
    content = write_form(complete_answers(applicant, year), layout, _way(applicant.number))
    return Letter(
        applicant.contact,
        applicant.contact_address,
        f"Application: {applicant.name}",
        f"Hello,\n\nplease find our application for {_programs(applicant)} attached.\n\n"
        f"Best regards\n{applicant.contact}\n",
        (Attached(name, content), *more),
    )


def _stipends(applicant: Applicant, days: int, *, rate: str) -> Attached:
    lines = [
        StipendLine(request.program, request.teachers or 0, Decimal(days), Decimal(rate))
        for request in applicant.requests
    ]
    return Attached("Stipend Calculator.xlsx", stipend_calculator(lines), XLSX)


def _travel(applicant: Applicant) -> Attached:
    names = [row["name"] for row in complete_answers(applicant, 2015)["teachers"]]
    lines = [
        TravelLine(name, miles=0 if index else 386, flight=Decimal(290 if index else 0), nights=5,
                   rate_per_night=Decimal(119), days=5, meals_per_day=Decimal(46))
        for index, name in enumerate(names)
    ]  # fmt: skip
    return Attached("Travel Calculator.xlsx", travel_calculator(lines, Decimal("0.54")), XLSX)


def google_documents(year: int) -> dict[str, str]:
    """The documents behind the links of the season: document id → the JSON of the documents API."""
    elk_meadow = APPLICANT[5]
    document = google_doc(
        complete_answers(elk_meadow, year),
        _way(elk_meadow.number),
        document_id=_ELK_MEADOW_DOCUMENT,
        title=f"{elk_meadow.name}: partnership application",
    )
    return {_ELK_MEADOW_DOCUMENT: json.dumps(document, indent=1)}


_ELK_MEADOW_DOCUMENT = "1ElkMeadowSampleDocumentRe2aBcDeFgHiJkLmNo"
_NOT_SHARED_DOCUMENT = "1WinterportBaySampleNotSharedPqRsTuVwXyZaB"


def season(year: int) -> list[Sent]:
    """Every mail of the season of `year`, in the order of the year."""
    sent = [*_applications(year), *_second_thoughts(year), *_everything_else()]
    return sorted(sent, key=lambda mail: mail.day)


def _applications(year: int) -> Iterator[Sent]:
    by_number: dict[int, tuple[tuple[int, int, int, int], Callable[[Applicant], Letter]]] = {
        1: ((3, 3, 9, 12), lambda a: _with_form(a, year, "controls", _stipends(a, 9, rate="110"))),
        2: ((4, 14, 15, 40), lambda a: _with_form(a, year, "beside")),
        3: ((5, 6, 8, 5), lambda a: _with_form(a, year, "labels", name="CedarBluff_CS_partnership.docx")),
        4: ((5, 19, 11, 31), lambda a: _with_form(a, year, "controls")),
        5: ((6, 2, 16, 20), lambda a: own_words.with_google_link(a, _ELK_MEADOW_DOCUMENT)),
        6: ((6, 11, 10, 2), lambda a: _with_form(a, year, "below")),
        7: ((2, 17, 13, 45), lambda a: _with_form(a, year, "beside")),
        8: ((6, 22, 9, 50), lambda a: _with_form(a, year, "controls")),
        9: ((6, 24, 14, 15), lambda a: _with_form(a, year, "beside")),
        10: ((7, 9, 8, 30), lambda a: _with_form(a, year, "numbered")),
        11: ((6, 29, 17, 55), lambda a: _with_form(a, year, "controls", _stipends(a, 9, rate="150"), _travel(a))),
        12: ((7, 7, 12, 10), lambda a: own_words.pasted_as_html(a, complete_answers(a, year))),
        13: ((7, 21, 9, 0), lambda a: own_words.pasted_as_text(a, complete_answers(a, year))),
        14: ((8, 4, 10, 44), lambda a: _with_form(a, year, "controls")),
        15: ((8, 12, 7, 58), lambda a: _with_form(a, year, "numbered")),
        16: ((8, 19, 16, 12), lambda a: _with_form(a, year, "controls")),
        17: ((8, 27, 13, 33), lambda a: _with_form(a, year, "controls")),
        18: ((11, 9, 9, 25), lambda a: _with_form(a, year, "controls")),
        19: ((8, 30, 18, 2), lambda a: _with_form(a, year, "beside")),
        20: ((9, 8, 11, 11), lambda a: own_words.as_a_letter(a, year)),
        21: ((9, 17, 14, 26), lambda a: own_words.with_own_labels(a, year)),
        22: ((9, 29, 10, 37), lambda a: _with_form(a, year, "beside")),
        23: ((10, 6, 15, 3), lambda a: _with_form(a, year, "controls")),
        24: ((10, 15, 9, 41), lambda a: _with_form(a, year, "labels")),
        25: ((10, 22, 16, 48), lambda a: _with_form(a, year, "controls", _stipends(a, 9, rate="140"))),
        26: ((10, 30, 12, 29), lambda a: _with_form(a, year, "controls")),
    }  # fmt: skip
    for number, (day, write) in by_number.items():
        yield Sent(day, write(APPLICANT[number]))


def _second_thoughts(year: int) -> Iterator[Sent]:
    """A correction with more teachers, and the same mail sent twice."""
    quail_run = APPLICANT[16]
    first = f"Application: {quail_run.name}"
    more = Applicant(
        quail_run.number,
        quail_run.name,
        quail_run.state,
        quail_run.area_code,
        quail_run.students,
        tuple(type(request)(request.program, 31, request.pathway, 31) for request in quail_run.requests),
    )
    content = write_form(complete_answers(more, year))
    yield Sent(
        (9, 2, 9, 17),
        Letter(
            quail_run.contact,
            quail_run.contact_address,
            f"Re: {first}",
            "Hello,\n\nthree more teachers have signed up. Please use the attached version instead of the one of "
            "August.\n\n"
            f"{quail_run.contact}\n",
            (Attached("Partnership Application (corrected).docx", content),),
            answers=first,
        ),
    )
    redstone = APPLICANT[17]
    again = _with_form(redstone, year)
    yield Sent(
        (8, 28, 8, 1),
        Letter(
            again.sender_name,
            again.sender,
            f"Fwd: {again.subject}",
            "In case it did not arrive.\n",
            again.attached,
        ),
    )


def _everything_else() -> Iterator[Sent]:
    """Mail that is no application: questions, machines, files that are damaged or have nothing to do with us."""
    yield Sent((2, 3, 10, 5), own_words.interest_form())
    yield Sent((3, 24, 9, 9), own_words.blank_form_returned())
    yield Sent((6, 8, 7, 42), own_words.lesson_plan())
    yield Sent((6, 23, 0, 2), own_words.out_of_office(APPLICANT[8]))
    yield Sent((7, 30, 11, 20), own_words.damaged_file())
    yield Sent((9, 23, 13, 13), own_words.link_not_shared(_NOT_SHARED_DOCUMENT))
    yield Sent((10, 7, 8, 8), own_words.thanks(APPLICANT[23]))
    yield Sent((10, 16, 16, 16), own_words.question(APPLICANT[24]))


__all__ = ["DOCX", "Sent", "google_documents", "season"]
