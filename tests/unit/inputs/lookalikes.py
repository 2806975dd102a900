"""Objects of pydantic that are like those of the official client: made from responses, with fields never set."""

from __future__ import annotations

from typing import Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict


class OfficialModel(BaseModel):
    """Unknown fields are kept, as in a response of a newer API."""

    model_config = ConfigDict(extra="allow")


class OfficialText(OfficialModel):
    """A block of text."""

    type: Literal["text"]
    text: str
    citations: list[Any] | None = None


class OfficialParsedText(OfficialText):
    """A block of text with what it was parsed into, which no request may hold."""

    __api_exclude__: ClassVar[set[str]] = {"parsed_output"}
    parsed_output: Any = None


class OfficialThinking(OfficialModel):
    """A block of thinking."""

    type: Literal["thinking"]
    thinking: str
    signature: str


class OfficialToolUse(OfficialModel):
    """A call of a tool."""

    type: Literal["tool_use"]
    id: str
    name: str
    input: Any
    caller: dict[str, Any] | None = None


class OfficialMessage(OfficialModel):
    """A whole response."""

    id: str
    type: Literal["message"]
    role: Literal["assistant"]
    model: str
    content: list[OfficialParsedText | OfficialThinking | OfficialToolUse]
    stop_reason: str | None = None
    container: Any = None
    usage: dict[str, Any]


class OfficialTool:
    """What a decorator of another library makes of a function."""

    def __call__(self, x: int) -> str:
        raise AssertionError("nothing is run")

    def to_dict(self) -> dict[str, Any]:
        """What is sent of it."""
        return {"name": "official", "input_schema": {"type": "object"}}


def official_message(*content: dict[str, Any], **more: Any) -> OfficialMessage:
    """A response of the official client."""
    fields = {"id": "msg_1", "type": "message", "role": "assistant", "model": "m", "usage": {"input_tokens": 1}}
    return OfficialMessage.model_validate({**fields, "content": list(content), **more})
