"""One of several processes that share a limit: calls as fast as the limit allows and prints the request times.

`python limit_worker.py '{"storage": …}' COUNT [async]`: the limits as JSON, the number of threads or tasks. It prints
"ready" and reads from stdin when to end, in seconds since 1970. Where the limits have a `max_wait`, a caller also
ends when it is refused.
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from typing import Any

from integrations_anthropic import (
    AnthropicClient,
    AsyncAnthropicClient,
    DeadlineExceededError,
    LocalRateLimitError,
    RateLimits,
    to_json,
)
from integrations_anthropic.storage import redis_connection
from integrations_anthropic.testing import message_response, usage

BODY: dict[str, Any] = {"model": "m", "max_tokens": 30, "messages": [{"role": "user", "content": "Hello"}]}
RESPONSE_BODY = to_json(message_response(usage=usage(10, 20))).encode()


class FixedResponse:
    """Always the same response."""

    status = 200
    headers: Mapping[str, str] = {"content-type": "application/json"}

    def __init__(self) -> None:
        self._parts = [RESPONSE_BODY]

    def receive(self) -> bytes:
        return self._parts.pop() if self._parts else b""

    def close(self) -> None:
        """Nothing is open."""


class AsyncFixedResponse(FixedResponse):
    """The async counterpart."""

    async def receive(self) -> bytes:  # type: ignore[override]
        return super().receive()

    async def close(self) -> None:  # type: ignore[override]
        """Nothing is open."""


class RecordingTransport:
    """Responds at once and records the time of each request."""

    def __init__(self) -> None:
        self.times: list[float] = []

    def send(self, request: Any) -> FixedResponse:
        self.times.append(time.time())
        return FixedResponse()

    def close(self) -> None:
        """Nothing is open."""


class AsyncRecordingTransport:
    """The async counterpart."""

    def __init__(self) -> None:
        self.times: list[float] = []

    async def send(self, request: Any) -> AsyncFixedResponse:
        self.times.append(time.time())
        return AsyncFixedResponse()

    async def close(self) -> None:
        """Nothing is open."""


def blocking(limits: RateLimits, count: int, end: float) -> list[float]:
    transport = RecordingTransport()
    client = AnthropicClient(api_key="x", transport=transport, rate_limits=limits)

    def work(_: int) -> None:
        while (left := end - time.time()) > 0:
            try:
                client.messages.create(**BODY, deadline=left)
            except DeadlineExceededError:
                return
            except LocalRateLimitError:
                if limits.max_wait is not None:
                    return
                time.sleep(0.01)

    with ThreadPoolExecutor(count) as pool:
        list(pool.map(work, range(count)))
    return transport.times


async def awaiting(limits: RateLimits, count: int, end: float) -> list[float]:
    transport = AsyncRecordingTransport()
    client = AsyncAnthropicClient(api_key="x", transport=transport, rate_limits=limits)

    async def work() -> None:
        while (left := end - time.time()) > 0:
            try:
                await client.messages.create(**BODY, deadline=left)
            except DeadlineExceededError:
                return
            except LocalRateLimitError:
                if limits.max_wait is not None:
                    return
                await asyncio.sleep(0.01)

    await asyncio.gather(*(work() for _ in range(count)))
    return transport.times


def main() -> None:
    # On a busy machine a server takes longer than a client waits for it.
    redis_connection.BUDGET, redis_connection.DELAYED = 5.0, 7.5
    limits, count = RateLimits(**json.loads(sys.argv[1])), int(sys.argv[2])
    # Import now what the first call imports, so that all processes begin at the same time.
    warm = AnthropicClient(api_key="x", transport=RecordingTransport(), rate_limits=limits)
    warm.with_options(rate_limits=None).messages.create(**BODY)
    for module in ("integrations_anthropic.storage.redis_adapter", "redis.asyncio"):
        import_module(module)
    print("ready", flush=True)
    end = float(sys.stdin.readline())
    tasks = sys.argv[3:] == ["async"]
    print(json.dumps(asyncio.run(awaiting(limits, count, end)) if tasks else blocking(limits, count, end)))


if __name__ == "__main__":
    main()
