"""A result is sent once, or ends the run, whatever becomes of its request."""

from __future__ import annotations

import threading
from typing import Any

import pytest

from integrations_anthropic import (
    APIConnectionError,
    InvalidRequestError,
    RetryExhaustedError,
    ValidationError,
)
from tests.integration.sessions.session_server import (
    Part,
    SessionServer,
    custom_call,
    error_answer,
    event,
)
from tests.integration.sessions.tool_results import results, weather, when_answered

from .session_clients import client_of

pytestmark = pytest.mark.anyio


async def test_a_result_whose_response_was_lost_is_not_sent_twice() -> None:
    with SessionServer(Part([custom_call(1, city="Rome")], end="stay"), react=when_answered("e1")) as server:
        server.sends = [b""]
        async with client_of(server.url) as client:
            await client.sessions.run_tools("sesn_1", tools=[weather]).until_done()
    assert results(server) == [("e1", "sunny in Rome", False)]


@pytest.mark.parametrize("times", [1, 5])
async def test_a_result_that_was_refused_for_a_while_is_sent_again(times: int) -> None:
    with SessionServer(Part([custom_call(1, city="Rome")], end="stay"), react=when_answered("e1")) as server:
        server.sends = [error_answer(529, "overloaded_error")] * times
        async with client_of(server.url) as client:
            await client.sessions.run_tools("sesn_1", tools=[weather]).until_done()
    assert results(server) == [("e1", "sunny in Rome", False)]


async def test_a_result_that_is_refused_ends_the_run_and_the_next_try_makes_the_call_again() -> None:
    with SessionServer(Part([custom_call(1, city="Rome")], end="stay"), react=when_answered("e1")) as server:
        server.sends = [error_answer(400, "invalid_request_error")]
        async with client_of(server.url) as client:
            run = client.sessions.run_tools("sesn_1", tools=[weather])
            with pytest.raises(InvalidRequestError):
                await run.until_done()
            assert await run.until_done() is not None
    assert results(server) == [("e1", "sunny in Rome", False)]


async def test_a_server_that_always_cuts_ends_the_run() -> None:
    with SessionServer(Part([custom_call(1, "elsewhere")]), Part()) as server:
        async with client_of(server.url, max_retries=1) as client:
            with pytest.raises(APIConnectionError) as caught:
                await client.sessions.run_tools("sesn_1", tools=[weather]).until_done()
    assert isinstance(caught.value, RetryExhaustedError)


async def test_a_run_that_is_left_sends_nothing_more() -> None:
    leave, begun = threading.Event(), threading.Event()

    def waits() -> str:
        """Waits."""
        begun.set()
        leave.wait(10)
        return "late"

    with SessionServer(Part([custom_call(1, "waits"), event(2)], end="stay")) as server:
        async with client_of(server.url) as client:
            async with client.sessions.run_tools("sesn_1", tools=[waits]) as run:
                async for one in run:
                    if one.id == "e2":
                        break
            assert begun.wait(5)
            leave.set()
            for thread in threading.enumerate():
                if thread.name == "anthropic-tool":
                    thread.join(5)
    assert server.sent == []


@pytest.mark.parametrize(
    ("options", "field"),
    [
        ({"tools": [3]}, "tools[0]"),
        ({"tools": weather}, "tools"),
        ({"confirm": 5}, "confirm"),
        ({"on_error": 5}, "on_error"),
        ({"tool_timeout": 0}, "tool_timeout"),
        ({"shared": 1}, "shared"),
        ({"history": None}, "history"),
        ({"deadline": -1}, "deadline"),
    ],
)
async def test_a_wrong_argument_is_refused(options: Any, field: str) -> None:
    async with client_of("http://127.0.0.1:9") as client:
        with pytest.raises(ValidationError) as caught:
            client.sessions.run_tools("sesn_1", **{"tools": [weather]} | options)
    assert caught.value.field == field
