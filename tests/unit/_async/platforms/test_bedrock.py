"""Claude in Amazon Bedrock: what is sent, what comes back, and what is not there."""

from __future__ import annotations

import json
from typing import Any

import pytest

from integrations_anthropic import (
    APITimeoutError,
    AsyncAnthropicClient,
    AsyncBedrockClient,
    ClientConfig,
    ConfigurationError,
    ValidationError,
)
from integrations_anthropic.testing import AsyncMockTransport, Reply, VirtualClock
from tests.unit.responses import MESSAGE, reply_with

pytestmark = pytest.mark.anyio

MODEL = "us.anthropic.claude-sonnet-4-5-20250929-v1:0"
HELLO: dict[str, Any] = {"model": MODEL, "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}


def client_of(*replies: Any, **options: Any) -> tuple[AsyncBedrockClient, AsyncMockTransport]:
    transport = AsyncMockTransport(*replies)
    given: dict[str, Any] = {"aws_region": "us-east-1", "api_key": "bedrock-key", "clock": VirtualClock()} | options
    return AsyncBedrockClient(transport=transport, **given), transport


async def test_the_model_is_part_of_the_path_and_headers_of_the_api_are_part_of_the_body() -> None:
    client, transport = client_of(reply_with(MESSAGE))
    result = await client.messages.create(**HELLO, beta_features=["one-2025-01-01", "two-2025-01-01"])
    (sent,) = transport.requests
    assert sent.url == f"https://bedrock-runtime.us-east-1.amazonaws.com/model/{MODEL}/invoke"
    assert json.loads(sent.body or b"") == {
        "max_tokens": 9,
        "messages": HELLO["messages"],
        "anthropic_version": "bedrock-2023-05-31",
        "anthropic_beta": ["one-2025-01-01", "two-2025-01-01"],
    }
    assert sent.headers["authorization"] == "Bearer bedrock-key"
    assert not {"x-api-key", "anthropic-version", "anthropic-beta"} & sent.headers.keys()
    assert result.text == "Grüße \u2028 there"


@pytest.mark.parametrize(
    ("given", "sent"), [(["own-1", "call-1"], ["own-1", "call-1", "client-1"]), ("odd", "odd"), (None, None)]
)
async def test_betas_that_a_caller_puts_into_the_body_are_joined_by_those_of_client_and_call(
    given: Any, sent: Any
) -> None:
    client, transport = client_of(reply_with(MESSAGE), beta_features=["client-1"])
    extra = {"anthropic_beta": given} if given else {}
    await client.messages.create(**HELLO, beta_features=["call-1"], extra_body=extra)
    body = json.loads(transport.requests[0].body or b"")
    assert body["anthropic_beta"] == (sent or ["client-1", "call-1"])


async def test_a_newer_version_of_the_api_is_sent_by_its_own_name() -> None:
    client, transport = client_of(reply_with(MESSAGE), api_version="2026-10-21")
    await client.messages.create(**HELLO)
    assert json.loads(transport.requests[0].body or b"")["anthropic_version"] == "2026-10-21"


@pytest.mark.parametrize(
    ("model", "segment"),
    [
        ("anthropic.claude-3-haiku-20240307-v1:0", "anthropic.claude-3-haiku-20240307-v1:0"),
        (
            "arn:aws:bedrock:us-east-1:1:inference-profile/eu.anthropic.claude-x",
            "arn:aws:bedrock:us-east-1:1:inference-profile%2Feu.anthropic.claude-x",
        ),
        ("a b?c#d;e", "a%20b%3Fc%23d%3Be"),
    ],
)
async def test_any_name_of_a_model_is_one_segment_of_the_path(model: str, segment: str) -> None:
    client, transport = client_of(reply_with(MESSAGE))
    await client.messages.create(**HELLO | {"model": model})
    assert transport.requests[0].url.endswith(f"/model/{segment}/invoke")


@pytest.mark.parametrize("model", ["..", "a/../b", "%2e%2e", ";x", "..;x"])
async def test_a_model_that_would_lead_to_another_path_is_refused_and_nothing_is_sent(model: str) -> None:
    client, transport = client_of()
    with pytest.raises(ValidationError, match="model"):
        await client.messages.create(**HELLO | {"model": model})
    assert transport.requests == []


async def test_the_request_id_of_aws_is_that_of_the_result() -> None:
    reply = Reply(MESSAGE, headers={"x-amzn-requestid": "aws-1"})
    reply.headers = {name: value for name, value in reply.headers.items() if name != "request-id"}
    client, _ = client_of(reply)
    assert (await client.messages.create(**HELLO)).meta.request_id == "aws-1"


@pytest.mark.parametrize(
    "name", ["models", "batches", "files", "skills", "admin", "user_profiles", "agents", "vaults", "dreams"]
)
def test_what_bedrock_lacks_is_not_there_and_says_so(name: str) -> None:
    client, _ = client_of()
    assert not hasattr(client, name)
    assert name not in dir(client)
    with pytest.raises(AttributeError, match=f"{name}.*Amazon Bedrock does not offer it"):
        getattr(client, name)


def test_bedrock_counts_no_tokens() -> None:
    client, _ = client_of()
    assert "create" in dir(client.messages)
    assert "count_tokens" not in dir(client.messages)
    with pytest.raises(AttributeError, match=r"count_tokens.*Amazon Bedrock does not offer it"):
        _ = client.messages.count_tokens


def test_batches_that_the_official_client_has_below_messages_are_not_offered_at_another_place() -> None:
    client, _ = client_of()
    with pytest.raises(AttributeError, match=r"batches.*Amazon Bedrock does not offer it"):
        _ = client.messages.batches


def test_an_unknown_name_is_still_answered_with_a_similar_one() -> None:
    client, _ = client_of()
    with pytest.raises(AttributeError, match="messages"):
        _ = client.mesages


async def test_a_path_of_the_api_that_bedrock_lacks_is_refused_and_nothing_is_sent() -> None:
    client, transport = client_of()
    with pytest.raises(ConfigurationError, match="Amazon Bedrock has no GET /v1/models"):
        await client.request("GET", "/v1/models")
    assert transport.requests == []


async def test_a_path_of_bedrock_itself_is_sent_with_the_credentials() -> None:
    client, transport = client_of(Reply({"ok": 1}))
    await client.request("POST", "/model/x/converse", body={"messages": []})
    assert transport.requests[0].headers["authorization"] == "Bearer bedrock-key"
    assert json.loads(transport.requests[0].body or b"") == {"messages": []}


async def test_a_large_body_is_rewritten_and_sent_like_a_small_one() -> None:
    client, transport = client_of(reply_with(MESSAGE), aws_access_key="A", aws_secret_key="S", api_key=None)
    await client.messages.create(**HELLO | {"messages": [{"role": "user", "content": "x" * 300_000}]})
    (sent,) = transport.requests
    assert sent.url.endswith("/invoke")
    assert sent.headers["authorization"].startswith("AWS4-HMAC-SHA256")
    assert b'"model"' not in (sent.body or b"")


async def test_keys_of_the_api_stay_with_the_api(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_API_KEY", "sk-ant-api03-first-party-0000")
    monkeypatch.setenv("ANTHROPIC_BASE_URL", "https://api.example.com")
    client, transport = client_of(reply_with(MESSAGE))
    await client.messages.create(**HELLO)
    (sent,) = transport.requests
    assert sent.url.startswith("https://bedrock-runtime.")
    assert "sk-ant" not in str(dict(sent.headers))


async def test_a_copy_keeps_platform_and_credentials() -> None:
    client, transport = client_of(reply_with(MESSAGE))
    copy = client.with_options(timeout=5)
    assert isinstance(copy, AsyncBedrockClient)
    assert isinstance(copy, AsyncAnthropicClient)
    await copy.messages.create(**HELLO)
    assert transport.requests[0].headers["authorization"] == "Bearer bedrock-key"
    with pytest.raises(ConfigurationError, match="build another"):
        client.with_options(api_key="k")


def test_a_configuration_with_a_key_of_the_api_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="api_key is not for Amazon Bedrock"):
        AsyncBedrockClient(ClientConfig(api_key="sk-1"), aws_region="us-east-1", api_key="k")


def test_an_option_that_no_client_has_is_refused() -> None:
    unknown: Any = {"flavour": "sweet"}
    with pytest.raises(TypeError, match="flavour"):
        client_of(**unknown)


def test_a_pickle_is_refused_because_credentials_stay_here() -> None:
    import pickle

    client, _ = client_of()
    with pytest.raises(ConfigurationError, match="cannot be pickled"):
        pickle.dumps(client)


async def test_a_base_url_of_the_caller_takes_the_place_of_the_region(monkeypatch: pytest.MonkeyPatch) -> None:
    client, transport = client_of(reply_with(MESSAGE), base_url="https://gateway.example.com/bedrock")
    await client.messages.create(**HELLO)
    assert transport.requests[0].url.startswith("https://gateway.example.com/bedrock/model/")
    monkeypatch.setenv("ANTHROPIC_BEDROCK_BASE_URL", "https://other.example.com")
    client, transport = client_of(reply_with(MESSAGE))
    await client.messages.create(**HELLO)
    assert transport.requests[0].url.startswith("https://other.example.com/model/")


async def test_a_base_url_of_a_configuration_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANTHROPIC_BEDROCK_BASE_URL", "https://other.example.com")
    config = ClientConfig(base_url="https://gateway.example.com")
    client, transport = client_of(reply_with(MESSAGE), config=config)
    await client.messages.create(**HELLO)
    assert transport.requests[0].url.startswith("https://gateway.example.com/model/")
    client, transport = client_of(reply_with(MESSAGE), config=config, base_url="https://argument.example.com")
    await client.messages.create(**HELLO)
    assert transport.requests[0].url.startswith("https://argument.example.com/model/")


def test_a_region_in_china_has_its_own_domain() -> None:
    client, _ = client_of(aws_region="cn-north-1")
    assert "bedrock-runtime.cn-north-1.amazonaws.com.cn" in repr(client)


async def test_credentials_that_take_too_long_are_a_timeout(monkeypatch: pytest.MonkeyPatch) -> None:  # async only
    from threading import Event  # async only

    from integrations_anthropic.platforms.credentials.cache import CredentialCache  # async only

    release = Event()  # async only
    monkeypatch.setattr(CredentialCache, "ready", lambda self: None)  # async only
    monkeypatch.setattr(CredentialCache, "get", lambda self: release.wait(60))  # async only
    client, transport = client_of(timeout=0.01, max_retries=0)  # async only
    with pytest.raises(APITimeoutError, match=r"credentials of Amazon Bedrock.*0.01 s"):  # async only
        await client.messages.create(**HELLO)  # async only
    release.set()  # async only
    assert transport.requests == []  # async only
