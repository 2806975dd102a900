"""Connecting to a host with several addresses, in a thread and on asyncio: one behaviour, two implementations."""

from __future__ import annotations

import asyncio
import gc
import socket
import time
import warnings
from collections.abc import Callable
from typing import Any

import pytest

from integrations_anthropic._runtime.network import faults
from integrations_anthropic._runtime.network.asyncio_network import AsyncioNetwork
from integrations_anthropic._runtime.network.connecting import connect_socket

from .silent import NAME, found_as, listening, refusing, silent

Connect = Callable[[str, int, "float | None"], int]
OPTIONS = [(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)]


def by_thread(host: str, port: int, timeout: float | None) -> int:
    """The port of the peer."""
    stream = connect_socket(host, port, timeout, OPTIONS)
    own: socket.socket = stream.get_extra_info("socket")
    try:
        assert own.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
        assert own.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        return int(own.getpeername()[1])
    finally:
        stream.close()


def by_asyncio(host: str, port: int, timeout: float | None) -> int:
    """The port of the peer."""

    async def main() -> int:
        stream = await AsyncioNetwork(asyncio.get_running_loop()).connect_tcp(host, port, timeout, None, OPTIONS)
        own = stream.get_extra_info("socket")
        assert own.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE)
        assert own.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        peer = int(own.getpeername()[1])
        await stream.aclose()
        return peer

    return asyncio.run(main())


@pytest.fixture(params=[by_thread, by_asyncio])
def connect(request: pytest.FixtureRequest) -> Any:
    with warnings.catch_warnings():
        # A socket that is left open.
        warnings.simplefilter("error", ResourceWarning)
        yield request.param
        gc.collect()


def test_an_address_that_never_answers_is_not_waited_for(monkeypatch: pytest.MonkeyPatch, connect: Connect) -> None:
    with silent() as dead, listening() as alive:
        found_as(monkeypatch, dead, alive)
        assert connect(NAME, 1, 60) == alive[1]
        assert connect(NAME, 1, None) == alive[1]


def test_the_next_address_is_tried_at_once_where_one_refuses(monkeypatch: pytest.MonkeyPatch, connect: Connect) -> None:
    with listening() as alive, silent() as dead:
        found_as(monkeypatch, refusing(), refusing(), alive, dead)
        assert connect(NAME, 1, 60) == alive[1]


def test_where_all_refuse_the_fault_of_the_first_is_the_cause(
    monkeypatch: pytest.MonkeyPatch, connect: Connect
) -> None:
    found_as(monkeypatch, refusing(), refusing())
    with pytest.raises(faults.ConnectError) as raised:
        connect(NAME, 1, 60)
    assert isinstance(raised.value.__cause__, ConnectionRefusedError)


@pytest.mark.parametrize("count", [1, 3])
def test_no_longer_is_waited_than_allowed(monkeypatch: pytest.MonkeyPatch, connect: Connect, count: int) -> None:
    with silent() as dead:
        found_as(monkeypatch, *[(dead[0], dead[1])] * count)
        before = time.monotonic()
        with pytest.raises(faults.ConnectTimeout):
            connect(NAME, 1, 0.05)
        assert time.monotonic() - before >= 0.04


def test_a_name_that_is_not_found_is_an_error_of_the_look_up(monkeypatch: pytest.MonkeyPatch, connect: Connect) -> None:
    def fail(*_: Any, **__: Any) -> Any:
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    with pytest.raises(faults.ConnectError) as raised:
        connect(NAME, 1, 60)
    assert isinstance(raised.value.__cause__, socket.gaierror)


def test_a_host_without_an_address_is_an_error(monkeypatch: pytest.MonkeyPatch, connect: Connect) -> None:
    found_as(monkeypatch)
    with pytest.raises(faults.ConnectError, match="no address"):
        connect(NAME, 1, 60)


def test_a_cancelled_connect_on_asyncio_leaves_no_socket(monkeypatch: pytest.MonkeyPatch) -> None:
    async def main() -> None:
        network = AsyncioNetwork(asyncio.get_running_loop())
        task = asyncio.ensure_future(network.connect_tcp(NAME, 1, 60))
        for _ in range(20):
            await asyncio.sleep(0.001)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    with silent() as dead, warnings.catch_warnings():
        warnings.simplefilter("error", ResourceWarning)
        found_as(monkeypatch, dead, dead)
        asyncio.run(main())
        gc.collect()


def counted(monkeypatch: pytest.MonkeyPatch, answer: Callable[[], Any]) -> list[str]:
    """The names that are looked up from now on."""
    names: list[str] = []

    def look_up(host: Any, *_: Any, **__: Any) -> Any:
        names.append(host)
        return answer()

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return names


def test_connections_that_are_made_at_once_share_a_look_up_and_later_ones_make_their_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def main(address: tuple[str, int]) -> None:
        network = AsyncioNetwork(asyncio.get_running_loop())
        names = counted(monkeypatch, lambda: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", address)])
        for times in (1, 2):
            streams = await asyncio.gather(*(network.connect_tcp(NAME, 1, 60) for _ in range(20)))
            assert names == [NAME] * times
            for stream in streams:
                await stream.aclose()

    with listening() as alive:
        asyncio.run(main(alive))


def test_a_look_up_that_fails_fails_for_all_and_one_that_is_cancelled_for_none_but_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def main() -> None:
        network = AsyncioNetwork(asyncio.get_running_loop())

        def fail() -> Any:
            raise socket.gaierror(-2, "Name or service not known")

        names = counted(monkeypatch, fail)
        results = await asyncio.gather(*(network.connect_tcp(NAME, 1, 60) for _ in range(5)), return_exceptions=True)
        assert [type(result) for result in results] == [faults.ConnectError] * 5
        causes = [result.__cause__ for result in results if isinstance(result, BaseException)]
        assert len({id(cause) for cause in causes}) == 5
        assert all(isinstance(cause, socket.gaierror) for cause in causes)
        assert len(names) == 1

    asyncio.run(main())

    async def cancelled(address: tuple[str, int]) -> None:
        network = AsyncioNetwork(asyncio.get_running_loop())
        counted(monkeypatch, lambda: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", address)])
        first, second = (asyncio.ensure_future(network.connect_tcp(NAME, 1, 60)) for _ in range(2))
        await asyncio.sleep(0)
        first.cancel()
        await (await second).aclose()
        assert first.cancelled()

    with listening() as alive:
        asyncio.run(cancelled(alive))
