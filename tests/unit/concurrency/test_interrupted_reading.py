"""A consumer that is interrupted and goes on reading: it gets the rest and all of it, or an error, never a gap."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import integrations_anthropic
from integrations_anthropic import AnthropicClient, AnthropicError
from integrations_anthropic._core.call.request import Request
from integrations_anthropic.testing import MockTransport, Reply
from integrations_anthropic.testing.transport import MockResponse
from tests.unit.interrupts.attack import interrupted
from tests.unit.responses import EVENTS, page, sse

PACKAGE = Path(integrations_anthropic.__file__).parent
MODULES = frozenset(
    f"integrations_anthropic.{path.relative_to(PACKAGE).with_suffix('').as_posix().replace('/', '.')}"
    for path in PACKAGE.rglob("*.py")
)
HELLO: Any = {"model": "m", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
STEP = 17
"""Every seventeenth point is tried: there are more than a thousand."""


def outcome(read: Callable[[], Iterator[Any]], number: int, pieces: list[Any]) -> str | None:
    """What reading the rest ends with, after an interrupt at the point of that number; None where there is none."""
    reader = read()

    def go_on() -> None:
        for piece in reader:
            pieces.append(piece)

    if not interrupted(number, go_on, MODULES):
        return None
    try:
        go_on()
    except AnthropicError as error:
        return str(error)
    return "end"


def every_outcome(read: Callable[[], Iterator[Any]], whole: list[Any]) -> set[str]:
    """Interrupt `read` everywhere; what it gave and ended with is never a part without an error."""
    found, number = set(), 0
    while True:
        pieces: list[Any] = []
        ended = outcome(read, number, pieces)
        if ended is None:
            return found
        assert ended != "end" or pieces == whole, number
        found.add(ended)
        number += STEP


def client_with(reply: Reply) -> AnthropicClient:
    return AnthropicClient(api_key="k", max_retries=0, transport=MockTransport(*[reply] * 1000))


@pytest.mark.parametrize("texts", [True, False], ids=["texts", "events"])
def test_a_stream_has_no_gap(texts: bool) -> None:
    client = client_with(Reply(sse(EVENTS), headers={"content-type": "text/event-stream"}))

    def read() -> Iterator[Any]:
        stream = client.messages.create_stream(**HELLO)
        return iter(stream.text_stream if texts else stream)

    assert any("interrupted" in one for one in every_outcome(read, list(read())))


def test_the_results_of_a_batch_have_no_gap() -> None:
    lines = [b'{"custom_id": "c%d", "result": {"type": "canceled"}}' % number for number in range(3)]
    client = client_with(Reply(b"\n".join(lines), headers={"content-type": "application/x-jsonl"}))

    def read() -> Iterator[Any]:
        return iter(client.batches.results("b"))

    assert any("interrupted" in one for one in every_outcome(read, list(read())))


class Listing(MockTransport):
    """Three pages of two models each."""

    def send(self, request: Request) -> MockResponse:
        number = int(request.url.partition("after_id=m")[2][:1] or -1) + 1
        return MockResponse(Reply(json.dumps(page([f"m{number}a", f"m{number}b"], more=number < 2)).encode()))


def test_a_list_over_several_pages_has_no_gap() -> None:
    client = AnthropicClient(api_key="k", max_retries=0, transport=Listing())

    def read() -> Iterator[Any]:
        return iter(client.models.list())

    whole = list(read())
    assert len(whole) == 6
    assert every_outcome(read, whole) == {"end"}
