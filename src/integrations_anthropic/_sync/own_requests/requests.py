# Derived from src/integrations_anthropic/_async/own_requests/requests.py by `make codegen`. Do not edit.
"""Requests that the description lacks, made like every other call."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, Unpack, overload

from ..._loading.lazy_import import load
from ...meta import Headers

if TYPE_CHECKING:
    from ..._argument_types.adapters import ValueAdapter
    from ..._core.call.options import RequestOptions
    from ..binary_response import BinaryResponse
    from ..pipeline import Pipeline

__all__ = ["OwnRequests"]

T = TypeVar("T")


class OwnRequests:
    """`client.request()`: what the services of a client do not have yet.

    Retries, circuit, rate limits, telemetry and errors are those of every other call. GET, PUT and DELETE count as safe
    to send twice; POST and PATCH do not, and are sent again only where the server surely did nothing.
    """

    _pipeline: Pipeline

    @overload
    def request(
        self,
        method: str,
        path: str,
        body: Any = None,
        query: Mapping[str, Any] | None = None,
        cast: None = None,
        headers: Mapping[str, str] | None = None,
        *,
        files: Mapping[str, Any] | None = None,
        **options: Unpack[RequestOptions],
    ) -> Any: ...

    @overload
    def request(
        self,
        method: str,
        path: str,
        body: Any = None,
        query: Mapping[str, Any] | None = None,
        *,
        cast: type[T],
        headers: Mapping[str, str] | None = None,
        files: Mapping[str, Any] | None = None,
        **options: Unpack[RequestOptions],
    ) -> T: ...

    @overload
    def request(
        self,
        method: str,
        path: str,
        body: Any = None,
        query: Mapping[str, Any] | None = None,
        *,
        cast: ValueAdapter[T],
        headers: Mapping[str, str] | None = None,
        files: Mapping[str, Any] | None = None,
        **options: Unpack[RequestOptions],
    ) -> T: ...

    @overload
    def request(
        self,
        method: str,
        path: str,
        body: Any = None,
        query: Mapping[str, Any] | None = None,
        cast: Any = None,
        headers: Mapping[str, str] | None = None,
        *,
        files: Mapping[str, Any] | None = None,
        **options: Unpack[RequestOptions],
    ) -> Any: ...

    def request(
        self,
        method: str,
        path: str,
        body: Any = None,
        query: Mapping[str, Any] | None = None,
        cast: Any = None,
        headers: Mapping[str, str] | None = None,
        *,
        files: Mapping[str, Any] | None = None,
        **options: Unpack[RequestOptions],
    ) -> Any:
        """Make a request that no method of this version has, to the API of this client.

        Args:
            method: GET, POST, PUT, PATCH or DELETE.
            path: Path below the `base_url` of the client, such as `/v1/models`; with no query in it.
            body: JSON data, with models, dataclasses and files in it; or bytes, sent as they are (`content-type` of
                `headers`, else `application/octet-stream`).
            query: Query parameters: strings, numbers, booleans, or lists of them.
            cast: What the answer is read as: a model (which has `.meta`), `dict[str, X]`, `list[X]`, a union, a
                dataclass, or pydantic's `TypeAdapter`; `bytes`: the body as it came; None: JSON data, or None.
            headers: Headers of this request; none that hold credentials.
            files: Files by part, as `files.upload` takes them, or lists; each value of `body` is a part beside them.
            **options: `timeout`, `max_retries`, `deadline`, `beta_features`, as other methods take them.

        Raises ValidationError for what cannot be sent or might reach another place than the path says,
        SerializationError for an answer that is not what `cast` says, and the errors of every other call.
        """
        # A traceback may show the local variables of this frame.
        headers = Headers(headers) if isinstance(headers, Mapping) else headers
        load("integrations_anthropic._core.extending.casts", "integrations_anthropic._core.extending.own_request")
        from ..._core.extending.casts import reading_of
        from ..._core.extending.own_request import own_call, request_options

        call = own_call(method, path, body, query, request_options(headers, options), reading_of(cast), files)
        return self._pipeline.run(call) if files is None else self._pipeline.upload(call, None)

    def request_binary(
        self,
        method: str,
        path: str,
        body: Any = None,
        query: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
        **options: Unpack[RequestOptions],
    ) -> BinaryResponse:
        """Make the same request, and return its answer as it arrives: any size at constant memory.

        Nothing is sent before it is read: `read()` or `save()` it, or iterate it for its pieces, of an event stream
        too. Where the connection is lost, what may be sent twice is read on; POST and PATCH are not. Takes no
        `keep_raw`.
        """
        headers = Headers(headers) if isinstance(headers, Mapping) else headers
        load("integrations_anthropic._core.extending.casts", "integrations_anthropic._core.extending.own_request")
        load("integrations_anthropic._sync.binary_response")
        from ..._core.extending.casts import reading_of
        from ..._core.extending.own_request import own_call, streamed_options
        from ..binary_response import BinaryResponse

        call = own_call(method, path, body, query, streamed_options(headers, options), reading_of(bytes))
        return BinaryResponse(self._pipeline, call)
