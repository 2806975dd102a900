"""A model that is about to retire: the caller is warned once, at the line of the call."""

from __future__ import annotations

import json
import warnings
from typing import Any

import pytest

from integrations_anthropic._core.call import deprecated_models
from integrations_anthropic.models import AgentModelConfig
from integrations_anthropic.models._facts import END_OF_LIFE
from integrations_anthropic.testing import AsyncMockTransport, Reply, batch
from tests.unit.responses import EVENTS, MESSAGE, reply_with, sse

from .clients import client_of

pytestmark = pytest.mark.anyio

OLD = "claude-opus-4-5"
TURNS: Any = [{"role": "user", "content": "Hi"}]
AGENT: dict[str, Any] = {
    "id": "agent_1",
    "type": "agent",
    "version": 1,
    "name": "Reviewer",
    "model": {"id": OLD},
    "metadata": {},
    "tools": [],
    "mcp_servers": [],
    "skills": [],
    "execution_identity": {"type": "service_account"},
    "created_at": "2026-11-02T09:00:00Z",
    "updated_at": "2026-11-02T09:00:00Z",
}
HELLO: dict[str, Any] = {"max_tokens": 9, "messages": TURNS}
BODY: Any = {"model": OLD, **HELLO}


@pytest.fixture(autouse=True)
def _none_was_warned_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deprecated_models, "_warned", set())


def test_every_date_belongs_to_a_known_model() -> None:
    assert END_OF_LIFE[OLD] == "2027-01-22"


async def test_a_deprecated_model_is_warned_of_once_with_its_date_at_the_line_of_the_call() -> None:
    client = client_of(AsyncMockTransport().returning(reply_with(MESSAGE)))
    with warnings.catch_warnings(record=True) as given:
        warnings.simplefilter("always")
        await client.messages.create(model=OLD, **HELLO)
        await client.messages.create(model=OLD, **HELLO)
        await client.messages.create(model="claude-opus-4-5-20251101", **HELLO)
        await client.messages.create(model="claude-haiku-4-5", **HELLO)
        await client.messages.create(model="some-other-server's-model", **HELLO)
    texts = [str(one.message) for one in given]
    assert len(texts) == 2 and all("retires on 2027-01-22" in text for text in texts)
    assert {one.category for one in given} == {DeprecationWarning}
    assert {one.filename for one in given} == {__file__}


async def test_streams_counts_and_batches_warn_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple[Any, Any]] = [
        (Reply(sse(EVENTS)), lambda client: client.messages.create_stream(model=OLD, **HELLO).get_final_message()),
        (Reply({"input_tokens": 1}), lambda client: client.messages.count_tokens(model=OLD, messages=TURNS)),
        (Reply(batch()), lambda client: client.batches.create(requests=[{"custom_id": "a", "params": BODY}])),
    ]
    for reply, call in calls:
        monkeypatch.setattr(deprecated_models, "_warned", set())
        client = client_of(AsyncMockTransport().returning(reply))
        with pytest.warns(DeprecationWarning, match=OLD):
            await call(client)


@pytest.mark.parametrize("model", [{"id": OLD, "speed": "fast"}, AgentModelConfig(id=OLD)], ids=["dict", "record"])
async def test_of_a_model_that_is_a_record_the_id_is_looked_at(model: Any) -> None:
    transport = AsyncMockTransport().returning(Reply(AGENT))
    client = client_of(transport)
    with pytest.warns(DeprecationWarning, match=OLD):
        await client.agents.create(name="Reviewer", model=model)
    newer = {"id": "claude-haiku-4-5"}
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        await client.agents.create(name="Reviewer", model=newer)
        await client.agents.update("agent_1", name="Reviewer")
    assert [json.loads(request.body or b"").get("model") for request in transport.requests][1:] == [newer, None]


async def test_where_warnings_are_errors_each_call_raises_it_and_sends_nothing() -> None:
    transport = AsyncMockTransport().returning(reply_with(MESSAGE))
    client = client_of(transport)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for _ in range(2):
            with pytest.raises(DeprecationWarning, match=OLD):
                await client.messages.create(model=OLD, **HELLO)
    assert transport.requests == []
