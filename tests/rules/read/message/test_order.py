"""Which of several versions counts, by what somebody states."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from pipelines.outcomes import Kind, Role
from pipelines.rules.read.message.findings import Finding
from pipelines.rules.read.message.order import stated_order


def version(name: str, kind: Kind = Kind.DOCX, **more: object) -> Finding:
    return Finding(name, kind, name, Role.APPLICATION, **more)  # type: ignore[arg-type]


def counts(names: list[str], words: str = "") -> str | None:
    kinds = {"pdf": Kind.PDF, "docx": Kind.DOCX}
    order = stated_order([version(name, kinds[name.rpartition(".")[2]]) for name in names], words)
    return order[-1].name if order else None


@pytest.mark.parametrize(
    ("names", "wanted"),
    [
        (["Form v1.docx", "Form v2.docx"], "Form v2.docx"),
        (["Form_v10.docx", "Form_v9.docx"], "Form_v10.docx"),
        (["Form 1.2.docx", "Form version 1.3.docx", "Form version 1.2.docx"], "Form version 1.3.docx"),
        (["Form DRAFT.docx", "Form.docx"], "Form.docx"),
        (["FINAL.docx", "Form.docx"], "FINAL.docx"),
        (["Form (corrected).docx", "Form.docx"], "Form (corrected).docx"),
        (["Form old version.docx", "Form.docx"], "Form.docx"),
        (["Form 2016-01-04.docx", "Form 2015-12-11.docx"], "Form 2016-01-04.docx"),
        (["Form 20160104.docx", "Form 20151211.docx"], "Form 20160104.docx"),
        (["Form 1-4-16.docx", "Form 12-11-15.docx"], "Form 1-4-16.docx"),
        (["Form 6.10.docx", "Form 6.3.docx"], "Form 6.10.docx"),
        (["Form June 10.docx", "Form June 3.docx"], "Form June 10.docx"),
        (["Form Dec 11, 2015.docx", "Form Jan 4, 2016.docx"], "Form Jan 4, 2016.docx"),
        (["Form final.docx", "Form FINAL2.docx"], "Form FINAL2.docx"),
        (["Form final.docx", "Form final_FINAL.docx"], "Form final_FINAL.docx"),
        (["Form final.docx", "Form final corrected.docx"], "Form final corrected.docx"),
        (["Form final.docx", "Form corrected.docx"], None),
        (["a.docx", "b.docx"], None),
        (["Form.docx", "Form (1).docx"], None),
        (["Form.docx", "Form - Copy.docx"], None),
        (["final a.docx", "final b.docx"], None),
        (["Form 2015-16.docx", "Form.docx"], None),
        (["New Haven form.docx", "Application.docx"], None),
        (["Old Lyme form.docx", "Application.docx"], None),
        (["First Street form.docx", "Application.docx"], None),
    ],
)
def test_file_names_say_which_version_is_newer_or_nothing(names: list[str], wanted: str | None) -> None:
    assert counts(names) == wanted
    assert counts(names[::-1]) == wanted


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Please use Birchwater.docx.", "Birchwater.docx"),
        ("Please ignore the file Application.docx, its numbers were wrong.", "Birchwater.docx"),
        ("Birchwater.docx replaces Application.docx.", "Birchwater.docx"),
        ("Use the file Birchwater, not the file Application.", "Birchwater.docx"),
        ("The second one is the current version.", "Birchwater.docx"),
        ("The first attachment is outdated.", "Birchwater.docx"),
        ("Please disregard the first version and use the second.", "Birchwater.docx"),
        ("The last file is the correct one.", "Birchwater.docx"),
        ("The first file counts.", "Application.docx"),
        ("Please use our application, which is attached.", None),
        ("First of all, thank you. We look forward to a second talk.", None),
        ("Two files are attached.", None),
    ],
)
def test_words_of_the_mail_say_which_file_counts_or_nothing(words: str, wanted: str | None) -> None:
    assert counts(["Application.docx", "Birchwater.docx"], words) == wanted


def test_words_of_the_mail_count_more_than_file_names() -> None:
    assert (
        counts(["Form final.docx", "Form 2.docx"], 'Please use "Form 2", "Form final" was a mistake.')
        == "Form 2.docx"
    )


@pytest.mark.parametrize(
    "words",
    [
        "Please use the one of January 2; the one of January 4 counted people twice.",
        "The form dated 1/2 is the correct one.",
        "The 01-04 file was a mistake.",
    ],
)
def test_a_date_in_the_words_names_the_file_that_has_it_in_its_name(words: str) -> None:
    assert counts(["Form 2016-01-02.docx", "Form 2016-01-04.docx"], words) == "Form 2016-01-02.docx"


def test_a_kind_of_file_may_be_what_the_mail_names() -> None:
    assert counts(["form a.docx", "form b.pdf"], "The PDF is the older one.") == "form a.docx"
    assert counts(["form a.docx", "form b.pdf"], "Please use the PDF.") == "form b.pdf"


def test_first_lines_of_the_documents_are_asked_where_the_names_say_nothing() -> None:
    older = version("a.docx", first_lines=("District Partnership Application", "Version 1"))
    newer = version("b.docx", first_lines=("District Partnership Application", "Version 2"))
    assert stated_order([newer, older], "") == [older, newer]


def test_forwarded_messages_are_ordered_by_their_dates() -> None:
    older = version("a.docx", sent_at=datetime(2016, 1, 4, tzinfo=UTC))
    newer = version("b.docx", sent_at=datetime(2016, 1, 11, tzinfo=UTC))
    assert stated_order([newer, older], "") == [older, newer]


def test_what_is_attached_beside_a_forwarded_message_came_after_it() -> None:
    older = version("a.docx", sent_at=datetime(2016, 1, 4, tzinfo=UTC), origin="forwarded message")
    newer = version("a.docx", Kind.PDF)
    assert stated_order([newer, older], "") == [older, newer]


@pytest.mark.parametrize(
    "words",
    [
        "Por favor usen Solicitud2 e ignoren Solicitud1.",
        "Solicitud1 es obsoleta; la vigente es Solicitud2.",
        "Bitte verwenden Sie Solicitud2, Solicitud1 ist veraltet.",
        "Es gilt Solicitud2 und nicht Solicitud1.",
    ],
)
def test_the_mail_may_say_in_spanish_or_german_which_one_counts(words: str) -> None:
    assert counts(["Solicitud1.docx", "Solicitud2.docx"], words) == "Solicitud2.docx"
    swapped = words.translate(str.maketrans("12", "21"))
    assert counts(["Solicitud1.docx", "Solicitud2.docx"], swapped) == "Solicitud1.docx"


def test_dates_of_signature_are_the_last_thing_asked() -> None:
    older = version("a.docx", answers={"signature_date": "2016-01-04"})
    newer = version("b.docx", answers={"signature_date": "2016-01-11"})
    unsigned = version("c.docx", answers={"signature_date": None})
    assert stated_order([newer, older], "") == [older, newer]
    assert stated_order([newer, unsigned], "") is None
