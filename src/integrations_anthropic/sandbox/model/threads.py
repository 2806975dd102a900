"""Message threads: conversations the server keeps under the id of their latest answer.

Described at https://platform.claude.com/docs/en/build-with-claude/message-threads.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from ..clock import SandboxClock
from ..errors import SandboxAPIError, invalid

__all__ = ["BETA", "MessageThreads", "Turn"]

Json = Any

BETA = "message-threads-2026-08-12"
TTL_SECONDS = 300.0
MAX_THREADS = 10_000
KEPT = ("system", "tools")
"""Fields a thread keeps; a request that continues it leaves them out, or repeats them unchanged."""
FIXED = (*KEPT, "output_config")


@dataclass
class _Thread:
    body: Json
    """The request that was answered, with the whole history, without `thread`."""
    expires_at: float
    is_continued: bool = False
    is_busy: bool = False


@dataclass
class Turn:
    """One turn of a conversation, in a thread or not."""

    body: Json
    """The request with the whole history, and without `thread`."""
    message: Json = field(default=None)
    """The answer, to be set by who made it."""


class MessageThreads:
    """All threads. One expires five minutes after its latest answer, and can be continued once from each answer."""

    def __init__(self, clock: SandboxClock) -> None:
        self._clock = clock
        self._threads: OrderedDict[str, _Thread] = OrderedDict()

    @contextmanager
    def turn(self, body: Json, betas: frozenset[str]) -> Iterator[Turn]:
        """Complete a request with the history of its thread; keep the answer that is set within the block.

        Raises SandboxAPIError 400 for a request that is not allowed in its thread, or without the beta header; 404 with
        the error code `thread_not_found` for an unknown or expired thread.
        """
        thread = body.get("thread")
        if not thread:
            yield Turn(body)
            return
        if BETA not in betas:
            raise invalid("thread: Extra inputs are not permitted")
        rest = {key: value for key, value in body.items() if key != "thread"}
        if thread["type"] == "create":
            turn = Turn(rest)
            yield turn
            self._keep(turn)
            return
        previous = self._find(thread["previous_message_id"])
        _check_unchanged(previous.body, rest)
        turn = Turn(_joined(previous.body, rest))
        previous.is_busy = True
        try:
            yield turn
            previous.is_continued = turn.message is not None
        finally:
            previous.is_busy = False
        self._keep(turn)

    def whole(self, body: Json) -> Json:
        """The request with the history of its thread, if that is known; nothing is checked."""
        thread = body.get("thread") or {}
        previous = self._threads.get(thread.get("previous_message_id", ""))
        return body if previous is None else _joined(previous.body, body)

    def _find(self, message_id: str) -> _Thread:
        thread = self._threads.get(message_id)
        if thread is None or thread.expires_at <= self._clock.monotonic():
            raise SandboxAPIError(
                404,
                f"thread.previous_message_id: no thread was found for {message_id}. Send the whole conversation with "
                '`thread: {"type": "create"}`.',
                details={"error_code": "thread_not_found"},
            )
        if thread.is_busy:
            raise _refused(f"{message_id} is being continued by another request", "thread_continue_in_flight")
        if thread.is_continued:
            raise _refused(f"{message_id} has already been continued", "thread_already_continued")
        return thread

    def _keep(self, turn: Turn) -> None:
        message = turn.message
        if message is None:
            return
        # A reply that `max_tokens: 0` left empty is no turn of the conversation.
        answer = [{"role": "assistant", "content": message["content"]}] if message["content"] else []
        body = {**turn.body, "messages": [*turn.body["messages"], *answer]}
        self._threads[message["id"]] = _Thread(body, self._clock.monotonic() + TTL_SECONDS)
        if len(self._threads) > MAX_THREADS:
            self._threads.popitem(last=False)


def _check_unchanged(before: Json, body: Json) -> None:
    differing = [name for name in FIXED if (name in body or name not in KEPT) and body.get(name) != before.get(name)]
    if differing:
        raise _refused(
            f"the thread was created with other values. Differing field(s): {', '.join(differing)}",
            "thread_fingerprint_mismatch",
        )


def _joined(before: Json, body: Json) -> Json:
    """The request with the history before it, and with what the thread keeps."""
    kept = {name: before[name] for name in KEPT if name in before}
    return {**kept, **body, "messages": [*before["messages"], *body["messages"]]}


def _refused(message: str, code: str) -> SandboxAPIError:
    return SandboxAPIError(400, f"thread: {message}.", details={"error_code": code})
