"""What the environment holds for other clients and other clouds stops none; what a cloud reads there is named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic import (
    AsyncAWSClient,
    AsyncBedrockClient,
    AsyncBedrockMantleClient,
    AsyncFoundryClient,
    AsyncGoogleCloudClient,
    AsyncVertexClient,
    ClientConfig,
    ConfigurationError,
    CredentialError,
)
from integrations_anthropic.testing import AsyncMockTransport, VirtualClock
from tests.unit.responses import MESSAGE, reply_with

pytestmark = pytest.mark.anyio

HELLO: dict[str, Any] = {"model": "claude-x", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
GIVEN: dict[Any, dict[str, Any]] = {
    AsyncVertexClient: {"region": "us-east5", "project_id": "p", "access_token": "t"},
    AsyncGoogleCloudClient: {"project": "p", "workspace_id": "w", "access_token": "t"},
    AsyncFoundryClient: {"resource": "r", "api_key": "k"},
    AsyncAWSClient: {"aws_region": "us-east-1", "workspace_id": "w", "api_key": "k"},
    AsyncBedrockClient: {"aws_region": "us-east-1", "api_key": "k"},
    AsyncBedrockMantleClient: {"aws_region": "us-east-1", "api_key": "k"},
}
VARIABLES = {
    AsyncVertexClient: "ANTHROPIC_VERTEX_BASE_URL",
    AsyncGoogleCloudClient: "ANTHROPIC_GOOGLE_CLOUD_BASE_URL",
    AsyncFoundryClient: "ANTHROPIC_FOUNDRY_BASE_URL",
    AsyncAWSClient: "ANTHROPIC_AWS_BASE_URL",
    AsyncBedrockClient: "ANTHROPIC_BEDROCK_BASE_URL",
    AsyncBedrockMantleClient: "ANTHROPIC_BEDROCK_MANTLE_BASE_URL",
}
OF_THE_API = {
    "ANTHROPIC_API_KEY": "sk-ant\nkey",
    "ANTHROPIC_AUTH_TOKEN": "to\nken",
    "ANTHROPIC_ADMIN_KEY": "sk\nadmin",
    "ANTHROPIC_PROFILE": "../elsewhere",
    "ANTHROPIC_IDENTITY_TOKEN": "to\nken",
    "ANTHROPIC_FEDERATION_RULE_ID": "no rule",
    "ANTHROPIC_ORGANIZATION_ID": "no id",
    "ANTHROPIC_SERVICE_ACCOUNT_ID": "no id",
    "ANTHROPIC_WORKSPACE_ID": "no id",
}
"""Variables with the credentials of the API itself, each with a value that the API's own client refuses."""
AWS_CLIENTS = (AsyncAWSClient, AsyncBedrockClient, AsyncBedrockMantleClient)
KEYS = {"aws_access_key": "AKID1", "aws_secret_key": "s" * 40}


@pytest.fixture(autouse=True)
def _no_aws(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION", "AWS_BEARER_TOKEN_BEDROCK", "ANTHROPIC_AWS_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))


async def sent(cls: Any, **options: Any) -> Any:
    """The request of a call with these options."""
    transport = AsyncMockTransport(reply_with(MESSAGE))
    async with cls(transport=transport, clock=VirtualClock(), **options) as client:
        await client.messages.create(**HELLO)
    return transport.requests[0]


@pytest.mark.parametrize("variable", OF_THE_API)
@pytest.mark.parametrize("cls", GIVEN)
async def test_credentials_of_the_api_in_the_environment_are_not_read(
    cls: Any, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, OF_THE_API[variable])
    request = await sent(cls, **GIVEN[cls])
    assert OF_THE_API[variable] not in request.headers.values()


