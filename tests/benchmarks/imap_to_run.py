"""New mail in a real Dovecot until Airflow has started the run that takes it: the watcher's IDLE, not the clock.

    python -m tests.benchmarks.imap_to_run [--mails 10]

The moment of arrival is the server's answer to APPEND; the moment of the start is `start_date` of the run as Airflow
keeps it. Prints median and worst. Run it on a machine that does nothing else; nothing here asserts a time.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from tests.connectors.imap.dovecot import PASSWORD, Dovecot, dovecot
from tests.journeys.running import Up, application_mail

_STARTED = """
select start_date from dag_run
where dag_id = 'receive_applications' and run_type = 'asset_triggered' and start_date > %s
order by start_date limit 1
"""


def started_after(up: Up, moment: datetime) -> datetime | None:
    """When the first run of the receiving DAG that an event woke after `moment` was started."""
    address = f"host={up.socket_folder()} dbname=airflow user=postgres"
    with psycopg.connect(address) as connection:
        found = connection.execute(_STARTED, (moment,)).fetchone()
    return found[0] if found else None


def seconds_to_run(up: Up, server: Dovecot, number: int) -> float:
    """One mail, delivered and waited for until its row stands in the queue, so that the next finds all at rest."""
    district = f"Marfa {number} ISD"
    server.deliver(application_mail(district), at=time.time())
    arrived = datetime.now(UTC)
    up.until(lambda: started_after(up, arrived) is not None, f"a run for {district}")
    started = started_after(up, arrived)
    assert started is not None
    seconds = (started - arrived).total_seconds()
    print(f"  {district}: {seconds:.2f} s", flush=True)
    up.until(lambda: up.is_in_queue(district), f"{district} in the queue")
    time.sleep(3)
    return seconds


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--mails", type=int, default=10)
    given = parser.parse_args()
    place = Path(tempfile.mkdtemp(prefix="ringing-"))
    with dovecot() as server:
        up = Up(place / "home", PARTNERSHIPS_MAILBOX=server.url, PARTNERSHIPS_MAILBOX_PASSWORD=PASSWORD)
        try:
            up.until_published()
            taken = [seconds_to_run(up, server, number) for number in range(given.mails)]
        finally:
            if up.process.poll() is None:
                up.stop()
    shutil.rmtree(place)
    print(f"mail to run started: median {statistics.median(taken):.2f} s, worst {max(taken):.2f} s")


if __name__ == "__main__":
    main()
