"""The work of each case with the official client."""

from __future__ import annotations

import asyncio
import time

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


def import_client(url: str, argument: int, samples: int) -> list[float]:
    def work() -> None:
        from anthropic import Anthropic

        Anthropic(api_key="x", base_url=url)

    return once(work, time.perf_counter)


def first_call(url: str, argument: int, samples: int) -> list[float]:
    from anthropic import Anthropic

    client = Anthropic(api_key="x", base_url=url)
    return once(lambda: client.messages.create(**BODY), time.process_time)


def start(url: str, argument: int, samples: int) -> list[float]:
    def work() -> None:
        from anthropic import Anthropic

        Anthropic(api_key="x", base_url=url).messages.create(**BODY)

    return once(work, time.process_time)


def create(url: str, argument: int, samples: int) -> list[float]:
    from anthropic import Anthropic

    with Anthropic(api_key="x", base_url=url) as client:

        def work() -> int:
            for _ in range(200):
                client.messages.create(**BODY)
            return 200

        return cpu(work, samples)


def create_async(url: str, argument: int, samples: int) -> list[float]:
    from anthropic import AsyncAnthropic

    async def main() -> list[float]:
        async with AsyncAnthropic(api_key="x", base_url=url, timeout=60) as client:
            return await cpu_async(
                lambda: together(lambda: client.messages.create(**BODY), argument, max(300, 3 * argument)), samples
            )

    return asyncio.run(main())


def sized_async(url: str, argument: int, samples: int) -> list[float]:
    from anthropic import AsyncAnthropic

    body = sized(argument)

    async def main() -> list[float]:
        async with AsyncAnthropic(api_key="x", base_url=url, timeout=60) as client:
            calls = calls_of(argument)
            return await cpu_async(lambda: together(lambda: client.messages.create(**body), 1, calls), samples)

    return asyncio.run(main())


def stream(url: str, argument: int, samples: int) -> list[float]:
    from anthropic import Anthropic

    with Anthropic(api_key="x", base_url=url) as client:

        def work() -> int:
            with client.messages.create(**BODY, stream=True) as events:
                return sum(1 for _ in events)

        return cpu(work, samples)


def stream_async(url: str, argument: int, samples: int) -> list[float]:
    from anthropic import AsyncAnthropic

    async def main() -> list[float]:
        async with AsyncAnthropic(api_key="x", base_url=f"{url}/packets", timeout=60) as client:
            seen = 0

            async def one() -> None:
                nonlocal seen
                async with await client.messages.create(**BODY, stream=True) as events:
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
    from anthropic import Anthropic

    with Anthropic(api_key="x", base_url=url) as client:

        def work() -> int:
            with client.messages.stream(**BODY) as events:
                count = sum(1 for _ in events.text_stream)
                events.get_final_message()
                return count

        return cpu(work, samples)


def results(url: str, argument: int, samples: int) -> list[float]:
    from anthropic import Anthropic

    with Anthropic(api_key="x", base_url=url) as client:
        return cpu(lambda: sum(1 for _ in client.messages.batches.results("b")), samples)


def many_messages(url: str, argument: int, samples: int) -> list[float]:
    from anthropic import Anthropic

    turns = messages(argument)
    with Anthropic(api_key="x", base_url=url) as client:

        def work() -> int:
            for _ in range(10):
                client.messages.create(model=MODEL, max_tokens=9, messages=turns)
            return 10

        return cpu(work, samples)


def picture(url: str, argument: int, samples: int) -> list[float]:
    from anthropic import Anthropic

    turns = large_picture()
    with Anthropic(api_key="x", base_url=url) as client:

        def work() -> int:
            for _ in range(argument):
                client.messages.create(model=MODEL, max_tokens=9, messages=turns)
            return argument

        return cpu(work, samples)


def open_memory(url: str, argument: int, samples: int) -> list[float]:
    from anthropic import AsyncAnthropic

    async def main() -> list[float]:
        async with AsyncAnthropic(api_key="x", base_url=f"{url}/hanging", timeout=60) as client:

            async def one() -> object:
                events = await client.messages.create(**BODY, stream=True)
                await anext(aiter(events))
                return events

            return await kept_memory(one, argument, samples)

    return asyncio.run(main())
