"""A mail with a Google link goes the whole way through real counterparties: Dovecot, Google's client, SendGrid's
library. And nothing that was written down on the way holds a secret."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from connectors.form_writer import write_form
from pipelines.form import empty_answers
from tests.connectors.google.service import GoogleService, google_service, service_account
from tests.connectors.imap.dovecot import PASSWORD, Dovecot, dovecot, is_installed
from tests.connectors.outgoing.mail_service import KEY, MailService, mail_service

pytestmark = [
    pytest.mark.dovecot,
    pytest.mark.skipif(not is_installed(), reason="Dovecot is missing: apt-get install dovecot-imapd"),
]

ANSWERS = {
    **empty_answers(),
    "district_name": "Hazel Grove School District",
    "state": "OR",
    "city": "Hazel Grove",
    "primary_name": "Ida Marsh",
    "primary_email": "ida@hazelgrove.example",
    "applying_as": "single",
    "programs": [{"program": "csp", "teachers": 31, "first_year": "2027-28", "pathway": "own_cohort"}],
    "stipend_per_day": "110.00",
}
MAIL = (
    b"From: Ida Marsh <ida@hazelgrove.example>\r\nTo: partnerships@program.example\r\n"
    b"Message-ID: <1@hazelgrove.example>\r\nSubject: Our application\r\n"
    b"Content-Type: text/plain\r\n\r\nPlease find it here:\r\n"
    b"https://docs.google.com/document/d/1aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789/edit\r\n"
)
DOCUMENT_ID = "1aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456789"


@pytest.fixture
def services() -> Iterator[tuple[Dovecot, GoogleService, MailService]]:
    with dovecot() as imap, google_service() as google, mail_service() as mail:
        yield imap, google, mail


def run(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pipelines.cli", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=200, check=False)


def test_one_mail_the_whole_way_and_no_secret_left_behind(
    services: tuple[Dovecot, GoogleService, MailService], database: str, tmp_path: Path
) -> None:
    imap, google, mail = services
    credentials = service_account(tmp_path, google)
    key = json.loads(credentials.read_text())["private_key"]
    google.add_document(DOCUMENT_ID, json.loads(write_form(ANSWERS, "google_doc")))
    del google.files[DOCUMENT_ID]["sharedWithMeTime"]  # linked, not listed
    imap.deliver(MAIL)
    home = tmp_path / "home"
    environment = {
        **os.environ,
        "PARTNERSHIPS_HOME": str(home),
        "PARTNERSHIPS_DATABASE_URL": database,
        "PARTNERSHIPS_MAILBOX": imap.url,
        "PARTNERSHIPS_MAILBOX_PASSWORD": PASSWORD,
        "PARTNERSHIPS_GOOGLE_CREDENTIALS": str(credentials),
        "PARTNERSHIPS_GOOGLE_API_ROOT": google.url,
        "PARTNERSHIPS_OUTGOING": "sendgrid:",
        "PARTNERSHIPS_SENDGRID_HOST": mail.url,
        "SENDGRID_API_KEY": KEY,
        "PYTHONPATH": str(Path(__file__).parents[2]),
    }
    outputs = [
        run(environment, *command)
        for command in (["doctor"], ["run"], ["queue", "--json"], ["doctor", "--json"])
    ]
    said = "".join(done.stdout + done.stderr for done in outputs)
    assert outputs[1].returncode == 0, said
    assert "Hazel Grove School District" in outputs[2].stdout
    [letter] = mail.taken
    assert letter["personalizations"][0]["to"] == [{"email": "ida@hazelgrove.example"}]
    assert letter["headers"]["In-Reply-To"] == "<1@hazelgrove.example>"
    assert "District name: Hazel Grove School District" in letter["content"][0]["value"]
    assert imap.keywords() == 1
    # What the document has become since is another matter: reading again reads the bytes that were kept.
    del google.documents[DOCUMENT_ID], google.files[DOCUMENT_ID]
    again = run(environment, "replay", "--json")
    assert again.returncode == 0, again.stderr
    assert json.loads(again.stdout)["changed"] == []
    written = said.encode() + b"".join(path.read_bytes() for path in home.rglob("*") if path.is_file())
    for secret in (PASSWORD, KEY, key.splitlines()[2], "a-token"):
        assert secret.encode() not in written, "a secret was written down"
