"""Judges a returned workbook: a dry run against the state of now. Nothing is written here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from pipelines.money import cents_of, dollars
from pipelines.rules.decide import (
    CurrentRequest,
    Decision,
    DryRun,
    Refusal,
    Refused,
    ReturnedRow,
    ReturnedWorkbook,
    Situation,
    is_open_to,
)
from pipelines.rules.decide_workbook import DECISIONS, binding_signature, is_same, row_check


def judge(workbook: ReturnedWorkbook, situation: Situation) -> DryRun:
    """The dry run. Nothing of it is written; a person confirms it first."""
    key = situation.key
    whole = _binding_refused(workbook, situation)
    if whole is None and not workbook.binding.reviewer:
        key = b""
    if whole is None:
        whole = _changed_keys(workbook, key)
    if whole is not None:
        return DryRun(whole=whole)
    rows = [row for row in workbook.rows if row.is_filled]
    twice = {request for request, number in Counter(row.request for row in rows).items() if number > 1}
    decisions: list[Decision] = []
    refused: list[Refused] = []
    for row in rows:
        judged = judge_row(row, situation, is_twice=row.request in twice)
        if isinstance(judged, Decision):
            decisions.append(judged)
        else:
            refused.append(judged)
    return DryRun(tuple(decisions), tuple(refused), None, _written_to(decisions))


def outsider(sender: str, reviewers: Collection[str]) -> Refused | None:
    """Refuses whoever is no reviewer, whatever they sent: nothing of it needs to be opened for that."""
    if sender in reviewers:
        return None
    return Refused(Refusal.OUTSIDER, f"{sender or 'The sender'} is not a reviewer, so nothing was changed.")


def _binding_refused(workbook: ReturnedWorkbook, situation: Situation) -> Refused | None:
    binding = workbook.binding
    refused = outsider(situation.reviewer, situation.reviewers)
    if refused is not None:
        return refused
    if not binding.reviewer:
        if not situation.may_be_unsigned:
            return Refused(
                Refusal.UNSIGNED,
                "This is the published copy, which is bound to no reviewer. Download your own workbook, fill it in "
                "and send that.",
            )
        is_signed = is_same(binding_signature(b"", binding), workbook.signature)
    else:
        if binding.reviewer != situation.reviewer:
            return Refused(
                Refusal.NOT_YOURS,
                f"This workbook was made for {binding.reviewer} and came from {situation.reviewer}; each reviewer "
                "decides in a workbook of their own.",
            )
        is_signed = is_same(binding_signature(situation.key, binding), workbook.signature)
    if not is_signed:
        return Refused(
            Refusal.NOT_OURS, "The signature of this workbook is not ours, so nothing was changed."
        )
    return None


def _changed_keys(workbook: ReturnedWorkbook, key: bytes) -> Refused | None:
    lines = [
        row.line for row in workbook.rows if not is_same(row_check(key, workbook.binding, row.key), row.check)
    ]
    if not lines:
        return None
    which = f"row {lines[0]}" if len(lines) == 1 else f"{len(lines)} rows, the first of them row {lines[0]}"
    return Refused(
        Refusal.CHANGED_KEYS,
        f"Columns that say which request a row is were changed ({which}); this happens when one column is sorted "
        "alone. Nothing was changed; download the workbook again.",
        lines[0],
    )


def judge_row(row: ReturnedRow, situation: Situation, *, is_twice: bool) -> Decision | Refused:
    current = situation.current.get(row.request)
    if current is None:
        return Refused(Refusal.GONE, f"{_who(row)} is no longer in the queue.", row.line)
    choice = row.choice.strip().lower()
    faults = (
        (row.request[0] in situation.conflicts, Refusal.CONFLICT, "you declared a conflict of interest"),
        (is_twice, Refusal.TWICE, "stands in more than one row"),
        (not choice, Refusal.NO_CHOICE, "a comment or an amount, but no decision"),
        (choice not in DECISIONS, Refusal.UNKNOWN_CHOICE, f"write one of {', '.join(DECISIONS)}"),
    )
    for is_fault, reason, words in faults:
        if is_fault:
            return Refused(reason, f"{_who(row)}: {words}.", row.line)
    refused = (
        _stale(row, current)
        or _promised(row, current, choice)
        or (_not_acceptable(row, current) if choice == "accept" else None)
    )
    return refused or _decision(row, current, choice)


def _who(row: ReturnedRow) -> str:
    return f"Row {row.line}, {row.key['district_name']} ({row.key['state']}), {row.key['program']}"


def _stale(row: ReturnedRow, current: CurrentRequest) -> Refused | None:
    """Refuses what was decided on another state of the request, with both values."""
    differs = []
    if row.key["version"] != current.version:
        differs.append(f"version {row.key['version']} in your workbook, {current.version} now")
    if _standing(row.key["status"]) != _standing(current.status):
        differs.append(f"status {row.key['status']} in your workbook, {current.status} now")
    if row.key["match_amount"] != current.match_cents:
        before, now = _dollars(row.key["match_amount"]), _dollars(current.match_cents)
        differs.append(f"our share {before} in your workbook, {now} now")
    if not differs:
        return None
    return Refused(
        Refusal.STALE,
        f"{_who(row)} changed since you downloaded it: {'; '.join(differs)}. For safety it was not decided.",
        row.line,
    )


def _standing(status: str | int | None) -> str | int | None:
    """Statuses between which nothing was decided count as one."""
    return "assessed" if status == "in_review" else status


def _promised(row: ReturnedRow, current: CurrentRequest, choice: str) -> Refused | None:
    """Refuses what would take a commitment back to where it was before somebody confirmed or paid it."""
    if is_open_to(current, choice):
        return None
    return Refused(
        Refusal.PROMISED,
        f"{_who(row)}: its commitment is {current.commitment}, which a decision to {choice} does not change. Move the "
        "commitment on instead, on the application's page or with `partnerships commitment`.",
        row.line,
    )


def _not_acceptable(row: ReturnedRow, current: CurrentRequest) -> Refused | None:
    if current.status == "needs_information":
        return Refused(
            Refusal.INCOMPLETE, f"{_who(row)} lacks a critical answer and cannot be accepted yet.", row.line
        )
    if current.qualified == "no":
        return Refused(
            Refusal.NOT_QUALIFIED, f"{_who(row)} does not qualify and cannot be accepted.", row.line
        )
    if current.match_cents is None:
        return Refused(
            Refusal.INCOMPLETE,
            f"{_who(row)} has no amount yet, since no rate is known; ask for it first.",
            row.line,
        )
    return None


def _decision(row: ReturnedRow, current: CurrentRequest, choice: str) -> Decision | Refused:
    amount = None
    if choice == "accept":
        amount = current.funded_cents if current.funded_cents is not None else current.match_cents
        if row.amount.strip():
            written = cents_of(row.amount)
            if written is None or written > (current.match_cents or 0):
                return Refused(
                    Refusal.BAD_AMOUNT,
                    f"{_who(row)}: the amount must be between 0.00 and our share, {_dollars(current.match_cents)}.",
                    row.line,
                )
            amount = written
    elif row.amount.strip():
        return Refused(Refusal.BAD_AMOUNT, f"{_who(row)}: an amount goes only with accept.", row.line)
    return Decision(
        current.application_id,
        current.program,
        current.version,
        choice,
        amount,
        row.comment.strip(),
        current.district_name,
        current.state,
    )


def _dollars(cents: str | int | None) -> str:
    return "no amount" if cents is None else dollars(int(cents))


def _written_to(decisions: Iterable[Decision]) -> tuple[str, ...]:
    """Who gets a letter once these are applied, one line a district."""
    by_district: dict[tuple[str, str], list[str]] = {}
    for decision in decisions:
        by_district.setdefault((decision.district_name, decision.state), []).append(
            f"{decision.program} {decision.status}"
        )
    return tuple(
        f"{name} ({state}): {', '.join(what)}" for (name, state), what in sorted(by_district.items())
    )
