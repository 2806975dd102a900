"""The work of each case with this SDK."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from measure import (
    BODY,
    MODEL,
    calls_of,
    cpu,
    cpu_async,
    kept_memory,
    large_picture,
    messages,
    once,
    sized,
    together,
)

OPTIONS: dict[str, Any] = {}
"""Options of each client, given by the case."""


def import_client(url: str, argument: int, samples: int) -> list[float]:
    def work() -> None:
        from integrations_anthropic import AnthropicClient

        AnthropicClient(api_key="x", base_url=url, **OPTIONS)

    return once(work, time.perf_counter)


def first_call(url: str, argument: int, samples: int) -> list[float]:
    from integrations_anthropic import AnthropicClient

    client = AnthropicClient(api_key="x", base_url=url, **OPTIONS)
    return once(lambda: client.messages.create(**BODY), time.process_time)


def start(url: str, argument: int, samples: int) -> list[float]:
    def work() -> None:
        from integrations_anthropic import AnthropicClient

        AnthropicClient(api_key="x", base_url=url, **OPTIONS).messages.create(**BODY)

    return once(work, time.process_time)


def create(url: str, argument: int, samples: int) -> list[float]:
    from integrations_anthropic import AnthropicClient

    with AnthropicClient(api_key="x", base_url=url, **OPTIONS) as client:

        def work() -> int:
            for _ in range(200):
                client.messages.create(**BODY)
            return 200

        return cpu(work, samples)


def create_async(url: str, argument: int, samples: int) -> list[float]:
    from integrations_anthropic import AsyncAnthropicClient

    async def main() -> list[float]:
        async with AsyncAnthropicClient(api_key="x", base_url=url, timeout=60, **OPTIONS) as client:
            return await cpu_async(
                lambda: together(lambda: client.messages.create(**BODY), argument, max(300, 3 * argument)), samples
            )

    return asyncio.run(main())


def cold_async(url: str, argument: int, samples: int) -> list[float]:
    from integrations_anthropic import AsyncAnthropicClient

    async def work() -> int:
        async with AsyncAnthropicClient(api_key="x", base_url=url, timeout=60, **OPTIONS) as client:
            return await together(lambda: client.messages.create(**BODY), argument, argument)

    async def main() -> list[float]:
        return await cpu_async(work, samples)

    return asyncio.run(main())


def sized_async(url: str, argument: int, samples: int) -> list[float]:
    from integrations_anthropic import AsyncAnthropicClient

    body = sized(argument)

    async def main() -> list[float]:
        async with AsyncAnthropicClient(api_key="x", base_url=url, timeout=60, **OPTIONS) as client:
            calls = calls_of(argument)
            return await cpu_async(lambda: together(lambda: client.messages.create(**body), 1, calls), samples)

    return asyncio.run(main())


def stream(url: str, argument: int, samples: int) -> list[float]:
    from integrations_anthropic import AnthropicClient

    with AnthropicClient(api_key="x", base_url=url, **OPTIONS) as client:

        def work() -> int:
            with client.messages.create_stream(**BODY) as events:
                return sum(1 for _ in events)

        return cpu(work, samples)


def stream_async(url: str, argument: int, samples: int) -> list[float]:
    from integrations_anthropic import AsyncAnthropicClient

    async def main() -> list[float]:
        async with AsyncAnthropicClient(
            api_key="x", base_url=f"{url}/packets", timeout=60, max_connections=argument + 1, **OPTIONS
        ) as client:
            seen = 0

            async def one() -> None:
                nonlocal seen
                async with client.messages.create_stream(**BODY) as events:
                    async for _ in events:
                        seen += 1

            async def work() -> int:
                nonlocal seen
                seen = 0
                await together(one, argument, argument)
                return seen

            return await cpu_async(work, samples)

    return asyncio.run(main())


def text_stream(url: str, argument: int, samples: int) -> list[float]:
    from integrations_anthropic import AnthropicClient

    with AnthropicClient(api_key="x", base_url=url, **OPTIONS) as client:

        def work() -> int:
            with client.messages.create_stream(**BODY) as events:
                count = sum(1 for _ in events.text_stream)
                events.get_final_message()
                return count

        return cpu(work, samples)


def results(url: str, argument: int, samples: int) -> list[float]:
    from integrations_anthropic import AnthropicClient

    with AnthropicClient(api_key="x", base_url=url, **OPTIONS) as client:
        return cpu(lambda: sum(1 for _ in client.batches.results("b")), samples)


def many_messages(url: str, argument: int, samples: int) -> list[float]:
    from integrations_anthropic import AnthropicClient

    turns = messages(argument)
    with AnthropicClient(api_key="x", base_url=url, **OPTIONS) as client:

        def work() -> int:
            for _ in range(10):
                client.messages.create(model=MODEL, max_tokens=9, messages=turns)
            return 10

        return cpu(work, samples)


def picture(url: str, argument: int, samples: int) -> list[float]:
    from integrations_anthropic import AnthropicClient, RateLimits

    limits = RateLimits(requests_per_minute=1e6, input_tokens_per_minute=1e9, output_tokens_per_minute=1e9)
    turns = large_picture()
    with AnthropicClient(api_key="x", base_url=url, rate_limits=limits, **OPTIONS) as client:

        def work() -> int:
            for _ in range(argument):
                client.messages.create(model=MODEL, max_tokens=9, messages=turns)
            return argument

        return cpu(work, samples)


def open_memory(url: str, argument: int, samples: int) -> list[float]:
    from integrations_anthropic import AsyncAnthropicClient

    async def main() -> list[float]:
        async with AsyncAnthropicClient(
            api_key="x", base_url=f"{url}/hanging", timeout=60, max_connections=argument + 1
        ) as client:

            async def one() -> object:
                events = client.messages.create_stream(**BODY)
                await anext(aiter(events))
                return events

            return await kept_memory(one, argument, samples)

    return asyncio.run(main())
