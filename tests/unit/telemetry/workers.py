"""Worker processes with metrics in PROMETHEUS_MULTIPROC_DIR; prints what scrapes show, as JSON."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from contextlib import suppress
from typing import Any, NamedTuple

from prometheus_client import CollectorRegistry
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

from integrations_anthropic import AnthropicClient, APIError, CircuitConfig, Telemetry
from integrations_anthropic.testing import MockTransport, Reply
from tests.unit.responses import MESSAGE, failure, reply_with

HELLO: dict[str, Any] = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}


class Worker(NamedTuple):
    """A child process that waits to be ended."""

    process: int
    go: int

    def end(self) -> None:
        """Let it end, and say so, as a server does."""
        os.write(self.go, b"x")
        os.waitpid(self.process, 0)
        mark_process_dead(self.process)


def client_of(*replies: Reply) -> AnthropicClient:
    return AnthropicClient(
        api_key="k",
        transport=MockTransport(*replies),
        telemetry=Telemetry(prometheus_registry=True),
        max_retries=0,
        circuit=CircuitConfig(failure_threshold=1),
    )


def started(work: Callable[[], object]) -> Worker:
    """A worker that has done its work."""
    ready, go = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        kept = work()
        os.write(ready[1], b"x")
        os.read(go[0], 1)
        del kept
        os._exit(0)
    os.read(ready[0], 1)
    return Worker(child, go[1])


def call(client: AnthropicClient) -> AnthropicClient:
    with suppress(APIError):
        client.messages.create(**HELLO)
    return client


def limited(remaining: int, *, fails: bool = False) -> Reply:
    stated = {"anthropic_ratelimit_requests_remaining": str(remaining)}
    return reply_with(failure("api_error"), 500, **stated) if fails else reply_with(MESSAGE, **stated)


def scraped() -> CollectorRegistry:
    registry = CollectorRegistry()
    MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # has no types
    return registry


def gauges() -> dict[str, float | None]:
    found = scraped()
    return {
        "state": found.get_sample_value("anthropic_circuit_breaker_state", {"service": "messages"}),
        "remaining": found.get_sample_value("anthropic_rate_limit_remaining", {"limit_type": "requests"}),
    }


def main() -> None:
    shown: dict[str, Any] = {}
    parent = call(client_of(limited(2)))
    sick = started(lambda: call(client_of(limited(40, fails=True))))
    well = started(lambda: call(client_of(limited(30))))
    shown["open"] = gauges()
    parent.close()
    shown["parent closed"] = gauges()
    sick.end()
    shown["one ended"] = gauges()
    # A child that makes no call has nothing of its parent's.
    idle = started(lambda: None)
    shown["forked"] = gauges()
    idle.end()
    well.end()
    labels = {"method": "create", "service": "messages"}
    shown["calls"] = {
        status: scraped().get_sample_value(
            "anthropic_requests_total", labels | {"status": status, "model": HELLO["model"]}
        )
        for status in ("error", "success")
    }
    print(json.dumps(shown))


if __name__ == "__main__":
    main()
