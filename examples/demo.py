"""Messages, streams, tools, batches and errors: on a local sandbox, or on the API if ANTHROPIC_API_KEY is set."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from integrations_anthropic import (
    AnthropicClient,
    AsyncAnthropicClient,
    NotFoundError,
    message,
)

MODEL = "claude-haiku-4-5"


def get_weather(city: str) -> str:
    """The current weather in a city."""
    print(f"the model calls get_weather({city!r})")
    return "21 degrees and sunny"


@contextmanager
def server() -> Iterator[dict[str, Any]]:
    """Yield the client options that select the server."""
    if os.environ.get("ANTHROPIC_API_KEY"):
        print("using the API\n")
        yield {}
        return
    from integrations_anthropic.sandbox import Sandbox

    with Sandbox() as sandbox:
        print(f"no ANTHROPIC_API_KEY: using a sandbox at {sandbox.url}\n")
        yield {"api_key": "sandbox-key", "base_url": sandbox.url}


def heading(name: str) -> None:
    print(f"\n── {name} " + "─" * (60 - len(name)))


def show_message(client: AnthropicClient) -> None:
    heading("message")
    reply = client.messages.create(
        model=MODEL, max_tokens=200, system="Answer in one sentence.", messages=[message("user", "What is the sea?")]
    )
    print(reply.text)
    print(f"{reply.usage.input_tokens} tokens in, {reply.usage.output_tokens} out, request {reply.meta.request_id}")


def show_stream(client: AnthropicClient) -> None:
    heading("stream")
    with client.messages.create_stream(
        model=MODEL, max_tokens=200, messages=[message("user", "Name three rivers")]
    ) as stream:
        fragments = 0
        for text in stream.text_stream:
            print(text, end="", flush=True)
            fragments += 1
        final = stream.get_final_message()
    print(f"\n{fragments} fragments, stop reason {final.stop_reason}")


async def show_async(options: dict[str, Any]) -> None:
    heading("async")
    questions = ["What is a tree?", "What is a stone?", "What is a cloud?"]
    async with AsyncAnthropicClient(**options) as client:
        started = time.perf_counter()
        replies = await asyncio.gather(
            *(client.messages.create(model=MODEL, max_tokens=80, messages=[message("user", q)]) for q in questions)
        )
    for question, reply in zip(questions, replies, strict=True):
        print(f"{question} -> {reply.text[:70]}")
    print(f"{len(replies)} concurrent calls in {time.perf_counter() - started:.2f} s")


def show_tools(client: AnthropicClient) -> None:
    heading("tool round trip")
    turns = [message("user", "What is the weather in Lisbon?")]
    runner = client.messages.run_tools(model=MODEL, max_tokens=300, tools=[get_weather], messages=turns)
    print(runner.until_done().text)
    print(f"{runner.rounds} rounds, {len(runner.messages)} turns")


def show_token_count(client: AnthropicClient) -> None:
    heading("token count")
    count = client.messages.count_tokens(model=MODEL, messages=[message("user", "How long is this question?")])
    print(f"{count.input_tokens} tokens")


def show_batch(client: AnthropicClient) -> None:
    heading("batch")
    batch = client.batches.create(
        requests=[
            {
                "custom_id": f"question-{n}",
                "params": {"model": MODEL, "max_tokens": 50, "messages": [message("user", f"What is {n} + {n}?")]},
            }
            for n in (1, 2, 3)
        ]
    )
    interval = 0.1 if "127.0.0.1" in repr(client) else 10.0
    while batch.processing_status != "ended":
        print(f"{batch.id}: {batch.processing_status}, {batch.request_counts.processing} in progress")
        time.sleep(interval)
        batch = client.batches.get(batch.id)
    print(f"{batch.id}: {batch.processing_status}, {batch.request_counts.succeeded} succeeded")
    with client.batches.results(batch.id) as lines:
        for line in lines:
            print(f"  {line.custom_id}: {line.result.type}")


def show_error(client: AnthropicClient) -> None:
    heading("error")
    try:
        client.messages.create(model="no-such-model", max_tokens=10, messages=[message("user", "Hello")])
    except NotFoundError as error:
        for name in ("message", "resource", "kind", "status", "request_id", "is_retryable", "attempt_count"):
            print(f"{name:>14}: {getattr(error, name)}")


def main() -> int:
    with server() as options, AnthropicClient(**options) as client:
        show_message(client)
        show_stream(client)
        asyncio.run(show_async(options))
        show_tools(client)
        show_token_count(client)
        show_batch(client)
        show_error(client)
    return 0


if __name__ == "__main__":
    sys.exit(main())
