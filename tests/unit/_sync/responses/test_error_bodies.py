# Derived from tests/unit/_async/responses/test_error_bodies.py by `make codegen`. Do not edit.
"""Errors that a server puts into the body of a response: of a 404, of a redirect, and under a status of success."""

from __future__ import annotations

import pytest

from integrations_anthropic import (
    APIError,
    APITimeoutError,
    InternalServerError,
    InvalidRequestError,
    NotFoundError,
    OverloadedError,
    RateLimitError,
)
from integrations_anthropic.testing import MockTransport, Reply
from tests.unit.responses import EVENTS, MESSAGE, failure, reply_with

from ..clients import client_of
from ..failures import HELLO

CLASSES = {
    "invalid_request_error": (InvalidRequestError, False),
    "rate_limit_error": (RateLimitError, True),
    "overloaded_error": (OverloadedError, True),
    "api_error": (InternalServerError, True),
    "timeout_error": (APITimeoutError, True),
    "some_new_error": (APIError, False),
}


@pytest.mark.parametrize("kind", CLASSES)
def test_an_error_under_status_200_is_the_same_from_create_and_from_a_stream(kind: str) -> None:
    body = {"type": "error", "error": {"type": kind, "message": "The reason"}, "request_id": "req_b"}
    transport = MockTransport(reply_with(body), Reply.stream([EVENTS[0], failure(kind)]))
    with client_of(transport, max_retries=0) as client:
        with pytest.raises((APIError, APITimeoutError)) as direct:
            client.messages.create(HELLO)
        with pytest.raises((APIError, APITimeoutError)) as streamed:
            client.messages.create_stream(HELLO).get_final_message()
    cls, retryable = CLASSES[kind]
    assert type(direct.value) is type(streamed.value) is cls
    assert direct.value.is_retryable is streamed.value.is_retryable is retryable
    assert (direct.value.status, direct.value.message, direct.value.request_id) == (200, "The reason", "req_1")


def test_a_retryable_error_under_status_200_is_retried() -> None:
    body = {"type": "error", "error": {"type": "overloaded_error", "message": "Overloaded"}}
    transport = MockTransport(reply_with(body), reply_with(MESSAGE))
    with client_of(transport) as client:
        assert (client.messages.create(HELLO)).id == MESSAGE["id"]
    assert len(transport.requests) == 2


def test_the_error_of_another_server_under_status_200_is_an_error_with_its_reason() -> None:
    transport = MockTransport().returning(reply_with({"error": {"message": "quota exceeded", "code": 429}}))
    with client_of(transport) as client:
        with pytest.raises(APIError, match="quota exceeded"):
            client.messages.create(HELLO)


def test_a_message_that_mentions_an_error_is_a_message() -> None:
    message = {**MESSAGE, "error": {"type": "api_error", "message": "not one"}}
    transport = MockTransport().returning(reply_with(message))
    with client_of(transport) as client:
        assert (client.messages.create(HELLO)).id == MESSAGE["id"]


def test_a_404_and_a_redirect_say_what_was_asked() -> None:
    transport = MockTransport(
        Reply(b"", status=404), Reply(b"", status=307, headers={"location": "https://other.example/v1/messages"})
    )
    with client_of(transport, base_url="https://gateway.example/v1") as client:
        with pytest.raises(NotFoundError) as missing:
            client.messages.create(HELLO)
        with pytest.raises(APIError) as moved:
            client.messages.create(HELLO)
    assert "asked: POST https://gateway.example/v1/v1/messages" in str(missing.value)
    assert "base_url must not end with /v1" in str(missing.value)
    assert "redirects to https://other.example/v1/messages" in str(moved.value)
