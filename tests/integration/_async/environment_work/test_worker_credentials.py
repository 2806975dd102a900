"""Which call of a worker is made with which credential: the environment's key, and the token of each item."""

from __future__ import annotations

import base64
import json
import logging
from typing import Any

import pytest

from integrations_anthropic import AsyncAnthropicClient, SecretString, ValidationError
from integrations_anthropic.testing import AsyncMockTransport

from .queues import ENVIRONMENT, Queue, work_item

pytestmark = pytest.mark.anyio

KEY = "sk-ant-env-canary-0123456789"
TOKEN = "sk-ant-sessions-canary-0123456789"
WORK = f"/v1/environments/{ENVIRONMENT}/work"


class AsyncCredentialLog:
    """The transport of a client, in front of which it is noted who asks."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner
        self.seen: list[tuple[str, str | None, str | None]] = []
        """Of each request: its operation, its bearer token, its API key."""

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)

    async def send(self, request: Any) -> Any:
        bearer, key = request.headers.get("authorization"), request.headers.get("x-api-key")
        self.seen.append((request.operation.name.rpartition(".")[2], bearer, key))
        return await self._inner.send(request)

    def of(self, *names: str) -> set[tuple[str | None, str | None]]:
        """The credentials of the requests of these operations."""
        return {(bearer, key) for name, bearer, key in self.seen if name in names}


def secret_of(**fields: Any) -> str:
    """A secret as the API makes one."""
    return base64.urlsafe_b64encode(json.dumps(fields).encode()).decode().rstrip("=")


def scripted(secret: str | None) -> AsyncMockTransport:
    """An API with one item, of a session."""
    stopped = {**work_item(secret), "state": "stopped"}
    beat = {"type": "work_heartbeat", "last_heartbeat": "2026-11-29T12:00:00Z", "lease_extended": True}
    beat |= {"state": "active", "ttl_seconds": 30}
    transport = AsyncMockTransport()
    transport.expect_request().with_path(f"{WORK}/poll").returning(work_item(secret))
    transport.expect_request().with_path(f"{WORK}/work_1/ack").returning(work_item(None))
    transport.expect_request().with_path(f"{WORK}/work_1/heartbeat").returning(beat)
    transport.expect_request().with_path(f"{WORK}/work_1/stop").returning(stopped)
    return transport.expect_request().with_path(f"{WORK}/poll").returning((200, b"null"))


Seen = dict[str, tuple[str | None, str | None]]


async def _work_with(transport: AsyncMockTransport, **options: Any) -> tuple[list[Any], Seen]:
    """Have the scripted item done, once a heartbeat was sent: the tokens that the function had, and who asked."""
    tokens: list[Any] = []
    asked = {"api_key": "sk-ant-api-key"} | options.pop("client", {})

    async def handler(job: Any) -> None:
        while not any("/heartbeat" in request.url for request in transport.requests):
            await job.wait_over(0.001)
        tokens.append(job.token)

    log = AsyncCredentialLog(transport)
    transport_options: Any = {"transport": log, "max_retries": 0}
    async with AsyncAnthropicClient(**asked, **transport_options) as client:
        await client.environments.work.worker(ENVIRONMENT, handler, until_empty=True, **options).run()
    transport.verify()
    return tokens, {name: (bearer, key) for name, bearer, key in log.seen}


async def test_the_environment_asks_with_its_key_and_each_item_is_done_with_its_token() -> None:
    transport = scripted(secret_of(sessions_token=TOKEN, session_ingress_token="another"))
    (token,), seen = await _work_with(transport, environment_key=KEY)
    key, item = (f"Bearer {KEY}", None), (f"Bearer {TOKEN}", None)
    assert seen == {"poll": key, "ack": key, "heartbeat": item, "stop": item}
    assert token == SecretString(TOKEN)
    assert TOKEN not in repr(token)


@pytest.mark.parametrize("secret", [None, "", "!!! no base64", "W10", secret_of(sessions_token=""), secret_of(other=1)])
async def test_an_item_without_a_token_is_done_with_the_key(
    secret: str | None, caplog: pytest.LogCaptureFixture
) -> None:
    transport = scripted(secret)
    with caplog.at_level(logging.WARNING, "integrations_anthropic.work"):
        tokens, seen = await _work_with(transport, environment_key=SecretString(KEY))
    assert tokens == [None]
    assert set(seen.values()) == {(f"Bearer {KEY}", None)}
    said = [record.getMessage() for record in caplog.records]
    assert said == (["the secret of work work_1 has no token: its calls are made without"] if secret else [])


async def test_without_a_key_the_client_asks_as_it_signs_in() -> None:
    transport = scripted(secret_of(sessions_token=TOKEN))
    _, seen = await _work_with(transport)
    client, item = (None, "sk-ant-api-key"), (f"Bearer {TOKEN}", None)
    assert seen == {"poll": client, "ack": client, "heartbeat": item, "stop": item}


async def test_no_header_of_the_client_is_sent_in_place_of_the_key() -> None:
    transport = scripted(None)
    headers = {"Authorization": "Bearer other", "X-Api-Key": "other", "x-kept": "yes"}
    _, seen = await _work_with(transport, environment_key=KEY, client={"default_headers": headers})
    assert set(seen.values()) == {(f"Bearer {KEY}", None)}
    assert {request.headers["x-kept"] for request in transport.requests} == {"yes"}


async def test_events_of_the_session_are_read_and_sent_with_the_token(queue: Queue) -> None:
    session = await queue.session("cut")
    log: Any = AsyncCredentialLog(queue.client._pipeline.transport)

    async def handler(job: Any) -> None:
        (call,) = await job.open_calls()
        assert await job.answer(call, "done")
        own = client.with_options(api_key=None, auth_token=job.token)
        await own.sessions.get(job.session_id)

    client = queue.client.with_options(transport=log)
    failed: list[Exception] = []
    await client.environments.work.worker(
        queue.environment,
        handler,
        environment_key=KEY,
        until_empty=True,
        on_error=lambda job, error: failed.append(error),
    ).run()
    assert failed == []
    (poll,) = [request for request in queue.sandbox.requests if request.path.endswith("/stop")]
    item = poll.path.split("/")[-2]
    assert log.of("list", "send", "get", "heartbeat", "stop") == {(f"Bearer sandbox-token-{item}", None)}
    assert log.of("poll", "ack") == {(f"Bearer {KEY}", None)}
    assert [text for _, text in await queue.results(session)] == ["done"]


@pytest.mark.parametrize("key", ["", "two\nlines", 7, ["sk-ant-env-canary-0123456789"]])
async def test_a_key_that_cannot_be_sent_is_refused_without_being_shown(queue: Queue, key: Any) -> None:
    async def handler(job: Any) -> None:
        """Does nothing."""

    with pytest.raises(ValidationError, match="environment_key: ") as caught:
        queue.worker(handler, environment_key=key)
    assert caught.value.field == "environment_key"
    assert "canary" not in repr(caught.value)
