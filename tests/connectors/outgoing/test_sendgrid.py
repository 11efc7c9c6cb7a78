from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from connectors.outgoing import AnswerLost, Refused
from connectors.outgoing.sendgrid import SendgridOutgoing
from pipelines.outcomes import Failure, Misconfigured
from tests.connectors.outgoing.letters import a_letter
from tests.connectors.outgoing.mail_service import KEY, MailService, mail_service


@pytest.fixture
def service() -> Iterator[MailService]:
    with mail_service() as running:
        yield running


def test_a_taken_letter_carries_thread_headers_and_no_tracking(service: MailService) -> None:
    SendgridOutgoing(KEY, service.url).send(a_letter(cc=["principal@maple.example"]))
    assert service.complaints == []
    [request] = service.taken
    assert request["personalizations"] == [
        {"to": [{"email": "clerk@maple.example"}], "cc": [{"email": "principal@maple.example"}]}
    ]
    assert request["headers"]["In-Reply-To"] == "<first@maple.example>"
    assert request["headers"]["References"] == "<zero@maple.example> <first@maple.example>"
    assert request["headers"]["Message-ID"] == "<a1b2c3@program.example>"
    assert request["headers"]["Auto-Submitted"] == "auto-replied"
    assert request["reply_to"] == {"email": "partnerships@program.example", "name": "District partnerships"}
    assert request["tracking_settings"]["open_tracking"] == {"enable": False}
    assert "[P-ABCD2345]" in request["subject"]
    assert "[P-ABCD2345]" in request["content"][0]["value"]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_service_is_asked_again_later(service: MailService, status: int) -> None:
    service.answers = [status]
    with pytest.raises(Failure) as caught:
        SendgridOutgoing(KEY, service.url).send(a_letter())
    assert caught.value.retry_helps
    assert service.taken == []


@pytest.mark.parametrize("status", [400, 404, 413])
def test_a_refused_letter_is_not_tried_again(service: MailService, status: int) -> None:
    service.answers = [status]
    with pytest.raises(Refused, match=f"({status})"):
        SendgridOutgoing(KEY, service.url).send(a_letter())


@pytest.mark.parametrize("answer", ["lost", 504, 502])
def test_a_lost_answer_is_doubt_not_failure(service: MailService, answer: int | str) -> None:
    service.answers = [answer]
    with pytest.raises(AnswerLost):
        SendgridOutgoing(KEY, service.url).send(a_letter())


def test_a_wrong_key_says_which_setting_to_check(service: MailService) -> None:
    with pytest.raises(Failure, match="SENDGRID_API_KEY"):
        SendgridOutgoing("SG.wrong", service.url).send(a_letter())


def test_without_a_key_it_does_not_start() -> None:
    with pytest.raises(Misconfigured, match="Mail Send"):
        SendgridOutgoing(None)


def test_nobody_listening_is_a_failure_that_a_retry_may_mend() -> None:
    with pytest.raises(Failure) as caught:
        SendgridOutgoing(KEY, "http://127.0.0.1:9").send(a_letter())
    assert not isinstance(caught.value, AnswerLost)
    assert caught.value.retry_helps


def test_the_key_stays_out_of_the_logs(service: MailService, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        SendgridOutgoing(KEY, service.url).send(a_letter())
    assert KEY not in caplog.text


def test_check_says_when_the_key_may_not_send(service: MailService) -> None:
    outgoing = SendgridOutgoing(KEY, service.url)
    assert "may send" in outgoing.check()
    service.scopes = ["alerts.read"]
    with pytest.raises(Failure, match="Mail Send"):
        outgoing.check()
