"""
### From messages to judged, ranked, funded applications

**What** Reads every message that has no place yet, in chunks side by side, then assesses all that changed: who it
is, whether it qualifies, where it stands, what it costs. One broken message goes to the quarantine with its reason
and stops nobody else. So does one on which our own program fails (`reader_failed`, with an alert): it is read again by
itself with the next release.

**When** After [receive_applications](/dags/receive_applications) took something in; the clock comes round each 15
minutes should that event be lost.

**May I trigger it?** Yes, at any time: it takes what waits, and finds nothing to do otherwise.

**In** rows of `message` without a place, their bytes · **Out** readings, applications, ledger entries, event
`applications`, where something was judged.

**If it is red** What was read stays read. A failed `read` chunk: its log names the message; the rest of the chunk
is taken by the next run. A failed `assess`: nothing of that run was stored, the queue stands as it was published.
"""

from __future__ import annotations

from airflow.sdk import AssetOrTimeSchedule, dag, task

from dags.assets import applications, messages, shared_documents
from dags.defaults import Tag, chunks, every, is_retry, ring_if, settings_of, task_house


@dag(
    schedule=AssetOrTimeSchedule(timetable=every(15), assets=(messages | shared_documents)),
    doc_md=__doc__,
    **settings_of(Tag.ASSESSMENT, Tag.HURTS_DISTRICTS, Tag.HURTS_REVIEWERS, late_minutes=30),
)
def process_applications() -> None:
    @task(task_display_name="what waits, in chunks")
    def plan() -> list[list[str]]:
        from pipelines import stages

        with task_house() as house:
            return chunks(stages.waiting(house))

    @task(map_index_template="{{ chunk | length }} messages from {{ chunk[0][:8] }}")
    def read(chunk: list[str]) -> dict[str, int]:
        from pipelines import stages

        with task_house() as house:
            return dict(stages.read(house, only=chunk).places)

    # The one closing task: an outlet of a mapped task would ring once a chunk, or lose its event.
    @task(outlets=[applications], trigger_rule="none_failed", task_display_name="judge, rank, fund")
    def assess() -> dict[str, object]:
        from dataclasses import asdict

        from pipelines import stages

        with task_house() as house:
            outcome = stages.assess(house)
        ring_if(outcome.messages or outcome.has_changed or is_retry(), "nothing waited to be judged")
        return asdict(outcome)

    read.expand(chunk=plan()) >> assess()


process_applications()
