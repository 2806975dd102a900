"""A transport that answers from a script and remembers what it was sent."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from tests.unit.clock import VirtualClock

from integrations_anthropic import AsyncAnthropicClient
from integrations_anthropic._core.request import Request


class AsyncScriptedAnswer:
    """An answer whose body comes in pieces, and may end in a fault."""

    def __init__(
        self, status: int, headers: Mapping[str, str], pieces: list[bytes], fault: BaseException | None = None
    ) -> None:
        self.status = status
        self.headers = headers
        self.closed = False
        self._pieces = pieces
        self._next = 0
        self._fault = fault

    def rewind(self) -> None:
        """The same answer may be given again."""
        self._next, self.closed = 0, False

    async def receive(self) -> bytes:
        if self._next < len(self._pieces):
            self._next += 1
            return self._pieces[self._next - 1]
        if self._fault is not None:
            raise self._fault
        self.closed = True
        return b""

    async def close(self) -> None:
        self.closed = True


class AsyncScriptedTransport:
    """Gives its answers in order; an error among them is raised."""

    def __init__(self, *answers: AsyncScriptedAnswer | BaseException) -> None:
        self.answers = list(answers)
        self.requests: list[Request] = []
        self.closed = 0

    async def send(self, request: Request) -> AsyncScriptedAnswer:
        self.requests.append(request)
        answer = self.answers.pop(0)
        if isinstance(answer, BaseException):
            raise answer
        answer.rewind()
        return answer

    async def close(self) -> None:
        self.closed += 1


def answered(body: Any = None, status: int = 200, *, cut: int = 0, **headers: str) -> AsyncScriptedAnswer:
    """An answer of JSON (or of bytes as they are), in pieces of `cut` bytes."""
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    named = {"request-id": "req_1"} | {name.replace("_", "-"): value for name, value in headers.items()}
    size = cut or max(len(data), 1)
    return AsyncScriptedAnswer(status, named, [data[i : i + size] for i in range(0, len(data), size)])


def client_of(transport: AsyncScriptedTransport, **options: Any) -> AsyncAnthropicClient:
    """A client on a scripted transport and a clock that waits for nobody."""
    given: dict[str, Any] = {"api_key": "sk-test", "clock": VirtualClock()} | options
    return AsyncAnthropicClient(transport=transport, **given)
