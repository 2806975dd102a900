"""Runs in an environment with Ray: answers requests by `examples/many_machines.py`, kills a worker, prints what it saw.

Imports nothing of the other tests, whose libraries this environment does not have.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
from typing import Any

import many_machines as example  # from the folder of examples, which is on the path of the workers too
import ray
from ray import cloudpickle

from integrations_anthropic import AnthropicClient, AnthropicError, CircuitConfig, RateLimits


class Probe(example.Worker):
    """A worker that can also make one call as it is, and say how it ended."""

    def call(self, text: str) -> str:
        try:
            self.client.messages.create(**params(text))
        except AnthropicError as error:
            return type(error).__name__
        return "succeeded"


def params(text: str) -> dict[str, Any]:
    return {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": text}]}


def answer_all(client: AnthropicClient, count: int, kill_after: int) -> dict[str, Any]:
    """The results of so many requests, and the processes, one of which is killed after so many results."""
    workers = example.start(client, 2)
    before = ray.get([worker.process.remote() for worker in workers])
    requests = ({"custom_id": f"request-{number}", "params": params(f"request-{number}")} for number in range(count))
    lines = []
    for line in example.answers(workers, requests):
        lines.append(line)
        if len(lines) == kill_after:
            os.kill(before[0], signal.SIGKILL)
    after = ray.get([worker.process.remote() for worker in workers])
    for worker in workers:
        ray.kill(worker)
    ids = [line["custom_id"] for line in lines]
    return {"ids": ids, "kinds": sorted({line["result"]["type"] for line in lines}), "before": before, "after": after}


def share_circuit(client: AnthropicClient) -> dict[str, Any]:
    """How calls of one worker end until the circuit opens, and then the first call of the other."""
    one, other = example.start(client, 2, Probe)
    ray.get([worker.process.remote() for worker in (one, other)])
    return {
        "one": [ray.get(one.call.remote("please fail")) for _ in range(4)],
        "other": ray.get(other.call.remote("never sent")),
    }


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--url", required=True)
    parser.add_argument("--redis", required=True)
    parser.add_argument("--per-minute", type=float, required=True)
    parser.add_argument("--burst", type=int, required=True)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--secret", required=True, help="name of the variable with the key of this process alone")
    given = parser.parse_args()
    # Not in the environment that the workers inherit.
    secret = os.environ.pop(given.secret)
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, object_store_memory=80 * 2**20)
    client = AnthropicClient(
        api_key=secret,
        base_url=given.url,
        max_retries=0,
        circuit=CircuitConfig(failure_threshold=3, open_duration=600.0),
        rate_limits=RateLimits(requests_per_minute=given.per_minute, burst=given.burst, storage=given.redis),
    )
    pickled = cloudpickle.dumps(client)
    found = {
        "secret_in_pickle": secret.encode() in pickled,
        "pickle_bytes": len(pickled),
        "run": answer_all(client, given.count, kill_after=given.count // 3),
        "circuit": share_circuit(client),
    }
    ray.shutdown()
    print(json.dumps(found))


if __name__ == "__main__":
    main()
