"""Mock transports that compare requests with expectations and return scripted responses, for both clients."""

from __future__ import annotations

from collections.abc import Coroutine, Generator, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Self, cast

from .._hints.unknown_names import NamesHinted
from .expectations import Expectation, ExpectationQueue
from .replies import Reply, ReplyBody, require_events, require_reply, to_reply

if TYPE_CHECKING:
    from types import CoroutineType

    from .._core.call.request import Request

__all__ = [
    "AsyncMockHttpTransport",
    "AsyncMockResponse",
    "AsyncMockTransport",
    "MockHttpTransport",
    "MockResponse",
    "MockTransport",
]


class _ScriptedTransport(NamesHinted):
    """The part of both transports that does no I/O."""

    def __init__(self, *replies: Any) -> None:
        """`replies` are returned in order, one for each request, without checking the request."""
        self._expectations = ExpectationQueue()
        self.requests: list[Request] = []
        self.closed = 0
        for reply in replies:
            self.expect_request().returning(reply)

    def expect_request(self) -> Expectation[Self]:
        """Expect one more request. Chain `with_…` calls, then `returning…`, which returns this transport."""
        return self._expectations.expect(self)

    def returning(self, answer: Any) -> Self:
        """Return this response for every request after the expected ones; see `Expectation.returning`."""
        return self._set_default(to_reply(require_reply(answer)))

    def returning_stream(self, events: Iterable[Any]) -> Self:
        """Return these events for every request after the expected ones; see `Reply.stream`."""
        return self._set_default(Reply.stream(require_events(events)))

    def returning_lines(self, items: Iterable[Any]) -> Self:
        """Return these JSON Lines for every request after the expected ones; see `Reply.lines`."""
        return self._set_default(Reply.lines(items))

    def verify(self) -> None:
        """Raise AssertionError if an expected request or any request is missing, or if one failed before."""
        self._expectations.verify()

    def _set_default(self, reply: Reply | BaseException) -> Self:
        self._expectations.default_reply = reply
        return self

    def _reply_to(self, request: Request) -> Reply:
        self.requests.append(request)
        if self.closed:
            self._expectations.fail(f"{request.method} {request.url} was sent after the transport was closed")
        reply = self._expectations.reply_to(request)
        if isinstance(reply, BaseException):
            raise reply
        return reply


class MockTransport(_ScriptedTransport):
    """A transport for `AnthropicClient` that returns scripted responses and fails the test at an unexpected request.

        transport = MockTransport().expect_request().with_method("POST").returning(message_response())

    Requests must match the expectations in the order in which they were added. Another request raises AssertionError
    in the call that sent it. A response is what `Reply` accepts (a model, a dict, …), `(status, body)`, or an
    exception, which is raised as if by a real transport.

    `requests` records every request, attempt by attempt; `closed` counts the calls of `close`.
    """

    def send(self, request: Request) -> MockResponse:
        """The response to `request`. Raises AssertionError if the request is unexpected."""
        return MockResponse(self._reply_to(request))

    def close(self) -> None:
        """Count the call; a request sent after it fails the test."""
        self.closed += 1


class AsyncMockTransport(_ScriptedTransport):
    """A transport for `AsyncAnthropicClient`; otherwise the same as `MockTransport`."""

    def send(self, request: Request) -> CoroutineType[Any, Any, AsyncMockResponse]:
        """An awaitable of the response to `request`. It raises AssertionError if the request is unexpected."""
        # Typed as the result of an `async def`, which pyright requires for the protocol.
        return cast("CoroutineType[Any, Any, AsyncMockResponse]", _PendingResponse(self._respond(request)))

    async def close(self) -> None:
        """Count the call; a request sent after it fails the test."""
        self.closed += 1

    async def _respond(self, request: Request) -> AsyncMockResponse:
        return AsyncMockResponse(self._reply_to(request))


class MockResponse(NamesHinted):
    """The response of a `MockTransport`."""

    def __init__(self, reply: Reply) -> None:
        self.status = reply.status
        self.headers: Mapping[str, str] = dict(reply.headers)
        self._body = ReplyBody(reply)

    def receive(self) -> bytes:
        """The next piece of the body; empty at the end."""
        return self._body.next()

    def close(self) -> None:
        """Stop reading the body."""
        self._body.close()

    def __await__(self) -> Generator[None, None, None]:
        raise AssertionError("MockTransport is for AnthropicClient; AsyncAnthropicClient takes an AsyncMockTransport")


class AsyncMockResponse(NamesHinted):
    """The response of an `AsyncMockTransport`."""

    def __init__(self, reply: Reply) -> None:
        self.status = reply.status
        self.headers: Mapping[str, str] = dict(reply.headers)
        self._body = ReplyBody(reply)

    async def receive(self) -> bytes:
        """The next piece of the body; empty at the end."""
        return self._body.next()

    async def close(self) -> None:
        """Stop reading the body."""
        self._body.close()


class _PendingResponse(Coroutine[Any, Any, AsyncMockResponse]):
    """An awaitable response. Using it without `await` fails the test with a hint at the other transport."""

    def __init__(self, response: Coroutine[Any, Any, AsyncMockResponse]) -> None:
        self._response = response

    def __await__(self) -> Generator[Any, Any, AsyncMockResponse]:
        return self._response.__await__()

    def send(self, value: Any) -> Any:
        return self._response.send(value)

    def throw(self, *error: Any) -> Any:
        return self._response.throw(*error)

    def close(self) -> None:
        self._response.close()

    @property
    def status(self) -> int:
        raise AssertionError("AsyncMockTransport is for AsyncAnthropicClient; AnthropicClient takes a MockTransport")

    headers = status


MockHttpTransport = MockTransport
AsyncMockHttpTransport = AsyncMockTransport
