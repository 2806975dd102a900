"""Builders of requests and responses: each has defaults for the required fields, and keywords to change them.

A keyword is a field of the model and replaces its default; a value may be a model, a dict, or both nested. In a
response, None is the JSON null; in a request, it leaves the field out. Raises TypeError for a field the model does not
have, and SerializationError with its path for a value of the wrong type. The result is what the client would decode
from the same JSON; `to_dict` returns that JSON.
"""

from __future__ import annotations

from typing import Any, TypeVar

from attrs import AttrsInstance
from attrs import fields as fields_of

from .._core.codec.serialize import from_dict, to_dict
from ..models import (
    Batch,
    BatchResult,
    CountTokensResponse,
    CreateBatchRequest,
    CreateMessageRequest,
    ListBatchResponse,
    ListModelsResponse,
    MessageResponse,
    Model,
    TextBlock,
    ThinkingBlock,
    ToolUseBlock,
    Usage,
)

__all__ = [
    "batch",
    "batch_result",
    "count_tokens_response",
    "create_batch_request",
    "create_message_request",
    "list_batch_response",
    "list_models_response",
    "message_response",
    "mock_message_response",
    "model",
    "text_block",
    "thinking_block",
    "tool_use_block",
    "usage",
]

T = TypeVar("T", bound=AttrsInstance)

MODEL = "claude-sonnet-5-5"
"""The model that is asked for."""
MOCK_MODEL = "claude-sonnet-4-20250514"
"""The model of made-up responses: that of the fixture files. It answers no more, so no test mistakes them for real."""


def create_message_request(**fields: Any) -> CreateMessageRequest:
    """A request with the user message "Hello" and `max_tokens` 1024."""
    defaults = {"model": MODEL, "max_tokens": 1024, "messages": [{"role": "user", "content": "Hello"}]}
    return _build_request(CreateMessageRequest, defaults, fields)


def message_response(text: str = "Hello!", /, **fields: Any) -> MessageResponse:
    """The response `msg_test123` with this text, stop reason `end_turn`, 10 input and 20 output tokens."""
    defaults = {
        "id": "msg_test123",
        "type": "message",
        "role": "assistant",
        "content": [text_block(text)],
        "model": MOCK_MODEL,
        "stop_reason": "end_turn",
        "stop_sequence": None,
        "usage": usage(),
    }
    return _build(MessageResponse, defaults, fields)


mock_message_response = message_response
"""An alias of `message_response`."""


def text_block(text: str = "Hello!", **fields: Any) -> TextBlock:
    """A text block."""
    return _build(TextBlock, {"type": "text", "text": text}, fields)


def thinking_block(thinking: str = "A greeting.", **fields: Any) -> ThinkingBlock:
    """A thinking block."""
    return _build(ThinkingBlock, {"type": "thinking", "thinking": thinking, "signature": "c2lnbmF0dXJl"}, fields)


def tool_use_block(name: str = "get_weather", input: dict[str, Any] | None = None, **fields: Any) -> ToolUseBlock:
    """A call of the tool `name`; default input: `{"city": "Paris"}`."""
    arguments = {"city": "Paris"} if input is None else input
    return _build(ToolUseBlock, {"type": "tool_use", "id": "toolu_test123", "name": name, "input": arguments}, fields)


def usage(input_tokens: int = 10, output_tokens: int = 20, **fields: Any) -> Usage:
    """The token usage of a response."""
    return _build(Usage, {"input_tokens": input_tokens, "output_tokens": output_tokens}, fields)


def count_tokens_response(input_tokens: int = 10, **fields: Any) -> CountTokensResponse:
    """The result of counting the tokens of a request."""
    return _build(CountTokensResponse, {"input_tokens": input_tokens}, fields)


def model(id: str = MOCK_MODEL, **fields: Any) -> Model:
    """A model with the fields that every version of the API returns."""
    defaults = {"type": "model", "id": id, "display_name": "Claude Sonnet 4", "created_at": "2025-05-14T00:00:00Z"}
    return _build(Model, defaults, fields)


def list_models_response(*models: Model, **fields: Any) -> ListModelsResponse:
    """The last page of a list of models; default: one model."""
    return _build(ListModelsResponse, _page(list(models) or [model()]), fields)


def batch(**fields: Any) -> Batch:
    """The batch `msgbatch_test123` with one request, in progress."""
    defaults = {
        "id": "msgbatch_test123",
        "type": "message_batch",
        "processing_status": "in_progress",
        "request_counts": {"processing": 1, "succeeded": 0, "errored": 0, "canceled": 0, "expired": 0},
        "ended_at": None,
        "created_at": "2025-12-09T10:30:00Z",
        "expires_at": "2025-12-10T10:30:00Z",
        "archived_at": None,
        "cancel_initiated_at": None,
        "results_url": None,
    }
    return _build(Batch, defaults, fields)


def create_batch_request(**fields: Any) -> CreateBatchRequest:
    """A request to create a batch of one message, `request-1`."""
    return _build_request(CreateBatchRequest, {"requests": [_entry("request-1")]}, fields)


def list_batch_response(*batches: Batch, **fields: Any) -> ListBatchResponse:
    """The last page of a list of batches; default: one batch."""
    return _build(ListBatchResponse, _page(list(batches) or [batch()]), fields)


def batch_result(custom_id: str = "request-1", **fields: Any) -> BatchResult:
    """The result of one request of a batch; default: succeeded."""
    defaults = {"custom_id": custom_id, "result": {"type": "succeeded", "message": message_response()}}
    return _build(BatchResult, defaults, fields)


def _entry(custom_id: str) -> dict[str, Any]:
    return {"custom_id": custom_id, "params": create_message_request()}


def _page(items: list[Any]) -> dict[str, Any]:
    return {"data": items, "has_more": False, "first_id": items[0].id, "last_id": items[-1].id}


def _build_request(model: type[T], defaults: dict[str, Any], fields: dict[str, Any]) -> T:
    """Build a request, in which None leaves a field out; in a response it is the JSON null."""
    none = {name for name, value in fields.items() if value is None}
    given = {name: value for name, value in fields.items() if name not in none}
    return _build(model, {name: value for name, value in defaults.items() if name not in none}, given)


def _build(model: type[T], defaults: dict[str, Any], fields: dict[str, Any]) -> T:
    known = [field.name for field in fields_of(model)]
    unknown = [name for name in fields if name not in known]
    if unknown:
        raise TypeError(f"{model.__name__} has no field {unknown[0]!r}; its fields are {', '.join(known)}")
    # Built from JSON, so that nested dicts become models, and nulls stay nulls.
    return from_dict(model, to_dict(defaults | fields), strict=True)
