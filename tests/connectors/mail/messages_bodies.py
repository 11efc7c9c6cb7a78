"""Applications and other things in the body itself, in every text encoding."""

from __future__ import annotations

import base64
import quopri

from tests.connectors.mail.building import (
    OURS,
    Case,
    Part,
    attach,
    blank_word,
    form,
    mail,
    multi,
    simple,
    text,
    word,
)

PROGRAM = [
    ("Program", "Computer Science Principles (CSP)"),
    ("Committed teachers", "33"),
    ("First school year", "2016-17"),
]
LINES = (
    "District Partnership Application\n\n"
    + "\n".join(f"{question}: {answer}" for question, answer in [*form(), *PROGRAM])
    + "\n"
)
FOUND = {
    "district_name": "Birchwater Union School District",
    "state": "VT",
    "primary_email": "ada.merrill@birchwater.example",
}
HTML = (
    "<html><body><p>Our application:</p><table>"
    + "".join(f"<tr><td>{question}</td><td>{answer}</td></tr>" for question, answer in [*form(), *PROGRAM])
    + "</table></body></html>"
)
ACCENTED = LINES.replace("Birchwater Union School District", "Peñasco Union School District")
SPANISH = {"district_name": "Peñasco Union School District"}


def _body(name: str, part: Part, answers: dict[str, str] = FOUND, **named: str) -> Case:
    return Case(name, mail(part, **named), "application", answers=answers)


def _encoded(words: bytes, charset: str, encoding: str = "8bit") -> Part:
    return Part(
        words, f'Content-Type: text/plain; charset="{charset}"\r\nContent-Transfer-Encoding: {encoding}'
    )


def _flowed() -> bytes:
    """Every line broken softly after the colon, as format=flowed does."""
    return LINES.replace(": ", ": \r\n").encode()


