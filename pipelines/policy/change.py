"""A policy with some of its values changed: what `policy simulate` judges a cycle under."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import yaml

from pipelines.outcomes import Misconfigured
from pipelines.policy import tables
from pipelines.policy.kinds import Unfit
from pipelines.policy.load import (
    Fault,
    check_points,
    family_parameters,
    line_of,
    meant_instead,
    no_yaml,
    plain_content,
)
from pipelines.policy.specification import COLUMNS, SPECIFICATION
from pipelines.policy.values import DatedValue, Parameter, Policy

_TABLES: dict[str, tuple[str, Any]] = {
    "regions.csv": ("regions", tables.read_regions),
    "alternatives.csv": ("alternatives", tables.read_alternatives),
}


def changed(policy: Policy, name: str, text: str) -> Policy:
    """`policy` with the values of one file in place of its own. name: the file's; text: its content.

    The file is a whole policy file under its usual name (`stipends.yaml`, `regions.csv`), or some parameters of
    any family, each as in the policy files or in short: `budgets.cycle: 250000`, meant for every date.
    Raises Misconfigured with file, line and what to write instead.
    """
    if name in _TABLES:
        field, read = _TABLES[name]
        return replace(policy, **{field: read(text)})
    if name in COLUMNS:
        raise Misconfigured(f"{name} changes nobody's judgement; there is nothing to simulate.")
    family = name.removesuffix(".yaml")
    if family in SPECIFICATION and _is_whole(text, family):
        parameters = dict(family_parameters(family, name, text))
    else:
        parameters = _some_parameters(policy, name, text)
    result = replace(policy, parameters={**policy.parameters, **parameters})
    check_points(result)
    return result


def _is_whole(text: str, family: str) -> bool:
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return True  # read as a policy file, it says what is wrong and where
    if not isinstance(root, yaml.MappingNode):
        return True
    return {key.value for key, _ in root.value} >= set(SPECIFICATION[family])


def _some_parameters(policy: Policy, name: str, text: str) -> dict[str, Parameter]:
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        raise no_yaml(name, error) from error
    if not isinstance(root, yaml.MappingNode) or not root.value:
        raise Misconfigured(f"{name} names no parameter. Write one, such as 'budgets.cycle: 250000'.")
    found: dict[str, Parameter] = {}
    try:
        for key, node in root.value:
            full = _full_name(key.value, name, line_of(key))
            found[full] = _changed_parameter(policy.parameters[full], name, key.value, node)
    except Fault as fault:
        raise Misconfigured(f"{name}, line {fault.line}: {fault}.") from fault
    return found


def _full_name(written: str, file: str, line: int) -> str:
    """`match_share` or `stipends.match_share` as the parameter's name."""
    names = [f"{family}.{short}" for family, kinds in SPECIFICATION.items() for short in kinds]
    fitting = [full for full in names if written in (full, full.partition(".")[2])]
    if len(fitting) != 1:
        raise Misconfigured(
            f"{file}, line {line}: {written} is no parameter of the policy; {meant_instead(written, names)}."
        )
    return fitting[0]


def _changed_parameter(parameter: Parameter, file: str, written: str, node: yaml.Node) -> Parameter:
    family, _, short = parameter.name.partition(".")
    kind = SPECIFICATION[family][short]
    content = plain_content(node)
    where = f"{file}, line {line_of(node)}"
    if isinstance(content, dict) and "values" in content:
        dated = content["values"]
    else:
        dated = [{"from": parameter.values[0].start.isoformat(), "value": content}]
    if not isinstance(dated, list) or not dated:
        raise Misconfigured(f"{where}: values of {written} must be a list, each with from and value.")
    values = []
    for row in dated:
        try:
            values.append(DatedValue(date.fromisoformat(str(row["from"])), kind(row["value"])))
        except Unfit as unfit:
            raise Misconfigured(f"{where}: {written}: {unfit}.") from unfit
        except (KeyError, TypeError, ValueError) as error:
            raise Misconfigured(f"{where}: each value of {written} has from (a day) and value.") from error
    return replace(parameter, values=tuple(sorted(values, key=lambda v: v.start)), where=where)
