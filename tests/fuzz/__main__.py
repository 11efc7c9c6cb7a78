"""Reads damaged files for so many minutes, and keeps each one that does not end in a typed outcome.

    python -m tests.fuzz --minutes 10 --seed 1 [--out DIR] [--seconds 6] [--only .docx]

Every finding is kept as the exact bytes beside the traceback, one for each place in the code. What kills the process
is found too: the work is done by a child, and the file it was reading is on disk. `--again FILE` reads one file.
"""

from __future__ import annotations

import argparse
import collections
import faulthandler
import hashlib
import logging
import os
import resource
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Sequence
from pathlib import Path
from random import Random

from tests.fuzz.damage import damaged
from tests.fuzz.seeds import Seed, seeds
from tests.fuzz.trial import TookTooLong, try_one

_MEMORY_BYTES = 1_500_000_000
#: Beyond this a damaged file is no longer a small variation of its seed, and its reading only costs time.
_MOST_BYTES = 3_000_000


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--minutes", type=float, default=10)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--seconds", type=float, default=6, help="most processor time for one file")
    options.add_argument("--only", default="", help="only seeds whose name ends so")
    options.add_argument("--out", type=Path, help="folder for the findings; a new one by default")
    options.add_argument("--again", type=Path, help="read this file once and show what happens")
    chosen = options.parse_args()
    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    if chosen.again:
        print(try_one(chosen.again.read_bytes(), chosen.again.name, chosen.seconds))
        return
    out = chosen.out or Path(tempfile.mkdtemp(prefix="fuzz-"))
    out.mkdir(parents=True, exist_ok=True)
    known = [seed for seed in seeds() if seed.name.endswith(chosen.only)]
    end = time.monotonic() + 60 * chosen.minutes
    round_ = 0
    while time.monotonic() < end:
        round_ += 1
        _in_a_child(known, Random(f"{chosen.seed} {round_}"), end, chosen.seconds, out)
    findings = sorted(path.name for path in out.glob("*.txt"))
    print(f"{len(findings)} kinds of findings in {out}: {', '.join(findings) or 'none'}")


def _in_a_child(known: Sequence[Seed], luck: Random, end: float, seconds: float, out: Path) -> None:
    """Reads damaged files in a process of its own until the end, or until one of them kills it."""
    current = out / "current"
    child = os.fork()
    if child == 0:
        faulthandler.enable()
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY_BYTES, _MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        status = 1
        try:
            _read_damaged(known, luck, end, seconds, out, current)
            status = 0
        except BaseException:  # noqa: BLE001 - the child ends here, and its status says so
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            os._exit(status)
    _, status = os.waitpid(child, 0)
    if status and current.exists():
        _keep(
            out,
            current.read_bytes(),
            "died",
            f"The process ended with status {os.waitstatus_to_exitcode(status)}.",
        )


def _read_damaged(
    known: Sequence[Seed], luck: Random, end: float, seconds: float, out: Path, current: Path
) -> None:
    others = [seed.content for seed in known]
    places: collections.Counter[str] = collections.Counter()
    began = said = time.monotonic()
    while time.monotonic() < end:
        seed = luck.choice(known)
        content = damaged(seed.content, others, luck)
        if len(content) > _MOST_BYTES:
            continue
        current.write_bytes(content)
        places[_place(content, seed.name, seconds, out)] += 1
        if time.monotonic() - said > 60:
            said = time.monotonic()
            print(f"{(said - began) / 60:.1f} min, {places.total():,} files: {dict(places)}", flush=True)
    print(f"{(time.monotonic() - began) / 60:.1f} min, {places.total():,} files: {dict(places)}", flush=True)


def _place(content: bytes, name: str, seconds: float, out: Path) -> str:
    try:
        return try_one(content, name, seconds)
    except (Exception, TookTooLong) as error:  # noqa: BLE001 - every kind of error is a finding, and is kept
        frames = traceback.extract_tb(error.__traceback__)
        ours = [
            one for one in frames if "site-packages" not in one.filename and "/tests/" not in one.filename
        ]
        last = (ours or frames)[-1]
        kind = type(error).__name__
        place = "" if isinstance(error, TookTooLong) else f"-{last.lineno}"
        words = "".join(traceback.format_exception(error))
        _keep(
            out, content, f"{kind}-{Path(last.filename).stem}{place}", f"{name}\n{words}", Path(name).suffix
        )
        return kind


def _keep(out: Path, content: bytes, kind: str, words: str, suffix: str = "") -> None:
    """The smallest file of each kind of finding, with what happened."""
    found = out / f"{kind}.txt"
    earlier = next(iter(out.glob(f"{kind}.file*")), None)
    if earlier is not None and earlier.stat().st_size <= len(content):
        return
    if earlier is not None:
        earlier.unlink()
    (out / f"{kind}.file{suffix}").write_bytes(content)
    found.write_text(f"{hashlib.sha256(content).hexdigest()}\n{words}")


if __name__ == "__main__":
    main()
