"""A conversation that is kept: its turns, saved, loaded, and trimmed to what a model can read."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Self, cast, overload

from .._core.codec.encode import encode
from .._core.resilience.token_estimate import input_tokens
from ..errors import ConfigurationError, SerializationError, ValidationError
from .document import read_document, written_document
from .trimming import CutSearch
from .turns import turn_of

if TYPE_CHECKING:
    from ..models.params import InputMessageParam, SystemPromptInput
    from .sources import ConversationSource

__all__ = ["Conversation"]


class Conversation(Sequence["InputMessageParam"]):
    """The turns of a conversation, in order. It is a sequence of them: pass it as `messages=`.

    Nothing is added to it by itself: add what you ask, and what came of it.

        conversation = Conversation(["Hello"])
        conversation.add(client.messages.create(messages=conversation, …))

    Turns are kept as plain JSON data, with all that the API sent. Not for several threads at once.
    """

    __hash__ = None  # type: ignore[assignment]  # it changes

    def __init__(
        self,
        messages: Iterable[ConversationSource] = (),
        *,
        system: SystemPromptInput | None = None,
        metadata: Mapping[str, Any] | None = None,
    ) -> None:
        """Raises ValidationError, with the place, for what is no turn.

        Args:
            messages: the first turns: whatever `add` takes.
            system: instructions, saved with the turns; pass them on as `system=conversation.system`.
            metadata: data of your own, saved with the turns and never sent.
        """
        self._turns: list[dict[str, Any]] = []
        self.system: Any = encode(system, "system")
        self.metadata: dict[str, Any] = encode(dict(metadata or {}), "metadata")
        self.container: str | None = None
        """Id of the code execution container of the last answer that had one, for `container=`."""
        self._more: dict[str, Any] = {}
        self.extend(messages)

    def add(self, given: ConversationSource) -> None:
        """Add a turn at the end.

        A text or content blocks are said by the user, an answer (of `create`, of `parse`, the final message of a
        stream) by the assistant, without blank texts; an answer that says nothing adds nothing. A turn is added as it
        is. Of a run of tools, the turns are added that it has beyond those of this conversation, with which it must
        have begun; added once more, those that came since.

        Raises ValidationError for anything else, and adds nothing then.
        """
        if hasattr(given, "rounds") and hasattr(given, "messages"):
            self._add_run(given)
            return
        turn = turn_of(given, f"messages[{len(self._turns)}]")
        self._keep_container(getattr(given, "message", given))
        if turn is not None:
            self._turns.append(turn)

    def extend(self, given: Iterable[ConversationSource]) -> None:
        """Add several turns, each as by `add`; all of them or, where one is refused, none."""
        if isinstance(given, (str, bytes, Mapping)):
            raise ValidationError("messages: must be a list of turns", field="messages", value=given)
        before = len(self._turns)
        try:
            for one in given:
                self.add(one)
        except BaseException:
            del self._turns[before:]
            raise

    def pop(self) -> InputMessageParam:
        """Remove the last turn and return it. Raises ConfigurationError where there is none."""
        if not self._turns:
            raise ConfigurationError("the conversation has no turns")
        return cast("InputMessageParam", self._turns.pop())

    def trim(
        self, max_tokens: int, *, count: Callable[[list[InputMessageParam]], int] | None = None
    ) -> list[InputMessageParam]:
        """Remove as few of the oldest turns as make the rest fit, and return them.

        What is left begins with a turn of the user that answers no tool call: a call and its result stay together.

        Args:
            max_tokens: most tokens that may be left, at least 1.
            count: the tokens of turns; called with few beginnings of the conversation. Default: an estimate on the
                high side, with `system` but without tools. `count_tokens` of the API counts exactly.

        Raises:
            ValidationError: the last exchange alone has more; nothing is removed then.
        """
        counting = count or self._estimate
        search = CutSearch(self._turns, max_tokens)
        while search.place is not None:
            search.take(counting(self._after(search.place)))
        return self._removed(search.found)

    async def trim_async(
        self, max_tokens: int, *, count: Callable[[list[InputMessageParam]], Awaitable[int]]
    ) -> list[InputMessageParam]:
        """The same as `trim` with a function that is awaited, such as `count_tokens` of the asynchronous client."""
        search = CutSearch(self._turns, max_tokens)
        while search.place is not None:
            search.take(await count(self._after(search.place)))
        return self._removed(search.found)

    def to_json(self) -> bytes:
        """All of it as JSON text, for `from_json`; it states its format and version. Nothing is lost."""
        fields = {"system": self.system, "metadata": self.metadata, "container": self.container}
        return written_document(self._more | encode(fields) | {"messages": self._turns})

    @classmethod
    def from_json(cls, text: str | bytes) -> Self:
        """The conversation that was saved. Raises SerializationError for what is none, or of a later version."""
        fields = read_document(text.encode("utf-8", "surrogatepass") if isinstance(text, str) else bytes(text))
        made = cls(system=fields.pop("system", None), metadata=fields.pop("metadata", None))
        made._turns = fields.pop("messages")
        made.container = fields.pop("container", None)
        made._more = fields
        return made

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write it to a file, whole or not at all; only you may read it. Blocks while it is written.

        Raises ConfigurationError, with the cause, where the file cannot be written.
        """
        text = self.to_json()
        # Behind a link, the file is replaced and not the link.
        target = os.path.realpath(path)
        try:
            handle, temporary = tempfile.mkstemp(dir=os.path.dirname(target), prefix=".conversation-")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(text)
                    file.flush()
                    os.fsync(file.fileno())
                os.replace(temporary, target)
            except BaseException:
                with contextlib.suppress(OSError):
                    os.unlink(temporary)
                raise
        except OSError as error:
            raise ConfigurationError(
                f"the conversation cannot be saved to {os.fspath(path)!r}: {error.strerror or error}"
            ) from error

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Self:
        """Read what `save` wrote. Raises ConfigurationError where it cannot be read, SerializationError for no
        conversation."""
        try:
            with open(path, "rb") as file:
                text = file.read()
        except OSError as error:
            raise ConfigurationError(
                f"the conversation cannot be read from {os.fspath(path)!r}: {error.strerror or error}"
            ) from error
        try:
            return cls.from_json(text)
        except SerializationError as error:
            why = f"{os.fspath(path)!r} has no conversation: {error.message}"
            raise SerializationError(why, path=error.path) from error

    def copy(self) -> Self:
        """A copy: turns added to one are not in the other."""
        return self.from_json(self.to_json())

    def __len__(self) -> int:
        return len(self._turns)

    @overload
    def __getitem__(self, index: int) -> InputMessageParam: ...
    @overload
    def __getitem__(self, index: slice) -> list[InputMessageParam]: ...
    def __getitem__(self, index: int | slice) -> Any:
        return self._turns[index]

    def __iter__(self) -> Iterator[InputMessageParam]:
        return iter(cast("list[InputMessageParam]", self._turns))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Conversation) and vars(self) == vars(other)

    def __repr__(self) -> str:
        # Without what was said: it may be printed into a log.
        return f"{type(self).__name__}({len(self._turns)} turns)"

    def _add_run(self, run: Any) -> None:
        turns = [encode(turn, f"messages[{i}]") for i, turn in enumerate(run.messages)]
        if turns[: len(self._turns)] != self._turns:
            text = "the run did not begin with the turns of this conversation: pass it as messages= of run_tools"
            raise ValidationError(text, field="messages")
        self._turns = turns
        self._keep_container(run.message)

    def _keep_container(self, answer: Any) -> None:
        container = getattr(answer, "container", None)
        if container is not None:
            self.container = container.id

    def _after(self, place: int) -> list[InputMessageParam]:
        return cast("list[InputMessageParam]", self._turns[place:])

    def _estimate(self, turns: list[InputMessageParam]) -> int:
        return input_tokens({"system": self.system, "messages": turns})

    def _removed(self, number: int) -> list[InputMessageParam]:
        removed = self._turns[:number]
        del self._turns[:number]
        return cast("list[InputMessageParam]", removed)
