"""Requests to the sandbox and checks of its responses, for the tests of the sandbox."""

from __future__ import annotations

import json
import os
import sys
from typing import Any

import httpx

Json = Any
HEADERS = {"x-api-key": "sandbox-key", "anthropic-version": "2023-06-01"}
# Environment of subprocesses, so that they import the package from the same path.
ENVIRONMENT = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
WEATHER = {
    "name": "get_weather",
    "description": "Weather of a city",
    "input_schema": {
        "type": "object",
        "properties": {
            "city": {"type": "string"},
            "unit": {"type": "string", "enum": ["celsius", "fahrenheit"]},
            "days": {"type": "integer", "minimum": 2},
        },
        "required": ["city"],
    },
}


class VirtualClock:
    """A clock that moves only when a test sets `now`."""

    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def time(self) -> float:
        return self.now

    def monotonic(self) -> float:
        return self.now


def message_request(content: Json = "Hello", **fields: Json) -> dict[str, Json]:
    body: dict[str, Json] = {"model": "claude-sonnet-4-5", "max_tokens": 200}
    return body | {"messages": [{"role": "user", "content": content}]} | fields


def create_message(client: httpx.Client, *args: Json, **fields: Json) -> Json:
    response = client.post("/v1/messages", json=message_request(*args, **fields))
    assert response.status_code == 200, response.text
    return response.json()


def expect_error(response: httpx.Response, status: int, kind: str) -> str:
    body = response.json()
    assert response.status_code == status, response.text
    assert list(body) == ["type", "error", "request_id"]
    assert body["type"] == "error"
    assert body["error"]["type"] == kind
    assert body["request_id"] == response.headers["request-id"]
    message: str = body["error"]["message"]
    return message


def stream(client: httpx.Client, *args: Json, **fields: Json) -> list[Json]:
    response = client.post("/v1/messages", json=message_request(*args, stream=True, **fields))
    assert response.headers["content-type"] == "text/event-stream; charset=utf-8"
    events = []
    for part in response.text.removesuffix("\n\n").split("\n\n"):
        name, data = part.split("\n")
        event = json.loads(data.removeprefix("data: "))
        assert name == f"event: {event['type']}"
        events.append(event)
    return events


def accumulate(events: list[Json]) -> Json:
    message: Json = {}
    arguments = ""
    for event in events:
        match event["type"]:
            case "message_start":
                message = event["message"]
            case "content_block_start":
                message["content"].append(event["content_block"])
                arguments = ""
            case "content_block_delta":
                block, delta = message["content"][event["index"]], event["delta"]
                arguments += delta.get("partial_json", "")
                for name in ("text", "thinking", "signature"):
                    if name in delta:
                        block[name] += delta[name]
            case "content_block_stop":
                if arguments:
                    message["content"][event["index"]]["input"] = json.loads(arguments)
                    arguments = ""
            case "message_delta":
                message |= event["delta"]
                message["usage"] |= event["usage"]
    return message


def without_ids(node: Json) -> Json:
    if isinstance(node, dict):
        return {key: without_ids(value) for key, value in node.items() if key != "id"}
    return [without_ids(value) for value in node] if isinstance(node, list) else node


def create_batch(client: httpx.Client, *params: Json) -> Json:
    requests = [{"custom_id": f"r{index}", "params": body} for index, body in enumerate(params)]
    response = client.post("/v1/messages/batches", json={"requests": requests})
    assert response.status_code == 200, response.text
    return response.json()


def stream_body(client: httpx.Client, **fields: Json) -> str:
    return client.post("/v1/messages", json=message_request(stream=True, **fields)).text
