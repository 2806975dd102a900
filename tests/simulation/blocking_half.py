"""Plays a seed with the sync client: calls one after another, some of their streams read in turns, in one thread.

What another thread would do, such as closing the client, is done while this one waits in a socket.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from integrations_anthropic import AnthropicClient, AnthropicError
from tests.simulation._sync.calls import Call
from tests.simulation.clients import CALM_SECONDS, options_of
from tests.simulation.observed import observed, unsettled
from tests.simulation.virtual_loop import Stuck
from tests.simulation.virtual_sockets import BlockingNetwork
from tests.simulation.virtual_waits import BlockingClock
from tests.simulation.world import World

__all__ = ["simulate_blocking"]


def simulate_blocking(seed: int) -> World:
    """The world of a seed, after everything has happened in it."""
    world = World(seed, "blocking")
    with observed(world):
        blocking = BlockingNetwork(world)
        world.clock = BlockingClock(blocking)
        world.settle = blocking.settle
        world.call_elsewhere = blocking.call_later
        with blocking.replaced():
            try:
                _Simulation(world, blocking).run()
            except Stuck as error:
                world.violated(str(error))
            except Exception as error:
                world.violated(f"a call raised {error!r}, which is no AnthropicError")
        for connection in blocking.network.connections:
            connection.close()
    return world


class _Simulation:
    """The calls of one seed."""

    def __init__(self, world: World, blocking: BlockingNetwork) -> None:
        self.world, self.blocking = world, blocking
        self.random = world.random_of("calls")
        self.options = options_of(world, self.random)
        self.client = AnthropicClient(**self.options)

    def run(self) -> None:
        """Make the calls, and look at what they leave behind."""
        random, world = self.random, self.world
        number = random.choice([1, 2, 2, 3, 3, 4, 6]) if random.random() < 0.997 else 100
        if world.odds.closes:
            self.blocking.call_later(random.uniform(0, 10), self._close)
        calls = [Call(world, self.client, index + 1) for index in range(number)]
        while calls:
            # One more than there are connections waits for the pool, and for another thread that closes a stream.
            together = random.randrange(1, 2 + self.options["max_connections"])
            if together > 1:
                self._read_in_turns(calls[:together])
            else:
                calls[0].run()
            del calls[:together]
            self.blocking.sleep(random.choice([0.0, 0.0, 0.001, 1.0, 5.0]))
        world.calm = True
        self.blocking.sleep(CALM_SECONDS)
        if not world.is_closed:
            self._look_at_what_is_left()
        self.client.close()
        self.blocking.sleep(CALM_SECONDS)
        for connection in self.blocking.network.connections:
            if connection.is_open:
                world.violated(f"connection {connection.number} was not closed with the client")

    def _close(self) -> None:
        self.world.is_closed = True
        self.client.close()

    def _read_in_turns(self, calls: list[Call]) -> None:
        """Read several streams at once: an event of one, then one of any."""
        # A stream is opened when its first event is read.
        streams = [(call, call.stream(), self.random.choice([3, 1000])) for call in calls]
        self.world.kept += [stream for _, stream, _ in streams]
        self.world.call_elsewhere(self.random.choice([0.5, 3.0]), streams[0][1].close)
        counts = dict.fromkeys((call.number for call in calls), 0)
        while streams:
            call, stream, most = chosen = self.random.choice(streams)
            try:
                event = next(stream, None)
            except AnthropicError as error:
                call.check_error(error)
                event = None
            else:
                counts[call.number] += 1
                if event is None:
                    call.outcome = "read in turns"
                    whole = not self.world.is_closed and stream is not self.world.kept[-len(calls)]
                    call.check_stream(stream, whole=whole)
            if event is None or counts[call.number] == most:
                streams.remove(chosen)
                self.world.note(f"call {call.number} (in turns): {call.outcome}")
                with suppress(AnthropicError):
                    stream.close()
                call.check_repeats()

    def _look_at_what_is_left(self) -> None:
        """Limits, circuit and pool are as if nothing had happened: as many streams as connections can be open."""
        self.world.settle()
        self.blocking.sleep(CALM_SECONDS)
        for found in unsettled(self.client, limits=False):
            self.world.violated(found)
        if self.world.odds.limited or self.options["circuit"]:
            self._open(self.client, 1)
            self._open(self.client, 1)
        self._open(self.client.with_options(pool_timeout=0.001, circuit=None, rate_limits=None), None)
        for found in unsettled(self.client):
            self.world.violated(f"at the end, {found}")

    def _open(self, client: AnthropicClient, number: int | None) -> None:
        """Have so many streams open at once, or one on each connection; then read them."""
        self.blocking.sleep(CALM_SECONDS)
        hello: Any = {"model": "claude-sonnet-4-5", "max_tokens": 5}
        streams = []
        try:
            for index in range(number or self.options["max_connections"]):
                name = f"{9_000_000 + len(self.world.arrivals) * 10 + index}"
                headers = {"x-call": name, "x-operation": "stream"}
                messages = [{"role": "user", "content": f"call {name} "}]
                stream = client.messages.create_stream(**hello, messages=messages, extra_headers=headers, max_retries=0)
                streams.append(stream.__enter__())
            for stream in streams:
                stream.get_final_message()
        except AnthropicError as error:
            self.world.violated(f"after all calls, one more failed: {error!r}")
        finally:
            for stream in streams:
                stream.close()
