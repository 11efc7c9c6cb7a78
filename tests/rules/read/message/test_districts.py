"""Forms of several districts in one document."""

from __future__ import annotations

from pipelines.outcomes import Code, Kind, Problem, Severity
from pipelines.rules.read.message.districts import holds_several
from pipelines.rules.read.message.findings import Finding

_SECOND = {
    "district_name": "Coral Bluff School District",
    "city": "Coral Bluff",
    "nces_id": "1233445",
    "students": "900",
    "primary_email": "tlund@coral.example",
    "superintendent_email": "pivers@coral.example",
}


def _form(second: dict[str, str]) -> Finding:
    problems = tuple(
        Problem(Code.CONTRADICTION, Severity.QUESTION, key, seen) for key, seen in second.items()
    )
    return Finding(
        "form.docx", Kind.DOCX, "0", answers={"district_name": "Birch Fork Schools"}, problems=problems
    )


def test_a_document_with_the_filled_forms_of_two_districts_is_of_several() -> None:
    assert holds_several(_form(_SECOND))


def test_a_document_that_is_corrected_in_many_places_is_of_one_district() -> None:
    assert not holds_several(_form({**_SECOND, "district_name": "Birch Fork School"}))


def test_a_neighbours_name_and_town_in_a_form_make_no_second_form() -> None:
    named = {key: _SECOND[key] for key in ("district_name", "city")}
    assert not holds_several(_form(named))
