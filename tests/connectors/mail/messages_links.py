"""Google documents in the disguises in which links arrive."""

from __future__ import annotations

import base64
import json

from tests.connectors.mail.building import OURS, Case, attach, form, mail, quoted, simple, text, word

ID = "1Zq7mN2xKc8vRt4yWb6eHs9uJp3dGf5aLo0iTnQwErYk"
OTHER = "1Abn7cWq2sXz4eRt6yUi8oPl0kJh9gFd7sAz5xCv3bNm"
EDIT = f"https://docs.google.com/document/d/{ID}/edit?usp=sharing"
FOUND = {"district_name": "Birchwater Union School District", "state": "VT"}


def google_doc(
    lines: list[tuple[str, str]] | None = None, title: str = "Application", identifier: str = ID
) -> bytes:
    """A document as the Docs API gives it: one paragraph a line."""
    words = [
        "District Partnership Application",
        *(f"{question}: {answer}" for question, answer in lines or form()),
    ]
    words += ["Programs asked for", "Program: Computer Science Principles (CSP)", "Committed teachers: 33"]
    content = [
        {
            "paragraph": {
                "elements": [{"textRun": {"content": line + "\n"}}],
                "paragraphStyle": {"namedStyleType": "NORMAL_TEXT"},
            }
        }
        for line in words
    ]
    return json.dumps({"documentId": identifier, "title": title, "body": {"content": content}}).encode()


DOCS = {ID: google_doc()}
_PERCENT = EDIT.replace(":", "%3A").replace("/", "%2F").replace("?", "%3F").replace("=", "%3D")
_DEFENSE_2 = (
    _PERCENT.replace("%", "-")
    .replace("docs.google.com-2Fdocument-2Fd-2F", "docs.google.com_document_d_")
    .replace("-3A-2F-2F", "-3A__")
    .replace(f"{ID}-2Fedit", f"{ID}_edit")
)


def _plain(name: str, words: str) -> Case:
    return Case(name, mail(text(words + "\n")), "application", answers=FOUND, google_docs=DOCS)


#: An identifier with five hyphens in a row, which a link protection replaces by a run.
_DASHED = "1Zq7mN2xKc8vRt4yWb6eHs-----dGf5aLo0iTnQwErYk"
#: An address that tells nobody where it leads.
_HIDDEN = "https://links.gateway.example/s/Xy12"


def _markup(name: str, markup: str) -> Case:
    content = mail(text(f"<html><body>{markup}</body></html>", "text/html"))
    return Case(name, content, "application", answers=FOUND, google_docs=DOCS)


def _html(name: str, address: str) -> Case:
    markup = f'<html><body><p>Please open <a href="{address}">our application</a>.</p></body></html>'
    return Case(name, mail(text(markup, "text/html")), "application", answers=FOUND, google_docs=DOCS)


