"""Fixtures for every test: a clean environment, and both event loops."""

from __future__ import annotations

import logging
import os
import signal
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

# On a busy machine an example may take any time.
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any machine")

CLOUDS = ("ANTHROPIC_", "AWS_", "AZURE_", "CLOUD_ML_", "GOOGLE_")
"""What the variables of the API and of other clouds begin with."""
PROXIES = ("https_proxy", "http_proxy", "all_proxy", "no_proxy")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Processes for `-n auto`: half as many again as there are cores, because a third of the time tests only wait."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return cores + cores // 2


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Files with long tests first, so that processes which take one file at a time end together."""
    if (cloud := config.getoption("--platform")) is not None:
        from tests.integration.platforms.clouds import runs_on_a_cloud

        items[:] = [item for item in items if runs_on_a_cloud(cloud, item.path.name, item.name)]
    long = Counter(item.path for item in items if item.get_closest_marker("long"))
    items.sort(key=lambda item: -long[item.path])


def _clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.upper().startswith(CLOUDS) or name.lower() in PROXIES:
            monkeypatch.delenv(name)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--http-path", default="own", help="the way of all requests: own, h11 or httpcore")
    parser.addoption("--platform", default=None, help="the cloud that all clients of the API call: bedrock, vertex, …")


@pytest.fixture(scope="session", autouse=True)
def _ctrl_c_interrupts() -> Iterator[None]:
    """Have Ctrl-C raise, here and in child processes: what a shell starts in the background ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture(scope="session", autouse=True)
def _cloud_of_requests(pytestconfig: pytest.Config) -> Iterator[None]:
    """Have the clients of all tests call the cloud that `--platform` names."""
    name = pytestconfig.getoption("--platform")
    with pytest.MonkeyPatch.context() as monkeypatch:
        if name is not None:
            # Imported here: the package is not, where only tests of the project run.
            from tests.integration._async.cloud_edge import use_cloud as use_cloud_async
            from tests.integration._sync.cloud_edge import use_cloud

            use_cloud_async(name, monkeypatch)
            use_cloud(name, monkeypatch)
        yield


@pytest.fixture(scope="session", autouse=True)
def _path_of_requests(pytestconfig: pytest.Config) -> Iterator[None]:
    """Have the clients of all tests take the way that `--http-path` names."""
    # Imported here: the package is not, where only tests of the project run.
    from tests.integration.http_paths import use_path

    with pytest.MonkeyPatch.context() as monkeypatch:
        use_path(pytestconfig.getoption("--http-path"), monkeypatch)
        yield


@pytest.fixture(autouse=True)
def _tests_that_choose_their_path(request: pytest.FixtureRequest) -> None:
    """Skip, where `--http-path` names another way, the tests that choose theirs."""
    if request.config.getoption("--http-path") != "own" and request.node.get_closest_marker("chooses_path"):
        pytest.skip("this test chooses the way of its requests by itself")


@pytest.fixture(scope="session", autouse=True)
def _no_settings_before_the_first_test() -> Iterator[None]:
    """Clients of whole modules are made before any single test, and read the environment when they are."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        _clean(monkeypatch)
        yield


@pytest.fixture(autouse=True)
def _no_settings_of_this_machine(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Hide API keys, proxies and config files of the user who runs the tests."""
    _clean(monkeypatch)
    monkeypatch.setenv("HOME", str(tmp_path_factory.getbasetemp()))


@pytest.fixture(autouse=True)
def _log_as_it_was() -> Iterator[None]:
    """Restore the logger of the package after each test."""
    logger = logging.getLogger("integrations_anthropic")
    before = (list(logger.handlers), logger.level, logger.propagate)
    yield
    logger.handlers[:], level, logger.propagate = before
    logger.setLevel(level)


@pytest.fixture(params=["asyncio", "trio"])
def anyio_backend(request: pytest.FixtureRequest) -> str:
    return str(request.param)
