"""Plays a seed with the async client: calls side by side, in a virtual event loop."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Coroutine
from contextlib import suppress
from functools import partial
from typing import Any

from integrations_anthropic import AnthropicError, AsyncAnthropicClient
from tests.simulation._async.calls import SLACK, AsyncCall
from tests.simulation.clients import CALM_SECONDS, options_of
from tests.simulation.observed import observed, unsettled
from tests.simulation.virtual_loop import LoopClock, Stuck, VirtualEventLoop
from tests.simulation.world import World

__all__ = ["simulate_async"]


def simulate_async(seed: int) -> World:
    """The world of a seed, after everything has happened in it."""
    world = World(seed, "async")
    with observed(world):
        loop = VirtualEventLoop(world)
        world.clock, world.settle = LoopClock(loop), gc.collect
        world.call_elsewhere = partial(_call_elsewhere, loop)
        main = loop.create_task(_Simulation(world, loop).run())
        try:
            loop.run_until_complete(main)
        except Stuck as error:
            world.violated(f"{error}: {[str(task) for task in asyncio.all_tasks(loop)]}")
            main.cancel()
            with suppress(asyncio.CancelledError, Stuck):
                loop.run_until_complete(main)
        left = asyncio.all_tasks(loop)
        if left:
            world.violated(f"tasks are left: {left}")
        for connection in loop.network.connections:
            connection.close()
        for context in loop.faults:
            world.violated(f"reported to the event loop: {context}")
        loop.close()
        del main
    return world


def _call_elsewhere(loop: VirtualEventLoop, seconds: float, function: Callable[[], Coroutine[Any, Any, None]]) -> None:
    tasks = []
    loop.call_later(seconds, lambda: tasks.append(loop.create_task(function())))


class _Simulation:
    """The calls of one seed."""

    def __init__(self, world: World, loop: VirtualEventLoop) -> None:
        self.world, self.loop = world, loop
        self.random = world.random_of("calls")
        self.options = options_of(world, self.random)
        self.client = AsyncAnthropicClient(**self.options)

    async def run(self) -> None:
        """Make the calls, and look at what they leave behind."""
        random, world = self.random, self.world
        number = random.choice([1, 2, 2, 3, 3, 4, 6]) if random.random() < 0.997 else 100
        span = random.choice([0.0, 1.0, 20.0])
        calls = [AsyncCall(world, self.client, index + 1) for index in range(number)]
        jobs = [self.loop.create_task(self._call(call, random.uniform(0, span))) for call in calls]
        if world.odds.closes:
            await asyncio.sleep(random.uniform(0, span + 5))
            world.is_closed = True
            await self.client.close()
        await asyncio.gather(*jobs)
        world.calm = True
        if not world.is_closed:
            await self._look_at_what_is_left()
        await self.client.close()
        await asyncio.sleep(CALM_SECONDS)
        for connection in self.loop.network.connections:
            if connection.is_open:
                world.violated(f"connection {connection.number} was not closed with the client")

    async def _call(self, call: AsyncCall, delay: float) -> None:
        random = self.world.random_of("cancelling", call.number)
        await asyncio.sleep(delay)
        task = self.loop.create_task(call.run())
        cancelled_at = None
        if random.random() < self.world.odds.cancelled:
            await asyncio.wait([task], timeout=random.choice([0.0, 0.0001, 0.003, 0.02, 1.0, 5.0]))
            if not task.done():
                cancelled_at = self.loop.time()
                task.cancel()
        try:
            await task
        except asyncio.CancelledError:
            if cancelled_at is None:
                self.world.violated(f"call {call.number} was cancelled, and not from outside")
            elif call.ended > cancelled_at + SLACK:
                self.world.violated(f"call {call.number} ended {call.ended - cancelled_at} s after it was cancelled")
        except Exception as error:
            self.world.violated(f"call {call.number} raised {error!r}, which is no AnthropicError")

    async def _look_at_what_is_left(self) -> None:
        """Limits, circuit and pool are as if nothing had happened: calls as many as there are connections succeed."""
        self.world.settle()
        await asyncio.sleep(CALM_SECONDS)
        for found in unsettled(self.client, limits=False):
            self.world.violated(found)
        if self.world.odds.limited or self.options["circuit"]:
            await self._succeed(self.client, 2, 1)
        # As many as there are connections, at once; or more, which wait for one another.
        more, pool_timeout = self.random.choice([(0, 0.001), (0, 0.001), (2, 5.0)])
        eager = self.client.with_options(pool_timeout=pool_timeout, circuit=None, rate_limits=None)
        await self._succeed(eager, 1, self.options["max_connections"] + more)
        for found in unsettled(self.client):
            self.world.violated(f"at the end, {found}")

    async def _succeed(self, client: AsyncAnthropicClient, rounds: int, at_once: int) -> None:
        hello: Any = {"model": "claude-sonnet-4-5", "max_tokens": 5}
        for index in range(rounds):
            await asyncio.sleep(CALM_SECONDS)
            calls: list[Coroutine[Any, Any, Any]] = []
            for number in range(at_once):
                name = f"{9_000_000 + 1000 * at_once + 100 * index + number}"
                headers = {"x-call": name, "x-operation": "create"}
                messages = [{"role": "user", "content": f"call {name} "}]
                calls.append(client.messages.create(**hello, messages=messages, extra_headers=headers, max_retries=0))
            for outcome in await asyncio.gather(*calls, return_exceptions=True):
                if isinstance(outcome, BaseException):
                    kind = "" if isinstance(outcome, AnthropicError) else "no AnthropicError: "
                    self.world.violated(f"after all calls, one more failed: {kind}{outcome!r}")
