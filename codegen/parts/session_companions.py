"""The companions of sessions: events over reconnections, and runs of tools."""

from __future__ import annotations

import textwrap

from attrs import evolve

from .companion import Companion, OwnParameter

__all__ = ["FOLLOW", "FOLLOW_THREAD", "RUN_SESSION_TOOLS"]

OPTIONS = frozenset({"timeout", "max_retries", "deadline", "extra_headers", "beta_features"})

FOLLOW = Companion(
    name="follow",
    summary="Read the events of a session, each once, over reconnections.",
    doc=textwrap.dedent(
        """\
        Returns at once: iterate it in `{with}`, which opens the stream, so that what is sent after that is
        not missed. Where the connection is lost, it is opened again, and the events in between are taken from
        `list`: none is lost, none comes twice. It ends when the session is terminated. `deadline` bounds all of
        it; every other option applies to each request.
        """
    )
    .strip()
    .replace("{with}", "async with"),
    own_parameters=(
        OwnParameter(
            name="history",
            annotation="bool",
            default="False",
            doc="whether it begins with the first event, and not with the next one.",
        ),
        OwnParameter(
            name="until_idle",
            annotation="bool",
            default="False",
            doc="""whether it also ends when the session is idle and waits for no answer: after a
                `session.status_idle` whose `stop_reason` is not `requires_action`. With `history`, those of earlier
                turns do not count.""",
        ),
    ),
    omitted=frozenset(),
    required_fields=frozenset(),
    is_async=False,
    needs_body=False,
    first_by_position=False,
    options=OPTIONS,
    returns=(({}, "AsyncFollowedEvents[SessionStreamEvent]"),),
    body=(
        'load("integrations_anthropic._async.sessions.followed_events")',
        "from ..sessions.followed_events import AsyncFollowedEvents",
        "",
        "return AsyncFollowedEvents(self._pipeline, call, self, session_id, history=history, until_idle=until_idle)",
    ),
    models=("SessionStreamEvent",),
    type_imports=(("..sessions.followed_events", "AsyncFollowedEvents"),),
    raises=("ValidationError: an argument is invalid; nothing was sent.",),
)

FOLLOW_THREAD = evolve(
    FOLLOW,
    own_key="follow_thread",
    summary="Read the events of a thread, each once, over reconnections.",
    doc=textwrap.dedent(
        """\
        What `sessions.events.follow` is to a session: it is iterated in `{with}`, and opens the stream again where
        the connection is lost; none of the events is lost, none comes twice. It ends when the thread or its session is
        terminated. The API lists the events of a thread from the first one on only: that list is read where it begins,
        and after each reconnection. `deadline` bounds all of it; every other option applies to each request.
        """
    )
    .strip()
    .replace("{with}", "async with"),
    own_parameters=(
        FOLLOW.own_parameters[0],
        evolve(
            FOLLOW.own_parameters[1],
            doc="""whether it also ends when the thread is idle and waits for no answer: after a
                `session.thread_status_idle` of it whose `stop_reason` is not `requires_action`. With `history`, those
                of earlier turns do not count.""",
        ),
    ),
    body=(
        *FOLLOW.body[:-1],
        "return AsyncFollowedEvents("
        "self._pipeline, call, self, session_id, thread_id, history=history, until_idle=until_idle)",
    ),
)

RUN_SESSION_TOOLS = Companion(
    own_key="run_session_tools",
    name="run_tools",
    summary="Answer the calls of tools that a session makes, with Python functions, until its turn is over.",
    doc=textwrap.dedent(
        """\
        Returns at once: iterate the run for the events of the session, or get the agent's last message with
        `until_done()`. It ends when the session is idle and waits for no answer, or is terminated. Reconnects as
        `events.follow` does; a call that has a result in the session's list of events is not answered again, also
        after a crash. `deadline` bounds all of it; every other option applies to each request.
        """
    ).strip(),
    own_parameters=(
        OwnParameter(
            name="tools",
            annotation="Sequence[Callable[..., Any] | RawTool]",
            doc="""functions with type hints and docstrings, called for each `agent.custom_tool_use` of their name, and
                objects with a definition of their own (`RawTool`). What the agent knows of a tool is in its `tools`.
                The asynchronous client runs coroutine functions as tasks and others in threads; the synchronous client
                accepts no coroutine functions, and runs each call in a thread.""",
        ),
        OwnParameter(
            name="agent_tools",
            annotation="Sequence[Callable[..., Any] | RawTool]",
            default="()",
            doc="""the same for the agent's own tools, such as `bash`, where the session's environment is self-hosted,
                so that the client runs them: called for each `agent.tool_use` that is allowed.""",
        ),
        OwnParameter(
            name="confirm",
            annotation="AsyncSessionConfirm | None",
            default="None",
            doc="""callback that decides on each `agent.tool_use` and `agent.mcp_tool_use` that has to be allowed, one
                after another: True allows the call, False denies it, text denies it and gives the agent the reason.
                What it raises ends the run. The asynchronous client awaits a coroutine function; other functions are
                called in a thread.""",
        ),
        OwnParameter(
            name="on_error",
            annotation="Callable[[AgentCustomToolUseEvent | AgentToolUseEvent, Exception], object] | None",
            default="None",
            doc="""callback for each failed call, with its event and the exception; if it raises, the run ends. Default:
                the failure is reported to the agent only.""",
        ),
        OwnParameter(
            name="tool_timeout",
            annotation="float | None",
            default="None",
            doc="""seconds for one call of a tool that has no `timeout` of its own, above 0. A coroutine function is
                cancelled then; a function in a thread cannot be stopped, and what it returns is dropped. The agent and
                `on_error` get a ToolTimeoutError. Default: no limit.""",
        ),
        OwnParameter(
            name="context",
            annotation="Any",
            default="None",
            doc="""object handed to the functions that ask for it, by a parameter of type `ToolContext[T]`, or of the
                object's own class.""",
        ),
        OwnParameter(
            name="shared",
            annotation="bool",
            default="False",
            doc="""whether other clients answer the calls that this run has no tool or `confirm` for, so that it waits
                for them. Otherwise the run ends where only such calls are open: `pending_calls` has them.""",
        ),
        OwnParameter(
            name="history",
            annotation="bool",
            default="False",
            doc="whether iterating also gives the events from before the run.",
        ),
    ),
    omitted=frozenset(),
    required_fields=frozenset(),
    is_async=False,
    needs_body=False,
    first_by_position=False,
    options=OPTIONS,
    returns=(({}, "AsyncSessionToolRunner[SessionStreamEvent]"),),
    body=(
        'load("integrations_anthropic._async.sessions.tool_runner")',
        "from ..._core.sessions.run_options import SessionRunOptions",
        "from ..sessions.tool_runner import AsyncSessionToolRunner",
        "",
        "run = SessionRunOptions(confirm=confirm, on_error=on_error, tool_timeout=tool_timeout, context=context, "
        "shared=shared, history=history)",
        "return AsyncSessionToolRunner(self._pipeline, call, self.events, session_id, (tools, agent_tools), run)",
    ),
    models=("SessionStreamEvent", "AgentCustomToolUseEvent", "AgentToolUseEvent"),
    type_imports=(
        ("..sessions.tool_runner", "AsyncSessionToolRunner"),
        ("..._core.sessions.run_options", "AsyncSessionConfirm"),
        ("..._core.tools.raw_tool", "RawTool"),
    ),
    raises=("ValidationError: a tool or another argument is invalid; nothing was sent.",),
)
