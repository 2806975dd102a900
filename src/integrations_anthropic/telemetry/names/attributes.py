"""The attributes of spans and of their events."""

from __future__ import annotations

from typing import Literal, NamedTuple

__all__ = ["SPAN_ATTRIBUTES", "SpanAttribute", "SpanKindName"]

SpanKindName = Literal["call", "execute", "attempt", "run", "tool", "retry event", "reconnect event", "exception event"]
"""The spans: `anthropic.client.*`, `anthropic.resilience.execute`, `anthropic.transport.send`, `invoke_agent`,
`execute_tool *`; and events of them."""

OWN = "package"
GENAI = "OTel GenAI 1.41"
GENAI_NEXT = "OTel GenAI 0.1.0"
HTTP = "OTel HTTP"
GENERAL = "OTel"


class SpanAttribute(NamedTuple):
    """One attribute."""

    name: str
    type: str
    spans: tuple[SpanKindName, ...]
    convention: str
    meaning: str
    """With its values, where they are few."""


SPAN_ATTRIBUTES: list[SpanAttribute] = []
"""All of them, in the order of the definitions below."""

_TOKENS: tuple[SpanKindName, ...] = ("call", "run")
_ENDS: tuple[SpanKindName, ...] = ("call", "execute", "attempt", "run", "tool")


def _attribute(name: str, kind: str, spans: tuple[SpanKindName, ...], convention: str, meaning: str) -> str:
    SPAN_ATTRIBUTES.append(SpanAttribute(name, kind, spans, convention, meaning))
    return name


OPERATION = _attribute(
    "anthropic.operation",
    "string",
    ("call", "run"),
    OWN,
    "`messages.create`: the method that was called, as `operation` in logs, and `service` and `method` in metrics",
)
MODEL = _attribute("anthropic.model", "string", ("call",), "package", "the requested model")
MAX_TOKENS = _attribute("anthropic.max_tokens", "int", ("call",), "package", "the requested maximum of output tokens")
REQUEST_ID = _attribute("request_id", "string", ("call",), "package", "the id that the API gave the last request")
INPUT_TOKENS = _attribute(
    "anthropic.input_tokens",
    "int",
    ("call",),
    "package",
    "input tokens without those of the cache; of `count_tokens` its result",
)
OUTPUT_TOKENS = _attribute("anthropic.output_tokens", "int", ("call",), "package", "output tokens, reasoning included")
STOP_REASON = _attribute("anthropic.stop_reason", "string", ("call",), "package", "`end_turn`, `tool_use`, …")
OUTCOME = _attribute(
    "anthropic.outcome",
    "string",
    _ENDS,
    OWN,
    "where the consumer ended it: `closed`, `cancelled`; `refused` by `confirm`. Such a span has no error",
)
TRUNCATED = _attribute("anthropic.content_truncated", "boolean", ("call", "tool"), OWN, "`true` where content was cut")
ROUNDS = _attribute("anthropic.rounds", "int", ("run",), OWN, "answers of the model in this run")
TOOL_CALLS = _attribute("anthropic.tool_calls", "int", ("run",), OWN, "calls of tools in this run")
TOOL_IS_ERROR = _attribute(
    "anthropic.tool.is_error", "boolean", ("tool",), OWN, "whether the result that the model got is an error"
)

RETRY_ATTEMPT = _attribute(
    "retry.attempt",
    "int",
    ("execute", "retry event"),
    "package",
    "attempts so far; in the event, the number of the next",
)
RETRY_DELAY = _attribute(
    "retry.delay", "double", ("retry event", "reconnect event"), OWN, "seconds before the next attempt or stream"
)
CIRCUIT_STATE = _attribute(
    "circuit_breaker.state", "string", ("execute",), "package", "`closed`, `half-open`, `open`, when it was asked"
)

OLD_METHOD = _attribute("http.method", "string", ("attempt",), "package", "`POST`")
OLD_URL = _attribute("http.url", "string", ("attempt",), "package", "without credentials and unknown parameters")
OLD_STATUS = _attribute("http.status_code", "int", ("attempt",), "package", "status of the response")
OLD_SENT = _attribute("http.request_content_length", "int", ("attempt",), "package", "bytes of the body")
OLD_RECEIVED = _attribute("http.response_content_length", "int", ("attempt",), "package", "bytes of the body")
HTTP_METHOD = _attribute("http.request.method", "string", ("attempt",), HTTP, "`POST`")
HTTP_URL = _attribute("url.full", "string", ("attempt",), HTTP, "as `http.url`")
HTTP_STATUS = _attribute("http.response.status_code", "int", ("attempt",), HTTP, "status of the response")
HTTP_SENT = _attribute("http.request.body.size", "int", ("attempt",), HTTP, "bytes of the body")
HTTP_RECEIVED = _attribute("http.response.body.size", "int", ("attempt",), HTTP, "bytes of the body")
HTTP_RESENT = _attribute(
    "http.request.resend_count", "int", ("attempt",), HTTP, "1 for the first retry; none for the first attempt"
)
SERVER_ADDRESS = _attribute("server.address", "string", ("call", "attempt"), GENERAL, "host of the API")
SERVER_PORT = _attribute("server.port", "int", ("call", "attempt"), GENERAL, "its port")
ERROR_TYPE = _attribute(
    "error.type",
    "string",
    (*_ENDS, "retry event", "reconnect event"),
    GENERAL,
    "`overloaded`, `timeout`, …: the `kind` of an error; of a tool the class of its exception",
)
EXCEPTION_TYPE = _attribute("exception.type", "string", ("exception event",), GENERAL, "class of the exception")
EXCEPTION_MESSAGE = _attribute(
    "exception.message", "string", ("exception event",), GENERAL, "its text, redacted; of a tool only with content"
)

