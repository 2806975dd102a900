"""Telemetry does its work at the beginning and the end of a stream: nothing for each event of it."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import opentelemetry.sdk
import prometheus_client
import pytest

from integrations_anthropic import telemetry
from integrations_anthropic.testing import AsyncMockTransport
from tests.unit.responses import EVENTS
from tests.unit.telemetry_recorder import TelemetryRecorder

from ..clients import client_of
from .traced import HELLO, streamed

pytestmark = pytest.mark.anyio

FOLDERS = tuple(str(Path(each.__file__ or "").parent) for each in (telemetry, opentelemetry.sdk, prometheus_client))


async def entered(read: Callable[[Any], Any], pieces: int) -> Counter[str]:
    """How often each function of telemetry is entered for a stream of so many pieces of text."""
    events = [*EVENTS[:3], *[EVENTS[4]] * pieces, *EVENTS[5:]]
    client = client_of(AsyncMockTransport(streamed(events)), telemetry=TelemetryRecorder().telemetry())
    found: Counter[str] = Counter()

    def profile(frame: FrameType, event: str, _: object) -> None:
        if event == "call" and frame.f_code.co_filename.startswith(FOLDERS):
            found[frame.f_code.co_qualname] += 1

    before = sys.getprofile()
    sys.setprofile(profile)
    try:
        await read(client)
    finally:
        sys.setprofile(before)
    return found


async def read_events(client: Any) -> None:
    async with client.messages.create_stream(**HELLO) as stream:
        async for _ in stream:
            pass


async def read_text(client: Any) -> None:
    async with client.messages.create_stream(**HELLO) as stream:
        async for _ in stream.text_stream:
            pass


async def wait_for_the_message(client: Any) -> None:
    await client.messages.create_stream(**HELLO).get_final_message()


@pytest.mark.parametrize("read", [read_events, read_text, wait_for_the_message])
async def test_a_long_stream_costs_telemetry_what_a_short_one_costs(read: Callable[[Any], Any]) -> None:
    # What is made at the first use does not count.
    await entered(read, 2)
    short, long = await entered(read, 5), await entered(read, 500)
    assert short["TraceSignal.call_ended"] == 1
    assert short == long
