"""What a validation found."""

from __future__ import annotations

from dataclasses import dataclass

from pipelines.outcomes import Problem, Severity

_ROWS_IN_AN_ALERT = 5

#: Great Expectations' own levels and ours: critical stops the row, question goes to the district, note to the
#: reviewer.
SEVERITY_OF = {"critical": Severity.CRITICAL, "warning": Severity.QUESTION, "info": Severity.NOTE}
LEVEL_OF = {severity: level for level, severity in SEVERITY_OF.items()}


@dataclass(frozen=True, slots=True)
class RowProblem:
    """One row that does not hold one expectation.

    row_key: the row's key columns as text, in the table's order. row: its position in the frame, from 0.
    """

    table: str
    row_key: tuple[str, ...]
    expectation: str
    problem: Problem
    row: int


@dataclass(frozen=True, slots=True)
class BatchProblem:
    """A frame as a whole that does not hold one expectation: nothing of it may be published.

    rows: how many rows it is about; row_keys: the first of them.
    """

    table: str
    expectation: str
    sentence: str
    rows: int = 0
    row_keys: tuple[tuple[str, ...], ...] = ()

    def alert(self) -> str:
        """The sentence with the first rows that it is about."""
        if not self.row_keys:
            return self.sentence
        first = ", ".join(" ".join(key) for key in self.row_keys[:_ROWS_IN_AN_ALERT])
        more = self.rows - min(len(self.row_keys), _ROWS_IN_AN_ALERT)
        return f"{self.sentence} These are {first}{f' and {more} more' if more > 0 else ''}."


@dataclass(frozen=True, slots=True)
class Checked:
    """One expectation of one run, for the page: what was asked and how many rows did not hold it."""

    table: str
    words: str
    level: str
    rows: int
    failing: int


@dataclass(frozen=True, slots=True)
class Validation:
    """One frame, validated once."""

    table: str
    rows: int
    checked: tuple[Checked, ...] = ()
    row_problems: tuple[RowProblem, ...] = ()
    batch_problems: tuple[BatchProblem, ...] = ()
