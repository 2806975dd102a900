"""Fixtures: a sandbox shared by a module, one with a virtual clock, a Redis server, and TLS certificates."""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
import trustme

from integrations_anthropic.sandbox import Sandbox
from integrations_anthropic.storage import redis_connection
from tests.integration.http_paths import HTTP_PATHS, MODULES_ON_EACH_PATH, use_path
from tests.integration.sandbox.sandbox_requests import HEADERS, VirtualClock
from tests.storage_server import HOW_TO_INSTALL, RedisServer, find_server


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run the tests of some modules on each way of a request."""
    if metafunc.module.__name__.rpartition(".")[2] in MODULES_ON_EACH_PATH:
        metafunc.fixturenames.append("http_path")
        marks = pytest.mark.chooses_path
        metafunc.parametrize("http_path", [pytest.param(path, marks=marks) for path in HTTP_PATHS], indirect=True)


@pytest.fixture
def http_path(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """The way of the requests of a test."""
    use_path(request.param, monkeypatch)
    return str(request.param)


@pytest.fixture(scope="module")
def running() -> Iterator[Sandbox]:
    with Sandbox() as sandbox:
        yield sandbox


@pytest.fixture(scope="module")
def client(running: Sandbox) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=running.url, headers=HEADERS) as client:
        yield client


@pytest.fixture
def sandbox(running: Sandbox) -> Sandbox:
    """The sandbox that `client` sends requests to, with its state cleared."""
    running.reset()
    return running


@pytest.fixture
def clock() -> VirtualClock:
    return VirtualClock()


@pytest.fixture
def timed(clock: VirtualClock) -> Iterator[httpx.Client]:
    with (
        Sandbox(batch_seconds=10, clock=clock) as sandbox,
        httpx.Client(base_url=sandbox.url, headers=HEADERS) as client,
    ):
        yield client


@pytest.fixture(autouse=True)
def _time_for_decisions(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a decision of a storage take seconds: on a busy machine a server takes longer than a client waits for it."""
    if request.node.get_closest_marker("timed") is None:
        monkeypatch.setattr(redis_connection, "BUDGET", 5.0)
        monkeypatch.setattr(redis_connection, "DELAYED", 7.5)


@pytest.fixture(scope="module")
def redis_running() -> Iterator[RedisServer]:
    if find_server() is None:
        pytest.skip(HOW_TO_INSTALL)
    with RedisServer() as server:
        yield server


@pytest.fixture
def redis_server(redis_running: RedisServer) -> RedisServer:
    """A running Redis server with no keys."""
    redis_running.flush()
    return redis_running


@pytest.fixture
def ca() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def tls(ca: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    ca.issue_cert("localhost").configure_cert(context)
    return context


@pytest.fixture
def bundle(ca: trustme.CA, tmp_path: Path) -> Iterator[str]:
    path = tmp_path / "ca.pem"
    ca.cert_pem.write_to_path(str(path))
    yield str(path)
