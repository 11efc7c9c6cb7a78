"""What `doctor` says of the reader: whether it starts, and what cannot be read without which library."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from connectors.documents import libraries
from connectors.isolation import ReaderPool
from connectors.limits import Limits
from pipelines import checks
from pipelines.outcomes import Misconfigured


class InProcess:
    def run(self, function: Callable[..., Any], *arguments: Any) -> Any:
        return function(*arguments)


def reader(pool: Any) -> checks.Finding:
    """The finding about the reader, of a house that has little else."""
    settings = SimpleNamespace(home=Path.cwd())
    house: Any = SimpleNamespace(settings=settings, reader_pool=pool, limits=Limits())
    [found] = checks.check_all(house, only=["reader"])
    return found


def test_a_reader_that_works_names_its_limits() -> None:
    with ReaderPool(Limits()) as pool:
        found = reader(pool)
    assert found.state == "ok"
    assert "at most 12 seconds, 900 MB, 400 pages and 500,000 cells" in found.sentence


def test_what_cannot_be_read_for_want_of_a_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "_NEEDED_FOR", {"no_such_library": "PDF"})
    found = reader(InProcess())
    assert (found.state, found.exit_status) == ("trouble", 2)
    assert found.sentence.startswith("Cannot be read here: PDF (no_such_library: ModuleNotFoundError).")


def test_a_reader_that_does_not_start_is_told() -> None:
    with ReaderPool(Limits(), modules=("connectors.no_such_reader",)) as pool:
        found = reader(pool)
    assert found.state == "trouble"
    assert found.sentence.startswith("The process that reads documents does not start (ModuleNotFoundError")


def test_a_check_that_does_not_exist_is_named_with_those_that_do() -> None:
    nobody: Any = SimpleNamespace()
    with pytest.raises(Misconfigured, match="no check heart; there are home, reader, .*heartbeat"):
        list(checks.check_all(nobody, only=["heart"]))
