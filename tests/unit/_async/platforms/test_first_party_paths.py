"""The clouds that have the API's own paths: Foundry, AWS, Bedrock's Mantle, Google Cloud."""

from __future__ import annotations

import json
from typing import Any

import pytest

from integrations_anthropic import (
    AsyncAWSClient,
    AsyncBedrockMantleClient,
    AsyncFoundryClient,
    AsyncGoogleCloudClient,
    AuthenticationError,
    ClientConfig,
    ConfigurationError,
    CredentialError,
    NotFoundError,
    PermissionDeniedError,
    RateLimitError,
)
from integrations_anthropic.testing import AsyncMockTransport, Reply, VirtualClock
from tests.unit.platforms.credential_doubles import AzureCredential, GoogleCredentials
from tests.unit.responses import MESSAGE, reply_with

pytestmark = pytest.mark.anyio

HELLO: dict[str, Any] = {"model": "claude-x", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
GIVEN: dict[Any, dict[str, Any]] = {
    AsyncFoundryClient: {"resource": "my-resource", "api_key": "key-1"},
    AsyncAWSClient: {"aws_region": "us-east-1", "api_key": "key-1", "workspace_id": "wrkspc_1"},
    AsyncBedrockMantleClient: {"aws_region": "us-east-1", "api_key": "key-1"},
    AsyncGoogleCloudClient: {"project": "proj-1", "workspace_id": "wrkspc_1", "access_token": "token-1"},
}


def client_of(cls: Any, *replies: Any, **options: Any) -> tuple[Any, AsyncMockTransport]:
    transport = AsyncMockTransport(*replies)
    given = {name: value for name, value in (GIVEN[cls] | options).items() if value is not ...}
    return cls(transport=transport, clock=VirtualClock(), **given), transport


@pytest.mark.parametrize(
    ("cls", "url", "headers"),
    [
        (
            AsyncFoundryClient,
            "https://my-resource.services.ai.azure.com/anthropic/v1/messages",
            {"x-api-key": "key-1", "api-key": "key-1"},
        ),
        (
            AsyncAWSClient,
            "https://aws-external-anthropic.us-east-1.api.aws/v1/messages",
            {"x-api-key": "key-1", "anthropic-workspace-id": "wrkspc_1"},
        ),
        (
            AsyncBedrockMantleClient,
            "https://bedrock-mantle.us-east-1.api.aws/anthropic/v1/messages",
            {"authorization": "Bearer key-1"},
        ),
        (
            AsyncGoogleCloudClient,
            "https://claude.googleapis.com/v1/projects/proj-1/locations/global/workspaces/wrkspc_1/invoke/v1/messages",
            {"authorization": "Bearer token-1"},
        ),
    ],
)
async def test_a_request_is_the_api_s_at_another_address(cls: Any, url: str, headers: dict[str, str]) -> None:
    client, transport = client_of(cls, reply_with(MESSAGE))
    assert (await client.messages.create(**HELLO)).text == "Grüße \u2028 there"
    (sent,) = transport.requests
    assert sent.url == url
    assert json.loads(sent.body or b"") == HELLO
    assert sent.headers["anthropic-version"] == "2023-06-01"
    assert headers.items() <= sent.headers.items()
    assert ("x-api-key" in sent.headers) is ("x-api-key" in headers)


@pytest.mark.parametrize(
    ("cls", "service"), [(AsyncAWSClient, "aws-external-anthropic"), (AsyncBedrockMantleClient, "bedrock-mantle")]
)
async def test_without_a_key_a_request_is_signed_for_its_service(cls: Any, service: str) -> None:
    client, transport = client_of(cls, reply_with(MESSAGE), api_key=..., aws_access_key="AKID1", aws_secret_key="s")
    await client.messages.create(**HELLO)
    assert f"/us-east-1/{service}/aws4_request" in transport.requests[0].headers["authorization"]


async def test_mantle_has_the_profile_of_a_user_in_the_body() -> None:
    client, transport = client_of(AsyncBedrockMantleClient, reply_with(MESSAGE))
    await client.messages.create(**HELLO, extra_headers={"anthropic-user-profile-id": "profile_1"})
    (sent,) = transport.requests
    assert json.loads(sent.body or b"") == {"user_profile_id": "profile_1", **HELLO}
    assert "anthropic-user-profile-id" not in sent.headers


async def test_paths_of_the_organization_have_no_workspace_on_google_cloud() -> None:
    client, transport = client_of(AsyncGoogleCloudClient, Reply({"data": [], "next_page": None}), workspace_id=...)
    with pytest.raises(ConfigurationError, match="workspace_id="):
        await client.messages.create(**HELLO)
    await client.user_profiles.list()
    assert (
        "/v1/projects/proj-1/locations/global/claudeOrganization/invoke/v1/user_profiles" in transport.requests[0].url
    )


async def test_google_cloud_takes_the_project_of_the_credentials() -> None:
    options: dict[str, Any] = {"project": ..., "access_token": ..., "credentials": GoogleCredentials(project_id="p-2")}
    client, transport = client_of(AsyncGoogleCloudClient, reply_with(MESSAGE), location="us", **options)
    await client.messages.create(**HELLO)
    assert "/projects/p-2/locations/us/" in transport.requests[0].url


@pytest.mark.parametrize(
    ("cls", "options", "why"),
    [
        (AsyncFoundryClient, {"resource": ...}, "ANTHROPIC_FOUNDRY_RESOURCE"),
        (AsyncFoundryClient, {"resource": "evil.com/x"}, r"resource \(from argument\) must be"),
        (AsyncFoundryClient, {"credential": AzureCredential()}, "give one of"),
        (AsyncFoundryClient, {"api_key": ..., "credential": "x"}, "credential must be"),
        (AsyncFoundryClient, {"api_key": ..., "azure_ad_token_provider": "x"}, "must be a function"),
        (AsyncFoundryClient, {"api_key": "k\n"}, "white space"),
        (AsyncAWSClient, {"workspace_id": ...}, "ANTHROPIC_AWS_WORKSPACE_ID"),
        (AsyncAWSClient, {"workspace_id": "a\nb"}, "workspace_id must be"),
        (AsyncAWSClient, {"aws_region": ...}, "no region found"),
        (AsyncBedrockMantleClient, {"aws_region": ...}, "no region found"),
        (AsyncGoogleCloudClient, {"location": "../x"}, "location must be"),
    ],
)
def test_options_that_make_no_sense_are_refused(cls: Any, options: dict[str, Any], why: str) -> None:
    with pytest.raises(ConfigurationError, match=why):
        client_of(cls, **options)


async def test_a_function_is_asked_for_a_token_of_each_attempt() -> None:
    tokens = iter(["one", "two"])
    client, transport = client_of(
        AsyncFoundryClient,
        *(reply_with(MESSAGE), reply_with(MESSAGE)),
        api_key=...,
        azure_ad_token_provider=lambda: next(tokens),
    )
    for _ in range(2):
        await client.messages.create(**HELLO)
    assert [sent.headers["authorization"] for sent in transport.requests] == ["Bearer one", "Bearer two"]


async def test_a_function_that_waits_is_waited_for() -> None:
    async def token() -> str:
        return "three"

    client, transport = client_of(AsyncFoundryClient, reply_with(MESSAGE), api_key=..., azure_ad_token_provider=token)
    await client.messages.create(**HELLO)
    assert transport.requests[0].headers["authorization"] == "Bearer three"


@pytest.mark.parametrize("answer", [None, 5, ["secret-token"]])
async def test_a_function_that_returns_no_text_is_named(answer: Any) -> None:
    client, _ = client_of(AsyncFoundryClient, api_key=..., azure_ad_token_provider=lambda: answer)
    with pytest.raises(CredentialError, match="must be a string") as caught:
        await client.messages.create(**HELLO)
    assert "secret-token" not in str(caught.value)


async def test_a_function_that_fails_is_one_of_our_errors() -> None:
    def token() -> str:
        raise KeyError("vault")

    client, _ = client_of(AsyncFoundryClient, api_key=..., azure_ad_token_provider=token)
    with pytest.raises(CredentialError, match="vault") as caught:
        await client.messages.create(**HELLO)
    assert isinstance(caught.value.__cause__, KeyError)


async def test_a_credential_of_azure_identity_gives_the_token_once() -> None:
    credential = AzureCredential()
    client, transport = client_of(
        AsyncFoundryClient, reply_with(MESSAGE), reply_with(MESSAGE), api_key=..., credential=credential
    )
    for _ in range(2):
        await client.messages.create(**HELLO)
    assert credential.scopes == ["https://ai.azure.com/.default"]
    assert transport.requests[1].headers["authorization"] == "Bearer azure-token-1"


@pytest.mark.parametrize(
    ("status", "body", "expected", "code"),
    [
        (401, {"error": {"code": "401", "message": "no"}}, AuthenticationError, "401"),
        (
            403,
            {"error": {"code": "AuthorizationFailed", "message": "no"}},
            PermissionDeniedError,
            "AuthorizationFailed",
        ),
        (429, {"error": {"code": "RateLimitReached", "message": "no"}}, RateLimitError, "RateLimitReached"),
        (401, {"statusCode": 401, "message": "no"}, AuthenticationError, "401"),
        (429, {"type": "error", "error": {"type": "rate_limit_error", "message": "no"}}, RateLimitError, None),
    ],
)
async def test_an_error_of_azure_is_its_class(status: int, body: Any, expected: Any, code: str | None) -> None:
    client, _ = client_of(AsyncFoundryClient, *[Reply(body, status)] * 4)
    with pytest.raises(expected, match="no") as caught:
        await client.messages.create(**HELLO)
    assert caught.value.error_code == code


@pytest.mark.parametrize(
    ("cls", "name"),
    [(AsyncFoundryClient, "batches"), (AsyncFoundryClient, "models"), (AsyncBedrockMantleClient, "files")],
)
def test_what_a_cloud_lacks_is_not_there_and_says_so(cls: Any, name: str) -> None:
    client, _ = client_of(cls)
    with pytest.raises(AttributeError, match=f"{name}.*does not offer it"):
        getattr(client, name)


@pytest.mark.parametrize(
    ("cls", "variables", "missing"),
    [
        (
            AsyncFoundryClient,
            {"ANTHROPIC_FOUNDRY_RESOURCE": "r1", "ANTHROPIC_FOUNDRY_API_KEY": "k1"},
            ("resource", "api_key"),
        ),
        (
            AsyncAWSClient,
            {"AWS_REGION": "us-west-2", "ANTHROPIC_AWS_API_KEY": "k1", "ANTHROPIC_AWS_WORKSPACE_ID": "w1"},
            ("aws_region", "api_key", "workspace_id"),
        ),
        (
            AsyncBedrockMantleClient,
            {"AWS_DEFAULT_REGION": "us-west-2", "ANTHROPIC_AWS_API_KEY": "k1"},
            ("aws_region", "api_key"),
        ),
        (
            AsyncGoogleCloudClient,
            {"GOOGLE_CLOUD_PROJECT": "p1", "ANTHROPIC_GOOGLE_CLOUD_WORKSPACE_ID": "w1"},
            ("project", "workspace_id"),
        ),
    ],
)
async def test_options_may_come_from_the_environment(
    cls: Any, variables: dict[str, str], missing: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    client, transport = client_of(cls, reply_with(MESSAGE), **dict.fromkeys(missing, ...))
    await client.messages.create(**HELLO)
    sent = transport.requests[0]
    assert all(value in f"{sent.url} {dict(sent.headers)}" for value in variables.values())


@pytest.mark.parametrize("cls", GIVEN)
async def test_a_base_url_of_a_configuration_is_used(cls: Any) -> None:
    client, transport = client_of(cls, reply_with(MESSAGE), config=ClientConfig(base_url="https://gateway.example.com"))
    await client.messages.create(**HELLO)
    assert transport.requests[0].url == "https://gateway.example.com/v1/messages"


async def test_what_is_not_found_and_is_no_model_is_not_answered_with_how_models_are_named() -> None:
    error = {"type": "error", "error": {"type": "not_found_error", "message": "none there"}}
    client, _ = client_of(AsyncAWSClient, *[Reply(error, 404)] * 5)
    others = (client.memory_stores, "memstore_1"), (client.agents, "agent_1")
    for service, its_id in ((client.batches, "msgbatch_1"), (client.files, "file_1"), *others):
        with pytest.raises(NotFoundError) as caught:
            await service.get(its_id)
        assert getattr(caught.value, "__notes__", []) == []
    with pytest.raises(NotFoundError) as caught:
        await client.messages.create(**HELLO)
    assert caught.value.__notes__ == ["models have the names of the API: claude-…"]
