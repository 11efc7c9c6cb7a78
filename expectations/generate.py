"""Writes the generated suites: `python -m expectations.generate`, after a change of the tables or the form."""

from __future__ import annotations

import json
from pathlib import Path

from expectations.definitions import generated_suites
from expectations.limits import load_limits


def main(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    for name, suite in generated_suites(load_limits()).items():
        (folder / f"{name}.json").write_text(text_of(suite), encoding="utf-8")


def text_of(suite: object) -> str:
    """A suite as it stands in its file."""
    return json.dumps(suite, indent=1, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main(Path(__file__).parent / "generated")
