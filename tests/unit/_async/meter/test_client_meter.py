"""What a client counts: each message once, however it came, and nothing else."""

from __future__ import annotations

import gc
import json
from decimal import Decimal
from typing import Any

import pytest

from integrations_anthropic import APIError, ConfigurationError, OverloadedError, StreamTruncatedError
from integrations_anthropic.prices import MeterLine, Prices
from integrations_anthropic.testing import AsyncMockTransport, Reply, VirtualClock
from tests.elapsed import eventually
from tests.unit.responses import EVENTS, MESSAGE, failure, page, reply_with, sse
from tests.unit.telemetry_recorder import TelemetryRecorder

from ..clients import client_of

pytestmark = pytest.mark.anyio

HELLO: dict[str, Any] = {"model": "claude-sonnet-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
MODEL = "claude-sonnet-4-5"
ROW = {"input": 3, "output": 15, "tiers": {"batch": "0.5"}}
PRICES: dict[str, Any] = {"models": {MODEL: ROW}}
COST = Decimal("0.000069")


def streamed(events: list[dict[str, Any]] = EVENTS, fault: BaseException | None = None) -> Reply:
    return Reply(sse(events), headers={"content-type": "text/event-stream"}, cut=40, fault=fault)


def client_with(*replies: Reply, **options: Any) -> Any:
    return client_of(AsyncMockTransport(*replies), **({"prices": PRICES} | options))


def total(client: Any) -> MeterLine:
    line: MeterLine = client.meter.read().total
    return line


async def test_a_call_counts_once_with_its_retries() -> None:
    client = client_with(reply_with(failure("overloaded_error"), 529), reply_with(MESSAGE))
    await client.messages.create(**HELLO)
    (line,) = client.meter.read().lines
    assert (line.model, line.calls, line.input_tokens, line.output_tokens) == (MODEL, 1, 3, 4)
    assert (line.cost, line.unpriced_calls) == (COST, 0)


async def test_calls_that_make_no_message_count_nothing() -> None:
    answers = [{"input_tokens": 7}, page(["a"], more=False), failure("overloaded_error")]
    client = client_with(*map(reply_with, answers[:2]), reply_with(answers[2], 529), max_retries=0)
    await client.messages.count_tokens(model=MODEL, messages=HELLO["messages"])
    await client.models.list()
    with pytest.raises(OverloadedError):
        await client.messages.create(**HELLO)
    assert total(client).calls == 0


async def test_a_stream_counts_at_its_end() -> None:
    client = client_with(streamed())
    async with client.messages.create_stream(**HELLO) as stream:
        assert total(client).calls == 0
        await stream.get_final_message()
    assert (total(client).calls, total(client).cost) == (1, COST)


@pytest.mark.parametrize("way", ["closed", "dropped"])
async def test_an_abandoned_stream_counts_what_was_stated(way: str) -> None:
    client = client_with(streamed([*EVENTS[:4], *EVENTS[:1] * 50]))
    stream = client.messages.create_stream(**HELLO)
    await stream.__anext__()
    if way == "closed":
        await stream.close()
    del stream
    gc.collect()
    assert eventually(lambda: total(client).calls == 1)
    assert total(client).input_tokens == 3


async def test_a_stream_that_breaks_off_counts_what_was_stated() -> None:
    client = client_with(streamed(EVENTS[:5]), max_retries=0)
    with pytest.raises(StreamTruncatedError):
        await client.messages.create_stream(**HELLO).get_final_message()
    assert (total(client).calls, total(client).input_tokens) == (1, 3)


async def test_a_message_that_is_streamed_underneath_counts_once() -> None:
    client = client_with(streamed(), timeout=1)
    await client.messages.create(**HELLO | {"max_tokens": 30_000})
    assert (total(client).calls, total(client).cost) == (1, COST)


async def test_batch_results_count_when_they_are_read() -> None:
    usage = {"input_tokens": 3, "output_tokens": 4, "service_tier": "batch"}
    lines: list[dict[str, Any]] = [
        {"custom_id": "a", "result": {"type": "succeeded", "message": MESSAGE | {"usage": usage}}},
        {"custom_id": "b", "result": {"type": "errored", "error": failure("api_error")}},
        {"custom_id": "c", "result": {"type": "expired"}},
    ]
    watched = TelemetryRecorder()
    body = "\n".join(map(json.dumps, lines)).encode()
    client = client_with(reply_with(body), telemetry=watched.telemetry())
    assert len([line async for line in client.batches.results("msgbatch_1")]) == 3
    (line,) = client.meter.read().lines
    assert (line.service_tier, line.calls, line.cost) == ("batch", 1, COST / 2)
    labels = {"service": "batches", "model": MODEL, "currency": "USD"}
    assert watched.prometheus("anthropic_cost_total", **labels) == float(COST / 2)


async def test_a_model_without_a_price_counts_without_a_cost() -> None:
    client = client_with(reply_with(MESSAGE | {"model": "another"}))
    await client.messages.create(**HELLO)
    assert (total(client).calls, total(client).unpriced_calls, total(client).cost) == (1, 1, 0)
    assert client.meter.read().of("another").calls == 1


async def test_the_price_is_that_of_the_day_of_the_clients_clock() -> None:
    rows = [{"input": 1, "output": 0, "since": day} for day in ("2023-11-14", "2023-11-15")]
    rows[1]["input"] = 2
    clock = VirtualClock()  # begins on 2023-11-14, 22:13 UTC
    client = client_with(*[reply_with(MESSAGE)] * 2, prices={"models": {MODEL: rows}}, clock=clock)
    await client.messages.create(**HELLO)
    clock.advance(3 * 3600)
    await client.messages.create(**HELLO)
    assert total(client).cost == Decimal("0.000003") + Decimal("0.000006")


async def test_the_cost_is_a_metric_where_it_is_counted() -> None:
    watched = TelemetryRecorder()
    plain = client_with(reply_with(MESSAGE), prices=None, telemetry=watched.telemetry())
    await plain.messages.create(**HELLO)
    labels = {"service": "messages", "model": MODEL, "currency": "USD"}
    assert watched.prometheus("anthropic_cost_total", **labels) is None
    assert not plain.meter.is_on
    counting = client_with(reply_with(MESSAGE), telemetry=watched.telemetry())
    await counting.messages.create(**HELLO)
    assert watched.prometheus("anthropic_cost_total", **labels) == float(COST)
    assert watched.metered("anthropic_cost_total") == {tuple(sorted(labels.items())): float(COST)}
    dated = client_with(reply_with(MESSAGE | {"model": f"{MODEL}-20260101"}), telemetry=watched.telemetry())
    await dated.messages.create(**HELLO)
    assert [dict(labels)["model"] for labels in watched.metered("anthropic_cost_total")] == [MODEL]


async def test_copies_share_the_meter_unless_they_are_given_another() -> None:
    client = client_with(*[reply_with(MESSAGE)] * 4)
    for copy in (client.with_options(timeout=5), client.with_options(clock=VirtualClock())):
        await copy.messages.create(**HELLO)
    apart = client.with_options(prices={"models": {}})
    await apart.messages.create(**HELLO)
    assert (total(client).calls, total(apart).calls, total(apart).unpriced_calls) == (2, 1, 1)


async def test_turned_on_alone_it_counts_with_the_list_prices() -> None:
    client = client_with(reply_with(MESSAGE), prices=None, meter=True)
    assert client.meter.prices is Prices.listed()
    await client.messages.create(**HELLO)
    # The clock of the test stands before the first day for which a price is known.
    assert total(client).unpriced_calls == 1


@pytest.mark.parametrize("given", [{"models": {"m": {"input": 1}}}, "/no/such/file.json", 3, True, [], ""])
async def test_a_table_that_is_none_is_refused_when_the_client_is_built(given: Any) -> None:
    with pytest.raises(ConfigurationError, match="prices") as caught:
        client_with(prices=given)
    assert caught.value.field == "prices"
    assert not isinstance(caught.value, APIError)
