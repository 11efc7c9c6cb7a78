"""Messages that are made to hurt, or that only look as if they were; and the wrappings of Outlook and S/MIME."""

from __future__ import annotations

import base64
import zipfile

from tests.connectors.mail.building import (
    Case,
    Part,
    attach,
    form,
    mail,
    multi,
    packed,
    raw,
    simple,
    text,
    word,
)
from tests.connectors.mail.containers import enveloped, outlook, signed, tnef

FOUND = {"district_name": "Birchwater Union School District"}
FORM = word()
PASTED = "\n".join(f"{question}: {answer}" for question, answer in form())
_PAGE = (
    "<html><body>{}"
    + "".join(f"<p>{question}: {answer}</p>" for question, answer in form())
    + "</body></html>"
)
_ENTITY = multi(text("Signed.\n"), attach(FORM), boundary="in")
ENTITY = _ENTITY.head.encode() + b"\r\n\r\n" + _ENTITY.content


def nested(depth: int, innermost: Part | None = None) -> bytes:
    """Multiparts inside each other."""
    part = innermost or attach(FORM)
    for level in range(depth):
        part = multi(part, boundary=f"level{level}x")
    return mail(part)


def flood(count: int) -> bytes:
    """One multipart with so many tiny parts."""
    return mail(
        Part(
            b"--b1\r\nContent-Type: text/plain\r\n\r\nx\r\n" * count + b"--b1--\r\n",
            'Content-Type: multipart/mixed; boundary="b1"',
        )
    )


def forwards(depth: int) -> bytes:
    """A form forwarded so many times as a message."""
    content = simple(attach(FORM))
    for level in range(depth):
        content = mail(multi(raw("Content-Type: message/rfc822", content), boundary=f"f{level}x"))
    return content


def zips(depth: int) -> bytes:
    content = packed({"form.docx": FORM})
    for level in range(depth):
        content = packed({f"z{level}.zip": content})
    return content


def bomb() -> bytes:
    return packed({f"{number}.txt": b"\0" * 40_000_000 for number in range(5)})


def locked() -> bytes:
    """A zip whose entry carries the flag of encryption."""
    content = bytearray(packed({"form.docx": FORM}, method=zipfile.ZIP_STORED))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark) if mark.endswith(b"\x04") else content.rfind(mark)
        content[at + place] |= 1
    return bytes(content)


def _one(name: str, content: bytes, **named: object) -> Case:
    return Case(name, content, "application", answers=FOUND, **named)  # type: ignore[arg-type]


def _aside(name: str, content: bytes, reason: str) -> Case:
    return Case(name, content, "quarantine", (reason,))


