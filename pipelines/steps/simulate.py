"""A cycle judged again under a changed policy, without writing anything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from connectors.warehouse import Warehouse
from pipelines.records import Agency
from pipelines.rules.assess import assess_cycle, with_policy
from pipelines.rules.simulate import Simulation, compare
from pipelines.steps.assess_read import Districts, read_inputs
from pipelines.steps.districts import as_districts

if TYPE_CHECKING:
    from pipelines.policy.values import Policy


def simulate(
    warehouse: Warehouse,
    directory: Districts | Sequence[Agency],
    policy: Policy,
    changed: Policy,
    cycle: int,
) -> Simulation:
    """Who would move in the queue of `cycle` if `changed` were in force instead of `policy`, and what it would cost."""
    with warehouse.transaction() as connection:
        connection.execute("set transaction isolation level repeatable read read only")
        districts = as_districts(directory, connection)
        inputs = read_inputs(connection, cycle, districts, policy, "simulated")
    return compare(assess_cycle(inputs), assess_cycle(with_policy(inputs, changed)))
