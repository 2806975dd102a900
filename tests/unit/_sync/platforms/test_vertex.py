# Derived from tests/unit/_async/platforms/test_vertex.py by `make codegen`. Do not edit.
"""Claude in Vertex AI: what is sent, what comes back, and what is not there."""

from __future__ import annotations

import json
from typing import Any

import pytest
from google.auth.exceptions import TransportError

from integrations_anthropic import (
    AuthenticationError,
    ConfigurationError,
    InternalServerError,
    InvalidRequestError,
    NotFoundError,
    OverloadedError,
    PermissionDeniedError,
    RateLimitError,
    ValidationError,
    VertexClient,
)
from integrations_anthropic.testing import MockTransport, Reply, VirtualClock
from tests.unit.platforms.bedrock_replies import EVENTS
from tests.unit.platforms.credential_doubles import GoogleCredentials
from tests.unit.responses import MESSAGE, reply_with

MODEL = "claude-sonnet-4-5@20250929"
HELLO: dict[str, Any] = {"model": MODEL, "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
MODELS = "/projects/proj-1/locations/us-east5/publishers/anthropic/models/"


def client_of(*replies: Any, **options: Any) -> tuple[VertexClient, MockTransport]:
    transport = MockTransport(*replies)
    given: dict[str, Any] = {"region": "us-east5", "project_id": "proj-1", "clock": VirtualClock()} | options
    if "credentials" not in given:
        given.setdefault("access_token", "token-1")
    return VertexClient(transport=transport, **given), transport


def test_the_model_is_part_of_the_path_and_the_version_part_of_the_body() -> None:
    client, transport = client_of(reply_with(MESSAGE))
    result = client.messages.create(**HELLO, beta_features=["one-2025-01-01"])
    (sent,) = transport.requests
    assert sent.url == f"https://us-east5-aiplatform.googleapis.com/v1{MODELS}{MODEL}:rawPredict"
    assert json.loads(sent.body or b"") == {
        "max_tokens": 9,
        "messages": HELLO["messages"],
        "anthropic_version": "vertex-2023-10-16",
    }
    assert sent.headers["authorization"] == "Bearer token-1"
    assert sent.headers["anthropic-beta"] == "one-2025-01-01"
    assert not {"x-api-key", "anthropic-version"} & sent.headers.keys()
    assert result.text == "Grüße \u2028 there"


def test_a_stream_has_its_own_path_and_the_events_of_the_api() -> None:
    client, transport = client_of(Reply.stream(EVENTS))
    with client.messages.create_stream(**HELLO) as stream:
        assert stream.get_final_text() == "Hello there"
    (sent,) = transport.requests
    assert sent.url.endswith(f"{MODELS}{MODEL}:streamRawPredict")
    assert json.loads(sent.body or b"")["stream"] is True


def test_tokens_are_counted_at_a_path_of_their_own_with_the_model_in_the_body() -> None:
    client, transport = client_of(Reply({"input_tokens": 3}))
    counted = client.messages.count_tokens(model=MODEL, messages=HELLO["messages"])
    assert counted.input_tokens == 3
    (sent,) = transport.requests
    assert sent.url.endswith(f"{MODELS}count-tokens:rawPredict")
    assert json.loads(sent.body or b"")["model"] == MODEL


@pytest.mark.parametrize(
    ("region", "base"),
    [
        ("global", "https://aiplatform.googleapis.com/v1"),
        ("us", "https://aiplatform.us.rep.googleapis.com/v1"),
        ("eu", "https://aiplatform.eu.rep.googleapis.com/v1"),
        ("europe-west1", "https://europe-west1-aiplatform.googleapis.com/v1"),
    ],
)
def test_each_region_has_its_endpoint(region: str, base: str) -> None:
    assert repr(base) in repr(client_of(region=region)[0])


@pytest.mark.parametrize("region", ["evil.com/", "US", "us east", "", 5])
def test_a_region_that_is_none_is_refused(region: Any) -> None:
    with pytest.raises(ConfigurationError, match="region"):
        client_of(region=region)


def test_the_region_may_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConfigurationError, match="CLOUD_ML_REGION"):
        client_of(region=None)
    monkeypatch.setenv("CLOUD_ML_REGION", "asia-east1")
    assert "asia-east1-aiplatform" in repr(client_of(region=None)[0])


@pytest.mark.parametrize("model", ["..", "a/../b", "%2e%2e", ";x"])
def test_a_model_that_would_lead_to_another_path_is_refused_and_nothing_is_sent(model: str) -> None:
    client, transport = client_of()
    with pytest.raises(ValidationError, match="model"):
        client.messages.create(**HELLO | {"model": model})
    assert transport.requests == []