@pytest.mark.parametrize("cls", GIVEN)
async def test_credentials_of_the_api_in_the_config_file_are_not_read(
    cls: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "config.json"
    file.write_text(json.dumps({"api_key": "sk-ant\nkey", "max_retries": 7}))
    file.chmod(0o600)
    monkeypatch.setenv("ANTHROPIC_CONFIG_FILE", str(file))
    async with cls(transport=AsyncMockTransport(), **GIVEN[cls]) as client:
        assert client._settings.api_key is None
        assert client._settings.max_retries == 7


@pytest.mark.parametrize("cls", GIVEN)
def test_a_url_of_the_environment_that_is_none_is_named_by_its_variable(
    cls: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLES[cls], "gateway.example.com")
    with pytest.raises(ConfigurationError, match=rf"^base_url \(from variable {VARIABLES[cls]}\) must be a URL"):
        cls(transport=AsyncMockTransport(), **GIVEN[cls])


@pytest.mark.parametrize("cls", GIVEN)
def test_a_url_that_was_given_and_is_none_is_named_by_where_it_was_given(cls: Any) -> None:
    with pytest.raises(ConfigurationError, match=r"^base_url \(from argument\) must be a URL"):
        cls(base_url="gateway.example.com", **GIVEN[cls])
    with pytest.raises(ConfigurationError, match=r"^base_url \(from ClientConfig\) must be a URL"):
        cls(ClientConfig(base_url="gateway.example.com"), **GIVEN[cls])


@pytest.mark.parametrize("cls", GIVEN)
def test_white_space_in_the_environment_is_no_url(cls: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLES[cls], " ")
    endpoint = cls(transport=AsyncMockTransport(), **GIVEN[cls])._settings
    monkeypatch.delenv(VARIABLES[cls])
    assert cls(transport=AsyncMockTransport(), **GIVEN[cls])._settings.base_url == endpoint.base_url


def test_the_source_of_an_endpoint_is_what_it_was_made_of() -> None:
    found = {cls: cls(transport=AsyncMockTransport(), **GIVEN[cls])._settings.sources["base_url"] for cls in GIVEN}
    assert found == {
        AsyncVertexClient: "region us-east5",
        AsyncGoogleCloudClient: "default",
        AsyncFoundryClient: "resource r",
        AsyncAWSClient: "region us-east-1",
        AsyncBedrockClient: "region us-east-1",
        AsyncBedrockMantleClient: "region us-east-1",
    }


@pytest.mark.parametrize(
    ("cls", "variable", "why"),
    [
        *((cls, "AWS_REGION", r"aws_region \(from variable AWS_REGION\) must be a region") for cls in AWS_CLIENTS),
        (AsyncBedrockClient, "AWS_DEFAULT_REGION", r"aws_region \(from variable AWS_DEFAULT_REGION\) must be"),
        (AsyncVertexClient, "CLOUD_ML_REGION", r"region \(from variable CLOUD_ML_REGION\) must be one"),
        (AsyncFoundryClient, "ANTHROPIC_FOUNDRY_RESOURCE", r"resource \(from variable ANTHROPIC_FOUNDRY_RESOURCE\)"),
    ],
)
def test_what_makes_no_endpoint_is_named_by_its_variable(
    cls: Any, variable: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, "evil.com/x")
    given = {name: value for name, value in GIVEN[cls].items() if name not in ("aws_region", "region", "resource")}
    with pytest.raises(ConfigurationError, match=why):
        cls(transport=AsyncMockTransport(), **given)


@pytest.mark.parametrize("cls", AWS_CLIENTS)
@pytest.mark.parametrize(
    "options",
    [
        {"api_key": "k", "aws_region": "us-east-1"},
        {"api_key": "k", "base_url": "https://gateway.example.com"},
        {**KEYS, "aws_region": "us-east-1"},
        {**KEYS, "aws_region": "us-east-1", "base_url": "https://gateway.example.com"},
    ],
)
async def test_a_profile_that_a_client_does_not_need_is_not_looked_for(
    cls: Any, options: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_PROFILE", "nowhere")
    workspace = {"workspace_id": "w"} if cls is AsyncAWSClient else {}
    request = await sent(cls, **options, **workspace)
    assert "authorization" in request.headers or request.headers["x-api-key"] == "k"


async def test_a_bearer_token_of_the_environment_needs_no_profile_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "nowhere")
    monkeypatch.setenv("AWS_BEARER_TOKEN_BEDROCK", "k-2")
    request = await sent(AsyncBedrockClient, base_url="https://gateway.example.com")
    assert request.headers["authorization"] == "Bearer k-2"


@pytest.mark.parametrize("options", [KEYS, {"api_key": "k"}])
def test_where_only_the_region_is_missing_a_broken_profile_is_no_fault_of_the_credentials(
    options: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_PROFILE", "nowhere")
    why = r"no region found: pass aws_region=, or set AWS_REGION \(the AWS profile cannot be read: .*nowhere"
    with pytest.raises(ConfigurationError, match=why) as caught:
        AsyncBedrockClient(**options)
    assert not isinstance(caught.value, CredentialError)
    assert caught.value.field == "aws_region"


def test_a_profile_that_is_to_give_the_credentials_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "nowhere")
    with pytest.raises(CredentialError, match="nowhere"):
        AsyncBedrockClient()
