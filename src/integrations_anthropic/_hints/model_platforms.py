"""Which cloud the name of a model belongs to, for the error that says the API has no such model."""

from __future__ import annotations

import re

__all__ = ["model_hint"]

_BEDROCK = re.compile(r"\b(?:anthropic\.claude-|arn:aws[\w-]*:bedrock:)")
_VERTEX = re.compile(r"\bclaude-[\w.-]+@(?:\d{8}|latest|default)\b")


def model_hint(message: str) -> str | None:
    """What is wrong with the name of a model in the message of an error; None where it is no other cloud's."""
    if _BEDROCK.search(message):
        return "that is a name of Amazon Bedrock: BedrockClient takes it; those of the API begin with claude-"
    if _VERTEX.search(message):
        return "that is a name of Vertex AI: VertexClient takes it; the API has a hyphen in place of @"
    return None
