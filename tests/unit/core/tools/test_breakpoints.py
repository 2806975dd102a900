"""Cache breakpoints that results of tools bring along: the newest are kept, as many as a request may have."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic import AnthropicClient
from integrations_anthropic._core.tools.breakpoints import without_old_breakpoints
from integrations_anthropic.testing import MockTransport
from tests.unit.responses import MESSAGE, reply_with
from tests.unit.sandbox_judge import check_request

CACHED: dict[str, Any] = {"type": "text", "text": "long", "cache_control": {"type": "ephemeral"}}
PLAIN = {"type": "text", "text": "long"}


def result(*content: Any, **more: Any) -> dict[str, Any]:
    return {"type": "tool_result", "tool_use_id": "a", "content": list(content), **more}


def user(*content: Any) -> dict[str, Any]:
    return {"role": "user", "content": list(content)}


GIVEN, CLEARED = user(result(CACHED)), user(result(PLAIN))


@pytest.mark.parametrize(
    ("turns", "others", "kept"),
    [
        ([GIVEN], [], [GIVEN]),
        ([GIVEN] * 5, [], [CLEARED, *[GIVEN] * 4]),
        ([GIVEN] * 3, [[CACHED], {"cache_control": {}}, [CACHED]], [CLEARED, GIVEN, GIVEN]),
        ([user(CACHED), GIVEN, user(CACHED)], [[CACHED, CACHED]], [user(CACHED), CLEARED, user(CACHED)]),
        ([user(result(PLAIN, cache_control={"type": "ephemeral"}))], [[CACHED] * 4], [CLEARED]),
        ([CLEARED], [[CACHED] * 9], [CLEARED]),
    ],
)
def test_the_newest_are_kept(turns: Any, others: Any, kept: Any) -> None:
    assert without_old_breakpoints(turns, others) == kept


def test_a_run_of_many_cached_results_is_not_refused() -> None:
    def read(number: int) -> Any:
        """Reads."""
        return [dict(CACHED)]

    def asks(number: int) -> Any:
        call = {"type": "tool_use", "id": f"toolu_{number}", "name": "read", "input": {"number": number}}
        return reply_with(MESSAGE | {"content": [call], "stop_reason": "tool_use"})

    transport = MockTransport(*map(asks, range(7)), reply_with(MESSAGE))
    client = AnthropicClient(api_key="sk-ant-api03-x", transport=transport)
    client.messages.run_tools(
        model="m", max_tokens=9, messages=[{"role": "user", "content": "Hi"}], system=[CACHED], tools=[read]
    ).until_done()
    for request in transport.requests:
        check_request(request.body or b"")
    assert (transport.requests[-1].body or b"").count(b"ephemeral") == 4
