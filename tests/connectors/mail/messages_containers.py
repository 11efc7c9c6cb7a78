"""Forms inside archives, Outlook bodies and parts whose type says something else."""

from __future__ import annotations

import base64
import bz2
import gzip
import io
import lzma
import tarfile

from tests.connectors.mail.building import (
    CSP,
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
from tests.connectors.mail.containers import ole, rtf_stored, signed, tnef
from tests.connectors.mail.messages_links import DOCS, EDIT

FORM = word()
FOUND = {"district_name": "Birchwater Union School District", "state": "VT"}
BASE64 = base64.encodebytes(FORM).replace(b"\n", b"\r\n")
_LINES = [
    "District Partnership Application",
    *(f"{question}: {answer}" for question, answer in form()),
    "Programs asked for",
    f"Program: {CSP[0]}",
    f"Committed teachers: {CSP[1]}",
]
RTF = rtf_stored(r"{\rtf1\ansi\ansicpg1252 " + r"\par ".join(_LINES) + "}")
_LINK = rtf_stored(
    r"{\rtf1\ansi Our form: {\field{\*\fldinst HYPERLINK " + f'"{EDIT}"' + r"}{\fldrslt here}}}"
)
_ENTITY = multi(text("Signed.\n"), attach(FORM), boundary="in")
ENTITY = _ENTITY.head.encode() + b"\r\n\r\n" + _ENTITY.content


def tar(files: dict[str, bytes], mode: str = "w") -> bytes:
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            archive.addfile(entry, io.BytesIO(content))
    return buffer.getvalue()


def linked_tar() -> bytes:
    """A tar of a link to a file of the machine that opens it, and nothing else."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as archive:
        entry = tarfile.TarInfo("form.docx")
        entry.type, entry.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(entry)
    return buffer.getvalue()


def msg(**streams: bytes) -> bytes:
    """A .msg file with properties by their number and type."""
    named = {f"__substg1.0_{name[1:]}": content for name, content in streams.items()}
    return ole({"__properties_version1.0": b"\0" * 32, **named})


def _one(name: str, content: bytes, shown: str | None = None, **more: object) -> Case:
    documents = ((shown, "application"),) if shown else ()
    return Case(name, content, "application", answers=FOUND, documents=documents, **more)  # type: ignore[arg-type]


def _packed(name: str, content: bytes, file: str, shown: str | None = "form.docx") -> Case:
    return _one(name, simple(attach(content, file, "application/octet-stream")), shown)


def _typed(name: str, head: str, shown: str | None = None) -> Case:
    part = raw(f"Content-Type: {head}\r\nContent-Transfer-Encoding: base64", BASE64)
    return _one(name, simple(part), shown)


def _aside(name: str, content: bytes, file: str, reason: str) -> Case:
    message = simple(attach(content, file, "application/octet-stream"))
    return Case(name, message, "quarantine", (reason,))


def _winmail(**inside: bytes) -> bytes:
    return simple(attach(tnef({}, **inside), "winmail.dat", "application/ms-tnef"), words="")


CASES = [
    _packed("a form in gzip", gzip.compress(FORM, mtime=0), "form.docx.gz"),
    _packed("a form in bzip2", bz2.compress(FORM), "form.docx.bz2"),
    _packed("a form in xz", lzma.compress(FORM), "form.docx.xz"),
    _packed("a form in a tar", tar({"forms/form.docx": FORM}), "forms.tar"),
    _packed("a form in a tar in gzip", tar({"form.docx": FORM}, "w:gz"), "forms.tgz"),
    _packed("a form in a zip in gzip", gzip.compress(packed({"form.docx": FORM}), mtime=0), "forms.zip.gz"),
    _aside("gzip cut in half", gzip.compress(FORM)[:200], "form.docx.gz", "damaged"),
    _aside("gzip in gzip in gzip", gzip.compress(gzip.compress(gzip.compress(FORM))), "form.gz", "too_large"),
    _aside("a tar of three hundred files", tar({f"{n}.txt": b"x" for n in range(300)}), "a.tar", "too_large"),
    _aside("a tar of links alone", linked_tar(), "a.tar", "damaged"),
    _aside("a program in a tar", tar({"setup.exe": b"MZ" + b"\0" * 90}), "a.tar", "active_content"),
    _one("winmail.dat whose body is the form as RTF", _winmail(rtf=RTF)),
    _one(
        "winmail.dat whose body is damaged and whose form is whole",
        simple(
            attach(tnef({"form.docx": FORM}, rtf=b"\0" * 40), "winmail.dat", "application/ms-tnef"), words=""
        ),
        "form.docx",
    ),
    _one(
        "winmail.dat whose form stands in a message inside",
        _winmail(embedded=tnef({"form.docx": FORM})),
        "form.docx",
    ),
    _one(
        "an Outlook message whose body is RTF",
        msg(_0037001F="Form".encode("utf-16-le"), _10090102=RTF),
        file_name="a.msg",
    ),
    _one(
        "an Outlook message whose RTF links to a Google document",
        simple(attach(msg(_10090102=_LINK), "a.msg", "application/vnd.ms-outlook")),
        google_docs=DOCS,
    ),
    _typed("a Word file that claims to be text", "text/plain"),
    _typed("a Word file that claims to be HTML", "text/html; name=form.docx", "form.docx"),
    _typed("a Word file that claims to be a calendar", "text/calendar; name=form.docx", "form.docx"),
    _typed(
        "a Word file that claims to be a signature",
        "application/pkcs7-signature; name=form.docx",
        "form.docx",
    ),
    _typed("a Word file that claims to be a key", "application/pgp-keys; name=form.docx", "form.docx"),
    _typed("a Word file that claims to be a message", "message/rfc822; name=form.docx", "form.docx"),
    _one(
        "an opaque signature without type and name",
        simple(attach(signed(ENTITY), "", "application/octet-stream")),
    ),
    _one(
        "a signed file without type and ending", simple(attach(signed(FORM), "x", "application/octet-stream"))
    ),
    _one(
        "an inner multipart with the boundary of the outer one",
        mail(multi(multi(text("x"), text("<p>x</p>", "text/html"), kind="alternative"), attach(FORM))),
        "Application.docx",
    ),
    _one(
        "a form behind the closing boundary",
        mail(Part(multi(text("x")).content + multi(attach(FORM)).content, multi(text("x")).head)),
        "Application.docx",
    ),
]
