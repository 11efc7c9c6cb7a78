"""Every message that the tests of mail know, read as a whole: where it ends, why, and what was read."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from connectors.limits import Limits
from pipelines.records import Reading
from pipelines.steps.read import Result, read_message
from tests.connectors.mail import (
    messages_bodies,
    messages_hostile,
    messages_links,
    messages_machine,
    messages_replies,
    messages_versions,
    messages_wrapping,
)
from tests.connectors.mail.building import OURS, Case

MODULES = (
    messages_wrapping,
    messages_links,
    messages_machine,
    messages_versions,
    messages_replies,
    messages_bodies,
    messages_hostile,
)
CASES = [case for module in MODULES for case in module.CASES]


class InProcess:
    """Runs the work where the test runs."""

    def run(self, function: Callable[..., Result], *arguments: object) -> Result:
        return function(*arguments)


def read(case: Case) -> Reading:
    return read_message(
        case.content,
        name=case.file_name,
        pool=InProcess(),
        google_docs=case.google_docs.get,
        limits=Limits(),
        own_addresses=(OURS,),
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_message_ends_where_a_careful_person_would_put_it(case: Case) -> None:
    reading = read(case)
    assert (reading.place, sorted(reading.reasons)) == (case.place, sorted(case.reasons)), reading.sentence
    answers = reading.answers or {}
    for key, wanted in case.answers.items():
        found = answers.get(key)
        if isinstance(wanted, list):
            assert [
                {name: row.get(name) for name in want} for want, row in zip(wanted, found or [], strict=True)
            ] == wanted
        else:
            assert found == wanted
    listed = [(document.name, str(document.role)) for document in reading.documents]
    assert [document for document in case.documents if document not in listed] == []
    if case.place == "application":
        assert sum(document.role == "application" for document in reading.documents) == 1


def test_there_are_enough_messages_and_each_has_a_name_of_its_own() -> None:
    names = [case.name for case in CASES]
    assert len(set(names)) == len(names) >= 120
