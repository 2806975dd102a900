"""The signature of a request to AWS (Signature Version 4), by botocore."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from ..._loading.lazy_import import load
from ...errors import ConfigurationError

if TYPE_CHECKING:
    from ..._core.call.request import Request

__all__ = ["AWSSigner"]

_TIMESTAMP = "%Y%m%dT%H%M%SZ"


class AWSSigner:
    """Signs requests with one set of credentials, which botocore calls frozen."""

    def __init__(self, credentials: Any, service: str, region: str) -> None:
        self._auth = load("botocore.auth").SigV4Auth(credentials, service, region)
        self._request = load("botocore.awsrequest").AWSRequest

    def sign(self, request: Request) -> None:
        """Sign host, content type, headers of AWS, query and body; other headers may still be changed on the way.

        Raises ConfigurationError for a body that is not there before it is sent.
        """
        if request.upload is not None:
            raise ConfigurationError(
                f"{request.operation.name}: files are read while they are sent, and cannot be signed before: give "
                "the client an api_key"
            )
        address, mark, query = request.url.partition("?")
        # In a signed query a space is `%20`; a plus sign of the caller's own is `%2B`.
        request.url = address + mark + query.replace("+", "%20")
        named = {"x-amz-date": datetime.now(UTC).strftime(_TIMESTAMP)}
        if self._auth.credentials.token:
            named["x-amz-security-token"] = self._auth.credentials.token
        request.headers |= named | {"authorization": self.authorization(request, named)}

    def authorization(self, request: Request, named: dict[str, str]) -> str:
        """The header `authorization`; `named`: the headers of a signature, in lower case.

        Step by step, because botocore's own `add_auth` writes the session token into its log.
        """
        auth = self._auth
        # AWS refuses a request that has a header `x-amz-…` which is not signed.
        own = {name: value for name, value in request.headers.items() if _is_signed(name.lower())}
        headers = {**own, **named}
        signed = self._request(method=request.method, url=request.url, headers=headers, data=request.body or b"")
        signed.context["timestamp"] = named["x-amz-date"]
        names = auth.signed_headers(auth.headers_to_sign(signed))
        signature = auth.signature(auth.string_to_sign(signed, auth.canonical_request(signed)), signed)
        return f"AWS4-HMAC-SHA256 Credential={auth.scope(signed)}, SignedHeaders={names}, Signature={signature}"


def _is_signed(name: str) -> bool:
    # That of a trace is changed on the way.
    return name == "content-type" or (name.startswith(("x-amz-", "x-amzn-")) and name != "x-amzn-trace-id")
