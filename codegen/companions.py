"""Hand-written methods added to a service beside an operation's generated method: `x-companions` names them.

The runtime implements them. Their arguments are those of the operation; this module defines only what is added.
"""

from __future__ import annotations

import textwrap

from attrs import evolve

from .parts.batch_companions import RUN, RUN_LIVE
from .parts.companion import Companion, OwnParameter
from .parts.memory_companions import SYNC
from .parts.session_companions import FOLLOW, FOLLOW_THREAD, RUN_SESSION_TOOLS
from .parts.work_companions import WORKER

__all__ = ["COMPANIONS"]


OUTPUT = OwnParameter(
    name="output",
    annotation="Any",
    doc="""type of the result: a dataclass, an attrs class, a TypedDict, a pydantic model or TypeAdapter, a msgspec
        Struct, or a type hint made of these and of scalars, lists, tuples, sets, Literal, Enum, Optional, dates. A dict
        with arbitrary keys is refused: structured output needs named keys. `Annotated[int, "description"]` and
        docstrings describe fields.""",
)
VALUE_ADAPTER = ("..._argument_types.adapters", "ValueAdapter")
OUTPUT_RAISES = (
    "ValidationError: an argument is invalid, or `output` has no JSON Schema; nothing was sent.",
    "APIError: the API returned an error; the subclass tells which.",
    "APIConnectionError: no response was received.",
)

PARSE = Companion(
    name="parse",
    summary="Create a message and parse its text into a Python type.",
    doc=textwrap.dedent(
        """\
        The API constrains the reply to the JSON Schema of the type. A reply is parsed, refused or truncated:
        see `result.parsed`, `result.refused`, `result.truncated`. Only `result.get()` raises for a refused or
        truncated reply.
        """
    ).strip(),
    own_parameters=(
        OUTPUT,
        OwnParameter(
            name="max_repairs",
            annotation="int",
            default="0",
            doc="""how often the model is asked again, with the fault, where its answer is whole but does not fit the
                type, as where a validator of the class refuses it; each is a request of its own. `deadline` bounds all
                of them. The answers that did not fit are in `result.earlier`.""",
        ),
    ),
    omitted=frozenset({"output_format"}),
    required_fields=frozenset({"output_config"}),
    is_async=True,
    returns=(
        ({"output": "type[T]"}, "ParsedMessage[T]"),
        ({"output": "ValueAdapter[T]"}, "ParsedMessage[T]"),
        ({"output": "Any"}, "ParsedMessage[Any]"),
    ),
    body=(
        'load("integrations_anthropic._async.structured_output")',
        "from ..structured_output import create_parsed",
        "",
        "return await create_parsed(self._pipeline, call, output, max_repairs)",
    ),
    type_imports=(("..._core.output.parsed_message", "ParsedMessage"), VALUE_ADAPTER),
    raises=OUTPUT_RAISES,
)

PARSE_STREAM = Companion(
    name="parse_stream",
    summary="Create a message as a stream, and parse its text into a Python type as it grows.",
    doc=textwrap.dedent(
        """\
        The stream of `create_stream` with `partial_value` and `partial_values`, the value so far as plain JSON data,
        and `get_parsed_message()`, what `parse` would have returned. Nothing is sent before it is read.
        """
    ).strip(),
    own_parameters=(OUTPUT,),
    omitted=frozenset({"output_format"}),
    required_fields=frozenset({"output_config"}),
    is_async=False,
    streamed=True,
    returns=(
        ({"output": "type[T]"}, "AsyncParsedMessageStream[T]"),
        ({"output": "ValueAdapter[T]"}, "AsyncParsedMessageStream[T]"),
        ({"output": "Any"}, "AsyncParsedMessageStream[Any]"),
    ),
    body=(
        'load("integrations_anthropic._async.parsed_message_stream")',
        "from ..parsed_message_stream import AsyncParsedMessageStream",
        "",
        "return AsyncParsedMessageStream(self._pipeline, call, output)",
    ),
    type_imports=(("..parsed_message_stream", "AsyncParsedMessageStream"), VALUE_ADAPTER),
    raises=OUTPUT_RAISES,
)


def _runner(module: str, name: str) -> tuple[str, ...]:
    """The lines that make a runner of tools."""
    return (
        f'load("integrations_anthropic._async.tools.{module}")',
        "from ..._core.tools.run_options import ToolRunOptions",
        f"from ..tools.{module} import {name}",
        "",
        "run = ToolRunOptions(max_rounds=max_rounds, on_error=on_error, confirm=confirm, tool_timeout=tool_timeout, "
        "context=context)",
        f"return {name}(self._pipeline, call, tools, run)",
    )


