"""Suppressed instrumentation makes no spans, and an attempt is one client span beside an instrumentation of httpx."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from opentelemetry import context as contexts
from opentelemetry import trace
from opentelemetry.instrumentation.httpx import HTTPXClientInstrumentor
from opentelemetry.instrumentation.utils import suppress_instrumentation
from opentelemetry.trace import SpanKind

from integrations_anthropic import AsyncAnthropicClient, InternalServerError, Telemetry
from integrations_anthropic.sandbox import Fault, Sandbox
from integrations_anthropic.testing import AsyncMockTransport
from tests.unit.responses import MESSAGE, failure, reply_with
from tests.unit.telemetry_recorder import TelemetryRecorder

from ..clients import client_of
from ..tools.conversations import ASKING, DONE, asks, get_weather, wanted
from .traced import HELLO, NAMES, streamed

pytestmark = pytest.mark.anyio


@pytest.fixture
def watched() -> TelemetryRecorder:
    return TelemetryRecorder()


@pytest.fixture
def instrumented(watched: TelemetryRecorder) -> Iterator[None]:
    """The instrumentation of httpx, with the same exporter."""
    HTTPXClientInstrumentor().instrument(tracer_provider=watched.tracer_provider)
    yield
    HTTPXClientInstrumentor().uninstrument()


async def test_no_span_is_made_where_instrumentation_is_suppressed(watched: TelemetryRecorder) -> None:
    replies = [reply_with(failure("api_error"), 500), reply_with(MESSAGE), streamed(), streamed()]
    transport = AsyncMockTransport(*replies)
    client = client_of(transport, telemetry=watched.telemetry(propagate=True))
    described = client.messages.create_stream(**HELLO)
    with suppress_instrumentation():
        await client.messages.create(**HELLO)
        hidden = client.messages.create_stream(**HELLO)
        await described.get_final_message()
    await hidden.get_final_message()
    assert watched.spans == ()
    assert not [request for request in transport.requests if "traceparent" in request.headers]
    labels = {"service": "messages", "method": "create", "status": "success", "model": HELLO["model"]}
    assert watched.prometheus("anthropic_requests_total", **labels) == 1


async def test_a_run_of_tools_leaves_no_span_either_whether_it_is_described_or_made_there(
    watched: TelemetryRecorder,
) -> None:
    replies = [asks(wanted(city="Rome")), DONE] * 2
    client = client_of(AsyncMockTransport(*replies), telemetry=watched.telemetry())
    described = client.messages.run_tools(**ASKING, tools=[get_weather])
    with suppress_instrumentation():
        hidden = client.messages.run_tools(**ASKING, tools=[get_weather])
        await described.until_done()
    await hidden.until_done()
    assert watched.spans == ()


async def test_spans_are_made_again_after_it(watched: TelemetryRecorder) -> None:
    client = client_of(AsyncMockTransport(reply_with(MESSAGE)), telemetry=watched.telemetry())
    with suppress_instrumentation():
        pass
    await client.messages.create(**HELLO)
    assert sorted(span.name for span in watched.spans) == sorted(NAMES)


@pytest.mark.usefixtures("instrumented")
async def test_an_attempt_has_one_client_span_beside_the_instrumentation_of_httpx(watched: TelemetryRecorder) -> None:
    with Sandbox() as sandbox:
        sandbox.faults.add(Fault(status=500, retry_after=0))
        telemetry = Telemetry(tracer_provider=watched.tracer_provider, propagate=True)
        async with AsyncAnthropicClient(
            api_key="sandbox-key", base_url=sandbox.url, telemetry=telemetry, max_retries=1
        ) as client:
            await client.messages.create(**HELLO | {"model": "claude-haiku-4-5"})
    names = [span.name for span in watched.spans if span.kind is SpanKind.CLIENT]
    assert names == ["anthropic.transport.send"] * 2 + ["anthropic.client.create_message"]


@pytest.mark.usefixtures("instrumented")
async def test_without_traces_of_its_own_the_client_leaves_spans_to_the_instrumentation(
    watched: TelemetryRecorder,
) -> None:
    with Sandbox() as sandbox:
        async with AsyncAnthropicClient(api_key="sandbox-key", base_url=sandbox.url) as client:
            await client.models.list()
    assert [span.name for span in watched.spans] == ["GET"]


async def test_a_failure_names_its_request_in_the_status_of_each_span(watched: TelemetryRecorder) -> None:
    client = client_of(
        AsyncMockTransport(reply_with(failure("api_error"), 500)), telemetry=watched.telemetry(), max_retries=0
    )
    with pytest.raises(InternalServerError):
        await client.messages.create(**HELLO)
    assert [str(span.status.description)[-17:] for span in watched.spans] == ["request_id req_1)"] * 3


def test_the_keys_of_the_context_are_those_of_opentelemetry() -> None:
    with suppress_instrumentation():
        assert contexts.get_value(contexts._SUPPRESS_INSTRUMENTATION_KEY)
    assert trace.get_current_span() is trace.INVALID_SPAN
