"""Services whose clients hang up in mid-stream: no error, no connection is lost, and the API sees them leave."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

import pytest

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient
from tests.elapsed import eventually
from tests.unit.telemetry_recorder import TelemetryRecorder

from .endless_api import EndlessApi, leave
from .streaming_service import AsgiService, WsgiService

ROUNDS, AT_ONCE = 10, 10
ASYNC = ("managed", "careless", "text")
BLOCKING = ("managed_blocking", "careless_blocking")


def left_by_clients(api: EndlessApi, url: str, *, collect: bool = False) -> None:
    """Have clients leave 100 times, half of them with a reset, and wait until the API sees that.

    `collect`: run the garbage collector meanwhile, as it runs by itself in any service.
    """

    def seen(number: int) -> bool:
        if collect:
            gc.collect()
        return api.left == number * AT_ONCE

    with ThreadPoolExecutor(AT_ONCE) as pool:
        for number in range(1, ROUNDS + 1):
            list(pool.map(lambda n: leave(url, reset=n % 2 == 0), range(AT_ONCE)))
            assert eventually(partial(seen, number), pause=0.005)


def assert_all_closed(watched: TelemetryRecorder, caplog: pytest.LogCaptureFixture) -> None:
    """Each call ended once, as closed, and nothing says error."""
    assert eventually(lambda: watched.prometheus("anthropic_active_streams") == 0)
    trees = watched.trees()
    assert [tree.attributes["anthropic.outcome"] for tree in trees] == ["closed"] * ROUNDS * AT_ONCE
    assert {span.status.status_code.name for span in watched.spans} == {"UNSET"}
    assert not any(event.name == "exception" for span in watched.spans for event in span.events)
    counted = {dict(labels)["status"]: n for labels, n in watched.metered("anthropic_requests_total").items()}
    assert {status: n for status, n in counted.items() if n} == {"closed": ROUNDS * AT_ONCE}
    assert not any(watched.metered("anthropic_errors_total").values())
    ours = [record for record in caplog.records if record.name.startswith("integrations_anthropic")]
    assert [record for record in ours if record.levelno >= logging.WARNING] == []


def options(api: EndlessApi, watched: TelemetryRecorder) -> dict[str, Any]:
    """Those of a client with as many connections as are needed: it would run out of them if one were lost."""
    given = {"max_connections": AT_ONCE, "pool_timeout": 10, "max_retries": 0}
    return {"api_key": "k", "base_url": api.url, "telemetry": watched.telemetry(), **given}


@pytest.mark.long
@pytest.mark.parametrize("goes_on", [True, False], ids=["goes on", "silent"])
@pytest.mark.parametrize("endpoint", ASYNC)
def test_an_asgi_service_whose_clients_hang_up_100_times(
    endpoint: str, goes_on: bool, caplog: pytest.LogCaptureFixture
) -> None:
    watched = TelemetryRecorder()
    with EndlessApi(goes_on=goes_on) as api:
        given = options(api, watched)
        with (
            AnthropicClient(**given) as blocking,
            AsgiService(lambda: AsyncAnthropicClient(**given), blocking) as service,
        ):
            left_by_clients(api, f"{service.url}/{endpoint}")
            assert_all_closed(watched, caplog)
            assert service.errors == []


@pytest.fixture
def quick_collector() -> Iterator[None]:
    """The garbage collector looks at what is new alone."""
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.mark.long
@pytest.mark.usefixtures("quick_collector")
@pytest.mark.parametrize("endpoint", BLOCKING)
def test_an_asgi_service_with_blocking_generators_whose_clients_hang_up_100_times(
    endpoint: str, caplog: pytest.LogCaptureFixture
) -> None:
    watched = TelemetryRecorder()
    # A thread cannot be stopped while it waits: the framework leaves the stream at its next event.
    with EndlessApi(goes_on=True) as api:
        given = options(api, watched)
        with (
            AnthropicClient(**given) as blocking,
            AsgiService(lambda: AsyncAnthropicClient(**given), blocking) as service,
        ):
            # Frameworks of ASGI leave a blocking generator to the collector.
            left_by_clients(api, f"{service.url}/{endpoint}", collect=True)
            assert_all_closed(watched, caplog)
            assert service.errors == []


@pytest.mark.long
@pytest.mark.parametrize("endpoint", BLOCKING)
def test_a_wsgi_service_whose_clients_hang_up_100_times(endpoint: str, caplog: pytest.LogCaptureFixture) -> None:
    watched = TelemetryRecorder()
    with EndlessApi(goes_on=True) as api, AnthropicClient(**options(api, watched)) as client:
        with WsgiService(client) as service:
            left_by_clients(api, f"{service.url}/{endpoint}")
        assert_all_closed(watched, caplog)
