"""Ends with streams open, in the way that is named: prints the spans that were exported.

    left_open.py HALF HOW

HOW: `exit`, at the end of the program; `fork`, where a child ends before; `another`, with a second client and provider.
"""

from __future__ import annotations

import asyncio
import os
import sys
from typing import Any

from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, ConsoleSpanExporter

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient, Telemetry, message
from integrations_anthropic.testing import AsyncMockTransport, MockTransport, Reply

START = {"id": "m", "type": "message", "role": "assistant", "model": "m", "content": [], "usage": {"input_tokens": 3}}
EVENTS: list[Any] = [
    {"type": "message_start", "message": START},
    {"type": "content_block_start", "index": 0, "content_block": {"type": "text", "text": "Hi"}},
]
HELLO: dict[str, Any] = {"model": "m", "max_tokens": 9, "messages": [message("user", "Hi")]}


def line(span: ReadableSpan) -> str:
    """What is printed of a span."""
    outcome = (span.attributes or {}).get("anthropic.outcome")
    return f"{os.getpid() == PARENT} {span.name} {outcome} {span.status.status_code.name}\n"


def telemetry() -> Telemetry:
    """With a provider of its own, which ends with the interpreter."""
    provider = TracerProvider()
    provider.add_span_processor(BatchSpanProcessor(ConsoleSpanExporter(formatter=line)))
    return Telemetry(tracer_provider=provider)


def blocking() -> Any:
    """A stream that has begun."""
    transport = MockTransport(Reply.stream(EVENTS))
    stream = AnthropicClient(api_key="k", transport=transport, telemetry=telemetry()).messages.create_stream(**HELLO)
    next(iter(stream))
    return stream


def on_a_loop() -> Any:
    """The same of the async client, whose event loop has not ended."""
    client = AsyncAnthropicClient(
        api_key="k", transport=AsyncMockTransport(Reply.stream(EVENTS)), telemetry=telemetry()
    )
    stream = client.messages.create_stream(**HELLO)
    LOOP.run_until_complete(stream.__anext__())
    return stream


PARENT = os.getpid()
LOOP = asyncio.new_event_loop()
half, how = sys.argv[1:]
begin = {"blocking": blocking, "async": on_a_loop}[half]
kept = [begin()]
if how == "another":
    kept.append(begin())
if how == "fork":
    child = os.fork()
    if child == 0:
        sys.exit()
    os.waitpid(child, 0)
LOOP.close()
