"""The suites as they stand in their files: what follows from the definitions, then what a person wrote."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any


@cache
def load_suite(name: str) -> dict[str, Any]:
    """The suite of a table: `generated/<name>.json` with `handwritten/<name>.json` behind it."""
    folder = resources.files("expectations")
    suite: dict[str, Any] = json.loads(
        folder.joinpath("generated", f"{name}.json").read_text(encoding="utf-8")
    )
    more = folder.joinpath("handwritten", f"{name}.json")
    if more.is_file():
        suite["expectations"] += json.loads(more.read_text(encoding="utf-8"))
    for number, expectation in enumerate(suite["expectations"]):
        expectation["meta"]["number"] = number
    return suite


def with_expectations(suite: dict[str, Any], expectations: list[dict[str, Any]]) -> dict[str, Any]:
    """The suite with more expectations, whose values are known only now (the last publication's, say)."""
    together = [*suite["expectations"], *expectations]
    numbered = [{**e, "meta": {**e["meta"], "number": n}} for n, e in enumerate(together)]
    return {**suite, "expectations": numbered}
