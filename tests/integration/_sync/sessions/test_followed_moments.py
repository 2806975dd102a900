# Derived from tests/integration/_async/sessions/test_followed_moments.py by `make codegen`. Do not edit.
"""Events are handed out once each also where thousands have one moment, have none yet, or an odd one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.integration.sessions.session_server import FIRST, Part, SessionServer, event

from .session_clients import client_of, ids_of

MOMENT = FIRST.isoformat()
LAST = event(10_000, "session.status_terminated")


def alike(*numbers: int, moment: str | None = MOMENT) -> list[Any]:
    """Events of one moment."""
    return [event(number, processed_at=moment) for number in range(*numbers)]


def named(*numbers: int) -> list[str]:
    return [f"e{number}" for number in (*range(*numbers), 10_000)]


@pytest.mark.parametrize("streamed", [1, 2048, 2500])
def test_thousands_of_events_of_one_moment_are_distinguished_over_a_cut(streamed: int) -> None:
    parts = [Part(alike(streamed), end="end", missed=alike(streamed, 3000)), Part(end="end"), Part([LAST], end="end")]
    with SessionServer(*parts) as server:
        with client_of(server.url) as client:
            assert ids_of(client) == named(3000)


class HappensBefore(SessionServer):
    """Events happen after the past was read, and before the first stream is open."""

    missed: list[Any]

    def _stream(self, connection: Any) -> None:
        if not self.streams:
            self.happen(*self.missed)
        super()._stream(connection)


@pytest.mark.parametrize("history", [False, True])
def test_a_past_of_one_moment_hides_no_event_that_has_it_too(history: bool) -> None:
    with HappensBefore(Part([LAST], end="end"), past=alike(250)) as server:
        server.missed = alike(250, 270)
        with client_of(server.url) as client:
            assert ids_of(client, history=history) == named(0 if history else 250, 270)


class GoesOn(SessionServer):
    """Events happen while the past is read."""

    def _listed(self, query: Any) -> Any:
        number = 100 * len(self.queries()) + 1000
        if number <= 5000:
            self.happen(*(minute(one) for one in range(number, number + 100)))
        return super()._listed(query)


def minute(number: int) -> Any:
    return event(number) | {"processed_at": (FIRST + timedelta(minutes=number)).isoformat()}


def test_what_happened_while_a_long_past_was_read_does_not_come_again_by_the_stream() -> None:
    with GoesOn(Part(end="stay"), past=[minute(number) for number in range(1100)]) as server:
        with client_of(server.url) as client:
            found = []
            with client.sessions.events.follow("sesn_1", history=True) as events:
                for one in events:
                    found.append(one.id)
                    if one.id == "e5099":
                        # The list is read, and the stream begins with what the list had.
                        server.happen(minute(10_000) | {"type": "session.status_terminated"})
            assert found == named(5100)
        assert server.streams == 1


def test_more_events_wait_to_be_processed_than_a_page_has() -> None:
    missed = Part([event(1)], end="end", missed=alike(2, 252, moment=None))
    with SessionServer(missed, Part([event(252)], end="end"), Part([LAST], end="end"), past=[event(0)]) as server:
        with client_of(server.url) as client:
            assert sorted(ids_of(client)) == sorted(named(1, 253))


def test_thousands_of_events_that_waited_come_once_also_when_they_are_processed() -> None:
    waiting, done = alike(2500, moment=None), alike(2500, moment=event(9000)["processed_at"])
    with SessionServer(Part([*done, LAST], end="end"), past=waiting) as server:
        with client_of(server.url) as client:
            assert ids_of(client, history=True) == named(2500)


@pytest.mark.parametrize("odd", ["9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z"])
def test_an_event_of_another_age_hides_none(odd: str) -> None:
    parts = [
        Part([event(1), *alike(2, 3, moment=odd)], end="end", missed=[event(3), event(4)]),
        Part([event(5)], end="end"),
        Part([LAST], end="end"),
    ]
    with SessionServer(*parts, past=[event(0)], page=2) as server:
        with client_of(server.url) as client:
            assert ids_of(client) == named(1, 6)
