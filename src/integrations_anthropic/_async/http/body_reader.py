"""Reads bodies that belong to an attempt: the whole response, or the error in its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..._core.call.connection_errors import out_of_time
from ..._core.codec.body_limits import MAX_ERROR_BODY, body_too_large, cut_body, mark_as_cut
from ..._core.codec.error_response import from_response
from ...errors import APIConnectionError, APIError, APITimeoutError, SerializationError

if TYPE_CHECKING:
    from ..._core.call.execution import Execution
    from ..._core.call.protocols import AsyncResponse, Clock
    from ..._core.call.request import Request

__all__ = ["AsyncBodyReader"]


class AsyncBodyReader:
    """Reads within the time of the attempt, and no more than a response may have."""

    def __init__(self, most: int, clock: Clock, explainer: Any = None) -> None:
        """`most`: bytes of the body of a success. `explainer`: has the `explain` of an `AuthProvider`."""
        self._most = most
        self._clock = clock
        self._explainer = explainer

    async def read(self, response: AsyncResponse, request: Request, execution: Execution) -> bytes:
        """The whole body, within the time of the attempt, however slowly it arrives."""
        most = self._most
        pieces: list[bytes] = []
        if await self._is_cut(pieces, response, request, most):
            raise body_too_large(most)
        body = pieces[0] if len(pieces) == 1 else b"".join(pieces)
        execution.span.body_received(body)
        return body

    async def error_of(self, response: AsyncResponse, request: Request, execution: Execution) -> APIError:
        """The error of a response that has no success; of its body at most MAX_ERROR_BODY bytes are read."""
        status, headers = response.status, response.headers
        facts: dict[str, Any] = {
            "now": self._clock.time(),
            "sent": request.headers,
            "asked": (request.method, request.url),
            "advised": self._explainer is None,
        }
        pieces: list[bytes] = []
        try:
            cut = await self._is_cut(pieces, response, request, MAX_ERROR_BODY)
        except APIConnectionError as problem:
            # A server that refuses early closes the connection; what came of its reason counts.
            if isinstance(problem, APITimeoutError):
                raise
            cut = False
        except SerializationError as problem:
            # A content encoding that cannot be undone: the status counts all the same.
            error = from_response(status, headers, problem.message.encode(), **facts)
            error.body = None
            return error
        body = cut_body(pieces, MAX_ERROR_BODY, request.headers) if cut else b"".join(pieces)
        execution.span.body_received(body)
        # Known once the body was read.
        by_type = self._explainer is not None and bool(getattr(response, "was_translated", False))
        code = getattr(response, "translated_status", None) if by_type else None
        error = from_response(status, headers, body, by_type=by_type, code=code, **facts)
        if self._explainer is not None:
            self._explainer.explain(error, facts["now"])
        execution.keep(error, body)
        return mark_as_cut(error, MAX_ERROR_BODY) if cut else error

    async def _is_cut(self, pieces: list[bytes], response: AsyncResponse, request: Request, most: int) -> bool:
        """Read the body into `pieces`. Whether it is longer than `most` bytes: then it is not read to its end."""
        size = 0
        while piece := await response.receive():
            pieces.append(piece)
            size += len(piece)
            if (limit := request.deadline.expired(self._clock.monotonic())) is not None:
                raise out_of_time(limit, request)
            if size > most:
                return True
        return False
