"""Other names of agencies and rulings on names, as rows of CSV; and the index made of them and the directory."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from connectors.directory import load_directory
from pipelines.error_words import error_words
from pipelines.outcomes import Misconfigured
from pipelines.records import Agency
from pipelines.rules.identify import Alias, Index, Ruling
from pipelines.states import exact_state

ALIAS_COLUMNS = ("name", "state", "leaid", "is_nationwide", "source")
RULING_COLUMNS = ("district", "state", "city", "leaid", "who", "when", "why")


def open_index(directory: Path, overlay: Path | None = None) -> Index:
    """The directory prepared for look-ups, with the aliases and rulings that are shipped, or those of `overlay`.

    Reads three files; makes a state's names ready when that state is first asked for. Keep the result.
    """
    return make_index(load_directory(directory), overlay)


def make_index(
    agencies: Sequence[Agency], overlay: Path | None = None, rulings: Sequence[Ruling] = ()
) -> Index:
    """The same for a directory that is loaded already. rulings: further ones, which win over those in the file."""
    return Index.build(agencies, load_aliases(overlay), [*load_rulings(overlay), *rulings])


def load_aliases(overlay: Path | None = None) -> list[Alias]:
    """The recorded other names: `aliases.csv` of the overlay, else the shipped one."""
    aliases = []
    for where, row in _rows("aliases.csv", ALIAS_COLUMNS, overlay):
        if not row["name"] or not row["source"]:
            raise Misconfigured(
                f"{where}: name and source are needed; an alias without a source cannot be checked."
            )
        if row["is_nationwide"] not in ("", "yes"):
            raise Misconfigured(
                f"{where}: is_nationwide is {row['is_nationwide']!r}; write yes or leave it blank."
            )
        is_nationwide = row["is_nationwide"] == "yes"
        leaid = _leaid(where, row["leaid"])
        aliases.append(Alias(row["name"], _state(where, row["state"]), leaid, row["source"], is_nationwide))
    return aliases


def load_rulings(overlay: Path | None = None) -> list[Ruling]:
    """What people have ruled: `rulings.csv` of the overlay, else the shipped one; the last row for a name counts."""
    return [_ruling(where, row) for where, row in _rows("rulings.csv", RULING_COLUMNS, overlay)]


def append_ruling(overlay: Path, ruling: Ruling) -> None:
    """Add a ruling to `rulings.csv` of the overlay, which begins as the shipped one. Nothing is ever taken out.

    Raises Misconfigured when who, when or why is missing, the id or state cannot be one, or the file not be written.
    """
    row = {column: getattr(ruling, column) for column in RULING_COLUMNS}
    _ruling("The ruling", row)
    path = overlay / "rulings.csv"
    try:
        if not path.is_file():
            path.write_text(
                resources.files("pipelines.policy").joinpath("rulings.csv").read_text("utf-8"), "utf-8"
            )
        with path.open("a", encoding="utf-8", newline="") as file:
            csv.DictWriter(file, RULING_COLUMNS, lineterminator="\n").writerow(row)
    except OSError as error:
        raise Misconfigured(f"{path} cannot be written: {error.strerror}.") from error


def _ruling(where: str, row: dict[str, str]) -> Ruling:
    for column in ("district", "who", "when", "why"):
        if not row[column]:
            raise Misconfigured(f"{where}: {column} is blank; a ruling says for whom, by whom, when and why.")
    leaid = _leaid(where, row["leaid"]) if row["leaid"] else ""
    state = _state(where, row["state"])
    return Ruling(row["district"], state, row["city"], leaid, row["who"], row["when"], row["why"])


def _rows(name: str, columns: tuple[str, ...], overlay: Path | None) -> list[tuple[str, dict[str, str]]]:
    path = overlay / name if overlay is not None else None
    if path is not None and path.is_file():
        where = str(path)
        try:
            text = path.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise Misconfigured(
                f"{path} cannot be read: {error_words(error)}. Save it as UTF-8 text."
            ) from error
    else:
        where, text = name, resources.files("pipelines.policy").joinpath(name).read_text("utf-8")
    reader = csv.DictReader(io.StringIO(text, newline=""))
    missing = [column for column in columns if column not in (reader.fieldnames or ())]
    if missing:
        raise Misconfigured(
            f"{where}: the column {missing[0]} is missing; the header is {','.join(columns)}."
        )
    return [
        (f"{where}, line {reader.line_num}", {column: (row[column] or "").strip() for column in columns})
        for row in reader
    ]


def _leaid(where: str, text: str) -> str:
    if not text.isdigit() or not 6 <= len(text) <= 7:
        raise Misconfigured(f"{where}: leaid is {text!r}; write the seven digits of the NCES district id.")
    return text.zfill(7)


def _state(where: str, text: str) -> str:
    code = exact_state(text)
    if code is None:
        raise Misconfigured(f"{where}: state is {text!r}; write a USPS code such as TX.")
    return code
