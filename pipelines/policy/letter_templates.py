"""Loads the words of the letters: those shipped, with a policy folder's `letters/` laid over them."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path

import yaml

from pipelines.outcomes import Misconfigured


def load_templates(overlay: Path | None = None) -> dict[str, str]:
    """Template text by kind of letter."""
    shipped = resources.files("pipelines.policy").joinpath("letters")
    found = {
        x.name.removesuffix(".txt"): x.read_text("utf-8")
        for x in shipped.iterdir()
        if x.name.endswith(".txt")
    }
    if overlay is not None and (overlay / "letters").is_dir():
        for path in sorted((overlay / "letters").glob("*.txt")):
            found[path.stem] = path.read_text("utf-8")
    for kind, text in found.items():
        if not text.startswith("Subject:"):
            raise Misconfigured(f"The letter template {kind}.txt must begin with a line 'Subject: …'.")
    return found


@cache
def load_unreadable_words() -> dict[str, dict[str, str]]:
    """Reason code -> {"problem", "request"}: what is wrong with a document and what we ask for."""
    text = resources.files("pipelines.policy").joinpath("letters/cannot_read.yaml").read_text("utf-8")
    words: dict[str, dict[str, str]] = yaml.safe_load(text)
    return words


@cache
def load_question_words() -> dict[str, str]:
    """Problem code -> how it is put to a district."""
    text = resources.files("pipelines.policy").joinpath("letters/questions.yaml").read_text("utf-8")
    words: dict[str, str] = yaml.safe_load(text)
    return words


@cache
def load_notes() -> dict[str, str]:
    """Name -> what is added below a letter on an occasion."""
    text = resources.files("pipelines.policy").joinpath("letters/notes.yaml").read_text("utf-8")
    notes: dict[str, str] = yaml.safe_load(text)
    return notes
