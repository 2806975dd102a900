"""A worker in a process of its own: `python working.py URL ENVIRONMENT HALF WHAT`, and what it says to its test."""

from __future__ import annotations

import asyncio
import signal
import sys
from typing import Any

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient

URL, ENVIRONMENT, HALF, WHAT = sys.argv[1:]
OPTIONS: dict[str, Any] = {"base_url": URL, "api_key": "sandbox-key"}
WORKING: dict[str, Any] = {"lease_seconds": 30, "until_empty": WHAT != "drained"}


def say(*words: object) -> None:
    print(*words, flush=True)


def blocking() -> None:
    """The worker of the synchronous client."""

    def handler(job: Any) -> None:
        calls = job.open_calls()
        say("open", len(calls))
        for call in calls:
            say("sent" if job.answer(call, f"{call.name} by {WHAT}") else "had one")
            if WHAT != "second":
                # Killed, or asked to stop, here.
                say(sys.stdin.readline().strip())

    with AnthropicClient(**OPTIONS) as client:
        worker = client.environments.work.worker(ENVIRONMENT, handler, **WORKING)
        with worker.stopped_by(signal.SIGTERM):
            worker.run()


async def awaiting() -> None:
    """The worker of the asynchronous client."""

    async def handler(job: Any) -> None:
        calls = await job.open_calls()
        say("open", len(calls))
        for call in calls:
            say("sent" if await job.answer(call, f"{call.name} by {WHAT}") else "had one")
            if WHAT != "second":
                say((await asyncio.to_thread(sys.stdin.readline)).strip())

    async with AsyncAnthropicClient(**OPTIONS) as client:
        worker = client.environments.work.worker(ENVIRONMENT, handler, **WORKING)
        with worker.stopped_by(signal.SIGTERM):
            await worker.run()


if __name__ == "__main__":
    if HALF == "async":
        asyncio.run(awaiting())
    else:
        blocking()
    say("ended")
