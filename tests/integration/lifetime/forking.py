"""A program that forks at random moments of its first calls, which eight threads make; every child makes a call, too.

    python -m tests.integration.lifetime.forking URL SEED FORKS SECONDS

Prints how many children there were, and on stderr the stack of each that hangs. The exit status is 0 if none did.
"""

from __future__ import annotations

import asyncio
import faulthandler
import os
import sys
import threading
from collections.abc import Callable
from random import Random
from typing import Any

import integrations_anthropic as sdk

HANGS_AFTER = 60
"""Seconds: generous, because a child first imports what its parent had not imported yet."""
REQUEST: dict[str, Any] = {
    "model": "claude-haiku-4-5",
    "max_tokens": 9,
    "messages": [{"role": "user", "content": "Hi"}],
}
FAILING = {**REQUEST, "model": "fails"}


class Calls:
    """What threads and children do, with clients that all of them share."""

    def __init__(self, url: str) -> None:
        self._options: dict[str, Any] = {"api_key": "k", "base_url": url, "max_retries": 0}
        self._clients: dict[str, Any] = {}

    def create(self) -> None:
        """A plain call."""
        self._client("plain").messages.create(**REQUEST)

    def stream(self) -> None:
        """A stream, read to its end."""
        with self._client("plain").messages.create_stream(**REQUEST) as stream:
            stream.get_final_message()

    def models(self) -> None:
        """Another service, and a client of its own."""
        sdk.AnthropicClient(**self._options).models.get("claude-haiku-4-5")

    def limited(self) -> None:
        """A call within limits."""
        limits = {"requests_per_minute": 1_000_000, "input_tokens_per_minute": 10**9}
        self._client("limited", rate_limits=limits).messages.create(**REQUEST)

    def failing(self) -> None:
        """Calls that fail until the circuit refuses them, with a retry that the budget counts."""
        client = self._client("failing", max_retries=1, retry={"initial_delay": 0.0, "max_delay": 0.0})
        try:
            client.messages.create(**FAILING)
        except (sdk.InternalServerError, sdk.CircuitBreakerOpenError):
            return
        raise AssertionError("the call succeeded")

    def observed(self) -> None:
        """A call with every signal on."""
        signals = {"tracer_provider": True, "meter_provider": True, "prometheus_registry": True}
        with self._client("observed", telemetry=signals).messages.create_stream(**REQUEST) as stream:
            next(stream)

    def awaited(self) -> None:
        """An async call and an async stream, in a loop of their own."""

        async def calls() -> None:
            async with sdk.AsyncAnthropicClient(**self._options) as client:
                await client.messages.create(**REQUEST)
                async with client.messages.create_stream(**REQUEST) as stream:
                    await stream.get_final_message()

        asyncio.run(calls())

    def tools(self) -> None:
        """A conversation with a tool."""

        def add(first: int, second: int) -> int:
            """Add."""
            return first + second

        self._client("plain").messages.run_tools(**REQUEST, tools=[add]).until_done()

    def _client(self, name: str, **options: Any) -> Any:
        if name not in self._clients:
            self._clients.setdefault(name, sdk.AnthropicClient(**{**self._options, **options}))
        return self._clients[name]


KINDS = ("create", "stream", "models", "limited", "failing", "observed", "awaited", "tools")


def repeat(call: Callable[[], None], ended: threading.Event, faults: list[BaseException]) -> None:
    """What a thread of the parent does."""
    try:
        while not ended.is_set():
            call()
    except BaseException as error:
        faults.append(error)
        raise


def child(call: Callable[[], None]) -> None:
    """Make the call and end the process: with 0 where it succeeded, with its stack where it hangs."""
    status = 1
    try:
        faulthandler.dump_traceback_later(HANGS_AFTER, exit=True)
        call()
        status = 0
    except BaseException:
        sys.excepthook(*sys.exc_info())
    finally:
        os._exit(status)


def main(url: str, seed: int, forks: int, seconds: float) -> int:
    """Fork at so many random moments of so many seconds; returns how many children did not end well.

    An odd seed: the client's class is imported before, as a program does that imports it by name.
    """
    random, calls = Random(seed), Calls(url)
    if seed % 2:
        assert sdk.AnthropicClient
    ended, faults = threading.Event(), list[BaseException]()
    moments = sorted(random.uniform(0.0, seconds) for _ in range(forks))
    pauses = [moment - before for before, moment in zip([0.0, *moments], moments, strict=False)]
    threads = [threading.Thread(target=repeat, args=(getattr(calls, kind), ended, faults)) for kind in KINDS]
    for thread in threads:
        thread.start()
    children = []
    for pause in pauses:
        ended.wait(pause)
        call = getattr(calls, random.choice(KINDS))
        if (process := os.fork()) == 0:
            child(call)
        children.append(process)
    statuses = [os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) for process in children]
    ended.set()
    for thread in threads:
        thread.join()
    print(len(children), "children,", sum(status != 0 for status in statuses), "did not end well")
    return sum(map(bool, statuses)) + len(faults)


if __name__ == "__main__":
    sys.exit(min(100, main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]))))
