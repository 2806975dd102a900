# Derived from tests/unit/_async/responses/test_raw_bodies.py by `make codegen`. Do not edit.
"""`keep_raw` keeps the bytes of a response in its metadata; without it, nothing is kept."""

from __future__ import annotations

import copy
import json
import pickle
from typing import Any

import pytest

from integrations_anthropic import (
    AnthropicError,
    Message,
    Meta,
    NotFoundError,
    OverloadedError,
    RetryExhaustedError,
    SerializationError,
    ValidationError,
)
from integrations_anthropic.testing import MockTransport
from tests.unit.responses import EVENTS, MESSAGE, failure, page, reply_with, sse

from ..clients import client_of

HELLO: dict[str, Any] = {"model": "claude-haiku-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": "Hi"}]}
SPACED = json.dumps(MESSAGE, indent=3).encode()


def test_nothing_is_kept_unless_it_is_asked_for() -> None:
    client = client_of(MockTransport(reply_with(SPACED), reply_with(failure("x"), 404)))
    assert (client.messages.create(**HELLO)).meta.raw is None
    with pytest.raises(NotFoundError) as caught:
        client.models.get("a")
    assert caught.value.meta.raw is None


def test_a_client_or_a_call_asks_for_it_and_the_call_decides() -> None:
    client = client_of(MockTransport(*[reply_with(SPACED, cut=7)] * 4), keep_raw=True)
    assert (client.messages.create(**HELLO)).meta.raw == SPACED
    assert (client.messages.create(**HELLO, keep_raw=False)).meta.raw is None
    other = client.with_options(keep_raw=False)
    assert (other.messages.create(**HELLO, keep_raw=True)).meta.raw == SPACED
    assert (other.messages.create(**HELLO)).meta.raw is None


def test_pages_and_own_requests_keep_theirs() -> None:
    bodies = [json.dumps(page([name], more=name == "a"), indent=1).encode() for name in "ab"]
    client = client_of(MockTransport(*map(reply_with, [*bodies, SPACED])))
    first = client.models.list(keep_raw=True)
    assert first.meta.raw == bodies[0]
    following = first.next_page()
    assert following is not None
    assert following.meta.raw == bodies[1]
    assert (client.request("GET", "/v1/x", cast=Message, keep_raw=True)).meta.raw == SPACED


@pytest.mark.parametrize("body", [json.dumps(failure("x"), indent=2).encode(), b"<html>no</html>", b""])
def test_an_error_has_the_body_that_it_came_from(body: bytes) -> None:
    client = client_of(MockTransport(reply_with(body, 404)), keep_raw=True)
    with pytest.raises(NotFoundError) as caught:
        client.models.get("a")
    assert caught.value.meta.raw == body
    assert copy.deepcopy(caught.value).meta.raw == body


def test_an_error_after_retries_has_the_last_body() -> None:
    bodies = [json.dumps(failure("overloaded_error", text)).encode() for text in ("first", "second")]
    client = client_of(MockTransport(*(reply_with(body, 529) for body in bodies)), keep_raw=True, max_retries=1)
    with pytest.raises(RetryExhaustedError) as caught:
        client.messages.create(**HELLO)
    assert caught.value.meta.raw == bodies[1]


def test_errors_inside_of_a_success_and_bodies_that_do_not_fit_have_theirs() -> None:
    bodies = [json.dumps(failure("overloaded_error")).encode(), b"[1, 2]", b"no json"]
    client = client_of(MockTransport(*map(reply_with, bodies)), keep_raw=True, max_retries=0)
    for body, kind in zip(bodies, (OverloadedError, SerializationError, SerializationError), strict=True):
        with pytest.raises(kind) as caught:
            client.messages.create(**HELLO)
        assert isinstance(caught.value, AnthropicError)
        assert caught.value.meta.raw == body


def test_a_stream_keeps_none_also_where_it_is_read_underneath() -> None:
    stream = reply_with(sse(EVENTS), content_type="text/event-stream")
    client = client_of(MockTransport(stream, stream), keep_raw=True)
    with client.messages.create_stream(**HELLO) as events:
        assert (events.get_final_message()).meta.raw is None
    long = HELLO | {"max_tokens": 60_000}
    assert (client.messages.create(**long, timeout=60)).meta.raw is None


def test_a_repr_shows_nothing_of_it_and_copies_keep_it() -> None:
    meta = (client_of(MockTransport(reply_with(SPACED)), keep_raw=True).messages.create(**HELLO)).meta
    for each in (meta, copy.copy(meta), copy.deepcopy(meta), pickle.loads(pickle.dumps(meta))):
        assert each.raw == SPACED
        assert "msg_1" not in repr(each) + str(each)
    assert Meta(None, 200, (), 0.0, {}).raw is None


@pytest.mark.parametrize("value", [1, 0, "yes"])
def test_what_is_no_boolean_is_refused(value: Any) -> None:
    transport = MockTransport()
    with pytest.raises(ValidationError, match="keep_raw: must be True or False"):
        client_of(transport).messages.create(**HELLO, keep_raw=value)
    assert transport.requests == []
