"""Suites derived from `pipelines.tables` and `pipelines.form`: what follows from a column's or an answer's type.

`python -m expectations.generate` writes them to `generated/`; a test fails when the files have drifted.
"""

from __future__ import annotations

from typing import Any

from expectations.limits import Limits
from expectations.outcome import LEVEL_OF
from pipelines.form import QUESTIONS, Question, Type
from pipelines.outcomes import Code, Severity
from pipelines.tables import TABLES, TableColumn, TableDefinition

Json = dict[str, Any]

#: The frame of answers: one row an application version, one column a question that has one value.
ANSWERS = "answers"
ANSWERS_KEY = "row_key"

USPS_CODES = (
    *(
        "AL",
        "AK",
        "AZ",
        "AR",
        "CA",
        "CO",
        "CT",
        "DE",
        "DC",
        "FL",
        "GA",
        "HI",
        "ID",
        "IL",
        "IN",
        "IA",
        "KS",
        "KY",
    ),
    *(
        "LA",
        "ME",
        "MD",
        "MA",
        "MI",
        "MN",
        "MS",
        "MO",
        "MT",
        "NE",
        "NV",
        "NH",
        "NJ",
        "NM",
        "NY",
        "NC",
        "ND",
        "OH",
    ),
    *("OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY"),
    # territories, and BI: schools of the Bureau of Indian Education, as the national directory lists them
    *("AS", "GU", "MP", "PR", "VI", "BI"),
)
EMAIL = r"^[^@\s,;<>]+@[^@\s,;<>]+\.[^@\s,;<>.]+$"
NCES_ID = r"^\d{7}$"


def expectation(
    kind: str, code: Code, severity: Severity, words: str, field: str | None = None, **kwargs: Any
) -> Json:
    """One expectation as Great Expectations stores it; `meta` says which Problem a failing row is."""
    return {
        "type": kind,
        "kwargs": kwargs,
        "severity": LEVEL_OF[severity],
        "meta": {"code": code.value, "field": field, "words": words},
    }


def suite(name: str, expectations: list[Json]) -> Json:
    return {"name": name, "expectations": expectations, "meta": {"table": name}}


def table_suite(definition: TableDefinition) -> Json:
    """What must hold of every frame of a table."""
    found: list[Json] = []
    for column in definition.columns:
        found += _column(column)
    keys = [column.name for column in definition.columns if column.is_key]
    words = f"{' and '.join(keys)} name one row"
    kwargs: Json
    if len(keys) == 1:
        kind, kwargs = "expect_column_values_to_be_unique", {"column": keys[0]}
    else:
        kind, kwargs = "expect_compound_columns_to_be_unique", {"column_list": keys}
    found.append(expectation(kind, Code.CONTRADICTION, Severity.CRITICAL, words, keys[0], **kwargs))
    return suite(definition.name, found)


def _column(column: TableColumn) -> list[Json]:
    name = column.name
    found = []
    if column.is_required:
        found.append(
            _of_column("expect_column_values_to_not_be_null", Code.MISSING_ANSWER, f"{name} is there", name)
        )
    if column.values:
        words = f"{name} is one of {', '.join(column.values)}"
        kind = "expect_column_values_to_be_in_set"
        found.append(_of_column(kind, Code.NOT_UNDERSTOOD, words, name, value_set=list(column.values)))
    elif column.type == "text" and name == "state":
        found.append(_state(name))
    elif column.type in ("whole", "money"):
        kind = "expect_column_values_to_be_between"
        found.append(_of_column(kind, Code.OUT_OF_RANGE, f"{name} is not negative", name, min_value=0))
    elif column.type == "text":
        kind, words = "expect_column_value_lengths_to_be_between", f"{name} is no empty text"
        severity = Severity.CRITICAL if column.is_key else Severity.QUESTION
        found.append(expectation(kind, Code.MISSING_ANSWER, severity, words, name, column=name, min_value=1))
    return found


def _of_column(kind: str, code: Code, words: str, name: str, **kwargs: Any) -> Json:
    return expectation(kind, code, Severity.CRITICAL, words, name, column=name, **kwargs)


def _state(name: str) -> Json:
    return expectation(
        "expect_column_values_to_be_in_set",
        Code.NOT_UNDERSTOOD,
        Severity.QUESTION,
        f"{name} is a USPS code",
        name,
        column=name,
        value_set=list(USPS_CODES),
    )


def answers_suite(limits: Limits) -> Json:
    """What must hold of the answers of an assessed chunk: critical ones present, shapes and ranges right."""
    found: list[Json] = []
    for question in QUESTIONS:
        if question.is_critical and question.type is not Type.TABLE:
            found.append(_critical(question.key, question.wording))
        found += _answer(question, limits)
    found.append(_critical("programs", "Programs asked for", column="programs_count", min_value=1))
    found.append(
        expectation(
            "expect_column_values_to_be_between",
            Code.MISSING_ANSWER,
            Severity.CRITICAL,
            "every program asked for has teachers, listed teachers or a plan",
            "programs",
            column="programs_without_teachers",
            max_value=0,
        )
    )
    return suite(ANSWERS, found)


def _critical(key: str, wording: str, **between: Any) -> Json:
    kind = "expect_column_values_to_be_between" if between else "expect_column_values_to_not_be_null"
    kwargs = between or {"column": key}
    return expectation(kind, Code.MISSING_ANSWER, Severity.CRITICAL, f"{wording}: answered", key, **kwargs)


def _answer(question: Question, limits: Limits) -> list[Json]:
    key, wording = question.key, question.wording
    if question.type is Type.STATE:
        return [_state(key)]
    if question.type in (Type.EMAIL, Type.NCES_ID):
        regex, words = (
            (EMAIL, "an e-mail address") if question.type is Type.EMAIL else (NCES_ID, "seven digits")
        )
        return [
            expectation(
                "expect_column_values_to_match_regex",
                Code.NOT_UNDERSTOOD,
                Severity.QUESTION,
                f"{wording}: {words}",
                key,
                column=key,
                regex=regex,
            )
        ]
    if question.type in (Type.WHOLE_NUMBER, Type.MONEY, Type.RATIO, Type.BANDWIDTH, Type.DECIMAL):
        low, high = limits.range_of(key, question.type)
        return [
            expectation(
                "expect_column_values_to_be_between",
                Code.OUT_OF_RANGE,
                Severity.QUESTION,
                f"{wording}: between {low:,} and {high:,}",
                key,
                column=key,
                min_value=low,
                max_value=high,
            )
        ]
    return []


def generated_suites(limits: Limits) -> dict[str, Json]:
    """Every generated suite by table name."""
    found = {name: table_suite(definition) for name, definition in TABLES.items()}
    found[ANSWERS] = answers_suite(limits)
    return found
