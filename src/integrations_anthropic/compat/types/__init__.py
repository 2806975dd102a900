"""Types by their official names: results, blocks and events as classes, arguments as TypedDicts.

Each is the type of this package for the same thing; `types.beta` has the same with `Beta` before the name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..._loading.lazy_import import load_in_place as _load

if TYPE_CHECKING:
    from ...models import *  # noqa: F403  # its own __all__ says which
    from ...models import enums, params, unions
    from ..events import *  # noqa: F403
    from ..parsed import ParsedMessage as ParsedMessage
    from ..parsed import ParsedTextBlock as ParsedTextBlock
    from ..results import *  # noqa: F403

    ContentBlockParam = params.InputContentBlockInput
    MessageCreateParams = params.CreateMessageRequestParam
    MessageParam = params.InputMessageParam
    MessageStreamEvent = unions.StreamEvent
    ModelParam = enums.ModelName
    RawMessageStreamEvent = unions.StreamEvent
    TextBlockParam = params.TextBlockParam
    ToolChoiceParam = params.ToolChoiceInput
    ToolParam = params.ToolParam
    ToolResultBlockParam = params.ToolResultBlockParam
    ToolUnionParam = params.ToolUnionInput


def __getattr__(name: str) -> Any:
    if name == "beta":
        return _load(f"{__name__}.beta")
    value = _load("integrations_anthropic.compat.type_lookup").type_of(name)
    if value is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}: this package has no such type")
    globals()[name] = value
    return value
