"""Messages, streams, tools, batches and errors: on a local sandbox, or on the API if ANTHROPIC_API_KEY is set."""

from __future__ import annotations

import asyncio
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from integrations_anthropic import (
    AnthropicClient,
    AsyncAnthropicClient,
    Batch,
    BatchResult,
    MessageResponse,
    NotFoundError,
    message,
)

if TYPE_CHECKING:
    from integrations_anthropic.sandbox import Sandbox

MODEL = "claude-haiku-4-5"
SECONDS_OF_AN_ANSWER = 0.3


def get_weather(city: str) -> str:
    """The current weather in a city."""
    print(f"the model calls get_weather({city!r})")
    return "21 degrees and sunny"


@dataclass(frozen=True)
class Server:
    """What the demo talks to: the API, or a sandbox."""

    options: dict[str, Any]
    """Options of a client that select it."""
    sandbox: Sandbox | None = None


@contextmanager
def server() -> Iterator[Server]:
    """Yield the API if ANTHROPIC_API_KEY is set, else a sandbox that runs as long as the block."""
    if os.environ.get("ANTHROPIC_API_KEY"):
        print("using the API\n")
        yield Server({})
        return
    from integrations_anthropic.sandbox import Sandbox

    with Sandbox(token_delay=0.02, batch_seconds=0.4) as sandbox:
        print(f"no ANTHROPIC_API_KEY: using a sandbox at {sandbox.url}\n")
        # A proxy of the environment cannot reach this machine.
        yield Server({"api_key": "sandbox-key", "base_url": sandbox.url, "proxy": None}, sandbox)


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


async def show_async(place: Server) -> None:
    heading("async")
    questions = ["What is a tree?", "What is a stone?", "What is a cloud?", "What is a river?"]
    if place.sandbox is not None:
        from integrations_anthropic.sandbox import Fault

        print(f"the sandbox takes {SECONDS_OF_AN_ANSWER} s for each answer here, to be slow like a model")
        place.sandbox.faults.add(
            Fault(operation="messages.create", delay=SECONDS_OF_AN_ANSWER, times=2 * len(questions))
        )
    async with AsyncAnthropicClient(**place.options) as client:

        async def ask(question: str) -> MessageResponse:
            return await client.messages.create(model=MODEL, max_tokens=80, messages=[message("user", question)])

        started = time.perf_counter()
        for question in questions:
            await ask(question)
        one_by_one = time.perf_counter() - started
        started = time.perf_counter()
        replies = await asyncio.gather(*map(ask, questions))
        together = time.perf_counter() - started
    for question, reply in zip(questions, replies, strict=True):
        print(f"{question} -> {reply.text[:70]}")
    print(f"{len(questions)} calls: {one_by_one:.2f} s one after another, {together:.2f} s together")


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


def show_batch(client: AnthropicClient, place: Server) -> None:
    heading("batch")
    numbers = list(range(1, 13))
    interval = 10.0 if place.sandbox is None else 0.1
    started, waiting = time.perf_counter(), numbers
    open_batches: list[Batch] = []
    results: list[BatchResult] = []
    while waiting or open_batches:
        if waiting and len(open_batches) < 2:
            open_batches.append(client.batches.create(requests=[question(n) for n in waiting[:2]]))
            waiting = waiting[2:]
        show_progress(len(results), len(numbers), len(open_batches), time.perf_counter() - started)
        time.sleep(interval)
        for batch in [client.batches.get(each.id) for each in open_batches]:
            if batch.processing_status == "ended":
                with client.batches.results(batch.id) as lines:
                    results += lines
                open_batches = [each for each in open_batches if each.id != batch.id]
    show_progress(len(results), len(numbers), 0, time.perf_counter() - started)
    kinds = Counter(each.result.type for each in results)
    print(f"{', '.join(f'{count} {kind}' for kind, count in kinds.items())}; the last: {results[-1].custom_id}")


def question(number: int) -> dict[str, Any]:
    """One request of a batch."""
    turns = [message("user", f"What is {number} + {number}?")]
    return {"custom_id": f"question-{number}", "params": {"model": MODEL, "max_tokens": 50, "messages": turns}}


def show_progress(done: int, total: int, open_batches: int, seconds: float) -> None:
    """Draw the bar over the last one on a terminal, else below it."""
    bar = ("#" * (20 * done // total)).ljust(20, ".")
    line = f"[{bar}] {done} of {total} requests, batches in progress: {open_batches}, {seconds:.1f} s"
    if not sys.stdout.isatty():
        print(line)
    else:
        print(f"\r{line}", end="\n" if done == total else "", flush=True)


def show_error(client: AnthropicClient) -> None:
    heading("error")
    try:
        client.messages.create(model="no-such-model", max_tokens=10, messages=[message("user", "Hello")])
    except NotFoundError as error:
        for name in ("message", "resource", "kind", "status", "request_id", "is_retryable", "attempt_count"):
            print(f"{name:>14}: {getattr(error, name)}")


def show_what_next(place: Server) -> None:
    heading("what next")
    python = os.path.relpath(sys.executable)
    if place.sandbox is not None:
        print("the same on the API:          ANTHROPIC_API_KEY=… make demo")
    print(f"a sandbox for your programs:  {python} -m integrations_anthropic.sandbox --port 8080")
    print(f"a Python to try calls in:     {python}")
    print("how each of these is called:  examples/demo.py, README.md, docs/")
    print("the tests of this project:    make test")


def main() -> int:
    with server() as place, AnthropicClient(**place.options) as client:
        show_message(client)
        show_stream(client)
        asyncio.run(show_async(place))
        show_tools(client)
        show_token_count(client)
        show_batch(client, place)
        show_error(client)
        show_what_next(place)
    return 0


if __name__ == "__main__":
    sys.exit(main())
