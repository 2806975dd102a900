"""Runs of one client in several threads at once, on the sandbox."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, ConfigurationError
from integrations_anthropic.sandbox import Sandbox
from integrations_anthropic.testing import VirtualClock
from tests.unit.batch_runs.batch_server import requests_of

THREADS = 6


@pytest.fixture(scope="module")
def sandbox() -> Iterator[Sandbox]:
    with Sandbox(batch_seconds=0.05) as running:
        yield running


@pytest.fixture
def client(sandbox: Sandbox) -> Iterator[AnthropicClient]:
    with AnthropicClient(api_key="k", base_url=sandbox.url, clock=VirtualClock()) as client:
        yield client


@pytest.mark.parametrize("method", ["run", "run_live"])
def test_several_threads_each_have_their_own_results(client: AnthropicClient, method: str) -> None:
    def consume(number: int) -> list[str]:
        requests = [request | {"custom_id": f"{number}-{request['custom_id']}"} for request in requests_of(40)]
        options: dict[str, Any] = {"max_requests": 15} if method == "run" else {"max_concurrency": 3}
        with getattr(client.batches, method)(requests, **options) as run:
            return [result.custom_id for result in run]

    with ThreadPoolExecutor(THREADS) as pool:
        found = list(pool.map(consume, range(THREADS)))
    for number, names in enumerate(found):
        assert sorted(names) == sorted(f"{number}-r{one}" for one in range(40))


def test_of_several_threads_with_one_state_file_one_runs(client: AnthropicClient, tmp_path: Path) -> None:
    begun = threading.Barrier(THREADS)

    def consume(number: int) -> int:
        begun.wait()
        try:
            with client.batches.run(requests_of(20), state=tmp_path / "state", max_requests=5) as run:
                return len(list(run))
        except ConfigurationError as error:
            assert "in use by another run" in str(error)
            return 0

    with ThreadPoolExecutor(THREADS) as pool:
        assert sum(pool.map(consume, range(THREADS))) == 20


@pytest.mark.parametrize("method", ["run", "run_live"])
def test_threads_that_share_a_run_get_each_result_once_or_are_refused(client: AnthropicClient, method: str) -> None:
    names: list[str] = []
    with getattr(client.batches, method)(requests_of(40)) as run:

        def consume(number: int) -> None:
            while True:
                try:
                    result = next(run, None)
                except ConfigurationError as error:
                    assert "by another task or thread" in str(error)
                    continue
                if result is None:
                    return
                names.append(result.custom_id)

        with ThreadPoolExecutor(3) as pool:
            list(pool.map(consume, range(3)))
    assert sorted(names) == sorted(f"r{number}" for number in range(40))
