"""A program whose last call is made while the interpreter ends.

    python -m tests.integration.lifetime.ending URL PLACE HALF BEFORE

PLACE: `atexit`, or `early_atexit` before the first call; or `global` or `builtins`, the module that keeps an object
whose `__del__` calls. HALF: `sync` or `async`. BEFORE: `used` or `unused`, whether the client made a call before.
Prints what came of the last call.
"""

from __future__ import annotations

import asyncio
import atexit
import builtins
import os
import sys
from typing import Any

from integrations_anthropic import AnthropicClient, AnthropicError, AsyncAnthropicClient

REQUEST: dict[str, Any] = {
    "model": "claude-haiku-4-5",
    "max_tokens": 9,
    "messages": [{"role": "user", "content": "Hi"}],
}
kept: Any = None


class Caller:
    """Calls with one client. What its methods need it keeps: at its end, a module has no globals any more."""

    def __init__(self, url: str, half: str) -> None:
        kind: Any = AnthropicClient if half == "sync" else AsyncAnthropicClient
        self._client = kind(api_key="k", base_url=url, max_retries=0, telemetry={"prometheus_registry": True})
        self._run: Any = None if half == "sync" else asyncio.run
        self._error, self._write, self._request = AnthropicError, os.write, REQUEST

    def call(self) -> None:
        """Make a call."""
        if self._run is None:
            self._client.messages.create(**self._request)
        else:
            self._run(self._create())

    def report(self) -> None:
        """Make a call, and print what came of it."""
        try:
            self.call()
        except self._error as error:
            self._write(1, f"{type(error).__name__}: {error}".encode())
        else:
            self._write(1, b"ok")

    async def _create(self) -> None:
        await self._client.messages.create(**self._request)


class CollectedCaller(Caller):
    """Makes its last call when it is collected."""

    def __del__(self) -> None:
        self.report()


def main(url: str, place: str, half: str, before: str) -> None:
    """Prepare the last call."""
    global kept
    caller = (Caller if "atexit" in place else CollectedCaller)(url, half)
    if place == "early_atexit":
        # Run after the functions that the package registers when it is first used.
        atexit.register(caller.report)
    if before == "used":
        caller.call()
    elif half == "async":
        # So that asyncio has imported what it needs itself.
        asyncio.run(asyncio.sleep(0))
    if place == "atexit":
        atexit.register(caller.report)
    elif place == "global":
        kept = caller
    elif place == "builtins":
        builtins.kept = caller  # type: ignore[attr-defined]  # outlives every other module


if __name__ == "__main__":
    main(*sys.argv[1:])
