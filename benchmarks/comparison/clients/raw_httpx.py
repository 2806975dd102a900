"""The work of some cases with httpx alone: the body is parsed, nothing is checked."""

from __future__ import annotations

import asyncio
import json

import httpx
from measure import BODY, calls_of, cpu, cpu_async, sized, together

STREAMED = json.dumps({"stream": True} | BODY, separators=(",", ":"))


def create(url: str, argument: int, samples: int) -> list[float]:
    with httpx.Client(base_url=url) as client:

        def work() -> int:
            for _ in range(200):
                json.loads(client.post("/v1/messages", json=BODY).content)
            return 200

        return cpu(work, samples)


def create_async(url: str, argument: int, samples: int) -> list[float]:
    async def main() -> list[float]:
        limits = httpx.Limits(max_connections=1000)
        async with httpx.AsyncClient(base_url=url, limits=limits, timeout=60) as client:

            async def one() -> None:
                json.loads((await client.post("/v1/messages", json=BODY)).content)

            return await cpu_async(lambda: together(one, argument, max(300, argument)), samples)

    return asyncio.run(main())


def sized_async(url: str, argument: int, samples: int) -> list[float]:
    body = sized(argument)

    async def main() -> list[float]:
        async with httpx.AsyncClient(base_url=url, timeout=60) as client:

            async def one() -> None:
                json.loads((await client.post("/v1/messages", json=body)).content)

            return await cpu_async(lambda: together(one, 1, calls_of(argument)), samples)

    return asyncio.run(main())


def stream(url: str, argument: int, samples: int) -> list[float]:
    with httpx.Client(base_url=url) as client:

        def work() -> int:
            with client.stream("POST", "/v1/messages", content=STREAMED) as response:
                lines = (line for line in response.iter_lines() if line.startswith("data:"))
                return sum(json.loads(line[5:]) is not None for line in lines)

        return cpu(work, samples)
