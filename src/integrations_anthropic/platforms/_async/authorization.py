"""Prepares each attempt for its platform: rewritten, then authorised, without blocking an event loop."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial  # async only
from typing import TYPE_CHECKING

from ..._runtime.async_jobs import invoke  # async only
from ...errors import APITimeoutError, ConfigurationError
from ..flights import AsyncFlights
from ..platform import SignedHeader

if TYPE_CHECKING:
    from ..._core.call.request import Request
    from ...errors import APIError
    from ..platform import Platform, PlatformCredential, Signer

__all__ = ["AsyncPlatformAuth"]

LARGE_BODY = 100_000  # async only
"""Bytes of a body from which on rewriting and hashing it may take some milliseconds."""  # async only


class AsyncPlatformAuth:
    """The `auth` of a client for another cloud."""

    def __init__(self, platform: Platform, credential: PlatformCredential) -> None:
        self.platform = platform
        self._credential = credential
        self._flights = AsyncFlights(credential)

    def headers(self, service: str) -> Mapping[str, str]:
        """Never asked for: `aprepare` takes its place."""
        raise ConfigurationError(f"{self.platform.title} authorises each attempt by itself")

    async def aprepare(self, request: Request) -> None:
        """Make the request of an attempt the platform's, and authorise it; fetches credentials where they are due."""
        signer = self._credential.ready()
        if signer is None:
            signer = await self._flights.get(request.timeout)
        if signer is None:
            raise _late(self.platform, request)
        if request.body is not None and len(request.body) > LARGE_BODY:  # async only
            await invoke(partial(self._make, request, signer), awaits=False, seconds=None)  # async only
            return  # async only
        self._make(request, signer)

    async def arefused(self, request: Request) -> bool:
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
