# Derived from tests/unit/_async/tool_options/test_context.py by `make codegen`. Do not edit.
"""`context=`: an object that the run hands to the functions that ask for it."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import Annotated, Any, Optional

import pytest

from integrations_anthropic import ConfigurationError, ToolContext, ValidationError, tool
from integrations_anthropic.testing import MockTransport

from ..clients import client_of
from ..tools.conversations import ASKING, DONE, STREAMED_DONE, asks, results, sent, streamed, wanted


@dataclass
class Deps:
    """What the tools of an application need."""

    user: str


class MoreDeps(Deps):
    """More than that."""


@pytest.fixture(params=["run_tools", "run_tools_stream"])
def method(request: pytest.FixtureRequest) -> str:
    """The method that runs."""
    name: str = request.param
    return name


def run_of(method: str, *calls: dict[str, Any], **options: Any) -> tuple[MockTransport, Any]:
    """A run of one round with these calls, and a last answer."""
    replies = (streamed(*calls), STREAMED_DONE) if method == "run_tools_stream" else (asks(*calls), DONE)
    transport = MockTransport(*replies)
    return transport, getattr(client_of(transport).messages, method)(**ASKING, **options)


def whole(query: str, ctx: ToolContext[Deps]) -> str:
    """Looks up.

    Args:
        query: what to look for.
        ctx: who asks.
    """
    return f"{query} for {ctx.value.user} by {ctx.call.id}"


def first(ctx: ToolContext[Deps], /, query: str) -> str:
    """Looks up."""
    return f"{query} for {ctx.value.user}"


def maybe(query: str, ctx: Optional[ToolContext[Deps]] = None) -> str:  # noqa: UP045 - as people write it
    """Looks up."""
    return f"{query} for {ctx.value.user if ctx else 'no one'}"


def noted(query: str, deps: Annotated[Deps, "not shown"]) -> str:
    """Looks up."""
    return f"{query} for {deps.user}"


def union(deps: Deps | None, query: str) -> str:
    """Looks up."""
    return f"{query} for {deps.user if deps else 'no one'}"


def awaited(query: str, deps: Deps) -> str:
    """Looks up."""
    return f"{query} for {deps.user}"


@pytest.mark.parametrize(
    "function",
    [
        whole,
        first,
        maybe,
        noted,
        union,
        tool(whole, name="whole", strict=True),
        functools.partial(noted),
    ],
)
def test_it_is_handed_to_what_asks_for_it_and_the_model_does_not_see_it(function: Any, method: str) -> None:
    name = getattr(function, "__name__", "noted")
    transport, runner = run_of(method, wanted(name, query="x"), tools=[function], context=Deps("ann"))
    runner.until_done()
    assert results(transport)[0]["content"].startswith("x for ann")
    (offered,) = sent(transport, 0)["tools"]
    assert list(offered["input_schema"]["properties"]) == ["query"]
    assert "ann" not in str(offered)


def test_an_object_of_a_class_below_will_do_and_the_model_cannot_give_one() -> None:
    transport, runner = run_of(
        "run_tools", wanted("noted", query="x", deps={"user": "eve"}), tools=[noted], context=MoreDeps("ann")
    )
    runner.until_done()
    (result,) = results(transport)
    assert result["is_error"] is True
    assert "eve" not in result["content"].replace("user", "")


def test_without_a_context_its_class_is_a_parameter_like_any_other() -> None:
    transport, runner = run_of("run_tools", wanted("noted", query="x", deps={"user": "ann"}), tools=[noted])
    runner.until_done()
    assert results(transport)[0]["content"] == "x for ann"


def test_any_object_can_be_one(method: str) -> None:
    def look(ctx: ToolContext[dict[str, str]]) -> str:
        """Looks."""
        return ctx.value["user"]

    transport, runner = run_of(method, wanted("look"), tools=[look], context={"user": "ann"})
    runner.until_done()
    assert results(transport)[0]["content"] == "ann"


def test_a_tool_that_needs_one_is_refused_where_there_is_none(method: str) -> None:
    with pytest.raises(ValidationError, match=r"tools\[1\].ctx: asks for a context: pass context=") as caught:
        run_of(method, tools=[maybe, whole])
    assert caught.value.field == "tools[1].ctx"
    with pytest.raises(ValidationError, match="asks for a context of Deps, and context= is of str"):
        run_of(method, tools=[whole], context="ann")


def test_one_that_may_have_it_runs_without(method: str) -> None:
    transport, runner = run_of(method, wanted("maybe", query="x"), tools=[maybe])
    runner.until_done()
    assert results(transport)[0]["content"] == "x for no one"


def test_it_shows_the_run_and_needs_no_object(method: str) -> None:
    def look(ctx: ToolContext) -> Any:  # type: ignore[type-arg]  # as people write it
        """Looks."""
        return [ctx.value, ctx.call.name, ctx.rounds <= 1, len(ctx.messages) <= 2]

    transport, runner = run_of(method, wanted("look"), tools=[look])
    runner.until_done()
    assert results(transport)[0]["content"] == '[null,"look",true,true]'


def test_it_can_be_made_for_a_test_of_a_tool() -> None:
    ctx = ToolContext(Deps("ann"))
    assert maybe("x", ctx) == "x for ann"
    assert repr(ctx) == "ToolContext(Deps)"
    with pytest.raises(ConfigurationError, match="outside of a run"):
        ctx.add_tool(maybe)
    with pytest.raises(ConfigurationError, match="has no call"):
        print(ctx.call)


def test_a_tool_can_be_described_without_it() -> None:
    assert list(tool(whole).to_dict()["input_schema"]["properties"]) == ["query"]
