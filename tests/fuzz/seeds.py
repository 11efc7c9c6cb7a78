"""Sound files to damage: the form in every layout, the calculators, small files of every kind, messages."""

from __future__ import annotations

from dataclasses import dataclass

from connectors.form_writer import LAYOUTS, suffix, write_form
from connectors.form_writer.calculators import StipendLine, TravelLine, stipend_calculator, travel_calculator
from pipelines.form import empty_answers
from tests.connectors.documents.test_mutations import OLD_BOOK, SAMPLES
from tests.connectors.mail import building
from tests.connectors.mail.test_mutations import MESSAGES

ANSWERS = {
    **empty_answers(),
    "district_name": "Elk Fork Unified",
    "state": "CA",
    "applying_as": "lead",
    "members": [{"district_name": "Fox Hollow", "state": "CA", "program": "csp", "teachers": 7}],
    "school_year_start": "2016-08-22",
    "programs": [
        {"program": "csp", "teachers": 34, "first_year": "2016-17", "pathway": "own_cohort"},
        {"program": "k5", "teachers": 12, "first_year": "2016-17", "pathway": "k5_affiliate"},
    ],
    "teachers": [
        {"name": f"Ada Reed {n}", "email": f"reed{n}@elk.example", "program": "csp"} for n in range(4)
    ],
    "vision": "Every pupil writes a program.",
    "courses": [{"program": "csp", "course_code": "5100", "on_master_schedule": True}],
    "taxes_understood": False,
    "stipend_per_day": "1250.50",
}


@dataclass(frozen=True, slots=True)
class Seed:
    """name: of the file as it would be attached; a message ends in .eml."""

    name: str
    content: bytes


def seeds() -> list[Seed]:
    """Every file that is damaged; the first part documents, the second messages."""
    forms = [
        Seed(f"{layout}-{filled}.{suffix(layout)}", write_form(answers, layout))
        for layout in LAYOUTS
        for filled, answers in (("filled", ANSWERS), ("blank", None))
    ]
    small = [Seed(f"small.{kind.value}", content) for kind, content in SAMPLES.items()]
    documents = [*forms, *small, *_workbooks(), Seed("mail.pdf", building.pdf())]
    messages = [
        Seed("form.eml", building.simple(building.attach(building.word()))),
        Seed("pasted.eml", building.simple(words="\n".join(f"{q}: {a}" for q, a in building.form()))),
        *(Seed(f"case-{n}.eml", content) for n, content in enumerate(MESSAGES)),
    ]
    return [*documents, *messages]


def _workbooks() -> list[Seed]:
    return [
        Seed("stipends.xlsx", stipend_calculator([StipendLine("csp", 34)])),
        Seed("travel.xlsx", travel_calculator([TravelLine("Ada Reed", 120)])),
        Seed("old.xls", OLD_BOOK),
        Seed(
            "figures.csv",
            b"Program,Teachers,Days,Rate,Total\r\nCSP,34,9,125.00,38250.00\r\nTotal,,,,38250\r\n",
        ),
    ]
