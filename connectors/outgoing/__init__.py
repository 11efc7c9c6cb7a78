"""How letters leave: a folder, SMTP, or the SendGrid service. Each says honestly what became of a letter."""

from __future__ import annotations

from email.message import EmailMessage
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
