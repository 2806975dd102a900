from __future__ import annotations

import traceback

import pytest

from integrations_anthropic import errors
from integrations_anthropic._core.codec.error_response import from_response
from integrations_anthropic.errors import ErrorKind
from tests.unit.error_bodies import api_body

KEY = "sk-ant-api03-very-secret"


TREE = {
    errors.ConfigurationError: (errors.AnthropicError, "configuration"),
    errors.ValidationError: (ValueError, "validation"),
    errors.SerializationError: (errors.AnthropicError, "serialization"),
    errors.EventTooLargeError: (errors.SerializationError, "serialization"),
    errors.APIConnectionError: (errors.AnthropicError, "network"),
    errors.TLSError: (errors.APIConnectionError, "tls"),
    errors.APITimeoutError: (errors.APIConnectionError, "timeout"),
    errors.PoolTimeoutError: (errors.APITimeoutError, "timeout"),
    errors.DeadlineExceededError: (errors.APITimeoutError, "timeout"),
    errors.StreamStalledError: (errors.APITimeoutError, "timeout"),
    errors.StreamTruncatedError: (errors.APIConnectionError, "network"),
    errors.APIError: (errors.AnthropicError, "api"),
    errors.InvalidRequestError: (errors.APIError, "invalid_request"),
    errors.AuthenticationError: (errors.APIError, "auth"),
    errors.CredentialError: (errors.AuthenticationError, "auth"),
    errors.BillingError: (errors.APIError, "billing"),
    errors.PermissionDeniedError: (errors.APIError, "permission"),
    errors.NotFoundError: (errors.APIError, "not_found"),
    errors.ConflictError: (errors.APIError, "conflict"),
    errors.RequestTooLargeError: (errors.APIError, "too_large"),
    errors.RateLimitError: (errors.APIError, "rate_limit"),
    errors.InternalServerError: (errors.APIError, "server"),
    errors.OverloadedError: (errors.InternalServerError, "overloaded"),
    errors.CircuitBreakerOpenError: (errors.AnthropicError, "circuit_open"),
    errors.LocalRateLimitError: (errors.AnthropicError, "local_rate_limit"),
    errors.ToolRoundsExceededError: (errors.AnthropicError, "tool_rounds"),
    errors.ToolTimeoutError: (TimeoutError, "timeout"),
    errors.ToolError: (errors.AnthropicError, "tool"),
    errors.WebhookVerificationError: (errors.AnthropicError, "webhook"),
    errors.OutputParseError: (errors.AnthropicError, "output"),
}


@pytest.mark.parametrize(("cls", "parent", "kind"), [(c, *facts) for c, facts in TREE.items()])
def test_every_class_has_its_place_and_kind(cls, parent, kind):
    error = cls("text")
    assert isinstance(error, parent) and isinstance(error, errors.AnthropicError)
    assert error.kind == kind and error.kind is ErrorKind(kind)
    assert (error.message, error.request_id, error.status, error.body) == ("text", None, None, None)
    assert (error.attempts, error.attempt_count, error.partial, error.mid_stream) == ((), 0, None, False)
    assert cls.__name__ in errors.__doc__


def test_the_constructor_takes_only_known_keywords():
    with pytest.raises(TypeError):
        errors.RateLimitError("text", "req_1")
    with pytest.raises(TypeError, match="reqest_id"):
        errors.RateLimitError("text", reqest_id="req_1")


@pytest.mark.parametrize(
    ("status", "name", "retryable"),
    [
        (400, "InvalidRequestError", False),
        (401, "AuthenticationError", False),
        (402, "BillingError", False),
        (403, "PermissionDeniedError", False),
        (404, "NotFoundError", False),
        (408, "APIError", True),
        (409, "ConflictError", True),
        (413, "RequestTooLargeError", False),
        (418, "APIError", False),
        (422, "APIError", False),
        (429, "RateLimitError", True),
        (500, "InternalServerError", True),
        (503, "InternalServerError", True),
        (504, "InternalServerError", True),
        (529, "OverloadedError", True),
        (599, "InternalServerError", True),
        (302, "APIError", False),
    ],
)
def test_the_status_decides_the_class(status, name, retryable):
    for body in (b"", api_body("some_new_error")):
        error = from_response(status, {}, body)
        assert type(error).__name__ == name
        assert (error.status, error.code, error.is_retryable) == (status, status, retryable)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" \n",
        b"upstream connect error",
        b"<html><head><title>502 Bad\nGateway</title></head></html>",
        b'{"message": "from a gateway"}',
        b'{"error": "text"}',
        b"[1, 2]",
        b"null",
        b'"text"',
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b"1" * 5000,
        b'{"type": "error", "error": {"type": 7, "message": ["x"]}, "request_id": 9}',
        api_body("some_new_error"),
        api_body("api_error"),
    ],
)
def test_a_body_of_any_shape_leaves_the_class_to_the_status_and_makes_one_line(body):
    for status, name in ((400, "InvalidRequestError"), (503, "InternalServerError")):
        error = from_response(status, {}, body)
        assert type(error).__name__ == name
        assert error.request_id is None
        assert 10 < len(str(error)) < 1000
        assert "\n" not in str(error)


