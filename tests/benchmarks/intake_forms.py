"""What `tests.benchmarks.intake` reads: forms as districts send them, no two alike, and the mails that carry them."""

from __future__ import annotations

import io
import zipfile
from copy import deepcopy
from typing import Any

from lxml import etree

from connectors.form_writer import write_form
from connectors.form_writer.calculators import StipendLine, TravelLine, stipend_calculator, travel_calculator
from pipelines.sample import people
from pipelines.sample.answers import complete_answers
from pipelines.sample.cast import CAST
from tests.connectors.mail.building import XLSX, attach, simple

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_YEAR = 2015
_PICTURE = b"\xff\xd8\xff\xe0" + bytes(range(251)) * 140


def filled(rows: int, number: int = 0) -> bytes:
    """Our form with every answer of a district of the sample, and so many teachers. number: which form."""
    applicant = CAST[number % len(CAST)]
    listed = people.teachers("csp", rows, f"{number}.{applicant.domain}", number * 40)
    return write_form({**complete_answers(applicant, _YEAR), "teachers": listed})


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
    for number, paragraph in enumerate(root.iter(_W + "p")):
        for name in ("rsidR", "rsidRDefault", "rsidP"):
            paragraph.set(_W + name, f"00{number % 40:02X}1B7E")
    for number, run in enumerate(list(root.iter(_W + "r"))):
        run.set(_W + "rsidR", f"00{number % 40:02X}1B7E")
        _add_looks(run)
        if (text := run.find(_W + "t")) is not None:
            _cut_short(run, text)
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def _add_looks(run: Any) -> None:
    properties = run.find(_W + "rPr")
    if properties is None:
        properties = etree.Element(_W + "rPr")
        run.insert(0, properties)
    etree.SubElement(properties, _W + "szCs").set(_W + "val", "21")
    etree.SubElement(properties, _W + "lang").set(_W + "val", "en-US")


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
    """A mail of about 107 kB: the form, both calculators, and the picture that stands below the signature."""
    return simple(
        attach(as_word_saves(filled(rows, number))),
        attach(stipend_calculator([StipendLine("csp", 30 + number % 9)]), "Stipends.xlsx", XLSX),
        attach(travel_calculator([TravelLine(people.person(number), 120 + number)]), "Travel.xlsx", XLSX),
        attach(_PICTURE, "logo.jpg", "image/jpeg"),
        subject=f"Our application {number}",
    )
