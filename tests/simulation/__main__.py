"""`python -m tests.simulation` plays many seeds on all cores, prints how far it is, and each seed that fails."""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import time

from tests.simulation.play import HALVES, Failure, digest, play, play_part

AT_ONCE = 200
"""Seeds that a process plays before it reports."""
MOST_FAILURES = 10
"""Failing seeds after which nothing more is played."""


def main() -> int:
    """Run the command. Returns its exit code: 1 where a seed fails."""
    parser = argparse.ArgumentParser(prog="python -m tests.simulation", description=__doc__)
    parser.add_argument("--seeds", type=int, default=100_000, help="how many, of each half")
    parser.add_argument("--from", type=int, default=0, dest="first", help="the first seed; one seed prints its trace")
    parser.add_argument("--half", choices=[*HALVES, "both"], default="both")
    parser.add_argument("--digest", action="store_true", help="print one word for all that happens")
    given = parser.parse_args()
    halves = list(HALVES) if given.half == "both" else [given.half]
    seeds = range(given.first, given.first + given.seeds)
    if given.digest:
        print(*(digest(half, seeds) for half in halves))
        return 0
    if given.seeds == 1:
        return max(_trace(half, given.first) for half in halves)
    parts = [(half, seeds[at : at + AT_ONCE]) for at in range(0, len(seeds), AT_ONCE) for half in halves]
    return _play(parts)


def _trace(half: str, seed: int) -> int:
    world = play(half, seed)
    print(f"{half} half, seed {seed}", *world.trace, *world.violations, sep="\n")
    return 1 if world.violations else 0


def _play(parts: list[tuple[str, range]]) -> int:
    found: list[Failure] = []
    began, total, done = time.monotonic(), sum(len(seeds) for _, seeds in parts), 0
    with multiprocessing.get_context("spawn").Pool() as pool:
        for number, failed in pool.imap_unordered(play_part, parts):
            done += number
            for failure in failed:
                print(failure, flush=True)
            found += failed
            print(f"{done} of {total} in {time.monotonic() - began:.0f} s, {len(found)} failed", flush=True)
            if len(found) >= MOST_FAILURES:
                break
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
