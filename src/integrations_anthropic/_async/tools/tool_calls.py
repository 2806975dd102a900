"""The calls of one answer: asked about, made, and answered for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from ..._core.call.library_faults import is_from_signal_handler
from ..._core.tools.confirmation import ConfirmedCall, confirmed
from ..._core.tools.results import error_result, refusal_result, tool_result
from ..._core.tools.signatures import awaits
from ..._runtime.async_jobs import AsyncJob, AsyncJobs, invoke
from ..._runtime.collected import CleanUp, when_collected
from ...errors import AnthropicError, DeadlineExceededError, ToolTimeoutError

if TYPE_CHECKING:
    from ..._core.call.run_span import ToolSpan
    from ..._core.tools.run_observation import RunObservation
    from ..._core.tools.tool_options import ToolInvocation
    from ..._core.tools.tool_run import ToolRun
    from ...models.message import ToolUseBlock

__all__ = ["AsyncToolCalls"]


class AsyncMadeCall:
    """One call, and what has come of it so far."""

    def __init__(self, call: ToolUseBlock) -> None:
        self.call = call
        """As the model made it."""
        self.confirmed: ConfirmedCall | None = None
        """As it is to be made; None before `confirm` was asked."""
        self.job: AsyncJob | None = None
        self.error: AnthropicError | None = None
        """Why it cannot be made."""
        self.result: dict[str, Any] | None = None
        """The block that the model is given."""
        self.span: ToolSpan | None = None
        """None where nothing is observed, and once it has ended."""

    def end_span(self, result: dict[str, Any], error: BaseException | None, *, refused: bool = False) -> None:
        """Report the block that the model is given."""
        span, self.span = self.span, None
        if span is not None:
            span.ended(result, error, refused=refused)

    def has_run(self) -> bool:
        """Whether the tool has ended, however it did."""
        return self.job is not None and self.job.outcome is not None


class AsyncToolCalls:
    """The calls of one answer, in its order. What has ended is not done again, however often the results are asked for:
    neither a question nor a call. What was cancelled is."""

    def __init__(self, run: ToolRun, monotonic: Callable[[], float], observed: RunObservation) -> None:
        self._run = run
        self._observed = observed
        self._options = run.options
        self._monotonic = monotonic
        self._made: list[AsyncMadeCall] = []
        self._jobs = AsyncJobs()
        self._clean_up: CleanUp | None = None

    async def start(self, call: ToolUseBlock) -> None:
        """Make a call before the answer is whole. Raises what `confirm` raises; asked again, it goes on there."""
        made = self._of(call, [])
        await self._prepare(made)
        job = made.job
        if job is not None and not job.started:
            if self._clean_up is None:
                # A run that is dropped leaves no task behind.
                self._clean_up = when_collected(self, self._jobs.abandon)
            await self._jobs.start(job)

    async def results(self, calls: Sequence[ToolUseBlock]) -> list[dict[str, Any]]:
        """The results of the calls, in their order; those that have not started are started at once, side by side."""
        made: list[AsyncMadeCall] = []
        for call in calls:
            made.append(self._of(call, made))
        # All questions come first: no tool runs before an answer that may end the run.
        for one in made:
            await self._prepare(one)
        await self._wait([one.job for one in made if one.job is not None and one.result is None])
        self._all_ended()
        return [self._result(one) for one in made]

    async def cancel(self) -> None:
        """Cancel the tools that run; those in threads are left to themselves."""
        await self._jobs.cancel()
        self.forget_spans()
        self._all_ended()

    def abandon(self) -> None:
        """The same, without waiting for their end."""
        self._jobs.abandon()
        self.forget_spans()

    def forget_spans(self) -> None:
        """Report the calls whose results nothing asks for any more as cancelled."""
        for made in self._made:
            span, made.span = made.span, None
            if span is not None:
                span.cancelled()

    async def rest(self, calls: Sequence[ToolUseBlock]) -> list[tuple[ToolUseBlock, dict[str, Any]]]:
        """The calls that were made and are not among these, with their results; waits for tools that run.

        Not beyond the deadline: they are cancelled then.
        """
        asked: list[AsyncMadeCall] = []
        for call in calls:
            asked.append(self._of(call, asked))
        rest = [one for one in self._made if one not in asked]
        jobs = [one.job for one in rest if one.job is not None and one.job.started and one.job.is_usable()]
        try:
            seconds = self._run.time_left(self._monotonic())
        except DeadlineExceededError:
            seconds = 0.0
        if jobs:
            await self._jobs.wait(jobs, seconds)
        if not asked:
            self._all_ended()
        return self.ended(asked)

    def ended(self, without: Sequence[AsyncMadeCall] = ()) -> list[tuple[ToolUseBlock, dict[str, Any]]]:
        """The calls whose tools have ended, with their results."""
        return [(one.call, self._result(one)) for one in self._made if one not in without and one.has_run()]

    def _all_ended(self) -> None:
        """Nothing runs that would have to be ended."""
        if self._clean_up is not None:
            self._clean_up.cancel()
            self._clean_up = None

    def _of(self, call: ToolUseBlock, others: list[AsyncMadeCall]) -> AsyncMadeCall:
        """What is known of a call; of several with one id, the first that is not among the others."""
        ids = (call.id, self._run.given_id(call.id))
        found = next((one for one in self._made if one.call.id in ids and one not in others), None)
        if found is None:
            found = AsyncMadeCall(call)
            self._made.append(found)
        elif found.call.id != call.id:
            # It started under the id that the model gave it, which the conversation cannot hold.
            found.call = call
            found.result = found.result and {**found.result, "tool_use_id": call.id}
        return found

    async def _prepare(self, made: AsyncMadeCall) -> None:
        """Ask whether the call is to be made, and make it ready."""
        if made.result is not None or (made.job is not None and made.job.is_usable()):
            return
        made.job, made.error = None, None
        # A call that cannot be made is no question.
        if self._ready(made, made.call) is None:
            made.span = made.span or self._observed.tool(made.call)
            return
        if made.confirmed is None:
            made.confirmed = await self._confirmed(made.call)
        made.span = self._observed.tool(made.confirmed.call)
        if made.confirmed.refusal is not None:
            made.result = refusal_result(made.call, made.confirmed.refusal)
            made.end_span(made.result, None, refused=True)
        elif (ready := self._ready(made, made.confirmed.call)) is not None:
            limit = self._options.tool_timeout if ready.seconds is None else ready.seconds
            clock, span = self._monotonic, made.span
            made.job = AsyncJob(ready.run, awaits=ready.awaits, seconds=limit, monotonic=clock, span=span)

    def _ready(self, made: AsyncMadeCall, call: ToolUseBlock) -> ToolInvocation | None:
        try:
            return self._run.toolbox.job(call, self._run)
        except AnthropicError as fault:
            made.error = fault
            return None

    async def _confirmed(self, call: ToolUseBlock) -> ConfirmedCall:
        confirm = self._options.confirm
        if confirm is None:
            return ConfirmedCall(call)
        seconds = self._run.time_left(self._monotonic())
        answer = await invoke(partial(confirm, call), awaits=awaits(confirm), seconds=seconds)
        if answer is None:
            raise self._run.too_late()
        return confirmed(call, answer[0])

    async def _wait(self, jobs: list[AsyncJob]) -> None:
        if not jobs:
            return
        seconds = self._run.time_left(self._monotonic())
        if not await self._jobs.wait(jobs, seconds):
            raise self._run.too_late()

    def _result(self, made: AsyncMadeCall) -> dict[str, Any]:
        if made.result is not None:
            return made.result
        value, error = self._outcome(made)
        if error is None:
            try:
                made.result = tool_result(made.call, value)
                made.end_span(made.result, None)
                return made.result
            except Exception as fault:  # what is returned may be of any class, and reading it runs that class's code
                if is_from_signal_handler(fault):
                    raise
                error = fault
        elif is_from_signal_handler(error):
            made.job = None
            raise error
        else:
            # Where what follows ends the run, it is made again when that goes on.
            made.job = None
        result = error_result(made.call, error)
        made.end_span(result, error)
        if self._options.on_error is not None:
            self._options.on_error(made.call, error)
        made.result = result
        return result

    def _outcome(self, made: AsyncMadeCall) -> tuple[Any, Exception | None]:
        """What the tool returned, or why it did not."""
        job = made.job
        if job is None or job.outcome is None:
            return None, made.error
        if job.is_late:
            seconds = job.seconds or 0.0
            text = f"the tool {made.call.name!r} took longer than its time limit of {seconds:g} s; it may still run"
            return None, ToolTimeoutError(text, name=made.call.name, duration=seconds)
        return job.outcome
