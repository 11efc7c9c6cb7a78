"""How letters leave: a folder, SMTP, or the SendGrid service. Each says honestly what became of a letter."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP
from typing import Protocol

from pipelines.outcomes import Failure


class Refused(Failure):
    """The service said no for good: trying again will not help (bad address, rejected content or key)."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, retry_helps=False)


class AnswerLost(Failure):
    """The letter was handed over and the answer never came: it may or may not have left."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence, retry_helps=False)


class Outgoing(Protocol):
    """One way out. `send` returns when the service took responsibility for the letter.

    Raises Failure (not taken, a retry may help), Refused (not taken, a retry is useless) or AnswerLost.
    """

    def send(self, letter: EmailMessage) -> None: ...

    def was_sent(self, message_id: str) -> bool | None:
        """After a crash: did this letter leave? None where the service cannot say."""
        ...

    def check(self) -> str:
        """One sentence for `doctor` when the service can be reached; raises Failure with what to do otherwise."""
        ...


def as_sent(letter: EmailMessage) -> bytes:
    """The bytes of a letter as they leave.

    A plain subject stays on one line: beyond 78 characters the library breaks it right behind "Subject:", which some
    programs show as no subject. Encoded words have to be short, so what is not plain is folded as the library does.
    """
    is_plain = all(str(value).isascii() for value in letter.values())
    return letter.as_bytes(policy=SMTP.clone(max_line_length=998) if is_plain else SMTP)
