"""Deltas of events that are being written are handed out and added up; the whole event comes once."""

from __future__ import annotations

from typing import Any

import pytest

from tests.integration.sessions.session_server import Part, SessionServer, event

from .session_clients import client_of

pytestmark = pytest.mark.anyio

LAST = event(5, "session.status_terminated")


def start(number: int, kind: str = "agent.message") -> Any:
    return {"type": "event_start", "event": {"id": f"e{number}", "type": kind}}


def delta(number: int, text: str, index: int | None = None) -> Any:
    content = {"type": "content_delta", "content": {"type": "text", "text": text}}
    return {
        "type": "event_delta",
        "event_id": f"e{number}",
        "delta": content | ({} if index is None else {"index": index}),
    }


async def read(server: SessionServer) -> list[str]:
    """What is handed out, with what the deltas add up to then."""
    found = []
    async with client_of(server.url) as client:
        events = client.sessions.events.follow("sesn_1", event_deltas=["agent.message"])
        async for one in events:
            texts = ",".join(f"{name}={preview.text}" for name, preview in events.previews.items())
            name = getattr(one, "id", None) or getattr(one, "event_id", None) or "start"
            found.append(f"{one.type} {name} {texts}".rstrip())
    return found


async def test_deltas_add_up_until_the_event_itself_comes() -> None:
    unsent = [start(1), delta(1, "te"), delta(1, "xt", 0), delta(1, "!", 1)]
    with SessionServer(Part([event(1), LAST], unsent=unsent, end="end")) as server:
        assert await read(server) == [
            "event_start start e1=",
            "event_delta e1 e1=te",
            "event_delta e1 e1=text",
            "event_delta e1 e1=text!",
            "agent.message e1",
            "session.status_terminated e5",
        ]


async def test_after_a_cut_the_rest_of_the_deltas_is_left_out_and_the_event_comes_whole() -> None:
    parts = [
        Part(unsent=[start(1), delta(1, "te")]),
        Part([event(1)], unsent=[delta(1, "xt")]),
        Part([LAST], unsent=[start(1), delta(1, "again")], end="end"),
    ]
    with SessionServer(*parts) as server:
        assert await read(server) == [
            "event_start start e1=",
            "event_delta e1 e1=te",
            "agent.message e1",
            "session.status_terminated e5",
        ]
