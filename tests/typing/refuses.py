"""What a user should not write: each line is refused by mypy and by pyright.

Both checkers complain of an ignore that ignores nothing, so a line that is no longer refused fails `make check`.
"""

from __future__ import annotations

import httpx

from integrations_anthropic import (
    AnthropicClient,
    AsyncAnthropicClient,
    ClientConfig,
    CreateMessageRequest,
    InputMessage,
    TextBlock,
    ToolUseBlock,
    document,
    image,
    message,
)
from integrations_anthropic.models import CreateUserProfileRequest, ExternalUserDetails
from integrations_anthropic.models.params import CreateMessageRequestParam, InputMessageParam
from integrations_anthropic.testing import AsyncMockTransport, MockTransport


def refused(client: AnthropicClient) -> None:
    _ = client.beta  # type: ignore[attr-defined]  # pyright: ignore
    _ = client.messages.stream  # type: ignore[attr-defined]  # pyright: ignore
    client.batches.retrieve("msgbatch_1")  # type: ignore[attr-defined]  # pyright: ignore
    client.messages.create(model="m", max_tokens=1)  # type: ignore[call-overload]  # pyright: ignore
    client.messages.create(model="m", max_tokens="1", messages=[message("user", "Hi")])  # type: ignore[call-overload]  # pyright: ignore
    client.messages.create(model="m", max_tokens=1, messages=[message("user", "Hi")], temprature=1)  # type: ignore[call-overload]  # pyright: ignore
    client.messages.create(model="m", max_tokens=1, messages=[{"role": "user"}], stop_sequences="END")  # type: ignore[call-overload]  # pyright: ignore
    client.messages.create(model="m", max_tokens=1, messages=[{"role": "user", "content": 5}])  # type: ignore[list-item]  # pyright: ignore
    client.messages.parse(model="m", max_tokens=1, messages=[message("user", "Hi")])  # type: ignore[call-overload]  # pyright: ignore
    client.messages.parse_stream(model="m", max_tokens=1, messages=[message("user", "Hi")])  # type: ignore[call-overload]  # pyright: ignore
    client.messages.run_tools(model="m", max_tokens=1, messages=[message("user", "Hi")], tools=["add"])  # type: ignore[list-item]  # pyright: ignore
    client.messages.run_tools(model="m", max_tokens=1, messages=[message("user", "Hi")], tools=[], max_rounds="5")  # type: ignore[call-overload]  # pyright: ignore
    client.messages.run_tools(model="m", max_tokens=1, messages=[message("user", "Hi")], tools=[], confirm=5)  # type: ignore[call-overload]  # pyright: ignore
    client.messages.run_tools_stream(model="m", max_tokens=1, messages=[], tools=[], tool_timeout="5")  # type: ignore[call-overload]  # pyright: ignore
    client.models.get()  # type: ignore[call-arg]  # pyright: ignore
    client.models.get("m", timout=5)  # type: ignore[call-arg]  # pyright: ignore
    client.models.get(5)  # type: ignore[arg-type]  # pyright: ignore
    client.batches.run(5)  # type: ignore[arg-type]  # pyright: ignore
    client.batches.run_live([5])  # type: ignore[list-item]  # pyright: ignore
    client.batches.run_live([["a", {}]])  # type: ignore[list-item]  # pyright: ignore
    client.skills.create(files="folder")  # type: ignore[arg-type]  # pyright: ignore
    client.skills.create(files=[("a/SKILL.md", "text")])  # type: ignore[list-item]  # pyright: ignore
    TextBlock(txt="Hi")  # type: ignore[call-arg]  # pyright: ignore
    ToolUseBlock(id="a", name="b", input="not a dict")  # type: ignore[arg-type]  # pyright: ignore
    TextBlock(text="Hi").brand_new  # type: ignore[attr-defined]  # pyright: ignore  # noqa: B018


async def refused_awaited(client: AsyncAnthropicClient) -> None:
    client.messages.create(model="m", max_tokens=1, messages=[message("user", "Hi")]).text  # type: ignore[attr-defined]  # pyright: ignore  # noqa: B018
    await client.messages.create_stream(model="m", max_tokens=1, messages=[message("user", "Hi")])  # type: ignore[misc]  # pyright: ignore
    await client.batches.results("msgbatch_1")  # type: ignore[misc]  # pyright: ignore


