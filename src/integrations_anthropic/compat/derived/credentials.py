"""The credential of a call: in the official client there is one, which may be that of an administrator."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import evolve

from ..._core.call.auth import ConfiguredAuth

if TYPE_CHECKING:
    from ..._core.call.operation import Operation

__all__ = ["AnyCredential"]


class AnyCredential(ConfiguredAuth):
    """The first configured credential that an operation takes; without any, the API key or the token of the client."""

    def headers_of(self, operation: Operation) -> Mapping[str, str]:
        """The headers for a call of `operation`. Raises ConfigurationError where no credential is configured."""
        if not {"apiKey", "bearer"} <= set(operation.security):
            operation = evolve(operation, security=(*operation.security, "apiKey", "bearer"))
        return super().headers_of(operation)
