"""Options, model names, roles and errors as a user writes them: read by mypy --strict and pyright, never run."""

from __future__ import annotations

from pathlib import Path
from typing import Any, assert_type

import httpx
import loguru
import structlog

from integrations_anthropic import (
    AnthropicClient,
    AnthropicError,
    AsyncAnthropicClient,
    CircuitConfig,
    ClientConfig,
    CreateMessageRequest,
    Message,
    RateLimitError,
    RateLimits,
    RetryPolicy,
    SecretString,
    Telemetry,
    TextBlock,
    from_dict,
    message,
    to_dict,
)
from integrations_anthropic.models.enums import ModelName
from integrations_anthropic.models.params import CreateMessageRequestParam, InputMessageParam, RoleInput
from integrations_anthropic.testing import (
    AsyncMockTransport,
    MockAuthProvider,
    MockCircuitBreaker,
    MockLogger,
    MockRateLimiter,
    MockRetryExecutor,
    MockTransport,
    VirtualClock,
)


class OutOfTea(AnthropicError):
    """An error of the user's own."""


def configured() -> AnthropicClient:
    config = ClientConfig(api_key="sk-…", timeout=60, retry=RetryPolicy(max_retries=2))
    return AnthropicClient(config, max_retries=5, beta_features=["computer-use"]).with_options(timeout=5)


def options_by_name(options: dict[str, Any]) -> AnthropicClient:
    client = AnthropicClient(
        ClientConfig(api_key="sk-…"),
        api_key=SecretString("sk-…"),
        auth_token=None,
        base_url="https://localhost",
        timeout=None,
        max_retries=0,
        retry={"max_retries": 1},
        circuit=None,
        rate_limits=RateLimits(requests_per_minute=50),
        beta_features={"a", "b"},
        log_level="DEBUG",
        default_headers={"x-team": "search"},
        proxy="http://localhost:3128",
        ca_bundle=Path("ca.pem"),
        client_cert=("cert.pem", Path("key.pem"), SecretString("password")),
        http2="auto",
        telemetry=Telemetry(log_content=True),
        long_requests="direct",
    )
    client = AnthropicClient(http_client=httpx.Client(), retry=RetryPolicy(), circuit=CircuitConfig(), log_level=10)
    AnthropicClient(
        transport=MockTransport(),
        auth=MockAuthProvider(),
        circuit=MockCircuitBreaker(),
        rate_limits=MockRateLimiter(),
        retry=MockRetryExecutor(),
        logger=MockLogger(),
        clock=VirtualClock(),
    )
    ClientConfig(http_client=httpx.AsyncClient(), transport=AsyncMockTransport(), client_cert="cert.pem")
    AnthropicClient(logger=loguru.logger)
    ClientConfig(logger=structlog.stdlib.get_logger())
    AnthropicClient(**options)
    assert_type(client.with_options(timeout=5, beta_features="a,b", rate_limits=None), AnthropicClient)
    return client.with_options(**options)


async def options_by_name_awaited() -> None:
    async with AsyncAnthropicClient(http_client=httpx.AsyncClient(), transport=AsyncMockTransport()) as client:
        assert_type(client.with_options(timeout=None), AsyncAnthropicClient)


class Wrapped(AnthropicClient):
    """A client of the user's own keeps the typed `with_options`."""

    def quick(self) -> Wrapped:
        return self.with_options(timeout=1)


def model_names(client: AnthropicClient, name: str, known: ModelName) -> None:
    history: list[InputMessageParam] = [{"role": "user", "content": "Hello"}]
    for model in ("claude-haiku-4-5", "a model of tomorrow", name, known):
        client.messages.create(model=model, max_tokens=1, messages=history)
        CreateMessageRequest(model=model, max_tokens=1, messages=history)
    request: CreateMessageRequestParam = {"model": "claude-sonnet-5-5", "max_tokens": 1, "messages": history}
    request["model"] = name
    client.messages.create(request)


def roles(client: AnthropicClient, role: RoleInput, answer: Message) -> str:
    client.messages.create(
        model="m",
        max_tokens=1,
        messages=[
            message(role, "Hi"),
            message("assistant", answer.content),
            {"role": role, "content": "Hi"},
            {"role": "system", "content": "Be brief"},
        ],
    )
    return answer.role


def errors() -> float | None:
    try:
        raise OutOfTea("none left")
    except RateLimitError as error:
        return error.retry_after
    except AnthropicError as error:
        return float(error.attempt_count)


def converted() -> object:
    block = from_dict(TextBlock, {"type": "text", "text": "Hi"})
    assert_type(block, TextBlock)
    return to_dict(block)
