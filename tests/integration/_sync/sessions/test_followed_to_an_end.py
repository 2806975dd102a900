# Derived from tests/integration/_async/sessions/test_followed_to_an_end.py by `make codegen`. Do not edit.
"""Following a session ends with an AnthropicError where it cannot go on; what passes is waited for."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic import (
    AnthropicError,
    APIConnectionError,
    ConfigurationError,
    DeadlineExceededError,
    NotFoundError,
    OverloadedError,
    PermissionDeniedError,
    RetryExhaustedError,
    StreamStalledError,
    StreamTruncatedError,
    ValidationError,
)
from tests.integration.sessions.session_server import Part, SessionServer, error_answer, event, idle

from .session_clients import client_of, ids_of

RUNNING = "session.status_running"
WHOLE = [event(1, RUNNING), event(2), idle(3), event(4, RUNNING)]
ALL = ["e1", "e2", "e3", "e4", "e5"]
LAST = event(5, "session.status_terminated")


def test_a_session_that_is_deleted_is_an_error_after_its_last_event() -> None:
    found = []
    with SessionServer(Part([*WHOLE, event(5, "session.deleted")], end="end")) as server:
        with client_of(server.url) as client:
            stream = client.sessions.events.follow("sesn_1")
            with pytest.raises(NotFoundError, match="sesn_1 was deleted"):
                for one in stream:
                    found.append(one.id)
            assert [one for one in stream] == []
    assert found == ALL


@pytest.mark.parametrize(
    ("status", "kind", "cls"),
    [(404, "not_found_error", NotFoundError), (403, "permission_error", PermissionDeniedError)],
)
@pytest.mark.parametrize("where", ["stream", "list"])
def test_a_refusal_ends_it_with_its_error(where: str, status: int, kind: str, cls: type[Exception]) -> None:
    refusal = error_answer(status, kind)
    with SessionServer(Part(WHOLE), Part(refused=refusal if where == "stream" else b"", end="stay")) as server:
        with client_of(server.url) as client:
            found = []
            with pytest.raises(cls):
                with client.sessions.events.follow("sesn_1") as events:
                    for one in events:
                        found.append(one.id)
                        if where == "list" and one.id == "e4":
                            server.lists.append(refusal)
    assert found == ALL[:4]


def test_a_refusal_that_passes_is_tried_again() -> None:
    busy = Part(refused=error_answer(529, "overloaded_error"))
    with SessionServer(Part(WHOLE), busy, busy, Part([LAST], end="end")) as server:
        with client_of(server.url) as client:
            assert ids_of(client) == ALL


@pytest.mark.parametrize("times", [1, 2])
def test_an_error_event_that_passes_is_a_cut(times: int) -> None:
    error = {"type": "error", "error": {"type": "overloaded_error", "message": "busy"}}
    parts = [Part(WHOLE[:1], size=10_000), *[Part(unsent=[error], end="end")] * times, Part([*WHOLE[1:], LAST])]
    with SessionServer(*parts) as server:
        with client_of(server.url) as client:
            assert ids_of(client) == ALL


def test_an_error_event_that_does_not_pass_ends_it() -> None:
    error = {"type": "error", "error": {"type": "permission_error", "message": "no"}}
    with SessionServer(Part(unsent=[error])) as server:
        with client_of(server.url) as client:
            with pytest.raises(PermissionDeniedError):
                ids_of(client)
    assert server.streams == 1


@pytest.mark.parametrize(
    ("end", "cls"), [("end", StreamTruncatedError), ("close", APIConnectionError), ("stall", StreamStalledError)]
)
def test_where_reconnecting_does_not_help_the_retries_bound_it(end: str, cls: type[AnthropicError]) -> None:
    idle_timeout = 0.2 if end == "stall" else 60
    with SessionServer(Part(WHOLE), Part(end=end)) as server:
        with client_of(server.url, stream_idle_timeout=idle_timeout, max_retries=2) as client:
            found = []
            events = client.sessions.events.follow("sesn_1")
            with pytest.raises(cls) as caught:
                for one in events:
                    found.append(one.id)
            assert isinstance(caught.value, RetryExhaustedError)
            assert "opened again" not in str(caught.value) and caught.value.mid_stream
            assert found == ALL[:4] and events.connections == 3
            server.happen(LAST)
            assert [one.id for one in events] == ["e5"]


def test_an_overloaded_server_is_asked_a_bounded_number_of_times() -> None:
    error = {"type": "error", "error": {"type": "overloaded_error", "message": "busy"}}
    with SessionServer(Part(unsent=[error])) as server:
        with client_of(server.url, max_retries=2) as client:
            with pytest.raises(OverloadedError):
                ids_of(client)
        assert server.streams == 3


def test_without_retries_the_first_cut_is_an_error() -> None:
    with SessionServer(Part(WHOLE, end="end"), Part([LAST])) as server:
        with client_of(server.url) as client:
            with pytest.raises(StreamTruncatedError) as caught:
                ids_of(client, max_retries=0)
        assert not isinstance(caught.value, RetryExhaustedError) and server.streams == 1


def test_a_server_that_is_gone_is_an_error_and_one_that_comes_back_is_not() -> None:
    with SessionServer(Part(WHOLE)) as server:
        with client_of(server.url) as client:
            events = client.sessions.events.follow("sesn_1")
            found = [(events.__next__()).id for _ in range(4)]
            address, history = server.server_address, list(server.events)
            server.shutdown()
            server.server_close()
            with pytest.raises(APIConnectionError):
                events.__next__()
            with SessionServer(Part([LAST], end="end"), past=history, address=address):
                found += [one.id for one in events]
    assert found == ALL


def test_a_deadline_ends_it() -> None:
    with SessionServer(Part(WHOLE, end="stay")) as server:
        with client_of(server.url) as client:
            with pytest.raises(DeadlineExceededError):
                ids_of(client, deadline=0.3)


def test_a_reader_that_was_interrupted_goes_on_behind_the_last_event() -> None:
    with SessionServer(Part(WHOLE, end="stay"), Part([LAST], end="end")) as server:
        with client_of(server.url) as client:
            events = client.sessions.events.follow("sesn_1")
            found = [(events.__next__()).id for _ in range(4)]
            events._feed._disconnect()
            found += [one.id for one in events]
    assert found == ALL


def test_it_may_be_closed_while_it_is_read() -> None:
    with SessionServer(Part(WHOLE, end="stay")) as server:
        with client_of(server.url) as client, client.sessions.events.follow("sesn_1") as events:
            found = []
            for one in events:
                found.append(one.id)
                if one.id == "e4":
                    events.close()
            assert found == ALL[:4]


def test_two_readers_at_once_are_refused() -> None:
    with SessionServer(Part(WHOLE, end="stay")) as server:
        with client_of(server.url) as client, client.sessions.events.follow("sesn_1") as events:
            with events._reading, pytest.raises(ConfigurationError, match="only one may read"):
                events.__next__()


@pytest.mark.parametrize("name", ["history", "until_idle"])
def test_a_wrong_option_is_refused(name: str) -> None:
    with client_of("http://127.0.0.1:9") as client:
        wrong: Any = {name: "yes"}
        with pytest.raises(ValidationError, match=f"{name}: must be True or False"):
            client.sessions.events.follow("sesn_1", **wrong)
