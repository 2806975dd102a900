"""The metrics: one table for every backend."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from .._redact import scrubbed

__all__ = ["CIRCUIT_STATES", "COST", "GENAI_INSTRUMENTS", "INSTRUMENTS", "Instrument", "ModelNames", "attempt_label"]

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
    unit: str = "s"
    """The unit in OpenTelemetry, as UCUM writes it: braces are a remark, for which Prometheus adds no suffix."""


REQUESTS = Instrument(
    "counter",
    "anthropic_requests_total",
    "Calls that ended, each with all of its attempts. status: success, error, cancelled, closed",
    ("service", "method", "status", "model"),
    unit="{request}",
)
TOKENS = Instrument(
    "counter",
    "anthropic_tokens_total",
    "Tokens as the API counts them. direction: input (without the cache), output, cache_read, cache_creation; and "
    "reasoning, which is a part of output",
    ("service", "direction", "model"),
    unit="{token}",
)
ERRORS = Instrument(
    "counter",
    "anthropic_errors_total",
    "Calls that ended in an error, by its kind",
    ("service", "error_type", "retryable"),
    unit="{error}",
)
RETRIES = Instrument(
    "counter",
    "anthropic_retries_total",
    "Retries. attempt_number: 2 is the first retry",
    ("service", "attempt_number"),
    unit="{retry}",
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
    unit="{request}",
)
CIRCUIT = Instrument(
    "gauge",
    "anthropic_circuit_breaker_state",
    "The worst circuit of all clients: 0 closed, 1 half-open, 2 open",
    ("service",),
    across="livemax",
    unit="{state}",
)
STREAMS = Instrument(
    "gauge", "anthropic_active_streams", "Streams that are being read", across="livesum", unit="{stream}"
)

COST = Instrument(
    "counter",
    "anthropic_cost_total",
    "What calls cost by the prices of the client, in the currency of the label; calls without a known price excepted",
    ("service", "model", "currency"),
    unit="{currency}",
)
"""Made only where a client counts what its calls cost."""

INSTRUMENTS = (REQUESTS, TOKENS, ERRORS, RETRIES, DURATION, FIRST_TOKEN, REMAINING, CIRCUIT, STREAMS)

_MODELS = ("gen_ai.request.model", "gen_ai.response.model")
_GENAI = ("gen_ai.operation.name", "gen_ai.provider.name", *_MODELS, "server.address", "server.port")
_SECONDS = (0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92)
_RUN_SECONDS = (0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 51.2, 102.4, 204.8, 409.6)

GENAI_DURATION = Instrument(
    "histogram",
    "gen_ai.client.operation.duration",
    "From the call to its end, of calls in which a model writes",
    (*_GENAI, "error.type"),
    _SECONDS,
)
GENAI_TOKENS = Instrument(
    "histogram",
    "gen_ai.client.token.usage",
    "Tokens of a call or of a batch result; input includes what was read from and written to the cache",
    (*_GENAI, "gen_ai.token.type"),
    tuple(float(4**power) for power in range(14)),
    unit="{token}",
)
GENAI_FIRST_CHUNK = Instrument(
    "histogram",
    "gen_ai.client.operation.time_to_first_chunk",
    "From the call to the first content of its stream",
    _GENAI,
    _SECONDS,
)
GENAI_RUN = Instrument(
    "histogram",
    "gen_ai.invoke_agent.duration",
    "Runs of tools, from the first request to the last answer",
    ("gen_ai.provider.name", "gen_ai.request.model", "error.type"),
    _RUN_SECONDS,
)
GENAI_TOOL = Instrument(
    "histogram",
    "gen_ai.execute_tool.duration",
    "Calls of tools in runs",
    ("gen_ai.tool.name", "gen_ai.tool.type", "error.type"),
    _SECONDS,
)
GENAI_INSTRUMENTS = (GENAI_DURATION, GENAI_TOKENS, GENAI_FIRST_CHUNK, GENAI_RUN, GENAI_TOOL)
"""The metrics of the conventions for generative AI, with their buckets. Only through OpenTelemetry.

Source: OpenTelemetry, semantic conventions for generative AI, metrics.
"""

# The ARN of an inference profile of Bedrock has about 100 characters.
_NAME = re.compile(r"[\w./@:+\-]{1,200}")


class ModelNames:
    """Model names as label values, bounded: a name that a user types must not create a time series of its own.

    `none` is a call without a model. A name is a label value once the API has accepted it; every other, and every one
    after the fiftieth, is `other`, and so is one that looks like a credential, which a gateway may accept. So names
    that no model has do not use up the values.
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
        if not accepted or len(self._known) >= MOST_MODELS or not _NAME.fullmatch(model) or scrubbed(model) != model:
            return "other"
        return self._known.setdefault(model, model)


def attempt_label(number: int) -> str:
    """The number of an attempt as a label value, bounded."""
    return str(number) if number <= LARGEST_ATTEMPT else f"{LARGEST_ATTEMPT + 1}+"
