"""A mailbox of one fictional season, for a first look at the product and for demonstrations.

All districts, people and addresses are invented; their rows of the national list are in `districts.csv`.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

#: The zone of the program's calendar, in which the moments of the season are written.
_ZONE = ZoneInfo("America/Los_Angeles")


def write_sample_mailbox(folder: Path, google_docs_folder: Path, now: datetime) -> int:
    """Writes the season of the cycle of `now` as a maildir; returns the number of messages.

    google_docs_folder: gets a file `<document id>.json` for each Google Doc that a mail links to. The moments of
    receipt stand in the topmost Received lines, spread over the windows of the year; where `now` is early in the
    year they are drawn together, so that none lies in the future. The same year and `now` give the same bytes.
    """
    from pipelines.sample.mails import to_bytes
    from pipelines.sample.season import google_documents, season

    year = now.astimezone(_ZONE).year
    for name in ("cur", "new", "tmp"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    google_docs_folder.mkdir(parents=True, exist_ok=True)
    sent = season(year)
    for number, mail in enumerate(sent, start=1):
        content = to_bytes(mail.letter, _moment(mail.day, year, now))
        (folder / "new" / f"{number:04d}.sample.eml").write_bytes(content)
    for document_id, content_json in google_documents(year).items():
        (google_docs_folder / f"{document_id}.json").write_text(content_json, encoding="utf-8")
    return len(sent)


def _moment(day: tuple[int, int, int, int], year: int, now: datetime) -> datetime:
    """The moment of receipt, drawn towards the start of the year when the season is not over at `now`."""
    opens = datetime(year, 1, 1, tzinfo=_ZONE)
    ends = datetime(year, 11, 10, tzinfo=_ZONE)
    moment = datetime(year, *day, tzinfo=_ZONE)
    if now >= ends:
        return moment
    share = (now - opens) / (ends - opens)
    return opens + timedelta(seconds=int((moment - opens).total_seconds() * share))
