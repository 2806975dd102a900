# Derived from tests/unit/_async/credentials/test_exchange_problems.py by `make codegen`. Do not edit.
"""What may go wrong where the token of a workload is exchanged: each is an error that can be acted on."""

from __future__ import annotations

import json
import pickle
import traceback
from email.utils import formatdate
from typing import Any

import pytest

from integrations_anthropic import APIConnectionError, CredentialError, DeadlineExceededError
from integrations_anthropic.testing import MockTransport, Reply, VirtualClock
from tests.unit.responses import failure, reply_with

from .exchanges import ANSWER, HELLO, PROOF, REFUSED, asked, identified, token


@pytest.mark.parametrize("status", [400, 401, 403])
def test_a_refused_exchange_has_the_words_of_the_server_and_no_secret(status: int) -> None:
    reason = f"the audience of {PROOF} is not known"
    refusal = reply_with({"error": "invalid_grant", "error_description": reason}, status)
    transport = MockTransport(refusal)
    with pytest.raises(CredentialError) as caught:
        identified(transport).messages.create(**HELLO)
    error = caught.value
    assert (error.reason, error.status, error.request_id) == ("refused", status, "req_1")
    assert "invalid_grant: the audience of [REDACTED] is not known" in error.message
    assert "fdrl_1" in error.__notes__[0]
    assert not error.is_retryable and len(transport.requests) == 1
    assert PROOF not in f"{error!r} {error} {error.body} {pickle.dumps(error)!r}"


def test_an_error_of_the_api_for_an_exchange_is_read_too() -> None:
    transport = MockTransport(reply_with(failure("invalid_request_error", "federation_rule_id: unknown"), 400))
    with pytest.raises(CredentialError, match="invalid_request_error: federation_rule_id: unknown"):
        identified(transport).messages.create(**HELLO)


def test_a_refused_token_that_had_expired_and_a_clock_that_is_off_are_said() -> None:
    clock = VirtualClock()
    headers = {"date": formatdate(clock.time() + 7200, usegmt=True)}
    refusal = Reply(json.dumps({"error": "invalid_grant"}).encode(), status=400, headers=headers)
    # {"exp": 1699999400}
    expired = "e30.eyJleHAiOiAxNjk5OTk5NDAwfQ.s"
    with pytest.raises(CredentialError) as caught:
        identified(MockTransport(refusal), identity_token=expired, clock=clock).messages.create(**HELLO)
    assert "the identity token expired 600 s ago" in caught.value.message
    assert "the clock of this machine is 7,200 s behind the server's" in caught.value.message


def test_an_exchange_has_attempts_of_its_own_and_its_error_is_not_retried_by_the_call() -> None:
    clock = VirtualClock()
    broken = reply_with(failure("api_error"), 500)
    transport = MockTransport(broken, APIConnectionError("no route", phase="connect"), token(1), ANSWER)
    identified(transport, clock=clock).messages.create(**HELLO)
    assert asked(transport) == ["token", "token", "token", "Bearer token-1"]
    assert [0.3 < wait < 1.3 for wait in clock.waits] == [True, True]
    transport = MockTransport(broken, broken, APIConnectionError("no route", phase="connect"))
    with pytest.raises(CredentialError, match="after 3 attempts: no route") as caught:
        identified(transport).messages.create(**HELLO)
    assert caught.value.reason == "unreachable" and isinstance(caught.value.__cause__, APIConnectionError)
    transport.verify()


@pytest.mark.parametrize(("after", "attempts"), [("2", 2), ("60", 1)])
def test_an_exchange_waits_as_long_as_the_server_asks_unless_that_is_long(after: str, attempts: int) -> None:
    clock = VirtualClock()
    busy = Reply(b"{}", status=429, headers={"retry-after": after})
    transport = MockTransport(busy, *([token(1), ANSWER] if attempts == 2 else []))
    client = identified(transport, clock=clock)
    if attempts == 2:
        client.messages.create(**HELLO)
        assert clock.waits == [2.0]
    else:
        with pytest.raises(CredentialError, match="status 429"):
            client.messages.create(**HELLO)
        assert clock.waits == []


def test_an_exchange_ends_with_the_deadline_of_its_call() -> None:
    class Slow(MockTransport):
        def send(self, request: Any) -> Any:
            clock.advance(4)
            return super().send(request)

    clock = VirtualClock()
    transport = Slow(reply_with(failure("api_error"), 500))
    with pytest.raises(DeadlineExceededError, match="deadline of 3 s"):
        identified(transport, clock=clock).messages.create(**HELLO, deadline=3)
    assert transport.requests[0].timeout == 3


@pytest.mark.parametrize(
    ("reply", "reason", "why"),
    [
        (Reply(b"<html>", headers={}), "malformed", "not JSON"),
        (reply_with([]), "malformed", "no JSON object"),
        (reply_with({}), "malformed", "no access_token"),
        (reply_with({"access_token": 5, "expires_in": 9}), "malformed", "no access_token"),
        (token(1, "soon"), "malformed", "expires_in"),
        (token(1, True), "malformed", "expires_in"),
        (token(1, token_type="mac"), "malformed", "token_type"),
        (token(1, access_token="a\nb"), "malformed", "cannot be sent"),
        (token(1, 0), "clock", "had expired when it came"),
        (token(1, -5), "clock", "had expired when it came"),
    ],
)
def test_an_answer_that_is_no_token_is_an_error_that_says_why(reply: Reply, reason: str, why: str) -> None:
    with pytest.raises(CredentialError, match=why) as caught:
        identified(MockTransport(reply)).messages.create(**HELLO)
    assert caught.value.reason == reason


def test_a_number_of_seconds_as_text_is_taken() -> None:
    transport = MockTransport(token(1, "3600"), ANSWER)
    assert identified(transport).messages.create(**HELLO)


def test_a_token_whose_time_is_not_stated_is_valid_for_an_hour() -> None:
    clock = VirtualClock()
    transport = MockTransport(token(1, None), ANSWER, ANSWER, token(2), ANSWER)
    client = identified(transport, clock=clock)
    for seconds in (0, 3400, 201):
        clock.advance(seconds)
        client.messages.create(**HELLO)
    assert asked(transport) == ["token", "Bearer token-1", "Bearer token-1", "token", "Bearer token-2"]


def shown(error: BaseException) -> str:
    return "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())


@pytest.mark.parametrize(
    "replies",
    [
        [REFUSED, REFUSED, REFUSED],
        [reply_with({"error": "invalid_grant", "error_description": PROOF}, 400)],
        [reply_with({"access_token": "canary-of-a-token"})],
        [token(1, access_token="canary-of-a-token"), reply_with(failure("api_error"), 500)],
        [token(1, access_token="canary-of-a-token"), REFUSED, reply_with({"error": "x"}, 400)],
    ],
)
def test_no_secret_is_in_a_frame_of_an_error(replies: list[Reply]) -> None:
    client = identified(MockTransport(*replies), max_retries=0)
    error: BaseException | None = None
    try:
        client.messages.create(**HELLO)
    except Exception as failure_of_call:
        error = failure_of_call
    assert error is not None
    text = f"{shown(error)} {client!r} {client._settings!r} {client._settings.explain()}"
    # This frame is not looked at: it holds the replies.
    text = "\n".join(line for line in text.splitlines() if "replies = " not in line)
    assert "canary" not in text.replace('PROOF = "', "")
