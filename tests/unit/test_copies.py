"""Pickles and copies of options, models and singular values; no pickle holds a secret."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest

from integrations_anthropic import (
    NULL,
    Attempt,
    CircuitConfig,
    ClientConfig,
    ConfigurationError,
    CreateMessageRequest,
    ErrorKind,
    RateLimits,
    RetryPolicy,
    SecretString,
    StreamEvent,
    Telemetry,
    UnknownEvent,
    from_dict,
    message,
)
from integrations_anthropic._record import UNSET
from tests.unit.responses import MESSAGE

SECRET = "a-secret-of-this-test"
STORAGE = f"redis://:{SECRET}@localhost/0"


def retried(notice: Any) -> None:
    """Takes the notice of a retry."""


@pytest.mark.parametrize("protocol", range(2, pickle.HIGHEST_PROTOCOL + 1))
@pytest.mark.parametrize(
    "value",
    [
        RetryPolicy(max_retries=5, on_retry=retried),
        CircuitConfig(failure_threshold=2),
        RateLimits(requests_per_minute=5, storage="redis://localhost/0"),
        RateLimits.parse("50/minute; 40000 input tokens/minute"),
        Telemetry(log_content=True),
        Attempt(429, 1.0, "RateLimitError"),
        ErrorKind.API,
        CreateMessageRequest(model="m", max_tokens=9, messages=[message("user", "Hi")]),
        UnknownEvent("new", {"type": "new", "x": [1]}),
        from_dict(StreamEvent, {"type": "message_start", "message": MESSAGE | {"id": None, "new": 1}}),
    ],
    ids=lambda value: type(value).__name__,
)
def test_a_value_is_the_same_after_a_pickle_and_in_its_copies(value: Any, protocol: int) -> None:
    for copied in (pickle.loads(pickle.dumps(value, protocol)), copy.copy(value), copy.deepcopy(value)):
        assert type(copied) is type(value)
        assert copied == value


@pytest.mark.parametrize("value", [NULL, UNSET, ErrorKind.TIMEOUT])
def test_a_singular_value_stays_the_only_one(value: Any) -> None:
    assert pickle.loads(pickle.dumps(value)) is copy.copy(value) is copy.deepcopy(value) is value


@pytest.mark.parametrize(
    ("value", "field"),
    [
        (RateLimits(requests_per_minute=5, storage=STORAGE), "storage"),
        (ClientConfig(rate_limits=RateLimits(requests_per_minute=5, storage=STORAGE)), "rate_limits"),
        (ClientConfig(default_headers={"x-team-key": SECRET}), "default_headers"),
        (ClientConfig(client_cert=("c.pem", "k.pem", SECRET)), "client_cert"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_options_that_hold_a_secret_are_copied_but_never_pickled(value: Any, field: str) -> None:
    with pytest.raises(ConfigurationError, match=f"{field}: may hold a secret.*process that uses it") as caught:
        pickle.dumps(value)
    assert caught.value.field == field
    assert SECRET not in str(caught.value)
    assert copy.copy(value) == copy.deepcopy(value) == value


def test_sealed_options_are_pickled_without_their_values() -> None:
    config = ClientConfig(api_key=SECRET, proxy=f"http://u:{SECRET}@localhost:1", default_headers={"user-agent": "a/1"})
    data = pickle.dumps(config)
    assert SECRET.encode() not in data
    back = pickle.loads(data)
    assert isinstance(back.api_key, SecretString)
    with pytest.raises(ConfigurationError):
        back.api_key.expose_secret()
    assert copy.deepcopy(config) == config
