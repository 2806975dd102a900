# Derived from src/integrations_anthropic/_async/batch_runs/live_run.py by `make codegen`. Do not edit.
"""Many requests over calls of their own, a bounded number at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from ..._core.batching.digests import IdSet
from ..._core.batching.progress import ProgressCounter
from ..._core.batching.refusals import concerns_all, seconds_to_wait
from ..._core.batching.run_options import MOST_CONCURRENCY
from ..._core.batching.run_result import RunResult, failed_result, succeeded_result
from ..._runtime.collected import CleanUp, when_collected
from ..._runtime.jobs import MOST_THREADS, Job, Jobs
from ...errors import AnthropicError
from .background import in_background
from .request_reader import AWAITS, RequestReader
from .result_run import ResultRun

if TYPE_CHECKING:
    from ..._batch_files.asked_request import AskedRequest
    from ..._core.batching.run_options import LiveRunOptions
    from ..._core.call.operation import Call
    from ...models.message import MessageResponse
    from ..pipeline import Pipeline

__all__ = ["LiveRun"]

MOST_KEPT = 4
"""Calls that were made and whose results are not delivered yet, in multiples of `max_concurrency`."""
MOST_WAITS = 20
"""Times that one call waits for a closed circuit, or for the limits of the client."""


class LiveRun(ResultRun):
    """The results of many requests, each a call of `messages.create`, as they end. Never awaited: iterate it in
    `with`, or call `write_to`.

    Nothing is read or sent before the first result is asked for, and new calls begin when one is. A call that fails is
    a result of the type `errored`, with its error; one that fails for a reason that all would, such as a wrong key,
    ends the run with that error. Leaving early cancels the calls that are open (in the sync client: those that have
    begun end by themselves, and their answers are dropped).
    """

    _instead = "make a new run; write_to goes on where its file ends"

    def __init__(self, pipeline: Pipeline, call: Call, service: Any, requests: Any, options: LiveRunOptions) -> None:
        options.check(MOST_CONCURRENCY if AWAITS else MOST_THREADS)
        super().__init__(RequestReader(requests), options.on_progress)
        self._options = options
        self._clock = pipeline.clock
        self._service = service
        self._jobs = Jobs()
        self._made: list[tuple[AskedRequest, Job]] = []
        self._has_more = True
        self._clean_up: CleanUp | None = None
        self._call_options: dict[str, Any] = {
            "user_profile_id": call.headers.get("anthropic-user-profile-id"),
            "workspace_id": call.headers.get("anthropic-workspace-id"),
            "timeout": call.options.timeout,
            "extra_headers": call.options.extra_headers,
            "beta_features": call.options.beta_features,
        }

    def close(self) -> None:
        """Cancel the calls that are open. May be called more than once."""
        super().close()
        self._jobs.cancel()
        if self._clean_up is not None:
            self._clean_up.cancel()
            self._clean_up = None

    def _begin(self) -> None:
        in_background(self._scan)
        self._reader.check()
        # A run that is dropped leaves no task behind.
        self._clean_up = when_collected(self, self._jobs.abandon)

    def _scan(self) -> None:
        # Made anew where an earlier try failed.
        self._delivered, self._counter = IdSet(), ProgressCounter(self._on_progress)
        if self._out is not None:
            self._out.scan(None, self._found_line)

    def _next_result(self) -> RunResult | None:
        if self._counted is not None:
            return self._returned(self._counted)
        while True:
            self._fill()
            if not self._made:
                return None
            made = self._made[:1] if self._options.order == "asking" else self._made
            self._jobs.wait_any([job for _, job in made])
            for at, (asked, job) in enumerate(made):
                if job.ended or job.fatal is not None:
                    result = self._result(asked, job)
                    del self._made[at]
                    return self._count(result)

    def _fill(self) -> None:
        """Begin as many calls as may be open."""
        most = self._options.max_concurrency
        while self._has_more and len(self._made) < most * MOST_KEPT:
            if sum(not job.ended for _, job in self._made) >= most:
                return
            asked = self._reader.take()
            if asked is None:
                self._has_more = False
            elif asked.custom_id not in self._delivered:
                create = partial(_create, self._service, self._clock, asked.params, self._call_options)
                job = Job(create, awaits=True)
                self._made.append((asked, job))
                self._jobs.start(job)
                self._counter.submitted += 1
                self._changed()

    def _result(self, asked: AskedRequest, job: Job) -> RunResult:
        if job.fatal is not None:
            raise job.fatal
        message: Any
        message, error = job.outcome or (None, AnthropicError("the call was cancelled"))
        if error is None:
            return succeeded_result(asked.custom_id, message)
        if not isinstance(error, AnthropicError) or concerns_all(error):
            raise error
        return failed_result(asked.custom_id, error)


def _create(service: Any, clock: Any, params: dict[str, Any], options: dict[str, Any]) -> MessageResponse:
    """Make one call; where nothing is sent for the moment, wait."""
    for waits in range(MOST_WAITS + 1):
        try:
            message: MessageResponse = service.create(params, **options)
            return message
        except AnthropicError as error:
            seconds = seconds_to_wait(error)
            if seconds is None or waits == MOST_WAITS:
                raise
        clock.sleep(seconds)
    raise AssertionError
