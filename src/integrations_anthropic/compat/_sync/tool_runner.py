# Derived from src/integrations_anthropic/compat/_async/tool_runner.py by `make codegen`. Do not edit.
"""A conversation in which the model calls functions, with the interface of the official client's runner."""

from __future__ import annotations

from collections.abc import Iterator
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, Self, TypeVar

from ...errors import AnthropicError, ToolRoundsExceededError, ValidationError
from ..errors import as_official
from ..exchanges.exchange import recording
from ..function_tools import runnable
from ..output import message_arguments
from ..parsed import as_parsed
from ..records import adopt
from .message_stream import StreamedMessage
from .stream import Stream

if TYPE_CHECKING:
    from .caller import Caller

__all__ = ["BetaToolRunner"]

T = TypeVar("T")

WITHOUT_LIMIT = 1_000_000
"""Rounds of a run that was given no limit."""


class BetaToolRunner(Generic[T]):
    """Iterate it for each message, or with `stream=True` for the stream of each; `until_done()` gives the last message.

    The tools that a message calls are run when the next message is requested; with `run_tools_eagerly`, of a stream, as
    soon as their input is whole. After `max_iterations` messages it ends.
    """

    def __init__(
        self, client: Caller, arguments: dict[str, Any], *, streamed: bool = False, eagerly: bool = False
    ) -> None:
        if eagerly and not streamed:
            raise ValidationError("run_tools_eagerly: needs stream=True", field="run_tools_eagerly")
        tools, most = arguments.pop("tools", ()), arguments.pop("max_iterations", None)
        self._output = arguments.pop("output_format", None)
        if arguments.get("thread") is False:
            # How its callers say that the server is to keep nothing, which is the default here.
            del arguments["thread"]
        options, self._exchange = client._prepared(message_arguments(arguments, self._output))
        service: Any = client.client.messages
        start = service.run_tools_stream if streamed else service.run_tools
        self._client, self._streamed = client, streamed
        self._held: list[Any] = []
        self._eagerly = eagerly
        self._early = self._starts_early if streamed else None
        listed = runnable(tools, awaits=_AWAITS, early=self._early)
        with recording(self._exchange):
            try:
                self._run: Any = start(tools=listed, max_rounds=most or WITHOUT_LIMIT, **options)
            except AnthropicError as error:
                as_official(error)
                raise
        self._iterator = self._messages()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Any:
        return self._iterator.__next__()

    def until_done(self) -> Any:
        """Go on to the end, and return the last message."""
        for each in self:
            if self._streamed:
                each.until_done()
        return self._last()

    def generate_tool_call_response(self) -> dict[str, Any] | None:
        """The turn that answers the calls of the last message: the tools are run now. None where it has none."""
        results = self._run.results()
        return {"role": "user", "content": results} if results else None

    def append_messages(self, *messages: Any) -> None:
        """Add turns to the conversation."""
        self._run.add_messages(*messages)

    def set_messages_params(self, params: Any) -> None:
        """Change arguments of the requests that follow: a dict of them, or a function from the old to the new ones.

        `messages` and `tools` have methods of their own, and are left as they are.
        """
        if callable(params):
            params = params({"messages": self._run.messages, "tools": list(self._run.tools)})
        self._run.change(**{name: value for name, value in params.items() if name not in ("messages", "tools")})

    def add_tools(self, *tools: Any) -> None:
        """Offer more tools from the next request on."""
        for tool in runnable(tools, awaits=_AWAITS, early=self._early):
            self._run.add_tool(tool)

    def remove_tools(self, *tools: Any) -> None:
        """Offer these tools no longer: the tools, or their names."""
        for tool in tools:
            self._run.remove_tool(tool)

    def defer_tool_call(self, tool_use: Any) -> None:
        """Have a call of the message that arrives wait until the next message is requested; not started early."""
        self._held.append(tool_use)

    @property
    def deferred_tool_calls(self) -> list[Any]:
        """The calls of the last message that wait, whole."""
        held = {getattr(each, "id", each) for each in self._held}
        last = self._last()
        return [] if last is None else [block for block in last.content if getattr(block, "id", None) in held]

    def close(self) -> None:
        """Cancel what runs."""
        self._run.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _starts_early(self, name: str) -> bool:
        """Whether a call of the tool of this name may start before its message is whole."""
        held = {getattr(each, "name", "") for each in self._held}
        return self._eagerly and name not in held and "" not in held

    def _last(self) -> Any:
        message = self._run.message
        return None if message is None else as_parsed(adopt(message), self._output)

    def _messages(self) -> Iterator[Any]:
        while True:
            with recording(self._exchange):
                try:
                    found = self._run.__next__()
                except (StopIteration, ToolRoundsExceededError):
                    return
                except AnthropicError as error:
                    as_official(error, self._exchange)
                    raise
            self._held = []
            yield self._stream_of(found) if self._streamed else self._last()

    def _stream_of(self, found: Any) -> Any:
        raw: Stream[Any] = Stream(self._client, lambda: found, (), {})
        return StreamedMessage(raw, self._output)


# Whether tools may be async functions; a client that blocks has the first line alone.
_AWAITS = False
