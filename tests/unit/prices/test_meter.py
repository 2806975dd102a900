"""The running total: added up exactly by many threads, read and reset at any time, off until it is asked for."""

from __future__ import annotations

import gc
import os
import pickle
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier
from typing import Any
from weakref import ref

import pytest
from attrs.exceptions import FrozenInstanceError

from integrations_anthropic import AnthropicClient, ClientConfig, ConfigurationError, message
from integrations_anthropic.prices import Meter, Prices
from integrations_anthropic.testing import MockTransport
from tests.unit.responses import MESSAGE, reply_with

PRICES = Prices.from_dict({"web_search": 1, "models": {"m": {"input": 1, "output": 2, "tiers": {"batch": "0.5"}}}})
USED: dict[str, Any] = {"input_tokens": 1_000_000, "output_tokens": 1_000_000}


def test_it_adds_up_by_model_and_tier() -> None:
    meter = Meter(PRICES)
    assert meter.add(USED, "m") == 3
    assert meter.add(USED | {"service_tier": "batch", "server_tool_use": {"web_search_requests": 2}}, "m") == Decimal(
        "3.5"
    )
    assert meter.add(USED | {"cache_read_input_tokens": 5}, "m") is None
    assert meter.add(USED, None) is None
    assert meter.add({"input_tokens": 1}, "m") is None
    reading = meter.read()
    lines = {(line.model, line.service_tier): line for line in reading.lines}
    assert list(lines) == [("m", None), ("m", "batch"), ("unknown", None)]
    assert (lines["m", None].calls, lines["m", None].unpriced_calls, lines["m", None].cost) == (2, 1, 3)
    assert (lines["m", None].cache_read_tokens, lines["m", "batch"].web_searches) == (5, 2)
    assert (reading.of("m").calls, reading.of("m").cost, reading.of("n").calls) == (3, Decimal("6.5"), 0)
    assert (reading.cost, reading.currency) == (Decimal("6.5"), "USD")
    assert (reading.total.calls, reading.total.unpriced_calls, reading.total.input_tokens) == (4, 2, 4_000_000)


def test_a_reading_does_not_change() -> None:
    meter = Meter(PRICES)
    meter.add(USED, "m")
    before = meter.read()
    meter.add(USED, "m")
    assert (before.total.calls, meter.read().total.calls) == (1, 2)
    with pytest.raises(FrozenInstanceError):
        before.currency = "EUR"  # type: ignore[misc]  # the test is that it raises
    assert pickle.loads(pickle.dumps(before)) == before


def test_threads_that_count_read_and_reset_lose_no_call() -> None:
    threads, each = 8, 500
    meter, barrier = Meter(PRICES), Barrier(threads)

    def work(number: int) -> list[Any]:
        taken = []
        barrier.wait()
        for turn in range(each):
            meter.add(USED, "m" if turn % 2 else None)
            if turn % 50 == number:
                taken.append(meter.reset())
            meter.read()
        return taken

    with ThreadPoolExecutor(threads) as pool:
        readings = [reading for taken in pool.map(work, range(threads)) for reading in taken]
    totals = [reading.total for reading in [*readings, meter.read()]]
    assert sum(total.calls for total in totals) == threads * each
    assert sum(total.unpriced_calls for total in totals) == threads * each // 2
    assert sum(total.cost for total in totals) == 3 * threads * each // 2


def test_what_is_added_while_it_is_read_is_counted_by_the_next_reading() -> None:
    """As by the garbage collector, which may end a stream in the thread that reads: nothing waits for itself."""
    meter = Meter(PRICES)

    class Usage(dict[str, Any]):
        def get(self, name: str, default: Any = None) -> Any:
            with meter._lock:
                meter.add(USED, "m")
            return super().get(name, default)

    meter.add(Usage(USED), "m")
    assert meter.read().total.calls > 1
    assert not meter._waiting


def test_threads_of_one_client_count_together_with_its_copies() -> None:
    threads, each = 8, 25
    transport = MockTransport(*[reply_with(MESSAGE)] * threads * each)
    prices = {"models": {"claude-sonnet-4-5": {"input": 3, "output": 15}}}
    client = AnthropicClient(api_key="k", transport=transport, prices=prices)
    clients, turns = [client, client.with_options(max_retries=0)], [message("user", "Hi")]

    def work(number: int) -> None:
        for _ in range(each):
            clients[number % 2].messages.create(model="claude-sonnet-4-5", max_tokens=9, messages=turns)

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(work, range(threads)))
    total = client.meter.read().total
    assert (total.calls, total.input_tokens, total.output_tokens) == (200, 600, 800)
    assert total.cost == 200 * Decimal("0.000069")
    assert clients[1].meter is client.meter


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork on Windows")
def test_a_forked_child_counts_its_own_calls() -> None:
    meter = Meter(PRICES)
    meter.add(USED, "m")
    with meter._lock:
        child = os.fork()
        if not child:
            # The parent's lock is held: a child that used it would wait for ever.
            meter.add(USED | {"output_tokens": 0}, "m")
            total = meter.read().total
            os._exit(0 if (total.calls, total.cost) == (1, 1) else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert meter.read().total.calls == 1


def test_turned_off_reading_it_says_how_to_turn_it_on() -> None:
    meter = AnthropicClient(api_key="k", transport=MockTransport()).meter
    assert not meter.is_on
    for use in (meter.read, meter.reset, lambda: meter.prices, lambda: meter.add(USED, "m")):
        with pytest.raises(ConfigurationError, match="meter=True, or with prices") as caught:
            use()
        assert caught.value.field == "meter"


def test_neither_a_meter_nor_its_counts_are_in_a_pickle_of_the_client(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "k")
    client = AnthropicClient(prices={"models": {"m": {"input": 1, "output": 2}}})
    client.meter.add(USED, "m")
    with pytest.raises(ConfigurationError, match="pickle the reading"):
        pickle.dumps(client.meter)
    loaded = pickle.loads(pickle.dumps(client))
    assert loaded.meter.read().total.calls == 0
    assert loaded.meter.prices == client.meter.prices


def test_a_meter_is_collected_with_its_client() -> None:
    client = AnthropicClient(api_key="k", transport=MockTransport(), meter=True)
    meter = ref(client.meter)
    del client
    gc.collect()
    assert meter() is None


def test_meter_false_turns_it_off_whatever_prices_are_given() -> None:
    table: dict[str, Any] = {"models": {}}
    counting = AnthropicClient(api_key="test-key", prices=table)
    assert counting.meter.is_on
    assert not counting.with_options(meter=False).meter.is_on
    assert counting.with_options(timeout=5).meter is counting.meter
    assert not AnthropicClient(api_key="test-key", prices=table, meter=False).meter.is_on
    assert not AnthropicClient(ClientConfig(api_key="test-key", prices=table), meter=False).meter.is_on
    assert counting.with_options(meter=False).with_options(meter=True).meter.prices == Prices.from_dict(table)


def test_a_table_without_models_is_not_replaced_by_the_list_prices() -> None:
    with AnthropicClient(
        api_key="test-key", prices={"models": {}}, transport=MockTransport(reply_with(MESSAGE))
    ) as client:
        answer = client.messages.create(model="claude-sonnet-4-5", max_tokens=9, messages=[message("user", "Hi")])
        assert answer.usage.cost(Prices.listed()) is not None
        assert (client.meter.read().cost, client.meter.read().total.unpriced_calls) == (0, 1)
