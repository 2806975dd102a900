"""What calls cost: tables of prices, and a running total of a client's calls. Imported when it is first used.

prices = Prices.listed()                          # list prices of Anthropic's own API, each with its source
message.usage.cost(prices)                        # Decimal("0.00042"), in `prices.currency`; None where unknown

client = AnthropicClient(meter=True)              # or prices=…, for prices of your own
client.meter.read().cost
"""

from __future__ import annotations

from .meter import Meter as Meter
from .meter import MeterLine as MeterLine
from .meter import MeterReading as MeterReading
from .rows import LongPromptPrices as LongPromptPrices
from .rows import ModelPrices as ModelPrices
from .table import Prices as Prices

__all__ = ["LongPromptPrices", "Meter", "MeterLine", "MeterReading", "ModelPrices", "Prices"]
