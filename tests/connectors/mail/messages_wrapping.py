"""Applications in every wrapping that mail programs, gateways and people put around them."""

from __future__ import annotations

import base64
import binascii
import quopri

from tests.connectors.mail.building import (
    DOCX,
    Case,
    Part,
    attach,
    mail,
    multi,
    packed,
    raw,
    simple,
    text,
    word,
)

FORM = word()
FOUND = {"district_name": "Birchwater Union School District", "state": "VT"}
BASE64 = base64.encodebytes(FORM).replace(b"\n", b"\r\n")


def _case(name: str, content: bytes, shown: str | None = None, role: str = "application") -> Case:
    documents = ((shown, role),) if shown else ()
    return Case(name, content, "application", answers=FOUND, documents=documents)


def _head(name: str, kind: str = DOCX) -> str:
    return f"Content-Type: {kind}\r\nContent-Disposition: attachment; {name}\r\nContent-Transfer-Encoding: base64"


def _uuencoded() -> bytes:
    lines = [binascii.b2a_uu(FORM[at : at + 45]) for at in range(0, len(FORM), 45)]
    return b"Here is the form.\r\n\r\nbegin 644 form.docx\r\n" + b"".join(lines) + b"`\nend\n"


def _two_uuencoded() -> bytes:
    """Lines end as they do in mail, and the second file has lost its end."""
    first = _uuencoded().replace(b"\r\n", b"\n")
    second = b"And a note.\nbegin 644 note.txt\n" + binascii.b2a_uu(b"See the form.") + b"`\n"
    return (first + second).replace(b"\n", b"\r\n")


def _without_last_lines(content: bytes, count: int) -> bytes:
    return b"\r\n".join(content.split(b"\r\n")[:-count])


_INNER = mail(multi(text("The form is attached.\n"), attach(FORM), boundary="inner"), subject="Form")
_MIXED = multi(text("Attached.\n"), attach(FORM))

