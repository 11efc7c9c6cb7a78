"""Twice the text is about twice the work: counted in calls, for what nobody wrote by hand as for a long form."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from connectors.documents.plain_text import text_document
from connectors.limits import STANDARD
from pipelines.rules.read.interpret import interpret
from pipelines.tree import Document

_CHARACTERS = 4_000
#: Twice the calls, and something for what is looked up when it is met for the first time.
_MOST_GROWTH = 2.4


def calls(document: Document) -> int:
    """Calls of functions, ours and built-in, that one reading makes."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        interpret(document, "x.txt")
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        "What is the name of your district?\n",
        "District name: Elk Fork Unified\nState: Ohio\nCSP: 12 teachers\n",
        "Name: ",
        "We met with the board. We asked for more, and they said: yes. ",
        "CSP: 3, ECS: 4 ",
        "a\n",
        "(a",
        "Ada Reed, Elk Fork High\tCSP\tada@elk.example\n",
    ],
)
def test_twice_the_text_is_about_twice_the_work(piece: str) -> None:
    once, twice = (
        text_document(piece * (characters // len(piece)), STANDARD)
        for characters in (_CHARACTERS, 2 * _CHARACTERS)
    )
    interpret(twice, "x.txt")  # words that are looked up once are known by then
    assert calls(twice) < _MOST_GROWTH * calls(once)
