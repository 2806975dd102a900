# Derived from tests/integration/_async/environment_work/test_worker.py by `make codegen`. Do not edit.
"""A worker on the queue of the sandbox: each item is done once, kept meanwhile, and left to others where need be."""

from __future__ import annotations

import logging
from typing import Any

import pytest

from integrations_anthropic import AuthenticationError, ConfigurationError, ValidationError
from integrations_anthropic.sandbox import Fault

from .queues import Queue

WAIT = 20.0
"""Seconds until a test gives up; nothing takes as long."""


def test_each_item_is_done_once_and_stopped(queue: Queue) -> None:
    done: list[str] = []

    def handler(job: Any) -> None:
        assert queue.state(job.work.id) in ("starting", "active")
        assert (job.is_over, job.end) == (False, None)
        done.append(job.session_id)

    items = [queue.add(f"sesn_{number}") for number in range(3)]
    worker = queue.worker(handler, worker_id="me")
    worker.run()
    assert done == ["sesn_0", "sesn_1", "sesn_2"]
    assert [queue.state(item) for item in items] == ["stopped"] * 3
    assert worker.jobs == []
    polls = [request for request in queue.sandbox.requests if request.path.endswith("/work/poll")]
    assert {request.headers["anthropic-worker-id"] for request in polls} == {"me"}
    worker.run()
    assert len(done) == 3


def test_several_items_are_done_at_once_up_to_the_limit(queue: Queue) -> None:
    most = 0

    def handler(job: Any) -> None:
        nonlocal most
        most = max(most, len(worker.jobs))
        for _ in range(20):
            queue.state(job.work.id)

    for _ in range(6):
        queue.add()
    worker = queue.worker(handler, max_concurrency=3)
    worker.run()
    assert most == 3


def test_a_function_that_fails_is_reported_and_does_not_end_the_worker(queue: Queue) -> None:
    failed: list[tuple[str, str]] = []

    def handler(job: Any) -> None:
        if job.session_id == "sesn_bad":
            raise LookupError("nothing there")

    items = [queue.add("sesn_bad"), queue.add("sesn_good")]
    queue.worker(handler, on_error=lambda job, error: failed.append((job.session_id, str(error)))).run()
    assert failed == [("sesn_bad", "nothing there")]
    assert [queue.state(item) for item in items] == ["stopped", "stopped"]


def test_without_a_callback_a_failure_is_logged(queue: Queue, caplog: pytest.LogCaptureFixture) -> None:
    def handler(job: Any) -> None:
        raise LookupError("nothing there")

    item = queue.add()
    with caplog.at_level(logging.ERROR, "integrations_anthropic.work"):
        queue.worker(handler).run()
    assert [record.getMessage() for record in caplog.records] == [f"work {item} failed"]


def test_what_the_callback_raises_ends_the_worker(queue: Queue) -> None:
    def on_error(job: Any, error: Exception) -> None:
        raise RuntimeError("no more") from error

    def handler(job: Any) -> None:
        raise LookupError

    first, second = queue.add(), queue.add()
    with pytest.raises(RuntimeError, match="no more"):
        queue.worker(handler, on_error=on_error).run()
    assert [queue.state(first), queue.state(second)] == ["stopped", "queued"]


def test_a_worker_that_stops_gives_its_work_back(queue: Queue) -> None:
    ends: list[Any] = []
    done: list[str] = []

    def handler(job: Any) -> None:
        try:
            worker.stop()
            job.wait_over(WAIT)
            queue.state(job.work.id)
        finally:
            ends.append(job.end)

    item = queue.add()
    worker = queue.worker(handler, lease_seconds=30)
    worker.run()
    assert ends == ["worker_stopped"]
    assert queue.state(item) in ("starting", "active")
    # Not after the 30 s of its lease, but at once.
    queue.clock.advance(1.1)
    assert queue.state(item) == "queued"

    def again(job: Any) -> None:
        done.append(job.work.id)

    queue.worker(again).run()
    assert done == [item]


def test_a_worker_that_drains_ends_its_work_and_takes_no_more(queue: Queue) -> None:
    done: list[str] = []

    def handler(job: Any) -> None:
        worker.stop(drain=True)
        queue.state(job.work.id)
        assert not job.is_over
        done.append(job.work.id)

    items = [queue.add(), queue.add()]
    worker = queue.worker(handler)
    worker.run()
    assert done == items[:1]
    assert [queue.state(item) for item in items] == ["stopped", "queued"]


