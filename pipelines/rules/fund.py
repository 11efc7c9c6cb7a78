"""Funding of every request at once: cost, the district's money spread to the cent, our share of it.

Money is whole cents. Lengths are hundredths of a day or hour and match shares ten-thousandths, so that a cost is
exact: `cost_scaled` is in hundredths of a cent, `cost_cents` that cut to the whole cent. -1 stands for blank.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    import pandas as pd

BLANK = -1
LENGTH_SCALE = 100
SHARE_SCALE = 10_000

#: What `fund` reads: column -> meaning.
COLUMNS = {
    "application": "number of the application; rows of one application stand together, in program order",
    "teachers": "teachers of the row",
    "qualifies": "yes or conditional",
    "is_assessed": "nothing critical was missing",
    "rate_cents": "the district's rate; -1 without a positive one",
    "length": "recognised length in the unit of the rate, hundredths",
    "match_share": "our share of the cost, ten-thousandths; 0 where no stipend is paid",
    "budget_cents": "what the district itself puts in over all requests; -1 where no amount is given",
}


def fund(requests: pd.DataFrame) -> pd.DataFrame:
    """Cost and shares of each request, same index.

    requests: columns COLUMNS. Result, in cents: `cost_cents`, `own_part_cents` (the request's part of the
    district's amount; -1 where none was given), `match_cents`, `district_cents`, `uncovered_cents`. In this
    order: no stipend 0; not qualified 0; no positive rate blank.
    """
    import pandas as pd

    columns = {name: requests[name].to_numpy() for name in COLUMNS}
    has_stipend = columns["match_share"] > 0
    qualifies = columns["qualifies"] & columns["is_assessed"]
    costs = has_stipend & qualifies & (columns["rate_cents"] > 0)
    scaled = _product(costs, columns["teachers"], columns["rate_cents"], columns["length"])
    cost = scaled // LENGTH_SCALE
    own_part = _spread(columns["application"], columns["budget_cents"], scaled)
    match = _match(scaled, columns["match_share"], own_part)
    rest = cost - match
    district = np.where(own_part >= 0, np.minimum(own_part, rest), rest)
    blank = ~columns["is_assessed"] | (has_stipend & qualifies & (columns["rate_cents"] <= 0))
    result = {
        "cost_cents": cost,
        "own_part_cents": own_part,
        "match_cents": match,
        "district_cents": district,
        "uncovered_cents": rest - district,
    }
    return pd.DataFrame(
        {
            name: np.where(blank, BLANK, values).astype(np.int64)
            if name != "own_part_cents"
            else np.asarray(values).astype(np.int64)
            for name, values in result.items()
        },
        index=requests.index,
    )


Array = NDArray[Any]


def _fits(*factors: Array) -> bool:
    """Whether a product of the largest values fits into 64 bits."""
    product = 1
    for values in factors:
        product *= max(int(np.max(values, initial=0)), 1)
    return product < 2**63


def _exact(*factors: Array) -> list[Array]:
    """The same numbers, as Python integers where 64 bits would not do."""
    if _fits(*factors):
        return [np.asarray(values, dtype=np.int64) for values in factors]
    return [np.asarray(values).astype(object) for values in factors]


def _product(where: NDArray[np.bool_], *factors: Array) -> Array:
    exact = _exact(*(np.where(where, values, 0) for values in factors))
    product = exact[0]
    for values in exact[1:]:
        product = product * values
    return product


def _match(scaled: Array, share: Array, own_part: Array) -> Array:
    """min(share of the cost, what the district's own money is matched by), cut to the whole cent.

    A dollar of theirs is matched by one of ours; where our share is more than half, by as many as that share has
    to the rest, and where we pay all, by any.
    """
    cost, part = _exact(scaled, np.where(scaled > 0, share, 0))
    by_cost = cost * part // (LENGTH_SCALE * SHARE_SCALE)
    own, part = _exact(np.maximum(own_part, 0), share)
    by_own = own * np.maximum(part, SHARE_SCALE - part) // np.maximum(SHARE_SCALE - part, 1)
    is_limited = (own_part >= 0) & (share < SHARE_SCALE)
    return np.where(is_limited, np.minimum(by_cost, by_own), by_cost)


def _spread(application: Array, budget: Array, weight: Array) -> Array:
    """Each application's amount over its requests in proportion to their cost, exact to the cent.

    Cents that are left after cutting go to the largest remainders; equal ones in program order.
    """
    part = np.where(budget >= 0, 0, BLANK).astype(np.int64)
    rows = np.flatnonzero((budget >= 0) & (weight > 0))
    if not len(rows):
        return part
    _, group = np.unique(application[rows], return_inverse=True)
    amount, weights = _exact(budget[rows], weight[rows])
    total = np.zeros(group.max() + 1, dtype=weights.dtype)
    np.add.at(total, group, weights)
    whole, remainder = _divided(amount, weights, total[group])
    given = np.zeros(group.max() + 1, dtype=np.int64)
    np.add.at(given, group, whole.astype(np.int64))
    left = np.asarray(amount, dtype=np.int64) - given[group]
    order = np.lexsort((rows, _descending(remainder), group))
    starts = np.searchsorted(group[order], group[order])
    place = np.empty(len(rows), dtype=np.int64)
    place[order] = np.arange(len(rows)) - starts
    part[rows] = whole.astype(np.int64) + (place < left)
    return part


def _divided(amount: Array, weight: Array, total: Array) -> tuple[Array, Array]:
    if not _fits(amount, weight):
        amount, weight, total = (values.astype(object) for values in (amount, weight, total))
    product = amount * weight
    return product // total, product % total


def _descending(remainder: Array) -> Array:
    """Keys that sort the largest first; fractions of one application share their total."""
    if remainder.dtype == object:
        _, place = np.unique(remainder, return_inverse=True)
        return -place
    return -remainder
