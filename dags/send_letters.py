"""
### Writes the letters that are owed, and sends those that are due

**What** Receipts, questions, offers, refusals, reminders. Each letter is claimed before the mail service is asked; one
whose answer was lost becomes `doubtful` and waits for a person: it is never sent again by itself.

**When** Seconds after a letter is owed (a message was read, something was decided) or comes due (a retry, a reminder);
the clock comes round each 15 minutes should that bell fail.

**May I trigger it?** Yes, at any time: a letter that was sent is never sent again.

**In** applications, table `letter` · **Out** mail to districts and to the team, what was sent as it was sent.

**If it is red** The mail service did not answer: letters wait and are tried again by themselves, for as long as they
are of use. Letters in `doubtful` or `failed` do not make it red: the desk lists them with what to do.
"""

from __future__ import annotations

from airflow.sdk import AssetOrTimeSchedule, dag, task

from dags.assets import outbox
from dags.defaults import Tag, every, settings_of, task_house


@dag(
    schedule=AssetOrTimeSchedule(timetable=every(15), assets=[outbox]),
    doc_md=__doc__,
    **settings_of(Tag.LETTERS, Tag.HURTS_DISTRICTS, late_minutes=60, is_urgent=False),
)
def send_letters() -> None:
    @task(task_display_name="outbox → mail service")
    def send() -> dict[str, object]:
        from dataclasses import asdict

        from pipelines import stages

        with task_house() as house:
            return asdict(stages.send(house))

    send()


send_letters()
