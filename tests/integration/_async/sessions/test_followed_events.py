"""The events of a session are handed out once and in order, wherever its stream is cut and whatever its server does."""

from __future__ import annotations

from typing import Any

import pytest

from tests.integration.sessions.session_server import Part, SessionServer, event, idle, wire

from .session_clients import client_of, ids_of

pytestmark = pytest.mark.anyio

RUNNING = "session.status_running"
WHOLE = [event(1, RUNNING), event(2), idle(3), event(4, RUNNING)]
ALL = ["e1", "e2", "e3", "e4", "e5"]
LAST = event(5, "session.status_terminated")
SIZES = [len(b"".join(map(wire, WHOLE[:count]))) for count in range(len(WHOLE) + 1)]
NEAR = {size + step for size in SIZES for step in (-1, 0, 40)}


def cuts() -> list[Any]:
    """Each byte position, those at the ends of events in each run of the tests."""
    places = range(SIZES[-1] + 1)
    return [pytest.param(place, marks=() if place in NEAR else pytest.mark.slow) for place in places]


@pytest.mark.parametrize("size", cuts())
async def test_a_stream_cut_at_any_byte_loses_and_repeats_nothing(size: int) -> None:
    with SessionServer(Part(WHOLE, size=size), Part([LAST], end="end")) as server:
        async with client_of(server.url) as client:
            assert await ids_of(client) == ALL
        assert server.streams == 2


@pytest.mark.parametrize("end", ["close", "reset", "end", "stall"])
@pytest.mark.parametrize("count", range(5))
async def test_whatever_ends_the_stream_and_happens_meanwhile(end: str, count: int) -> None:
    parts = [Part(WHOLE[:count], end=end, missed=WHOLE[count:]), Part([LAST], end="stay")]
    with SessionServer(*parts) as server:
        async with client_of(server.url, stream_idle_timeout=0.2 if end == "stall" else 60) as client:
            assert await ids_of(client) == ALL


async def test_a_stream_that_is_cut_after_each_event_is_opened_as_often() -> None:
    parts = [Part([one], end="end") for one in [*WHOLE, LAST]]
    with SessionServer(*parts) as server:
        async with client_of(server.url, max_retries=1) as client, client.sessions.events.follow("sesn_1") as events:
            assert [found.id async for found in events] == ALL
            assert (events.connections, events.last_event_id) == (5, "e5")
            assert [found.id async for found in events] == []


async def test_pings_alone_are_a_stall_where_progress_is_asked_for() -> None:
    with SessionServer(Part(WHOLE, end="ping"), Part([LAST], end="end")) as server:
        async with client_of(server.url, stream_progress_timeout=0.2) as client:
            assert await ids_of(client) == ALL


async def test_a_session_that_ended_before_gives_nothing_and_its_history_all() -> None:
    with SessionServer(Part(end="stay"), past=[*WHOLE, LAST]) as server:
        async with client_of(server.url) as client:
            assert await ids_of(client) == []
            assert server.streams == 0
            assert await ids_of(client, history=True) == ALL


@pytest.mark.parametrize("page", [1, 2, 1000])
async def test_the_past_comes_first_where_it_is_asked_for(page: int) -> None:
    with SessionServer(Part([LAST], end="end"), past=WHOLE, page=page) as server:
        async with client_of(server.url) as client:
            assert await ids_of(client, history=True) == ALL
    with SessionServer(Part([LAST], end="end"), past=WHOLE, page=page) as server:
        async with client_of(server.url) as client:
            assert await ids_of(client) == ["e5"]


async def test_a_past_of_long_events_is_read_in_pages_that_fit_into_a_response() -> None:
    said = [event(number) | {"content": [{"type": "text", "text": "x" * 4000}]} for number in range(150)]
    last = event(150, "session.status_terminated")
    with SessionServer(Part([last], end="end"), past=said) as server:
        async with client_of(server.url, max_body_bytes=500_000) as client:
            assert await ids_of(client, history=True) == [f"e{number}" for number in range(151)]


@pytest.mark.parametrize("page", [1, 2, 3, 1000])
async def test_a_gap_of_several_pages_is_read_from_its_beginning(page: int) -> None:
    """The newest page does not reach back to the last event: the rest is listed from that on."""
    parts = [Part(WHOLE[:1], missed=WHOLE[1:]), Part([LAST], end="end")]
    with SessionServer(*parts, past=[event(0)], page=page) as server:
        async with client_of(server.url) as client:
            assert await ids_of(client) == ALL


