"""Places in the queue, to be compared: a request with the one above it, or with those of another application."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from connectors.warehouse import Connection, sql
from pipelines.outcomes import Misconfigured
from pipelines.rules.cycle_policy import cycle_policy
from pipelines.rules.explain import Standing, why_above

if TYPE_CHECKING:
    from pipelines.policy.values import Policy


def own_and_above(
    connection: Connection, policy: Policy, row: Mapping[str, Any]
) -> tuple[Standing | None, Standing | None]:
    """What places a request, and the one ranked one place higher; None where there is none."""
    rank: int | None = row["rank"]
    if rank is None or rank == 1:
        return None, None
    own = standings(connection, policy, row["cycle"], None, rank)
    above = standings(connection, policy, row["cycle"], None, rank - 1)
    return next(iter(own), None), next(iter(above), None)


def standings(
    connection: Connection, policy: Policy, cycle: int, application_id: str | None, rank: int | None
) -> list[Standing]:
    rules = cycle_policy(policy, cycle)
    rows = connection.execute(
        sql("queries/explain/standing.sql"), {"application": application_id, "cycle": cycle, "rank": rank}
    ).fetchall()
    standings = []
    for row in rows:
        window = row["window_name"]
        receipt = 0
        if window is not None and row["priority_at"] is not None:
            receipt = rules.points.window[rules.order.index(window)] + _receipt_points(rules, window, row)
        standings.append(
            Standing(
                application_id=row["application_id"],
                program=row["program"],
                rank=row["rank"],
                window=window,
                window_place=rules.order.index(window) if window is not None else None,
                priority_at=row["priority_at"],
                factor_micro=(row["score_micro"] or 0) - receipt,
                first_sha256=row["first_sha256"] or "",
            )
        )
    return standings


def _receipt_points(rules: Any, window: str, row: Mapping[str, Any]) -> int:
    span = next(w for w in (*rules.calendar.dated, rules.calendar.rolling) if w.name == window)
    length = max(int((span.closes - span.opens).total_seconds()), 1)
    left = min(max(int((span.closes - row["priority_at"]).total_seconds()), 0), length)
    return int(rules.points.receipt * left // length)


def against_another(
    connection: Connection, one: str, other: str, policy: Policy, zone: str
) -> list[dict[str, Any]]:
    """Every request of one against the best of the other."""
    cycle_of = "select cycle from application where application_id = %s"
    cycles = [connection.execute(cycle_of, [x]).fetchone() for x in (one, other)]
    if None in cycles or cycles[0] != cycles[1]:
        raise Misconfigured(f"{one} and {other} stand in different cycles; places are compared within one.")
    cycle = cycles[0]["cycle"] if cycles[0] else 0
    ours = standings(connection, policy, cycle, one, None)
    theirs = standings(connection, policy, cycle, other, None)
    found = []
    for mine in ours:
        for rival in [t for t in theirs if t.program == mine.program] or theirs[:1]:
            difference = why_above(mine, rival, zone)
            found.append(
                {
                    "above": difference.above.application_id,
                    "above_program": difference.above.program,
                    "below": difference.below.application_id,
                    "below_program": difference.below.program,
                    "first_difference": difference.at,
                    "sentence": difference.sentence,
                }
            )
    return found
