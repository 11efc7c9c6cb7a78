"""What a body adds to the form that is attached, and what it does not."""

from __future__ import annotations

import pytest

from connectors.limits import Limits
from pipelines.outcomes import Code, Kind, Problem, Severity
from pipelines.records import Attachment
from pipelines.rules.read.message.bodies import corrections, with_body
from pipelines.rules.read.message.findings import Finding
from pipelines.rules.read.message.strength import is_form_body, is_substantial
from pipelines.steps.read_document import read_attachment
from tests.connectors.mail.building import CSP, form, word


def body(words: str) -> Finding:
    return read_attachment(Attachment("message body", words.encode(), Kind.TEXT, "body"), Limits())


def attached(**changes: str | None) -> Finding:
    return read_attachment(Attachment("form.docx", word(form(**changes))), Limits())


def added(application: Finding, whole: Finding) -> dict[str, object]:
    before, after = application.answers or {}, whole.answers or {}
    return {key: after[key] for key in after if after[key] != before[key]}


def test_what_the_form_leaves_open_is_taken_from_under_a_label_of_the_form() -> None:
    application = attached(state=None)
    whole = with_body(application, body("We forgot the state.\n\nState: Vermont\n"))
    assert added(application, whole) == {"state": "VT"}
    assert "state" in {problem.field for problem in application.problems}
    assert "state" not in {problem.field for problem in whole.problems}
    assert whole.sources["state"].document == "message body"


def test_a_figure_in_running_text_is_taken_and_asked_about() -> None:
    application = attached()
    whole = with_body(application, body("I forgot: our NCES ID is 5012345 and our bandwidth is 500 Mbps.\n"))
    assert added(application, whole) == {"nces_id": "5012345", "bandwidth_mbps": 500}
    asked = {(problem.code, problem.field) for problem in whole.problems if problem.code != "missing_answer"}
    assert asked == {("low_confidence", "nces_id"), ("low_confidence", "bandwidth_mbps")}


@pytest.mark.parametrize(
    "words",
    [
        (
            "Please call Tom Baker, my assistant, at (802) 555-0199 or "
            "tbaker@birchwater.example.\n\nAda Merrill\nDirector\n"
        ),
        "Forwarded for a neighbor.\n\nRita Sand, Regional Service Center 12, Concord, NH 03301, (603) 555-0100\n",
        "Our district page: https://www.birchwater.example/cs\nFax: (802) 555-0101\n",
        "Best\nDr. Paul Odum, Superintendent\nJanuary 4, 2016\n",
    ],
)
def test_people_and_places_of_a_covering_letter_are_not_the_forms(words: str) -> None:
    application = attached()
    whole = with_body(application, body(words))
    assert added(application, whole) == {}
    assert [problem for problem in whole.problems if problem.code == "contradiction"] == []


def test_another_number_of_teachers_in_the_mail_is_a_contradiction_with_both_words() -> None:
    whole = with_body(
        attached(), body("Program: Computer Science Principles (CSP)\nCommitted teachers: 36\n")
    )
    found = [problem for problem in whole.problems if problem.code == "contradiction"]
    assert [problem.field for problem in found] == ["programs[0].teachers"]
    assert "36" in (found[0].seen or "")
    assert (whole.answers or {})["programs"][0]["teachers"] == int(CSP[1])


def test_teachers_that_the_form_leaves_open_are_taken_for_their_program() -> None:
    open_form = read_attachment(Attachment("form.docx", word(programs=[(CSP[0], "", CSP[2])])), Limits())
    whole = with_body(open_form, body("Program: Computer Science Principles (CSP)\nCommitted teachers: 36\n"))
    assert (whole.answers or {})["programs"][0]["teachers"] == 36
    assert "programs[0].teachers" not in {
        problem.field for problem in whole.problems if problem.code == "missing_answer"
    }


def test_a_covering_letter_is_no_application_and_a_pasted_form_is_one() -> None:
    letter = body(
        "Attached please find the application of Birchwater Union School District.\n\nAda Merrill\nDirector\n"
    )
    pasted = body(
        "\n".join(
            f"{question}: {answer}"
            for question, answer in [*form(), ("Program", CSP[0]), ("Committed teachers", "33")]
        )
    )
    short = body(
        "District name: Birchwater\nState: VT\nProgram: CS Principles\nCommitted teachers: "
        "33\nPrimary contact e-mail: a@b.example\n"
    )
    assert (is_substantial(letter), is_form_body(letter)) == (False, False)
    assert (is_substantial(pasted), is_form_body(pasted)) == (True, True)
    assert (is_substantial(short), is_form_body(short)) == (True, False)


@pytest.mark.parametrize(
    "words",
    [
        "One correction: we have a few more, 4,500 in all.",
        "Page 2 should say 40.",
        "It is 4,500, not 4,210.",
        "Debe decir 4500 en lugar de 4210.",
    ],
)
def test_a_sentence_that_puts_a_figure_right_and_was_not_understood_is_shown(words: str) -> None:
    found = corrections(f"Our form is attached. {words}\n\nAda", (), "the mail itself")
    assert [(one.code, one.severity, one.seen) for one in found][:1] == [("low_confidence", "note", words)]


@pytest.mark.parametrize(
    "words", ["Our form is attached.", "Please call 555-0117 with questions.", "Correction attached."]
)
def test_a_covering_letter_puts_no_figure_right(words: str) -> None:
    assert corrections(words, (), "the mail itself") == []


def test_a_correction_that_was_understood_is_a_contradiction_and_not_said_twice() -> None:
    words = "We have 4,500 students instead of 4,210."
    whole = with_body(attached(), body(words))
    assert {problem.field for problem in whole.problems if problem.code == "contradiction"} == {"students"}
    assert corrections(words, whole.problems, "the mail itself") == []


def test_a_contradiction_of_the_form_with_itself_hides_no_correction_of_the_mail() -> None:
    other = Problem(Code.CONTRADICTION, Severity.QUESTION, "office_postal_code", "67001")
    words = "The form says 33, but by now 40 teachers have committed."
    assert [one.seen for one in corrections(words, [other], "the mail itself")] == [words]
