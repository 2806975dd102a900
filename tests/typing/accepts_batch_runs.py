"""Type checkers accept runs of many requests, whatever the requests come from."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any, assert_type

import attrs

from integrations_anthropic import (
    AnthropicClient,
    AsyncAnthropicClient,
    AsyncBatchRun,
    AsyncLiveRun,
    BatchProgress,
    BatchRequest,
    BatchRun,
    CreateMessageRequest,
    LiveRun,
    MessageResponse,
    RunResult,
    Usage,
    message,
)
from integrations_anthropic.models.params import BatchRequestInput


class Table:
    """What is used of a frame of pandas, which has no types of its own."""

    columns: Any = ()
    iloc: Any = None


def generate() -> Iterator[BatchRequestInput]:
    params = CreateMessageRequest(model="claude-haiku-4-5", max_tokens=1, messages=[message("user", "Hi")])
    yield BatchRequest(custom_id="a", params=params)
    yield {"custom_id": "b", "params": params}


async def agenerate() -> AsyncIterator[BatchRequestInput]:
    for request in generate():
        yield request


def show(progress: BatchProgress) -> None:
    assert_type(progress.usage, Usage)


def blocking(client: AnthropicClient) -> None:
    run = client.batches.run(generate(), state="state", order="asking", on_progress=show, max_requests=5, max_open=1)
    assert_type(run, BatchRun)
    with run:
        for result in run:
            assert_type(result, RunResult)
            assert_type(result.get(), MessageResponse)
            assert_type(result.message, MessageResponse | None)
    assert_type(client.batches.run(Path("a.jsonl")).write_to("b.jsonl"), BatchProgress)
    client.batches.run(Table())
    live = client.batches.run_live(list(generate()), max_concurrency=3, timeout=3.0)
    assert_type(live, LiveRun)
    assert_type([each.custom_id for each in live], list[str])


async def asynchronous(client: AsyncAnthropicClient) -> None:
    run = client.batches.run(agenerate(), max_bytes=1000, max_retries=0, workspace_id="wrkspc_1")
    assert_type(run, AsyncBatchRun)
    async with run:
        async for result in run:
            assert_type(result, RunResult)
    assert_type(await client.batches.run("a.jsonl").write_to(Path("b.jsonl")), BatchProgress)
    live = client.batches.run_live(generate())
    assert_type(live, AsyncLiveRun)
    assert_type(live.usage_by_model, dict[tuple[str, str], Usage])


@attrs.define
class Row:
    """A row of a table of the caller's."""

    name: str
    question: str


def asked_of(row: Row) -> BatchRequest:
    turns = [message("user", row.question)]
    return BatchRequest(
        custom_id=row.name, params=CreateMessageRequest(model="claude-haiku-4-5", max_tokens=1, messages=turns)
    )


def written_as_people_write_it(client: AnthropicClient, annotated: list[dict[str, object]]) -> None:
    requests = [
        {
            "custom_id": name,
            "params": {"model": "claude-haiku-4-5", "max_tokens": 1, "messages": [{"role": "user", "content": name}]},
        }
        for name in ("a", "b")
    ]
    one = {"custom_id": "c", "params": {"model": "claude-haiku-4-5", "max_tokens": 1, "messages": []}}
    rows = [Row("d", "Why?")]
    for run in (client.batches.run, client.batches.run_live):
        run(requests)
        run(annotated)
        run([one])
        run((one, *requests))
        run(each for each in requests)
        run([{"custom_id": "e", "params": {"model": "claude-haiku-4-5", "max_tokens": 1, "messages": []}}])
        run(map(asked_of, rows))
        run({"custom_id": row.name, "params": {"model": "m", "max_tokens": 1, "messages": []}} for row in rows)
        run(json.loads(line) for line in ("{}",))
        run("requests.jsonl")
        run(Path("requests.jsonl"))


async def written_for_the_async_client(client: AsyncAnthropicClient) -> None:
    async def rows() -> AsyncIterator[dict[str, str | dict[str, str | int]]]:
        yield {"custom_id": "a", "params": {"model": "m", "max_tokens": 1}}

    requests = [{"custom_id": "a", "params": {"model": "m", "max_tokens": 1, "messages": []}}]
    assert_type(client.batches.run(rows()), AsyncBatchRun)
    assert_type(client.batches.run(requests), AsyncBatchRun)
    assert_type(client.batches.run_live(rows()), AsyncLiveRun)
