"""The arguments of `messages.create`."""

from __future__ import annotations

from ...models.params import CreateMessageRequestParam as MessageCreateParams
from ...models.params import MetadataParam as Metadata
from ...models.params import ThinkingConfigInput as ThinkingConfigParam
from ...models.params import ToolChoiceInput as ToolChoiceParam

MessageCreateParamsNonStreaming = MessageCreateParams
MessageCreateParamsStreaming = MessageCreateParams

__all__ = [
    "MessageCreateParams",
    "MessageCreateParamsNonStreaming",
    "MessageCreateParamsStreaming",
    "Metadata",
    "ThinkingConfigParam",
    "ToolChoiceParam",
]
