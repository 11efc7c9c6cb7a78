"""
### Decisions that came by mail or were applied at the desk reach the ledger, the queue and the map

**What** A returned review workbook is answered with a dry run; a "yes" to that applies it as a unit. Whatever was
applied, here or at the desk, is carried into statuses and ledger.

**When** Seconds after such a mail was read, or after somebody applied decisions at the desk; the clock comes round
each 15 minutes should those bells fail.

**May I trigger it?** Yes, at any time: a workbook decides each request once, however often it comes. Who may trigger
this DAG may also decide at the desk.

**In** messages in the place `decision_workbook`, answers to our dry runs, table `decision` · **Out** statuses, ledger
entries, letters in the outbox, event `applications`.

**If it is red** Nothing of that workbook was applied, or all of it. Rows that are stale and conflicts of interest do
not make it red: the reviewer is told row by row.
"""

from __future__ import annotations

from airflow.sdk import AssetOrTimeSchedule, dag, task

from dags.assets import applications, decisions
from dags.defaults import Tag, every, is_retry, ring_if, settings_of, task_house


@dag(
    schedule=AssetOrTimeSchedule(timetable=every(15), assets=[decisions]),
    doc_md=__doc__,
    **settings_of(Tag.DECISIONS, Tag.HURTS_REVIEWERS, Tag.HURTS_DISTRICTS, late_minutes=15),
)
def record_decisions() -> None:
    @task(outlets=[applications], task_display_name="decisions → statuses, ledger")
    def record() -> dict[str, object]:
        from dataclasses import asdict

        from pipelines import stages

        with task_house() as house:
            waited = stages.waiting_decisions(house)
            outcome = stages.record_decisions(house) if waited else None
        ring_if(waited or is_retry(), "no decision waited")
        return asdict(outcome) if outcome else {}

    record()


record_decisions()
