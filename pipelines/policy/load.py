"""Reads the policy: the files shipped here, with a folder of the program's own laid over them, file by file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from difflib import get_close_matches
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from pipelines.error_words import error_words
from pipelines.outcomes import Misconfigured
from pipelines.policy import tables
from pipelines.policy.kinds import Unfit
from pipelines.policy.specification import COLUMNS, OTHER_FILES, SPECIFICATION
from pipelines.policy.values import DatedValue, Parameter, Policy

_FIELDS = ("description", "unit", "source", "dated_by", "values")
_LONGEST_FILE = 5_000_000


def load_policy(overlay: Path | None = None) -> Policy:
    """The policy in force. overlay: a folder whose files replace the shipped ones of the same name.

    Raises Misconfigured with file, line and what to write instead.
    """
    texts, files = _texts(overlay)
    parameters: dict[str, Parameter] = {}
    for family in SPECIFICATION:
        parameters.update(family_parameters(family, files[f"{family}.yaml"], texts[f"{family}.yaml"]))
    policy = Policy(
        parameters=parameters,
        regions=tables.read_regions(texts["regions.csv"]),
        alternatives=tables.read_alternatives(texts["alternatives.csv"]),
        reviewers=tables.read_reviewers(texts["reviewers.csv"]),
        conflicts=tables.read_conflicts(texts["conflicts.csv"]),
        files=files,
    )
    check_points(policy)
    return policy


def _texts(overlay: Path | None) -> tuple[dict[str, str], dict[str, str]]:
    names = [*(f"{family}.yaml" for family in SPECIFICATION), *COLUMNS]
    if overlay is not None:
        _check_overlay(overlay, set(names))
    texts, files = {}, {}
    for name in names:
        path = overlay / name if overlay is not None else None
        if path is not None and path.is_file():
            texts[name], files[name] = _read(path), str(path)
        else:
            shipped = resources.files("pipelines.policy").joinpath(name)
            texts[name], files[name] = shipped.read_text("utf-8"), name
    return texts, files


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > _LONGEST_FILE:
            raise Misconfigured(f"{path} is larger than {_LONGEST_FILE:,} bytes; no policy file is.")
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise Misconfigured(f"{path} cannot be read: {error_words(error)}. Save it as UTF-8 text.") from error


def _check_overlay(overlay: Path, names: set[str]) -> None:
    if not overlay.is_dir():
        raise Misconfigured(f"PARTNERSHIPS_POLICY is {str(overlay)!r}, which is no folder.")
    for path in sorted(overlay.iterdir()):
        is_policy = path.suffix in (".yaml", ".yml", ".csv")
        if is_policy and path.name not in names | OTHER_FILES:
            known = ", ".join(sorted(names | OTHER_FILES))
            raise Misconfigured(
                f"{path} is no policy file, so it would change nothing. The files are {known}."
            )


class Fault(Exception):
    """A fault on a line; the loader adds the file."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(sentence)
        self.line = line


def family_parameters(family: str, file: str, text: str) -> Iterator[tuple[str, Parameter]]:
    """The parameters of one policy file, every one of its family. Raises Misconfigured with file and line."""
    kinds = SPECIFICATION[family]
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
        if not isinstance(root, yaml.MappingNode):
            raise Fault(1, f"no parameters; write one of {', '.join(kinds)}")
        found = dict(_entries(root))
        for name, node in found.items():
            if name not in kinds:
                hint = meant_instead(name, kinds)
                raise Fault(line_of(node), f"{name} is no parameter of this file; {hint}")
        for name in kinds:
            if name not in found:
                raise Fault(line_of(root), f"{name} is missing; copy it from the shipped {family}.yaml")
            yield f"{family}.{name}", _parameter(f"{family}.{name}", file, found[name])
    except Fault as fault:
        raise Misconfigured(f"{file}, line {fault.line}: {fault}.") from fault
    except yaml.YAMLError as error:
        raise no_yaml(file, error) from error


def no_yaml(file: str, error: yaml.YAMLError) -> Misconfigured:
    """What is wrong with a file that is no YAML, in one sentence with its line."""
    mark = getattr(error, "problem_mark", None)
    line = f", line {mark.line + 1}" if mark else ""
    problem = getattr(error, "problem", None) or str(error).partition("\n")[0]
    return Misconfigured(f"{file}{line}: no YAML ({problem}). Check indents, colons and brackets.")


def meant_instead(written: str, names: Iterable[str]) -> str:
    """The name that is most like what was written, or all of them where none is."""
    listed = list(names)
    near = get_close_matches(written, listed, n=1)
    return f"{near[0]} is the nearest" if near else f"they are {', '.join(listed)}"


