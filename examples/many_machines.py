"""The same requests on many machines, with Ray: one limit and one circuit for all workers, one result for each request.

`python examples/many_machines.py [redis://host:port/db] [--requests 40] [--workers 2] [--address auto]`, where
`pip install 'integrations-anthropic[redis,sandbox]' ray` was done. Without the address of a cluster, Ray runs on this
machine; without that of a Redis, each worker has limits of its own. Without ANTHROPIC_API_KEY, a sandbox answers.
docs/how-to/many-machines.md explains it.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from itertools import islice
from typing import Any

import ray

from integrations_anthropic import AnthropicClient, AnthropicError, CircuitBreakerOpenError, RateLimits, to_dict
from integrations_anthropic.sandbox import Sandbox

IN_FLIGHT = 4
"""Requests that a worker makes at the same time, in threads that share its client."""


class Worker:
    """A process that answers requests with one client, whose connections it keeps."""

    def __init__(self, client: AnthropicClient) -> None:
        """`client`: shipped as a pickle, which has no key: it is read here, from the environment of this machine."""
        self.client = client

    def process(self) -> int:
        """The id of this process."""
        return os.getpid()

    def answer(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """The result of a request: JSON data, as in the results of a batch."""
        while True:
            try:
                message = self.client.messages.create(**request["params"])
            except CircuitBreakerOpenError as error:
                # Any of the workers found that the API fails: none asks it until the circuit lets a request through.
                time.sleep(error.retry_after or 1.0)
            except AnthropicError as error:
                # Its retries are used up, or it would fail again.
                failure = {"type": error.kind.value, "message": error.message, "request_id": error.request_id}
                return {"custom_id": request["custom_id"], "result": {"type": "errored", "error": failure}}
            else:
                result = {"type": "succeeded", "message": to_dict(message)}
                return {"custom_id": request["custom_id"], "result": result}


def start(client: AnthropicClient, workers: int, cls: type[Worker] = Worker) -> list[Any]:
    """Start workers. One that dies is started again, and what it was asked and had not returned is asked again."""
    remote = ray.remote(num_cpus=1, max_restarts=-1, max_task_retries=-1, max_concurrency=IN_FLIGHT)(cls)
    return [remote.remote(client) for _ in range(workers)]


def answers(workers: Sequence[Any], requests: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """One result for each request, as they end. The requests may be any number: few are held at a time."""
    source = iter(requests)
    asked: dict[Any, Any] = {}
    for worker in [worker for _ in range(IN_FLIGHT) for worker in workers]:
        asked.update((worker.answer.remote(request), worker) for request in islice(source, 1))
    while asked:
        (done,), _ = ray.wait(list(asked))
        worker = asked.pop(done)
        asked.update((worker.answer.remote(request), worker) for request in islice(source, 1))
        yield ray.get(done)


def main() -> None:
    """Parse the command line, and answer so many requests."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("redis", nargs="?", default="memory://", help="redis://host:port/db")
    parser.add_argument("--requests", type=int, default=40)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--address", help="address of a Ray cluster, or auto; without it, one is started here")
    given = parser.parse_args()
    with ExitStack() as stack:
        options: dict[str, Any] = {}
        if "ANTHROPIC_API_KEY" not in os.environ:
            # Before Ray starts, because its workers inherit the environment.
            os.environ["ANTHROPIC_API_KEY"] = "sandbox-key"
            options["base_url"] = stack.enter_context(Sandbox()).url
        ray.init(
            address=given.address, include_dashboard=False, **({} if given.address else {"num_cpus": given.workers})
        )
        stack.callback(ray.shutdown)
        client = AnthropicClient(rate_limits=RateLimits(requests_per_minute=600, storage=given.redis), **options)
        params = {"model": "claude-haiku-4-5", "max_tokens": 64, "messages": [{"role": "user", "content": "Hello"}]}
        requests = ({"custom_id": f"request-{number}", "params": params} for number in range(given.requests))
        began, results = time.monotonic(), list(answers(start(client, given.workers), requests))
        failed = sum(line["result"]["type"] != "succeeded" for line in results)
        print(f"{len(results)} results, {failed} failed, {time.monotonic() - began:.1f} s")


if __name__ == "__main__":
    main()
