"""Clients of the official package for other platforms: they can be imported, and name when called the one to use.

A program may choose between them and `Anthropic` by its configuration.
"""

from __future__ import annotations

from typing import Any

from ..errors import ConfigurationError

__all__ = [
    "AnthropicAWS",
    "AnthropicBedrock",
    "AnthropicBedrockMantle",
    "AnthropicFoundry",
    "AnthropicGoogleCloud",
    "AnthropicVertex",
    "AsyncAnthropicAWS",
    "AsyncAnthropicBedrock",
    "AsyncAnthropicBedrockMantle",
    "AsyncAnthropicFoundry",
    "AsyncAnthropicGoogleCloud",
    "AsyncAnthropicVertex",
]


class _PlatformClient:
    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Raises ConfigurationError, always."""
        name = type(self).__name__
        own = f"{name.replace('Anthropic', '', 1)}Client"
        raise ConfigurationError(
            f"{name}: compat has no client for this platform; integrations_anthropic.{own} is one, "
            "with the interface of this package"
        )


class AnthropicAWS(_PlatformClient):
    """Claude on AWS."""


class AnthropicBedrock(_PlatformClient):
    """Amazon Bedrock."""


class AnthropicBedrockMantle(_PlatformClient):
    """Amazon Bedrock, by the Messages API."""


class AnthropicFoundry(_PlatformClient):
    """Microsoft Foundry."""


class AnthropicGoogleCloud(_PlatformClient):
    """Claude on Google Cloud."""


class AnthropicVertex(_PlatformClient):
    """Google Vertex AI."""


class AsyncAnthropicAWS(_PlatformClient):
    """Claude on AWS, for asyncio."""


class AsyncAnthropicBedrock(_PlatformClient):
    """Amazon Bedrock, for asyncio."""


class AsyncAnthropicBedrockMantle(_PlatformClient):
    """Amazon Bedrock by the Messages API, for asyncio."""


class AsyncAnthropicFoundry(_PlatformClient):
    """Microsoft Foundry, for asyncio."""


class AsyncAnthropicGoogleCloud(_PlatformClient):
    """Claude on Google Cloud, for asyncio."""


class AsyncAnthropicVertex(_PlatformClient):
    """Google Vertex AI, for asyncio."""
