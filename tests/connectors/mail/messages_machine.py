"""Mail that no person wrote, and mail that only looks like it."""

from __future__ import annotations

from tests.connectors.mail.building import (
    LETTER,
    OURS,
    Case,
    Part,
    attach,
    blank_word,
    mail,
    multi,
    quoted,
    raw,
    simple,
    text,
    word,
)

FOUND = {"district_name": "Birchwater Union School District"}
AWAY = "I am out of the office until July 6 and will answer when I return.\n"
REFERS = "In-Reply-To: <letter-7@program.example>\r\n"
_OUR_LETTER = mail(
    text(LETTER), sender=f"District Partnerships <{OURS}>", subject="A few questions", received=False
).replace(b"<a1.77@mail.birchwater.example>", b"<letter-7@program.example>")
_FORM = attach(word())


def _auto(name: str, content: bytes) -> Case:
    return Case(name, content, "not_an_application", ("auto_reply",))


def _bounce(name: str, content: bytes) -> Case:
    return Case(name, content, "not_an_application", ("bounce",))


def _report(status: str, *, returned: bytes = _OUR_LETTER, kind: str = "delivery-status") -> Part:
    return multi(
        text("Your message could not be delivered.\n"),
        raw(f"Content-Type: message/{kind}", status.encode()),
        raw("Content-Type: message/rfc822", returned),
        kind="report",
        boundary="rep",
        more=f"; report-type={kind}",
    )


_FAILED = (
    "Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; a@b.example\r\nAction: "
    "failed\r\nStatus: 5.1.1\r\n"
)
_DELAYED = _FAILED.replace("failed", "delayed").replace("5.1.1", "4.4.1")
_DELIVERED = _FAILED.replace("failed", "delivered").replace("5.1.1", "2.0.0")
_READ = (
    "Reporting-UA: x; Mail\r\nFinal-Recipient: rfc822; a@b.example\r\nDisposition: "
    "manual-action/MDN-sent-manually; displayed\r\n"
)
_NOBODY = "Return-Path: <>\r\n"

