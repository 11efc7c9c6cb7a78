"""Report: what the team and the districts hear by the clock, each once for each deadline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from connectors.warehouse import Connection, Warehouse, sql
from pipelines.outcomes import Problem
from pipelines.policy.letter_templates import load_question_words
from pipelines.rules import report as rules
from pipelines.rules.letters.answering import WINDOW_WORDS, Answer
from pipelines.rules.letters.compose import is_address, one_line
from pipelines.rules.letters.moments import last_day_in_words
from pipelines.rules.letters.receipt import questions
from pipelines.rules.windows import calendar, cycle_of
from pipelines.steps.letters import write_letter
from pipelines.stored import load_problem

if TYPE_CHECKING:
    from pipelines.policy.values import Policy


@dataclass(frozen=True, slots=True)
class ReportOutcome:
    """Letters written: reports to the team, reminders to districts."""

    reports: int = 0
    reminders: int = 0


def gather(warehouse: Warehouse, policy: Policy, as_of: datetime) -> rules.ReportFacts:
    """The facts of the report as of an instant."""
    cycle = cycle_of(policy, as_of)
    answer_days = policy.for_cycle("reports.answer_days", cycle)
    parameters = {"cycle": cycle, "as_of": as_of, "waiting_since": as_of - timedelta(days=answer_days)}
    found: dict[str, list[dict[str, Any]]] = {
        name: warehouse.rows(sql(f"queries/report/{name}.sql"), parameters)
        for name in ("places", "windows", "commitments", "statuses", "attention", "top")
    }
    return rules.ReportFacts(
        as_of=as_of,
        calendar=calendar(policy, cycle),
        places=found["places"],
        windows=found["windows"],
        commitments=found["commitments"],
        statuses=found["statuses"],
        attention=found["attention"][0],
        top=found["top"],
    )


def report(warehouse: Warehouse, policy: Policy, team: Sequence[str], now: datetime) -> ReportOutcome:
    """Writes what is due today. A day that was missed is made up for by the next run before the window closes."""
    facts = gather(warehouse, policy, now)
    deadline = rules.next_deadline(facts.calendar, now)
    if deadline is None:
        return ReportOutcome()
    cycle = facts.calendar.cycle
    report_day = _due(policy.for_cycle("reports.report_days_before_close", cycle), deadline.days)
    reminder_day = _due(policy.for_cycle("reports.reminder_days_before_close", cycle), deadline.days)
    hours = policy.outbox(now.date())["deadline_hours"]
    reports = reminders = 0
    with warehouse.transaction() as connection:
        if report_day is not None:
            for address in team:
                about = f"{cycle}/{deadline.window}/{report_day}/{address}"
                letter = Answer(
                    "report", about, address, (), {"title": rules.title(facts), "body": rules.text(facts)}
                )
                reports += write_letter(
                    connection,
                    letter,
                    application_id=None,
                    message_sha256=None,
                    now=now,
                    deadline_hours=hours,
                )
        if reminder_day is not None:
            reminders = _remind(connection, facts, deadline, reminder_day, now, hours)
    return ReportOutcome(reports, reminders)


def _due(days_before: Sequence[int], days_left: int) -> int | None:
    """The last of the announced days that has come: 8 days left, announced at 14 and 7 -> 14."""
    return min((day for day in days_before if day >= days_left), default=None)


def _remind(
    connection: Connection,
    facts: rules.ReportFacts,
    deadline: rules.Deadline,
    reminder_day: int,
    now: datetime,
    deadline_hours: int,
) -> int:
    """Only who has open questions now: whoever answered in the meantime hears nothing."""
    words = load_question_words()

    def district_words(problem: Problem, letter_words: str) -> str:
        return words[problem.code].format(words=letter_words)

    written = 0
    cycle = facts.calendar.cycle
    for row in connection.execute(sql("queries/report/open_questions.sql"), {"cycle": cycle}).fetchall():
        answers = row["answers"] or {}
        to = answers.get("primary_email") or ""
        critical, others = questions([load_problem(p) for p in row["problems"]], district_words)
        if not is_address(to) or not (critical or others):
            continue
        letter = Answer(
            "reminder",
            f"{row['application_id']}/{deadline.window}/{reminder_day}",
            to,
            (),
            {
                "contact_name": one_line(answers.get("primary_name") or "", 80),
                "district_name": row["district_name"],
                "days": deadline.days,
                "window_words": WINDOW_WORDS[deadline.window],
                "deadline": last_day_in_words(deadline.closes, facts.calendar.zone),
                "is_assessable": row["status"] != "needs_information",
                "questions": [*critical, *others],
            },
        )
        written += write_letter(
            connection,
            letter,
            application_id=row["application_id"],
            message_sha256=None,
            now=now,
            deadline_hours=deadline_hours,
        )
    return written
