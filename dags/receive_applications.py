"""
### Takes what waits in the mailbox, and documents that were shared with us

**What** Every delivery becomes durable in the landing store under its sha256, and only then is it acknowledged at
the mailbox. Nothing is parsed here: what cannot even be fetched is set aside by name, and the others go on.

**When** Seconds after a mail arrives. The clock comes round each 5 minutes, looks for shared Google documents, and
takes mail too should the bell have failed; a watcher that fell silent is told of here.

**May I trigger it?** Yes, at any time. With nothing waiting it does nothing, twice over it changes nothing.

**In** the mailbox; Google's feed of changes · **Out** rows of `message`, bytes in the landing store, events
`messages` and `shared_documents` for [process_applications](/dags/process_applications), where something waits.

**If it is red** The sentence of the failed task says which system did not answer; the other task goes its own way.
Mail waits unharmed where it is, and is taken by the next run; `partnerships doctor` tries the connection and says
what to do.
"""

from __future__ import annotations

from airflow.sdk import AssetOrTimeSchedule, dag, task

from dags.assets import mailbox, messages, shared_documents
from dags.defaults import Tag, every, is_retry, ring_if, settings_of, task_house


@dag(
    schedule=AssetOrTimeSchedule(timetable=every(5), assets=[mailbox]),
    doc_md=__doc__,
    **settings_of(Tag.INTAKE, Tag.HURTS_DISTRICTS, late_minutes=10),
)
def receive_applications() -> None:
    @task(outlets=[messages], task_display_name="mailbox → landing")
    def receive() -> dict[str, int]:
        from pipelines import stages
        from pipelines.steps.alerts import tell_silent_watchers

        with task_house() as house:
            outcome = stages.receive(house)
            waiting = stages.waiting(house)
            tell_silent_watchers(house.warehouse, house.now())
            stages.tell_team(house)
        ring_if(waiting, "no message waits to be read")
        return {"deliveries": outcome.deliveries, "new": outcome.new, "set_aside": outcome.set_aside}

    @task(outlets=[shared_documents], priority_weight=1, task_display_name="shared documents → landing")
    def scan_google() -> dict[str, int]:
        from pipelines import stages

        with task_house() as house:
            outcome = stages.scan_google(house)
        ring_if(outcome.new or is_retry(), "no document is new, or Google is off")
        return {"deliveries": outcome.deliveries, "new": outcome.new, "set_aside": outcome.set_aside}

    receive()
    scan_google()


receive_applications()
