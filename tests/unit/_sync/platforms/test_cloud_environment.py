# Derived from tests/unit/_async/platforms/test_cloud_environment.py by `make codegen`. Do not edit.
"""What the environment holds for other clients and other clouds stops none; what a cloud reads there is named."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from integrations_anthropic import (
    AWSClient,
    BedrockClient,
    BedrockMantleClient,
    ClientConfig,
    ConfigurationError,
    CredentialError,
    FoundryClient,
    GoogleCloudClient,
    VertexClient,
)
from integrations_anthropic.testing import MockTransport, VirtualClock
from tests.unit.responses import MESSAGE, reply_with

HELLO: dict[str, Any] = {"model": "claude-x", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
GIVEN: dict[Any, dict[str, Any]] = {
    VertexClient: {"region": "us-east5", "project_id": "p", "access_token": "t"},
    GoogleCloudClient: {"project": "p", "workspace_id": "w", "access_token": "t"},
    FoundryClient: {"resource": "r", "api_key": "k"},
    AWSClient: {"aws_region": "us-east-1", "workspace_id": "w", "api_key": "k"},
    BedrockClient: {"aws_region": "us-east-1", "api_key": "k"},
    BedrockMantleClient: {"aws_region": "us-east-1", "api_key": "k"},
}
VARIABLES = {
    VertexClient: "ANTHROPIC_VERTEX_BASE_URL",
    GoogleCloudClient: "ANTHROPIC_GOOGLE_CLOUD_BASE_URL",
    FoundryClient: "ANTHROPIC_FOUNDRY_BASE_URL",
    AWSClient: "ANTHROPIC_AWS_BASE_URL",
    BedrockClient: "ANTHROPIC_BEDROCK_BASE_URL",
    BedrockMantleClient: "ANTHROPIC_BEDROCK_MANTLE_BASE_URL",
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
AWS_CLIENTS = (AWSClient, BedrockClient, BedrockMantleClient)
KEYS = {"aws_access_key": "AKID1", "aws_secret_key": "s" * 40}


@pytest.fixture(autouse=True)
def _no_aws(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("AWS_REGION", "AWS_DEFAULT_REGION", "AWS_BEARER_TOKEN_BEDROCK", "ANTHROPIC_AWS_API_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "config"))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "credentials"))


def sent(cls: Any, **options: Any) -> Any:
    """The request of a call with these options."""
    transport = MockTransport(reply_with(MESSAGE))
    with cls(transport=transport, clock=VirtualClock(), **options) as client:
        client.messages.create(**HELLO)
    return transport.requests[0]


@pytest.mark.parametrize("variable", OF_THE_API)
@pytest.mark.parametrize("cls", GIVEN)
def test_credentials_of_the_api_in_the_environment_are_not_read(
    cls: Any, variable: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, OF_THE_API[variable])
    request = sent(cls, **GIVEN[cls])
    assert OF_THE_API[variable] not in request.headers.values()


@pytest.mark.parametrize("cls", GIVEN)
def test_credentials_of_the_api_in_the_config_file_are_not_read(
    cls: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "config.json"
    file.write_text(json.dumps({"api_key": "sk-ant\nkey", "max_retries": 7}))
    file.chmod(0o600)
    monkeypatch.setenv("ANTHROPIC_CONFIG_FILE", str(file))
    with cls(transport=MockTransport(), **GIVEN[cls]) as client:
        assert client._settings.api_key is None
        assert client._settings.max_retries == 7


@pytest.mark.parametrize("cls", GIVEN)
def test_a_url_of_the_environment_that_is_none_is_named_by_its_variable(
    cls: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLES[cls], "gateway.example.com")
    with pytest.raises(ConfigurationError, match=rf"^base_url \(from variable {VARIABLES[cls]}\) must be a URL"):
        cls(transport=MockTransport(), **GIVEN[cls])


@pytest.mark.parametrize("cls", GIVEN)
def test_a_url_that_was_given_and_is_none_is_named_by_where_it_was_given(cls: Any) -> None:
    with pytest.raises(ConfigurationError, match=r"^base_url \(from argument\) must be a URL"):
        cls(base_url="gateway.example.com", **GIVEN[cls])
    with pytest.raises(ConfigurationError, match=r"^base_url \(from ClientConfig\) must be a URL"):
        cls(ClientConfig(base_url="gateway.example.com"), **GIVEN[cls])


@pytest.mark.parametrize("cls", GIVEN)
def test_white_space_in_the_environment_is_no_url(cls: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLES[cls], " ")
    endpoint = cls(transport=MockTransport(), **GIVEN[cls])._settings
    monkeypatch.delenv(VARIABLES[cls])
    assert cls(transport=MockTransport(), **GIVEN[cls])._settings.base_url == endpoint.base_url


def test_the_source_of_an_endpoint_is_what_it_was_made_of() -> None:
    found = {cls: cls(transport=MockTransport(), **GIVEN[cls])._settings.sources["base_url"] for cls in GIVEN}
    assert found == {
        VertexClient: "region us-east5",
        GoogleCloudClient: "default",
        FoundryClient: "resource r",
        AWSClient: "region us-east-1",
        BedrockClient: "region us-east-1",
        BedrockMantleClient: "region us-east-1",
    }


@pytest.mark.parametrize(
    ("cls", "variable", "why"),
    [
        *((cls, "AWS_REGION", r"aws_region \(from variable AWS_REGION\) must be a region") for cls in AWS_CLIENTS),
        (BedrockClient, "AWS_DEFAULT_REGION", r"aws_region \(from variable AWS_DEFAULT_REGION\) must be"),
        (VertexClient, "CLOUD_ML_REGION", r"region \(from variable CLOUD_ML_REGION\) must be one"),
        (FoundryClient, "ANTHROPIC_FOUNDRY_RESOURCE", r"resource \(from variable ANTHROPIC_FOUNDRY_RESOURCE\)"),
    ],
)
def test_what_makes_no_endpoint_is_named_by_its_variable(
    cls: Any, variable: str, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(variable, "evil.com/x")
    given = {name: value for name, value in GIVEN[cls].items() if name not in ("aws_region", "region", "resource")}
    with pytest.raises(ConfigurationError, match=why):
        cls(transport=MockTransport(), **given)


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
def test_a_profile_that_a_client_does_not_need_is_not_looked_for(
    cls: Any, options: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_PROFILE", "nowhere")
    workspace = {"workspace_id": "w"} if cls is AWSClient else {}
    request = sent(cls, **options, **workspace)
    assert "authorization" in request.headers or request.headers["x-api-key"] == "k"


def test_a_bearer_token_of_the_environment_needs_no_profile_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "nowhere")
    monkeypatch.setenv("AWS_BEARER_TOKEN_BEDROCK", "k-2")
    request = sent(BedrockClient, base_url="https://gateway.example.com")
    assert request.headers["authorization"] == "Bearer k-2"


@pytest.mark.parametrize("options", [KEYS, {"api_key": "k"}])
def test_where_only_the_region_is_missing_a_broken_profile_is_no_fault_of_the_credentials(
    options: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AWS_PROFILE", "nowhere")
    why = r"no region found: pass aws_region=, or set AWS_REGION \(the AWS profile cannot be read: .*nowhere"
    with pytest.raises(ConfigurationError, match=why) as caught:
        BedrockClient(**options)
    assert not isinstance(caught.value, CredentialError)
    assert caught.value.field == "aws_region"


def test_a_profile_that_is_to_give_the_credentials_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_PROFILE", "nowhere")
    with pytest.raises(CredentialError, match="nowhere"):
        BedrockClient()
