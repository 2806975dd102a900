"""The expected outcome of a recorded exchange, computed without any code of the client."""

from __future__ import annotations

import copy
import json
import re
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from tests.contract.replay import Exchange

OPTIONS = {"extra_query", "extra_body", "extra_headers", "beta_features", "timeout", "max_retries", "deadline"}
ERROR_CLASSES = {
    400: "InvalidRequestError",
    401: "AuthenticationError",
    402: "BillingError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    409: "ConflictError",
    413: "RequestTooLargeError",
    429: "RateLimitError",
    529: "OverloadedError",
}
EVENT_CLASSES = {"overloaded_error": "OverloadedError", "api_error": "InternalServerError"}


class MethodCall(NamedTuple):
    """A method call: service, method and arguments."""

    service: str
    method: str
    positional: tuple[str, ...]
    keywords: dict[str, Any]


ROUTES = (
    ("POST", r"/v1/messages", "messages", "create"),
    ("POST", r"/v1/messages/count_tokens", "messages", "count_tokens"),
    ("GET", r"/v1/models", "models", "list"),
    ("GET", r"/v1/models/([^/]+)", "models", "get"),
    ("POST", r"/v1/messages/batches", "batches", "create"),
    ("GET", r"/v1/messages/batches", "batches", "list"),
    ("GET", r"/v1/messages/batches/([^/]+)", "batches", "get"),
    ("GET", r"/v1/messages/batches/([^/]+)/results", "batches", "results"),
    ("POST", r"/v1/messages/batches/([^/]+)/cancel", "batches", "cancel"),
    ("DELETE", r"/v1/messages/batches/([^/]+)", "batches", "delete"),
)


def method_call(exchange: Exchange, parameters: dict[tuple[str, str], set[str]], null: Any) -> MethodCall | None:
    """Return the exchange as a method call; None if no service of the client has its path."""
    for http, pattern, service, name in ROUTES:
        match = re.fullmatch(pattern, exchange.path)
        if match and http == exchange.method:
            streamed = (
                name == "create" and isinstance(exchange.request_body, dict) and exchange.request_body.get("stream")
            )
            method = "create_stream" if streamed else name
            return MethodCall(service, method, match.groups(), _keywords(exchange, parameters[service, method], null))
    return None


def _keywords(exchange: Exchange, known: set[str], null: Any) -> dict[str, Any]:
    body = exchange.request_body if isinstance(exchange.request_body, dict) else {}
    query = dict(parse_qsl(exchange.query, keep_blank_values=True))
    keywords: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for name, value in body.items():
        if name == "stream" and value is True:
            continue
        (keywords if name in known else extra)[name] = null if value is None and name in known else value
    for name in [n for n in query if n in known - OPTIONS]:
        keywords[name] = int(query.pop(name)) if name == "limit" else query.pop(name)
    keywords |= {"extra_body": extra} if extra or exchange.request_body == {} else {}
    keywords |= {"extra_query": query} if query else {}
    if betas := exchange.request_headers.get("anthropic-beta"):
        keywords["beta_features"] = betas.split(",")
    return keywords


def events(exchange: Exchange) -> list[dict[str, Any]]:
    """Return the events of the recorded stream, in order."""
    text = exchange.response_body.decode("utf-8", "surrogatepass")
    lines = text.replace("\r\n", "\n").split("\n")
    return [json.loads(line.partition(":")[2]) for line in lines if line.startswith("data:")]


def final_message(stream: list[dict[str, Any]]) -> dict[str, Any]:
    """Return the message that the events of a stream add up to."""
    message: dict[str, Any] = {}
    partial_json: dict[int, str] = {}
    for event in copy.deepcopy(stream):
        kind = event["type"]
        if kind == "message_start":
            message = event["message"]
        elif kind == "content_block_start":
            message["content"].append(event["content_block"])
        elif kind == "content_block_delta":
            _merge_delta(message["content"][event["index"]], event["delta"], partial_json, event["index"])
        elif kind == "content_block_stop" and partial_json.get(event["index"]):
            message["content"][event["index"]]["input"] = json.loads(partial_json[event["index"]])
        elif kind == "message_delta":
            message |= event["delta"]
            message |= {k: v for k, v in event.items() if k not in ("type", "delta", "usage")}
            for name, value in event.get("usage", {}).items():
                if value is not None or name not in message["usage"]:
                    message["usage"][name] = value
    return message


def _merge_delta(block: dict[str, Any], delta: dict[str, Any], partial_json: dict[int, str], index: int) -> None:
    kind = delta["type"]
    if kind == "text_delta":
        block["text"] += delta["text"]
    elif kind == "thinking_delta":
        block["thinking"] += delta["thinking"]
    elif kind == "signature_delta":
        block["signature"] = delta["signature"]
    elif kind == "citations_delta":
        block["citations"] = [*(block.get("citations") or []), delta["citation"]]
    elif kind == "input_json_delta":
        partial_json[index] = partial_json.get(index, "") + delta["partial_json"]
    else:
        block |= {name: value for name, value in delta.items() if name != "type"}


def error(exchange: Exchange) -> tuple[str, str | None, str | None]:
    """Return class name, message and request id of the error that the exchange is expected to raise."""
    try:
        body = exchange.json if not exchange.stream else events(exchange)[0]
        problem = body["error"]
        kind, message, id_in_body = problem["type"], problem["message"], body.get("request_id")
    except (ValueError, KeyError, TypeError):
        kind, message, id_in_body = "", None, None
    if exchange.stream:
        name = EVENT_CLASSES.get(kind, "APIError")
    else:
        name = ERROR_CLASSES.get(exchange.status, "InternalServerError" if exchange.status >= 500 else "APIError")
    return name, message, exchange.response_headers.get("request-id") or id_in_body