CASES = [
    _auto(
        "Auto-Submitted: auto-replied",
        mail(text(AWAY), subject="Re: A few questions", more=REFERS + "Auto-Submitted: auto-replied\r\n"),
    ),
    _auto(
        "auto-replied with a parameter and a comment",
        mail(text(AWAY), more='Auto-Submitted: auto-replied (vacation); owner-email="a@b.example"\r\n'),
    ),
    _auto("X-Autoreply", mail(text("Gone fishing.\n"), more=REFERS + "X-Autoreply: yes\r\n")),
    _auto("X-Autorespond", mail(text("Gone fishing.\n"), more="X-Autorespond: Re: A few questions\r\n")),
    _auto("Precedence: auto_reply", mail(text("Gone fishing.\n"), more="Precedence: auto_reply\r\n")),
    _auto(
        "the rules of an Exchange mailbox",
        mail(text("Gone.\n"), more="X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent\r\n"),
    ),
    _auto("subject and words in English", mail(text(AWAY), subject="Automatic reply: A few questions")),
    _auto("an out of office notice with dashes", mail(text(AWAY), subject="Out-of-Office - Ada Merrill")),
    _auto(
        "subject and words in Spanish",
        mail(
            text("Estaré fuera de la oficina hasta el 6 de julio.\n"),
            subject="Respuesta automática: A few questions",
        ),
    ),
    _auto(
        "an absence in a language whose words nobody listed",
        mail(
            text("Ek is tot 18 Januarie nie op kantoor nie.\n"),
            subject="Outomatiese antwoord: A few questions about your application",
            more=REFERS + "Auto-Submitted: auto-generated\r\n",
        ),
    ),
    _auto(
        "subject and words in French",
        mail(
            text("Je suis absent, de retour le 6 juillet.\n"), subject="Réponse automatique : A few questions"
        ),
    ),
    _auto(
        "subject and words in German",
        mail(
            text("Ich bin im Urlaub und ab 6. Juli zurück.\n"),
            subject="Automatische Antwort: A few questions",
        ),
    ),
    _auto(
        "subject and words in Portuguese",
        mail(text("Estou de férias até julho.\n"), subject="Resposta automática: A few questions"),
    ),
    _auto(
        "subject and words in Swedish",
        mail(text("Jag är på semester till 1 augusti.\\n"), subject="Frånvaromeddelande: A few questions"),
    ),
    _auto(
        "subject and words in Polish",
        mail(text("Jestem nieobecny do 6 lipca.\\n"), subject="Autoodpowiedź: A few questions"),
    ),
    _auto(
        "a district that is closed for summer",
        mail(
            text("Our offices are closed through August 1.\\n"),
            subject="District office closed for summer break",
            more="Return-Path: <>\r\n",
        ),
    ),
    _auto(
        "an absence note that a program made anew",
        mail(
            text("I'm away until Monday, thank you for your message.\\n"),
            subject="Re: A few questions",
            more=REFERS + "Auto-Submitted: auto-generated\r\n",
        ),
    ),
    _auto(
        "a read receipt in Portuguese",
        mail(text("Sua mensagem foi lida em 4 de janeiro.\\n"), subject="Lida: A few questions", more=REFERS),
    ),
    _auto(
        "the subject as an encoded word",
        mail(
            text("Estaré fuera de la oficina.\n"),
            subject="=?utf-8?Q?Respuesta_autom=C3=A1tica=3A_A_few_questions?=",
        ),
    ),
    _auto(
        "an empty envelope sender and an absence subject",
        mail(text("See you in fall!\n"), subject="Summer: Out of office", more=_NOBODY).replace(
            b"Subject: Summer: Out", b"Subject: Out"
        ),
    ),
    _auto(
        "a help desk that acknowledges",
        mail(
            text("This is an automated response. We have received your message, ticket #4411.\n"),
            subject="[Ticket#4411] A few questions",
            more=REFERS,
        ),
    ),
    _auto(
        "a help desk that acknowledges without saying that it is a machine",
        mail(
            text("Your request (4411) has been received and is being reviewed by our staff.\n"),
            subject="[Request received] A few questions",
            more=REFERS + "Auto-Submitted: auto-generated\r\n",
        ),
    ),
    _auto(
        "an absence note under the subject of our letter, sent in bulk",
        mail(
            text(AWAY + f"\nOn Mon, Jan 4, 2016, Partnerships <{OURS}> wrote:\n" + quoted()),
            subject="Re: A few questions",
            more=REFERS + "Precedence: bulk\r\n",
        ),
    ),
    _auto(
        "a challenge",
        mail(
            text("This is an automated message. Please verify that you are a person: https://c.example/x\n"),
            more="Auto-Submitted: auto-replied\r\n",
        ),
    ),
    _auto(
        "an absence note that quotes our letter",
        mail(
            text(AWAY + f"\nOn Mon, Jan 4, 2016, Partnerships <{OURS}> wrote:\n" + quoted()),
            subject="Automatic reply: A few questions",
            more=REFERS,
        ),
    ),
    _auto(
        "an absence note with a logo",
        simple(
            attach(
                b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x40\x00\x00\x00\x20\x08\x02\x00\x00\x00",
                "logo.png",
                "image/png",
            ),
            words=AWAY,
            subject="Automatic reply: Questions",
            more="Auto-Submitted: auto-replied\r\n",
        ),
    ),
    _auto(
        "a read receipt",
        mail(_report(_READ, kind="disposition-notification"), subject="Read: A few questions"),
    ),
    _auto(
        "a read receipt without a report",
        mail(
            text("Your message\n\n To: Ada Merrill\n Subject: A few questions\n\nwas read on Monday.\n"),
            subject="Read: A few questions",
        ),
    ),
    _auto(
        "deleted without being read",
        mail(
            text("Your message was deleted without being read on Monday.\n"),
            subject="Not read: A few questions",
        ),
    ),
    _auto(
        "a report that a letter was delivered",
        mail(_report(_DELIVERED), subject="Delivered: A few questions"),
    ),
    _auto(
        "an answer to an invitation",
        mail(
            multi(
                text("Accepted\n"),
                text("BEGIN:VCALENDAR\nMETHOD:REPLY\nEND:VCALENDAR", "text/calendar"),
                kind="alternative",
            ),
            subject="Accepted: Call",
        ),
    ),
    _bounce(
        "a delivery report that failed",
        mail(
            _report(_FAILED),
            sender="MAILER-DAEMON@mx.example",
            subject="Undelivered Mail Returned to Sender",
            more=_NOBODY,
        ),
    ),
    _bounce(
        "a delivery report of a delay",
        mail(_report(_DELAYED), sender="MAILER-DAEMON@mx.example", subject="Delayed Mail", more=_NOBODY),
    ),
    _bounce(
        "a report that returns our blank form",
        mail(
            _report(
                _FAILED,
                returned=simple(attach(blank_word()), sender=f"P <{OURS}>").replace(
                    b"a1.77@mail.birchwater.example", b"letter-8@program.example"
                ),
            ),
            subject="Undeliverable: Form",
            more="Auto-Submitted: auto-replied\r\n",
        ),
    ),
    _bounce(
        "plain text of qmail",
        mail(
            text(
                (
                    "Hi. This is the qmail-send program at mx.example.\nI'm afraid I wasn't able to deliver "
                    "your message.\n\n<a@b.example>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- "
                    "Below this line is a copy of the message.\n\n"
                )
                + LETTER
            ),
            sender="MAILER-DAEMON@mx.example",
            subject="failure notice",
        ),
    ),
    _bounce(
        "X-Failed-Recipients",
        mail(
            text("A message that you sent could not be delivered.\n"),
            sender="Mail Delivery System <Mailer-Daemon@mx.example>",
            subject="Mail delivery failed: returning message to sender",
            more="X-Failed-Recipients: a@b.example\r\n",
        ),
    ),
    _bounce(
        "a postmaster who writes in words only",
        mail(
            text("Delivery has failed to these recipients: a@b.example. The mailbox is full.\n"),
            sender="postmaster@birchwater.example",
            subject="Undeliverable: A few questions",
        ),
    ),
    Case(
        "an application from a copier that says it is a machine",
        simple(_FORM, more="Auto-Submitted: auto-generated\r\n"),
        "application",
        answers=FOUND,
    ),
    Case(
        "an application in a mail that looks like an absence note",
        simple(_FORM, subject="Out of office: here is our form", words=AWAY),
        "application",
        answers=FOUND,
    ),
    Case(
        "an application with X-Auto-Response-Suppress, which proves nothing",
        simple(_FORM, more="X-Auto-Response-Suppress: All\r\nPrecedence: bulk\r\n"),
        "application",
        answers=FOUND,
    ),
    Case(
        "an application through a mailing list",
        simple(
            _FORM,
            more=(
                "Precedence: list\r\nList-Id: <cs.birchwater.example>\r\nReturn-Path: "
                "<cs-bounces+p=program.example@lists.example>\r\nSender: cs-bounces@lists.example\r\n"
            ),
        ),
        "application",
        answers=FOUND,
    ),
    Case(
        "Auto-Submitted: no",
        simple(_FORM, more="Auto-Submitted: no\r\nX-Autoreply: no\r\n"),
        "application",
        answers=FOUND,
    ),
    Case(
        "a bounce that a person forwards to us, with the form in it",
        simple(
            raw(
                "Content-Type: message/rfc822",
                mail(
                    _report(_FAILED, returned=mail(multi(_FORM, boundary="form"))),
                    sender="MAILER-DAEMON@mx.example",
                    subject="Undeliverable",
                ),
            ),
            words="This came back to me, so once more.",
            subject="Fwd: Undeliverable",
        ),
        "application",
        answers=FOUND,
    ),
    Case(
        "a person who answers through a help desk says thanks",
        mail(
            text("Thank you for your message. The answer is 34 teachers.\n"),
            subject="Re: A few questions",
            more=REFERS + "Auto-Submitted: auto-generated\r\n",
        ),
        "reply",
    ),
    Case(
        "a person who is out of office next week says thanks",
        mail(
            text("Thanks! I am out of the office next week and will answer after that.\n"),
            subject="Re: A few questions",
            more=REFERS,
        ),
        "reply",
    ),
    Case(
        "a person asks about automatic replies",
        mail(text("Do you send an automatic reply? We heard nothing.\n"), subject="Question"),
        "not_an_application",
        ("no_document",),
    ),
    Case(
        "an invitation",
        mail(
            multi(
                text("When: Monday\n"),
                text("BEGIN:VCALENDAR\nMETHOD:REQUEST\nEND:VCALENDAR", "text/calendar"),
                attach(b"BEGIN:VCALENDAR\r\n", "invite.ics", "application/ics"),
            )
        ),
        "not_an_application",
        ("no_document",),
    ),
    _auto(
        "an answered subject alone",
        mail(
            text("At a conference all week. I read mail in the evenings.\n"),
            subject="Automatic reply: We have your application",
        ),
    ),
    Case(
        "a person who writes about being out of office",
        mail(text("Whom do I call on Friday?\n"), subject="Out of office on Friday, whom do I call"),
        "not_an_application",
        ("no_document",),
    ),
    Case(
        "a copy of our letter that another server sent",
        mail(text(LETTER), sender=f"Partnerships <{OURS}>", received=False),
        "not_an_application",
        ("own_letter",),
    ),
    Case("a copy of our letter", _OUR_LETTER, "not_an_application", ("own_letter",)),
    Case(
        "a copy of our letter, by its field alone",
        mail(text(LETTER), sender="Team <team@other.example>", more="X-Partnerships-Letter: receipt\r\n"),
        "not_an_application",
        ("own_letter",),
    ),
    Case(
        "a copy of our letter with the blank form",
        mail(
            multi(text(LETTER), attach(blank_word())),
            sender=f"P <{OURS}>",
            more="X-Partnerships-Letter: questions\r\n",
        ),
        "not_an_application",
        ("own_letter",),
    ),
    Case(
        "our own letter forwarded back by a person",
        simple(
            raw("Content-Type: message/rfc822", _OUR_LETTER),
            words="What is this about?",
            subject="Fwd: A few questions",
        ),
        "not_an_application",
        ("no_document",),
    ),
    Case(
        "a colleague of ours forwards an application from our own mailbox",
        simple(_FORM, sender=f"Partnerships <{OURS}>", subject="Fwd: application"),
        "application",
        answers=FOUND,
    ),
    Case(
        "a web form's notification of interest",
        mail(
            text(
                'A new response was submitted to your form "Interest form".\n\nName: Ada '
                "Merrill\nDistrict: Birchwater Union School District\nState: Vermont\nE-mail: "
                "ada.merrill@birchwater.example\nPhone: (802) 555-0117\nInterested in: CS Principles\n"
            ),
            sender="Forms <noreply@webforms.example>",
            subject="Interest form",
            more="Auto-Submitted: auto-generated\r\n",
        ),
        "interest_form",
    ),
]
