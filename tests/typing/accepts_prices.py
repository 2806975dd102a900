"""What a user may write of prices and the meter: each line is accepted by mypy and by pyright, with these types."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import assert_type

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient, ClientConfig, Message, Usage
from integrations_anthropic.prices import Meter, MeterLine, MeterReading, ModelPrices, Prices


def costs(message: Message, usage: Usage) -> Decimal:
    prices = Prices.listed().updated(Prices.from_dict({"models": {"m": {"input": 1, "output": 2}}}))
    assert_type(message.usage.cost(prices), Decimal | None)
    assert_type(usage.cost(prices, "m", on=date(2026, 11, 1)), Decimal | None)
    assert_type(prices.of("m"), ModelPrices | None)
    assert_type(prices.cost({"input_tokens": 1, "output_tokens": 1}, "m"), Decimal | None)
    return message.usage.cost(prices) or Decimal(0)


def counted() -> Decimal:
    ClientConfig(meter=True, prices=Path("prices.json"))
    AsyncAnthropicClient(prices="prices.yaml")
    client = AnthropicClient(prices={"models": {}}).with_options(prices=Prices.listed(), meter=False)
    assert_type(client.meter, Meter)
    assert_type(client.meter.read(), MeterReading)
    assert_type(client.meter.reset().of("m"), MeterLine)
    return client.meter.read().cost
