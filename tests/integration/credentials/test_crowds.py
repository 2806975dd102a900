"""Fifty calls at once, in threads and in tasks, exchange a token once: the first, an old one, and a refused one."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient, CredentialError
from integrations_anthropic.sandbox import Fault, Sandbox
from tests.integration.credentials.identities import HELLO, IDENTITY, SharedClock, exchanges, statuses

CROWD = 50
Crowd = Callable[[], list[Any]]


@pytest.fixture
def clock() -> SharedClock:
    return SharedClock()


@pytest.fixture
def sandbox(clock: SharedClock) -> Iterator[Sandbox]:
    with Sandbox(clock=clock) as running:
        yield running


@pytest.fixture(params=["threads", "tasks", "loops"])
def crowd(request: pytest.FixtureRequest, sandbox: Sandbox, clock: SharedClock) -> Iterator[Crowd]:
    """Makes fifty calls at once with one client, and returns what each ended in."""
    options: dict[str, Any] = {**IDENTITY, "base_url": sandbox.url, "clock": clock, "max_retries": 0}
    if request.param == "threads":
        with AnthropicClient(**options) as client, ThreadPoolExecutor(CROWD) as pool:
            yield lambda: list(pool.map(lambda _: _threaded(client), range(CROWD)))
        return
    awaiting = AsyncAnthropicClient(**options)

    async def all_at_once(number: int) -> list[Any]:
        calls = (awaiting.messages.create(**HELLO) for _ in range(number))
        return await asyncio.gather(*calls, return_exceptions=True)

    if request.param == "tasks":
        yield lambda: asyncio.run(all_at_once(CROWD))
    else:
        # Five event loops in five threads, which share the client.
        with ThreadPoolExecutor(5) as pool:
            yield lambda: [each for part in pool.map(_in_a_loop(all_at_once), range(5)) for each in part]


def _in_a_loop(all_at_once: Callable[[int], Any]) -> Callable[[int], list[Any]]:
    return lambda _: asyncio.run(all_at_once(CROWD // 5))


def _threaded(client: AnthropicClient) -> Any:
    try:
        return client.messages.create(**HELLO)
    except Exception as error:
        return error


def kinds(outcomes: list[Any]) -> set[str]:
    return {type(outcome).__name__ for outcome in outcomes}


def test_the_first_token_is_exchanged_once(crowd: Crowd, sandbox: Sandbox) -> None:
    sandbox.faults.add(Fault(operation="oauth.token", delay=0.2))
    assert kinds(crowd()) == {"MessageResponse"}
    assert exchanges(sandbox) == 1
    assert statuses(sandbox) == [200] * CROWD


@pytest.mark.parametrize("old", [3500.0, 3590.0, 9999.0])
def test_an_old_token_is_exchanged_once(crowd: Crowd, sandbox: Sandbox, clock: SharedClock, old: float) -> None:
    crowd()
    clock.now += old
    sandbox.faults.add(Fault(operation="oauth.token", delay=0.2))
    assert kinds(crowd()) == {"MessageResponse"}
    assert exchanges(sandbox) == 2
    assert statuses(sandbox) == [200] * 2 * CROWD


def test_a_token_that_the_server_refuses_is_exchanged_once(crowd: Crowd, sandbox: Sandbox) -> None:
    crowd()
    # The server has forgotten it.
    sandbox.reset()
    assert kinds(crowd()) == {"MessageResponse"}
    assert exchanges(sandbox) == 1
    assert statuses(sandbox).count(200) == CROWD


def test_an_exchange_that_fails_is_one_error_for_all_who_wait_for_it(crowd: Crowd, sandbox: Sandbox) -> None:
    sandbox.faults.add(Fault(operation="oauth.token", status=403, delay=0.3, times=CROWD))
    outcomes = crowd()
    assert kinds(outcomes) == {"CredentialError"}
    assert len({id(outcome) for outcome in outcomes}) == CROWD
    assert all(isinstance(outcome, CredentialError) and outcome.status == 403 for outcome in outcomes)
    # Those who came after its end made their own.
    assert exchanges(sandbox) < CROWD / 2


def test_an_early_exchange_holds_up_only_the_call_that_makes_it(sandbox: Sandbox, clock: SharedClock) -> None:
    with AnthropicClient(**IDENTITY, base_url=sandbox.url, clock=clock) as client:
        client.messages.create(**HELLO)
        clock.now += 3500
        released = threading.Event()
        send, asked = client._pipeline.transport.send, threading.Event()

        def held(request: Any) -> Any:
            if request.url.endswith("/v1/oauth/token"):
                asked.set()
                assert released.wait(60)
            return send(request)

        client._pipeline.transport.send = held  # type: ignore[method-assign]
        first = threading.Thread(target=client.messages.create, kwargs=HELLO)
        first.start()
        assert asked.wait(60)
        for _ in range(3):
            assert client.messages.create(**HELLO)
        released.set()
        first.join()
    assert exchanges(sandbox) == 2


def test_a_call_that_is_cancelled_while_it_exchanges_leaves_that_to_another(sandbox: Sandbox) -> None:
    async def main() -> None:
        async with AsyncAnthropicClient(**IDENTITY, base_url=sandbox.url) as client:
            send, asked = client._pipeline.transport.send, asyncio.Event()

            async def held(request: Any) -> Any:
                if request.url.endswith("/v1/oauth/token") and not asked.is_set():
                    asked.set()
                    await asyncio.Event().wait()
                return await send(request)

            client._pipeline.transport.send = held  # type: ignore[method-assign]
            first = asyncio.create_task(client.messages.create(**HELLO))
            await asked.wait()
            others = [asyncio.create_task(client.messages.create(**HELLO)) for _ in range(9)]
            await asyncio.sleep(0)
            first.cancel()
            found = await asyncio.gather(first, *others, return_exceptions=True)
        assert isinstance(found[0], asyncio.CancelledError)
        assert kinds(found[1:]) == {"MessageResponse"}

    asyncio.run(main())
    assert exchanges(sandbox) == 1


def test_a_call_whose_deadline_ends_leaves_the_exchange_to_the_others(sandbox: Sandbox) -> None:
    sandbox.faults.add(Fault(operation="oauth.token", delay=0.6))

    async def main() -> list[Any]:
        async with AsyncAnthropicClient(**IDENTITY, base_url=sandbox.url) as client:
            first = asyncio.create_task(client.messages.create(**HELLO, deadline=0.2))
            await asyncio.sleep(0)
            others = (client.messages.create(**HELLO) for _ in range(5))
            return await asyncio.gather(first, *others, return_exceptions=True)

    first, *others = asyncio.run(main())
    assert type(first).__name__ == "DeadlineExceededError"
    assert kinds(others) == {"MessageResponse"}