@pytest.mark.parametrize(
    ("status", "name", "expected"),
    [
        (400, "INVALID_ARGUMENT", InvalidRequestError),
        (400, "FAILED_PRECONDITION", InvalidRequestError),
        (401, "UNAUTHENTICATED", AuthenticationError),
        (403, "PERMISSION_DENIED", PermissionDeniedError),
        (404, "NOT_FOUND", NotFoundError),
        (429, "RESOURCE_EXHAUSTED", RateLimitError),
        (499, "CANCELLED", InternalServerError),
        (500, "INTERNAL", InternalServerError),
        (503, "UNAVAILABLE", OverloadedError),
        (504, "DEADLINE_EXCEEDED", InternalServerError),
        (429, "BRAND_NEW", RateLimitError),
    ],
)
@pytest.mark.parametrize("listed", [False, True])
def test_an_error_of_google_is_its_class(status: int, name: str, expected: type[Exception], listed: bool) -> None:
    body: Any = {"error": {"code": status, "message": "the reason", "status": name}}
    client, _ = client_of(Reply([body] if listed else body, status), max_retries=0)
    with pytest.raises(expected, match="the reason") as caught:
        client.messages.create(**HELLO)
    error: Any = caught.value
    assert type(error) is expected
    assert (error.status, error.error_code) == (status, name)


def test_an_error_of_the_model_is_as_the_api_has_it() -> None:
    body = {"type": "error", "error": {"type": "invalid_request_error", "message": "max_tokens: too many"}}
    client, _ = client_of(Reply(body, 400))
    with pytest.raises(InvalidRequestError, match="too many") as caught:
        client.messages.create(**HELLO)
    assert caught.value.param == "max_tokens"


def test_a_name_of_another_platform_is_answered_with_how_vertex_names_models() -> None:
    body = {"error": {"code": 404, "message": "Publisher Model was not found", "status": "NOT_FOUND"}}
    client, _ = client_of(Reply(body, 404))
    with pytest.raises(NotFoundError) as caught:
        client.messages.create(**HELLO | {"model": "anthropic.claude-x-v1:0"})
    assert "claude-…@20250929" in caught.value.__notes__[0]


@pytest.mark.parametrize(
    "name", ["models", "batches", "files", "skills", "admin", "user_profiles", "agents", "vaults", "dreams"]
)
def test_what_vertex_lacks_is_not_there_and_says_so(name: str) -> None:
    client, _ = client_of()
    assert not hasattr(client, name)
    assert name not in dir(client)
    with pytest.raises(AttributeError, match=f"{name}.*Vertex AI does not offer it"):
        getattr(client, name)


def test_the_credentials_give_token_and_project_and_the_project_that_is_billed() -> None:
    credentials = GoogleCredentials(project_id="proj-1", quota_project_id="billed-1")
    client, transport = client_of(reply_with(MESSAGE), reply_with(MESSAGE), project_id=None, credentials=credentials)
    for _ in range(2):
        client.messages.create(**HELLO)
    assert credentials.refreshed == 1
    for sent in transport.requests:
        assert MODELS in sent.url
        assert sent.headers["authorization"] == "Bearer google-token-1"
        assert sent.headers["x-goog-user-project"] == "billed-1"


def test_without_a_project_the_error_says_where_to_put_it() -> None:
    client, transport = client_of(project_id=None)
    with pytest.raises(ConfigurationError, match="project_id=") as caught:
        client.messages.create(**HELLO)
    assert caught.value.field == "project_id"
    assert transport.requests == []


REFUSED = Reply({"error": {"code": 401, "message": "no", "status": "UNAUTHENTICATED"}}, 401)


def test_an_attempt_whose_token_was_refused_is_made_once_more_with_another() -> None:
    credentials = GoogleCredentials()
    client, transport = client_of(REFUSED, reply_with(MESSAGE), credentials=credentials, max_retries=0)
    client.messages.create(**HELLO)
    sent = [request.headers["authorization"] for request in transport.requests]
    assert sent == ["Bearer google-token-1", "Bearer google-token-2"]


def test_a_token_that_could_not_be_fetched_is_asked_for_again_as_nothing_was_sent() -> None:
    class Unreachable(GoogleCredentials):
        def refresh(self, request: Any) -> None:
            self.fault = TransportError("no route") if self.refreshed < 3 else None
            super().refresh(request)

    client, transport = client_of(reply_with(MESSAGE), credentials=Unreachable(), max_retries=3)
    client.messages.create(**HELLO)
    assert [request.headers["authorization"] for request in transport.requests] == ["Bearer google-token-4"]


def test_a_second_refusal_is_the_error_of_the_call() -> None:
    client, transport = client_of(REFUSED, REFUSED, credentials=GoogleCredentials())
    with pytest.raises(AuthenticationError, match="no"):
        client.messages.create(**HELLO)
    assert len(transport.requests) == 2


def test_a_token_that_nothing_renews_is_not_sent_twice() -> None:
    client, transport = client_of(REFUSED)
    with pytest.raises(AuthenticationError, match="no"):
        client.messages.create(**HELLO)
    assert len(transport.requests) == 1


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"access_token": "a", "credentials": GoogleCredentials()}, "give one of"),
        ({"credentials": "a"}, "credentials must be those of google-auth, not str"),
        ({"access_token": "a\n"}, "access_token has white space"),
        ({"access_token": 5}, "access_token must be a string, not int"),
        ({"project_id": "../x"}, "project_id must be"),
    ],
)
def test_options_that_make_no_sense_are_refused(options: dict[str, Any], why: str) -> None:
    with pytest.raises(ConfigurationError, match=why):
        client_of(**options)
