from __future__ import annotations

import pytest

from pipelines.rules.read.message.stopping import asks_to_stop


@pytest.mark.parametrize(
    "words",
    [
        "unsubscribe",
        "Unsubscribe.",
        "Please unsubscribe me from these letters.",
        "Please stop writing to me.",
        "Hello, please stop emailing us!",
        "Could you please remove me from your mailing list?",
        "Take us off the list.",
        "Thank you. Do not contact me again.",
        "We retired.\nDon't send me any more reminders.",
        "Please remove my e-mail address from your list",
        "I would like to be unsubscribed.",
        "No more emails, please.",
        "Remove me.",
    ],
)
def test_whoever_wants_no_more_letters_is_heard(words: str) -> None:
    assert asks_to_stop("Re: Your application", words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "Here is our application.",
        "To unsubscribe from this group and stop receiving emails from it, send an email to x@list.example.",
        "If you no longer want these mails, unsubscribe here: https://list.example/u",
        "We have 34 teachers for CSP. We will not stop offering the course after the partnership.",
        "Please remove the second teacher from our list, she retired.",
        "Remove Ann Field from the list of teachers.",
        "Click here to unsubscribe.",
        "Please stop by our office when you are in town.",
        "Unsubscribe link below does not work for our clerk, who asks for the form.",
        "Please don't send the form to the old office; send it to me.",
    ],
)
def test_words_that_only_look_alike_silence_nobody(words: str) -> None:
    assert asks_to_stop("Re: Your application", words) == ""


@pytest.mark.parametrize("subject", ["unsubscribe", "Unsubscribe [DP-ABC123]", "Re: unsubscribe me please"])
def test_the_mail_that_a_list_button_writes_has_only_a_subject(subject: str) -> None:
    assert asks_to_stop(subject, "")


def test_a_long_text_is_left_to_a_person() -> None:
    assert asks_to_stop("Question", "We wonder about the course. " * 30 + "Please unsubscribe me.") == ""
