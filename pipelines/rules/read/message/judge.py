"""Where a message ends, and what was understood: facts of the mail and findings of its documents in, a Reading out.

Pure. The order of the questions is the rule: a program anywhere stops everything; our own workbook is a decision;
an application is never lost, whatever the mail around it looks like; only then does it matter whether a machine
wrote, whether a person answers us, and what else was attached.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipelines.outcomes import Place, Reason, Role
from pipelines.records import ReadDocument, Reading
from pipelines.rules.read.message.bodies import corrections, with_body
from pipelines.rules.read.message.companions import (
    figures_of,
    not_asked_for,
    of_calculators,
    unreadable_companions,
)
from pipelines.rules.read.message.copies import with_one_body, without_copies
from pipelines.rules.read.message.districts import by_district, holds_several
from pipelines.rules.read.message.facts import Machine, MessageFacts
from pipelines.rules.read.message.findings import Finding, answered, lacks_critical
from pipelines.rules.read.message.not_applying import says_not_applying
from pipelines.rules.read.message.sender import with_sender
from pipelines.rules.read.message.strength import (
    is_form_body,
    is_request,
    is_shut_form,
    is_substantial,
    is_whole_card,
)
from pipelines.rules.read.message.versions import combine

#: The letter goes with a document, which is the application.
_ENCLOSES = re.compile(
    r"\b(?:attach\w*|enclos\w+|find (?:our|the) (?:form|application)|see (?:our|the) (?:form|application)|adjunt\w+|anexo|ci-joint\w*)\b",
    re.IGNORECASE,
)
#: Characters from which on a body says something.
_A_WORD = 3
#: Services that keep files and that we never ask for them, in clear text or inside a link protection.
_SHARING = re.compile(
    r"https?://[^\s<>]{0,500}?(?:dropbox\.com|1drv\.ms|sharepoint\.com|onedrive\.live\.com|box\.com|wetransfer\.com|"
    r"we\.tl|icloud\.com)(?:/|%2f)",
    re.IGNORECASE,
)
_ELSEWHERE = (
    "The message points to a file kept elsewhere (Dropbox, OneDrive, …), which we never fetch; ask for the file itself "
    "as an attachment."
)
_NOTHING = "The message holds no document and answers no letter."
_WITHDRAWS = (
    "The sender takes an application back. Nothing was changed: read the mail, then decide `withdraw` on the page of "
    "the application; where it is accepted already, move its commitments to `withdrawn` there. Answer the sender if it is "
    "meant otherwise."
)


def judge(facts: MessageFacts, findings: Sequence[Finding]) -> Reading:
    """The reading of a message. findings: every candidate document, bodies included, in the order of the mail."""
    documents = without_copies(with_one_body(findings))
    judged = _judge(facts, documents)
    return replace(judged, envelope=facts.envelope)


def _judge(facts: MessageFacts, documents: Sequence[Finding]) -> Reading:  # noqa: PLR0911 - one line a place
    machine = facts.recognised.machine
    if any(one.reason is Reason.ACTIVE_CONTENT for one in documents):
        return _set_aside(documents, [Reason.ACTIVE_CONTENT])
    applications = [] if says_not_applying(facts.body.own) else _applications(facts, documents)
    decisions = [one for one in documents if one.is_decisions]
    if decisions and not applications:
        return Reading(Place.DECISION_WORKBOOK, documents=_listed(documents, decisions, Role.DECISIONS))
    if facts.is_own_letter and not applications:
        return _no_application(documents, Reason.OWN_LETTER, "A copy of a letter that we sent.")
    if applications:
        return _application(facts, documents, applications)
    if machine is Machine.BOUNCE:
        return _no_application(documents, Reason.BOUNCE, f"A bounce: {facts.recognised.evidence}.")
    shut = _quarantine_reasons(documents)
    if machine in (Machine.AUTO_REPLY, Machine.RECEIPT, Machine.CALENDAR) and not shut:
        return _no_application(documents, Reason.AUTO_REPLY, f"Machine mail: {facts.recognised.evidence}.")
    if shut:
        return _set_aside(documents, shut)
    return _without_application(facts, documents)


def _without_application(facts: MessageFacts, documents: Sequence[Finding]) -> Reading:
    """A message in which nothing is an application and nothing is shut."""
    interest = [
        one for one in documents if one.role is Role.INTEREST_FORM and not (one.is_body and facts.answers_us)
    ]
    if interest:
        form = max(interest, key=lambda one: len(answered(one.answers)))
        return Reading(
            Place.INTEREST_FORM,
            documents=_listed(documents, [form], Role.INTEREST_FORM),
            answers=form.answers,
            sources=form.sources,
            problems=form.problems,
            figures=figures_of(documents),
        )
    attached = [one for one in documents if not one.is_body]
    blank = [one for one in attached if one.is_blank]
    if facts.answers_us and not (blank and len(facts.body.own.strip()) < _A_WORD):
        return _reply(facts, documents)
    if facts.recognised.machine is Machine.GENERATED:
        return _no_application(documents, Reason.AUTO_REPLY, f"Machine mail: {facts.recognised.evidence}.")
    if blank or any(one.is_blank for one in documents):
        return _no_application(documents, Reason.BLANK_FORM, "Our own form, with nothing filled in.")
    if attached:
        return _no_application(documents, Reason.UNRELATED_DOCUMENT, "What is attached is no application.")
    sentence = _ELSEWHERE if _SHARING.search(facts.body.own) else _NOTHING
    if facts.envelope.withdraws:
        sentence = _WITHDRAWS
    return _no_application(documents, Reason.NO_DOCUMENT, sentence)


# -- which documents count ------------------------------------------------------------------------------------


def _applications(facts: MessageFacts, documents: Sequence[Finding]) -> list[Finding]:
    """The documents that may be the application: attached ones before bodies, substantial ones before mere letters.
    A body of another district than the attached form is one too, so that nobody overlooks it."""
    attached = [one for one in documents if one.is_application and not one.is_body]
    attached = [one for one in attached if is_substantial(one)] or attached
    bodies = [one for one in documents if one.is_body and _is_application_body(one, facts, documents)]
    if not attached:
        return bodies
    others = [
        one
        for one in bodies
        if is_form_body(one) and len(by_district([*attached, one])) > len(by_district(attached))
    ]
    return [*attached, *others]


def _is_application_body(body: Finding, facts: MessageFacts, documents: Sequence[Finding]) -> bool:
    """Whether a body is the application itself. In a letter copy, a machine's mail or an answer to us it has to be
    the form; a letter that goes with a document that stayed shut speaks of that document."""
    machine = facts.recognised
    if facts.is_own_letter or (
        machine.is_certain and machine.machine not in (Machine.NONE, Machine.GENERATED)
    ):
        return False
    if facts.answers_us and body.origin == "body":
        return is_whole_card(body) or (is_form_body(body) and not lacks_critical(body))
    if is_form_body(body):
        return True
    if not any(not one.is_body for one in documents) and not _ENCLOSES.search(facts.body.own):
        return is_substantial(body) or is_request(body)
    return is_substantial(body) and not any(is_shut_form(one) for one in documents)


def _quarantine_reasons(documents: Sequence[Finding]) -> list[Reason]:
    return list(dict.fromkeys(one.reason for one in documents if one.reason is not None))


# -- places ---------------------------------------------------------------------------------------------------


def _application(
    facts: MessageFacts, documents: Sequence[Finding], applications: Sequence[Finding]
) -> Reading:
    combined = combine(applications, facts.body.own)
    if combined.chosen is not None and holds_several(combined.chosen):
        combined = replace(combined, chosen=None, several_districts=True)
    if combined.chosen is None:
        what = (
            "applications of several districts"
            if combined.several_districts
            else "versions whose order nobody states"
        )
        return replace(
            _set_aside(documents, [Reason.AMBIGUOUS_APPLICATIONS]),
            sentence=f"The message holds {what}; please ask which one counts.",
        )
    chosen, problems = with_sender(combined.chosen, facts.envelope), list(combined.problems)
    if not chosen.is_body:
        for body in [one for one in documents if one.is_body]:
            chosen = with_body(chosen, body)
        problems += corrections(facts.body.own, chosen.problems, "the mail itself")
    problems += [
        *of_calculators(documents),
        *not_asked_for(chosen, documents),
        *unreadable_companions(documents),
    ]
    problems = [*chosen.problems, *problems]
    return Reading(
        Place.APPLICATION,
        documents=_listed(
            documents, [one for one in documents if one.sha256 == chosen.sha256], Role.APPLICATION
        ),
        answers=chosen.answers,
        sources=chosen.sources,
        problems=tuple(problems),
        figures=figures_of(documents),
    )


def _reply(facts: MessageFacts, documents: Sequence[Finding]) -> Reading:
    """An answer to a letter of ours; what it answers is kept with it."""
    # Few messages are replies, and only they need the whole vocabulary of the form here.
    if facts.envelope.withdraws:
        # Its words answer no question of ours; a person reads them.
        return Reading(
            Place.REPLY,
            documents=_listed(documents, [], Role.OTHER),
            figures=figures_of(documents),
            sentence=_WITHDRAWS,
        )
    from pipelines.rules.read.message.reply import read_reply

    body = next((one for one in documents if one.is_body), None)
    beside = [one for one in documents if one.role is Role.OTHER and not (one.is_body or one.is_unreadable)]
    reply = read_reply(facts.body, body, [one for one in beside if not one.is_blank])
    return Reading(
        Place.REPLY,
        documents=_listed(documents, [], Role.OTHER),
        answers=None if reply.is_empty else reply.answers,
        sources=reply.sources,
        problems=tuple(reply.problems),
        figures=figures_of(documents),
    )


def _set_aside(documents: Sequence[Finding], reasons: Sequence[Reason]) -> Reading:
    sentence = next((one.sentence for one in documents if one.reason in reasons and one.sentence), "")
    return Reading(
        Place.QUARANTINE,
        tuple(reasons),
        _listed(documents, [], Role.OTHER),
        sentence=sentence,
        figures=figures_of(documents),
    )


def _no_application(documents: Sequence[Finding], reason: Reason, sentence: str) -> Reading:
    """Nothing that applies; what a calculator says is shown all the same, for it may be asked about by itself."""
    return Reading(
        Place.NOT_AN_APPLICATION,
        (reason,),
        _listed(documents, [], Role.OTHER),
        problems=tuple(of_calculators(documents)),
        figures=figures_of(documents),
        sentence=sentence,
    )


def _listed(documents: Sequence[Finding], chosen: Sequence[Finding], role: Role) -> tuple[ReadDocument, ...]:
    """The documents with their roles: `chosen` as `role`; what else looked like an application steps back.
    A body that is no document of its own is not listed."""
    lines = []
    for one in documents:
        if one in chosen:
            lines.append(one.listed(role))
        elif one.is_body and not one.is_unreadable:
            continue
        else:
            steps_back = one.is_blank or (one.role is role and bool(chosen))
            lines.append(one.listed(Role.OTHER if steps_back and not one.is_unreadable else None))
    return tuple(lines)
