"""The bytes of a letter: every mail program finds its subject."""

from __future__ import annotations

import re

from connectors.outgoing import as_sent
from tests.connectors.outgoing.letters import a_letter


def test_a_long_subject_begins_on_the_line_of_its_name() -> None:
    subject = "We have your application: " + "Nutmeg Valley Regional School District 21 " * 3
    head = as_sent(a_letter(subject=subject)).decode().split("\r\n\r\n")[0]
    [line] = [line for line in head.split("\r\n") if line.startswith("Subject:")]
    assert line.startswith("Subject: We have your application: Nutmeg Valley")
    assert line.endswith("[P-ABCD2345]")


def test_encoded_words_of_a_subject_are_no_longer_than_they_may_be() -> None:
    head = as_sent(a_letter(subject="We have your application: Cañón del Río " * 4)).decode()
    words = re.findall(r"=\?[^ ]+\?=", head.split("\r\n\r\n")[0])
    assert len(words) > 1
    assert max(map(len, words)) <= 75  # RFC 2047, section 2
