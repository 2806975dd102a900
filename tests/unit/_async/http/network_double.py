"""A double of the network below httpcore: there is always something to read, and each read takes virtual time."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from integrations_anthropic._async.http import direct_transport
from integrations_anthropic._runtime.httpcore_network import AsyncHttpcoreNetwork
from integrations_anthropic._runtime.network import faults
from integrations_anthropic.testing import VirtualClock
from tests.unit.floods import Flood

STEP = 0.01
"""Seconds that pass with each read."""
MOST_READS = 5_000
"""More reads are a time limit that nothing holds to."""


class AsyncFloodedStream:
    """A connection that is never silent. It keeps what is written, and ignores timeouts: nothing ever waits."""

    def __init__(self, flood: Flood, clock: VirtualClock, *, http2: bool) -> None:
        self._clock = clock
        self._ready = flood.first
        self._again = flood.again
        self._http2 = http2
        self.reads = 0
        self.written: list[bytes] = []
        self.faults: list[BaseException] = []
        """Raised by the next reads, in their order."""

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """The next piece."""
        self.reads += 1
        assert self.reads < MOST_READS, "no time limit ended this"
        self._clock.advance(STEP)
        if self.faults:
            raise self.faults.pop(0)
        ready, self._ready = self._ready or self._again, self._again
        return ready

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Keep it."""
        self.written.append(buffer)

    async def start_tls(self, *_: object) -> AsyncFloodedStream:
        """The same stream."""
        return self

    async def aclose(self) -> None:
        """Nothing to close."""

    def get_extra_info(self, info: str) -> Any:
        """The protocol that TLS agreed on."""
        if info == "ssl_object":
            return SimpleNamespace(selected_alpn_protocol=lambda: "h2" if self._http2 else None)
        return None


class AsyncFloodedNetwork:
    """A network whose every connection is flooded."""

    faults = faults

    def __init__(self, flood: Flood, clock: VirtualClock, *, http2: bool = False) -> None:
        self._flood, self._clock, self._http2 = flood, clock, http2
        self.streams: list[AsyncFloodedStream] = []

    def install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Take the place of ours, and of httpcore's own backends."""
        monkeypatch.setattr(AsyncHttpcoreNetwork, "choose", staticmethod(lambda loop, *, shared: self))
        monkeypatch.setattr(direct_transport, "AsyncDirectNetwork", lambda loop: self)

    async def connect_tcp(self, *_: object) -> AsyncFloodedStream:
        """A new connection."""
        self.streams.append(AsyncFloodedStream(self._flood, self._clock, http2=self._http2))
        return self.streams[-1]
