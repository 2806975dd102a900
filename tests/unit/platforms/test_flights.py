"""One task fetches, the others wait; whoever is cancelled leaves its place to the next one."""

from __future__ import annotations

import threading
from typing import Any

import anyio
import pytest

from integrations_anthropic import CredentialError
from integrations_anthropic.platforms.flights import AsyncFlights

pytestmark = pytest.mark.anyio


class Credential:
    """Is there once `fetched` was allowed to end."""

    is_shared = True
    is_renewable = False

    def __init__(self) -> None:
        self.fetched = 0
        self.signer: Any = None
        self.fault: Exception | None = None
        self.goes_on = threading.Event()

    def ready(self) -> Any:
        return self.signer

    def get(self) -> Any:
        self.fetched += 1
        assert self.goes_on.wait(30)
        if self.fault is not None:
            raise self.fault
        self.signer = "signer"
        return self.signer

    def forget(self, signer: Any) -> None:
        """Not needed here."""


async def settled() -> None:
    for _ in range(20):
        await anyio.lowlevel.checkpoint()


async def test_one_task_fetches_for_all() -> None:
    credential = Credential()
    flights, found = AsyncFlights(credential), []

    async def ask() -> None:
        found.append(await flights.get(None))

    async with anyio.create_task_group() as group:
        for _ in range(50):
            group.start_soon(ask)
        await settled()
        assert credential.fetched <= 1
        credential.goes_on.set()
    assert (credential.fetched, found) == (1, ["signer"] * 50)
    assert flights._fetching == {}


async def test_tasks_that_wait_for_a_fetch_that_fails_have_its_fault_and_fetch_nothing() -> None:
    credential = Credential()
    credential.fault = CredentialError("none there", reason="no_login")
    flights, faults = AsyncFlights(credential), []

    async def ask() -> None:
        with pytest.raises(CredentialError, match="none there") as caught:
            await flights.get(None)
        faults.append(caught.value)

    async with anyio.create_task_group() as group:
        for _ in range(9):
            group.start_soon(ask)
        await settled()
        credential.goes_on.set()
    assert credential.fetched == 1
    assert len({id(fault) for fault in faults}) == 9
    assert flights._fetching == {}
    credential.fault = None
    assert await flights.get(None) == "signer"


async def test_a_task_that_is_cancelled_leaves_its_place_to_the_next_one() -> None:
    credential = Credential()
    flights, found = AsyncFlights(credential), []

    async def ask() -> None:
        found.append(await flights.get(None))

    async with anyio.create_task_group() as group:
        with anyio.CancelScope() as scope:
            async with anyio.create_task_group() as inner:
                inner.start_soon(ask)
                await settled()
                group.start_soon(ask)
                await settled()
                scope.cancel()
        await settled()
        credential.goes_on.set()
    assert found == ["signer"]
    assert flights._fetching == {}


async def test_who_waits_too_long_gets_nothing_and_the_others_go_on() -> None:
    credential = Credential()
    flights, found = AsyncFlights(credential), []

    async def ask(seconds: float | None) -> None:
        found.append(await flights.get(seconds))

    async with anyio.create_task_group() as group:
        group.start_soon(ask, None)
        await settled()
        group.start_soon(ask, 0.0)
        await settled()
        credential.goes_on.set()
    assert sorted(map(str, found)) == ["None", "signer"]


async def test_a_credential_of_each_attempt_is_fetched_by_each() -> None:
    credential = Credential()
    credential.is_shared = False
    credential.goes_on.set()
    flights = AsyncFlights(credential)
    for _ in range(3):
        assert await flights.get(None) == "signer"
    assert credential.fetched == 3
