"""A response that may be null, as that of a poll for work: it is None, and nothing else is lost."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic import RateLimits, SerializationError
from integrations_anthropic.models import EnvironmentWork
from integrations_anthropic.testing import AsyncMockTransport, Reply

from ..clients import client_of

pytestmark = pytest.mark.anyio

WORK: dict[str, Any] = {
    "id": "work_1",
    "type": "work",
    "environment_id": "env_1",
    "state": "queued",
    "metadata": {},
    "data": {"type": "session", "id": "sesn_1"},
    "created_at": "2026-11-02T09:00:00Z",
    "secret": "s3cret",
}
EMPTY = Reply(b"null", headers={"content-type": "application/json", "request-id": "req_1"})


@pytest.mark.parametrize(
    "options",
    [{}, {"strict_responses": True}, {"keep_raw": True}, {"rate_limits": RateLimits(requests_per_minute=9)}],
    ids=["lenient", "strict", "raw", "limited"],
)
async def test_null_is_none_and_a_record_is_read_as_ever(options: dict[str, Any]) -> None:
    transport = AsyncMockTransport(EMPTY, Reply(WORK))
    async with client_of(transport, **options) as client:
        assert await client.environments.work.poll("env_1", block_ms=900, worker_id="host-1") is None
        work = await client.environments.work.poll("env_1")
    assert isinstance(work, EnvironmentWork) and work.secret == "s3cret"
    first, second = transport.requests
    assert first.url.endswith("/v1/environments/env_1/work/poll?block_ms=900")
    assert (first.headers["anthropic-worker-id"], "anthropic-worker-id" in second.headers) == ("host-1", False)


async def test_the_bytes_of_null_are_seen_by_hooks() -> None:
    seen: list[Any] = []
    async with client_of(AsyncMockTransport(EMPTY), on_response=seen.append) as client:
        assert await client.environments.work.poll("env_1") is None
    (response,) = seen
    assert response.status == 200


@pytest.mark.parametrize("body", [b"", b"[]", b"3", b'"null"', b"nul", b"null null"])
@pytest.mark.parametrize("strict", [False, True])
async def test_what_is_neither_null_nor_a_record_is_an_error(body: bytes, strict: bool) -> None:
    reply = Reply(body, headers={"content-type": "application/json"})
    async with client_of(AsyncMockTransport().returning(reply), strict_responses=strict) as client:
        with pytest.raises(SerializationError):
            await client.environments.work.poll("env_1")


async def test_null_is_an_error_where_the_description_does_not_name_it() -> None:
    async with client_of(AsyncMockTransport().returning(EMPTY)) as client:
        with pytest.raises(SerializationError) as caught:
            await client.environments.work.get("env_1", "work_1")
    assert (caught.value.status, caught.value.request_id) == (200, "req_1")
