"""Cassettes: how they are recorded from the sandbox, and how a client replays them, piece by piece as they came.

`make cassettes` records every scenario of `_async/test_cassettes.py` anew. vcrpy joins a streamed answer into one
piece, so the borders of the pieces are kept beside it in a header, and put back in when it is replayed.
"""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import vcr

FOLDER = Path(__file__).parents[2] / "cassettes"
ORIGIN = "http://sandbox.test"
PIECES = "x-recorded-pieces"
MATCH = ("method", "scheme", "host", "port", "path", "query", "body")
SECRETS = ("x-api-key", "authorization", "cookie", "proxy-authorization")
PRIVATE = ("set-cookie", "anthropic-organization-id", "date", "server")


class _Tap:
    """A pool of connections that notes how long each piece of an answer was."""

    def __init__(self, pool: Any) -> None:
        self._pool = pool
        self.lengths: list[int] = []

    def handle_request(self, request: Any) -> Any:
        response = self._pool.handle_request(request)
        self.lengths = []
        response.stream = _TappedStream(response.stream, self.lengths)
        return response

    def close(self) -> None:
        self._pool.close()

    def __enter__(self) -> _Tap:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class _TappedStream:
    def __init__(self, stream: Any, lengths: list[int]) -> None:
        self._stream = stream
        self._lengths = lengths

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._stream:
            self._lengths.append(len(piece))
            yield piece

    def close(self) -> None:
        self._stream.close()


class _Replayed(httpx.SyncByteStream, httpx.AsyncByteStream):
    def __init__(self, body: bytes, lengths: list[int]) -> None:
        self._body = body
        self._lengths = lengths

    def __iter__(self) -> Iterator[bytes]:
        start = 0
        for length in self._lengths:
            yield self._body[start : start + length]
            start += length

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self:
            yield piece


class ReplayTransport(httpx.BaseTransport):
    """What vcrpy answers, in the pieces in which it was recorded."""

    def __init__(self) -> None:
        self._inner = httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        response = self._inner.handle_request(request)
        response.stream = _pieces(response, b"".join(response.stream))  # type: ignore[arg-type]  # a stream of bytes
        return response

    def close(self) -> None:
        self._inner.close()


class AsyncReplayTransport(httpx.AsyncBaseTransport):
    """The same for the client that awaits."""

    def __init__(self) -> None:
        self._inner = httpx.AsyncHTTPTransport()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        response = await self._inner.handle_async_request(request)
        response.stream = _pieces(response, b"".join([part async for part in response.stream]))  # type: ignore[union-attr]
        return response

    async def aclose(self) -> None:
        await self._inner.aclose()


def cassette(name: str) -> Any:
    """The cassette of a scenario, to be replayed only."""
    return vcr.use_cassette(str(FOLDER / f"{name}.yaml"), record_mode="none", match_on=MATCH)


def record(scenarios: dict[str, Any]) -> None:
    """Record every scenario from a sandbox, in place of what was there."""
    from integrations_anthropic import AnthropicClient
    from integrations_anthropic.sandbox import Sandbox

    for name, scenario in scenarios.items():
        path = FOLDER / f"{name}.yaml"
        path.unlink(missing_ok=True)
        transport = httpx.HTTPTransport()
        tap = _Tap(transport._pool)
        transport._pool = tap  # type: ignore[assignment]  # stands in for the pool
        options: dict[str, Any] = {"api_key": "sandbox-key", "admin_api_key": "sandbox-admin-key", "max_retries": 0}
        with (
            Sandbox(batch_seconds=0.05) as sandbox,
            httpx.Client(transport=transport) as http,
            _recorder(path, sandbox.url, tap),
        ):
            scenario(AnthropicClient(base_url=sandbox.url, http_client=http, **options))
        print(path.relative_to(FOLDER.parent))


def _recorder(path: Path, url: str, tap: _Tap) -> Any:
    def anonymous(request: Any) -> Any:
        request.uri = request.uri.replace(url, ORIGIN)
        for name in SECRETS:
            if name in request.headers:
                request.headers[name] = "[REDACTED]"
        request.headers.pop("host", None)
        return request

    def scrubbed(response: Any) -> Any:
        headers = {n: v for n, v in response["headers"].items() if n.lower() not in PRIVATE}
        return response | {"headers": headers | {PIECES: [",".join(map(str, tap.lengths))]}}

    return vcr.use_cassette(
        str(path), record_mode="all", before_record_request=anonymous, before_record_response=scrubbed, match_on=MATCH
    )


def _pieces(response: httpx.Response, body: bytes) -> _Replayed:
    lengths = [int(length) for length in response.headers.pop(PIECES, "").split(",") if length]
    return _Replayed(body, lengths)


if __name__ == "__main__":
    from tests.integration._sync.test_cassettes import SCENARIOS

    for folder in {FOLDER / name.partition("/")[0] for name in SCENARIOS}:
        shutil.rmtree(folder, ignore_errors=True)
    record(SCENARIOS)
