"""The rules of Microsoft Foundry: the API's own paths, behind Azure's credentials."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from .._config.sources import SourcedValue
from ..errors import ConfigurationError
from .platform import Platform, TranslatedError, type_of_status

__all__ = ["FoundryPlatform", "foundry_url"]

_RESOURCE = re.compile(r"[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?")


class FoundryPlatform(Platform):
    """The paths and bodies are the API's."""

    title = "Microsoft Foundry"
    key_advice = (
        "check the Azure credentials: api_key= or ANTHROPIC_FOUNDRY_API_KEY, azure_ad_token_provider=, credential=, or "
        "what azure-identity finds (environment, managed identity, `az login`)"
    )
    model_advice = "Foundry names models by their deployment in the resource of the client"

    def error(self, status: int, headers: Mapping[str, str], data: Any) -> TranslatedError | None:
        return azure_error(status, data)


def azure_error(status: int, data: Any) -> TranslatedError | None:
    """The error in the JSON of a response, as Azure has it; None where it has the API's form, or is none.

    Source: https://github.com/microsoft/api-guidelines/blob/vNext/azure/Guidelines.md, "Handling errors".
    """
    error = data.get("error") if isinstance(data, dict) else None
    if isinstance(error, dict) and "type" in error:
        return None
    # Azure's gateways have `statusCode` and `message` at the top.
    found: Any = error if isinstance(error, dict) else data if isinstance(data, dict) else {}
    code, message = found.get("code", found.get("statusCode")), found.get("message")
    if not isinstance(message, str) or code is None:
        return None
    return TranslatedError(type_of_status(status), message, str(code))


def foundry_url(found: SourcedValue | None) -> SourcedValue:
    """The endpoint of a resource. ConfigurationError where that is none."""
    if found is None:
        raise ConfigurationError(
            "Microsoft Foundry: pass resource= or base_url=, or set ANTHROPIC_FOUNDRY_RESOURCE", field="resource"
        )
    resource = found.value
    if not isinstance(resource, str) or not _RESOURCE.fullmatch(resource):
        why = f"resource (from {found.source}) must be the name of a Foundry resource, not {resource!r}"
        raise ConfigurationError(why, field="resource")
    return SourcedValue(f"https://{resource}.services.ai.azure.com/anthropic", f"resource {resource}")
