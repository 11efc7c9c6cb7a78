"""Measures the standing system: start to first queue, a dropped mail to its row, memory of the whole.

    python -m tests.benchmarks.walking_path [--drops 10] [--home DIR]

Prints the seconds of each part of the start, median and worst of the drops, and the proportional share of memory
(PSS) of every process. Run it on a machine that does nothing else; nothing here asserts a time.
"""

from __future__ import annotations

import argparse
import re
import shutil
import statistics
import tempfile
import time
from pathlib import Path

from tests.journeys.running import Up

_LINE = re.compile(r"^\s*([\d.]+) s  (.*)$", re.MULTILINE)


def seconds_by_part(up: Up) -> list[tuple[float, str]]:
    """What `up` said of itself."""
    return [(float(seconds), words) for seconds, words in _LINE.findall(up.err.read_text())]


def drops(up: Up, count: int) -> list[float]:
    """Seconds from the delivery of a mail to its row in the published queue, one mail at a time."""
    taken = []
    for number in range(1, count + 1):
        district = f"Marfa {number} ISD"
        up.drop(district)
        taken.append(up.until(lambda name=district: up.is_in_queue(name), f"{district} in the queue"))  # type: ignore[misc]
        time.sleep(1)
    return taken


def memory(up: Up) -> list[tuple[str, int, int]]:
    """(what, processes, PSS in MB), largest first; the whole is their sum."""
    shares: dict[str, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (name := _belongs(up, entry)):
            try:
                pss = re.search(r"^Pss:\s+(\d+)", (entry / "smaps_rollup").read_text(), re.MULTILINE)
            except OSError:
                continue
            if pss:
                shares.setdefault(name, []).append(int(pss.group(1)))
    return sorted(((name, len(kb), sum(kb) // 1024) for name, kb in shares.items()), key=lambda x: -x[2])


def _belongs(up: Up, entry: Path) -> str:
    try:
        command = (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
        fields = (entry / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ""
    if int(entry.name) == up.process.pid:
        return "partnerships up"
    if str(up.home / "postgres") in command or fields[1] == str(up.postmaster()):
        return "Postgres"
    names = {str(session): name for name, session in up.sessions().items()}
    return f"Airflow {names[fields[3]]}" if fields[3] in names else ""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--drops", type=int, default=10)
    parser.add_argument(
        "--home", type=Path, help="an empty or new folder; by default one that is removed again"
    )
    given = parser.parse_args()
    place = given.home or Path(tempfile.mkdtemp(prefix="walking-")) / "home"
    place.parent.mkdir(parents=True, exist_ok=True)
    up = Up(place)
    try:
        up.until_published()
        print("start to first queue")
        for seconds, words in seconds_by_part(up):
            print(f"  {seconds:6.1f} s  {words}")
        taken = drops(up, given.drops)
        print(f"drop to row: median {statistics.median(taken):.1f} s, worst {max(taken):.1f} s")
        print("  " + " ".join(f"{seconds:.1f}" for seconds in taken))
        shares = memory(up)
        print(
            f"memory (PSS): {sum(mb for _, _, mb in shares)} MB in {sum(n for _, n, _ in shares)} processes"
        )
        for name, count, megabytes in shares:
            print(f"  {megabytes:5} MB  {name} ({count})")
    finally:
        if up.process.poll() is None:
            began = time.monotonic()
            up.stop()
            print(f"stop: {time.monotonic() - began:.1f} s")
        if given.home is None:
            shutil.rmtree(place.parent)


if __name__ == "__main__":
    main()
