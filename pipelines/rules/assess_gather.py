"""From the messages of a cycle to the facts of its applications."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from pipelines.outcomes import Code, Place, Problem, Severity
from pipelines.policy.values import Policy
from pipelines.records import Answers, Identity
from pipelines.rules.answers import by_program, is_answered
from pipelines.rules.applications import Claim, Group, claim_of, group_messages, name_key
from pipelines.rules.assessment import Inputs
from pipelines.rules.eligibility import says_ineligible
from pipelines.rules.facts import Facts, Money, members_of, money_of, request_problems, requests_of
from pipelines.rules.history import History, VersionKind
from pipelines.rules.validate import (
    critical_problems,
    has_critical,
    missing_questions,
    standing_problems,
)
from pipelines.rules.versions import history_of
from pipelines.rules.windows import calendar


@dataclass(frozen=True)
class Gathered:
    """One application before it is judged. status: by the rules, or "" where only people can say."""

    group: Group
    history: History
    facts: Facts
    problems: tuple[Problem, ...]
    status: str
    name: str
    state: str | None
    city: str | None

    @property
    def application_id(self) -> str:
        return self.group.application_id


def gather(inputs: Inputs) -> tuple[list[Gathered], Callable[[str, str | None], str]]:
    """The applications of a cycle, and who is meant by a name that one of them writes (`consortium.Resolve`)."""
    identify = _once(inputs.identify)
    identities = {
        message.message_sha256: identify(claim)
        for message in inputs.messages
        if (claim := claim_of(message)) is not None
    }
    groups = group_messages(
        inputs.messages,
        inputs.cycle,
        identities,
        inputs.letters,
        inputs.previous,
        {leaid: agency.state for leaid, agency in inputs.agencies.items()},
    )
    gathered = [_gathered(group, inputs) for group in _without_carried(groups, inputs.carried)]
    return gathered, _resolver(gathered, identify)


def _without_carried(groups: list[Group], carried: frozenset[str]) -> list[Group]:
    """A late application counts again in the next cycle, unless its district applied anew there."""
    for group in groups:
        anew = [m for m in group.messages if m.message_sha256 not in carried]
        if any(m.reading.place is Place.APPLICATION for m in anew):
            group.messages = anew
    return groups


def _once(identify: Callable[[Claim], Identity]) -> Callable[[Claim], Identity]:
    known: dict[Claim, Identity] = {}

    def look_up(claim: Claim) -> Identity:
        if claim not in known:
            known[claim] = identify(claim)
        return known[claim]

    return look_up


def _gathered(group: Group, inputs: Inputs) -> Gathered:
    is_sure = group.leaid is not None

    def criticals(answers: Answers) -> tuple[Problem, ...]:
        return critical_problems(answers, is_identified=is_sure)

    history = history_of(group.messages, criticals)
    answers = history.answers or {}
    agency = inputs.agencies.get(group.leaid or "")
    # As the directory names it when it is sure, else as the district wrote it.
    name = (agency.name if agency is not None else group.identity.name) if is_sure else None
    state = (agency.state if agency is not None else None) or answers.get("state") or group.state
    gathered = Gathered(
        group=group,
        history=history,
        facts=_facts(group, history, inputs, name or answers.get("district_name") or "", state),
        problems=(),
        status=_status(history, answers, inputs.policy, inputs.cycle),
        name=name or answers.get("district_name") or "",
        state=state,
        city=(agency.city if agency is not None else None) or answers.get("city"),
    )
    return replace(gathered, problems=(*_problems(gathered, inputs.cycle), *_own_words(gathered, inputs)))


def _own_words(gathered: Gathered, inputs: Inputs) -> tuple[Problem, ...]:
    """The words by which an application says itself that it is ineligible, for a person to confirm."""
    if gathered.status != "ineligible":
        return ()
    said = says_ineligible(gathered.history.answers or {}, inputs.policy, inputs.cycle)
    where = "set aside as ineligible by these words of its own"
    return (Problem(Code.LOW_CONFIDENCE, Severity.NOTE, seen=said, where=where),)


def _facts(group: Group, history: History, inputs: Inputs, name: str, state: str | None) -> Facts:
    answers = history.answers or {}
    default_year = calendar(inputs.policy, inputs.cycle).school_year
    agency = inputs.agencies.get(group.leaid or "")
    has_place = agency is not None and agency.latitude is not None and agency.longitude is not None
    first = history.first_assessable
    has_application = history.number > 0
    out = inputs.not_served.get(group.application_id, frozenset())
    requests = requests_of(answers, inputs.cycle, default_year) if has_application else ()
    return Facts(
        application_id=group.application_id,
        leaid=group.leaid,
        name=name,
        state=state,
        is_assessable=has_application and first is not None and not has_critical(history.criticals),
        is_active="" not in out,
        priority_at=first.received_at if first is not None else None,
        first_sha256=first.message_sha256 if first is not None else group.messages[0].message_sha256,
        requests=tuple(replace(r, is_active=r.program not in out) for r in requests),
        money=money_of(answers) if has_application else Money(None, "", False, None, 0, False),
        applying_as=answers.get("applying_as"),
        lead_district=answers.get("lead_district"),
        members=members_of(answers) if has_application else (),
        place=(agency.latitude, agency.longitude) if has_place and agency is not None else None,  # type: ignore[arg-type]
        students_per_computer=_decimal(answers.get("students_per_computer")),
        bandwidth_mbps=_decimal(answers.get("bandwidth_mbps")),
        k5_facilitator=is_answered(answers.get("k5_facilitator")),
    )


def _decimal(value: Any) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _status(history: History, answers: Answers, policy: Policy, cycle: int) -> str:
    if history.number == 0:
        return (
            "interested" if any(v.kind is VersionKind.INTEREST_FORM for v in history.versions) else "received"
        )
    if says_ineligible(answers, policy, cycle):
        return "ineligible"
    return "needs_information" if has_critical(history.criticals) else "assessed"


def _problems(gathered: Gathered, cycle: int) -> tuple[Problem, ...]:
    """Everything that a person should know before the judgement, each thing once."""
    history = gathered.history
    if history.number == 0:
        return ()
    answers = history.answers or {}
    standing = [by_program(p, answers) for p in standing_problems(history.problems, answers)]
    known = {(p.code, p.field) for p in standing}
    own = request_problems(answers, gathered.facts, cycle)
    found = [
        *history.criticals,
        *missing_questions(answers),
        *standing,
        *(p for p in own if (p.code, p.field) not in known),
        *_identity_notes(gathered.group),
        *_sender_notes(history),
    ]
    return tuple(dict.fromkeys(found))


def _sender_notes(history: History) -> list[Problem]:
    """A form that drops a program and came from another address than the one before it: a person should look."""
    full = [v for v in history.versions if v.kind is VersionKind.FULL]
    if len(full) < 2 or not full[-1].sender or full[-1].sender == full[-2].sender:
        return []
    dropped = [c.path for c in full[-1].changes if c.path.startswith("programs.") and c.after is None]
    if not any(path.count(".") == 1 for path in dropped):
        return []
    detail = (("dropped", ", ".join(path.partition(".")[2] for path in dropped)),)
    return [Problem(Code.CONTRADICTION, Severity.NOTE, "programs", where="another sender", detail=detail)]


def _identity_notes(group: Group) -> list[Problem]:
    """A district that the directory is not sure of is a question for staff, never for the district."""
    if group.leaid is not None or group.claim is None:
        return []
    detail = tuple((c.leaid, f"{c.name}, {c.city} ({c.score:g})") for c in group.identity.candidates)
    return [
        Problem(
            Code.UNKNOWN_DISTRICT,
            Severity.NOTE,
            "district_name",
            seen=group.claim.name or None,
            detail=detail,
        )
    ]


def _resolver(
    gathered: list[Gathered], identify: Callable[[Claim], Identity]
) -> Callable[[str, str | None], str]:
    """Who is meant by a name: an application of this cycle, else a key that is the same for the same district."""
    by_leaid = {g.group.leaid: g.application_id for g in gathered if g.group.leaid is not None}
    by_name: dict[str, set[str]] = {}
    for one in gathered:
        for key in {*one.group.name_keys, name_key(one.name, one.state)}:
            by_name.setdefault(key, set()).add(one.application_id)
    anywhere: dict[str, set[str]] = {}
    for key, ids in by_name.items():
        anywhere.setdefault(key.partition("/")[2], set()).update(ids)

    def resolve(name: str, state: str | None) -> str:
        identity = identify(Claim(name, state))
        if identity.outcome == "sure" and identity.leaid is not None:
            return by_leaid.get(identity.leaid, f"leaid:{identity.leaid}")
        # A guess of the directory counts where just one of its candidates applied in this cycle.
        applied = {by_leaid[c.leaid] for c in identity.candidates if c.leaid in by_leaid}
        if identity.outcome == "likely" and len(applied) == 1:
            return next(iter(applied))
        key = name_key(name, state)
        # A neighbour may be across the state line: the name alone, where only one bears it.
        found = by_name.get(key) or anywhere.get(key.partition("/")[2], set())
        return next(iter(found)) if len(found) == 1 else f"name:{key}"

    return resolve