CASES = [
    _body("plain text", text(LINES)),
    _body(
        "plain text in which bold words stand between stars",
        text("\n".join(f"*{q}:* {a}" for q, a in [*form(), *PROGRAM])),
    ),
    _body("plain text that claims to be base64", _encoded(LINES.encode(), "utf-8", "base64")),
    _body("HTML with a table", text(HTML, "text/html")),
    _body("plain and HTML side by side", multi(text(LINES), text(HTML, "text/html"), kind="alternative")),
    _body(
        "HTML beside a plain part that says nothing",
        multi(text("This message needs HTML.\n"), text(HTML, "text/html"), kind="alternative"),
    ),
    _body(
        "forwarded as text",
        text(
            (
                "---------- Forwarded message ----------\nFrom: Ada Merrill "
                "<ada.merrill@birchwater.example>\nDate: Thu, Dec 31, 2015\nSubject: form\nTo: Office "
                "<o@birchwater.example>\n\n"
            )
            + LINES
        ),
        sender="Office <o@birchwater.example>",
        subject="Fwd: form",
    ),
    _body(
        "forwarded as text with quotation marks",
        text(
            "FYI\n\nOn Thu, Dec 31, 2015, Ada Merrill <ada.merrill@birchwater.example> wrote:\n"
            + "\n".join("> " + line for line in LINES.split("\n"))
        ),
    ),
    _body(
        "quoted-printable",
        _encoded(quopri.encodestring(ACCENTED.encode()), "utf-8", "quoted-printable"),
        SPANISH,
    ),
    _body("base64", _encoded(base64.encodebytes(ACCENTED.encode()), "utf-8", "base64"), SPANISH),
    _body("Latin-1", _encoded(ACCENTED.encode("latin-1"), "iso-8859-1"), SPANISH),
    _body("UTF-8 declared as Latin-1", _encoded(ACCENTED.encode(), "iso-8859-1"), SPANISH),
    _body("UTF-8 declared as ASCII", _encoded(ACCENTED.encode(), "us-ascii"), SPANISH),
    _body("Windows-1252 declared as UTF-8", _encoded(ACCENTED.encode("cp1252"), "utf-8"), SPANISH),
    _body("an unknown character set", _encoded(ACCENTED.encode(), "x-unknown-8bit"), SPANISH),
    _body("a codec of Python that is no character set", _encoded(LINES.encode(), "rot13")),
    _body(
        "UTF-16 in base64",
        _encoded(base64.encodebytes(ACCENTED.encode("utf-16")), "utf-16", "base64"),
        SPANISH,
    ),
    _body("UTF-7", _encoded(ACCENTED.encode("utf-7"), "utf-7"), SPANISH),
    _body("soft line breaks", Part(_flowed(), "Content-Type: text/plain; charset=utf-8; format=flowed")),
    _body(
        "a signature and a disclaimer below",
        text(
            LINES
            + "\n-- \nAda Merrill\n\nCONFIDENTIALITY NOTICE: This e-mail is intended for its recipient.\n"
        ),
    ),
    _body(
        "clear-signed with PGP",
        text(
            "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n"
            + LINES
            + "-----BEGIN PGP SIGNATURE-----\n\niQEzBAEBCAAdFiEE\n-----END PGP SIGNATURE-----\n"
        ),
    ),
    _body("beside the blank form", multi(text(LINES), attach(blank_word()))),
    Case(
        "a cover letter beside the form",
        simple(
            attach(word()),
            words="Dear team,\n\nattached is our application. We look forward to it.\n\nAda Merrill",
        ),
        "application",
        answers=FOUND,
        documents=(("Application.docx", "application"),),
    ),
    Case("nothing at all", mail(text("")), "not_an_application", ("no_document",)),
    Case(
        "a list's footer that Exchange made a file",
        simple(
            attach(b"____________\r\ncs mailing list\r\n", "ATT00001.txt", "text/plain"),
            words="Until when may we apply?",
        ),
        "not_an_application",
        ("no_document",),
    ),
    Case(
        "forms of two districts pasted below each other",
        mail(
            text(
                LINES
                + "\n"
                + LINES.replace("Birchwater Union", "Quarry Hill").replace("Birchwater", "Sutton")
            )
        ),
        "quarantine",
        ("ambiguous_applications",),
    ),
    Case(
        "a covering letter whose form stayed shut",
        simple(
            attach(b"-----BEGIN PGP MESSAGE-----\n", "Application.docx.pgp", "application/octet-stream"),
            words=(
                "Dear team,\n\nattached please find the application of Birchwater Union School District, "
                "Vermont, for CS Principles with 33 teachers. Please write to Ada Merrill, Curriculum "
                "Director, ada.merrill@birchwater.example.\n\nSincerely,\nAda Merrill"
            ),
        ),
        "quarantine",
        ("encrypted",),
    ),
    Case(
        "somebody who asks how to apply",
        mail(
            text(
                "Hello, we are a district of 9,000 students in Vermont and are interested in CS "
                "Principles with 40 teachers. How do we apply?\n\nAda "
                "Merrill\nada.merrill@birchwater.example\n"
            ),
            subject="Question",
        ),
        "not_an_application",
        ("no_document",),
    ),
    Case(
        "a question",
        mail(text("Until when may we apply?\n"), subject="Question"),
        "not_an_application",
        ("no_document",),
    ),
    Case(
        "an advertisement",
        mail(
            text(
                "Boost your district's website! Partnership program available. Reply now.\nhttps://rank.example/u\n"
            ),
            subject="Offer!!!",
            sender="SEO <x@rank.example>",
        ),
        "not_an_application",
        ("no_document",),
    ),
    Case(
        "PGP in the text",
        mail(
            text(
                "-----BEGIN PGP MESSAGE-----\nVersion: 2\n\nhQEMA5UfYzXc1nPZAQf/\n-----END PGP MESSAGE-----\n"
            )
        ),
        "quarantine",
        ("encrypted",),
    ),
    Case(
        "PGP as its standard says",
        mail(
            multi(
                Part(b"Version: 1", "Content-Type: application/pgp-encrypted"),
                Part(b"-----BEGIN PGP MESSAGE-----", "Content-Type: application/octet-stream"),
                kind="encrypted",
            )
        ),
        "quarantine",
        ("encrypted",),
    ),
    Case(
        "a PGP key beside the form",
        simple(
            attach(word()),
            attach(b"-----BEGIN PGP PUBLIC KEY BLOCK-----\n", "key.asc", "application/pgp-keys"),
        ),
        "application",
        answers=FOUND,
        documents=(("Application.docx", "application"),),
    ),
    Case(
        "protected by Microsoft's rights management",
        simple(
            attach(
                b"\x76\xe8\x04\x60\xc4\x11\xe3\x86" * 40,
                "message.rpmsg",
                "application/x-microsoft-rpmsg-message",
            )
        ),
        "quarantine",
        ("encrypted",),
    ),
    Case("only our address in the text", mail(text(f"{OURS}\n")), "not_an_application", ("no_document",)),
]
