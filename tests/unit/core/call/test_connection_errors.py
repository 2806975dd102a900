from __future__ import annotations

import socket
import ssl

import pytest
from attrs import evolve

from integrations_anthropic import errors
from integrations_anthropic._config.settings import resolve
from integrations_anthropic._core.call.auth import ConfiguredAuth
from integrations_anthropic._core.call.connection_errors import connection_error
from integrations_anthropic._core.call.operation import Operation, make_call
from integrations_anthropic._core.call.options import Options
from integrations_anthropic._core.call.request import build_request
from integrations_anthropic._core.resilience.retry import NOT_SENT

GET = Operation(name="models.get", http="GET", path="/v1/models/x", span="get_model")
KEY = "sk-ant-api03-very-secret"


def request(*, streamed=False, **client):
    settings = resolve(
        None,
        {"api_key": KEY, "timeout": 60, "connect_timeout": 5, "pool_timeout": 7, "stream_idle_timeout": 9, **client},
    )
    return build_request(make_call(GET, Options()), settings, streamed=streamed)


def fault(name, text="broken", cause=None, context=None):
    """An exception of the name that the HTTP library gives it."""
    error = type(name, (Exception,), {})(text)
    error.__context__ = context
    if cause is not None:
        error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "reading", "cls", "phase"),
    [
        (fault("ConnectError"), False, errors.APIConnectionError, "connect"),
        (fault("ConnectError", cause=socket.gaierror(-2, "unknown")), False, errors.APIConnectionError, "dns"),
        (fault("ConnectError", cause=ssl.SSLCertVerificationError("bad")), False, errors.TLSError, "tls"),
        (fault("ConnectError", cause=fault("ConnectError", cause=ssl.SSLError("bad"))), False, errors.TLSError, "tls"),
        (fault("ConnectTimeout"), False, errors.APITimeoutError, "connect"),
        (fault("PoolTimeout"), False, errors.PoolTimeoutError, "pool"),
        (fault("ReadTimeout"), False, errors.APITimeoutError, "read"),
        (fault("ReadTimeout"), True, errors.APITimeoutError, "read"),
        (fault("WriteTimeout"), False, errors.APITimeoutError, "write"),
        (fault("ReadError"), False, errors.APIConnectionError, "read"),
        (fault("ReadError", cause=ssl.SSLError("bad record")), True, errors.APIConnectionError, "read"),
        (fault("RemoteProtocolError"), True, errors.APIConnectionError, "read"),
        (fault("WriteError"), False, errors.APIConnectionError, "write"),
        (fault("LocalProtocolError"), False, errors.APIConnectionError, "write"),
        (fault("ProxyError"), False, errors.APIConnectionError, "proxy"),
        (fault("DecodingError"), True, errors.APIConnectionError, "read"),
        (fault("UnsupportedProtocol"), False, errors.APIConnectionError, "connect"),
        (ConnectionRefusedError(), False, errors.APIConnectionError, "connect"),
        (ConnectionResetError(), False, errors.APIConnectionError, "write"),
        (ConnectionResetError(), True, errors.APIConnectionError, "read"),
        (TimeoutError(), False, errors.APITimeoutError, "write"),
        (fault("OfTheFuture"), False, errors.APIConnectionError, "write"),
        (fault("OfTheFuture"), True, errors.APIConnectionError, "read"),
        (fault("StreamClosed"), True, errors.APIConnectionError, "read"),
    ],
)
def test_a_fault_below_is_classified_by_its_name(error, reading, cls, phase):
    made = connection_error(error, request(), reading=reading)
    assert type(made) is cls
    assert made.phase == phase
    assert made.host == "api.anthropic.com"
    assert "api.anthropic.com" in str(made)
    assert made.cause is error


def test_an_earlier_fault_in_the_background_does_not_make_a_later_one_look_unsent():
    earlier = fault("ConnectError", cause=socket.gaierror(-2, "unknown"))
    made = connection_error(fault("ReadTimeout", context=earlier), request())
    assert made.phase == "read"
    assert made.phase not in NOT_SENT


@pytest.mark.parametrize(
    ("name", "streamed", "reading", "seconds"),
    [
        ("ConnectTimeout", False, False, 5),
        ("PoolTimeout", False, False, 7),
        ("ReadTimeout", False, False, 60),
        ("ReadTimeout", False, True, 60),
        ("ReadTimeout", True, False, 60),
        ("ReadTimeout", True, True, 9),
        ("WriteTimeout", False, False, 60),
    ],
)
def test_a_timeout_says_how_long_was_waited(name, streamed, reading, seconds):
    made = connection_error(fault(name), request(streamed=streamed), reading=reading)
    assert made.duration == seconds
    assert f"within {seconds} s" in str(made)


def test_a_timeout_without_a_limit_of_ours_says_so():
    made = connection_error(fault("ReadTimeout"), request(timeout=None))
    assert made.duration is None
    assert "within its time" in str(made)


def test_the_cause_loses_its_traceback_and_the_text_its_secrets():
    try:
        raise fault("LocalProtocolError", f"Illegal header value b'{KEY}'")
    except Exception as error:
        made = connection_error(error, request())
    assert made.cause.__traceback__ is None
    assert KEY not in str(made) + repr(made)
    assert "LocalProtocolError" in str(connection_error(fault("LocalProtocolError", ""), request()))


def test_causes_that_go_round_in_a_circle_end():
    one, two = fault("ReadError"), fault("OfTheFuture")
    one.__cause__, two.__cause__ = two, one
    assert connection_error(one, request()).phase == "read"


# Who is asking.

ORDINARY = ("apiKey", "bearer")
ADMIN = ("adminKey",)
BY_TOKEN = ("bearer", "adminKey")
TOKEN = "t0ken-of-mine"


@pytest.mark.parametrize(
    ("given", "security", "headers"),
    [
        ({"api_key": KEY}, ORDINARY, {"x-api-key": KEY}),
        ({"api_key": KEY, "auth_token": TOKEN}, ORDINARY, {"x-api-key": KEY}),
        ({"auth_token": TOKEN}, ORDINARY, {"authorization": f"Bearer {TOKEN}"}),
        ({"admin_api_key": KEY}, ADMIN, {"x-api-key": KEY}),
        ({"admin_api_key": KEY, "auth_token": TOKEN, "api_key": "sk-other"}, ADMIN, {"x-api-key": KEY}),
        ({"admin_api_key": KEY, "auth_token": TOKEN}, BY_TOKEN, {"authorization": f"Bearer {TOKEN}"}),
        ({"admin_api_key": KEY, "api_key": "sk-other"}, BY_TOKEN, {"x-api-key": KEY}),
    ],
)
def test_each_operation_gets_the_credential_it_takes(given, security, headers):
    operation = evolve(GET, security=security)
    assert dict(ConfiguredAuth(resolve(None, given)).headers_of(operation)) == headers


@pytest.mark.parametrize(
    ("given", "security", "field"),
    [
        ({"api_key": KEY}, ADMIN, "admin_api_key"),
        ({"admin_api_key": KEY}, ORDINARY, "api_key"),
        ({"api_key": KEY}, BY_TOKEN, "auth_token"),
    ],
)
def test_a_missing_credential_is_an_error_of_the_call_that_says_what_to_give(given, security, field):
    with pytest.raises(errors.ConfigurationError, match=field) as caught:
        ConfiguredAuth(resolve(None, given)).headers_of(evolve(GET, security=security))
    assert caught.value.field == field
    assert KEY not in str(caught.value)
