"""A type by its official name."""

from __future__ import annotations

from typing import Any

from ... import models
from ..._loading.lazy_import import load
from ..._record import Record
from .. import events, parsed
from ..errors import by_code
from ..records import class_for
from ..type_names import argument_type, is_renamed, model_name

__all__ = ["type_in_module", "type_of"]

_PARAMS = "integrations_anthropic.models.params"
_OF_STREAMS = {name: name for name in events.__all__ if name.endswith("Event")} | {
    "ParsedContentBlockStopEvent": "ContentBlockStopEvent",
    "ParsedMessageStopEvent": "MessageStopEvent",
}
_UNIONS = {
    "ParsedContentBlock": "ContentBlock",
    "CodeExecutionToolResultBlockContent": "CodeExecutionToolResultContent",
    "MessageBatchResult": "BatchOutcome",
    "ToolUseCaller": "ToolCaller",
    "WebSearchToolResultBlockContent": "WebSearchToolResultContent",
    "MessageStreamEvent": "StreamEvent",
    "RawMessageStreamEvent": "StreamEvent",
    "RawContentBlockDelta": "Delta",
}
_PLAIN = {"AnthropicBetaParam": str, "InputSchema": dict[str, object], "InputSchemaTyped": dict[str, object]}
_EVENTS = {
    "ContentBlockDeltaEvent": "ContentBlockDelta",
    "ContentBlockStartEvent": "ContentBlockStart",
    "MessageDeltaEvent": "MessageDelta",
    "MessageStartEvent": "MessageStart",
}


def type_of(name: str, package: str = "") -> Any:
    """The type of this package that an official name stands for; None where there is none.

    `package`: that of the official type, such as `skills`, without `beta`.
    """
    plain = name.removeprefix("Beta").replace("ParsedBeta", "Parsed")
    if plain in _PLAIN:
        return _PLAIN[plain]
    if plain in by_code.__all__:
        return getattr(by_code, plain)
    if plain in _OF_STREAMS:
        return getattr(events, _OF_STREAMS[plain])
    if plain in ("ParsedMessage", "ParsedTextBlock"):
        return getattr(parsed, plain)
    if (found := argument_type(name, package)) is not None:
        return getattr(load(f"integrations_anthropic.models.{found[0]}"), found[1], None)
    own = _UNIONS.get(plain) or _EVENTS.get(plain) or model_name(name, package)
    if own is None:
        return None
    value = getattr(models, own)
    return class_for(value) if isinstance(value, type) and issubclass(value, Record) else value


def type_in_module(name: str, package: str = "") -> Any:
    """The type that the official module of this name holds, as `tool_use_block` does `ToolUseBlock`; None if none."""
    camel = "".join(word[:1].upper() + word[1:] for word in name.split("_"))
    return type_of(camel, package) or type_of(is_renamed(camel) or "")
