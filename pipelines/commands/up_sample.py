"""What `partnerships up` prepares of the product itself: its tables, and on first use a sample to look at."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pipelines.standing.progress import Progress
    from pipelines.wiring import House


def prepare(progress: Progress) -> None:
    """Makes or brings up to date the product's tables; fills the mailbox when this home is new."""
    from pipelines.steps.alerts import settle_all
    from pipelines.wiring import open_house

    with open_house() as house:
        # What is broken in the configuration shows here, before Airflow starts.
        _ = (house.policy, house.landing, house.publications, house.outgoing, house.mailbox)
        settle_all(house.warehouse)
        is_new = not house.warehouse.rows("select from message limit 1")
        if is_new and _is_our_own_mailbox(house):
            count = drop_sample(house)
            if count:
                progress.line(f"          {count} messages of a fictional season are in the mailbox")


def _is_our_own_mailbox(house: House) -> bool:
    """A sample goes only into the maildir that this home came with, never into somebody's mailbox."""
    return house.settings.mailbox == f"maildir:{house.settings.home / 'mailbox'}"


def drop_sample(house: House) -> int:
    """Writes the sample season into the mailbox, once per home; returns how many messages it is.

    Made aside first: cut short, it is made again, and what was delivered before is known by its bytes.
    """
    from pipelines.sample import write_sample_mailbox

    home = house.settings.home
    made = home / "sample"
    if made.exists():
        return 0
    aside = home / "sample.making"
    shutil.rmtree(aside, ignore_errors=True)
    write_sample_mailbox(aside / "mail", aside / "google_docs", house.now())
    messages = sorted((aside / "mail").rglob("*.eml"))
    _copy_into(home / "google_docs", sorted((aside / "google_docs").glob("*.json")))
    house.mailbox.waiting()  # the mailbox and its folders exist from here on
    _deliver(home / "mailbox", messages)
    aside.rename(made)
    return len(messages)


def _copy_into(folder: Path, files: list[Path]) -> None:
    folder.mkdir(exist_ok=True)
    for file in files:
        shutil.copyfile(file, folder / file.name)


def _deliver(maildir: Path, messages: list[Path]) -> None:
    """Each message by rename into `new`, as a mail server delivers."""
    for message in messages:
        shutil.copyfile(message, maildir / "tmp" / message.name)
        (maildir / "tmp" / message.name).rename(maildir / "new" / message.name)
