"""What `explain` prints of an application's history."""

from __future__ import annotations

from pipelines.commands.explain import _event


def test_changes_of_one_moment_say_whose_they_are() -> None:
    change = {
        "at": "2026-07-01T19:00:00+00:00", "previous": "assessed", "status": "accepted",
        "cause": "decision", "actor": "nina@program.example",
    }  # fmt: skip
    assert [_event({**change, "program": program}, "America/Los_Angeles") for program in ("csp", "")] == [
        "2026-07-01 12:00 PDT: csp assessed \u2192 accepted (decision; nina@program.example)",
        "2026-07-01 12:00 PDT: application assessed \u2192 accepted (decision; nina@program.example)",
    ]
