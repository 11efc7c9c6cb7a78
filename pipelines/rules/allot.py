"""Budgets in order of rank: what a request asks for, as far as every budget over it has something left."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

BLANK = -1


def allot(
    asked_cents: Sequence[int],
    budgets_of: Sequence[Sequence[Hashable]],
    budgets_cents: Mapping[Hashable, int],
    *,
    is_partial: bool,
    reserved_cents: Sequence[int] | None = None,
) -> tuple[list[int], dict[Hashable, int]]:
    """What each request gets, and what is left of each budget.

    asked_cents: in order of rank; -1 for blank stays blank. budgets_of: the budgets that each request draws on;
    one that `budgets_cents` does not hold has no limit. is_partial: fund what is left; otherwise all or nothing,
    and a later, smaller request may still fit. reserved_cents: what a person already promised to a request (-1
    for nothing): it is taken first, as it stands.
    """
    left = dict(budgets_cents)
    funded = [BLANK] * len(asked_cents)
    for place, cents in enumerate(reserved_cents or ()):
        if cents >= 0:
            funded[place] = cents
            _take(left, budgets_of[place], cents)
    if not left:
        return [got if got >= 0 else asked for got, asked in zip(funded, asked_cents, strict=True)], left
    for place, (asked, budgets) in enumerate(zip(asked_cents, budgets_of, strict=True)):
        if asked < 0 or funded[place] >= 0:
            continue
        given = asked
        for budget in budgets:
            if left.get(budget, given) < given:
                given = max(left[budget], 0)
        if given < asked and not is_partial:
            given = 0
        funded[place] = given
        if given:
            _take(left, budgets, given)
    return funded, left


def _take(left: dict[Hashable, int], budgets: Sequence[Hashable], cents: int) -> None:
    for budget in budgets:
        if budget in left:
            left[budget] -= cents
