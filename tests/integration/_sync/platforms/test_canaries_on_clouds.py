# Derived from tests/integration/_async/platforms/test_canaries_on_clouds.py by `make codegen`. Do not edit.
"""Credentials of other clouds appear nowhere: in no log at DEBUG, span, metric, error, repr or local of a traceback."""

from __future__ import annotations

import traceback
from typing import Any

import httpx
import pytest

from integrations_anthropic import (
    AnthropicError,
    AWSClient,
    BedrockClient,
    ConfigurationError,
    FoundryClient,
    GoogleCloudClient,
    RetryPolicy,
    VertexClient,
)
from integrations_anthropic.sandbox import Fault, Sandbox
from tests.integration.canaries import ASKED, SECRETS, Heard, listening

SIGNED = {
    "aws_access_key": "AKIACANARY0000000000",
    "aws_secret_key": SECRETS["aws secret"],
    "aws_session_token": SECRETS["aws session"],
}
CASES: dict[str, tuple[Any, str, dict[str, Any], str]] = {
    "signed": (BedrockClient, "bedrock", {"aws_region": "us-east-1", **SIGNED}, "anthropic.claude-haiku-4-5"),
    "bedrock key": (
        BedrockClient,
        "bedrock",
        {"aws_region": "us-east-1", "api_key": SECRETS["bedrock key"]},
        "anthropic.claude-haiku-4-5",
    ),
    "aws key": (
        AWSClient,
        "aws",
        {"aws_region": "us-east-1", "workspace_id": "w", "api_key": SECRETS["bedrock key"]},
        "claude-haiku-4-5",
    ),
    "vertex": (
        VertexClient,
        "vertex",
        {"region": "us-east5", "project_id": "p", "access_token": SECRETS["google token"]},
        "claude-haiku-4-5",
    ),
    "google cloud": (
        GoogleCloudClient,
        "google-cloud",
        {"access_token": SECRETS["google token"]},
        "claude-haiku-4-5",
    ),
    "foundry": (FoundryClient, "foundry", {"api_key": SECRETS["azure key"]}, "claude-haiku-4-5"),
    "foundry azure key": (
        FoundryClient,
        "foundry",
        {"azure_ad_token_provider": lambda: SECRETS["azure key"]},
        "claude-haiku-4-5",
    ),
}


def shown(error: BaseException) -> str:
    return "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())


def secrets_in_frames(errors: list[BaseException]) -> list[str]:
    """Names of the secrets in a traceback with locals, those of this package's frames alone."""
    parts = [part for error in errors for part in shown(error).split('  File "')]
    frames = [part for part in parts if "/integrations_anthropic/" in part.partition('"')[0]]
    return [name for name, secret in SECRETS.items() if any(secret in frame for frame in frames)]


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("path", ["own", "httpx"])
def test_calls_that_work_and_calls_that_fail_show_no_credential(case: str, path: str) -> None:
    cls, platform, given, model = CASES[case]
    asked = {**ASKED, "model": model}
    with Sandbox(platform=platform) as sandbox, listening() as heard:
        url = {"base_url": sandbox.client_options["base_url"]}
        # The logs of httpx and httpcore are kept at DEBUG, too.
        options: dict[str, Any] = {"telemetry": heard.telemetry(), "max_retries": 1, "circuit": None}
        if path == "httpx":
            options["http_client"] = httpx.Client()
        retry = RetryPolicy(initial_delay=0)
        with cls(**given, **url, **options, retry=retry) as client:
            heard.show(client, client.with_options(timeout=5), client.messages, client._components, client._settings)
            said = f"no: {' '.join(secret for secret in SECRETS.values() if secret in str(given))}"
            for fault in (None, Fault(status=403, message=said, times=2), Fault(cut_after=150, times=2)):
                if fault is not None:
                    sandbox.faults.add(fault)
                try:
                    client.messages.create(**asked)
                    stream = client.messages.create_stream(**asked)
                    stream.get_final_message()
                    heard.show(stream)
                except AnthropicError as error:
                    heard.errors.append(error)
                    heard.show(error, error.meta, error.attempts)
        if path == "httpx":
            options["http_client"].close()
        assert heard.errors
        own = {name for name, secret in SECRETS.items() if secret in str(given) or case == f"foundry {name}"}
        assert not own & set(heard.secrets())
        assert not own & set(secrets_in_frames(heard.errors))


@pytest.mark.parametrize(
    ("cls", "options"),
    [
        (BedrockClient, {"aws_region": "no region!", **SIGNED}),
        (BedrockClient, {**SIGNED, "aws_access_key": None, "aws_region": "us-east-1"}),
        (BedrockClient, {"aws_region": "us-east-1", "api_key": SECRETS["bedrock key"] + "\n"}),
        (BedrockClient, {"aws_region": "us-east-1", "api_key": SECRETS["bedrock key"], "timeout": -1}),
        (AWSClient, {"aws_region": "us-east-1", **SIGNED}),
        (VertexClient, {"region": "no region!", "access_token": SECRETS["google token"]}),
        (VertexClient, {"region": "us-east5", "access_token": SECRETS["google token"], "credentials": object()}),
        (FoundryClient, {"resource": "no resource!", "api_key": SECRETS["azure key"]}),
    ],
)
def test_a_client_that_cannot_be_built_shows_no_credential(cls: Any, options: dict[str, Any]) -> None:
    with pytest.raises(ConfigurationError) as caught:
        cls(**options)
    assert not any(secret in f"{caught.value!r} {caught.value}" for secret in SECRETS.values())
    assert secrets_in_frames([caught.value]) == []


def test_the_canaries_of_clouds_would_be_found() -> None:
    heard = Heard()
    heard.show(SECRETS["aws session"], SECRETS["google token"])
    assert heard.secrets() == ["aws session", "google token"]
