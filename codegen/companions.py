"""Methods written by hand that stand beside an operation's own, with its arguments: `x-companions` names them.

What they do is in the runtime; what they take follows the description, so only their own parameters are said here.
"""

from __future__ import annotations

import textwrap

from attrs import frozen

from .ir import Operation

__all__ = ["COMPANIONS", "Companion", "Own"]


@frozen(kw_only=True)
class Own:
    """A parameter the operation does not have."""

    name: str
    annotation: str
    doc: str
    default: str | None = None
    """None: it has to be given."""

    @property
    def parameter(self) -> str:
        """As it stands in a signature."""
        return f"{self.name}: {self.annotation}" + (f" = {self.default}" if self.default else "")


@frozen(kw_only=True)
class Companion:
    """One such method."""

    name: str
    summary: str
    doc: str
    own: tuple[Own, ...]
    without: frozenset[str]
    """Fields of the body it fills itself, or takes another way."""
    needs: frozenset[str]
    """Fields of the body it works with."""
    awaited: bool
    returns: tuple[tuple[dict[str, str], str], ...]
    """(parameters with another annotation, annotation of the result), an overload each; the last covers all."""
    body: tuple[str, ...]
    """Its last lines. What does the work is loaded by them, so that nobody pays for it who does not call them."""
    raises: tuple[str, ...]
    typed: tuple[tuple[str, str], ...]
    """(module, name) of what only the annotations need."""
    models: tuple[str, ...] = ()
    """Models and parameter types the annotations name."""

    def text(self, op: Operation) -> str:
        """The docstring; what the arguments of the operation mean is said there."""
        lines = [self.summary, "", *self.doc.splitlines(), "", "Args:"]
        lines += [f"    {p.name}: {' '.join(p.doc.split())}" for p in self.own]
        lines += ["", f"The other arguments are those of `{op.method}`.", "", "Raises:"]
        return "\n".join([*lines, *(f"    {line}" for line in self.raises)])


PARSE = Companion(
    name="parse",
    summary="Create a message and read it as a value of a type of yours.",
    doc=textwrap.dedent(
        """\
        The API holds the answer to the JSON Schema of the type. What comes back is parsed, refused or truncated:
        `result.parsed`, `result.refused`, `result.truncated`. Only `result.get()` raises for an answer.
        """
    ).strip(),
    own=(
        Own(
            name="output",
            annotation="Any",
            doc="""What the answer is: a dataclass, an attrs class, a TypedDict, or any type hint of such and of
                scalars, lists, tuples, sets, Literal, Enum, Optional, dates. Keys have names: a dict of free keys is
                nothing the API can hold an answer to. `Annotated[int, "what it is"]` and docstrings tell of fields.""",
        ),
    ),
    without=frozenset({"output_format"}),
    needs=frozenset({"output_config"}),
    awaited=True,
    returns=(({"output": "type[T]"}, "ParsedMessage[T]"), ({"output": "Any"}, "ParsedMessage[Any]")),
    body=(
        "from ..structured_output import create_parsed",
        "",
        "return await create_parsed(self._pipeline, call, output)",
    ),
    typed=(("..._core.tools.parsed_message", "ParsedMessage"),),
    raises=(
        "ValidationError: an argument is out of its bounds, or `output` is no type JSON has; nothing was sent.",
        "APIError: the answer is an error; the class says which.",
        "APIConnectionError: no answer came.",
    ),
)

RUN_TOOLS = Companion(
    name="run_tools",
    summary="Talk with the model while it calls functions of yours, until it is done.",
    doc=textwrap.dedent(
        """\
        Never awaited: iterate the runner for one answer after another, or ask it for the last with `until_done()`.
        `runner.messages` is the whole conversation. `deadline` bounds all of it, tools included; every other option
        holds for each request. With a `tool_choice` that forces a tool, only `max_rounds` ends the run.
        """
    ).strip(),
    own=(
        Own(
            name="tools",
            annotation="Sequence[Callable[..., Any] | ToolUnionInput]",
            doc="""Functions with type hints and docstrings, which run when the model calls them; and definitions, as
                `create` takes them, of tools that Anthropic runs. `tool` says more of a function. The client that
                awaits runs async functions as tasks and others in threads; the one that blocks takes no async
                functions, and runs several calls in threads.""",
        ),
        Own(
            name="max_rounds",
            annotation="int",
            default="25",
            doc="answers the model may give before ToolRoundsExceededError; at least 1.",
        ),
        Own(
            name="on_error",
            annotation="Callable[[ToolUseBlock, Exception], object] | None",
            default="None",
            doc="""is told of each call that failed, with the exception; what it raises ends the run. Default: only the
                model is told.""",
        ),
    ),
    without=frozenset({"tools"}),
    needs=frozenset({"messages", "tools"}),
    awaited=False,
    returns=(({}, "AsyncToolRunner"),),
    body=(
        "from ..tool_runner import AsyncToolRunner",
        "",
        "return AsyncToolRunner(self._pipeline, call, tools, max_rounds=max_rounds, on_error=on_error)",
    ),
    typed=(("..tool_runner", "AsyncToolRunner"),),
    models=("ToolUnionInput", "ToolUseBlock"),
    raises=("ValidationError: a tool cannot be one, or an argument is out of its bounds; nothing was sent.",),
)

COMPANIONS = {companion.name: companion for companion in (PARSE, RUN_TOOLS)}
