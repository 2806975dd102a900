"""The labels of metrics, which are attributes in OpenTelemetry, and their values."""

from __future__ import annotations

__all__ = ["LABELS"]

LABELS = {
    "service": "`messages`, `batches`, `admin.workspaces`, …: the part of the API",
    "method": "`create`, `list`, …; with `service` the `operation` of spans and logs",
    "status": "`success`, `error`, `cancelled`, `closed`",
    "model": "a name once a call with it was answered, at most 50; `other`; `none` for calls without a model",
    "direction": "`input` (without the cache), `output`, `cache_read`, `cache_creation`; `reasoning`, part of `output`",
    "error_type": "the `kind` of the error: `overloaded`, `timeout`, …; `unexpected` for any other exception",
    "retryable": "`true`, `false`",
    "attempt_number": "`2` for the first retry, to `10`, `11+`",
    "limit_type": "`requests`, `tokens`, `input_tokens`, `output_tokens`",
    "currency": "`USD`, or that of the prices given",
    "gen_ai.operation.name": "`chat`",
    "gen_ai.provider.name": "`anthropic`; of clients of Bedrock and of Vertex AI `aws.bedrock`, `gcp.vertex_ai`",
    "gen_ai.request.model": "as `model`; absent where it is not known",
    "gen_ai.response.model": "the model that answered; absent where it is not known",
    "gen_ai.token.type": "`input`, those of the cache included; `output`",
    "gen_ai.tool.name": "the name of a tool of the run, at most 50; `other`",
    "gen_ai.tool.type": "`function`",
    "server.address": "host of the API",
    "server.port": "its port",
    "error.type": "as `error_type`; of a tool the class of its exception; absent where there is no error",
}
