"""Ten thousand requests on the sandbox, the run killed twice at random: each result once, no batch handed in twice."""

from __future__ import annotations

import json
import random
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient

ROOT = Path(__file__).parents[3]
PROGRAM = Path(__file__).with_name("killed_run.py")
COUNT = 10_000
LARGEST_GROWTH = 60.0
"""MB above what importing the package and a first call take."""
# Of each step, the calls of a whole run among which one is drawn.
CALLS = {"append": COUNT + 15, "sync": 15, "submits": 7, "submitted": 7, "send": 20}

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="the system cannot kill a process by a signal"),
]


@pytest.fixture
def url() -> Iterator[str]:
    """The sandbox as a process of its own."""
    command = [sys.executable, "-m", "integrations_anthropic.sandbox", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found is not None
        try:
            yield found[0]
        finally:
            process.terminate()


def write_requests(path: Path, count: int, length: int) -> None:
    with path.open("w") as file:
        for number in range(count):
            content = f"Question {number}. ".ljust(length, "x")
            params = {"model": "claude-haiku-4-5", "max_tokens": 8, "messages": [{"role": "user", "content": content}]}
            file.write(json.dumps({"custom_id": f"r{number}", "params": params}) + "\n")


def run(half: str, url: str, folder: Path, step: str = "append", count: int = 0, where: str = "after") -> Any:
    """Run the program; what it printed, or None where it was killed."""
    files = [str(folder / "requests.jsonl"), str(folder / "results.jsonl")]
    command = [sys.executable, "-W", "error", str(PROGRAM), half, url, *files, step, str(count), where]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
    return json.loads(done.stdout) if done.returncode == 0 else None


def handed_in(url: str) -> list[str]:
    """The custom ids of all batches of the sandbox."""
    with AnthropicClient(api_key="k", base_url=url) as client:
        return [line.custom_id for batch in client.batches.list(limit=100) for line in client.batches.results(batch.id)]


@pytest.mark.parametrize("half", ["sync", "async"])
@pytest.mark.parametrize("seed", range(4))
def test_a_run_that_is_killed_twice_has_each_result_once(seed: int, half: str, url: str, tmp_path: Path) -> None:
    write_requests(tmp_path / "requests.jsonl", COUNT, 40)
    chance = random.Random(f"{seed} {half}")
    kills = 0
    while kills < 2:
        step = chance.choice(list(CALLS))
        # What is left of a run has fewer calls than the whole: a later one may not come.
        count, where = (
            chance.randint(1, max(2, CALLS[step] // (kills + 1))),
            chance.choice(["before", "middle", "after"]),
        )
        print(f"killed at {step} {count}, {where}")
        if run(half, url, tmp_path, step, count, where) is not None:
            break
        kills += 1
    assert kills > 0
    ended = run(half, url, tmp_path)
    ids = [json.loads(line)["custom_id"] for line in (tmp_path / "results.jsonl").read_bytes().splitlines()]
    expected = sorted(f"r{number}" for number in range(COUNT))
    assert sorted(ids) == expected
    assert sorted(handed_in(url)) == expected
    assert (ended["succeeded"], ended["total"]) == (COUNT, COUNT)
    assert ended["grown"] < LARGEST_GROWTH


@pytest.mark.parametrize("half", ["sync", "async"])
def test_a_process_that_is_killed_between_a_batch_and_its_id_finds_it(half: str, url: str, tmp_path: Path) -> None:
    write_requests(tmp_path / "requests.jsonl", COUNT, 40)
    assert run(half, url, tmp_path, "submitted", 1, "before") is None
    assert run(half, url, tmp_path, "submitted", 3, "before") is None
    assert run(half, url, tmp_path)["succeeded"] == COUNT
    assert len(handed_in(url)) == COUNT


@pytest.mark.parametrize("half", ["sync", "async"])
def test_a_file_of_100_mb_takes_no_memory(half: str, url: str, tmp_path: Path) -> None:
    write_requests(tmp_path / "requests.jsonl", COUNT, 10_000)
    assert (tmp_path / "requests.jsonl").stat().st_size > 100_000_000
    assert run(half, url, tmp_path)["grown"] < LARGEST_GROWTH
    assert len((tmp_path / "results.jsonl").read_bytes().splitlines()) == COUNT