async def test_an_event_that_is_not_processed_yet_comes_once() -> None:
    waiting = event(9, "user.message") | {"processed_at": None}
    done = waiting | {"processed_at": event(4)["processed_at"]}

    class Processing(SessionServer):
        def _stream(self, connection: Any) -> None:
            if self.streams == 1:
                self.events = [done if one["id"] == "e9" else one for one in self.events]
            super()._stream(connection)

    with Processing(Part(WHOLE[:2], missed=[waiting]), Part(WHOLE[2:]), Part([LAST], end="end")) as server:
        async with client_of(server.url) as client:
            found = await ids_of(client)
    assert sorted(found) == sorted([*ALL, "e9"])
    with SessionServer(Part(WHOLE[:2], missed=[waiting]), Part([done], end="close"), Part([LAST])) as server:
        async with client_of(server.url) as client:
            assert await ids_of(client) == ["e1", "e2", "e9", "e5"]


async def test_it_ends_when_the_session_is_idle_where_that_is_asked_for() -> None:
    busy = [event(1, RUNNING), idle(2, "e1"), event(3)]
    with SessionServer(Part([*busy, idle(4), event(5)], end="stay")) as server:
        async with client_of(server.url) as client:
            assert await ids_of(client, until_idle=True) == ["e1", "e2", "e3", "e4"]


@pytest.mark.parametrize("count", range(4))
async def test_an_idle_session_ends_it_also_where_that_was_missed(count: int) -> None:
    turn = [event(1, RUNNING), event(2), idle(3)]
    with SessionServer(Part(turn[:count], missed=[*turn[count:], event(4)]), Part(end="stay")) as server:
        async with client_of(server.url) as client:
            assert await ids_of(client, until_idle=True) == ["e1", "e2", "e3"]


async def test_idle_sessions_of_the_past_do_not_end_it_before_the_last_turn() -> None:
    past = [event(1, "user.message"), idle(2), event(3, "user.message"), idle(4)]
    with SessionServer(Part(end="stay"), past=past) as server:
        async with client_of(server.url) as client:
            assert await ids_of(client, history=True, until_idle=True) == ["e1", "e2", "e3", "e4"]
    with SessionServer(Part([idle(5)], end="stay"), past=past[:3]) as server:
        async with client_of(server.url) as client:
            assert await ids_of(client, history=True, until_idle=True) == ["e1", "e2", "e3", "e5"]


async def test_what_is_sent_once_it_is_open_is_not_missed() -> None:
    def react(sent: Any) -> list[Any]:
        return [event(5000), idle(5001)]

    message = {"type": "user.message", "content": [{"type": "text", "text": "Hi"}]}
    with SessionServer(Part(end="stay"), past=[event(1, "user.message"), idle(2)], react=react) as server:
        async with client_of(server.url) as client, client.sessions.events.follow("sesn_1", until_idle=True) as events:
            await client.sessions.events.send("sesn_1", events=[message])
            assert [found.id async for found in events] == ["s1", "e5000", "e5001"]


async def test_what_is_asked_of_the_api() -> None:
    with SessionServer(Part(WHOLE), Part([LAST], end="end"), past=[event(0)]) as server:
        async with client_of(server.url) as client:
            await ids_of(client, event_deltas=["agent.message"], workspace_id="wrkspc_1", extra_headers={"x-a": "b"})
    assert server.queries("stream") == [{"event_deltas[]": ["agent.message"]}] * 2
    assert {asked.headers["anthropic-workspace-id"] for asked in server.asked} == {"wrkspc_1"}
    assert {asked.headers["x-a"] for asked in server.asked} == {"b"}
    assert {query["order"][0] for query in server.queries()} == {"desc"}


async def test_a_long_session_takes_no_more_memory() -> None:
    many = [event(number) for number in range(6000)]
    with SessionServer(Part(many, missed=many), Part([event(6001, "session.status_terminated")], end="end")) as server:
        async with client_of(server.url) as client, client.sessions.events.follow("sesn_1") as events:
            count = 0
            async for _ in events:
                count += 1
            assert count == 6001
            assert len(events._feed.seen._processed) == 2048
