"""Checked by mypy and pyright, never run: what `client.request` returns is what `cast` asks for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, assert_type

from pydantic import TypeAdapter

from integrations_anthropic import AnthropicClient, AsyncAnthropicClient, Model, message


@dataclass
class Note:
    """A class of the caller's own."""

    text: str


def blocking(client: AnthropicClient) -> None:
    assert_type(client.request("GET", "/v1/x"), Any)
    assert_type(client.request("POST", "/v1/x", {"a": 1}, {"b": 2}, None, {"c": "d"}, timeout=5), Any)
    assert_type(client.request("GET", "/v1/x", cast=Model), Model)
    assert_type(client.request("GET", "/v1/x", cast=list[Model]), list[Model])
    assert_type(client.request("GET", "/v1/x", cast=dict[str, Model]), dict[str, Model])
    assert_type(client.request("GET", "/v1/x", cast=dict[str, Any]), dict[str, Any])
    assert_type(client.request("GET", "/v1/x", cast=Note), Note)
    assert_type(client.request("GET", "/v1/x", cast=bytes), bytes)
    assert_type(client.request("POST", "/v1/x", message("user", "Hi"), cast=TypeAdapter(int)), int)
    client.request("GET", "/v1/x", cast=Model | None)


async def awaited(client: AsyncAnthropicClient) -> None:
    assert_type(await client.request("GET", "/v1/x"), Any)
    assert_type(await client.request("GET", "/v1/x", None, {"a": 1}, cast=Model, max_retries=0), Model)
    assert_type(await client.request("POST", "/v1/x", files={"file": b"x"}, cast=list[Note]), list[Note])
    assert_type(await client.request("GET", "/v1/x", cast=TypeAdapter(list[int])), list[int])
