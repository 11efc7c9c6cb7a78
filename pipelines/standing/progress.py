"""Honest progress: what is being done now, how long it took, and what it waits for when it takes long."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from rich.console import Console

_QUIET_SECONDS = 15.0  # a log without a terminal hears of a long wait this often


@dataclass
class Progress:
    """Writes one line per part to the console; `seconds` keeps what each took, by its name."""

    console: Console
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def part(self, name: str, doing: str) -> Iterator[Callable[[str], None]]:
        """One part of the start. Gives a function that says what is going on; the last words stay on the line.

        name: short, for `seconds` ("database"); doing: what a reader sees ("Starting the database").
        """
        began = time.monotonic()
        last_said = began
        words = doing

        with self.console.status(doing) as status:

            def say(text: str) -> None:
                nonlocal words, last_said
                words = text
                waited = time.monotonic() - began
                status.update(f"{text} ({waited:.0f} s)")
                if not self.console.is_terminal and time.monotonic() - last_said > _QUIET_SECONDS:
                    last_said = time.monotonic()
                    self.line(f"        … {text}, {waited:.0f} s so far")

            yield say
        self.seconds[name] = time.monotonic() - began
        self.line(f"{self.seconds[name]:6.1f} s  {words}")

    def line(self, text: str) -> None:
        """One plain line."""
        self.console.print(text, markup=False, highlight=False, soft_wrap=True)
