"""Measures reading: landed bytes of a message, and a Word form, to answers, each against its floor in the same run.

    python -m tests.benchmarks.intake [--pairs 9] [--messages 200] [--rows 40,400,4000] [--cases DIR]

Floors: the standard library's mail parser with every attachment unzipped and the XML of its content parsed; a bare
walk over the form's XML that sees everything. Every pair reads another district's form. Processor seconds in this
process, without the worker's pipe; growth is the exponent between two sizes. --cases: a folder of documents and
messages of which the slowest are named. Nothing asserts a time.
"""

from __future__ import annotations

import argparse
import logging
import statistics
import time
from collections.abc import Callable, Sequence
from functools import partial
from itertools import cycle
from math import log10
from pathlib import Path
from typing import Any

from connectors.isolation import ReaderPool
from connectors.isolation_worker import spare_modules
from connectors.limits import Limits
from pipelines.outcomes import Place
from pipelines.records import Reading
from pipelines.steps.read import read_message
from tests.benchmarks.intake_floors import parse_message, peak_bytes, walk_form
from tests.benchmarks.intake_forms import as_word_saves, filled, message
from tests.benchmarks.pairs import in_turns

LIMITS = Limits()


class Here:
    """Reads in this process, so that its processor time is counted."""

    def run(self, function: Callable[..., Any], *arguments: Any) -> Any:
        return function(*arguments)


def read(content: bytes, name: str) -> Reading:
    """Landed bytes to a Reading, as the read step does it."""
    return read_message(content, name=name, pool=Here(), google_docs=lambda document: None, limits=LIMITS)


class InTurn:
    """Does a piece of work for one input after the other, so that nothing is known from the time before."""

    def __init__(self, work: Callable[[bytes], object], inputs: Sequence[bytes]) -> None:
        self._work, self._inputs = work, cycle(inputs)

    def __call__(self) -> None:
        self._work(next(self._inputs))


def _read_mail(content: bytes) -> Reading:
    return read(content, "m.eml")


def _read_form(content: bytes) -> Reading:
    return read(content, "f.docx")


def growth(name: str, sizes: Sequence[int], run: Callable[[int], Callable[[], object]], pairs: int) -> None:
    """Prints the exponent between each two sizes: 1 is linear. run: prepares the work of a size."""
    works = {size: run(size) for size in sizes}
    seconds = {size: statistics.median(_seconds(work) for _ in range(pairs)) for size, work in works.items()}
    for small, large in zip(sizes, sizes[1:], strict=False):
        exponent = log10(seconds[large] / seconds[small]) / log10(large / small)
        print(
            f"{name}: {small:,} {seconds[small]:.3f} s, {large:,} {seconds[large]:.3f} s, exponent {exponent:.2f}"
        )


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def slowest(folder: Path) -> None:
    """Names the slowest files of a folder, read once each after a first round."""
    found = []
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and path.parent.name == "input"]
    for path in files or [path for path in sorted(folder.rglob("*")) if path.is_file()]:
        content = path.read_bytes()
        read(content, path.name)
        found.append((_seconds(partial(read, content, path.name)), path))
    found.sort(reverse=True)
    print(f"{len(found)} files in {sum(seconds for seconds, _ in found):.2f} s; the slowest:")
    for seconds, path in found[:5]:
        print(f"  {1000 * seconds:7.0f} ms  {path.relative_to(folder)}")


def memory(content: bytes) -> None:
    """Peak memory of a worker before and after messages."""
    with ReaderPool(LIMITS) as pool:
        before = pool.run(peak_bytes)
        for _ in range(20):
            read_message(content, name="m.eml", pool=pool, google_docs=lambda document: None, limits=LIMITS)
        print(
            f"worker: {before / 1e6:.0f} MB at the start, {pool.run(peak_bytes) / 1e6:.0f} MB after 20 messages"
        )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pairs", type=int, default=9)
    parser.add_argument("--messages", type=int, default=200)
    parser.add_argument("--rows", default="40,400,4000")
    parser.add_argument("--cases", type=Path)
    given = parser.parse_args()
    logging.disable(logging.CRITICAL)
    times = range(given.pairs + 1)
    mails = [message(40, number) for number in times]
    if any(_read_mail(mail).place is not Place.APPLICATION for mail in mails):
        raise SystemExit("A message was not understood: there is nothing to measure.")
    spare_modules()  # as every reading process does
    name = f"message of {len(mails[0]) / 1000:.0f} kB: bytes to answers"
    ours, floor = InTurn(_read_mail, mails), InTurn(parse_message, mails)
    print(in_turns(name, ours, floor, pairs=given.pairs, goal=2.5))
    lean = [filled(40, 100 + number) for number in times]
    from_word = [as_word_saves(filled(40, 200 + number)) for number in times]
    for kind, documents in (("lean", lean), ("as Word saves it", from_word)):
        ours, floor = InTurn(_read_form, documents), InTurn(walk_form, documents)
        print(in_turns(f"form, {kind}: .docx to answers", ours, floor, pairs=given.pairs, goal=1.5))
    counts = (given.messages // 10, given.messages)
    many = [message(10, 300 + number) for number in range(given.messages)]
    growth("messages", counts, lambda count: lambda: [_read_mail(one) for one in many[:count]], 1)
    rows = [int(count) for count in given.rows.split(",")]
    longer = {count: filled(count) for count in rows}
    growth("teachers", rows, lambda count: partial(_read_form, longer[count]), 3)
    memory(mails[0])
    if given.cases:
        slowest(given.cases)


if __name__ == "__main__":
    main()
