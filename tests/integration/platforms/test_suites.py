"""The tests of messages and streams pass on each cloud: run again, with a cloud between every client and its server."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.integration.platforms.clouds import CLOUDS

ROOT = Path(__file__).parents[3]
PART = ("tests/integration/_async/test_sandbox_client.py", "tests/unit/_async/streaming/test_stream.py")
"""What `make test` runs, on the two that are the least like the API."""
ALL = (
    *PART,
    "tests/integration/_async/test_broken_streams.py",
    "tests/integration/_async/test_leaving_early.py",
    "tests/integration/_async/test_sandbox_inputs.py",
    "tests/integration/_async/tools",
    "tests/integration/_sync/test_sandbox_client.py",
    "tests/unit/_async/conversation",
    "tests/unit/_async/inputs",
    "tests/unit/_async/responses",
    "tests/unit/_async/runs",
    "tests/unit/_async/streaming/test_golden_stream.py",
    "tests/unit/_async/streaming/test_parsed_stream.py",
    "tests/unit/_async/streaming/test_stream_closed.py",
    "tests/unit/_async/streaming/test_stream_limits.py",
    "tests/unit/_async/test_circuit.py",
    "tests/unit/_async/test_long_requests.py",
    "tests/unit/_async/test_pipeline.py",
    "tests/unit/_async/test_retries.py",
    "tests/unit/_async/tools",
    "tests/unit/_sync/streaming/test_stream.py",
    "tests/unit/_sync/test_pipeline.py",
    "tests/unit/_sync/test_retries.py",
)


def run_on(cloud: str, *paths: str) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "--show-capture=no", "-p", "no:cacheprovider", "-m", "not slow"]
    ended = subprocess.run([*command, "--platform", cloud, *paths], cwd=ROOT, capture_output=True, text=True)
    assert ended.returncode == 0, ended.stdout[-4000:] + ended.stderr[-2000:]
    assert "[100%]" in ended.stdout


@pytest.mark.long
@pytest.mark.parametrize("cloud", ["bedrock", "vertex"])
def test_messages_and_streams_on_a_cloud(cloud: str) -> None:
    run_on(cloud, *PART)


@pytest.mark.slow
@pytest.mark.parametrize("cloud", CLOUDS)
def test_every_test_of_messages_and_streams_on_a_cloud(cloud: str) -> None:
    run_on(cloud, *ALL)
