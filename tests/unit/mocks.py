"""respx, pytest-httpx and httpx.MockTransport, which answer in place of a server, each scripted as its users do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple, Self

import httpx
import pytest
import respx

BASE_URL = "https://api.anthropic.com"


class Answer(NamedTuple):
    """What a tool answers with; a list of bytes is a body that comes in pieces."""

    body: bytes | list[bytes]
    status: int = 200
    content_type: str = "application/json"
    headers: Mapping[str, str] = MappingProxyType({})

    def arguments(self) -> dict[str, Any]:
        """Arguments of httpx.Response, apart from the status."""
        body = {"content": self.body} if isinstance(self.body, bytes) else {"stream": Pieces(self.body)}
        return {"headers": {"content-type": self.content_type, "request-id": "req_1", **self.headers}, **body}

    def response(self) -> httpx.Response:
        """The answer as an object of httpx."""
        return httpx.Response(self.status, **self.arguments())


class Pieces(httpx.SyncByteStream, httpx.AsyncByteStream):
    """A body in pieces, for both halves; an exception among them is raised when its turn comes.

    Not an async generator: httpx would leave it behind where the reader stops early, and trio warns of that.
    """

    def __init__(self, pieces: Sequence[Any]) -> None:
        self._left = list(pieces)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> bytes:
        if not self._left:
            raise StopIteration
        piece = self._left.pop(0)
        if isinstance(piece, Exception):
            raise piece
        return bytes(piece)

    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        for piece in self:
            return piece
        raise StopAsyncIteration


Outcome = Answer | Exception


class Mock:
    """One of the tools: gives the scripted outcomes in their order, and keeps what it was asked."""

    transport: httpx.MockTransport | None = None
    """Where the tool is a transport of an httpx client of the user's own."""

    def script(self, *outcomes: Outcome) -> None:
        """Give these outcomes, one per request."""
        raise NotImplementedError

    @property
    def requests(self) -> list[httpx.Request]:
        """What was asked."""
        raise NotImplementedError


class Respx(Mock):
    def __init__(self, router: respx.MockRouter) -> None:
        self._router = router

    def script(self, *outcomes: Outcome) -> None:
        effects = [one.response() if isinstance(one, Answer) else one for one in outcomes]
        self._router.route(host="api.anthropic.com").mock(side_effect=effects)

    @property
    def requests(self) -> list[httpx.Request]:
        return [call.request for call in self._router.calls]


class PytestHttpx(Mock):
    def __init__(self, httpx_mock: Any) -> None:
        self._mock = httpx_mock

    def script(self, *outcomes: Outcome) -> None:
        for one in outcomes:
            if isinstance(one, Answer):
                self._mock.add_response(status_code=one.status, **one.arguments())
            else:
                self._mock.add_exception(one)

    @property
    def requests(self) -> list[httpx.Request]:
        return list(self._mock.get_requests())


class HttpxMockTransport(Mock):
    def __init__(self) -> None:
        self.transport = httpx.MockTransport(self._handle)
        self._outcomes: list[Outcome] = []
        self._requests: list[httpx.Request] = []

    def script(self, *outcomes: Outcome) -> None:
        self._outcomes += outcomes

    @property
    def requests(self) -> list[httpx.Request]:
        return self._requests

    def _handle(self, request: httpx.Request) -> httpx.Response:
        self._requests.append(request)
        outcome = self._outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome.response()


TOOLS = ["respx", "pytest-httpx", "httpx.MockTransport"]


def running(tool: str, request: pytest.FixtureRequest) -> Iterator[Mock]:
    """The tool, for one test."""
    if tool == "respx":
        with respx.mock() as router:
            yield Respx(router)
    elif tool == "pytest-httpx":
        yield PytestHttpx(request.getfixturevalue("httpx_mock"))
    else:
        yield HttpxMockTransport()
