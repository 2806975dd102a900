"""The nine metrics: one table for every backend."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

__all__ = ["CIRCUIT_STATES", "COST", "INSTRUMENTS", "Instrument", "ModelNames", "attempt_label"]

MOST_MODELS = 50
"""Models that have a label value of their own."""

LARGEST_ATTEMPT = 10
"""Numbers of attempts that have a label value of their own."""

CIRCUIT_STATES = {"closed": 0, "half-open": 1, "open": 2}


class Instrument(NamedTuple):
    """One metric: its labels, the buckets of a histogram, and how a gauge is combined over several processes."""

    kind: Literal["counter", "histogram", "gauge"]
    name: str
    help: str
    labels: tuple[str, ...] = ()
    buckets: tuple[float, ...] = ()
    across: Literal["livesum", "livemin", "livemax"] | None = None
    """How prometheus_client combines the values of several processes, and this package those of several clients."""


REQUESTS = Instrument(
    "counter",
    "anthropic_requests_total",
    "Calls that ended, each with all of its attempts. status: success, error, cancelled, closed",
    ("service", "method", "status", "model"),
)
TOKENS = Instrument(
    "counter",
    "anthropic_tokens_total",
    "Tokens as the API counts them. direction: input, output",
    ("service", "direction", "model"),
)
ERRORS = Instrument(
    "counter",
    "anthropic_errors_total",
    "Calls that ended in an error, by its kind",
    ("service", "error_type", "retryable"),
)
RETRIES = Instrument(
    "counter",
    "anthropic_retries_total",
    "Retries. attempt_number: 2 is the first retry",
    ("service", "attempt_number"),
)
DURATION = Instrument(
    "histogram",
    "anthropic_request_duration_seconds",
    "From the call to its end, waits included; of a stream to its last event",
    ("service", "method", "status"),
    (0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120),
)
FIRST_TOKEN = Instrument(
    "histogram",
    "anthropic_time_to_first_token_seconds",
    "From the call to the first content of its stream",
    ("model",),
    (0.1, 0.25, 0.5, 1, 2, 5),
)
REMAINING = Instrument(
    "gauge",
    "anthropic_rate_limit_remaining",
    "The lowest remaining limit of all clients. limit_type: requests, tokens, input_tokens, output_tokens",
    ("limit_type",),
    across="livemin",
)
CIRCUIT = Instrument(
    "gauge",
    "anthropic_circuit_breaker_state",
    "The worst circuit of all clients: 0 closed, 1 half-open, 2 open",
    ("service",),
    across="livemax",
)
STREAMS = Instrument("gauge", "anthropic_active_streams", "Streams that are being read", across="livesum")

COST = Instrument(
    "counter",
    "anthropic_cost_total",
    "What calls cost by the prices of the client, in the currency of the label; calls without a known price excepted",
    ("service", "model", "currency"),
)
"""Made only where a client counts what its calls cost."""

INSTRUMENTS = (REQUESTS, TOKENS, ERRORS, RETRIES, DURATION, FIRST_TOKEN, REMAINING, CIRCUIT, STREAMS)

_NAME = re.compile(r"[\w./@:+\-]{1,80}")


class ModelNames:
    """Model names as label values, bounded: a name that a user types must not create a time series of its own.

    `none` is a call without a model. A name is a label value once the API has accepted it; every other, and every one
    after the fiftieth, is `other`. So names that no model has do not use up the values.
    """

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def label(self, model: str | None, *, accepted: bool = False) -> str:
        """The value for `model`; `accepted`: whether the API has just accepted it."""
        if model is None:
            return "none"
        known = self._known.get(model)
        if known is not None:
            return known
        if not accepted or len(self._known) >= MOST_MODELS or not _NAME.fullmatch(model):
            return "other"
        return self._known.setdefault(model, model)


def attempt_label(number: int) -> str:
    """The number of an attempt as a label value, bounded."""
    return str(number) if number <= LARGEST_ATTEMPT else f"{LARGEST_ATTEMPT + 1}+"
