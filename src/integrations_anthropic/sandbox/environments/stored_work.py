"""The queues of work of all environments, and the operations of the workers that ask for it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from starlette.responses import Response

from ..call import OperationHandler, SandboxCall
from ..clock import SandboxClock
from ..errors import SandboxAPIError
from ..responses import json_handler, json_response
from ..store.filters import page_of
from ..store.resource_store import ResourceStore
from ..store.tables import Row
from .work_queue import WorkItem, WorkQueue

__all__ = ["WORK_OPERATIONS", "StoredWork"]

Json = Any
WORK_OPERATIONS = tuple(
    f"environments.work.{name}" for name in ("list", "poll", "stats", "get", "update", "ack", "heartbeat", "stop")
)
LOOK_SECONDS = 0.05
"""How often a poll that waits looks whether a lease has ended."""
WORKER_HEADER = "anthropic-worker-id"


class StoredWork:
    """The handlers of `environments.work`. Work is queued by `add`."""

    def __init__(self, store: ResourceStore, clock: SandboxClock) -> None:
        self._store, self._clock = store, clock
        self._queues: dict[str, WorkQueue] = {}
        self._added = asyncio.Event()
        """Set, and replaced, where work was added: it wakes the polls that wait."""
        handlers: dict[str, Callable[[SandboxCall], Json]] = {
            "environments.work.list": self._list,
            "environments.work.stats": self._stats,
            "environments.work.get": self._get,
            "environments.work.update": self._update,
            "environments.work.ack": self._acknowledge,
            "environments.work.heartbeat": self._heartbeat,
            "environments.work.stop": self._stop,
        }
        self.by_operation: dict[str, OperationHandler] = {name: json_handler(one) for name, one in handlers.items()}
        self.by_operation["environments.work.poll"] = self._poll

    def add(self, environment_id: str, session_id: str) -> Json:
        """Queue a session for the workers of an environment. Raises SandboxAPIError 404 for an unknown environment."""
        item = self._queue(environment_id).add(session_id, self._clock.time())
        self._added.set()
        self._added = asyncio.Event()
        return item.value

    def require(self, environment_id: str, session_id: str) -> None:
        """Queue a session, unless it is queued or with a worker already."""
        queue = self._queue(environment_id)
        queue.end_leases(self._clock.time())
        open_items = (item for item in queue.items if item.state not in ("stopping", "stopped"))
        if all(item.value["data"]["id"] != session_id for item in open_items):
            self.add(environment_id, session_id)

    async def _poll(self, call: SandboxCall) -> Response:
        """Wait until there is work, at most as long as the request says."""
        worker = call.headers.get(WORKER_HEADER, "")
        loop = asyncio.get_running_loop()
        ends = loop.time() + (call.query.get("block_ms") or 0) / 1000
        while True:
            queue = self._queue(call.path["environment_id"])
            work = queue.poll(worker, call.query.get("reclaim_older_than_ms"), self._clock.time())
            if work is not None or (left := ends - loop.time()) <= 0:
                return json_response(work)
            await asyncio.wait([waiting := asyncio.ensure_future(self._added.wait())], timeout=min(left, LOOK_SECONDS))
            waiting.cancel()

    def _list(self, call: SandboxCall) -> Json:
        environment_id = call.path["environment_id"]
        queue = self._queue(environment_id)
        queue.end_leases(self._clock.time())
        rows = [Row(item.number, item.value, {}) for item in queue.items]
        page = page_of(rows[::-1], call.query, "id", f"/v1/environments/{environment_id}/work")
        return {"data": page["data"], "next_page": page["next_page"]}

    def _stats(self, call: SandboxCall) -> Json:
        return self._queue(call.path["environment_id"]).stats(self._clock.time())

    def _get(self, call: SandboxCall) -> Json:
        return self._item(call)[1].value

    def _update(self, call: SandboxCall) -> Json:
        _, item = self._item(call)
        notes = {**item.value["metadata"], **call.body["metadata"]}
        item.change(metadata={name: text for name, text in notes.items() if text is not None})
        return item.value

    def _acknowledge(self, call: SandboxCall) -> Json:
        queue, item = self._item(call)
        queue.acknowledge(item, self._clock.time())
        return item.value

    def _heartbeat(self, call: SandboxCall) -> Json:
        queue, item = self._item(call)
        seconds, expected = call.query.get("desired_ttl_seconds"), call.query.get("expected_last_heartbeat")
        return queue.heartbeat(item, seconds, expected, self._clock.time())

    def _stop(self, call: SandboxCall) -> Json:
        queue, item = self._item(call)
        queue.stop(item, self._clock.time(), force=bool((call.body or {}).get("force")))
        return item.value

    def _item(self, call: SandboxCall) -> tuple[WorkQueue, WorkItem]:
        queue = self._queue(call.path["environment_id"])
        return queue, queue.find(call.path["work_id"], self._clock.time())

    def _queue(self, environment_id: str) -> WorkQueue:
        """The queue of an environment. Raises SandboxAPIError 404 for an unknown one, and forgets its work."""
        path = {"environment_id": environment_id}
        try:
            self._store.row("environments.get", path)
        except SandboxAPIError:
            self._queues.pop(environment_id, None)
            raise
        return self._queues.setdefault(environment_id, WorkQueue(environment_id))
