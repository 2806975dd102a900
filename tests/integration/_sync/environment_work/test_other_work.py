# Derived from tests/integration/_async/environment_work/test_other_work.py by `make codegen`. Do not edit.
"""Work that is no session (the API looks whether there are workers) is stopped, and handed to no function."""

from __future__ import annotations

from typing import Any

import pytest

from integrations_anthropic import AnthropicClient
from integrations_anthropic.testing import MockTransport

from .queues import ENVIRONMENT, work_item

WORK = f"/v1/environments/{ENVIRONMENT}/work"
CHECK = work_item(None, "healthcheck")


def scripted(*, stop: Any) -> MockTransport:
    """An API with a look at the workers in its queue, and nothing else."""
    transport = MockTransport()
    transport.expect_request().with_path(f"{WORK}/poll").returning(CHECK)
    transport.expect_request().with_path(f"{WORK}/work_1/ack").returning({**CHECK, "state": "starting"})
    transport.expect_request().with_path(f"{WORK}/work_1/stop").with_json(force=True).returning(stop)
    return transport.expect_request().with_path(f"{WORK}/poll").returning((200, b"null"))


@pytest.mark.parametrize(
    "stop",
    [
        {**CHECK, "state": "stopped"},
        (409, {"type": "error", "error": {"type": "conflict_error", "message": "It has stopped."}}),
        (500, {"type": "error", "error": {"type": "api_error", "message": "Later."}}),
    ],
    ids=["stopped", "stopped before", "failed"],
)
def test_work_that_is_no_session_is_stopped_and_handed_to_no_function(stop: Any) -> None:
    transport, done = scripted(stop=stop), []

    def handler(job: Any) -> None:
        done.append(job.work.id)

    with AnthropicClient(api_key="sk-ant-api-key", transport=transport, max_retries=0) as client:
        worker = client.environments.work.worker(ENVIRONMENT, handler, until_empty=True)
        worker.run()
    transport.verify()
    assert done == []
    assert worker.jobs == []
