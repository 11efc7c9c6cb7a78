"""
### The ranked queue and the partner map, published as one set

**What** Asks the gate (what must hold of the data), then writes queue, commitments, map and messages as one
immutable, checksummed set and switches to it in one step. A row with a critical problem is left out and named; a set
that the gate holds back changes nothing, and the last good one stays.

**When** After [process_applications](/dags/process_applications) or a decision changed something; the clock comes
round each 30 minutes should that event be lost.

**May I trigger it?** Yes, at any time. The same state published twice is the same publication.

**In** applications, ledger, messages · **Out** `publications/<id>/` and `publications/current`, events
`review_queue` and `partner_map`.

**If it is red** Nothing was switched: readers keep the last set. "Held back" in the result of a green run means that
a person must look: the sentence says at what.
"""

from __future__ import annotations

from airflow.sdk import AssetOrTimeSchedule, dag, task

from dags.assets import applications, partner_map, review_queue
from dags.defaults import Tag, every, settings_of, task_house


@dag(
    schedule=AssetOrTimeSchedule(timetable=every(30), assets=[applications]),
    doc_md=__doc__,
    **settings_of(Tag.PUBLICATION, Tag.HURTS_REVIEWERS, Tag.HURTS_TEAM, late_minutes=15),
)
def publish_review() -> None:
    @task(outlets=[review_queue, partner_map], task_display_name="gate → queue, map")
    def publish() -> dict[str, object]:
        from pipelines import stages

        with task_house() as house:
            outcome = stages.publish(house)
        return {
            "publication": outcome.publication_id,
            "is_new": outcome.is_new,
            "sentence": outcome.sentence(),
        }

    publish()


publish_review()
