"""Every message that the tests of mail know, read as a whole: where it ends, why, and what was read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from connectors.isolation import ReaderPool
from connectors.limits import Limits
from connectors.workbook_review import WorkbookFacts, write_review_workbook
from pipelines.outcomes import Failure, Reason, Unreadable
from pipelines.records import Attachment, Reading
from pipelines.rules.read.message.judge import judge
from pipelines.steps.read import Result, open_and_read, open_only, read_message
from pipelines.steps.read_document import read_attachment
from tests.connectors.mail import (
    messages_bodies,
    messages_containers,
    messages_hostile,
    messages_links,
    messages_machine,
    messages_replies,
    messages_versions,
    messages_wrapping,
)
from tests.connectors.mail.building import OURS, Case, attach, form, mail, simple, text, word
from tests.connectors.mail.messages_links import EDIT
from tests.connectors.test_workbook_review import BINDING, KEY, PACIFIC, queue_row

MODULES = (
    messages_wrapping,
    messages_links,
    messages_machine,
    messages_versions,
    messages_replies,
    messages_bodies,
    messages_containers,
    messages_hostile,
)
CASES = [case for module in MODULES for case in module.CASES]


class InProcess:
    """Runs the work where the test runs."""

    def run(self, function: Callable[..., Result], *arguments: object) -> Result:
        return function(*arguments)


class Dying(InProcess):
    """A worker that dies of any document with the word Poison in it."""

    def __init__(self, reason: Reason = Reason.TOO_LARGE) -> None:
        self.reason = reason
        self.deaths = 0

    def run(self, function: Callable[..., Result], *arguments: object) -> Result:
        if any("Poison" in repr(read_attachment(one, Limits())) for one in _documents(function, arguments)):
            self.deaths += 1
            raise Unreadable(self.reason, "The document kills the reader.")
        return super().run(function, *arguments)


def _documents(function: Callable[..., object], arguments: Sequence[Any]) -> Sequence[Attachment]:
    """What is read by a piece of work."""
    if function is open_and_read:
        return open_only(arguments[0], arguments[1], ()).attachments
    return [arguments[0]] if function is read_attachment else []


class Failing(InProcess):
    """A worker in which one piece of our own program has a fault."""

    def __init__(self, *faulty: Callable[..., object]) -> None:
        self.faulty = faulty

    def run(self, function: Callable[..., Result], *arguments: object) -> Result:
        if function in self.faulty:
            raise Unreadable(Reason.READER_FAILED, "Our reader failed with an error that nobody foresaw.")
        return super().run(function, *arguments)


def read(case: Case, limits: Limits | None = None) -> Reading:
    return read_message(
        case.content,
        name=case.file_name,
        pool=InProcess(),
        google_docs=case.google_docs.get,
        limits=limits or Limits(),
        own_addresses=(OURS,),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_message_ends_where_a_careful_person_would_put_it(case: Case) -> None:
    reading = read(case)
    assert (reading.place, sorted(reading.reasons)) == (case.place, sorted(case.reasons)), reading.sentence
    answers = reading.answers or {}
    for key, wanted in case.answers.items():
        found = answers.get(key)
        if isinstance(wanted, list):
            assert [
                {name: row.get(name) for name in want} for want, row in zip(wanted, found or [], strict=True)
            ] == wanted
        else:
            assert found == wanted
    listed = [(document.name, str(document.role)) for document in reading.documents]
    assert [document for document in case.documents if document not in listed] == []
    if case.place == "application":
        assert sum(document.role == "application" for document in reading.documents) == 1


def test_a_review_workbook_of_ours_is_a_decision_whatever_its_name_and_sender(tmp_path: Path) -> None:
    path = tmp_path / "anything.xlsx"
    write_review_workbook(path, (queue_row(),), WorkbookFacts(BINDING), KEY, PACIFIC, None)
    returned = attach(path.read_bytes(), "holiday pictures.bin", "application/octet-stream")
    reading = read(Case("", simple(returned, more="In-Reply-To: <x@program.example>\r\n"), ""))
    assert (reading.place, reading.reasons) == ("decision_workbook", ())
    assert [(one.kind, one.role) for one in reading.documents] == [("xlsx", "decisions")]


def test_a_review_workbook_of_ours_may_be_longer_than_any_document_of_a_district(tmp_path: Path) -> None:
    path = tmp_path / "review_queue.xlsx"
    rows = [queue_row(application_id=f"2026-district-{number}") for number in range(30)]
    write_review_workbook(path, rows, WorkbookFacts(BINDING), KEY, PACIFIC, None)
    reading = read(Case("", simple(attach(path.read_bytes(), "queue.xlsx")), ""), Limits(cells=100))
    assert (reading.place, reading.reasons) == ("decision_workbook", ())


def test_one_poisoned_document_harms_no_other() -> None:
    content = simple(attach(word()), attach(word(form(city="Poison")), "poison.docx"))
    reading = read_message(
        content,
        name="m.eml",
        pool=Dying(),
        google_docs=lambda _: None,
        limits=Limits(),
        own_addresses=(OURS,),
    )
    assert reading.place == "application"
    assert [(one.name, str(one.role)) for one in reading.documents] == [
        ("Application.docx", "application"),
        ("poison.docx", "unreadable"),
    ]
    assert [one.code for one in reading.problems if one.seen == "poison.docx"] == [
        "other_document_unreadable"
    ]


def test_a_message_full_of_poison_is_given_up_after_a_few_deaths() -> None:
    pool = Dying()
    many = [attach(word(form(city=f"Poison {number}")), f"{number}.docx") for number in range(20)]
    reading = read_message(
        simple(*many),
        name="m.eml",
        pool=pool,
        google_docs=lambda _: None,
        limits=Limits(),
        own_addresses=(OURS,),
    )
    assert reading.place == "quarantine"
    assert pool.deaths < 8


def test_faults_of_our_own_cost_no_time_and_so_every_document_of_the_message_is_tried() -> None:
    many = [attach(word(form(city=f"Poison {number}")), f"{number}.docx") for number in range(5)]
    reading = read_message(
        simple(*many, attach(word(), "last.docx")),
        name="m.eml",
        pool=Dying(Reason.READER_FAILED),
        google_docs=lambda _: None,
        limits=Limits(),
    )
    assert reading.place == "application"
    assert [(one.kind, one.role) for one in reading.documents] == [
        *[("docx", "unreadable")] * 5,
        ("docx", "application"),
    ]


@pytest.mark.parametrize("faulty", [open_only, read_attachment, judge])
def test_a_fault_of_our_program_is_told_from_a_damaged_file_and_by_whom_the_message_is_known(
    faulty: Callable[..., object],
) -> None:
    reading = read_message(
        simple(attach(word()), sender="Ada Reed <ada@elk.example>", subject="Our form"),
        name="m.eml",
        pool=Failing(open_and_read, faulty),
        google_docs=lambda _: None,
        limits=Limits(),
        own_addresses=(OURS,),
    )
    assert (reading.place, reading.reasons) == ("quarantine", ("reader_failed",))
    assert (reading.envelope.sender, reading.envelope.subject) == ("ada@elk.example", "Our form")


def test_a_message_beyond_the_limits_has_its_sender_unless_a_machine_wrote_it() -> None:
    many = b"--b\r\n\r\nx\r\n" * 3_000
    head = b'MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n'
    mail_of = b"From: Ada Reed <ada@elk.example>\r\nMessage-ID: <1@elk.example>\r\nSubject: Form\r\n" + head
    person = read(Case("", mail_of + b"\r\n" + many, ""))
    assert (person.reasons, person.envelope.sender, person.envelope.message_id) == (
        ("too_large",),
        "ada@elk.example",
        "1@elk.example",
    )
    machine = read(Case("", mail_of + b"Auto-Submitted: auto-replied\r\n\r\n" + many, ""))
    assert (machine.reasons, machine.envelope.sender, machine.envelope.subject) == (
        ("too_large",),
        "",
        "Form",
    )


def test_a_bare_document_that_cannot_be_borne_is_set_aside_with_its_name_and_kind() -> None:
    reading = read_message(
        word(),
        name="form.docx",
        pool=Failing(open_and_read),
        google_docs=lambda _: None,
        limits=Limits(),
    )
    assert reading.reasons == ("reader_failed",)
    assert [(one.name, one.kind, one.role) for one in reading.documents] == [
        ("form.docx", "docx", "unreadable")
    ]


def test_a_failure_of_google_is_passed_on_for_another_try() -> None:
    def fail(document_id: str) -> bytes:
        raise Failure("Google does not answer.")

    content = mail(text(f"{EDIT}\n"))
    with pytest.raises(Failure):
        read_message(content, name="m.eml", pool=InProcess(), google_docs=fail, limits=Limits())


def test_the_real_worker_reads_the_same() -> None:
    content = simple(attach(word()))
    with ReaderPool(Limits()) as pool:
        isolated = read_message(content, name="m.eml", pool=pool, google_docs=lambda _: None, limits=Limits())
    alone = read_message(content, name="m.eml", pool=InProcess(), google_docs=lambda _: None, limits=Limits())
    assert isolated == alone
    assert alone.place == "application"


def test_a_bare_document_is_read_without_a_mail() -> None:
    reading = read(Case("", word(), "", file_name="../form.docx"))
    assert (reading.place, reading.documents[0].name, reading.envelope.sender) == (
        "application",
        "form.docx",
        "",
    )


def test_there_are_enough_messages_and_each_has_a_name_of_its_own() -> None:
    names = [case.name for case in CASES]
    assert len(set(names)) == len(names) >= 120
