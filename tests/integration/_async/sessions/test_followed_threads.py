"""The events of one thread are handed out once and in order over reconnections, as those of a session are."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic import AsyncAnthropicClient, NotFoundError
from tests.integration.sessions.session_server import FIRST, Part, SessionServer, event

from .session_clients import client_of

pytestmark = pytest.mark.anyio

RUNNING, IDLE, ENDED = (f"session.thread_status_{name}" for name in ("running", "idle", "terminated"))


def status(number: int, kind: str, thread: str = "sthr_1", reason: str = "end_turn") -> Any:
    fields = {"stop_reason": {"type": reason, "event_ids": []}} if kind == IDLE else {}
    return event(number, kind, session_thread_id=thread, agent_name="Reader", **fields)


WHOLE = [status(1, RUNNING), event(2), status(3, IDLE, "sthr_2"), status(4, ENDED, "sthr_2")]
LAST = status(5, ENDED)
ALL = ["e1", "e2", "e3", "e4", "e5"]


async def ids_of(client: AsyncAnthropicClient, **options: Any) -> list[str]:
    async with client.sessions.threads.events.follow("sesn_1", "sthr_1", **options) as events:
        return [found.id async for found in events]


@pytest.mark.parametrize("end", ["close", "reset", "end"])
@pytest.mark.parametrize("count", range(5))
async def test_a_thread_is_followed_over_a_cut_at_each_event(end: str, count: int) -> None:
    parts = [Part(WHOLE[:count], end=end, missed=WHOLE[count:]), Part([LAST], end="stay")]
    with SessionServer(*parts) as server:
        async with client_of(server.url) as client:
            assert await ids_of(client) == ALL
    assert {asked.target.partition("?")[0] for asked in server.asked} == {
        f"/v1/sessions/sesn_1/threads/sthr_1/{path}" for path in ("events", "stream")
    }
    assert {name for query in server.queries() for name in query} == {"limit"}


@pytest.mark.parametrize("history", [False, True])
@pytest.mark.parametrize("page", [7, 1000])
async def test_a_long_past_is_handed_out_where_it_is_asked_for(history: bool, page: int) -> None:
    past = [event(number) | {"processed_at": FIRST.isoformat()} for number in range(100, 350)]
    missed = [event(number) | {"processed_at": FIRST.isoformat()} for number in range(350, 360)]
    with SessionServer(Part(end="end", missed=missed), Part([LAST], end="end"), past=past, page=page) as server:
        async with client_of(server.url) as client:
            found = await ids_of(client, history=history)
    assert found == [*(f"e{number}" for number in range(100 if history else 350, 360)), "e5"]


async def test_it_ends_when_the_thread_is_idle_where_that_is_asked_for() -> None:
    busy = [*WHOLE[:3], status(4, IDLE, reason="requires_action"), event(5)]
    with SessionServer(Part([*busy, status(6, IDLE), event(7)], end="stay")) as server:
        async with client_of(server.url) as client:
            assert await ids_of(client, until_idle=True) == ["e1", "e2", "e3", "e4", "e5", "e6"]


@pytest.mark.parametrize("past", [[LAST], [event(5, "session.status_terminated")]])
async def test_a_thread_that_has_ended_has_no_more_events(past: list[Any]) -> None:
    with SessionServer(Part(end="stay"), past=[*WHOLE, *past]) as server:
        async with client_of(server.url) as client:
            assert await ids_of(client) == []
            assert server.streams == 0
            assert await ids_of(client, history=True) == ALL


async def test_a_session_that_is_deleted_ends_its_threads() -> None:
    with SessionServer(Part([event(1), event(2, "session.deleted")], end="end")) as server:
        async with client_of(server.url) as client:
            with pytest.raises(NotFoundError):
                await ids_of(client)
