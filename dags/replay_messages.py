"""
### Reads stored messages again from their landed bytes

**What** For a reader that learnt something, or a message that was set aside wrongly: reads again, and says which
answers change and which requests move in the queue. Only with `dry_run` off is anything stored, and then the
assessment follows.

**When** Never by itself.

**May I trigger it?** A dry run, yes, at any time. Without `dry_run`, say in `reason` why, and look at the dry run of
the same messages first.

**In** the landing store · **Out** what changes, as the result of the task; applied: readings, applications, ledger
entries, event `applications`.

**If it is red** Nothing was stored, or all readings were and the assessment failed: trigger
[process_applications](/dags/process_applications). A message that something outside kept from being read is counted
in `put_off` and stays as it was.
"""

from __future__ import annotations

from typing import Any

from airflow.sdk import Param, dag, get_current_context, task

from dags.assets import applications
from dags.defaults import Tag, ring_if, settings_of, task_house


@dag(
    schedule=None,
    doc_md=__doc__,
    params={
        "dry_run": Param(True, type="boolean", description="Only say what would change; nothing is written."),
        "messages": Param(
            [],
            type="array",
            items={"type": "string", "pattern": "^[0-9a-f]{64}$"},
            description="sha256 of the messages, one a line, as the desk and `messages.csv` show it; none: all.",
        ),
        "reason": Param("", type="string", maxLength=500, description="Why; kept with the run."),
    },
    **settings_of(Tag.REPAIR, Tag.HURTS_TEAM, is_urgent=False),
)
def replay_messages() -> None:
    @task(task_display_name="landing → readings, compared")
    def replay() -> dict[str, object]:
        from pipelines import stages

        asked = get_current_context()["params"]
        with task_house() as house:
            outcome = stages.replay(house, apply=not asked["dry_run"], only=asked["messages"] or None)
        changed = [change.message_sha256 for change in outcome.changed]
        return {
            "sentence": outcome.sentence(),
            "changed": changed,
            "is_applied": outcome.assessed is not None,
        }

    @task(outlets=[applications], task_display_name="ring, if something was stored")
    def ring(found: Any) -> None:
        ring_if(found["is_applied"] and found["changed"], "nothing was stored")

    ring(replay())


replay_messages()