CASES = [
    _case("the ordinary case", simple(attach(FORM)), "Application.docx"),
    _case("the whole message is the attachment", mail(attach(FORM)), "Application.docx"),
    _case(
        "sent as octet-stream with a name only",
        simple(
            raw(
                "Content-Type: application/octet-stream; name=form.docx\r\nContent-Transfer-Encoding: base64",
                BASE64,
            )
        ),
        "form.docx",
    ),
    _case("declared as a picture", simple(attach(FORM, kind="image/png")), "Application.docx"),
    _case("declared as text", simple(attach(FORM, "form.txt", "text/plain")), "form.txt"),
    _case("inline disposition", simple(attach(FORM, disposition="inline")), "Application.docx"),
    _case(
        "no file name anywhere",
        simple(
            raw(
                f"Content-Type: {DOCX}\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64",
                BASE64,
            )
        ),
    ),
    _case(
        "no content type at all",
        simple(
            raw(
                'Content-Disposition: attachment; filename="a.docx"\r\nContent-Transfer-Encoding: base64',
                BASE64,
            )
        ),
        "a.docx",
    ),
    _case(
        "a name in numbered pieces",
        simple(
            raw(
                _head("filename*0*=UTF-8''Solicitud%20de%20; filename*1*=la%20Pe%C3%B1a; filename*2=.docx"),
                BASE64,
            )
        ),
        "Solicitud de la Peña.docx",
    ),
    _case(
        "numbered pieces out of order",
        simple(raw(_head('filename*1="water.docx"; filename*0="Birch"'), BASE64)),
        "Birchwater.docx",
    ),
    _case(
        "an extended name in Latin-1",
        simple(raw(_head("filename*=iso-8859-1'es'Escuela%20Pe%F1a.docx"), BASE64)),
        "Escuela Peña.docx",
    ),
    _case(
        "an encoded word inside the quotes",
        simple(raw(_head('filename="=?utf-8?B?U29saWNpdHVkIFBlw7FhLmRvY3g=?="'), BASE64)),
        "Solicitud Peña.docx",
    ),
    _case(
        "two encoded words that cut a letter in two",
        simple(raw(_head('filename="=?utf-8?B?UGXD?= =?utf-8?B?sWEuZG9jeA==?="'), BASE64)),
        "Peña.docx",
    ),
    _case(
        "an encoded word without quotes",
        simple(raw(_head("filename==?iso-8859-1?Q?Pe=F1a=2Edocx?="), BASE64)),
        "Peña.docx",
    ),
    _case(
        "raw UTF-8 in the name", simple(raw(_head('filename="Peña – 2016.docx"'), BASE64)), "Peña – 2016.docx"
    ),
    _case(
        "a name without quotes that holds spaces",
        simple(raw(_head("filename=our form 2016.docx"), BASE64)),
        "our form 2016.docx",
    ),
    _case("a name that is a path", simple(attach(FORM, "../../../etc/form.docx")), "form.docx"),
    _case(
        "a name that is a Windows path", simple(attach(FORM, "C:\\\\Users\\\\ada\\\\form.docx")), "form.docx"
    ),
    _case("a name with a slash in a date", simple(attach(FORM, "form 1/4/2016.docx")), "form 1-4-2016.docx"),
    _case("a name with a direction mark", simple(attach(FORM, "form\u202excod.docx")), "formxcod.docx"),
    _case(
        "base64 with junk and blank lines",
        simple(raw(_head("filename=a.docx"), BASE64.replace(b"\r\n", b" !\r\n\r\n\t"))),
        "a.docx",
    ),
    _case("base64 without padding", simple(raw(_head("filename=a.docx"), BASE64.rstrip(b"=\r\n"))), "a.docx"),
    _case(
        "base64 on one endless line", simple(raw(_head("filename=a.docx"), base64.b64encode(FORM))), "a.docx"
    ),
    _case(
        "base64 in two padded pieces",
        simple(
            raw(
                _head("filename=a.docx"),
                base64.b64encode(FORM[:1001]) + b"\r\n" + base64.b64encode(FORM[1001:]),
            )
        ),
        "a.docx",
    ),
    _case(
        "base64 that nobody declared", simple(raw(f'Content-Type: {DOCX}; name="a.docx"', BASE64)), "a.docx"
    ),
    _case(
        "base64 declared with a comment and capitals",
        simple(raw(_head("filename=a.docx").replace("base64", "BASE64 (binary)"), BASE64)),
        "a.docx",
    ),
    _case(
        "base64 encoded twice",
        simple(raw(_head("filename=a.docx"), base64.encodebytes(base64.encodebytes(FORM)))),
        "a.docx",
    ),
    _case(
        "quoted-printable for a Word file",
        simple(
            raw(_head("filename=a.docx").replace("base64", "quoted-printable"), quopri.encodestring(FORM))
        ),
        "a.docx",
    ),
    _case("raw binary", simple(raw(_head("filename=a.docx").replace("base64", "binary"), FORM)), "a.docx"),
    _case("uuencoded in the text", mail(Part(_uuencoded(), "Content-Type: text/plain")), "form.docx"),
    _case(
        "two files uuencoded in the text, the second without an end",
        mail(Part(_two_uuencoded(), "Content-Type: text/plain")),
        "form.docx",
    ),
    _case(
        "no closing boundary",
        mail(Part(_without_last_lines(_MIXED.content, 2), _MIXED.head)),
        "Application.docx",
    ),
    _case(
        "a boundary that the header does not name",
        mail(Part(_MIXED.content, 'Content-Type: multipart/mixed; boundary="other"')),
        "Application.docx",
    ),
    _case(
        "multipart without a boundary",
        mail(Part(_MIXED.content, "Content-Type: multipart/mixed")),
        "Application.docx",
    ),
    _case("the content type was lost", mail(Part(_MIXED.content, "X-Gateway: stripped")), "Application.docx"),
    _case(
        "a blank line cut the header in two",
        mail(Part(_MIXED.head.encode() + b"\r\n\r\n" + _MIXED.content, "X-Scanned: yes\r\n")),
        "Application.docx",
    ),
    _case(
        "a boundary that begins like another",
        mail(multi(multi(text("Hi\n"), boundary="b"), attach(FORM), boundary="bb")),
        "Application.docx",
    ),
    _case(
        "spaces behind the boundary lines",
        mail(Part(_MIXED.content.replace(b"--b1\r\n", b"--b1  \r\n"), _MIXED.head)),
        "Application.docx",
    ),
    _case("line ends of Unix", simple(attach(FORM)).replace(b"\r\n", b"\n"), "Application.docx"),
    _case("line ends of an old Macintosh", simple(attach(FORM)).replace(b"\r\n", b"\r"), "Application.docx"),
    _case(
        "an mbox From line before the header",
        b"From ada@birchwater.example Mon Jan  4 10:02:11 2016\r\n" + simple(attach(FORM)),
        "Application.docx",
    ),
    _case(
        "a byte order mark and blank lines before the header",
        b"\xef\xbb\xbf\r\n\r\n" + simple(attach(FORM)),
        "Application.docx",
    ),
    _case(
        "a nested multipart alternative with the file inside",
        mail(
            multi(
                multi(
                    text("Hi\n"),
                    text("<p>Hi</p>", "text/html"),
                    attach(FORM),
                    kind="alternative",
                    boundary="alt",
                )
            )
        ),
        "Application.docx",
    ),
    _case(
        "signed, the signature beside it",
        mail(
            multi(
                multi(text("Hi\n"), attach(FORM), boundary="in"),
                attach(b"0\x80\x06", "smime.p7s", "application/pkcs7-signature"),
                kind="signed",
                boundary="out",
            )
        ),
        "Application.docx",
    ),
    _case(
        "forwarded as a message",
        simple(
            raw("Content-Type: message/rfc822\r\nContent-Disposition: attachment", _INNER), words="See below."
        ),
        "Application.docx",
    ),
    _case(
        "forwarded as a message in base64",
        simple(
            raw(
                "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64",
                base64.encodebytes(_INNER),
            )
        ),
        "Application.docx",
    ),
    _case(
        "forwarded as an .eml file",
        simple(attach(_INNER, "Form.eml", "application/octet-stream")),
        "Application.docx",
    ),
    _case(
        "a forward of a forward",
        simple(
            raw(
                "Content-Type: message/rfc822",
                mail(multi(raw("Content-Type: message/rfc822", _INNER), boundary="middle")),
            )
        ),
        "Application.docx",
    ),
    _case(
        "a digest of one message",
        mail(multi(Part(_INNER, ""), kind="digest", boundary="dig")),
        "Application.docx",
    ),
    _case(
        "in a zip",
        simple(attach(packed({"our/Application.docx": FORM}), "form.zip", "application/zip")),
        "Application.docx",
    ),
    _case(
        "in a zip in a zip",
        simple(attach(packed({"a.zip": packed({"form.docx": FORM})}), "b.zip", "application/zip")),
        "form.docx",
    ),
    _case(
        "in a zip that a Mac packed",
        simple(
            attach(
                packed({"form.docx": FORM, "__MACOSX/._form.docx": b"\x00\x05\x16\x07"}),
                "f.zip",
                "application/zip",
            )
        ),
        "form.docx",
    ),
    _case(
        "a zip with a path as a name",
        simple(attach(packed({"../../form.docx": FORM}), "f.zip", "application/zip")),
        "form.docx",
    ),
    _case(
        "no Message-ID, no Date, no Subject",
        b"From: x@birchwater.example\r\nReceived: by mx; Mon, 4 Jan 2016 15:02:14 +0000\r\n"
        + attach(FORM).head.encode()
        + b"\r\n\r\n"
        + BASE64,
        "Application.docx",
    ),
    _case(
        "a date that is none and one of the future",
        simple(attach(FORM), more="Date: Thu, 32 Foo 2999 99:99:99 +9999\r\nResent-Date: nonsense\r\n"),
        "Application.docx",
    ),
    _case(
        "four thousand recipients",
        simple(attach(FORM), to=", ".join(f'"P, {n}" <p{n}@x.example>' for n in range(4000))),
        "Application.docx",
    ),
    _case(
        "comments nested in an address without end",
        simple(attach(FORM), sender="(" * 5000 + "x@y.example"),
        "Application.docx",
    ),
    _case(
        "line breaks hidden in encoded words",
        simple(attach(FORM), subject="=?utf-8?Q?Form=0D=0ABcc:_all@victims.example?="),
        "Application.docx",
    ),
]
