"""A program that reads all results of a batch and prints their number and the peak memory (RSS) in KiB.

Usage: `python -m tests.integration.reader URL blocking|awaiting`.
"""

from __future__ import annotations

import asyncio
import resource
import sys

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient


def blocking(url: str) -> int:
    """Read with the sync client; returns the number of results."""
    with AnthropicClient(api_key="k", base_url=url) as client, client.batches.results("msgbatch_1") as results:
        return sum(1 for _ in results)


async def awaiting(url: str) -> int:
    """Read with the async client; returns the number of results."""
    async with (
        AsyncAnthropicClient(api_key="k", base_url=url) as client,
        client.batches.results("msgbatch_1") as results,
    ):
        return len([None async for _ in results])


if __name__ == "__main__":
    count = blocking(sys.argv[1]) if sys.argv[2] == "blocking" else asyncio.run(awaiting(sys.argv[1]))
    print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
