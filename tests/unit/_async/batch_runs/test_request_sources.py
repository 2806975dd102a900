"""Where requests come from: iterables, files, frames; what is refused before it is sent."""

from __future__ import annotations

import gzip
import json
import os
from collections import deque
from pathlib import Path
from typing import Any

import numpy
import pandas
import pytest

from integrations_anthropic import BatchRequest, ConfigurationError, CreateMessageRequest, ValidationError, message
from tests.unit.batch_runs.batch_server import request_of, requests_of

from .batch_clients import client_and_server

pytestmark = pytest.mark.anyio

METHODS = ["run", "run_live"]


async def names_of(requests: Any, method: str = "run", **options: Any) -> list[str]:
    """Ids of the results."""
    client, _ = client_and_server()
    async with getattr(client.batches, method)(requests, **options) as run:
        return sorted([result.custom_id async for result in run])


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("make", [list, tuple, iter, deque, lambda items: (item for item in items)])
async def test_any_iterable(make: Any, method: str) -> None:
    assert await names_of(make(requests_of(3)), method) == ["r0", "r1", "r2"]


@pytest.mark.parametrize("method", METHODS)
async def test_models(method: str) -> None:
    params = CreateMessageRequest(model="claude-haiku-4-5", max_tokens=5, messages=[message("user", "Hi")])
    requests = [BatchRequest(custom_id="a", params=params), {"custom_id": "b", "params": params}]
    assert await names_of(requests, method) == ["a", "b"]


@pytest.mark.parametrize("method", METHODS)
async def test_an_iterable_of_the_half_s_own_kind(method: str) -> None:
    class Queue:
        def __init__(self) -> None:
            self._left = requests_of(3)

        def __aiter__(self) -> Any:
            return self

        async def __anext__(self) -> Any:
            if not self._left:
                raise StopAsyncIteration
            return self._left.pop()

    assert await names_of(Queue(), method) == ["r0", "r1", "r2"]


def write(path: Path, lines: list[Any]) -> Path:
    encoded = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    path.write_bytes(b"".join(line + b"\n" for line in encoded))
    return path


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize("kind", [Path, str])
async def test_a_file_of_lines(kind: Any, method: str, tmp_path: Path) -> None:
    first = b"\xef\xbb\xbf" + json.dumps(request_of("r0")).encode()
    path = write(tmp_path / "requests.jsonl", [first, b"", request_of("r1")])
    with path.open("ab") as file:
        file.write(json.dumps(request_of("r2")).encode())
    assert await names_of(kind(path), method) == ["r0", "r1", "r2"]


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "the line is not JSON"),
        (b"\xff\xfe", "the line is not JSON"),
        (b"[1]", "must be a mapping with custom_id and params"),
        ({"params": request_of("a")["params"]}, "custom_id: is required"),
        ({"custom_id": "", "params": request_of("a")["params"]}, "custom_id: "),
        ({"custom_id": 3, "params": request_of("a")["params"]}, "custom_id: must be a string"),
        ({"custom_id": "x" * 65, "params": request_of("a")["params"]}, "at most 64"),
        ({"custom_id": "a b", "params": request_of("a")["params"]}, "custom_id: must have only letters A to Z"),
        ({"custom_id": "\u65e5", "params": request_of("a")["params"]}, "custom_id: must have only letters A to Z"),
        ({"custom_id": "a\n", "params": request_of("a")["params"]}, "custom_id: must have only letters A to Z"),
        (b'{"custom_id": "a", "params": {"model": "\\ud800", "max_tokens": 1, "messages": []}}', "line 6: params"),
        ({"custom_id": "a"}, "params: is required"),
        (request_of("a") | {"params": {"model": "m", "messages": [{"role": "user", "content": "x"}]}}, "max_tokens"),
        (request_of("r0"), "the custom_id 'r0' is that of an earlier request"),
    ],
)
async def test_a_bad_line_is_named_before_anything_is_sent(line: Any, reason: str, method: str, tmp_path: Path) -> None:
    path = write(tmp_path / "requests.jsonl", [*requests_of(5), line, request_of("last")])
    client, server = client_and_server()
    run = getattr(client.batches, method)(path, **({"max_requests": 2} if method == "run" else {}))
    with pytest.raises(ValidationError) as caught:
        await run.__anext__()
    await run.close()
    assert str(caught.value).startswith(f"{path}, line 6: ")
    assert reason in str(caught.value)
    assert server.calls == []


@pytest.mark.parametrize("method", METHODS)
@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (3, r"requests\[2\]: must be a mapping with custom_id and params, or a BatchRequest, not a int"),
        ({"custom_id": "a", "params": {"model": 1}}, r"requests\[2\].params"),
        (request_of("r1"), r"requests\[2\]: the custom_id 'r1' is that of an earlier request"),
        ({"custom_id": "a", "params": request_of("a")["params"] | {"metadata": {"x": float("nan")}}}, r"requests\[2\]"),
        (
            {"custom_id": "a", "params": request_of("a")["params"] | {"model": "\ud800"}},
            r"^requests\[2\].params.model: ",
        ),
    ],
)
async def test_a_bad_request_is_named_before_it_is_sent(bad: Any, reason: str, method: str) -> None:
    client, server = client_and_server()
    run = getattr(client.batches, method)([*requests_of(2), bad])
    for _ in range(2):
        # However often it is asked: what would follow is not known.
        with pytest.raises(ValidationError, match=reason):
            _ = [result async for result in run]
    await run.close()
    assert "create" not in server.calls


