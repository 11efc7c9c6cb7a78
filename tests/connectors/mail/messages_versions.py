"""Several documents in one mail: copies, parts, versions, districts, companions."""

from __future__ import annotations

from collections.abc import Mapping

from tests.connectors.mail.building import (
    PDF,
    XLSX,
    Case,
    attach,
    blank_word,
    form,
    mail,
    multi,
    packed,
    pdf,
    png,
    raw,
    simple,
    text,
    word,
    word_text,
)  # fmt: skip

OLDER = word(programs=[("Computer Science Principles (CSP)", "27", "2016-17")])
NEWER = word()
NEIGHBOR = word(form(district_name="Tamarind Ridge School District", city="Tamarind", state="NH"))
NEW = {"district_name": "Birchwater Union School District", "programs": [{"program": "csp", "teachers": 33}]}
DAMAGED = word()[:900]
LESSON = word_text(
    "Unit 1: Binary",
    "Objective: pupils convert numbers to binary.",
    "Materials: cards, paper.",
    "Homework: exercise 4.",
)


def _one(
    name: str,
    content: bytes,
    documents: tuple[tuple[str, str], ...] = (),
    answers: Mapping[str, object] = NEW,
) -> Case:
    return Case(name, content, "application", answers=answers, documents=documents)


def _several(name: str, content: bytes) -> Case:
    return Case(name, content, "quarantine", ("ambiguous_applications",))


def _forwarded(content: bytes, day: int) -> bytes:
    """A message of its own with the form, sent on that day of January."""
    inner = mail(multi(text("Here it is.\n"), attach(content), boundary=f"in{day}"))
    return inner.replace(b"Date: Mon, 4 Jan", b"Date: Mon, %d Jan" % day).replace(b"<a1.77", b"<a%d.77" % day)


