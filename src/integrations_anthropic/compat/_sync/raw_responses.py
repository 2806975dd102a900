# Derived from src/integrations_anthropic/compat/_async/raw_responses.py by `make codegen`. Do not edit.
"""Calls that return the response and not only its result."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from json import loads
from os import PathLike
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ..._core.codec.serialize import from_dict
from ..._loading.lazy_import import load
from ...errors import AnthropicError, SerializationError
from ..exchanges.exchange import Exchange, asking
from ..records import adopt

if TYPE_CHECKING:
    import httpx

__all__ = ["APIResponse", "RawResponses", "ResponseManager", "StreamingResponses"]

R = TypeVar("R")


class APIResponse(Generic[R]):
    """The response of a call, and by `parse()` its result."""

    def __init__(
        self, exchange: Exchange, result: Any, *, managed: bool = False, error: AnthropicError | None = None
    ) -> None:
        """`managed`: it is closed at the end of a `with` block. `error`: why the body is no result."""
        self._exchange, self._result, self._error = exchange, result, error
        self._is_open = managed

    @property
    def headers(self) -> httpx.Headers:
        """The headers of the response."""
        return self.http_response.headers

    @property
    def http_request(self) -> httpx.Request:
        """The request; credentials among its headers are masked."""
        return self.http_response.request

    @property
    def http_response(self) -> httpx.Response:
        """The response as an object of httpx."""
        source = self._result if hasattr(self._result, "response") and hasattr(self._result, "opened") else None
        found: httpx.Response = self._exchange.response() if source is None else source.response
        return found

    @property
    def status_code(self) -> int:
        """The HTTP status."""
        return self._exchange.status

    @property
    def url(self) -> httpx.URL:
        """The URL that was requested."""
        return self.http_request.url

    @property
    def method(self) -> str:
        """The method of the request."""
        return self.http_request.method

    @property
    def elapsed(self) -> timedelta:
        """The time from the request to the head of the response."""
        return self._exchange.elapsed

    @property
    def is_closed(self) -> bool:
        """Whether the response was read to its end or closed."""
        return self._exchange.is_closed and not self._is_open

    @property
    def retries_taken(self) -> int:
        """How many attempts were made after the first."""
        return max(self._exchange.attempts - 1, 0)

    @property
    def request_id(self) -> str | None:
        """The id of the request."""
        return self._exchange.headers.get("request-id")

    @property
    def workspace_id(self) -> str | None:
        """The workspace that the request was made in, where the response names it."""
        return self._exchange.headers.get("anthropic-workspace-id")

    def parse(self, *, to: Any = None) -> Any:
        """The result of the call. `to`: a model of this package, or `str`, `bytes`, `dict` or `list`, for the body."""
        if to is None:
            if self._error is not None:
                raise self._error
            return self._result
        body = self.read()
        if to in (str, bytes):
            return body if to is bytes else body.decode()
        data = loads(body)
        return data if to in (dict, list, object) else adopt(from_dict(to, data))

    def read(self) -> bytes:
        """The body."""
        pieces = []
        for piece in self.iter_bytes():
            pieces.append(piece)
        return b"".join(pieces)

    def text(self) -> str:
        """The body as text."""
        return (self.read()).decode(errors="replace")

    def json(self) -> Any:
        """The body as JSON data."""
        return loads(self.read())

    def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """The body in pieces of `chunk_size` bytes; by default as they arrived."""
        held = b""
        for piece in self._pieces():
            if chunk_size is None:
                yield piece
                continue
            held += piece
            while len(held) >= chunk_size:
                yield held[:chunk_size]
                held = held[chunk_size:]
        if held:
            yield held

    def iter_text(self, chunk_size: int | None = None) -> Iterator[str]:
        """The body in pieces of text."""
        from codecs import getincrementaldecoder

        decoder = getincrementaldecoder("utf-8")("replace")
        for piece in self.iter_bytes(chunk_size):
            if text := decoder.decode(piece):
                yield text
        if text := decoder.decode(b"", final=True):
            yield text

    def iter_lines(self) -> Iterator[str]:
        """The lines of the body, without their ends."""
        held = ""
        for text in self.iter_text():
            *lines, held = (held + text).split("\n")
            for line in lines:
                yield line.removesuffix("\r")
        if held:
            yield held

    def close(self) -> None:
        """Close the response."""
        self._is_open = False
        close = getattr(self._result, "close", None)
        if close is not None:
            close()
        self._exchange.closed()

    def _pieces(self) -> Iterator[bytes]:
        if hasattr(self._result, "opened"):
            for piece in self._result.iter_bytes():
                yield piece
        else:
            yield self._exchange.body

    def __repr__(self) -> str:
        return f"<{type(self).__name__} [{self.status_code}] {type(self._result).__name__}>"


class BinaryContent(APIResponse[bytes]):
    """The content of a file. `read()` it, `write_to_file(path)`, or take its pieces from `iter_bytes()`."""

    def __init__(self, exchange: Exchange, source: Any) -> None:
        """`source`: the content as it arrives."""
        super().__init__(exchange, None)
        self._source = source
        self._content: bytes | None = None

    def parse(self, *, to: Any = None) -> Any:
        """The content itself; with `to` as of any response."""
        return self if to is None else super().parse(to=to)

    def read(self) -> bytes:
        """The whole content."""
        if self._content is None:
            self._content = self._source.read()
        return self._content

    def write_to_file(self, file: str | PathLike[str]) -> None:
        """Write the content to a file."""
        if self._content is None:
            self._source.save(file)
        else:
            load("integrations_anthropic._runtime.jobs")
            from ..._runtime.jobs import invoke

            invoke(partial(Path(file).write_bytes, self._content), awaits=False, seconds=None)

    def stream_to_file(self, file: str | PathLike[str], *, chunk_size: int | None = None) -> None:
        """Write the content to a file as it arrives."""
        self.write_to_file(file)

    def close(self) -> None:
        """Close the response."""
        self._source.close()
        self._exchange.closed()

    def _pieces(self) -> Iterator[bytes]:
        if self._content is not None:
            yield self._content
            return
        for piece in self._source:
            yield piece


class ResponseManager:
    """Makes the call at `with`, and closes the response at the end of the block."""

    def __init__(self, method: Callable[..., Any], places: tuple[Any, ...], arguments: dict[str, Any]) -> None:
        self._method, self._places, self._arguments = method, places, arguments
        self._response: APIResponse[Any] | None = None

    def __enter__(self) -> APIResponse[Any]:
        exchange = Exchange(keeps_body=True)
        self._response = _response_to(self._method, self._places, self._arguments, exchange)
        return self._response

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._response is not None:
            self._response.close()


def _response_to(
    method: Callable[..., Any], places: tuple[Any, ...], arguments: dict[str, Any], exchange: Exchange
) -> APIResponse[Any]:
    """The response to a call. That its body is no result is an error of `parse`."""
    managed = exchange.keeps_body
    with asking(exchange):
        try:
            result = method(*places, **arguments)
        except SerializationError as error:
            if not 200 <= exchange.status < 300:
                raise
            return APIResponse(exchange, None, managed=managed, error=error)
    return result if isinstance(result, APIResponse) else APIResponse(exchange, result, managed=managed)


class RawResponses:
    """The methods of a service, which return the response."""

    def __init__(self, resource: Any) -> None:
        self._resource = resource

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._resource, name)
        if not callable(found):
            return found.with_raw_response

        def call(*places: Any, **arguments: Any) -> APIResponse[Any]:
            return _response_to(found, places, arguments, Exchange())

        return call


class StreamingResponses:
    """The methods of a service as context managers, which return the response."""

    def __init__(self, resource: Any) -> None:
        self._resource = resource

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._resource, name)
        if not callable(found):
            return found.with_streaming_response

        def call(*places: Any, **arguments: Any) -> ResponseManager:
            return ResponseManager(found, places, arguments)

        return call
