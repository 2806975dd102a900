"""Files, functions, responses and untyped data as a user passes them: read by mypy --strict and pyright, never run."""

from __future__ import annotations

import io
from collections import deque
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import Any, assert_type

import PIL.Image
from pydantic import BaseModel

from integrations_anthropic import (
    AnthropicClient,
    AsyncAnthropicClient,
    Base64ImageSource,
    Base64PdfSource,
    ContainerUploadBlock,
    CreateMessageRequest,
    CreateSkillRequest,
    DocumentBlock,
    ImageBlock,
    MessageResponse,
    ParsedMessage,
    document,
    file,
    image,
    message,
    tool,
)
from integrations_anthropic.models import (
    BatchRequest,
    CreateUserProfileRequest,
    CreateVaultMcpOAuth,
    ExternalUserDetails,
)
from integrations_anthropic.models.params import (
    BatchRequestParam,
    ExternalUserDetailsParam,
    InputMessageParam,
    ToolUnionInput,
)


class Block(BaseModel):
    """A block of another library."""

    type: str
    text: str


class Answer(BaseModel):
    """A response of another library."""

    role: str
    content: list[Block]


def add(a: int, b: int) -> int:
    """Add two numbers."""
    return a + b


@tool
def multiply(a: int, b: int) -> int:
    """Multiply two numbers."""
    return a * b


async def divide(a: int, b: int) -> float:
    """Divide two numbers."""
    return a / b


def blocks(path: Path, picture: PIL.Image.Image, spool: SpooledTemporaryFile[bytes]) -> None:
    assert_type(image("cat.png"), ImageBlock)
    assert_type(document(path, title="Report", citations=True, cache_control={"type": "ephemeral"}), DocumentBlock)
    assert_type(file(b"%PDF-"), ImageBlock | DocumentBlock | ContainerUploadBlock)
    for source in (path, b"", bytearray(), memoryview(b""), io.BytesIO(), picture, spool, "file_1"):
        image(source)
    with path.open("rb") as binary, path.open() as text:
        document(binary, media_type="application/pdf")
        document(text, citations={"enabled": True})
    document(io.StringIO("text"))


def files(client: AnthropicClient, path: Path) -> None:
    client.messages.create(
        model="m",
        max_tokens=1,
        messages=[{"role": "user", "content": [image(path), document("a.pdf"), file(path)]}],
    )
    client.messages.create(
        model="m",
        max_tokens=1,
        messages=[
            message("user", [image(path), {"type": "text", "text": "What is it?"}]),
            {
                "role": "user",
                "content": [
                    {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": path}},
                    {"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": path.open("rb")}},
                    {"type": "document", "source": {"type": "base64", "media_type": "application/pdf", "data": b""}},
                    {"type": "image", "source": Base64ImageSource(media_type="image/png", data=path)},
                ],
            },
        ],
    )
    assert_type(Base64PdfSource(data=io.BytesIO()).data, str)


def responses(
    client: AnthropicClient, answer: MessageResponse, parsed: ParsedMessage[int], other: Answer
) -> MessageResponse:
    history: list[InputMessageParam | MessageResponse] = [{"role": "user", "content": "Hi"}, answer]
    client.messages.count_tokens(model="m", messages=history)
    client.messages.run_tools(model="m", max_tokens=1, messages=[message("user", "Hi"), answer, parsed], tools=[add])
    return client.messages.create(
        model="m",
        max_tokens=1,
        messages=[answer, parsed, other, {"role": "assistant", "content": other.content}],
        system=other.content,
    )


async def functions(client: AsyncAnthropicClient, messages: list[InputMessageParam]) -> None:
    tools: list[ToolUnionInput] = [add, multiply, divide, {"name": "clock", "input_schema": {"type": "object"}}]
    await client.messages.create(model="m", max_tokens=1, messages=messages, tools=[add, multiply, divide])
    await client.messages.count_tokens(model="m", messages=messages, tools=tools)
    await client.messages.parse(model="m", max_tokens=1, messages=messages, tools=(f for f in [add]), output=int)
    client.messages.create_stream(model="m", max_tokens=1, messages=messages, tools=(multiply,))
    request: BatchRequestParam = {
        "custom_id": "a",
        "params": {"model": "m", "max_tokens": 1, "messages": messages, "tools": [add]},
    }
    await client.batches.create(requests=[request])


