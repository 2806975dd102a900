"""Cases of this SDK alone: what one way of using it costs beside another, in one process, in turn."""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path
from typing import Any

from measure import BODY, together

sys.path.append(str(Path(__file__).parents[2]))  # benchmarks/, where the cost of silent telemetry is measured


def growth(url: str, argument: int, samples: int) -> list[float]:
    """The cost of a call of 500 at once, as a multiple of that of one at a time."""
    from integrations_anthropic import AsyncAnthropicClient

    async def main() -> list[float]:
        async with AsyncAnthropicClient(api_key="x", base_url=url, timeout=60) as client:

            async def cost(tasks: int) -> float:
                # The lesser of two rounds, because other load can only add to it.
                rounds = []
                for _ in range(2):
                    before = time.process_time()
                    calls = await together(lambda: client.messages.create(**BODY), tasks, 1500)
                    rounds.append((time.process_time() - before) / calls)
                return min(rounds)

            await cost(500)
            return [await cost(500) / await cost(1) for _ in range(samples)]

    return asyncio.run(main())


def resilience(url: str, argument: int, samples: int) -> list[float]:
    """Microseconds that retries, circuit and limits in memory add to a call that succeeds."""
    from integrations_anthropic import AnthropicClient, RateLimits
    from integrations_anthropic.testing import MockTransport, message_response

    def mocked() -> MockTransport:
        return MockTransport().returning(message_response())

    limits = RateLimits(requests_per_minute=1e9, input_tokens_per_minute=1e12, output_tokens_per_minute=1e12)
    with (
        AnthropicClient(api_key="x", transport=mocked(), rate_limits=limits) as full,
        AnthropicClient(api_key="x", transport=mocked(), circuit=None, max_retries=0) as bare,
    ):
        return [_cost(full) - _cost(bare) for _ in range(samples + 1)][1:]


def _cost(client: Any) -> float:
    """Microseconds of one call: the least of several rounds, because other load can only add to it."""
    create = client.messages.create
    rounds = []
    for _ in range(8):
        before = time.process_time()
        for _ in range(250):
            create(**BODY)
        rounds.append((time.process_time() - before) / 250 * 1e6)
    return min(rounds)


def telemetry(url: str, argument: int, samples: int) -> list[float]:
    """Microseconds that the hooks of telemetry which is off cost a call."""
    from hooks import silent_cost

    return [silent_cost() for _ in range(samples)]
