"""Builders of requests and answers: documented defaults, and keywords for what differs.

A keyword is a field of the model and replaces its default; a value may be a model, a dict, or both nested. None is the
null of an answer, and leaves a field of a request out. Raises TypeError for a field the model does not have,
SerializationError, with its path, for a value of the wrong shape. What is built is what the client would have made of
the same JSON; `to_dict` gives that JSON.
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

MODEL = "claude-sonnet-4-20250514"


def create_message_request(**fields: Any) -> CreateMessageRequest:
    """A request that says "Hello" and asks for 1024 tokens at most."""
    defaults = {"model": MODEL, "max_tokens": 1024, "messages": [{"role": "user", "content": "Hello"}]}
    return _asked(CreateMessageRequest, defaults, fields)


def message_response(**fields: Any) -> MessageResponse:
    """The answer `msg_test123`: "Hello!", at the end of its turn, 10 tokens in and 20 out."""
    defaults = {
        "id": "msg_test123",
        "type": "message",
        "role": "assistant",
        "content": [text_block()],
        "model": MODEL,
        "stop_reason": "end_turn",
        "stop_sequence": None,
        "usage": usage(),
    }
    return _built(MessageResponse, defaults, fields)


mock_message_response = message_response
"""The same builder by another name."""


def text_block(text: str = "Hello!", **fields: Any) -> TextBlock:
    """A block of text."""
    return _built(TextBlock, {"type": "text", "text": text}, fields)


def thinking_block(thinking: str = "A greeting.", **fields: Any) -> ThinkingBlock:
    """A block of reasoning."""
    return _built(ThinkingBlock, {"type": "thinking", "thinking": thinking, "signature": "c2lnbmF0dXJl"}, fields)


def tool_use_block(name: str = "get_weather", input: dict[str, Any] | None = None, **fields: Any) -> ToolUseBlock:
    """A call of the tool `name`; by default of one that wants a city."""
    arguments = {"city": "Paris"} if input is None else input
    return _built(ToolUseBlock, {"type": "tool_use", "id": "toolu_test123", "name": name, "input": arguments}, fields)


def usage(input_tokens: int = 10, output_tokens: int = 20, **fields: Any) -> Usage:
    """What an answer used, in tokens."""
    return _built(Usage, {"input_tokens": input_tokens, "output_tokens": output_tokens}, fields)


def count_tokens_response(input_tokens: int = 10, **fields: Any) -> CountTokensResponse:
    """How many tokens a request would take."""
    return _built(CountTokensResponse, {"input_tokens": input_tokens}, fields)


def model(id: str = MODEL, **fields: Any) -> Model:
    """A model, by the few fields every version of the API gives."""
    defaults = {"type": "model", "id": id, "display_name": "Claude Sonnet 4", "created_at": "2025-05-14T00:00:00Z"}
    return _built(Model, defaults, fields)


def list_models_response(*models: Model, **fields: Any) -> ListModelsResponse:
    """One page of models, the last one; by default with a single model."""
    return _built(ListModelsResponse, _page(list(models) or [model()]), fields)


def batch(**fields: Any) -> Batch:
    """A batch of one request, just made: `msgbatch_test123`."""
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
    return _built(Batch, defaults, fields)


def create_batch_request(**fields: Any) -> CreateBatchRequest:
    """A request for a batch of one message, `request-1`."""
    return _asked(CreateBatchRequest, {"requests": [_entry("request-1")]}, fields)


def list_batch_response(*batches: Batch, **fields: Any) -> ListBatchResponse:
    """One page of batches, the last one; by default with a single batch."""
    return _built(ListBatchResponse, _page(list(batches) or [batch()]), fields)


def batch_result(custom_id: str = "request-1", **fields: Any) -> BatchResult:
    """What became of one request of a batch; by default it was answered."""
    defaults = {"custom_id": custom_id, "result": {"type": "succeeded", "message": message_response()}}
    return _built(BatchResult, defaults, fields)


def _entry(custom_id: str) -> dict[str, Any]:
    return {"custom_id": custom_id, "params": create_message_request()}


def _page(items: list[Any]) -> dict[str, Any]:
    return {"data": items, "has_more": False, "first_id": items[0].id, "last_id": items[-1].id}


def _asked(model: type[T], defaults: dict[str, Any], fields: dict[str, Any]) -> T:
    """A request: there None means "not given", while in an answer it is the API's null."""
    none = {name for name, value in fields.items() if value is None}
    given = {name: value for name, value in fields.items() if name not in none}
    return _built(model, {name: value for name, value in defaults.items() if name not in none}, given)


def _built(model: type[T], defaults: dict[str, Any], fields: dict[str, Any]) -> T:
    known = [field.name for field in fields_of(model)]
    unknown = [name for name in fields if name not in known]
    if unknown:
        raise TypeError(f"{model.__name__} has no field {unknown[0]!r}; it has {', '.join(known)}")
    # By way of JSON, so that nested dicts become models, and nulls stay nulls.
    return from_dict(model, to_dict(defaults | fields))
