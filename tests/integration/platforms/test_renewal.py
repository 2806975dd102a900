"""Credentials that a cloud issues: fetched once for any number of calls, renewed once, refused once they have ended."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import anyio
import httpx
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from google.oauth2 import service_account

from integrations_anthropic import (
    AsyncBedrockClient,
    AsyncVertexClient,
    AuthenticationError,
    BedrockClient,
    VertexClient,
)
from integrations_anthropic.platforms.credentials import cache as credential_cache
from integrations_anthropic.sandbox import Sandbox
from integrations_anthropic.testing import VirtualClock

CALLS = 50
SECONDS = 3600
"""How long what is issued lasts."""
MODELS = {"bedrock": "anthropic.claude-haiku-4-5-20251001-v1:0", "vertex": "claude-haiku-4-5@20251001"}


@pytest.fixture(scope="module", params=["bedrock", "vertex"])
def cloud(request: pytest.FixtureRequest) -> Iterator[tuple[str, Sandbox]]:
    with Sandbox(platform=request.param, token_seconds=SECONDS) as sandbox:
        yield request.param, sandbox


@pytest.fixture(scope="module")
def private_key() -> str:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    form = serialization.PrivateFormat.PKCS8
    return key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()).decode()


@pytest.fixture
def options(cloud: tuple[str, Sandbox], private_key: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Options of a client that gets its credentials from the sandbox."""
    name, sandbox = cloud
    if name == "bedrock":
        monkeypatch.setenv("AWS_CONTAINER_CREDENTIALS_FULL_URI", f"{sandbox.url}/_sandbox/aws-credentials")
        return {"base_url": sandbox.url, "aws_region": "us-east-1"}
    info = {
        "type": "service_account",
        "project_id": "sandbox-project",
        "client_email": "robot@sandbox-project.iam.gserviceaccount.com",
        "private_key": private_key,
        "token_uri": f"{sandbox.url}/_sandbox/google-token",
    }
    credentials = service_account.Credentials.from_service_account_info(info, scopes=["a"])
    return {"base_url": f"{sandbox.url}/v1", "region": "us-east5", "credentials": credentials}


def asked(name: str) -> dict[str, Any]:
    return {"model": MODELS[name], "max_tokens": 5, "messages": [{"role": "user", "content": "Hi"}]}


def calls_of_threads(name: str, options: dict[str, Any]) -> Callable[[], None]:
    client: Any = (BedrockClient if name == "bedrock" else VertexClient)(**options)

    def calls() -> None:
        with ThreadPoolExecutor(CALLS) as pool:
            list(pool.map(lambda _: client.messages.create(**asked(name)), range(CALLS)))

    return calls


def calls_of_tasks(name: str, options: dict[str, Any]) -> Callable[[], None]:
    client: Any = (AsyncBedrockClient if name == "bedrock" else AsyncVertexClient)(**options)

    async def calls() -> None:
        async with anyio.create_task_group() as group:
            for _ in range(CALLS):
                group.start_soon(lambda: client.messages.create(**asked(name)))

    return lambda: anyio.run(calls)


@pytest.mark.long
@pytest.mark.parametrize("made", [calls_of_threads, calls_of_tasks])
def test_fifty_calls_at_once_fetch_once_and_renew_once(
    made: Any, cloud: tuple[str, Sandbox], options: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    name, sandbox = cloud
    before = sandbox.tokens_issued
    calls = made(name, options)
    calls()
    assert sandbox.tokens_issued == before + 1
    calls()
    assert sandbox.tokens_issued == before + 1
    # As if all but the last seconds of it had passed.
    monkeypatch.setattr(credential_cache, "AHEAD", SECONDS + 60)
    monkeypatch.setattr("botocore.credentials.RefreshableCredentials._advisory_refresh_timeout", SECONDS + 60)
    calls()
    assert sandbox.tokens_issued == before + 2


@pytest.mark.long
def test_tasks_that_wait_for_a_credential_have_no_threads(
    cloud: tuple[str, Sandbox], options: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[threading.Thread] = []
    start = threading.Thread.start

    def counted(thread: threading.Thread) -> None:
        started.append(thread)
        start(thread)

    calls = calls_of_tasks(cloud[0], options)
    monkeypatch.setattr(threading.Thread, "start", counted)
    calls()
    assert len(started) < CALLS / 5


@pytest.mark.parametrize("cloud", ["bedrock"], indirect=True)
def test_keys_that_aws_no_longer_knows_are_renewed_within_the_call(
    cloud: tuple[str, Sandbox], options: dict[str, Any]
) -> None:
    """AWS answers 403 where the API answers 401."""
    _, sandbox = cloud
    with BedrockClient(**options, max_retries=0) as client:
        client.messages.create(**asked("bedrock"))
        platform: Any = sandbox._app.platform if sandbox._app is not None else None
        platform.keys._issued.clear()
        answer = client.messages.create(**asked("bedrock"))
    assert answer.meta is not None
    assert [attempt.status for attempt in answer.meta.attempts] == [403, 200]
    assert sandbox.tokens_issued == 1


@pytest.mark.parametrize("name", ["bedrock", "vertex"])
def test_credentials_that_have_ended_are_refused_by_the_cloud(name: str) -> None:
    clock = VirtualClock()
    with Sandbox(platform=name, token_seconds=60, clock=clock) as sandbox:
        platform = sandbox._app.platform if sandbox._app is not None else None
        assert platform is not None
        if name == "bedrock":
            keys: Any = platform
            issued = keys.keys.issue()
            given: dict[str, Any] = {
                "aws_region": "us-east-1",
                "aws_access_key": issued["AccessKeyId"],
                "aws_secret_key": issued["SecretAccessKey"],
                "aws_session_token": issued["Token"],
            }
        else:
            tokens: Any = platform
            token = tokens.tokens.issue()["access_token"]
            given = {"region": "us-east5", "project_id": "p", "access_token": token}
        clock.advance(61)
        client: Any = (BedrockClient if name == "bedrock" else VertexClient)(
            base_url=sandbox.url + platform.base_path, max_retries=0, **given
        )
        with client, pytest.raises(AuthenticationError):
            client.messages.create(**asked(name))


def test_what_the_sandbox_issues_says_when_it_ends() -> None:
    with Sandbox(platform="bedrock", token_seconds=SECONDS) as sandbox:
        issued = httpx.get(f"{sandbox.url}/_sandbox/aws-credentials").json()
    assert issued.keys() == {"AccessKeyId", "SecretAccessKey", "Token", "Expiration"}
    assert json.dumps(issued).count("issued-") == 2
