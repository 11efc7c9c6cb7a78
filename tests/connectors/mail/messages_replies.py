"""Answers to letters of ours, with and without a new application."""

from __future__ import annotations

from html import escape

from pipelines.rules.tokens import make_token
from tests.connectors.mail.building import (
    LETTER,
    OURS,
    Case,
    attach,
    blank_word,
    form,
    mail,
    multi,
    packed,
    quoted,
    simple,
    text,
    word,
)

REFERS = "In-Reply-To: <letter-7@program.example>\r\n"
SUBJECT = "Re: A few questions"
TOKEN = make_token("letter 7")
WROTE = f"On Mon, Jan 4, 2016 at 9:12 AM, District Partnerships <{OURS}> wrote:\n"
OUTLOOK = (
    f"-----Original Message-----\nFrom: District Partnerships [mailto:{OURS}]\nSent: Monday, "
    f"January 4, 2016 9:12 AM\nTo: Ada Merrill\nSubject: A few questions\n\n{LETTER}"
)
RECEIPT = (
    "We have read your application as follows.\n\n"
    + "\n".join(f"{question}: {answer}" for question, answer in form())
    + f"\nProgram: CS Principles\nCommitted teachers: 33\n\n{OURS}\n"
)
FOUND = {"district_name": "Birchwater Union School District"}
INLINE = "\n".join([
    "Answers below.", "", WROTE.rstrip(), "> Dear Ada Merrill,", ">",
    "> 1. How many teachers have committed to Computer Science Principles?", "", "34, all named.", "",
    "> 2. What is the source of your funding?", "", "The general fund.", "", "> Please answer by replying.",
    f"> {OURS}", "", "Ada",
])  # fmt: skip


def _reply(name: str, content: bytes) -> Case:
    return Case(name, content, "reply")


def _html(before: str) -> str:
    return (
        f"<html><body><div>{before}</div><div "
        f'class="gmail_quote">{escape(WROTE)}<blockquote>{LETTER.replace(chr(10), "<br>")}</blockquote></div>'
        "</body></html>"
    )


CASES = [
    _reply("thanks, by In-Reply-To", mail(text("Thank you!\n"), subject=SUBJECT, more=REFERS)),
    _reply(
        "thanks, by References alone",
        mail(
            text("Thank you!\n"),
            subject=SUBJECT,
            more="References: <x@birchwater.example>\r\n <letter-7@program.example>\r\n",
        ),
    ),
    _reply(
        "by the subject of our letter alone",
        mail(text("It is 34.\n"), subject="Re: Questions about your partnership application"),
    ),
    _reply("by a token in the subject", mail(text("It is 34.\n"), subject=f"Re: A few questions {TOKEN}")),
    _reply(
        "by a token in the quoted text",
        mail(text(f"It is 34.\n\n> Reference {TOKEN}\n"), subject="Our answer"),
    ),
    _reply(
        "by the quoted letter alone", mail(text("It is 34.\n\n" + WROTE + quoted() + "\n"), subject=SUBJECT)
    ),
    _reply(
        "Outlook quotes below a line", mail(text("It is 34.\n\n" + OUTLOOK), subject="RE: A few questions")
    ),
    _reply("answers between the quoted questions", mail(text(INLINE + "\n"), subject=SUBJECT, more=REFERS)),
    _reply(
        "answers by number above the quotation",
        mail(text("1. 34\n2. The general fund\n\n" + WROTE + quoted() + "\n"), subject=SUBJECT, more=REFERS),
    ),
    _reply(
        "HTML with a quotation block",
        mail(text(_html("It is 34."), "text/html"), subject=SUBJECT, more=REFERS),
    ),
    _reply(
        "our receipt quoted with every answer in it",
        mail(
            text("All correct, thank you.\n\n" + WROTE + quoted(RECEIPT) + "\n"),
            subject="Re: We have received your application",
            more=REFERS,
        ),
    ),
    _reply(
        "our receipt quoted by Outlook, without references",
        mail(
            text("All correct.\n\n" + OUTLOOK.replace(LETTER, RECEIPT)),
            subject="RE: We have received your application",
        ),
    ),
    _reply(
        "an answer with a calculator only",
        mail(
            multi(
                text("Here is the sheet.\n"), attach(packed({"a.txt": "1"}), "notes.zip", "application/zip")
            ),
            subject=SUBJECT,
            more=REFERS,
        ),
    ),
    _reply(
        "an answer with an unrelated document",
        mail(
            multi(
                text("See the minutes.\n"),
                attach(b"The board met on Monday and approved the budget.", "minutes.txt", "text/plain"),
            ),
            subject=SUBJECT,
            more=REFERS,
        ),
    ),
    _reply(
        "a forward of our letter with the answer",
        mail(
            text(
                "It is 34.\n\n"
                + OUTLOOK.replace("-----Original Message-----", "---------- Forwarded message ----------")
            ),
            subject="Fwd: A few questions",
        ),
    ),
    Case(
        "a reply with a new form",
        mail(
            multi(
                text("Please use this version.\n\n" + WROTE + quoted() + "\n"),
                attach(word(), "Application corrected.docx"),
            ),
            subject=SUBJECT,
            more=REFERS,
        ),
        "application",
        answers=FOUND,
        documents=(("Application corrected.docx", "application"),),
    ),
    Case(
        "a reply with a damaged form",
        mail(multi(text("Here.\n"), attach(word()[:900])), subject=SUBJECT, more=REFERS),
        "quarantine",
        ("damaged",),
    ),
    Case(
        "a reply with a link that we may not open",
        mail(
            text("https://docs.google.com/document/d/1Zq7mN2xKc8vRt4yWb6eHs9uJp3dGf5aLo0iTnQwErYk/edit\n"),
            subject=SUBJECT,
            more=REFERS,
        ),
        "quarantine",
        ("unreachable_link",),
    ),
    Case(
        "the blank form sent back without a word",
        mail(multi(text("\n"), attach(blank_word())), subject=SUBJECT, more=REFERS),
        "not_an_application",
        ("blank_form",),
    ),
    Case(
        "a reply to somebody else is no reply",
        mail(text("Thanks for lunch.\n"), subject="Re: lunch", more="In-Reply-To: <x@elsewhere.example>\r\n"),
        "not_an_application",
        ("no_document",),
    ),
    Case(
        "a token with a wrong check character",
        mail(text("Hello.\n"), subject="Question [P-000000001]"),
        "not_an_application",
        ("no_document",),
    ),
    Case(
        "a forward as text carries the form along",
        simple(
            attach(word()),
            words=(
                "Please see below.\n\n---------- Forwarded message ----------\nFrom: Ada Merrill "
                "<ada.merrill@birchwater.example>\nDate: Thu, Dec 31, 2015\nSubject: form\nTo: Office "
                "<office@birchwater.example>\n\nCould you send it in?"
            ),
            subject="Fwd: form",
            sender="Office <office@birchwater.example>",
        ),
        "application",
        answers=FOUND,
    ),
]
