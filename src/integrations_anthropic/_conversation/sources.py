"""What can be added to a conversation, as a type."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

if TYPE_CHECKING:
    from .._core.output.parsed_message import ParsedMessage
    from ..models.message import MessageResponse
    from ..models.params import InputContentBlockInput, InputMessageInput

__all__ = ["ConversationSource", "RunOfTools"]


class RunOfTools(Protocol):
    """A run of tools, of either client."""

    @property
    def messages(self) -> Sequence[InputMessageInput]: ...
    @property
    def rounds(self) -> int: ...
    @property
    def message(self) -> MessageResponse | None: ...


ConversationSource: TypeAlias = (
    "str | InputMessageInput | Sequence[InputContentBlockInput] | MessageResponse | ParsedMessage[Any] | RunOfTools"
)
