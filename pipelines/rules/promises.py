"""Promises that the newest version of an application does not bear out: what a person has to settle.

What a person offered stays in the ledger as it stands. Where the judgement of now gives another share, the difference
is a note with a proposal; only a person reduces, withdraws or raises what was promised.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pipelines.outcomes import Code, Problem, Severity
from pipelines.rules.assessment import AssessedRequest
from pipelines.rules.ledger import Commitment, Key
from pipelines.rules.wording import dollars

#: States of a promise that can still change.
OPEN_PROMISES = frozenset({"offered", "confirmed", "reduced"})


def promises_of(in_force: Mapping[Key, Commitment]) -> dict[str, list[Commitment]]:
    """The open promises of each application, by program."""
    found: dict[str, list[Commitment]] = {}
    for _, commitment in sorted(in_force.items()):
        if commitment.state in OPEN_PROMISES:
            found.setdefault(commitment.application_id, []).append(commitment)
    return found


def promise_problems(
    promises: Iterable[Commitment], requests: Iterable[AssessedRequest]
) -> tuple[Problem, ...]:
    """A note for each promise of one application that the judgement of now does not bear out.

    requests: the application's rows of now; what was promised and has no row any more is supported by nothing.
    """
    rows = {request.program: request for request in requests}
    found = (_problem(promise, rows.get(promise.program)) for promise in promises)
    return tuple(problem for problem in found if problem is not None)


def _problem(promise: Commitment, request: AssessedRequest | None) -> Problem | None:
    supported = 0 if request is None else request.match_cents
    proposal = _proposal(promise, supported)
    if proposal is None:
        return None
    detail = (
        ("program", promise.program),
        ("state", promise.state),
        ("promised", dollars(promise.funded_cents)),
        ("supported_now", "nothing" if request is None else dollars(supported)),
        ("proposal", proposal),
    )
    return Problem(Code.PROMISE_DIFFERS, Severity.NOTE, f"programs.{promise.program}", detail=detail)


def _proposal(promise: Commitment, supported: int | None) -> str | None:
    """What to do about a promise; None where it stands. supported: our share as it would be computed now."""
    promised = promise.funded_cents
    if supported is None:
        return "ask for the rate before paying anything" if promised else None
    if promised > supported:
        less = f"by {dollars(promised - supported)}"
        return f"reduced {less}, to {dollars(supported)}" if supported else f"withdrawn, or reduced {less}"
    # A person who promised less than the whole share then had a reason for it.
    if promised == promise.match_cents < supported:
        return f"offered again, with {dollars(supported - promised)} more"
    return None