CASES = [
    _one(
        "identical copies under two names",
        simple(attach(NEWER, "a.docx"), attach(NEWER, "a (1).docx")),
        (("a.docx", "application"),),
    ),
    _one(
        "one file name says final",
        simple(attach(OLDER, "Form v1.docx"), attach(NEWER, "Form FINAL.docx")),
        (("Form FINAL.docx", "application"), ("Form v1.docx", "other")),
    ),
    _one(
        "the final one comes first",
        simple(attach(NEWER, "Form final.docx"), attach(OLDER, "Form.docx")),
        (("Form final.docx", "application"),),
    ),
    _one(
        "numbered versions",
        simple(attach(NEWER, "Form_v3.docx"), attach(OLDER, "Form_v2.docx")),
        (("Form_v3.docx", "application"),),
    ),
    _one(
        "version ten is after version nine",
        simple(attach(OLDER, "Form v9.docx"), attach(NEWER, "Form v10.docx")),
        (("Form v10.docx", "application"),),
    ),
    _one(
        "one is a draft",
        simple(attach(OLDER, "DRAFT form.docx"), attach(NEWER, "form.docx")),
        (("form.docx", "application"),),
    ),
    _one(
        "dates in the file names",
        simple(attach(NEWER, "form 2016-01-04.docx"), attach(OLDER, "form 2015-12-11.docx")),
        (("form 2016-01-04.docx", "application"),),
    ),
    _one(
        "American dates in the file names",
        simple(attach(OLDER, "form 12-11-15.docx"), attach(NEWER, "form 1-4-16.docx")),
        (("form 1-4-16.docx", "application"),),
    ),
    _one(
        "a corrected copy",
        simple(attach(OLDER, "Application.docx"), attach(NEWER, "Application corrected.docx")),
        (("Application corrected.docx", "application"),),
    ),
    _one(
        "the mail says which one to ignore",
        simple(
            attach(OLDER, "Application.docx"),
            attach(NEWER, "Birchwater.docx"),
            words="Please ignore the file Application, the numbers were wrong.",
        ),
        (("Birchwater.docx", "application"),),
    ),
    _one(
        "the mail says which one counts",
        simple(
            attach(OLDER, "Application.docx"),
            attach(NEWER, "Birchwater.docx"),
            words="Please use Birchwater.docx.",
        ),
        (("Birchwater.docx", "application"),),
    ),
    _one(
        "two forwarded messages, the later counts",
        simple(
            raw("Content-Type: message/rfc822", _forwarded(NEWER, 11)),
            raw("Content-Type: message/rfc822", _forwarded(OLDER, 4)),
        ),
        (("Application.docx", "application"),),
    ),
    _one(
        "Word and PDF of the same",
        simple(attach(NEWER, "Form.docx"), attach(pdf(), "Form.pdf", PDF)),
        (("Form.docx", "application"),),
    ),
    _one(
        "PDF first, Word second",
        simple(attach(pdf(), "Form.pdf", PDF), attach(NEWER, "Form.docx")),
        (("Form.docx", "application"),),
    ),
    _one(
        "the filled form beside the blank one",
        simple(attach(blank_word(), "form.docx"), attach(NEWER, "filled.docx")),
        (("filled.docx", "application"),),
    ),
    _one(
        "a lesson plan beside the form",
        simple(attach(LESSON, "lesson.docx"), attach(NEWER)),
        (("Application.docx", "application"), ("lesson.docx", "other")),
    ),
    _one(
        "a damaged calculator beside the form",
        simple(
            attach(NEWER),
            attach(
                packed({"xl/workbook.xml": "<x/>", "[Content_Types].xml": "<x/>"})[:120], "calc.xlsx", XLSX
            ),
        ),
        (("calc.xlsx", "unreadable"),),
    ),
    _one(
        "an empty calculator beside the form",
        simple(attach(NEWER), attach(b"", "calc.xlsx", XLSX)),
        (("calc.xlsx", "unreadable"),),
    ),
    _one(
        "a scanned page beside the form",
        simple(attach(NEWER), attach(png(1700, 2200), "signature page.png", "image/png")),
        (("signature page.png", "unreadable"),),
    ),
    _one(
        "logos beside the form",
        simple(attach(NEWER), attach(png(120, 40), "image001.png", "image/png", "inline")),
        (("Application.docx", "application"),),
    ),
    _one(
        "the form twice, once damaged",
        simple(attach(DAMAGED, "a.docx"), attach(NEWER, "b.docx")),
        (("b.docx", "application"), ("a.docx", "unreadable")),
    ),
    _one(
        "two halves of one form",
        simple(
            attach(word(form()[:9], ()), "part 1.docx"),
            attach(word([("District name", "Birchwater Union School District"), *form()[9:]]), "part 2.docx"),
        ),
    ),
    _several("two districts", simple(attach(NEWER, "a.docx"), attach(NEIGHBOR, "b.docx"))),
    _several(
        "two districts in a zip",
        simple(attach(packed({"a.docx": NEWER, "b.docx": NEIGHBOR}), "all.zip", "application/zip")),
    ),
    _several(
        "two versions and nothing that orders them",
        simple(attach(OLDER, "Application.docx"), attach(NEWER, "Application (2).docx")),
    ),
    _several(
        "two versions both called final", simple(attach(OLDER, "final a.docx"), attach(NEWER, "final b.docx"))
    ),
    Case("the blank form", simple(attach(blank_word())), "not_an_application", ("blank_form",)),
    Case(
        "a lesson plan", simple(attach(LESSON, "lesson.docx")), "not_an_application", ("unrelated_document",)
    ),
    Case("a damaged form alone", simple(attach(DAMAGED)), "quarantine", ("damaged",)),
    Case("an attachment of no bytes", simple(attach(b"")), "quarantine", ("damaged",)),
    Case(
        "a damaged form beside the blank one",
        simple(attach(DAMAGED, "filled.docx"), attach(blank_word(), "form.docx")),
        "quarantine",
        ("damaged",),
    ),
    Case(
        "a photograph of the form",
        simple(attach(png(2400, 3200), "IMG_0042.png", "image/png")),
        "quarantine",
        ("unreadable_text",),
    ),
    Case(
        "a Pages file",
        simple(
            attach(
                packed({"Index/Document.iwa": b"\x00" * 60, "Metadata/Properties.plist": b"x"}),
                "Form.pages",
                "application/octet-stream",
            )
        ),
        "quarantine",
        ("unsupported_format",),
    ),
]
