"""From a template and facts to the subject and the text of a letter. Pure: templates come in as text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from jinja2 import StrictUndefined, Template
from jinja2.sandbox import SandboxedEnvironment

from pipelines.outcomes import Misconfigured
from pipelines.rules.letters.compose import one_line

_LONGEST_VALUE = 600


def _printable(value: Any) -> Any:
    """Every value that a template prints is one line without control characters, whoever wrote it."""
    if not isinstance(value, str):
        return value
    space = " " if value.startswith(" ") else ""  # a template joins words with it
    return space + one_line(value, _LONGEST_VALUE)


class Verbatim(str):
    """Text of ours that keeps its lines (a report's body)."""

    __slots__ = ()


def _finalize(value: Any) -> Any:
    return str(value) if isinstance(value, Verbatim) else _printable(value)


@cache
def _template(text: str) -> Template:
    environment = SandboxedEnvironment(
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
        autoescape=False,  # plain text, never shown as markup
    )
    return environment.from_string(text)


def render(templates: Mapping[str, str], kind: str, facts: Mapping[str, Any]) -> tuple[str, str]:
    """(subject, body). A template's first line is "Subject: …"; a fact that is not given prints nothing.

    Raises Misconfigured when the policy has no template of this kind.
    """
    text = templates.get(kind)
    if text is None or not text.startswith("Subject:"):
        raise Misconfigured(f"The policy has no letter template {kind}.txt that begins with 'Subject:'.")
    rendered = _template(text).render(**{**_DEFAULTS, **facts})
    subject, _, body = rendered.partition("\n")
    return subject.removeprefix("Subject:").strip(), _tidy(body)


_DEFAULTS: dict[str, Any] = dict.fromkeys(
    ("contact_name", "district_name", "state", "document", "comment", "window_words", "priority_date"), ""
) | {
    name: []
    for name in ("questions", "critical_questions", "sections", "programs", "alternatives", "documents")
}


def _tidy(body: str) -> str:
    """No line ends in blanks, and no more than one empty line in a row."""
    lines: list[str] = []
    for line in body.strip().splitlines():
        if line.strip() or (lines and lines[-1]):
            lines.append(line.rstrip())
    return "\n".join(lines) + "\n"
