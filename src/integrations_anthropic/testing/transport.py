"""Transports that answer as told and hold what is sent against what is expected: one for each client."""

from __future__ import annotations

from collections.abc import Coroutine, Generator, Iterable, Mapping
from typing import TYPE_CHECKING, Any, Self, cast

from .expectations import Expectation, ExpectationQueue
from .replies import Delivery, Reply, reply_of, some_answer, some_events

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


class _Expecting:
    """What both transports share: everything but waiting."""

    def __init__(self, *answers: Any) -> None:
        """`answers` are given in order, one for each request, whatever is asked."""
        self._script = ExpectationQueue()
        self.requests: list[Request] = []
        self.closed = 0
        for answer in answers:
            self.expect_request().returning(answer)

    def expect_request(self) -> Expectation[Self]:
        """Expect one more request; what is said of it and its answer follow, and lead back here."""
        return self._script.expect(self)

    def returning(self, answer: Any) -> Self:
        """Response every request beyond the expected ones like this."""
        return self._otherwise(reply_of(some_answer(answer)))

    def returning_stream(self, events: Iterable[Any]) -> Self:
        """Response every request beyond the expected ones with these events; see `Reply.stream`."""
        return self._otherwise(Reply.stream(some_events(events)))

    def returning_lines(self, items: Iterable[Any]) -> Self:
        """Response every request beyond the expected ones with these JSON lines; see `Reply.lines`."""
        return self._otherwise(Reply.lines(items))

    def verify(self) -> None:
        """AssertionError where an expected request never came, no request at all, or a failed one was swallowed."""
        self._script.verify()

    def _otherwise(self, answer: Reply | BaseException) -> Self:
        self._script.otherwise = answer
        return self

    def _take(self, request: Request) -> Reply:
        self.requests.append(request)
        if self.closed:
            self._script.fail(f"{request.method} {request.url} was sent after the transport was closed")
        answer = self._script.answer(request)
        if isinstance(answer, BaseException):
            raise answer
        return answer


class MockTransport(_Expecting):
    """A transport for `AnthropicClient` that answers as told and fails a test at the first unexpected request.

        transport = MockTransport().expect_request().with_method("POST").returning(message_response())

    Expectations are met in the order in which they were made. A request that is not the next one expected raises
    AssertionError in the call that sent it. An answer is what `Reply` takes (a model, a dict, …), or `(status, body)`,
    or an exception, which is raised as if by the wire.

    `requests` holds every request as it was sent, attempt by attempt; `closed` counts how often it was closed.
    """

    def send(self, request: Request) -> MockResponse:
        """The answer to `request`; AssertionError where nobody expected it."""
        return MockResponse(self._take(request))

    def close(self) -> None:
        """Remember it: nothing may be sent from here on."""
        self.closed += 1


class AsyncMockTransport(_Expecting):
    """A transport for `AsyncAnthropicClient`; otherwise the same as `MockTransport`."""

    def send(self, request: Request) -> CoroutineType[Any, Any, AsyncMockResponse]:
        """The answer to `request`, to be awaited; AssertionError where nobody expected it."""
        # Typed as what an `async def` gives, which is what pyright wants of the protocol.
        return cast("CoroutineType[Any, Any, AsyncMockResponse]", _Sending(self._answer(request)))

    async def close(self) -> None:
        """Remember it: nothing may be sent from here on."""
        self.closed += 1

    async def _answer(self, request: Request) -> AsyncMockResponse:
        return AsyncMockResponse(self._take(request))


class MockResponse:
    """A reply on its way to `AnthropicClient`."""

    def __init__(self, reply: Reply) -> None:
        self.status = reply.status
        self.headers: Mapping[str, str] = dict(reply.headers)
        self._delivery = Delivery(reply)

    def receive(self) -> bytes:
        """The next piece of the body; empty at its end."""
        return self._delivery.next()

    def close(self) -> None:
        """Read no further."""
        self._delivery.close()

    def __await__(self) -> Generator[None, None, None]:
        raise AssertionError("MockTransport is for AnthropicClient; AsyncAnthropicClient takes an AsyncMockTransport")


class AsyncMockResponse:
    """A reply on its way to `AsyncAnthropicClient`."""

    def __init__(self, reply: Reply) -> None:
        self.status = reply.status
        self.headers: Mapping[str, str] = dict(reply.headers)
        self._delivery = Delivery(reply)

    async def receive(self) -> bytes:
        """The next piece of the body; empty at its end."""
        return self._delivery.next()

    async def close(self) -> None:
        """Read no further."""
        self._delivery.close()


class _Sending(Coroutine[Any, Any, AsyncMockResponse]):
    """An answer to wait for; the client that does not wait for it is told of the transport that it takes."""

    def __init__(self, answer: Coroutine[Any, Any, AsyncMockResponse]) -> None:
        self._answer = answer

    def __await__(self) -> Generator[Any, Any, AsyncMockResponse]:
        return self._answer.__await__()

    def send(self, value: Any) -> Any:
        return self._answer.send(value)

    def throw(self, *error: Any) -> Any:
        return self._answer.throw(*error)

    def close(self) -> None:
        self._answer.close()

    @property
    def status(self) -> int:
        raise AssertionError("AsyncMockTransport is for AsyncAnthropicClient; AnthropicClient takes a MockTransport")

    headers = status


MockHttpTransport = MockTransport
AsyncMockHttpTransport = AsyncMockTransport