CASES = [
    _one("thirty multiparts inside each other", nested(30)),
    _aside("a hundred multiparts inside each other", nested(100), "too_large"),
    _aside("a thousand multiparts inside each other", nested(1000), "too_large"),
    _aside("five thousand parts", flood(5000), "too_large"),
    _one("three forwards", forwards(3)),
    _one("a dozen forwards", forwards(12)),
    _aside("thirty forwards", forwards(30), "too_large"),
    _aside("zips nested too deep", simple(attach(zips(4), "z.zip", "application/zip")), "too_large"),
    _aside("a zip bomb", simple(attach(bomb(), "z.zip", "application/zip")), "too_large"),
    _aside("a locked zip", simple(attach(locked(), "form.zip", "application/zip")), "encrypted"),
    _aside(
        "a zip cut in half",
        simple(attach(packed({"form.docx": FORM})[:800], "form.zip", "application/zip")),
        "damaged",
    ),
    _aside(
        "a rar archive",
        simple(attach(b"Rar!\x1a\x07\x00" + b"x" * 300, "form.rar", "application/octet-stream")),
        "unsupported_format",
    ),
    _aside(
        "a 7z archive",
        simple(attach(b"7z\xbc\xaf\x27\x1c" + b"x" * 300, "form.7z", "application/octet-stream")),
        "unsupported_format",
    ),
    _aside(
        "a program attached",
        simple(attach(FORM), attach(b"MZ\x90\x00" + b"\x00" * 200, "form.pdf", "application/pdf")),
        "active_content",
    ),
    _aside(
        "a program in a zip",
        simple(
            attach(
                packed({"form.docx": FORM, "run.exe": b"MZ\x90\x00" + b"\x00" * 200}),
                "f.zip",
                "application/zip",
            )
        ),
        "active_content",
    ),
    _aside(
        "a script attached",
        simple(attach(FORM), attach(b"WScript.Echo(1)", "form.docx.js", "text/javascript")),
        "active_content",
    ),
    _aside(
        "a shortcut that starts something",
        simple(
            attach(b"L\x00\x00\x00\x01\x14\x02\x00" + b"\x00" * 80, "form.lnk", "application/octet-stream")
        ),
        "active_content",
    ),
    _aside(
        "opaque S/MIME that is encrypted",
        mail(
            raw(
                (
                    "Content-Type: application/pkcs7-mime; smime-type=enveloped-data; "
                    "name=smime.p7m\r\nContent-Transfer-Encoding: base64"
                ),
                base64.encodebytes(enveloped()),
            )
        ),
        "encrypted",
    ),
    _aside(
        "opaque S/MIME that is broken",
        mail(
            raw(
                "Content-Type: application/pkcs7-mime; name=smime.p7m\r\nContent-Transfer-Encoding: base64",
                base64.encodebytes(signed(ENTITY)[:700]),
            )
        ),
        "damaged",
    ),
    _one(
        "opaque S/MIME that is signed",
        mail(
            raw(
                (
                    "Content-Type: application/pkcs7-mime; smime-type=signed-data; "
                    "name=smime.p7m\r\nContent-Transfer-Encoding: base64"
                ),
                base64.encodebytes(signed(ENTITY)),
            )
        ),
        documents=(("Application.docx", "application"),),
    ),
    _one(
        "signed twice",
        mail(
            raw(
                "Content-Type: application/pkcs7-mime; name=smime.p7m\r\nContent-Transfer-Encoding: base64",
                base64.encodebytes(
                    signed(
                        (
                            b"Content-Type: application/pkcs7-mime; name=smime.p7m\r\nContent-Transfer-Encoding: "
                            b"base64\r\n\r\n"
                        )
                        + base64.encodebytes(signed(ENTITY))
                    )
                ),
            )
        ),
        documents=(("Application.docx", "application"),),
    ),
    _one(
        "a file signed on its own",
        simple(attach(signed(FORM), "form.docx.p7m", "application/octet-stream")),
        documents=(("form.docx", "application"),),
    ),
    _one(
        "winmail.dat",
        simple(attach(tnef({"form.docx": FORM}), "winmail.dat", "application/ms-tnef")),
        documents=(("form.docx", "application"),),
    ),
    _one(
        "winmail.dat under another name",
        simple(attach(tnef({"form.docx": FORM}), "ATT00001.dat", "application/octet-stream")),
    ),
    _aside(
        "a damaged winmail.dat",
        simple(attach(tnef({"form.docx": FORM})[:900], "winmail.dat", "application/ms-tnef")),
        "damaged",
    ),
    _one(
        "an Outlook message attached",
        simple(
            attach(
                outlook("Form", "Here it is.", {"form.docx": FORM}), "Form.msg", "application/vnd.ms-outlook"
            )
        ),
        documents=(("form.docx", "application"),),
    ),
    _one(
        "the form in the last of nine mails attached to a saved Outlook message",
        outlook("Form", "Here it is.", {"form.docx": FORM}, forwarded=8),
        file_name="Forwarded.msg",
    ),
    _aside(
        "the form deeper in saved Outlook messages than we follow",
        simple(
            attach(outlook("Form", "", {"form.docx": FORM}, 1, 25), "F.msg", "application/vnd.ms-outlook")
        ),
        "too_large",
    ),
    _one(
        "an Outlook message alone",
        outlook("Our form", "Here it is.", {"form.docx": FORM}),
        file_name="form.msg",
        documents=(("form.docx", "application"),),
    ),
    _one("a name of a thousand letters", simple(attach(FORM, "ñ" * 1000 + ".docx"))),
    _one("a header field of a megabyte", simple(attach(FORM), more="X-Long: " + "x" * 1_000_000 + "\r\n")),
    _one("fifty thousand header fields", simple(attach(FORM), more="X-A: 1\r\n" * 50_000)),
    _one(
        "a body of two megabytes of quotation marks", simple(attach(FORM), words=("> " * 500 + "\n") * 2000)
    ),
    _one("a body of six megabytes beside the form", simple(attach(FORM), words="a" * 6_100_000)),
    _aside("a body that is no text", mail(Part(b"\1\2\3\4" * 200, "Content-Type: text/plain")), "damaged"),
    _aside(
        "an application behind more words than are read",
        mail(text("a" * 6_100_000 + "\n" + PASTED)),
        "too_large",
    ),
    _aside(
        "an application deeper in a page than its parser follows",
        mail(Part(_PAGE.format("<div>" * 400).encode(), "Content-Type: text/html; charset=utf-8")),
        "too_large",
    ),
    _one(
        "an application in a body with a stray zero byte",
        mail(Part(PASTED.encode() + b"\0", "Content-Type: text/plain; charset=utf-8")),
        documents=(),
    ),
    _one(
        "an application below a picture that stands in the page itself",
        mail(
            Part(
                _PAGE.format('<img src="data:image/png;base64,' + "A" * 12_000_000 + '">').encode(),
                "Content-Type: text/html; charset=utf-8",
            )
        ),
        documents=(),
    ),
    _aside(
        "a pointer instead of the document",
        simple(
            raw(
                'Content-Type: message/external-body; access-type=URL; URL="ftp://x.example/form.docx"',
                b"Content-Type: application/msword\r\n\r\n",
            )
        ),
        "unsupported_format",
    ),
    _aside(
        "a piece of a message",
        mail(Part(b"UEsDBBQ", 'Content-Type: message/partial; id="x"; number=1; total=3')),
        "unsupported_format",
    ),
    _aside("an empty file", b"", "damaged"),
    _aside("bytes that are no mail", bytes(range(256)) * 4, "damaged"),
]
