"""
### The deadline report to the team, and reminders to districts

**What** Says what is committed, what waits for whom and where every message is, around the deadlines of the policy;
reminds districts of questions that are still open. Everything goes into the outbox; nothing is sent from here.
Beside it, people whose retention period is over are dropped: names, addresses and the bytes of their mail go; dates,
counts, money and decisions stay.

**When** Each morning at seven, policy time. The policy says on which mornings something is due, and most mornings
nothing is.

**May I trigger it?** Yes: a report or reminder of the same day and deadline is written once.

**In** applications, ledger, messages, policy · **Out** letters in the outbox for [send_letters](/dags/send_letters).

**If it is red** Nothing was written, and the next try writes it whole. `partnerships report` shows the same report at
any time.
"""

from __future__ import annotations

from airflow.sdk import CronTriggerTimetable, dag, task

from dags.defaults import ZONE, Tag, settings_of, task_house


@dag(
    schedule=CronTriggerTimetable("0 7 * * *", timezone=ZONE),
    doc_md=__doc__,
    **settings_of(Tag.REPORTS, Tag.HURTS_TEAM, late_minutes=60, is_urgent=False),
)
def report_deadlines() -> None:
    @task(task_display_name="deadlines → outbox")
    def report() -> dict[str, object]:
        from dataclasses import asdict

        from pipelines import stages

        with task_house() as house:
            return asdict(stages.report(house))

    @task(task_display_name="retention")
    def drop_people() -> dict[str, object]:
        from dataclasses import asdict

        from pipelines import stages

        with task_house() as house:
            return asdict(stages.drop_people(house))

    report()
    drop_people()


report_deadlines()
