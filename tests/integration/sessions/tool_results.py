"""What a session calls, what the tools return, and what the session was sent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from tests.integration.sessions.session_server import SessionServer, event, idle

DONE = event(9000, "agent.message")
END = idle(9001)


def weather(city: str) -> str:
    """The weather in a city."""
    return f"sunny in {city}"


async def awaited_weather(city: str) -> str:
    """The weather in a city."""
    return f"sunny in {city}"


def when_answered(*ids: str, then: Sequence[Any] = (DONE, END)) -> Callable[[Any], Sequence[Any]]:
    """What happens once each of these calls has an answer."""
    open_ones = set(ids)

    def react(sent: Any) -> Sequence[Any]:
        open_ones.discard(sent.get("custom_tool_use_id") or sent.get("tool_use_id"))
        return then if not open_ones else ()

    return react


def results(server: SessionServer) -> list[tuple[str, str, bool]]:
    """(call, text, whether it is an error) of the results that were sent, in the order of the calls."""
    sent = [one for one in server.sent if one["type"].endswith("tool_result")]
    ids = [one.get("custom_tool_use_id") or one["tool_use_id"] for one in sent]
    texts = ["".join(block["text"] for block in one.get("content", ())) for one in sent]
    return sorted(zip(ids, texts, (one.get("is_error", False) for one in sent), strict=True))
