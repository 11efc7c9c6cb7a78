"""Identifying names against an exact look-up and then rapidfuzz's cdist by state, on the same names in turns.

    python -m tests.benchmarks.identify_speed DIRECTORY [--names 100000 1000000] [--pairs 5]

Half of the names are as the directory writes them, half have one wrong letter. The directory is prepared beforehand,
as whoever keeps it does; what that costs is printed too. The collector of garbage rests, as in `timeit`.
"""

from __future__ import annotations

import argparse
import gc
import math
import random
import time
from collections import defaultdict
from pathlib import Path

from rapidfuzz import fuzz, process

from connectors.directory import load_directory
from connectors.directory_names import make_index
from pipelines.records import Agency
from pipelines.rules.identify import Index, Request, identify_many
from tests.benchmarks.pairs import in_turns

GOAL_RATIO = 3.0
_BATCH = 512
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("directory", type=Path)
    parser.add_argument("--names", type=int, nargs="+", default=[100_000])
    parser.add_argument("--pairs", type=int, default=5)
    options = parser.parse_args()
    agencies = load_directory(options.directory)
    start = time.process_time()
    index = make_index(agencies)
    built = time.process_time()
    _prepare(index)
    print(f"build {built - start:.3f} s, all states made ready {time.process_time() - built:.3f} s")
    gc.collect()
    gc.disable()
    seconds = []
    for count in options.names:
        names = written_names(agencies, count)
        asked = [Request(name, state) for name, state in names]
        pair = in_turns(
            f"identify {count:,} names",
            lambda asked=asked: identify_many(index, asked),
            lambda names=names: floor(agencies, names),
            pairs=options.pairs,
            goal=GOAL_RATIO,
        )
        seconds.append(pair.ours)
        print(f"{pair}  {pair.ours / count * 1e6:.1f} and {pair.floor / count * 1e6:.1f} µs a name")
    for (few, fast), (many, slow) in zip(
        zip(options.names, seconds, strict=True),
        list(zip(options.names, seconds, strict=True))[1:],
        strict=False,
    ):
        print(f"growth {few:,} to {many:,}: exponent {math.log(slow / fast) / math.log(many / few):.2f}")


def _prepare(index: Index) -> None:
    for state in index.states:
        index.block(state)
    identify_many(index, [Request("no such name anywhere", state) for state in index.states])


def written_names(agencies: list[Agency], count: int) -> list[tuple[str, str]]:
    """(name, state), half of them with one letter replaced."""
    chance = random.Random(1)
    names = []
    for _ in range(count):
        agency = chance.choice(agencies)
        name = agency.name
        if chance.random() < 0.5:
            place = chance.randrange(len(name))
            name = name[:place] + chance.choice(_LETTERS) + name[place + 1 :]
        names.append((name, agency.state))
    return names


def floor(agencies: list[Agency], names: list[tuple[str, str]]) -> list[str]:
    """The nearest name of the state, exact first; always sure, often wrong."""
    by_state: dict[str, dict[str, str]] = defaultdict(dict)
    for agency in agencies:
        by_state[agency.state][agency.name.lower()] = agency.leaid
    found = [""] * len(names)
    rest: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for i, (name, state) in enumerate(names):
        leaid = by_state[state].get(name.lower())
        if leaid is None:
            rest[state].append((i, name.lower()))
        else:
            found[i] = leaid
    for state, waiting in rest.items():
        choices = list(by_state[state])
        for start in range(0, len(waiting), _BATCH):
            batch = waiting[start : start + _BATCH]
            nearest = process.cdist([name for _, name in batch], choices, scorer=fuzz.ratio).argmax(1)
            for (i, _), column in zip(batch, nearest, strict=True):
                found[i] = by_state[state][choices[column]]
    return found


if __name__ == "__main__":
    main()
