"""The work of some cases with aiohttp alone: the body is parsed, nothing is checked."""

from __future__ import annotations

import asyncio
import json

import aiohttp
from measure import BODY, calls_of, cpu_async, sized, together

STREAMED = json.dumps({"stream": True} | BODY, separators=(",", ":"))


def create_async(url: str, argument: int, samples: int) -> list[float]:
    async def main() -> list[float]:
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=1000)) as session:

            async def one() -> None:
                async with session.post(f"{url}/v1/messages", json=BODY) as response:
                    json.loads(await response.read())

            return await cpu_async(lambda: together(one, argument, max(300, 3 * argument)), samples)

    return asyncio.run(main())


def sized_async(url: str, argument: int, samples: int) -> list[float]:
    body = sized(argument)

    async def main() -> list[float]:
        async with aiohttp.ClientSession() as session:

            async def one() -> None:
                async with session.post(f"{url}/v1/messages", json=body) as response:
                    json.loads(await response.read())

            return await cpu_async(lambda: together(one, 1, calls_of(argument)), samples)

    return asyncio.run(main())


def stream_async(url: str, argument: int, samples: int) -> list[float]:
    async def main() -> list[float]:
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=1000)) as session:
            seen = 0

            async def one() -> None:
                nonlocal seen
                async with session.post(f"{url}/packets/v1/messages", data=STREAMED) as response:
                    async for line in response.content:
                        if line.startswith(b"data:"):
                            json.loads(line[5:])
                            seen += 1

            async def work() -> int:
                nonlocal seen
                seen = 0
                await together(one, argument, argument)
                return seen

            return await cpu_async(work, samples)

    return asyncio.run(main())
