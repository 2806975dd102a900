"""Where a run of tools stands in a message thread, which the server keeps: what it holds, and what is sent next."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from attrs import Factory, evolve, frozen

from ...errors import ValidationError
from ..codec.encode import encode

if TYPE_CHECKING:
    from ...models.message import MessageResponse

__all__ = ["ThreadPosition", "changed_thread", "thread_of"]

KEPT = ("system", "tools")
"""Fields that a thread keeps from the request that created it: one that continues it leaves them out."""
FIXED = (*KEPT, "output_config")
"""Fields that cannot change in a thread."""
NOT_CONTINUED = frozenset({"thread_not_found", "thread_already_continued", "thread_continue_in_flight"})
"""Error codes of a thread that cannot be continued from the answer that was named."""
UNSUPPORTED = "thread_unsupported_request"
"""Error code of a request that cannot be part of a thread."""


@frozen(kw_only=True)
class ThreadPosition:
    """Replaced as a whole at each step, as the progress of the run is."""

    previous: str | None = None
    """Id of the answer that the next request continues from; None where it creates a thread."""
    has_history: bool = True
    """Whether the run has all that the thread holds. Not where its caller continued a thread from elsewhere."""
    known: int = 0
    """How many of the run's turns the server holds."""
    kept: Mapping[str, Any] = Factory(dict)
    """Fields that the thread holds, as JSON; only those that must not be sent again where it is from elsewhere."""
    replaces_lost: bool = False
    """Whether the server did not find the thread before this one, and this one was not continued yet."""
    state: Literal["on", "off"] = "on"

    def request(self, body: dict[str, Any]) -> tuple[dict[str, Any], ThreadPosition]:
        """The request for a body with the whole conversation, and the position once it is sent."""
        if self.state == "off":
            return body, self
        fixed = {name: encode(body[name]) for name in FIXED if body.get(name) is not None}
        if not self.has_history:
            kept = self.kept or {"tools": fixed.get("tools")}
            return self._continued(body, fixed, kept), evolve(self, kept=kept)
        is_new = len(body["messages"]) > self.known
        if self.previous is None or fixed != self.kept or not is_new:
            # A thread cannot change its tools: with others, it is another thread. And a request without any turn, as
            # after `pause_turn`, is refused.
            position = evolve(self, previous=None, known=0, kept=fixed)
            return body | {"thread": {"type": "create"}}, position
        return self._continued(body, fixed, self.kept), self

    def _continued(self, body: dict[str, Any], fixed: Mapping[str, Any], kept: Mapping[str, Any]) -> dict[str, Any]:
        """The body with what the thread lacks. What it was not created with is sent, for the server to refuse."""
        held = {name for name in KEPT if name in kept and fixed.get(name) == kept[name]}
        sent = {name: value for name, value in body.items() if name not in held}
        thread = {"type": "continue", "previous_message_id": self.previous}
        return sent | {"messages": body["messages"][self.known :], "thread": thread}

    def after(self, answer: MessageResponse, turns: int, *, is_kept: bool) -> ThreadPosition:
        """The position after an answer, which is the last of so many turns.

        `is_kept`: whether the run holds the answer as it was given, block for block. A refused answer may be part of
        the thread or not, and the server keeps none that a fallback model wrote: the next request creates a thread.
        """
        if self.state == "off":
            return self
        usage: Any = answer.usage
        steps = getattr(usage, "iterations", None) or ()
        by_fallback = any(getattr(step, "type", None) == "fallback_message" for step in steps)
        if is_kept and isinstance(answer.id, str) and answer.stop_reason != "refusal" and not by_fallback:
            replaces_lost = self.replaces_lost and self.previous is None
            return evolve(self, previous=answer.id, known=turns, replaces_lost=replaces_lost)
        return evolve(self, previous=None, known=0) if self.has_history else self

    def after_error(self, code: str | None) -> ThreadPosition | None:
        """The position from which the request is to be sent again after an error with this code; None: it is not.

        A thread that is lost as soon as it replaced a lost one is not replaced again: the server may keep none. From
        then on, and where a request cannot be in a thread, each request has the whole conversation.
        """
        if self.state == "off" or not self.has_history:
            return None
        if code == UNSUPPORTED or (code == "thread_not_found" and self.previous and self.replaces_lost):
            return evolve(self, state="off")
        if code in NOT_CONTINUED and self.previous is not None:
            return evolve(self, previous=None, known=0, replaces_lost=code == "thread_not_found")
        return None


def thread_of(value: Any) -> ThreadPosition | None:
    """The position for the argument `thread` of a run; None for none, and for what only the server knows."""
    if value is None:
        return None
    given = encode(value, "thread")
    kind = given.get("type") if isinstance(given, dict) else None
    if kind == "create":
        return ThreadPosition()
    if kind == "continue" and isinstance(given.get("previous_message_id"), str):
        return ThreadPosition(previous=given["previous_message_id"], has_history=False)
    return None


def changed_thread(value: Any) -> ThreadPosition | None:
    """The position for a `thread` that a run is changed to. Raises ValidationError for that of another conversation."""
    position = thread_of(value)
    if position is not None and not position.has_history:
        text = 'thread: a run cannot go on in another thread; {"type": "create"} begins one with its conversation'
        raise ValidationError(text, field="thread", value=value)
    return position