def test_a_lost_lease_is_noticed_and_left_to_the_other_worker(queue: Queue) -> None:
    ends: list[Any] = []
    work = queue.client.environments.work

    def handler(job: Any) -> None:
        try:
            # Long enough sleep: another worker gets the item.
            _beaten(queue, job)
            queue.clock.advance(2)
            taken = work.poll(queue.environment, worker_id="other")
            assert taken is not None
            work.ack(queue.environment, taken.id)
            work.heartbeat(queue.environment, taken.id, expected_last_heartbeat="NO_HEARTBEAT")
            assert job.wait_over(WAIT)
            queue.state(job.work.id)
        finally:
            ends.append(job.end)

    item = queue.add()
    queue.worker(handler).run()
    assert ends == ["lost"]
    assert queue.state(item) == "active"


def _beaten(queue: Queue, job: Any) -> None:
    """Wait until the worker has sent a heartbeat."""
    while queue.state(job.work.id) != "active":
        pass


def test_work_that_the_api_stops_comes_to_its_end(queue: Queue) -> None:
    ends: list[Any] = []

    def handler(job: Any) -> None:
        try:
            queue.client.environments.work.stop(queue.environment, job.work.id, force=False)
            assert job.wait_over(WAIT)
            queue.state(job.work.id)
        finally:
            ends.append(job.end)

    item = queue.add()
    queue.worker(handler).run()
    assert ends == ["stop_requested"]
    assert queue.state(item) == "stopped"


def test_heartbeats_that_fail_for_a_while_change_nothing(queue: Queue) -> None:
    queue.sandbox.faults.add(Fault(status=500, operation="environments.work.heartbeat", times=2))
    ends: list[Any] = []

    def handler(job: Any) -> None:
        _beaten(queue, job)
        ends.append(job.end)

    item = queue.add()
    queue.worker(handler).run()
    assert (ends, queue.state(item)) == ([None], "stopped")


def test_polls_that_fail_for_a_while_are_made_again(queue: Queue) -> None:
    queue.sandbox.faults.add(Fault(status=529, operation="environments.work.poll", times=3))
    queue.sandbox.faults.add(Fault(status=500, operation="environments.work.ack", times=1))
    done: list[str] = []

    def handler(job: Any) -> None:
        done.append(job.work.id)
        worker.stop(drain=True)

    items = [queue.add(), queue.add()]
    worker = queue.worker(handler, until_empty=False)
    worker.run()
    assert done == items[1:]
    # The one whose acknowledgement failed is handed out again later.
    queue.clock.advance(3.1)
    worker = queue.worker(handler, until_empty=False, reclaim_older_than_ms=3000)
    worker.run()
    assert done == items[::-1]


def test_an_error_that_stays_ends_the_worker(queue: Queue) -> None:
    queue.sandbox.faults.add(Fault(status=401, operation="environments.work.poll"))

    def handler(job: Any) -> None:
        raise AssertionError("there is no work")

    with pytest.raises(AuthenticationError):
        queue.worker(handler).run()


def test_an_item_that_another_worker_acknowledged_is_left_to_it(queue: Queue) -> None:
    queue.sandbox.faults.add(Fault(status=409, operation="environments.work.ack", times=1))
    done: list[str] = []

    def handler(job: Any) -> None:
        done.append(job.work.id)

    queue.add()
    queue.worker(handler).run()
    assert done == []


def test_what_was_reported_is_not_reported_again(queue: Queue) -> None:
    session = queue.session("cut", "glue")
    counts: list[int] = []

    def handler(job: Any) -> None:
        calls = job.open_calls()
        counts.append(len(calls))
        assert job.answer(calls[0], "cut")
        assert not job.answer(calls[0], "cut again")
        again = job.open_calls()
        assert [call.name for call in again] == ["glue"]
        assert job.answer(again[0], [{"type": "text", "text": "glued"}], is_error=True)

    queue.worker(handler, on_error=_raise).run()
    assert counts == [2]
    assert [text for _, text in queue.results(session)] == ["cut", "glued"]


def _raise(job: Any, error: Exception) -> None:
    raise error


@pytest.mark.parametrize(
    ("options", "field"),
    [
        ({"max_concurrency": 0}, "max_concurrency"),
        ({"max_concurrency": True}, "max_concurrency"),
        ({"max_concurrency": 33}, "max_concurrency"),
        ({"lease_seconds": 0.5}, "lease_seconds"),
        ({"on_error": "log"}, "on_error"),
    ],
)
def test_wrong_arguments_are_refused(queue: Queue, options: dict[str, Any], field: str) -> None:
    def handler(job: Any) -> None:
        """Does nothing."""

    with pytest.raises(ValidationError, match=f"{field}: must be") as caught:
        queue.worker(handler, **options)
    assert caught.value.field == field
    with pytest.raises(ValidationError, match="handler: must be"):
        queue.worker("handler")


def test_a_worker_runs_once_at_a_time(queue: Queue) -> None:
    def handler(job: Any) -> None:
        with pytest.raises(ConfigurationError, match="this worker runs already"):
            worker.run()

    queue.add()
    worker = queue.worker(handler, on_error=_raise)
    worker.run()
    assert repr(worker).endswith("not running)")
