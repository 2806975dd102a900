"""The arguments of `beta.messages.create`."""

from __future__ import annotations

from ..message_create_params import MessageCreateParams, MessageCreateParamsNonStreaming, MessageCreateParamsStreaming

__all__ = ["MessageCreateParams", "MessageCreateParamsNonStreaming", "MessageCreateParamsStreaming"]
