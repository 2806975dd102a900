"""Requests and responses that are much work are handled in a thread: the event loop goes on, and small ones stay."""

from __future__ import annotations

import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

import anyio
import anyio.lowlevel
import pytest

from integrations_anthropic import (
    AsyncAnthropicClient,
    DeadlineExceededError,
    RateLimits,
    SerializationError,
    ValidationError,
)
from integrations_anthropic._core.call import deprecated_models
from integrations_anthropic._core.call.execution import Execution
from integrations_anthropic._core.resilience import cost
from integrations_anthropic._inputs import heavy_work
from integrations_anthropic.testing import AsyncMockTransport, Reply
from tests.unit.responses import MESSAGE

pytestmark = pytest.mark.anyio

TURN: dict[str, Any] = {"role": "user", "content": "Hi"}
ASK: dict[str, Any] = {"model": "m", "max_tokens": 9, "messages": [TURN] * 600}
SMALL: dict[str, Any] = {**ASK, "messages": [TURN]}
LONGEST = 30
"""Seconds after which a test that hangs fails."""


class Gate:
    """Work that is stopped where it begins, and where it was done."""

    def __init__(self, work: Callable[..., Any]) -> None:
        self.work = work
        self.begun = threading.Event()
        self.opened = threading.Event()
        self.threads: list[int] = []

    def __call__(self, *given: Any, **named: Any) -> Any:
        self.threads.append(threading.get_ident())
        self.begun.set()
        assert self.opened.wait(LONGEST)
        return self.work(*given, **named)

    async def steps_until_begun(self) -> None:
        """Let other tasks run until the work has begun: where it blocked the loop, this would not return."""
        with anyio.fail_after(LONGEST):
            while not self.begun.is_set():
                await anyio.lowlevel.checkpoint()


@contextmanager
def gate(place: Any, name: str) -> Iterator[Gate]:
    stopped = Gate(getattr(place, name))
    with patch.object(place, name, lambda *given, **named: stopped(*given, **named)):
        try:
            yield stopped
        finally:
            stopped.opened.set()


def client(*replies: Any, **options: Any) -> AsyncAnthropicClient:
    return AsyncAnthropicClient(api_key="k", transport=AsyncMockTransport(*(replies or [MESSAGE])), **options)


async def test_other_tasks_run_while_a_large_request_is_built() -> None:
    async with client() as ours, anyio.create_task_group() as tasks:
        with gate(heavy_work, "build_request") as stopped:
            answers = []

            async def ask() -> None:
                answers.append(await ours.messages.create(**ASK))

            tasks.start_soon(ask)
            await stopped.steps_until_begun()
            for _ in range(10):
                await anyio.lowlevel.checkpoint()
            assert answers == []
            stopped.opened.set()
    assert len(answers) == 1
    assert threading.get_ident() not in stopped.threads


async def test_other_tasks_run_while_a_large_response_is_decoded() -> None:
    large = {**MESSAGE, "content": [{"type": "text", "text": "x" * 200_000}]}
    async with client(large) as ours, anyio.create_task_group() as tasks:
        with gate(Execution, "decode") as stopped:
            answers = []

            async def ask() -> None:
                answers.append(await ours.messages.create(**SMALL))

            tasks.start_soon(ask)
            await stopped.steps_until_begun()
            assert answers == []
            stopped.opened.set()
    assert answers[0].text == "x" * 200_000
    assert answers[0].meta.status == 200
    assert threading.get_ident() not in stopped.threads


async def test_small_requests_and_responses_start_no_thread() -> None:
    with patch.object(threading.Thread, "start", side_effect=AssertionError):
        async with client(MESSAGE) as ours:
            await ours.messages.create(**SMALL)


async def test_a_call_that_is_cancelled_while_it_is_built_sends_nothing() -> None:
    transport = AsyncMockTransport(MESSAGE)
    async with AsyncAnthropicClient(api_key="k", transport=transport) as ours:
        with gate(heavy_work, "build_request") as stopped:
            async with anyio.create_task_group() as tasks:

                async def ask() -> None:
                    await ours.messages.create(**ASK)

                tasks.start_soon(ask)
                await stopped.steps_until_begun()
                tasks.cancel_scope.cancel()
    assert transport.requests == []


async def test_the_deadline_ends_a_call_that_is_being_built() -> None:
    transport = AsyncMockTransport(MESSAGE)
    async with AsyncAnthropicClient(api_key="k", transport=transport) as ours:
        with gate(heavy_work, "build_request"), pytest.raises(DeadlineExceededError, match="was encoded") as caught:
            await ours.messages.create(**ASK, deadline=0.001)
    assert caught.value.duration == 0.001
    assert transport.requests == []


async def test_a_large_request_that_is_wrong_is_refused_as_a_small_one() -> None:
    turns = [*ASK["messages"], {"role": "other", "content": "x"}]
    async with client() as ours:
        with pytest.raises(ValidationError, match=r"messages\[600\]\.role"):
            await ours.messages.create(**{**ASK, "messages": turns})


async def test_what_has_to_be_settled_first_may_be_large() -> None:
    def search(query: str) -> str:
        """Search."""
        return query

    transport = AsyncMockTransport(MESSAGE)
    async with AsyncAnthropicClient(api_key="k", transport=transport) as ours:
        await ours.messages.create(**ASK, tools=[search])
    assert b'"search"' in (transport.requests[0].body or b"")


async def test_what_changes_while_it_is_built_is_built_again() -> None:
    with patch.object(heavy_work, "invoke", side_effect=RuntimeError("dictionary changed size during iteration")):
        async with client() as ours:
            assert await ours.messages.create(**ASK)


async def test_a_large_request_is_estimated_where_it_is_built() -> None:
    seen: list[int] = []
    estimate = cost._cost_of_data

    def estimated(body: Any) -> Any:
        seen.append(threading.get_ident())
        return estimate(body)

    with patch.object(cost, "_cost_of_data", estimated):
        async with client(rate_limits=RateLimits(input_tokens_per_minute=10**6)) as ours:
            await ours.messages.create(**ASK)
    assert len(seen) == 1
    assert threading.get_ident() not in seen


async def test_a_deprecated_model_is_warned_of_where_the_call_is_made() -> None:
    model = next(iter(deprecated_models.END_OF_LIFE))
    with patch.object(deprecated_models, "_warned", set()), warnings.catch_warnings(record=True) as given:
        warnings.simplefilter("always")
        async with client() as ours:
            await ours.messages.create(**{**ASK, "model": model})
    assert [warning.filename for warning in given] == [__file__]


async def test_a_large_response_that_is_wrong_raises_the_error_of_a_small_one() -> None:
    broken = Reply(b'{"type": "message", ' + b" " * 200_000)
    async with client(broken, max_retries=0) as ours:
        with pytest.raises(SerializationError) as caught:
            await ours.messages.create(**SMALL)
    assert caught.value.status == 200
