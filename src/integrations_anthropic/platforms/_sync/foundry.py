# Derived from src/integrations_anthropic/platforms/_async/foundry.py by `make codegen`. Do not edit.
"""The async client of Claude in Microsoft Foundry."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Unpack

from ...secrets import seal
from ..credentials.azure import azure_credential
from ..foundry import FoundryPlatform, foundry_url
from ..given_values import given_or_set, given_url
from ..lacking import lacking
from .client import PlatformClient

if TYPE_CHECKING:
    from ...config import ClientConfig
    from ...secrets import SecretString
    from .options import PlatformOptions

__all__ = ["FoundryClient"]


class FoundryClient(PlatformClient):
    """Calls Claude in Microsoft Foundry, with the services, types, streams and errors of `AnthropicClient`.

    Requests carry an API key, or a token of Azure (extra `foundry`), which is renewed before it ends. Models have the
    names of their deployments.

    Args:
        config: options as a record, without credentials.
        resource: the name of the resource. Default: `ANTHROPIC_FOUNDRY_RESOURCE`.
        api_key: API key of the resource. Default: `ANTHROPIC_FOUNDRY_API_KEY`, unless other credentials are given.
        azure_ad_token_provider: a function that returns a token, called for each attempt; it may be async.
        credential: a blocking credential of azure-identity. Default: `DefaultAzureCredential()`.
        base_url: default: that of `config`, `ANTHROPIC_FOUNDRY_BASE_URL`, then the endpoint of the resource.
        options: as for `AnthropicClient`.

    Raises:
        ConfigurationError: an option is invalid, there is no resource, or the extra is missing.
    """

    def __init__(
        self,
        config: ClientConfig | None = None,
        *,
        resource: str | None = None,
        api_key: str | SecretString | None = None,
        azure_ad_token_provider: Callable[[], Any] | None = None,
        credential: Any = None,
        base_url: str | None = None,
        **options: Unpack[PlatformOptions],
    ) -> None:
        if api_key is None and azure_ad_token_provider is None and credential is None:
            api_key = os.environ.get("ANTHROPIC_FOUNDRY_API_KEY") or None
        key = seal(api_key)
        # A traceback may show the local variables of this frame.
        del api_key
        config, credential, azure_ad_token_provider = seal(config), seal(credential), seal(azure_ad_token_provider)
        url = given_url(base_url, config, "ANTHROPIC_FOUNDRY_BASE_URL")
        if not url:
            url = foundry_url(given_or_set(resource, "ANTHROPIC_FOUNDRY_RESOURCE"))
        found = azure_credential(key, azure_ad_token_provider, credential, FoundryPlatform.title)
        self._start(FoundryPlatform(), found, url, config, options)

    models: Any = lacking(FoundryPlatform.title)
    batches: Any = lacking(FoundryPlatform.title)
