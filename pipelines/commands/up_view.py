"""What `partnerships up` shows: that the mail is published, the top of the queue, where everything is."""

from __future__ import annotations

import csv
import io
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from pipelines.money import cents_of, dollars
from pipelines.outcomes import Failure

if TYPE_CHECKING:
    from pipelines.standing.everything import Standing
    from pipelines.standing.progress import Progress
    from pipelines.standing.supervisor import Supervisor
    from pipelines.wiring import House

TOP = 10

_PATIENCE_SECONDS = 600.0  # without any progress; a mailbox of thousands takes longer, but it moves


@dataclass(frozen=True, slots=True)
class Account:
    """Where the mail stands. in_mailbox: not taken yet; unread, unassessed: taken; published: rows of the set."""

    in_mailbox: int
    received: int
    unread: int
    unassessed: int
    publication: str | None
    published: int
    alerts: tuple[str, ...] = ()
    held: tuple[str, ...] = ()

    @property
    def is_judged(self) -> bool:
        return not (self.in_mailbox or self.unread or self.unassessed)

    @property
    def is_settled(self) -> bool:
        """Nothing more will happen by itself: all is published, or a person must look first."""
        return self.is_judged and (self.published == self.received or bool(self.held))

    def outcome(self) -> str:
        """What the waiting came to."""
        if not self.received:
            return "The mailbox is empty"
        return self.in_words() if self.held else f"{self.received} messages published"

    def in_words(self) -> str:
        if self.alerts:
            return f"In trouble: {self.alerts[0]}"
        if self.in_mailbox:
            return f"Taking the mail: {self.in_mailbox} wait in the mailbox"
        if self.unread:
            return f"Reading: {self.unread} of {self.received} messages to go"
        if self.held:
            return f"Held back until somebody looks: {' '.join(self.held)}"
        return f"Judging and publishing {self.received} messages"


def account(house: House) -> Account:
    """Counts; raises Failure when the database or the mailbox does not answer."""
    from pipelines.steps.alerts import standing

    counts = house.warehouse.rows(
        "select count(*) as received, count(*) filter (where place is null) as unread, "
        "count(*) filter (where place is not null and assessed_at is null) as unassessed, "
        "(select count(*) from set_aside) as set_aside from message"
    )[0]
    current = house.publications.current()
    files = house.publications.manifest(current).files if current else ()
    return Account(
        in_mailbox=max(0, len(house.mailbox.waiting()) - counts["set_aside"]),
        received=counts["received"],
        unread=counts["unread"],
        unassessed=counts["unassessed"],
        publication=current,
        published=sum(file.rows or 0 for file in files if file.name == "messages.csv"),
        held=_held(house),
        alerts=tuple(standing(house.warehouse)),
    )


def _held(house: House) -> tuple[str, ...]:
    """Why the gate holds back what would be published next, if it does."""
    rows = house.warehouse.rows(
        "select sentences from publication_held where released_by is null and last_held_at >= "
        "coalesce((select max(published_at) from publication), '-infinity') order by last_held_at desc limit 1"
    )
    return tuple(rows[0]["sentences"]) if rows else ()


def wait_until_published(
    house: House, supervisor: Supervisor, say: Callable[[str], None], *, gives_up_at_trouble: bool
) -> str | None:
    """Returns the publication that holds every message.

    gives_up_at_trouble: a task that failed for good ends the waiting; else it is told, and the next bell tries again.
    Raises Failure for such a task, and when nothing moves any more.
    """
    now: Account | None
    last: Account | None = None
    moved_at = time.monotonic()
    words = ""
    while True:
        try:
            now = account(house)
            words = now.in_words()
        except Failure as failure:
            if not failure.retry_helps:
                raise
            now, words = last, failure.sentence  # the database may be on its way up again
        if now is not None and now.alerts and gives_up_at_trouble:
            raise Failure(words)
        if now is not None and now.is_settled:
            say(now.outcome())
            return now.publication
        if now != last:
            last, moved_at = now, time.monotonic()
        say(words)
        _still_there(supervisor)
        if time.monotonic() - moved_at > _PATIENCE_SECONDS:
            raise Failure(
                f"Nothing has moved for {_PATIENCE_SECONDS / 60:.0f} minutes ({words}): look for red runs in "
                f"Airflow, or into {supervisor.log_of('scheduler').parent}."
            )
        time.sleep(0.2)


def _still_there(supervisor: Supervisor) -> None:
    if not supervisor.is_watching():
        raise Failure("The supervisor of Airflow's parts ended: start again, and tell us what its log says.")


def show_queue(house: House) -> None:
    """The first rows of the ranked queue, on standard output."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    current = house.publications.current()
    if current is None:
        return
    text = house.publications.read(current, "review_queue.csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    ranked = [row for row in rows if row["rank"]][:TOP]
    title = f"The review queue: first {len(ranked)} of {len(rows)} rows"
    table = Table(title=title, title_justify="left", box=SIMPLE_HEAD, pad_edge=False)
    for name, heading, justify in _COLUMNS:
        is_wide = name == "district_name"
        table.add_column(
            heading, justify=justify, no_wrap=True, overflow="ellipsis", ratio=1 if is_wide else None
        )
    for row in ranked:
        # Text: nothing in it is markup
        table.add_row(*(Text(_in_words(name, row[name])) for name, _, _ in _COLUMNS))
    _print(table)


def _in_words(name: str, value: str) -> str:
    """A cell of the published queue as people write it: 16830.00 -> 16,830.00; own_cohort -> own cohort."""
    if name == "funded_amount" and (cents := cents_of(value)) is not None:
        return dollars(cents, sign="")
    return value.replace("_", " ") if name == "pathway" else value


#: What of a queue row is shown, its heading, and how it stands in its column.
_COLUMNS: tuple[tuple[str, str, Literal["left", "right"]], ...] = (
    ("rank", "rank", "right"),
    ("district_name", "district", "left"),
    ("state", "state", "left"),
    ("program", "program", "left"),
    ("window", "window", "left"),
    ("pathway", "pathway", "left"),
    ("qualified", "qualified", "left"),
    ("funded_amount", "funded $", "right"),
)


def show_addresses(house: House, standing: Standing) -> None:
    """Where a person goes from here, on standard output."""
    pages = f"http://127.0.0.1:{standing.port}"
    current = house.publications.current()
    place = house.publications.location(current) if current else "nothing published yet"
    lines = [
        ("Review desk", f"{pages}/desk/"),
        ("Airflow", f"{pages}/"),
        ("Published", place),
        ("Map", f"{place}/index.html" if current else place),
        ("Mailbox", house.settings.mailbox),
        *((f"Log in as {name}", password) for name, password in standing.passwords.items()),
    ]
    _print("\n".join(f"{name:<20} {value}" for name, value in lines))


def _print(what: object) -> None:
    """On standard output at once, also where that is a file; a file has no width of its own."""
    from rich.console import Console

    console = Console()
    console.width = console.width if console.is_terminal else 110
    console.print(what, markup=False, highlight=False, soft_wrap=isinstance(what, str))
    console.file.flush()


def follow(house: House, supervisor: Supervisor, progress: Progress, published: str | None) -> None:
    """Says when something new is published, until interrupted."""
    trouble = ""
    while True:
        time.sleep(1)
        _still_there(supervisor)
        try:
            current = house.publications.current()
            if current != published and current is not None:
                published = current
                now = account(house)
                progress.line(f"Published {current}: {now.published} of {now.received} messages")
            trouble = ""
        except Failure as failure:  # the database may be on its way up again
            if failure.sentence != trouble:
                trouble = failure.sentence
                progress.line(trouble)
