"""The work of cases with this SDK and all its telemetry: traces in batches, metrics, and a log of each call."""

from __future__ import annotations

import time
from typing import Any

import ours
from discarding import providers
from measure import BODY
from ours import create, create_async, stream

from integrations_anthropic import AnthropicClient, Telemetry, configure_logging
from integrations_anthropic.testing import MockTransport, Reply

__all__ = ["create", "create_async", "long_stream", "stream"]

EVENTS = 10_000


class Nowhere:
    """A stream that takes what is logged."""

    def write(self, text: str) -> int:
        """Take a line."""
        return len(text)

    def flush(self) -> None:
        """Nothing is kept."""


_traces, _meters = providers()
ours.OPTIONS["telemetry"] = Telemetry(tracer_provider=_traces, meter_provider=_meters)
configure_logging("INFO", json=True, stream=Nowhere())  # type: ignore[arg-type]  # all that a handler uses


def long_stream(url: str, argument: int, samples: int) -> list[float]:
    """Microseconds that telemetry adds to an event of a stream of 10,000."""
    text = {"type": "content_block_delta", "index": 0, "delta": {"type": "text_delta", "text": "word "}}
    usage = {"input_tokens": 3, "output_tokens": 1}
    message = {"id": "m", "type": "message", "role": "assistant", "model": BODY["model"], "content": [], "usage": usage}
    events: list[Any] = [
        {"type": "message_start", "message": message},
        {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": ""}},
        *[text] * EVENTS,
        {"type": "content_block_stop", "index": 0},
        {"type": "message_delta", "delta": {"stop_reason": "end_turn"}, "usage": usage},
        {"type": "message_stop"},
    ]
    reply = Reply.stream(events)

    def cost(client: AnthropicClient) -> float:
        before = time.process_time()
        with client.messages.create_stream(**BODY) as stream:
            for _ in stream:
                pass
        return time.process_time() - before

    def added() -> float:
        """By turns, and the least of each, because other load can only add to it."""
        rounds = 12
        with (
            AnthropicClient(api_key="x", transport=MockTransport(*[reply] * rounds), **ours.OPTIONS) as on,
            AnthropicClient(api_key="x", transport=MockTransport(*[reply] * rounds)) as off,
        ):
            costs = [(cost(on), cost(off)) for _ in range(rounds)]
        return (min(one for one, _ in costs) - min(other for _, other in costs)) / EVENTS * 1e6

    return [added() for _ in range(samples)]
