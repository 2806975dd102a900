"""The companions of handing in a batch: runs of any number of requests."""

from __future__ import annotations

import textwrap

from attrs import evolve

from .companion import Companion, OwnParameter

__all__ = ["RUN", "RUN_LIVE"]

OPTIONS = frozenset({"timeout", "extra_headers", "beta_features"})

REQUESTS = OwnParameter(
    name="requests",
    annotation="AsyncBatchRequests",
    doc="""any iterable of requests, each a mapping with `custom_id` and `params` or a BatchRequest, consumed as they
        are needed (the asynchronous client takes asynchronous ones, too); the path of a JSONL file, all lines of which
        are checked before the first is sent; or a pandas frame with the columns `custom_id` and `params`, or
        `custom_id` and one for each parameter. Each custom_id has to be different.""",
)
ORDER = OwnParameter(
    name="order",
    annotation='Literal["arrival", "asking"]',
    default='"arrival"',
    doc="""`arrival`: results come as they end. `asking`: in the order of the requests; {kept}.""",
)
ON_PROGRESS = OwnParameter(
    name="on_progress",
    annotation="Callable[[BatchProgress], object] | None",
    default="None",
    doc="""called with the counts so far whenever they change; what it raises comes out of the iteration.""",
)
KEPT = "those that end early are kept on disk, at most 4 times `max_open` batches are asked at once"
LIVE_KEPT = "at most 4 times `max_concurrency` are kept"

RUN = Companion(
    name="run",
    summary="Hand in any number of requests in batches, wait for them, and give their results as they end.",
    doc=textwrap.dedent(
        """\
        Returns at once: iterate the run in `{with}`, or have it written with `write_to(path)`. Requests are cut
        into batches by count and bytes, of which a few are open at a time; they are looked at after pauses that grow
        from 1 to 60 s. Requests that expired, or failed for a reason that passes, are asked again, unless their batch
        was cancelled. With a state file, a run that was killed goes on where it was; no batch is handed in twice.
        """
    )
    .strip()
    .replace("{with}", "async with"),
    own_parameters=(
        REQUESTS,
        OwnParameter(
            name="state",
            annotation="str | PathLike[str] | None",
            default="None",
            doc="""file that the run is written down in, so that it can be made again after a crash, with the same
                requests in the same order; more may follow them. Created where there is none. Default: a run that is
                interrupted is lost, but `write_to` keeps one beside its file.""",
        ),
        evolve(ORDER, doc=ORDER.doc.replace("{kept}", KEPT)),
        ON_PROGRESS,
        OwnParameter(
            name="max_requests",
            annotation="int",
            default="10_000",
            doc="most requests in one batch, from 1 to 100,000.",
        ),
        OwnParameter(
            name="max_bytes",
            annotation="int",
            default="16_000_000",
            doc="""most bytes of the requests in one batch, from 1 to 256,000,000; a larger request is a batch of its
                own. One batch is in memory while it is sent.""",
        ),
        OwnParameter(
            name="max_open",
            annotation="int",
            default="4",
            doc="most batches that are processed at once, from 1 to 100.",
        ),
        OwnParameter(
            name="max_retries",
            annotation="int",
            default="2",
            doc="""how often a request that expired, or failed for a reason that passes, is asked again, from 0 to 100.
                (The calls themselves are retried as the client says.)""",
        ),
    ),
    omitted=frozenset({"requests"}),
    required_fields=frozenset({"requests"}),
    is_async=False,
    options=OPTIONS,
    returns=(({}, "AsyncBatchRun"),),
    body=(
        'load("integrations_anthropic._async.batch_runs.batch_run")',
        "from ..._core.batching.run_options import BatchRunOptions",
        "from ..batch_runs.batch_run import AsyncBatchRun",
        "",
        "run = BatchRunOptions(state=state, order=order, on_progress=on_progress, max_requests=max_requests, "
        "max_bytes=max_bytes, max_open=max_open, max_retries=max_retries)",
        "return AsyncBatchRun(self._pipeline, call, self, requests, run)",
    ),
    type_imports=(
        ("os", "PathLike"),
        ("..._core.batching.progress", "BatchProgress"),
        ("..batch_runs.batch_run", "AsyncBatchRun"),
        ("..._batch_files.request_source", "AsyncBatchRequests"),
    ),
    raises=("ValidationError: an argument is invalid; nothing was sent.",),
)

RUN_LIVE = Companion(
    name="run_live",
    summary="Make any number of requests by calls of `messages.create`, and give their results as they end.",
    doc=textwrap.dedent(
        """\
        The same as `run` for when an hour is too long, at the price of ordinary calls. Returns at once: iterate the
        run in `{with}`, or have it written with `write_to(path)`. The calls keep to the client's limits, and are
        retried as it says; one that fails is a result of the type `errored`, with its error. Leaving early cancels
        what is open.
        """
    )
    .strip()
    .replace("{with}", "async with"),
    own_parameters=(
        REQUESTS,
        OwnParameter(
            name="max_concurrency",
            annotation="int",
            default="8",
            doc="""most calls at once, from 1 to 1,000; of the synchronous client, which makes each in a thread, to
                32.""",
        ),
        evolve(ORDER, doc=ORDER.doc.replace("{kept}", LIVE_KEPT)),
        ON_PROGRESS,
    ),
    omitted=frozenset({"requests"}),
    required_fields=frozenset({"requests"}),
    is_async=False,
    options=OPTIONS,
    returns=(({}, "AsyncLiveRun"),),
    body=(
        'load("integrations_anthropic._async.batch_runs.live_run", "integrations_anthropic._async.services.messages")',
        "from ..._core.batching.run_options import LiveRunOptions",
        "from ..batch_runs.live_run import AsyncLiveRun",
        "from .messages import AsyncMessagesService",
        "",
        "run = LiveRunOptions(max_concurrency=max_concurrency, order=order, on_progress=on_progress)",
        "return AsyncLiveRun(self._pipeline, call, AsyncMessagesService(self._pipeline), requests, run)",
    ),
    type_imports=(
        ("..._core.batching.progress", "BatchProgress"),
        ("..batch_runs.live_run", "AsyncLiveRun"),
        ("..._batch_files.request_source", "AsyncBatchRequests"),
    ),
    raises=("ValidationError: an argument is invalid; nothing was sent.",),
)
