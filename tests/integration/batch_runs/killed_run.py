"""A program that runs a file of requests over batches, and ends itself with SIGKILL at a step of its work.

Arguments: the half, the URL, the file of requests, the output, the step (see `STEPS`) and which of its calls ends the
process, 0 for none, and where: before it, after it, or in the middle of what it writes. Prints its memory at the end.
"""

from __future__ import annotations

import asyncio
import json
import os
import resource
import signal
import sys
from typing import Any

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient
from integrations_anthropic._async.http.transport import AsyncHTTPTransport
from integrations_anthropic._batch_files.locked_file import LockedFile
from integrations_anthropic._batch_files.state_file import StateFile
from integrations_anthropic._sync.http.transport import HTTPTransport

STEPS: dict[str, tuple[Any, str]] = {
    "append": (LockedFile, "append"),
    "sync": (LockedFile, "sync"),
    "submits": (StateFile, "submits"),
    "submitted": (StateFile, "submitted"),
    "send": (None, "send"),
}
BATCHES: dict[str, Any] = {"max_requests": 1500, "max_open": 3}


def end() -> None:
    """The process ends here, as by a power switch."""
    os.kill(os.getpid(), signal.SIGKILL)


def kill_at(half: str, step: str, count: int, where: str) -> None:
    """Have the process end at a call of a step."""
    owner, name = STEPS[step]
    owner = owner or (HTTPTransport if half == "sync" else AsyncHTTPTransport)
    genuine = getattr(owner, name)
    left = [count]

    def before(self: Any, *given: Any) -> bool:
        left[0] -= 1
        if left[0] == 0 and where == "before":
            end()
        if left[0] == 0 and where == "middle" and step == "append":
            genuine(self, given[0][: len(given[0]) // 2])
            end()
        return left[0] == 0

    def killed(self: Any, *given: Any) -> Any:
        last = before(self, *given)
        value = genuine(self, *given)
        if last:
            end()
        return value

    async def killed_async(self: Any, *given: Any) -> Any:
        last = before(self, *given)
        value = await genuine(self, *given)
        if last:
            end()
        return value

    setattr(owner, name, killed_async if asyncio.iscoroutinefunction(genuine) else killed)


async def run_async(url: str, requests: str, out: str) -> Any:
    async with AsyncAnthropicClient(api_key="k", base_url=url) as client:
        return await client.batches.run(requests, **BATCHES).write_to(out)


def main(half: str, url: str, requests: str, out: str, step: str, count: str, where: str) -> None:
    # What importing and a first call need is not the run's.
    with AnthropicClient(api_key="k", base_url=url) as client:
        client.batches.list(limit=1)
        imported = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        if int(count):
            kill_at(half, step, int(count), where)
        if half == "sync":
            progress = client.batches.run(requests, **BATCHES).write_to(out)
        else:
            progress = asyncio.run(run_async(url, requests, out))
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - imported
    print(json.dumps({"grown": grown / 1024, "succeeded": progress.succeeded, "total": progress.total}))


if __name__ == "__main__":
    main(*sys.argv[1:])
