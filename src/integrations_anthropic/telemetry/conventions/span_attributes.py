"""What the span of a call says of it, from what telemetry knows of the call.

Source: OpenTelemetry, semantic conventions for generative AI, for Anthropic, and for HTTP clients.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ..._redact import scrubbed
from ..names import attributes as names

if TYPE_CHECKING:
    from ..call_record import AttemptRecord, CallRecord

__all__ = [
    "SCHEMA_URL",
    "attempt_attributes",
    "genai_operation",
    "request_attributes",
    "response_attributes",
    "result_attributes",
    "sampled_attributes",
    "server_of",
    "shown_model",
    "usage_attributes",
]

SCHEMA_URL = "https://opentelemetry.io/schemas/1.41.0"
"""The last release of the general conventions that holds those for generative AI."""

LONGEST_MODEL = 200
"""Characters of a model's name."""

MOST_STOP_SEQUENCES = 16
LONGEST_STOP_SEQUENCE = 100
"""Characters of a stop sequence."""

Attributes = dict[str, Any]


def genai_operation(call: CallRecord) -> str:
    """`chat`, or the name of an operation that the conventions do not have."""
    return "chat" if call.writes_message else call.operation.span


def shown_model(model: str) -> str:
    """The name of a model as an attribute: it may be anything that a user typed."""
    return scrubbed(model[:LONGEST_MODEL])


@lru_cache(maxsize=64)
def server_of(url: str) -> tuple[str, int]:
    """Host and port of a URL."""
    address = urlsplit(url)
    return address.hostname or "", address.port or (80 if address.scheme == "http" else 443)


def sampled_attributes(call: CallRecord, provider_name: str) -> Attributes:
    """What a sampler may decide by: the conventions name these."""
    host, port = server_of(call.url)
    found: Attributes = {
        names.PROVIDER: provider_name,
        names.GENAI_OPERATION: genai_operation(call),
        names.OPERATION: call.operation.name,
        names.SERVER_ADDRESS: host,
        names.SERVER_PORT: port,
    }
    if call.model is not None:
        found[names.MODEL] = found[names.REQUEST_MODEL] = shown_model(call.model)
    return found


def request_attributes(call: CallRecord) -> Attributes:
    """What else is known of a call when it begins."""
    found: Attributes = {}
    if call.max_tokens is not None:
        found[names.MAX_TOKENS] = found[names.REQUEST_MAX_TOKENS] = call.max_tokens
    if call.writes_message:
        found[names.REQUEST_STREAM] = call.streams
        _add_sampling(found, call)
    return found


def result_attributes(call: CallRecord) -> Attributes:
    """What is known of a call at its end."""
    found: Attributes = {}
    if call.request_id is not None:
        found[names.REQUEST_ID] = call.request_id
    if call.input_tokens is not None:
        found[names.INPUT_TOKENS] = call.input_tokens
    if not call.writes_message:
        return found
    if call.output_tokens is not None:
        found[names.OUTPUT_TOKENS] = call.output_tokens
    if call.stop_reason is not None:
        found[names.STOP_REASON] = call.stop_reason
        found[names.FINISH_REASONS] = [call.stop_reason]
    if call.message_id is not None:
        found[names.RESPONSE_ID] = call.message_id
    if call.response_model is not None:
        found[names.RESPONSE_MODEL] = shown_model(call.response_model)
    if call.streams and call.first_content is not None:
        found[names.FIRST_CHUNK] = call.first_content - call.started
    if call.usage:
        found |= usage_attributes(call.usage)
    return found


def usage_attributes(usage: Mapping[str, int]) -> Attributes:
    """Usage as the conventions count it: input includes what was read from and written to the cache."""
    found: Attributes = {}
    read, written = usage.get("cache_read"), usage.get("cache_creation")
    if "input" in usage:
        found[names.USAGE_INPUT] = usage["input"] + (read or 0) + (written or 0)
    if "output" in usage:
        found[names.USAGE_OUTPUT] = usage["output"]
    if read is not None:
        found[names.USAGE_CACHE_READ] = read
    if written is not None:
        found[names.USAGE_CACHE_CREATION] = found[names.USAGE_CACHE_WRITE] = written
    if "reasoning" in usage:
        found[names.USAGE_REASONING] = usage["reasoning"]
    return found


def attempt_attributes(attempt: AttemptRecord) -> Attributes:
    """What is known of an attempt when it is sent, beside method and URL."""
    host, port = server_of(attempt.url)
    found: Attributes = {
        names.OLD_METHOD: attempt.method,
        names.OLD_URL: attempt.url,
        names.OLD_SENT: attempt.length,
        names.HTTP_SENT: attempt.length,
        names.SERVER_ADDRESS: host,
        names.SERVER_PORT: port,
    }
    if attempt.number > 1:
        found[names.HTTP_RESENT] = attempt.number - 1
    return found


def response_attributes(attempt: AttemptRecord) -> Attributes:
    """What is known of the response of an attempt at its end."""
    found: Attributes = {}
    if attempt.status is not None:
        found[names.OLD_STATUS] = found[names.HTTP_STATUS] = attempt.status
    if attempt.received is not None:
        found[names.OLD_RECEIVED] = found[names.HTTP_RECEIVED] = attempt.received
    return found


def _add_sampling(found: Attributes, call: CallRecord) -> None:
    """How the model is to write, as far as the request says."""
    for asked, name in (("temperature", names.TEMPERATURE), ("top_p", names.TOP_P)):
        value = call.requested(asked)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            found[name] = float(value)
    top_k = call.requested("top_k")
    if isinstance(top_k, int) and not isinstance(top_k, bool):
        found[names.TOP_K] = top_k
    stops = call.requested("stop_sequences")
    if isinstance(stops, list) and stops:
        found[names.STOP_SEQUENCES] = [
            scrubbed(stop[:LONGEST_STOP_SEQUENCE]) for stop in stops[:MOST_STOP_SEQUENCES] if isinstance(stop, str)
        ]
    config = call.requested("output_config")
    if isinstance(config, Mapping):
        effort = config.get("effort")
        if isinstance(effort, str):
            found[names.REASONING_LEVEL] = scrubbed(effort[:LONGEST_STOP_SEQUENCE])
        if isinstance(config.get("format"), Mapping):
            found[names.OUTPUT_TYPE] = "json"
    if isinstance(call.requested("output_format"), Mapping):
        found[names.OUTPUT_TYPE] = "json"
