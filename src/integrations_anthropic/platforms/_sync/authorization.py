# Derived from src/integrations_anthropic/platforms/_async/authorization.py by `make codegen`. Do not edit.
"""Prepares each attempt for its platform: rewritten, then authorised, without blocking an event loop."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ...errors import APITimeoutError, ConfigurationError
from ..flights import Flights
from ..platform import SignedHeader

if TYPE_CHECKING:
    from ..._core.call.request import Request
    from ...errors import APIError
    from ..platform import Platform, PlatformCredential, Signer

__all__ = ["PlatformAuth"]


class PlatformAuth:
    """The `auth` of a client for another cloud."""

    def __init__(self, platform: Platform, credential: PlatformCredential) -> None:
        self.platform = platform
        self._credential = credential
        self._flights = Flights(credential)

    def headers(self, service: str) -> Mapping[str, str]:
        """Never asked for: `prepare` takes its place."""
        raise ConfigurationError(f"{self.platform.title} authorises each attempt by itself")

    def prepare(self, request: Request) -> None:
        """Make the request of an attempt the platform's, and authorise it; fetches credentials where they are due."""
        signer = self._credential.ready()
        if signer is None:
            signer = self._flights.get(request.timeout)
        if signer is None:
            raise _late(self.platform, request)
        self._make(request, signer)

    def refused(self, request: Request) -> bool:
        """Whether an attempt whose credential was refused is to be made once more: there is another one then."""
        # Of many calls that are refused at once, the first has it renewed.
        self._credential.forget(getattr(request.headers.get("authorization"), "signer", None))
        return self._credential.is_renewable

    def explain(self, error: APIError, now: float) -> None:
        """Add to the error of a response what helps to mend it. `now`: seconds since 1970, by this machine."""
        self.platform.explain(error, now)

    def _make(self, request: Request, signer: Signer) -> None:
        self.platform.rewrite(request)
        given = request.headers.get("authorization")
        signer.sign(request)
        # No local variable holds the header: a traceback may print it.
        if request.headers.get("authorization", given) is not given:
            request.headers["authorization"] = SignedHeader(request.headers["authorization"])
            request.headers["authorization"].signer = signer  # type: ignore[attr-defined]  # just made


def _late(platform: Platform, request: Request) -> APITimeoutError:
    why = f"the credentials of {platform.title} were not there within the timeout ({request.timeout:g} s)"
    return APITimeoutError(why, phase="credentials", duration=request.timeout)
