"""
### Takes what waits in the mailbox

**What** Every delivery becomes durable in the landing store under its sha256, and only then is it acknowledged at
the mailbox. Nothing is parsed here: what cannot even be fetched is set aside by name, and the others go on.

**When** Seconds after a mail arrives; the clock comes round each 15 minutes should that bell fail.

**May I trigger it?** Yes, at any time. With nothing waiting it does nothing, twice over it changes nothing.

**In** the mailbox (and documents shared with our Google account) · **Out** rows of `message`, bytes in the landing
store, event `messages` for [process_applications](/dags/process_applications).

**If it is red** The sentence of the failed task says which system did not answer. Mail waits unharmed where it is,
and is taken by the next run; `partnerships doctor` tries the connection and says what to do.
"""

from __future__ import annotations

from airflow.sdk import AssetOrTimeSchedule, dag, task

from dags.assets import mailbox, messages
from dags.defaults import Tag, every, open_house, settings_of


@dag(
    schedule=AssetOrTimeSchedule(timetable=every(15), assets=[mailbox]),
    doc_md=__doc__,
    **settings_of(Tag.INTAKE, Tag.HURTS_DISTRICTS, late_minutes=10),
)
def receive_applications() -> None:
    @task(outlets=[messages], task_display_name="mailbox → landing")
    def receive() -> dict[str, int]:
        from pipelines import stages

        with open_house() as house:
            outcome = stages.receive(house)
        return {"deliveries": outcome.deliveries, "new": outcome.new, "set_aside": outcome.set_aside}

    receive()


receive_applications()
