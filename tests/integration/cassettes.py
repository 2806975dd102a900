"""Record cassettes from the sandbox, and replay them in the pieces in which they were received.

`make cassettes` records every scenario of `_async/test_cassettes.py` again. vcrpy joins a streamed body into one piece,
so the lengths of the pieces are stored in a header, and the body is split again on replay.
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
SECRET_HEADERS = ("x-api-key", "authorization", "cookie", "proxy-authorization")
OMITTED_HEADERS = ("set-cookie", "anthropic-organization-id", "date", "server")


class _RecordingPool:
    """A connection pool that records the length of each piece of a response body."""

    def __init__(self, pool: Any) -> None:
        self._pool = pool
        self.lengths: list[int] = []

    def handle_request(self, request: Any) -> Any:
        response = self._pool.handle_request(request)
        self.lengths = []
        response.stream = _RecordingStream(response.stream, self.lengths)
        return response

    def close(self) -> None:
        self._pool.close()

    def __enter__(self) -> _RecordingPool:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class _RecordingStream:
    def __init__(self, stream: Any, lengths: list[int]) -> None:
        self._stream = stream
        self._lengths = lengths

    def __iter__(self) -> Iterator[bytes]:
        for piece in self._stream:
            self._lengths.append(len(piece))
            yield piece

    def close(self) -> None:
        self._stream.close()


class _ReplayStream(httpx.SyncByteStream, httpx.AsyncByteStream):
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
    """Replay vcrpy's response in its recorded pieces."""

    def __init__(self) -> None:
        self._inner = httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        response = self._inner.handle_request(request)
        response.stream = _split_again(response, b"".join(response.stream))  # type: ignore[arg-type]  # a stream of bytes
        return response

    def close(self) -> None:
        self._inner.close()


class AsyncReplayTransport(httpx.AsyncBaseTransport):
    """The async form of `ReplayTransport`."""

    def __init__(self) -> None:
        self._inner = httpx.AsyncHTTPTransport()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        response = await self._inner.handle_async_request(request)
        response.stream = _split_again(response, b"".join([part async for part in response.stream]))  # type: ignore[union-attr]
        return response

    async def aclose(self) -> None:
        await self._inner.aclose()


def cassette(name: str) -> Any:
    """The cassette of a scenario, for replay only."""
    return vcr.use_cassette(str(FOLDER / f"{name}.yaml"), record_mode="none", match_on=MATCH)


def record(scenarios: dict[str, Any]) -> None:
    """Record every scenario from a sandbox; replaces existing cassettes."""
    from integrations_anthropic import AnthropicClient
    from integrations_anthropic.sandbox import Sandbox

    for name, scenario in scenarios.items():
        path = FOLDER / f"{name}.yaml"
        path.unlink(missing_ok=True)
        transport = httpx.HTTPTransport()
        pool = _RecordingPool(transport._pool)
        transport._pool = pool  # type: ignore[assignment]  # wraps the pool
        options: dict[str, Any] = {"api_key": "sandbox-key", "admin_api_key": "sandbox-admin-key", "max_retries": 0}
        with (
            Sandbox(batch_seconds=0.05) as sandbox,
            httpx.Client(transport=transport) as http,
            _recorder(path, sandbox.url, pool),
        ):
            scenario(AnthropicClient(base_url=sandbox.url, http_client=http, **options))
        print(path.relative_to(FOLDER.parent))


def _recorder(path: Path, url: str, pool: _RecordingPool) -> Any:
    def anonymous(request: Any) -> Any:
        request.uri = request.uri.replace(url, ORIGIN)
        for name in SECRET_HEADERS:
            if name in request.headers:
                request.headers[name] = "[REDACTED]"
        request.headers.pop("host", None)
        return request

    def scrubbed(response: Any) -> Any:
        headers = {n: v for n, v in response["headers"].items() if n.lower() not in OMITTED_HEADERS}
        return response | {"headers": headers | {PIECES: [",".join(map(str, pool.lengths))]}}

    return vcr.use_cassette(
        str(path), record_mode="all", before_record_request=anonymous, before_record_response=scrubbed, match_on=MATCH
    )


def _split_again(response: httpx.Response, body: bytes) -> _ReplayStream:
    lengths = [int(length) for length in response.headers.pop(PIECES, "").split(",") if length]
    return _ReplayStream(body, lengths)


if __name__ == "__main__":
    from tests.integration._sync.test_cassettes import SCENARIOS

    for folder in {FOLDER / name.partition("/")[0] for name in SCENARIOS}:
        shutil.rmtree(folder, ignore_errors=True)
    record(SCENARIOS)