RUN_TOOLS = Companion(
    name="run_tools",
    summary="Run a conversation in which the model calls Python functions, until it stops calling them.",
    doc=textwrap.dedent(
        """\
        Returns at once: iterate the runner for each message of the model, or get the last one with `until_done()`.
        `runner.messages` is the whole conversation. `deadline` bounds all of it, tools included; every other option
        applies to each request. With a `tool_choice` that forces a tool, only `max_rounds` ends the run.
        With `thread={"type": "create"}` the server keeps the conversation, and each request has only what is new; a
        thread that the server lost is begun again with all of it.
        """
    ).strip(),
    own_parameters=(
        OwnParameter(
            name="tools",
            annotation="Sequence[Callable[..., Any] | RawTool | ToolUnionInput]",
            doc="""functions with type hints and docstrings, called when the model asks for them, objects with a
                definition of their own (`RawTool`: `MemoryFolder`, the tools of an MCP server), and definitions (as
                `create` accepts them) of tools that Anthropic runs. The decorator `tool` configures a function. The
                asynchronous client runs coroutine functions as tasks and others in threads; the synchronous client
                accepts no coroutine functions, and runs several calls in threads.""",
        ),
        OwnParameter(
            name="max_rounds",
            annotation="int",
            default="25",
            doc="most model messages before ToolRoundsExceededError is raised; at least 1.",
        ),
        OwnParameter(
            name="on_error",
            annotation="Callable[[ToolUseBlock, Exception], object] | None",
            default="None",
            doc="""callback for each failed tool call, with the exception; if it raises, the run ends. Default: the
                failure is reported to the model only.""",
        ),
        OwnParameter(
            name="confirm",
            annotation="AsyncConfirm | None",
            default="None",
            doc="""callback that decides on each call before a tool of the message runs, one call after another: True
                lets it run, False refuses it, text refuses it and gives the model the reason, a mapping is the input to
                run it with (the conversation keeps the model's own). What it raises ends the run; iterating again asks
                again. The asynchronous client awaits a coroutine function, and calls others in a thread. The time it
                takes counts towards `deadline`.""",
        ),
        OwnParameter(
            name="tool_timeout",
            annotation="float | None",
            default="None",
            doc="""seconds for one call of a tool that has no `timeout` of its own, above 0. A coroutine function is
                cancelled then; a function in a thread cannot be stopped, and what it returns is dropped. The model and
                `on_error` get a ToolTimeoutError. Default: no limit.""",
        ),
        OwnParameter(
            name="context",
            annotation="Any",
            default="None",
            doc="""object handed to the functions that ask for it, by a parameter of type `ToolContext[T]`, or of the
                object's own class; the model does not see such a parameter.""",
        ),
    ),
    omitted=frozenset({"tools"}),
    required_fields=frozenset({"messages", "tools"}),
    is_async=False,
    returns=(({}, "AsyncToolRunner"),),
    body=_runner("runner", "AsyncToolRunner"),
    type_imports=(
        ("..tools.runner", "AsyncToolRunner"),
        ("..._core.tools.confirmation", "AsyncConfirm"),
        ("..._core.tools.raw_tool", "RawTool"),
    ),
    models=("ToolUnionInput", "ToolUseBlock"),
    raises=("ValidationError: a tool or another argument is invalid; nothing was sent.",),
)

RUN_TOOLS_STREAM = evolve(
    RUN_TOOLS,
    name="run_tools_stream",
    summary="Run a conversation in which the model calls Python functions, each message streamed as it arrives.",
    doc=textwrap.dedent(
        """\
        Returns at once: iterate the runner for the stream of each message, or read `text_stream` or `events()`, which
        go through all of them, or get the last message with `until_done()`. A tool starts as soon as its input is
        whole, while the rest of the message arrives; not where `tools` has a tool that the caller runs, nor with
        `tool(…, starts_early=False)`. `deadline` bounds all of it, tools included.
        """
    ).strip(),
    returns=(({}, "AsyncToolStreamRunner"),),
    body=_runner("stream_runner", "AsyncToolStreamRunner"),
    streamed=True,
    type_imports=(("..tools.stream_runner", "AsyncToolStreamRunner"), ("..._core.tools.confirmation", "AsyncConfirm")),
)

ALL = (
    PARSE,
    PARSE_STREAM,
    RUN_TOOLS,
    RUN_TOOLS_STREAM,
    RUN,
    RUN_LIVE,
    SYNC,
    FOLLOW,
    FOLLOW_THREAD,
    RUN_SESSION_TOOLS,
    WORKER,
)
COMPANIONS = {companion.key: companion for companion in ALL}