def untyped(client: AnthropicClient, one: dict[str, Any], data: list[dict[str, Any]], loose: list[Any]) -> None:
    mappings: list[Mapping[str, Any]] = [*data]
    client.messages.create(
        model="m",
        max_tokens=1,
        messages=data,
        tools=data,
        system=data,
        metadata=one,
        thinking=one,
        tool_choice=one,
        stop_sequences=["a"],
    )
    client.messages.create(
        model="m", max_tokens=1, messages=mappings, tools=mappings, system=mappings, mcp_servers=data
    )
    client.messages.create(model="m", max_tokens=1, messages=tuple(data), tools=deque(data), system=tuple(data))
    client.messages.create(model="m", max_tokens=1, messages=loose, tools=loose, system=loose, stop_sequences=loose)
    client.messages.create(model="m", max_tokens=1, messages=[one, {"role": "user", "content": data}])
    client.messages.count_tokens(model="m", messages=data, tools=data)
    client.batches.create(requests=data)
    CreateMessageRequest(model="m", max_tokens=1, messages=data, tools=data, metadata=one)


def lists_in_variables(
    client: AnthropicClient,
    typed: list[BatchRequestParam],
    models: list[BatchRequest],
    mixed: list[BatchRequest | BatchRequestParam],
    loose: list[dict[str, Any]],
) -> None:
    client.batches.create(requests=typed)
    client.batches.create(requests=models)
    client.batches.create(requests=mixed)
    client.batches.create(requests=iter(loose))
    client.batches.create({"requests": typed})
    client.batches.create({"requests": loose})
    client.agents.create(name="a", model="m", tools=loose, skills=loose, mcp_servers=loose)
    client.sessions.events.send("sesn_1", events=loose)


def lazy(client: AnthropicClient, turns: dict[str, InputMessageParam], texts: Iterator[str]) -> None:
    client.messages.create(model="m", max_tokens=1, messages=turns.values(), system=None)
    client.messages.create(model="m", max_tokens=1, messages=(message("user", text) for text in texts))
    client.messages.create_stream(model="m", max_tokens=1, messages=iter([message("user", text) for text in texts]))


def skills(client: AnthropicClient, folder: Path, content: bytes) -> None:
    skill = client.skills.create(files=folder)
    client.skills.versions.create(skill.id, files=[("a/SKILL.md", content), ("a/b", folder / "b", "text/plain")])
    client.skills.create({"files": folder, "display_name": "A"})
    client.skills.create({"files": [("a/SKILL.md", [content]), folder / "a"]})
    client.skills.create(CreateSkillRequest(files=folder))
    plugin = client.admin.plugins.create(files=folder)
    client.admin.plugins.versions.create(plugin.id, {"files": [("a.plugin", content)]})


def dates(client: AnthropicClient, at: datetime) -> None:
    details: ExternalUserDetailsParam = {"onboarded_at": at}
    for moment in (at, "2026-03-01T00:00:00Z"):
        client.user_profiles.create(external_user_onboarded_at=moment)
        client.user_profiles.create({"external_user_details": {"onboarded_at": moment}})
        client.user_profiles.create(CreateUserProfileRequest(external_user_onboarded_at=moment))
        client.user_profiles.create(external_user_details=ExternalUserDetails(onboarded_at=moment))
        auth = CreateVaultMcpOAuth(mcp_server_url="https://a.example", access_token="t", expires_at=moment)
        client.vaults.credentials.create("vlt_1", auth=auth)
    client.user_profiles.update("uprof_1", external_user_details=details)
    profile = client.user_profiles.get("uprof_1")
    if profile.external_user_details is not None:
        assert_type(profile.external_user_details.onboarded_at, str | None)
