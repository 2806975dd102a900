"""The companion of polling for work: a worker that does it."""

from __future__ import annotations

import textwrap

from .companion import Companion, OwnParameter

__all__ = ["WORKER"]

WORKER = Companion(
    name="worker",
    summary="Make a worker of a self-hosted environment: it asks for work, and hands each piece to a function.",
    doc=textwrap.dedent(
        """\
        Returns at once, and nothing is sent before `run` of it is called, which works until `stop` is. An item is
        acknowledged, kept by heartbeats while the function works, and stopped once it has returned or raised. Work
        that a stopped or killed worker leaves is done by another one.
        """
    ).strip(),
    own_parameters=(
        OwnParameter(
            name="handler",
            annotation="Callable[[AsyncEnvironmentJob], Any]",
            doc="""function that does the work of one session. The asynchronous client takes an async one, which is
                cancelled where the work is to end; of the synchronous client it runs in a thread, and looks at
                `job.is_over`.""",
        ),
        OwnParameter(
            name="environment_key",
            annotation="str | SecretString | None",
            default="None",
            is_secret=True,
            doc="""key of the environment, sent as `authorization: Bearer …` in place of what the client signs in with.
                An item that has a token in its secret is done with that token. Default: as the client signs in.""",
        ),
        OwnParameter(
            name="max_concurrency",
            annotation="int",
            default="1",
            doc="most items at once, from 1 to 32.",
        ),
        OwnParameter(
            name="on_error",
            annotation="Callable[[AsyncEnvironmentJob, Exception], object] | None",
            default="None",
            doc="""called with what the function raised; what it raises itself ends the worker. Default: it is
                logged.""",
        ),
        OwnParameter(
            name="lease_seconds",
            annotation="int | None",
            default="None",
            doc="""seconds that a heartbeat keeps the item; after them, the work of a worker that was killed is done by
                another. Default: decided by the API.""",
        ),
        OwnParameter(
            name="until_empty",
            annotation="bool",
            default="False",
            doc="whether `run` returns once the queue is empty and all work is done.",
        ),
    ),
    omitted=frozenset(),
    required_fields=frozenset(),
    is_async=False,
    needs_body=False,
    options=frozenset({"timeout", "extra_headers", "beta_features"}),
    returns=(({}, "AsyncEnvironmentWorker"),),
    body=(
        'load("integrations_anthropic._async.environment_work.worker", '
        '"integrations_anthropic._async.services.sessions_events")',
        "from ..._core.work.worker_options import WorkerOptions",
        "from ..environment_work.worker import AsyncEnvironmentWorker",
        "from .sessions_events import AsyncSessionEventsService",
        "",
        "asked = WorkerOptions(handler=handler, environment_key=environment_key, "
        "max_concurrency=max_concurrency, on_error=on_error, lease_seconds=lease_seconds, until_empty=until_empty)",
        "services = type(self), AsyncSessionEventsService",
        "return AsyncEnvironmentWorker(self._pipeline, call, environment_id, services, asked)",
    ),
    type_imports=(
        ("..environment_work.job", "AsyncEnvironmentJob"),
        ("..environment_work.worker", "AsyncEnvironmentWorker"),
    ),
    raises=("ValidationError: an argument is invalid; nothing was sent.",),
)
