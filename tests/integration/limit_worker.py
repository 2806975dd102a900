"""One of several processes under one limit: calls as fast as it may for a while, and prints when it was let through.

`python limit_worker.py '{"storage": …}' threads [async]`: limits as JSON. It says that it is ready, and reads when to
end, in seconds since 1970.
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
from integrations_anthropic.testing import message_response, usage

BODY: dict[str, Any] = {"model": "m", "max_tokens": 30, "messages": [{"role": "user", "content": "Hello"}]}
ANSWER = to_json(message_response(usage=usage(10, 20))).encode()


class Answer:
    """Always the same one."""

    status = 200
    headers: Mapping[str, str] = {"content-type": "application/json"}

    def __init__(self) -> None:
        self._pieces = [ANSWER]

    def receive(self) -> bytes:
        return self._pieces.pop() if self._pieces else b""

    def close(self) -> None:
        """Nothing is open."""


class AsyncResponse(Answer):
    """The same for tasks."""

    async def receive(self) -> bytes:  # type: ignore[override]
        return super().receive()

    async def close(self) -> None:  # type: ignore[override]
        """Nothing is open."""


class Noting:
    """Answers at once, and notes when."""

    def __init__(self) -> None:
        self.moments: list[float] = []

    def send(self, request: Any) -> Answer:
        self.moments.append(time.time())
        return Answer()

    def close(self) -> None:
        """Nothing is open."""


class AsyncNoting:
    """The same for tasks."""

    def __init__(self) -> None:
        self.moments: list[float] = []

    async def send(self, request: Any) -> AsyncResponse:
        self.moments.append(time.time())
        return AsyncResponse()

    async def close(self) -> None:
        """Nothing is open."""


def blocking(limits: RateLimits, count: int, end: float) -> list[float]:
    transport = Noting()
    client = AnthropicClient(api_key="x", transport=transport, rate_limits=limits)

    def work(_: int) -> None:
        while (left := end - time.time()) > 0:
            try:
                client.messages.create(**BODY, deadline=left)
            except DeadlineExceededError:
                return
            except LocalRateLimitError:
                time.sleep(0.01)

    with ThreadPoolExecutor(count) as pool:
        list(pool.map(work, range(count)))
    return transport.moments


async def awaiting(limits: RateLimits, count: int, end: float) -> list[float]:
    transport = AsyncNoting()
    client = AsyncAnthropicClient(api_key="x", transport=transport, rate_limits=limits)

    async def work() -> None:
        while (left := end - time.time()) > 0:
            try:
                await client.messages.create(**BODY, deadline=left)
            except DeadlineExceededError:
                return
            except LocalRateLimitError:
                await asyncio.sleep(0.01)

    await asyncio.gather(*(work() for _ in range(count)))
    return transport.moments


def main() -> None:
    limits, count = RateLimits(**json.loads(sys.argv[1])), int(sys.argv[2])
    # What is loaded at the first call is loaded now, so that all begin at once.
    warm = AnthropicClient(api_key="x", transport=Noting(), rate_limits=limits)
    warm.with_options(rate_limits=None).messages.create(**BODY)
    import_module("integrations_anthropic.storage.redis_adapter")
    print("ready", flush=True)
    end = float(sys.stdin.readline())
    tasks = sys.argv[3:] == ["async"]
    print(json.dumps(asyncio.run(awaiting(limits, count, end)) if tasks else blocking(limits, count, end)))


if __name__ == "__main__":
    main()
