"""The watchers: they ring while something waits, survive trouble, and keep nothing that could be lost."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from connectors.maildir import Maildir
from dags import triggers
from dags.triggers import Announced, Waiting
from pipelines.outcomes import Failure


class OneMailbox:
    """As much of a house as the watcher of a mailbox needs."""

    def __init__(self, folder: Path) -> None:
        self.mailbox = Maildir(folder)
        self.mailbox.prepare()


@pytest.fixture
def mailbox(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Maildir:
    house = OneMailbox(tmp_path)

    @contextmanager
    def open_house() -> Iterator[OneMailbox]:
        yield house

    monkeypatch.setattr(triggers, "open_house", open_house)
    monkeypatch.setattr(Waiting, "_beat", lambda *_: None)
    return house.mailbox


def deliver(mailbox: Maildir, name: str) -> None:
    (mailbox.folder / "new" / name).write_bytes(b"From: clerk@district.example\n\n")


def rings(count: int, meanwhile: Callable[[int], None] = lambda _: None) -> list[dict[str, Any]]:
    """The first `count` events; `meanwhile` is called with the number of those that came so far."""

    async def listen() -> list[dict[str, Any]]:
        heard: list[dict[str, Any]] = []
        async for event in Waiting("mailbox").run():
            heard.append(event.payload)
            if len(heard) == count:
                break
            meanwhile(len(heard))
        return heard

    return asyncio.run(asyncio.wait_for(listen(), 60))


def test_mail_that_waited_already_is_announced_and_then_what_arrives(mailbox: Maildir) -> None:
    deliver(mailbox, "1")
    deliver(mailbox, "2")
    heard = rings(2, meanwhile=lambda _: deliver(mailbox, "3"))
    assert heard == [{"waiting": 2, "first": "1"}, {"waiting": 3, "first": "1"}]


def test_what_stays_is_announced_again(mailbox: Maildir, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(triggers, "LOOK_SECONDS", 0.05)
    monkeypatch.setattr(triggers.Announced.__init__, "__defaults__", (0.1,))
    deliver(mailbox, "1")
    assert rings(2) == [{"waiting": 1, "first": "1"}] * 2


def test_trouble_with_the_source_is_told_once_and_the_watch_goes_on(
    mailbox: Maildir, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(triggers, "TROUBLE_SECONDS", 0.01)
    answers = iter([Failure("The server is away."), Failure("The server is away."), ["1"]])

    def waiting() -> Sequence[str]:
        answer = next(answers)
        if isinstance(answer, Failure):
            raise answer
        return answer

    monkeypatch.setattr(mailbox, "waiting", waiting)
    assert rings(1) == [{"waiting": 1, "first": "1"}]
    assert caplog.text.count("The server is away.") == 1


def test_a_watcher_can_be_made_again_from_what_is_stored_and_stores_no_address() -> None:
    path, arguments = Waiting("mailbox").serialize()
    assert (path, arguments) == ("dags.triggers.Waiting", {"what": "mailbox"})


def test_news_is_what_was_not_announced_lately() -> None:
    announced = Announced(again_seconds=30)
    assert not announced.is_news([], 0)
    assert announced.is_news(["a"], 0)
    assert not announced.is_news(["a"], 29)
    assert announced.is_news(["a", "b"], 29)
    assert not announced.is_news(["b"], 58)
    assert announced.is_news(["b"], 59)
    assert not announced.is_news([], 90)
    assert announced.is_news(["b"], 91)
