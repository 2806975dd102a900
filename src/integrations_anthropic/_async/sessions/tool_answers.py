"""The calls of tools that a session makes: asked about, made and answered, side by side, while its events go on."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from random import uniform
from threading import Lock
from typing import TYPE_CHECKING, Any

from ..._core.sessions.event_fields import field_of, text_of
from ..._core.sessions.result_events import confirmation_event, result_event
from ..._core.sessions.run_context import SessionRunContext
from ..._core.sessions.run_options import refusal_of
from ..._core.sessions.session_tool_calls import SessionToolCall, SessionToolCalls
from ..._core.sessions.turn_state import ANSWERS
from ..._core.tools.results import error_result, tool_result
from ..._core.tools.signatures import awaits
from ..._core.tools.toolbox import AsyncToolbox
from ..._runtime.async_jobs import AsyncJob, AsyncJobs, invoke
from ..._runtime.event_loop import AsyncEventLoop
from ...errors import AnthropicError, ToolTimeoutError, ValidationError
from ...models.message import ToolUseBlock

if TYPE_CHECKING:
    from ..._core.call.operation import Call
    from ..._core.call.run_span import ToolSpan
    from ..._core.sessions.run_options import SessionRunOptions
    from ..._core.tools.run_observation import RunObservation
    from ..pipeline import AsyncPipeline
    from .session_requests import AsyncSessionRequests

__all__ = ["AsyncToolAnswers"]


class AsyncToolAnswers:
    """Makes the calls that are open, each once, and sends their results. What ends the run is kept in `error`."""

    def __init__(
        self,
        pipeline: AsyncPipeline,
        call: Call,
        requests: AsyncSessionRequests,
        toolboxes: tuple[AsyncToolbox, AsyncToolbox],
        options: SessionRunOptions,
        observed: RunObservation,
    ) -> None:
        """`toolboxes`: the client's own tools, and those of the agent that the client runs."""
        self._pipeline = pipeline
        self._call = call
        self._requests = requests
        self._toolboxes = toolboxes
        self._options = options
        self._observed = observed
        self.calls = SessionToolCalls()
        self.error: BaseException | None = None
        """Why the run cannot go on: an answer could not be sent, or a callback raised."""
        self.stop: Callable[[], Any] | None = None
        """Called where `error` is set, from any task: ends what waits for the next event."""
        self._jobs = AsyncJobs()
        self._tools = AsyncJobs()  # async only
        self._running: list[AsyncJob] = []
        self._begun: set[tuple[str, bool]] = set()
        self._unseen: set[str] = set()
        self._loop: object = None
        # Replaced where what runs is given up: a thread that goes on sends nothing any more.
        self._epoch = object()
        # Questions are asked one after another, by one job.
        self._questions: deque[SessionToolCall] = deque()
        self._is_asking = False
        self._lock = Lock()

    def take(self, event: Any) -> None:
        """Take in the next event of the session."""
        self.calls.take(event)
        if (kind := text_of(event, "type")) in ANSWERS:
            self._unseen.discard(text_of(event, ANSWERS[kind]))

    def is_ours(self, call_id: str) -> bool:
        """Whether this run answers a call, or has answered it, and the session does not say so yet."""
        call = self.calls.get(call_id)
        if call is None:
            return self.calls.is_answered(call_id)
        return call_id in self._unseen or self._is_ours(call)

    async def start(self) -> None:
        """Begin what the open calls wait for and has not begun."""
        if ended := [job for job in self._running if job.ended]:
            # What has ended is forgotten.
            await self._jobs.wait_any(ended)
            self._running = [job for job in self._running if not job.ended]
        self._begun &= {(call.id, call.needs_confirmation) for call in self.calls.open}
        for call in self.calls.open:
            key = call.id, call.needs_confirmation
            if key in self._begun or not self._is_ours(call):
                continue
            self._begun.add(key)
            self._unseen.add(call.id)
            if call.needs_confirmation:
                await self._ask(call)
            else:
                await self._begin(partial(self._answer, call, self._epoch))

    async def cancel(self) -> None:
        """Cancel what runs; tools in threads are left to themselves. What was not answered is begun again later."""
        self._epoch = object()
        await self._jobs.cancel()
        self._forget()

    def has_moved(self) -> bool:
        """Whether the run goes on in another event loop than before: what ran there is given up, and begun again."""
        before, self._loop = self._loop, AsyncEventLoop.current()
        if before is None or before is self._loop:
            return False
        self.abandon()
        self._jobs = AsyncJobs()
        self._tools = AsyncJobs()  # async only
        self._forget()
        if self.error is not None and AsyncEventLoop.is_cancellation(self.error):
            # The loop ended, and cancelled what ran in it.
            self.error = None
        return True

    def abandon(self) -> None:
        """The same, without waiting for its end."""
        self._epoch = object()
        self._jobs.abandon()

    def _forget(self) -> None:
        self._running.clear()
        self._begun.clear()
        self._unseen.clear()
        self._questions.clear()
        self._is_asking = False

    def _is_ours(self, call: SessionToolCall) -> bool:
        """Whether this run does what a call waits for."""
        if call.needs_confirmation:
            return self._options.confirm is not None
        has = any(entry.name == call.name and entry.function is not None for entry in self._toolbox(call).entries)
        return has and call.takes_result

    def _toolbox(self, call: SessionToolCall) -> AsyncToolbox:
        return self._toolboxes[0 if call.is_custom else 1]

    async def _begin(self, work: Callable[[], Any]) -> None:
        job = AsyncJob(partial(self._work, work, self._epoch), awaits=True)
        self._running.append(job)
        await self._jobs.start(job)

    async def _work(self, work: Callable[[], Any], epoch: object) -> None:
        """Do something; where that fails, the run ends."""
        try:
            await work()
        except BaseException as error:  # raised again by the consumer of the run
            if epoch is self._epoch:
                # Also a cancellation, which is the tool's own then: nothing else would end the run.
                self.error = self.error or error
                if self.stop is not None:
                    await self.stop()
            elif AsyncEventLoop.is_cancellation(error):
                raise

    async def _ask(self, call: SessionToolCall) -> None:
        with self._lock:
            self._questions.append(call)
            is_asking, self._is_asking = self._is_asking, True
        if not is_asking:
            await self._begin(partial(self._ask_all, self._epoch))

    async def _ask_all(self, epoch: object) -> None:
        while epoch is self._epoch and (call := self._next_question()) is not None:
            if self.calls.get(call.id) is None:
                continue
            confirm: Any = self._options.confirm
            answer: Any = await invoke(partial(confirm, call.event), awaits=awaits(confirm), seconds=None)
            refusal = refusal_of(answer[0])
            if epoch is self._epoch and self.calls.get(call.id) is not None:
                await self._send(call, confirmation_event(call, refusal))

    def _next_question(self) -> SessionToolCall | None:
        with self._lock:
            if self._questions:
                return self._questions.popleft()
            self._is_asking = False
            return None

    async def _answer(self, call: SessionToolCall, epoch: object) -> None:
        block = ToolUseBlock(id=call.id, name=call.name, input=field_of(call.event, "input"))
        result = await self._result(call, block)
        # Another client may have answered, or its thread ended.
        if epoch is self._epoch and self.calls.get(call.id) is not None:
            await self._send(call, result_event(call, result))

    async def _result(self, call: SessionToolCall, block: ToolUseBlock) -> dict[str, Any]:
        """The result of the tool, as it would be in a message."""
        span, error = self._observed.tool(block), None
        try:
            result = tool_result(block, await self._called(call, block, span))
        except Exception as fault:  # a wrong call, or what was returned: reading it runs the code of its class
            result, error = error_result(block, fault), fault
        except BaseException:
            if span is not None:
                span.cancelled()
            raise
        if span is not None:
            span.ended(result, error)
        if error is not None and self._options.on_error is not None:
            self._options.on_error(call.event, error)
        return result

    async def _called(self, call: SessionToolCall, block: ToolUseBlock, span: ToolSpan | None) -> Any:
        """What the tool returns. Raises what it raises, ValidationError for a wrong call, ToolTimeoutError."""
        toolbox = self._toolbox(call)
        ready = toolbox.job(block, SessionRunContext(toolbox))
        seconds = self._options.tool_timeout if ready.seconds is None else ready.seconds
        clock = self._pipeline.clock.monotonic
        job = AsyncJob(ready.run, awaits=ready.awaits, seconds=seconds, monotonic=clock, span=span)
        jobs = AsyncJobs()
        jobs = self._tools  # async only
        await jobs.wait([job], None)
        value, error = job.outcome or (None, None)
        if job.is_late:
            text = f"the tool {call.name!r} took longer than its time limit of {seconds:g} s; it may still run"
            raise ToolTimeoutError(text, name=call.name, duration=seconds or 0.0)
        if error is not None:
            raise error
        return value

    async def _send(self, call: SessionToolCall, event: dict[str, Any]) -> None:
        """Send an answer, once: where it may have been lost, the session is asked first whether it has it."""
        failures = 0
        while True:
            try:
                await self._requests.send(event)
            except AnthropicError as error:
                if self.calls.get(call.id) is not None and not await self._has(event, error):
                    failures += 1
                    await self._wait(error, failures)
                    continue
            break
        if call.needs_confirmation:
            self.calls.confirmed(call.id, allowed=event["result"] == "allow")
        else:
            self.calls.answered(call.id)

    async def _has(self, event: dict[str, Any], error: AnthropicError) -> bool:
        try:
            return await self._requests.holds(event)
        except AnthropicError as fault:
            raise error from fault

    async def _wait(self, error: AnthropicError, failures: int) -> None:
        """Wait before an answer is sent again; raise the error where that would not help."""
        if isinstance(error, ValidationError):
            raise error
        retries = self._pipeline.retries(self._call)
        delay = retries.delay(error, failures, uniform(-1.0, 1.0))  # noqa: S311 - spreads retries, protects nothing
        left = self._requests.time_left()
        if delay is None or (left is not None and delay >= left):
            retries.withdraw()
            raise error
        retries.made()
        await self._pipeline.clock.asleep(delay)
