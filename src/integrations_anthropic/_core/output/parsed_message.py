"""An answer as a value of the caller's type: what is asked of the API, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from attrs import evolve, field, frozen

from ..._hints.unknown_names import NamesHinted
from ...errors import OutputParseError, SerializationError, ValidationError
from ..codec.encode import encode
from ..schema.convert import ConversionError, convert_text
from ..schema.json_schema import schema_of
from ..schema.strict_schema import strict
from ..schema.type_hints import TypeHintReader
from ..schema.type_nodes import TypeNode

if TYPE_CHECKING:
    from ...meta import Meta
    from ...models.message import MessageResponse, Usage
    from ...models.unions import ContentBlock, StopDetails
    from ..call.operation import Call

__all__ = ["ParsedMessage", "parsed_message", "read_output", "with_output_schema"]

T = TypeVar("T")

_CUT_SHORT = ("max_tokens", "model_context_window_exceeded")
_WHY = {
    "tool_use": "the model called a tool instead; run_tools runs tools",
    "pause_turn": "the model paused; send its content back to let it go on",
    "stop_sequence": "a stop sequence ended it early",
}


@frozen(kw_only=True)
class ParsedMessage(NamesHinted, Generic[T]):
    """An answer, and the value it was asked to be: parsed, or refused, or truncated, or not what was asked for."""

    message: MessageResponse
    """The whole answer, whatever came of it."""
    parsed: T | None = None
    """The value; None where there is none, and `error` says why."""
    error: OutputParseError | None = field(default=None, eq=False)
    """Why it is no value of the type; None where it is one. `get` raises it."""
    earlier: tuple[ParsedMessage[T], ...] = ()
    """With `max_repairs`: the answers before this one that did not fit, oldest first. Each was charged for."""

    @property
    def id(self) -> str:
        """Id of the message (`msg_…`)."""
        return self.message.id

    @property
    def model(self) -> str:
        """Id of the model that answered."""
        return self.message.model

    @property
    def content(self) -> list[ContentBlock]:
        """The blocks of the answer, thinking and uses of tools among them."""
        return self.message.content

    @property
    def usage(self) -> Usage:
        """Tokens of this answer; those of earlier ones are in `earlier`."""
        return self.message.usage

    @property
    def text(self) -> str:
        """All text of the answer: JSON, unless it was refused or truncated."""
        return self.message.text

    @property
    def stop_reason(self) -> str | None:
        """Why the model stopped."""
        return self.message.stop_reason

    @property
    def stop_details(self) -> StopDetails | None:
        """More on why it stopped, where the API says more: the category of a refusal."""
        return self.message.stop_details

    @property
    def refused(self) -> bool:
        """Whether the model declined; `message.stop_details` may say why."""
        return self.message.stop_reason == "refusal"

    @property
    def truncated(self) -> bool:
        """Whether a limit cut the answer short: a larger `max_tokens` may help."""
        return self.message.stop_reason in _CUT_SHORT

    @property
    def meta(self) -> Meta:
        """How the answer came."""
        return self.message.meta

    def get(self) -> T:
        """The value. Raises OutputParseError, with the answer and why the model stopped, where there is none."""
        if self.error is not None:
            raise self.error
        value: Any = self.parsed
        found: T = value
        return found


def with_output_schema(call: Call, output: Any) -> tuple[Call, TypeNode]:
    """The call with the schema of `output` in it, and the form its answer is fitted to.

    Raises ValidationError for a type that JSON, or the API, has nothing for.
    """
    form, schema = read_output(output)
    fields = call.fields()
    if fields.get("output_format"):
        raise _twice(call, "output_format")
    config = encode(fields.get("output_config") or {}, "output_config")
    if not isinstance(config, dict):
        raise ValidationError("output_config: must be an object", field="output_config", value=config)
    if config.get("format") is not None:
        raise _twice(call, "output_config.format")
    config["format"] = {"type": "json_schema", "schema": schema}
    return evolve(call, body=fields | {"output_config": config}), form


def read_output(output: Any) -> tuple[TypeNode, dict[str, Any]]:
    """The form that an answer of the type `output` is fitted to, and its JSON schema.

    Raises ValidationError for a type that JSON, or the API, has nothing for.
    """
    return _read_once(output) if isinstance(output, type) else _read(output)


def _read(output: Any) -> tuple[TypeNode, dict[str, Any]]:
    form = TypeHintReader().read(output, "output")
    return form, strict(schema_of(form), "output")


# A class is asked for again and again, and reading it takes longer than everything else here.
_read_once = lru_cache(maxsize=256)(_read)


def _twice(call: Call, where: str) -> ValidationError:
    text = f"{where}: {call.operation.name}() writes the schema itself, from `output`; use create() for one of your own"
    return ValidationError(text, field=where)


def parsed_message(message: MessageResponse, form: TypeNode) -> ParsedMessage[Any]:
    """What came of it; never an error."""
    reason = message.stop_reason
    if reason == "refusal":
        category = getattr(message.stop_details, "category", None)
        reason = f" ({category})" if category else ""
        return _failed(message, f"the model declined to answer{reason}", refused=True)
    if reason in _CUT_SHORT:
        return _failed(message, f"the answer was cut short ({reason})", truncated=True)
    cause: Exception | None = None
    for text in _candidates(message):
        try:
            return ParsedMessage(message=message, parsed=convert_text(text.encode("utf-8", "surrogatepass"), form))
        except (SerializationError, ConversionError) as error:
            # StringNode that is JSON says more about what is wrong than text around it.
            cause = error if cause is None or isinstance(error, ConversionError) else cause
    return _failed(message, f"the answer is not what was asked for: {_reason(reason, cause)}", cause=cause)


def _candidates(message: MessageResponse) -> Iterator[str]:
    """All text; else the last block alone, where tools ran in between and the model spoke before them."""
    if message.text.strip():
        yield message.text
        content: Any = message.content if isinstance(message.content, list) else []
        found = [getattr(block, "text", None) for block in content if block.type == "text"]
        texts = [text for text in found if isinstance(text, str) and text.strip()]
        if len(texts) > 1:
            yield texts[-1]


def _reason(stopped: str | None, cause: Exception | None) -> str:
    if isinstance(cause, ConversionError):
        what = str(cause)
    else:
        what = "it holds no text" if cause is None else str(cause).replace("the body", "its text")
    return f"{what} ({_WHY.get(stopped or '', f'stop_reason {stopped}')})"


def _failed(
    message: MessageResponse,
    why: str,
    *,
    cause: Exception | None = None,
    refused: bool = False,
    truncated: bool = False,
) -> ParsedMessage[Any]:
    meta = getattr(message, "_meta", None)
    error = OutputParseError(
        why,
        answer=message,
        partial=message,
        stop_reason=message.stop_reason,
        request_id=meta.request_id if meta else None,
        status=meta.status if meta else None,
        attempts=meta.attempts if meta else (),
        refused=refused,
        truncated=truncated,
    )
    error.__cause__ = cause
    if meta:
        error.meta = meta
    return ParsedMessage(message=message, error=error)