async def test_what_a_generator_raises_comes_out_and_does_not_end_the_run_as_if_it_were_over() -> None:
    client, server = client_and_server()

    def generate() -> Any:
        yield from requests_of(2)
        raise LookupError("mine")

    run = client.batches.run(generate())
    with pytest.raises(LookupError, match="mine"):
        await run.__anext__()
    with pytest.raises(ConfigurationError, match="ended with LookupError"):
        await run.__anext__()
    await run.close()
    assert server.calls == []


@pytest.mark.parametrize("method", METHODS)
async def test_a_frame_with_params(method: str) -> None:
    assert await names_of(pandas.DataFrame(requests_of(3)), method) == ["r0", "r1", "r2"]


async def test_a_frame_with_a_column_for_each_parameter() -> None:
    client, server = client_and_server()
    turns = [{"role": "user", "content": "Hi"}]
    rows = [
        {"custom_id": "a", "model": "claude-haiku-4-5", "max_tokens": 5, "messages": turns, "temperature": 0.5},
        {"custom_id": "b", "model": "claude-haiku-4-5", "max_tokens": 6, "messages": turns, "top_k": 3},
    ]
    _ = [result async for result in client.batches.run(pandas.DataFrame(rows))]
    assert server.batches[0]["requests"] == [
        {"custom_id": row["custom_id"], "params": {name: row[name] for name in row if name != "custom_id"}}
        for row in rows
    ]
    with pytest.raises(ValidationError, match="no column custom_id"):
        client.batches.run(pandas.DataFrame([{"model": "m"}]))


async def test_a_frame_with_the_columns_that_pandas_makes_of_files() -> None:
    client, server = client_and_server()
    frame = pandas.DataFrame(
        {
            "custom_id": pandas.array(["a", "b"], dtype="string"),
            "model": pandas.Categorical(["claude-haiku-4-5"] * 2),
            "max_tokens": pandas.array([5, 6], dtype="Int64"),
            "top_k": pandas.array([None, 3], dtype="Int64"),
            "temperature": pandas.array([0.5, None], dtype="Float64"),
            "messages": [numpy.array([{"role": "user", "content": "Hi"}], dtype=object)] * 2,
            "metadata": pandas.to_datetime([None, None]),
        }
    )
    _ = [result async for result in client.batches.run(frame)]
    same = {"model": "claude-haiku-4-5", "messages": [{"role": "user", "content": "Hi"}]}
    assert server.batches[0]["requests"] == [
        {"custom_id": "a", "params": same | {"max_tokens": 5, "temperature": 0.5}},
        {"custom_id": "b", "params": same | {"max_tokens": 6, "top_k": 3}},
    ]


@pytest.mark.parametrize("bad", [3, None, b"bytes", {"custom_id": "a"}])
async def test_what_is_no_iterable_is_refused_at_once(bad: Any) -> None:
    client, _ = client_and_server()
    with pytest.raises(ValidationError, match="requests: must be an iterable of requests, the path of a JSONL file"):
        client.batches.run(bad)


async def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    client, _ = client_and_server()
    with pytest.raises(ValidationError, match=r"requests: .*none\.jsonl cannot be read: No such file"):
        await client.batches.run(tmp_path / "none.jsonl").__anext__()


async def test_pictures_and_functions_are_sent_as_in_a_call(tmp_path: Path) -> None:
    def weather(city: str) -> str:
        """The weather.

        Args:
            city: where.
        """
        return city

    picture = tmp_path / "a.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(20))
    block = {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": picture}}
    asked = request_of("a")
    asked["params"] |= {"tools": [weather], "messages": [{"role": "user", "content": [block]}]}
    client, server = client_and_server()
    _ = [result async for result in client.batches.run([asked])]
    params = server.batches[0]["requests"][0]["params"]
    assert params["messages"][0]["content"][0]["source"]["data"].startswith("iVBOR")
    assert params["tools"][0]["name"] == "weather"


@pytest.mark.parametrize("method", METHODS)
async def test_a_compressed_file_is_said_to_be_one(method: str, tmp_path: Path) -> None:
    path = tmp_path / "requests.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(request_of("a")).encode()))
    with pytest.raises(ValidationError, match=r"requests\.jsonl\.gz is compressed: unpack it with gunzip$"):
        await names_of(path, method)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a pipe of POSIX")
@pytest.mark.parametrize("method", METHODS)
async def test_what_cannot_be_read_twice_is_no_file_of_requests(method: str, tmp_path: Path) -> None:
    with pytest.raises(ValidationError, match="it is no regular file"):
        await names_of(os.devnull, method)