GENAI_OPERATION = _attribute(
    "gen_ai.operation.name",
    "string",
    ("call", "run", "tool"),
    GENAI,
    "`chat`, `invoke_agent`, `execute_tool`; of calls in which no model writes, the name of the operation",
)
PROVIDER = _attribute(
    "gen_ai.provider.name",
    "string",
    ("call", "run", "tool"),
    GENAI,
    "`anthropic`; of clients of Bedrock and of Vertex AI `aws.bedrock`, `gcp.vertex_ai`",
)
REQUEST_MODEL = _attribute("gen_ai.request.model", "string", _TOKENS, GENAI, "the requested model")
REQUEST_MAX_TOKENS = _attribute("gen_ai.request.max_tokens", "int", ("call",), GENAI, "as `anthropic.max_tokens`")
REQUEST_STREAM = _attribute("gen_ai.request.stream", "boolean", ("call",), GENAI, "whether a stream was asked for")
TEMPERATURE = _attribute("gen_ai.request.temperature", "double", ("call",), GENAI, "as requested")
TOP_P = _attribute("gen_ai.request.top_p", "double", ("call",), GENAI, "as requested")
TOP_K = _attribute("gen_ai.request.top_k", "int", ("call",), GENAI_NEXT, "as requested; a double until 1.41")
STOP_SEQUENCES = _attribute("gen_ai.request.stop_sequences", "string[]", ("call",), GENAI, "as requested, the first 16")
REASONING_LEVEL = _attribute(
    "gen_ai.request.reasoning.level", "string", ("call",), GENAI_NEXT, "the requested `output_config.effort`"
)
OUTPUT_TYPE = _attribute("gen_ai.output.type", "string", ("call",), GENAI, "`json` where the request has a schema")
RESPONSE_ID = _attribute("gen_ai.response.id", "string", ("call",), GENAI, "id of the message")
RESPONSE_MODEL = _attribute("gen_ai.response.model", "string", ("call",), GENAI, "the model that answered")
FINISH_REASONS = _attribute(
    "gen_ai.response.finish_reasons", "string[]", _TOKENS, GENAI, "as `anthropic.stop_reason`; of a run the last"
)
FIRST_CHUNK = _attribute(
    "gen_ai.response.time_to_first_chunk", "double", ("call",), GENAI, "seconds to the first content of a stream"
)
USAGE_INPUT = _attribute(
    "gen_ai.usage.input_tokens",
    "int",
    _TOKENS,
    GENAI,
    "input tokens, those of the cache included",
)
USAGE_OUTPUT = _attribute("gen_ai.usage.output_tokens", "int", _TOKENS, GENAI, "output tokens, reasoning included")
USAGE_CACHE_READ = _attribute(
    "gen_ai.usage.cache_read.input_tokens", "int", _TOKENS, GENAI, "input tokens read from the cache"
)
USAGE_CACHE_CREATION = _attribute(
    "gen_ai.usage.cache_creation.input_tokens", "int", _TOKENS, GENAI, "input tokens written to the cache"
)
USAGE_CACHE_WRITE = _attribute(
    "gen_ai.usage.cache_write.input_tokens", "int", _TOKENS, GENAI_NEXT, "the same under its later name"
)
USAGE_REASONING = _attribute(
    "gen_ai.usage.reasoning.output_tokens", "int", _TOKENS, GENAI, "output tokens spent on reasoning"
)
SYSTEM_INSTRUCTIONS = _attribute(
    "gen_ai.system_instructions", "string", ("call",), GENAI, "JSON; only with `log_content`: the system prompt"
)
INPUT_MESSAGES = _attribute(
    "gen_ai.input.messages", "string", ("call",), GENAI, "JSON; only with `log_content`: the conversation"
)
OUTPUT_MESSAGES = _attribute(
    "gen_ai.output.messages", "string", ("call",), GENAI, "JSON; only with `log_content`: the answer"
)
TOOL_DEFINITIONS = _attribute(
    "gen_ai.tool.definitions", "string", ("call",), GENAI, "JSON; only with `log_content`: the tools of the request"
)
TOOL_NAME = _attribute("gen_ai.tool.name", "string", ("tool",), GENAI, "the tool that the model called")
TOOL_CALL_ID = _attribute("gen_ai.tool.call.id", "string", ("tool",), GENAI, "id of the call in the conversation")
TOOL_TYPE = _attribute("gen_ai.tool.type", "string", ("tool",), GENAI, "`function`")
TOOL_ARGUMENTS = _attribute(
    "gen_ai.tool.call.arguments", "string", ("tool",), GENAI, "JSON; only with `log_content`: the input of the tool"
)
TOOL_RESULT = _attribute(
    "gen_ai.tool.call.result", "string", ("tool",), GENAI, "JSON; only with `log_content`: what the model was given"
)
