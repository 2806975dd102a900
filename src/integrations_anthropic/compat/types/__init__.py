"""Types by their official names: results, blocks and events as classes, arguments as TypedDicts.

Each is the type of this package for the same thing; `types.beta` has the same with `Beta` before the name, and
`types.message_param` is the module of `MessageParam` alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..._loading.lazy_import import load_in_place as _load
from ._single_modules import register as _register

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

_register()
_MODULES = ("beta", "message_create_params", "messages")


def __getattr__(name: str) -> Any:
    if name in _MODULES:
        return _load(f"{__name__}.{name}")
    value = _load("integrations_anthropic.compat.types._lookup").type_of(name)
    if value is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}: this package has no such type")
    globals()[name] = value
    return value
