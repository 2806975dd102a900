"""Dreams: each is pending, runs when it is first got, and is completed when it is got again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ..call import OperationHandler, SandboxCall
from ..clock import SandboxClock, timestamp
from ..errors import SandboxAPIError, invalid
from ..ids import new_id
from ..memory_stores.stored_memories import StoredMemories
from ..responses import json_handler
from ..store.resource_store import ResourceStore
from ..store.tables import Row

__all__ = ["StoredDreams"]

Json = Any
UNFINISHED = ("pending", "running")
MAX_SESSIONS = 100
USED = {
    "pending": dict.fromkeys(
        ("input_tokens", "output_tokens", "cache_read_input_tokens", "cache_creation_input_tokens"), 0
    ),
    "running": {
        "input_tokens": 512,
        "output_tokens": 64,
        "cache_read_input_tokens": 0,
        "cache_creation_input_tokens": 256,
    },
    "completed": {
        "input_tokens": 1536,
        "output_tokens": 320,
        "cache_read_input_tokens": 2048,
        "cache_creation_input_tokens": 256,
    },
}
"""Tokens that a dream has used by the time it has a status."""


class StoredDreams:
    """The handlers of what creates dreams, moves them on, and ends them. The store keeps them."""

    def __init__(self, store: ResourceStore, memories: StoredMemories, clock: SandboxClock) -> None:
        self._store, self._memories, self._clock = store, memories, clock
        handlers: dict[str, Callable[[SandboxCall], Json]] = {
            "dreams.create": self._create,
            "dreams.get": self._get,
            "dreams.cancel": self._cancel,
            "dreams.archive": self._archive,
        }
        self.by_operation: dict[str, OperationHandler] = {name: json_handler(one) for name, one in handlers.items()}

    def _create(self, call: SandboxCall) -> Json:
        store_id, behavior = _source(call.body["inputs"]), call.body.get("output_behavior") or {"type": "create_new"}
        self._memories.require_store(store_id)
        if behavior["type"] == "update_existing":
            if behavior["memory_store_id"] != store_id:
                raise invalid("output_behavior.memory_store_id: Input should be the memory store among inputs")
            self._require_released(store_id)
        model = call.body["model"]
        given = {
            **call.body,
            "status": "pending",
            "model": {"speed": "standard"} | ({"id": model} if isinstance(model, str) else _without_null(model)),
            "output_behavior": behavior,
            "usage": USED["pending"],
        }
        return self._store.create("dreams.create", {}, given)

    def _get(self, call: SandboxCall) -> Json:
        row = self._store.row("dreams.get", call.path)
        if row.value["status"] in UNFINISHED:
            self._move_on(row)
        return row.value

    def _move_on(self, row: Row) -> None:
        store_id = _source(row.value["inputs"])
        try:
            self._memories.require_store(store_id)
        except SandboxAPIError as error:
            failure = {"type": "input_memory_store_unavailable", "message": error.message}
            row.value |= {"status": "failed", "error": failure, **self._ended()}
            return
        if row.value["status"] == "running":
            row.value |= {"status": "completed", "usage": USED["completed"], **self._ended()}
            return
        session_id = new_id("sesn")
        if row.value["output_behavior"]["type"] == "create_new":
            store_id = self._memories.copy(store_id, session_id)
        outputs = [{"type": "memory_store", "memory_store_id": store_id}]
        row.value |= {"status": "running", "session_id": session_id, "outputs": outputs, "usage": USED["running"]}

    def _cancel(self, call: SandboxCall) -> Json:
        row = self._store.row("dreams.get", call.path)
        if row.value["status"] in UNFINISHED:
            row.value |= {"status": "canceled", **self._ended()}
        elif row.value["status"] != "canceled":
            raise invalid(f"Dream {row.value['id']} is {row.value['status']}: it cannot be canceled")
        return row.value

    def _archive(self, call: SandboxCall) -> Json:
        row = self._store.row("dreams.get", call.path)
        if row.value["status"] in UNFINISHED:
            raise invalid(f"Dream {row.value['id']} is {row.value['status']}: cancel it before it is archived")
        if row.value["archived_at"] is None:
            row.value |= {"archived_at": timestamp(self._clock.time())}
        return row.value

    def _ended(self) -> dict[str, Json]:
        return {"ended_at": timestamp(self._clock.time())}

    def _require_released(self, store_id: str) -> None:
        """Raise SandboxAPIError 409 for a memory store that a dream is changing. It says that a retry does not help."""
        for row in self._store.rows("dreams.list", {}):
            behavior = row.value["output_behavior"]
            if row.value["status"] in UNFINISHED and behavior.get("memory_store_id") == store_id:
                message = f"Memory store {store_id} is held by dream {row.value['id']}"
                raise SandboxAPIError(409, message, {"x-should-retry": "false"})


def _source(inputs: Sequence[Json]) -> str:
    """Id of the memory store that a dream goes through. Raises SandboxAPIError 400 for inputs that make no dream."""
    stores = [one["memory_store_id"] for one in inputs if one["type"] == "memory_store"]
    sessions = [session for one in inputs if one["type"] == "sessions" for session in one["session_ids"]]
    if len(stores) != 1:
        raise invalid("inputs: one memory store is required")
    if not 1 <= len(sessions) <= MAX_SESSIONS:
        raise invalid(f"inputs: 1 to {MAX_SESSIONS} sessions are required")
    store_id: str = stores[0]
    return store_id


def _without_null(record: Json) -> dict[str, Json]:
    return {name: value for name, value in record.items() if value is not None}
