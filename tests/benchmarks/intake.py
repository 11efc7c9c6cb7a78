"""Measures reading: landed bytes of a message, and a Word form, to answers, each against its floor in the same run.

    python -m tests.benchmarks.intake [--pairs 9] [--messages 200] [--rows 40,400,4000] [--cases DIR]

Floors: the standard library's mail parser with every attachment unzipped and its XML parsed; a bare walk over the
form's XML that sees everything. Processor seconds in this process, without the worker's pipe; growth is the exponent
between two sizes. --cases: a folder of documents and messages of which the slowest are named. Nothing asserts a time.
"""

from __future__ import annotations

import argparse
import io
import logging
import statistics
import time
import zipfile
from collections.abc import Callable, Sequence
from copy import deepcopy
from functools import partial
from math import log10
from pathlib import Path
from typing import Any

from lxml import etree

from connectors.form_writer import write_form
from connectors.form_writer.calculators import StipendLine, TravelLine, stipend_calculator, travel_calculator
from connectors.isolation import ReaderPool
from connectors.limits import Limits
from pipelines.form import empty_answers
from pipelines.outcomes import Place
from pipelines.records import Reading
from pipelines.steps.read import read_message
from tests.benchmarks.intake_floors import parse_message, peak_bytes, walk_form
from tests.benchmarks.pairs import in_turns
from tests.connectors.mail.building import XLSX, attach, simple

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WORDS = "Every pupil of the district writes a program before grade nine, at home or at school. "
LIMITS = Limits()


class Here:
    """Reads in this process, so that its processor time is counted."""

    def run(self, function: Callable[..., Any], *arguments: Any) -> Any:
        return function(*arguments)


def read(content: bytes, name: str) -> Reading:
    """Landed bytes to a Reading, as the read step does it."""
    return read_message(content, name=name, pool=Here(), google_docs=lambda document: None, limits=LIMITS)


def filled(rows: int) -> bytes:
    """Our form, filled by a lead with so many teachers."""
    answers: dict[str, Any] = {
        **empty_answers(),
        "district_name": "Elk Fork Unified",
        "state": "CA",
        "city": "Elk Fork",
        "applying_as": "single",
        "programs": [{"program": "csp", "teachers": rows, "first_year": "2016-17", "pathway": "own_cohort"}],
        "teachers": [
            {"name": f"Ada Reed {number}", "email": f"reed{number}@elk.example", "program": "csp"}
            for number in range(rows)
        ],
        "vision": _WORDS * 20,
        "stipend_per_day": "125.00",
    }
    return write_form(answers)


def as_word_saves(form: bytes) -> bytes:
    """The same form with text in runs of three words, each with looks and revision marks, as after weeks in Word."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(form)) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            part = source.read(name)
            target.writestr(name, _in_short_runs(part) if name == "word/document.xml" else part)
    return packed.getvalue()


def _in_short_runs(part: bytes) -> bytes:
    root = etree.fromstring(part)
    for number, run in enumerate(list(root.iter(_W + "r"))):
        run.set(_W + "rsidR", f"00{number % 40:02X}1B7E")
        if run.find(_W + "rPr") is None:
            run.insert(0, etree.fromstring(f'<w:rPr xmlns:w="{_W[1:-1]}"><w:lang w:val="en-US"/></w:rPr>'))
        if (text := run.find(_W + "t")) is not None:
            _cut_short(run, text)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def _cut_short(run: Any, text: Any) -> None:
    """Leaves the first words in the run and puts the others into copies of it, three by three."""
    words = (text.text or "").split(" ")
    for at in range(len(words) - len(words) % 3, 0, -3) if len(words) > 3 else ():
        behind = deepcopy(run)
        behind.find(_W + "t").text = " " + " ".join(words[at : at + 3])
        run.addnext(behind)
        text.text = " ".join(words[:at])
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def message(rows: int, number: int = 0) -> bytes:
    """A mail with the form and both calculators."""
    return simple(
        attach(as_word_saves(filled(rows))),
        attach(stipend_calculator([StipendLine("csp", 33)]), "Stipends.xlsx", XLSX),
        attach(travel_calculator([TravelLine("Ada Reed", 120)]), "Travel.xlsx", XLSX),
        subject=f"Our application {number}",
    )


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
    whole, lean = message(40), filled(40)
    if read(whole, "m.eml").place is not Place.APPLICATION:
        raise SystemExit("The message was not understood: there is nothing to measure.")
    name = f"message of {len(whole) / 1000:.0f} kB: bytes to answers"
    print(
        in_turns(
            name, lambda: read(whole, "m.eml"), lambda: parse_message(whole), pairs=given.pairs, goal=2.5
        )
    )
    for kind, form in (("lean", lean), ("as Word saves it", as_word_saves(lean))):
        ours, floor = partial(read, form, "f.docx"), partial(walk_form, form)
        print(in_turns(f"form, {kind}: .docx to answers", ours, floor, pairs=given.pairs, goal=1.5))
    counts = (given.messages // 10, given.messages)
    many = [message(10, number) for number in range(given.messages)]
    growth("messages", counts, lambda count: lambda: [read(one, "m.eml") for one in many[:count]], 1)
    rows = [int(count) for count in given.rows.split(",")]
    forms = {count: filled(count) for count in rows}
    growth("teachers", rows, lambda count: lambda: read(forms[count], "f.docx"), 3)
    memory(whole)
    if given.cases:
        slowest(given.cases)


if __name__ == "__main__":
    main()