CASES = [
    _plain("a plain link", f"Here it is: {EDIT}"),
    _plain("a link at the end of a sentence", f"Here it is ({EDIT})."),
    _plain("a link without a scheme", f"Here it is: docs.google.com/document/d/{ID}/edit"),
    _plain("angle brackets", f"Here it is: <{EDIT}>."),
    _plain(
        "angle brackets over two lines",
        f"Here it is: <https://docs.google.com/document/d/{ID[:20]}\n{ID[20:]}/edit>",
    ),
    _plain(
        "wrapped inside the identifier",
        f"Please open https://docs.google.com/document/d/{ID[:22]}\n{ID[22:]}/edit and tell us.",
    ),
    _plain(
        "wrapped before the identifier",
        f"Please open https://docs.google.com/document/d/\n{ID}/edit?usp=sharing",
    ),
    _plain("a copy address", f"https://docs.google.com/document/d/{ID}/copy"),
    _plain("an export address", f"https://docs.google.com/document/d/{ID}/export?format=docx"),
    _plain("a preview on a phone", f"https://docs.google.com/document/d/{ID}/mobilebasic"),
    _plain("a bare identifier path", f"https://docs.google.com/document/d/{ID}"),
    _plain("an account number in the path", f"https://docs.google.com/document/u/2/d/{ID}/edit"),
    _plain("the account number in front", f"https://docs.google.com/u/0/document/d/{ID}/edit"),
    _plain(
        "a school's own domain in the path",
        f"https://docs.google.com/a/birchwater.example/document/d/{ID}/edit",
    ),
    _plain("open with an id", f"https://drive.google.com/open?id={ID}"),
    _plain("a download address", f"https://drive.google.com/uc?export=download&id={ID}"),
    _plain("a Drive file", f"https://drive.google.com/file/d/{ID}/view?usp=drive_link"),
    _plain(
        "SafeLinks in plain text",
        f"https://nam04.safelinks.protection.outlook.com/?url={_PERCENT}&data=02%7C01&reserved=0",
    ),
    _plain("urldefense, first version", f"https://urldefense.proofpoint.com/v1/url?u={_PERCENT}&k=abc"),
    _plain(
        "urldefense, second version",
        f"https://urldefense.proofpoint.com/v2/url?u={_DEFENSE_2}&d=DwMFaQ&c=xyz",
    ),
    Case(
        "urldefense, third version, a run inside the identifier",
        mail(
            text(
                f"https://urldefense.com/v3/__https:/docs.google.com/document/d/{_DASHED[:22]}**D{_DASHED[27:]}"
                f"/edit__;{base64.urlsafe_b64encode(b'-----').decode().rstrip('=')}!!Abc!x$\n"
            )
        ),
        "application",
        answers=FOUND,
        google_docs={_DASHED: google_doc(identifier=_DASHED)},
    ),
    _plain(
        "a soft line break inside the identifier that nobody decoded",
        f"Please open https://docs.google.com/document/d/{ID[:18]}=\n{ID[18:]}/edit?usp=3Dsharing and tell us.",
    ),
    _plain("urldefense, third version", f"https://urldefense.com/v3/__{EDIT}__;!!Abc123!xyz$"),
    _plain(
        "urldefense, third version with characters replaced",
        (
            f"https://urldefense.com/v3/__https://drive.google.com/open*id={ID}__;{base64.urlsafe_b64encode(b'?').decode()}!!Abc!x$"
        ),
    ),
    _plain("a Google redirect", f"https://www.google.com/url?q={_PERCENT}&sa=D&ust=1452000000000000"),
    _plain(
        "a redirect with the address in base64",
        f"https://us-west-2.protection.sophos.example/?d=google.com&u={base64.b64encode(EDIT.encode()).decode()}&i=1",
    ),
    _plain("Barracuda", f"https://linkprotect.cudasvc.com/url?a={_PERCENT}&c=E,1,xyz&typo=1"),
    _plain("Cisco, the address in the path", f"https://secure-web.cisco.com/1AbC-dEf/{_PERCENT}"),
    _plain(
        "a sign-in page that goes on to the document",
        f"https://accounts.google.com/ServiceLogin?service=wise&continue={_PERCENT}&followup=x",
    ),
    _plain(
        "wrapped twice",
        "https://nam04.safelinks.protection.outlook.com/?url="
        + f"https://www.google.com/url?q={_PERCENT}".replace("%", "%25")
        .replace(":", "%3A")
        .replace("/", "%2F")
        .replace("?", "%3F")
        .replace("=", "%3D")
        + "&data=1",
    ),
    _markup(
        "an address that a base in the head completes",
        f'<base href="https://docs.google.com/"><a href="document/d/{ID}/edit">form</a>',
    ),
    _html("HTML only, the address behind words", EDIT.replace("&", "&amp;")),
    _html(
        "HTML only, SafeLinks",
        f"https://nam04.safelinks.protection.outlook.com/?url={_PERCENT}&amp;data=02%7C01&amp;reserved=0",
    ),
    _html("HTML only, the address broken over lines", f"\n {EDIT[:50]}\n  {EDIT[50:]}"),
    _markup("HTML only, the true address in a title", f'<a href="{_HIDDEN}" title="{EDIT}">form</a>'),
    _markup(
        "HTML only, the true address in a note of Outlook",
        f'<a href="{_HIDDEN}" originalsrc="{EDIT}">form</a>',
    ),
    _markup(
        "HTML only, an area of a picture", f'<map><area href="{EDIT}"></map><p>Click on the picture.</p>'
    ),
    _markup(
        "HTML only, an address relative to a base",
        f'<base href="https://docs.google.com/"><a href="document/d/{ID}/edit">form</a>',
    ),
    _plain("a character without width inside the address", f"Here: {EDIT[:50]}\u200b{EDIT[50:]}"),
    Case(
        "a share notification",
        mail(
            text(
                "Ada Merrill has invited you to edit the following "
                f"document:\n\nApplication\n{EDIT}&ts=568\n\nOpen: {EDIT}\n"
            ),
            sender='"Ada Merrill (via Google Docs)" <drive-shares-noreply@google.com>',
            subject="Application - Invitation to edit",
        ),
        "application",
        answers=FOUND,
        google_docs=DOCS,
    ),
    Case(
        "two links, only the second is the form",
        mail(text(f"Our map: https://docs.google.com/document/d/{OTHER}/edit\nThe form: {EDIT}\n")),
        "application",
        answers=FOUND,
        google_docs={
            **DOCS,
            OTHER: google_doc([("Unit 1", "Data"), ("Unit 2", "Loops")], "Map", OTHER)
            .replace(b"District Partnership Application", b"Curriculum map")
            .replace(b"Programs asked for", b"Units")
            .replace(b"Program: Computer", b"Course: Computer")
            .replace(b"Committed teachers: 33", b"End"),
        },
    ),
    Case(
        "a Drive shortcut as attachment",
        simple(
            attach(
                json.dumps({"url": f"https://docs.google.com/open?id={ID}", "doc_id": ID}).encode(),
                "Application.gdoc",
                "application/octet-stream",
            )
        ),
        "application",
        answers=FOUND,
        google_docs=DOCS,
    ),
    Case(
        "an Internet shortcut as attachment",
        simple(
            attach(
                f"[InternetShortcut]\r\nURL={EDIT}\r\n".encode(),
                "Application.url",
                "application/octet-stream",
            )
        ),
        "application",
        answers=FOUND,
        google_docs=DOCS,
    ),
    Case(
        "a link that we may not open",
        mail(text(f"Please open {EDIT}\n")),
        "quarantine",
        ("unreachable_link",),
    ),
    Case(
        "a spreadsheet link alone that we may not open",
        mail(text(f"https://docs.google.com/spreadsheets/d/{ID}/edit\n")),
        "quarantine",
        ("unreachable_link",),
    ),
    Case(
        "a folder",
        mail(text(f"Everything is in https://drive.google.com/drive/folders/{ID}?usp=sharing\n")),
        "quarantine",
        ("unreachable_link",),
    ),
    Case(
        "a published copy",
        mail(text("https://docs.google.com/document/d/e/2PACX-1vQabcdefghijklmnop/pub\n")),
        "quarantine",
        ("unreachable_link",),
    ),
    Case(
        "an opaque redirect that names Google",
        mail(text("https://protect-us.mimecast.com/s/AbCdEf?domain=docs.google.com\n")),
        "quarantine",
        ("unreachable_link",),
    ),
    Case(
        "a link that we may not open beside the attached form",
        simple(attach(word()), words=f"Also at {EDIT}"),
        "application",
        answers=FOUND,
        documents=(("Application.docx", "application"),),
    ),
    Case(
        "a Google Form is no document",
        mail(text(f"Please fill in https://docs.google.com/forms/d/e/1FAIpQLS{ID}/viewform\n")),
        "not_an_application",
        ("no_document",),
    ),
    Case(
        "a file kept elsewhere is asked for as an attachment",
        mail(text("The form: https://www.dropbox.com/s/abc123/Application.docx?dl=0\n")),
        "not_an_application",
        ("no_document",),
    ),
    Case(
        "another web address is no document",
        mail(text("See https://www.birchwater.example/document/d/abcdefghijklmnop/edit\n")),
        "not_an_application",
        ("no_document",),
    ),
    Case(
        "a link in our own quoted letter is ours",
        mail(
            text(
                f"Thank you, will do.\n\nOn Mon, Jan 4, 2016 at 9:12 AM, Partnerships <{OURS}> wrote:\n"
                + quoted(f"The form: {EDIT}")
                + "\n"
            ),
            subject="Re: Your application",
            more="In-Reply-To: <letter-1@program.example>\r\n",
        ),
        "reply",
    ),
]