def _parameter(name: str, file: str, node: yaml.Node) -> Parameter:
    if not isinstance(node, yaml.MappingNode):
        raise Fault(line_of(node), f"{name} needs {', '.join(_FIELDS)}")
    fields = dict(_entries(node))
    for field in _FIELDS:
        if field not in fields:
            raise Fault(line_of(node), f"{name} has no {field}")
    for field in fields:
        if field not in _FIELDS:
            raise Fault(line_of(fields[field]), f"{name} has {field}, which nobody reads; remove it")
    words = {field: plain_content(fields[field]) for field in _FIELDS[:-1]}
    for field, value in words.items():
        if not isinstance(value, str) or not value.strip():
            raise Fault(line_of(fields[field]), f"{field} of {name} is blank")
    if words["dated_by"] not in ("cycle", "school_year"):
        raise Fault(line_of(fields["dated_by"]), f"dated_by of {name} must be cycle or school_year")
    return Parameter(
        name,
        words["description"].strip(),
        words["unit"].strip(),
        words["source"].strip(),
        words["dated_by"],
        _dated_values(name, fields["values"]),
        f"{file}, line {line_of(node)}",
    )


def _dated_values(name: str, node: yaml.Node) -> tuple[DatedValue, ...]:
    family, _, short = name.partition(".")
    kind = SPECIFICATION[family][short]
    if not isinstance(node, yaml.SequenceNode) or not node.value:
        raise Fault(line_of(node), f"values of {name} must be a list, each with from and value")
    found: list[DatedValue] = []
    for item in node.value:
        fields = dict(_entries(item)) if isinstance(item, yaml.MappingNode) else {}
        if set(fields) != {"from", "value"}:
            raise Fault(line_of(item), f"each value of {name} has from and value, and nothing else")
        try:
            start = date.fromisoformat(str(plain_content(fields["from"])))
        except ValueError as error:
            raise Fault(
                line_of(fields["from"]), f"from of {name} must be a day, such as 2015-07-01"
            ) from error
        if found and start <= found[-1].start:
            raise Fault(line_of(fields["from"]), f"the dates of {name} must rise: {start} comes too early")
        try:
            found.append(DatedValue(start, kind(plain_content(fields["value"]))))
        except Unfit as unfit:
            raise Fault(line_of(fields["value"]), f"{name}: {unfit}") from unfit
    return tuple(found)


def _entries(node: yaml.MappingNode) -> Iterator[tuple[str, yaml.Node]]:
    seen: set[str] = set()
    for key, value in node.value:
        if key.value in seen:
            raise Fault(line_of(key), f"{key.value} stands there twice")
        seen.add(key.value)
        yield key.value, value


def plain_content(node: yaml.Node) -> Any:
    """Text as it stands, so that 0.10 stays 0.10; None for null."""
    if isinstance(node, yaml.ScalarNode):
        return None if node.tag == "tag:yaml.org,2002:null" else node.value
    if isinstance(node, yaml.SequenceNode):
        return [plain_content(item) for item in node.value]
    if isinstance(node, yaml.MappingNode):
        return {key: plain_content(value) for key, value in _entries(node)}
    raise Fault(line_of(node), "neither text nor list nor mapping")


def line_of(node: yaml.Node) -> int:
    """The line, from 1, on which something stands."""
    return int(node.start_mark.line) + 1


def check_points(policy: Policy) -> None:
    """Window points fall in the order of the windows, and nothing lifts over a window unless that is said."""
    named = {
        name: policy.parameters[f"priority.{name}"]
        for name in ("window_points", "receipt_points", "factor_points", "factors_may_cross_windows")
    }
    days = sorted({dated.start for parameter in named.values() for dated in parameter.values})
    for day in days:
        order = policy.parameters["windows.order"].on(day)
        points = [named["window_points"].on(day)[window] for window in order]
        gaps = [a - b for a, b in zip(points, points[1:], strict=False)]
        if min(gaps) <= 0:
            raise Misconfigured(
                f"{named['window_points'].where}: window_points in force on {day} must fall in the order "
                f"{', '.join(order)}."
            )
        most = named["receipt_points"].on(day) + sum(named["factor_points"].on(day).values())
        if most >= min(gaps) and not named["factors_may_cross_windows"].on(day):
            raise Misconfigured(
                f"{named['factor_points'].where}: on {day} receipt and factors give up to {most} points, and "
                f"windows lie {min(gaps)} apart. Lower them, or set factors_may_cross_windows to yes."
            )
