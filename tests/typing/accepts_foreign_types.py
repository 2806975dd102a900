"""Types of pydantic's and msgspec's as outputs and in tools: read by mypy --strict and pyright, never run."""

from __future__ import annotations

from typing import Annotated, assert_type

import msgspec
from pydantic import BaseModel, Field, TypeAdapter

from integrations_anthropic import AnthropicClient, CreateMessageRequest, ParsedMessageStream, message, tool


class Person(BaseModel):
    name: str
    age: int = Field(ge=0)


class Team(msgspec.Struct):
    name: str


@tool(strict=True)
def book(city: Annotated[str, Field(description="where to")], days: int = Field(3, ge=1)) -> str:
    return city * days


def parsed(client: AnthropicClient) -> None:
    request = CreateMessageRequest(model="m", max_tokens=1, messages=[message("user", "Who?")])
    assert_type(client.messages.parse(request, output=Person).get(), Person)
    assert_type(client.messages.parse(request, output=list[Person]).parsed, list[Person] | None)
    assert_type(client.messages.parse(request, output=Team).get(), Team)
    assert_type(client.messages.parse(request, output=TypeAdapter(list[Person])).parsed, list[Person] | None)
    assert_type(client.messages.parse_stream(request, output=TypeAdapter(int)), ParsedMessageStream[int])
    assert_type(book("Rome", days=3), str)
