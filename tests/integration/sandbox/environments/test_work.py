"""Work of self-hosted environments, queued from outside: by a method of the sandbox, or by another process."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx
import pytest

from integrations_anthropic.sandbox import Sandbox
from tests.integration.sandbox.sandbox_requests import expect_error


def environment_of(client: httpx.Client) -> str:
    made = client.post("/v1/environments", json={"name": "mine", "config": {"type": "self_hosted"}})
    return str(made.json()["id"])


def test_a_poll_that_waits_is_answered_as_soon_as_work_is_queued(sandbox: Sandbox, client: httpx.Client) -> None:
    path = f"/v1/environments/{environment_of(client)}/work"
    with ThreadPoolExecutor(1) as pool:
        polled = pool.submit(client.get, f"{path}/poll", params={"block_ms": 600_000}, timeout=600)
        while not client.get(f"{path}/stats").json()["workers_polling"]:
            assert not polled.done()
        work_id = sandbox.add_work(path.split("/")[3])
        assert polled.result(60).json()["id"] == work_id


def test_another_process_queues_work(client: httpx.Client) -> None:
    environment = environment_of(client)
    added: Any = client.post("/_sandbox/work", json={"environment_id": environment, "session_id": "sesn_1"}).json()
    assert (added["state"], added["data"]) == ("queued", {"type": "session", "id": "sesn_1"})
    assert client.get(f"/v1/environments/{environment}/work/poll").json()["id"] == added["id"]


@pytest.mark.parametrize(
    ("content", "status", "message"),
    [
        (b"{", 400, "The request body is not valid JSON"),
        (b"[]", 400, "The request body must be an object"),
        (b'{"environment_id": "env_1"}', 400, "session_id: must be a non-empty string"),
        (b'{"environment_id": 1, "session_id": "sesn_1"}', 400, "environment_id: must be a non-empty string"),
        (b'{"environment_id": "env_none", "session_id": "sesn_1"}', 404, "env_none"),
    ],
)
def test_work_that_cannot_be_queued_is_refused(client: httpx.Client, content: bytes, status: int, message: str) -> None:
    kinds = {400: "invalid_request_error", 404: "not_found_error"}
    assert message in expect_error(client.post("/_sandbox/work", content=content), status, kinds[status])


def test_work_is_not_queued_while_the_sandbox_is_stopped() -> None:
    with pytest.raises(RuntimeError, match="not running"):
        Sandbox().add_work("env_1")
