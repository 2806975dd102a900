"""The work of cases with the official client and the instrumentation of it that OpenLLMetry publishes."""

from __future__ import annotations

import os

from discarding import providers
from official import create, create_async, stream
from opentelemetry.instrumentation.anthropic import AnthropicInstrumentor

__all__ = ["create", "create_async", "stream"]

os.environ["TRACELOOP_TRACE_CONTENT"] = "false"  # ours has no content either
_traces, _meters = providers()
AnthropicInstrumentor().instrument(tracer_provider=_traces, meter_provider=_meters)