def refused_options(client: AnthropicClient) -> None:
    AnthropicClient(api_kye="x")  # type: ignore[call-arg]  # pyright: ignore
    AnthropicClient("sk-…")  # type: ignore[arg-type]  # pyright: ignore
    AnthropicClient(api_key=5)  # type: ignore[arg-type]  # pyright: ignore
    AnthropicClient(timeout="soon")  # type: ignore[arg-type]  # pyright: ignore
    AnthropicClient(max_connections=None)  # type: ignore[arg-type]  # pyright: ignore
    AnthropicClient(max_retries=1.5)  # type: ignore[arg-type]  # pyright: ignore
    AnthropicClient(long_requests="both")  # type: ignore[arg-type]  # pyright: ignore
    AnthropicClient(http2="yes")  # type: ignore[arg-type]  # pyright: ignore
    AnthropicClient(retry=3)  # type: ignore[arg-type]  # pyright: ignore
    AnthropicClient(circuit=True)  # type: ignore[arg-type]  # pyright: ignore
    AnthropicClient(rate_limits=60)  # type: ignore[arg-type]  # pyright: ignore
    AnthropicClient(telemetry=True)  # type: ignore[arg-type]  # pyright: ignore
    AnthropicClient(default_headers=[("a", "b")])  # type: ignore[arg-type]  # pyright: ignore
    AnthropicClient(beta_features=7)  # type: ignore[arg-type]  # pyright: ignore
    AnthropicClient(client_cert=("a.pem", "b.pem", "c", "d"))  # type: ignore[arg-type]  # pyright: ignore
    AnthropicClient(http_client=httpx.AsyncClient())  # type: ignore[arg-type]  # pyright: ignore
    AnthropicClient(transport=AsyncMockTransport())  # type: ignore[arg-type]  # pyright: ignore
    AnthropicClient(clock=object(), logger="x")  # type: ignore[arg-type]  # pyright: ignore
    client.with_options(timeuot=5)  # type: ignore[call-arg]  # pyright: ignore
    client.with_options(timeout="soon")  # type: ignore[arg-type]  # pyright: ignore
    ClientConfig(timeout="soon")  # type: ignore[arg-type]  # pyright: ignore
    ClientConfig(timeuot=5)  # type: ignore[call-arg]  # pyright: ignore


def refused_async_options(client: AsyncAnthropicClient) -> None:
    AsyncAnthropicClient(api_kye="x")  # type: ignore[call-arg]  # pyright: ignore
    AsyncAnthropicClient(timeout="soon")  # type: ignore[arg-type]  # pyright: ignore
    AsyncAnthropicClient(http_client=httpx.Client())  # type: ignore[arg-type]  # pyright: ignore
    AsyncAnthropicClient(transport=MockTransport())  # type: ignore[arg-type]  # pyright: ignore
    client.with_options(timeuot=5)  # type: ignore[call-arg]  # pyright: ignore


def refused_roles(client: AnthropicClient, role: str) -> None:
    message("robot", "Hi")  # type: ignore[arg-type]  # pyright: ignore
    message(role, "Hi")  # type: ignore[arg-type]  # pyright: ignore
    InputMessage(role="robot", content="Hi")  # type: ignore[arg-type]  # pyright: ignore
    _: InputMessageParam = {"role": "robot", "content": "Hi"}  # type: ignore[typeddict-item]  # pyright: ignore
    client.messages.create(model="m", max_tokens=1, messages=[{"role": "robot", "content": "Hi"}])  # type: ignore[list-item]  # pyright: ignore
    client.messages.count_tokens(model="m", messages=[{"role": "robot", "content": "Hi"}])  # type: ignore[list-item]  # pyright: ignore


def refused_models(client: AnthropicClient) -> None:
    client.messages.create(model=5, max_tokens=1, messages=[message("user", "Hi")])  # type: ignore[call-overload]  # pyright: ignore
    CreateMessageRequest(model=None, max_tokens=1, messages=[message("user", "Hi")])  # type: ignore[arg-type]  # pyright: ignore
    _: CreateMessageRequestParam = {"model": 5, "max_tokens": 1, "messages": []}  # type: ignore[typeddict-item]  # pyright: ignore


def refused_inputs(client: AnthropicClient, texts: list[str], loose: list[dict[str, str]]) -> None:
    image(5)  # type: ignore[arg-type]  # pyright: ignore
    image("a.png", title="A cat")  # type: ignore[call-arg]  # pyright: ignore
    document("a.pdf", citations="yes")  # type: ignore[arg-type]  # pyright: ignore
    client.messages.create(model="m", max_tokens=1, messages="Hi")  # type: ignore[arg-type]  # pyright: ignore
    client.messages.create(model="m", max_tokens=1, messages=texts)  # type: ignore[arg-type]  # pyright: ignore
    client.messages.create(model="m", max_tokens=1, messages=loose)  # type: ignore[arg-type]  # pyright: ignore
    client.messages.create(model="m", max_tokens=1, messages=[message("user", "Hi")], tools=["add"])  # type: ignore[list-item]  # pyright: ignore
    client.messages.create(model="m", max_tokens=1, messages=[message("user", "Hi")], system=5)  # type: ignore[call-overload]  # pyright: ignore
    client.messages.create(model="m", max_tokens=1, messages=[message("user", [{"type": "text", "txt": "Hi"}])])  # type: ignore[list-item]  # pyright: ignore
    client.messages.create(model="m", max_tokens=1, messages=[message("user", "Hi")], metadata={"user": "a"})  # type: ignore[arg-type]  # pyright: ignore


def refused_dates(client: AnthropicClient) -> None:
    client.user_profiles.create(external_user_onboarded_at=1767225600)  # type: ignore[call-overload]  # pyright: ignore
    ExternalUserDetails(onboarded_at=1767225600)  # type: ignore[arg-type]  # pyright: ignore
    CreateUserProfileRequest(external_user_onboarded_at=1767225600)  # type: ignore[arg-type]  # pyright: ignore
