"""The API's batches and messages, played in memory on a virtual clock: outcomes and faults on order."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qs, urlsplit

from integrations_anthropic.testing import Reply, VirtualClock
from tests.unit.responses import MESSAGE, failure

SUCCEEDED: dict[str, Any] = {"type": "succeeded", "message": MESSAGE}
EXPIRED: dict[str, Any] = {"type": "expired"}


def dumps(value: Any) -> bytes:
    """JSON text."""
    return json.dumps(value).encode()


def errored(kind: str) -> dict[str, Any]:
    """An outcome that is an error of this type."""
    return {"type": "errored", "error": failure(kind)}


class BatchServer:
    """Answers requests. A batch ends `seconds` after it was made; its results come in reverse."""

    def __init__(self, clock: VirtualClock, seconds: float = 100.0) -> None:
        self.clock, self.seconds = clock, seconds
        self.batches: list[dict[str, Any]] = []
        self.calls: list[str] = []
        self.asked: Counter[str] = Counter()
        """How often each custom id was handed in."""
        self.outcome: Callable[[str, int], dict[str, Any]] = lambda custom_id, times: SUCCEEDED
        """What becomes of a request, by its id and how often it was handed in."""
        self.before: dict[str, list[Any]] = {}
        """By call: what it answers, or raises, instead of what it would; None: it does not."""
        self.after: dict[str, list[Any]] = {}
        """The same once it has done what it was asked."""
        self.prompts: list[Any] = []
        self.odd_line: bytes | None = None
        """What is sent in the place of the second result."""

    def reply_to(self, request: Any) -> Reply:
        """The response; raises what is on order."""
        path = urlsplit(request.url).path.removeprefix("/v1/messages")
        parts = path.strip("/").split("/")
        call = {
            ("POST", "/batches"): "create",
            ("GET", "/batches"): "list",
            ("POST", ""): "message",
        }.get((request.method, path), "results" if parts[-1] == "results" else "get")
        self.calls.append(call)
        self._fault(self.before, call)
        body = getattr(self, f"_{call}")(request, parts)
        self._fault(self.after, call)
        if call != "results":
            return Reply(body)
        if self.odd_line is not None:
            return Reply(b"\n".join([dumps(body[0]), self.odd_line, *map(dumps, body[2:])]))
        return Reply.lines(body)

    def cancel(self, number: int) -> None:
        """Cancel a batch."""
        self.batches[number]["canceled"] = True

    @staticmethod
    def _fault(faults: dict[str, list[Any]], call: str) -> None:
        fault = faults[call].pop(0) if faults.get(call) else None
        if fault is not None:
            raise fault

    def _create(self, request: Any, parts: list[str]) -> Any:
        asked = json.loads(request.body)["requests"]
        self.asked.update(one["custom_id"] for one in asked)
        outcomes = {one["custom_id"]: self.outcome(one["custom_id"], self.asked[one["custom_id"]]) for one in asked}
        batch = {
            "id": f"msgbatch_{len(self.batches)}",
            "requests": asked,
            "outcomes": outcomes,
            "made": self.clock.time(),
            "betas": request.headers.get("anthropic-beta"),
        }
        self.batches.append(batch)
        return self._shown(batch)

    def _get(self, request: Any, parts: list[str]) -> Any:
        return self._shown(self._batch(parts[1]))

    def _list(self, request: Any, parts: list[str]) -> Any:
        query = parse_qs(urlsplit(request.url).query)
        newest_first = [self._shown(batch) for batch in reversed(self.batches)]
        ids = [batch["id"] for batch in newest_first]
        begins = ids.index(query["after_id"][0]) + 1 if "after_id" in query else 0
        page = newest_first[begins : begins + int(query["limit"][0])]
        more = begins + len(page) < len(newest_first)
        first, last = (page[0]["id"], page[-1]["id"]) if page else (None, None)
        return {"data": page, "has_more": more, "first_id": first, "last_id": last}

    def _results(self, request: Any, parts: list[str]) -> Any:
        batch = self._batch(parts[1])
        assert self._has_ended(batch), "results were asked for before the end"
        outcomes = {name: {"type": "canceled"} if "canceled" in batch else o for name, o in batch["outcomes"].items()}
        return [{"custom_id": name, "result": outcome} for name, outcome in reversed(outcomes.items())]

    def _message(self, request: Any, parts: list[str]) -> Any:
        self.prompts.append(json.loads(request.body)["messages"][0]["content"])
        return MESSAGE

    def _batch(self, name: str) -> dict[str, Any]:
        return next(batch for batch in self.batches if batch["id"] == name)

    def _has_ended(self, batch: dict[str, Any]) -> bool:
        return "canceled" in batch or self.clock.time() >= batch["made"] + self.seconds

    def _shown(self, batch: dict[str, Any]) -> dict[str, Any]:
        ended = self._has_ended(batch)
        counts = dict.fromkeys(("processing", "succeeded", "errored", "canceled", "expired"), 0)
        counts["succeeded" if ended else "processing"] = len(batch["requests"])
        made = datetime.fromtimestamp(batch["made"], UTC).isoformat()
        return {
            "id": batch["id"],
            "type": "message_batch",
            "processing_status": "ended" if ended else "in_progress",
            "request_counts": counts,
            "created_at": made,
            "expires_at": made,
            "ended_at": made if ended else None,
            "cancel_initiated_at": made if "canceled" in batch else None,
        }


def request_of(name: str) -> dict[str, Any]:
    """A request with this custom id, which is its prompt, too."""
    params = {"model": "claude-sonnet-4-5", "max_tokens": 9, "messages": [{"role": "user", "content": name}]}
    return {"custom_id": name, "params": params}


def requests_of(count: int) -> list[dict[str, Any]]:
    """So many requests: r0, r1, …"""
    return [request_of(f"r{number}") for number in range(count)]


async def not_awaited(progress: Any) -> None:
    """A function whose calls do nothing; asynchronous for both clients."""
