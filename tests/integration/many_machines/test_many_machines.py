"""The same requests on workers of Ray: one limit, one circuit, no key in what is shipped, each result exactly once.

Runs in an environment of its own, which `make .venv-ray/.ready` makes: Ray is large, and nothing else needs it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.storage_server import HOW_TO_INSTALL, RedisServer, find_server

from .recording_api import Arrival, RecordingAPI

pytestmark = [pytest.mark.slow, pytest.mark.long]

ROOT = Path(__file__).parents[3]
PYTHON = ROOT / ".venv-ray" / "bin" / "python"
DRIVERS_KEY, WORKERS_KEY = "sk-ant-c4n4ry-of-the-driver", "sk-ant-c4n4ry-of-the-workers"
PER_MINUTE, BURST, COUNT, IN_FLIGHT = 300, 4, 50, 4


class Outcome(NamedTuple):
    """What the run said, what the server saw, and the texts of what Ray wrote."""

    said: dict[str, Any]
    arrivals: list[Arrival]
    written: dict[str, bytes]


def _environment_with_ray() -> None:
    """Make it, unless it is there. Skips where that is not possible, as without a package index."""
    if find_server() is None:
        pytest.skip(HOW_TO_INSTALL)
    if shutil.which("make") is None:
        pytest.skip("needs make, to make the environment with Ray")
    # Not the variables of the make that may run these tests.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    command = ["make", ".venv-ray/.ready"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=900)
    if done.returncode:
        reason = next((line for line in reversed(done.stderr.splitlines()) if "ERROR" in line), done.stderr[-200:])
        pytest.skip(f"the environment with Ray cannot be made: {reason}")


@pytest.fixture(scope="module")
def outcome() -> Iterator[Outcome]:
    _environment_with_ray()
    # A short path: Ray's sockets are below it.
    folder = Path(tempfile.mkdtemp(prefix="ray", dir="/tmp"))
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "PYTHONPATH": str(ROOT / "examples"),
        "RAY_TMPDIR": str(folder),
        "RAY_USAGE_STATS_ENABLED": "0",
        "ANTHROPIC_API_KEY": WORKERS_KEY,
        "KEY_OF_THE_DRIVER": DRIVERS_KEY,
    }
    options = {"--per-minute": PER_MINUTE, "--burst": BURST, "--count": COUNT, "--secret": "KEY_OF_THE_DRIVER"}
    try:
        with RecordingAPI(seconds=0.5) as api, RedisServer() as redis:
            script = str(Path(__file__).with_name("run_on_ray.py"))
            command = [str(PYTHON), script, "--url", api.url, "--redis", redis.url]
            command += [str(part) for option in options.items() for part in option]
            done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=600)
        assert done.returncode == 0, done.stderr[-3000:]
        written = {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        yield Outcome(json.loads(done.stdout.splitlines()[-1]), api.arrivals, written)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def test_the_example_runs_by_itself(tmp_path: Path) -> None:
    _environment_with_ray()
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "RAY_USAGE_STATS_ENABLED": "0"}
    with RedisServer() as redis:
        command = [str(PYTHON), "examples/many_machines.py", redis.url, "--requests", "6"]
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=90
        )
    assert done.returncode == 0, done.stderr[-3000:]
    assert re.fullmatch(r"6 results, 0 failed, [\d.]+ s\n", done.stdout)


def test_the_page_shows_the_example_as_it_is() -> None:
    example = (ROOT / "examples" / "many_machines.py").read_text("utf-8")
    page = (ROOT / "docs" / "how-to" / "many-machines.md").read_text("utf-8")
    blocks = re.findall(r"```py\n(.*?)```", page, re.DOTALL)
    assert len(blocks) == 2
    assert [block for block in blocks if block not in example] == []


def asked(outcome: Outcome) -> list[Arrival]:
    """The requests whose results were wanted."""
    return [arrival for arrival in outcome.arrivals if arrival.text.startswith("request-")]


def test_each_result_comes_exactly_once_although_a_worker_was_killed(outcome: Outcome) -> None:
    run = outcome.said["run"]
    assert Counter(run["ids"]) == Counter(f"request-{number}" for number in range(COUNT))
    assert run["kinds"] == ["succeeded"]
    killed, other = zip(run["before"], run["after"], strict=True)
    assert killed[0] != killed[1]
    assert other[0] == other[1]


def test_no_more_is_asked_twice_than_the_killed_worker_had_in_flight(outcome: Outcome) -> None:
    times = Counter(arrival.text for arrival in asked(outcome))
    assert len(times) == COUNT
    assert sum(count - 1 for count in times.values()) <= IN_FLIGHT


def test_all_workers_together_keep_to_the_limit(outcome: Outcome) -> None:
    arrivals = sorted(arrival.at for arrival in asked(outcome))
    # A worker of its own limit would take half the time.
    took = arrivals[-1] - arrivals[0]
    assert took >= (len(arrivals) - BURST) / (PER_MINUTE / 60) - 1.0


def test_the_circuit_that_one_worker_opened_is_open_for_the_other(outcome: Outcome) -> None:
    circuit = outcome.said["circuit"]
    assert circuit == {
        "one": [*["InternalServerError"] * 3, "CircuitBreakerOpenError"],
        "other": "CircuitBreakerOpenError",
    }
    texts = Counter(arrival.text for arrival in outcome.arrivals)
    assert (texts["please fail"], texts["never sent"]) == (3, 0)


def test_the_client_is_shipped_without_a_key_and_the_workers_use_their_own(outcome: Outcome) -> None:
    assert not outcome.said["secret_in_pickle"]
    assert {arrival.key for arrival in outcome.arrivals} == {WORKERS_KEY}
    assert outcome.written
    holders = [path for path, data in outcome.written.items() if b"c4n4ry" in data]
    assert holders == []