@pytest.mark.parametrize(
    ("status", "name"), [(500, "OverloadedError"), (503, "OverloadedError"), (429, "RateLimitError")]
)
def test_overloaded_as_a_type_counts_for_5xx_only(status, name):
    assert type(from_response(status, {}, api_body("overloaded_error"))).__name__ == name


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (api_body("api_error", "The API's own words"), "The API's own words"),
        (b"upstream connect error or disconnect", "status 503: upstream connect error or disconnect"),
        (b"<!DOCTYPE html><title> Bad gateway </title>" + b"x" * 10_000, "'Bad gateway'"),
        (b"", "empty body"),
        (b'{"detail": "not here"}', "not here"),
        (b"x" * 10_000, "x" * 300 + "…"),
        (b"\x1b[31mred", "[31mred"),
    ],
)
def test_the_message_says_what_to_do(body, words):
    assert words in from_response(503, {}, body).message


def test_a_401_names_the_settings_to_check():
    error = from_response(401, {}, api_body("authentication_error", "invalid x-api-key"))
    assert error.message == "invalid x-api-key"
    assert "ANTHROPIC_API_KEY" in "".join(traceback.format_exception(error))


@pytest.mark.parametrize(
    "text",
    [f"bad header x-api-key: {KEY}", f"Authorization: Bearer {KEY[3:]} refused", f"http://user:{KEY}@proxy failed"],
)
@pytest.mark.parametrize(
    "wrap", [str.encode, lambda t: api_body("api_error", t), lambda t: f"<title>{t}</title>".encode()]
)
def test_no_text_holds_a_secret(text, wrap):
    error = from_response(500, {"set-cookie": KEY, "x-api-key": KEY, "Server": "x"}, wrap(text))
    assert KEY[3:] not in str(error) + repr(error) + "".join(traceback.format_exception(error))
    assert KEY not in str(error._headers)


@pytest.mark.parametrize(
    ("headers", "body", "request_id"),
    [
        ({"Request-Id": "req_h"}, api_body("api_error", request_id="req_b"), "req_h"),
        ({}, api_body("api_error", request_id="req_b"), "req_b"),
        ({}, api_body("api_error", request_id=None), None),
        ({"request-id": ""}, api_body("api_error", request_id="req_b"), "req_b"),
    ],
)
def test_the_request_id_is_that_of_the_header_else_of_the_body(headers, body, request_id):
    error = from_response(500, headers, body)
    assert error.request_id == request_id
    assert error.meta.request_id == request_id
    if request_id:
        assert request_id in str(error) and request_id in repr(error)


@pytest.mark.parametrize(
    ("message", "param"),
    [
        ("messages.0.content: Field required", "messages.0.content"),
        ("tools.0.custom.input_schema.type: Input should be 'object'", "tools.0.custom.input_schema.type"),
        ("messages[0].role: bad", "messages[0].role"),
        ("max_tokens: 9 > 8", "max_tokens"),
        ("`max_tokens` must be greater than `thinking.budget_tokens`", "max_tokens"),
        ("'claude-3' does not support citations.", None),
        ("Thinking may not be enabled", None),
        ("https://docs.claude.com says", None),
        ("error: something", None),
    ],
)
def test_param_is_the_field_the_message_starts_with(message, param):
    assert from_response(400, {}, api_body("invalid_request_error", message)).param == param


@pytest.mark.parametrize(
    ("message", "resource"),
    [
        ("model: claude-x", "model: claude-x"),
        ("model: bad model", "model: bad model"),
        ("Batch msgbatch_01AbC not found.", "msgbatch_01AbC"),
        ("Not found", None),
    ],
)
def test_resource_is_what_was_not_found(message, resource):
    assert from_response(404, {}, api_body("not_found_error", message)).resource == resource
