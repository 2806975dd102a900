"""The web application: routes from the description, checks in front of every operation, errors in the API's shape."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import math
import re
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route, compile_path
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .call import SandboxCall
from .clock import SandboxClock
from .control import CONTROL_PATH, control_routes
from .description.loader import Description, OperationSpec
from .description.request_checks import Checks
from .errors import SandboxAPIError, error_body
from .fault_injection.faults import Faults
from .fault_injection.inject import with_faults
from .ids import new_id
from .operations import RELAXED, Behaviours
from .rate_limits import Limiter, SandboxRateLimits
from .recorded_requests import Requests, with_record
from .responses import example_reply, json_reply, paced

__all__ = ["App", "SandboxSettings"]

LOGGER = logging.getLogger(__name__)
Endpoint = Callable[[Request], Awaitable[Response]]

MEGABYTE = 1024 * 1024
LARGEST_BODY = 32 * MEGABYTE
# Larger than for other operations, as the API documents it.
LARGEST_BODIES = {"batches.create": 256 * MEGABYTE}
ORGANIZATION = "5a4db0c5-0000-4000-8000-000000000000"


@dataclass(frozen=True, kw_only=True)
class SandboxSettings:
    """How one sandbox behaves. ValueError names what is of the wrong type or out of its range."""

    examples: bool = False
    """Whether each operation answers its example and nothing is remembered."""
    batch_seconds: float = 0.3
    """Seconds a batch is in progress, 0 or more."""
    token_delay: float = 0.0
    """Seconds before each event of a stream, 0 or more."""
    limits: SandboxRateLimits = field(default_factory=SandboxRateLimits)
    """Rate limits; none by default."""

    def __post_init__(self) -> None:
        if not isinstance(self.examples, bool):
            raise ValueError(f"examples must be a boolean, not {self.examples!r}")
        for name in ("batch_seconds", "token_delay"):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value < math.inf:
                raise ValueError(f"{name} must be 0 or more seconds, not {value!r}")


class App:
    """The application of one sandbox, with a state of its own."""

    def __init__(
        self,
        description: Description,
        clock: SandboxClock,
        settings: SandboxSettings,
        faults: Faults,
        requests: Requests,
    ) -> None:
        """`faults` and `requests` may outlive it."""
        self._description, self._clock, self._settings = description, clock, settings
        self._checks = Checks(description, RELAXED)
        self._behaviours, self._limiter = self._fresh()
        self._faults, self._requests = faults, requests

    def reset(self) -> None:
        """Forget everything: state, what limits have counted, faults and record."""
        self._behaviours, self._limiter = self._fresh()
        self._faults.clear()
        self._requests.clear()

    def asgi(self) -> ASGIApp:
        """The application as a server takes it, its layers from the inside out."""
        by_path: dict[str, dict[str, OperationSpec]] = {}
        for operation in self._description.operations:
            by_path.setdefault(operation.path, {})[operation.method] = operation
        routes = [Route(path, self._endpoint(found), methods=list(found)) for path, found in by_path.items()]
        operation_of = partial(_operation_of, [(compile_path(path)[0], found) for path, found in by_path.items()])
        api = with_record(with_faults(_starlette(routes), self._faults, operation_of), self._requests)
        control = _starlette(control_routes(self._faults, self._requests, self.reset))
        return self._with_headers(api, control)

    def _fresh(self) -> tuple[Behaviours, Limiter]:
        behaviours = Behaviours(self._description, self._checks, self._clock, self._settings.batch_seconds)
        return behaviours, Limiter(self._settings.limits, self._clock)

    def _endpoint(self, operations: dict[str, OperationSpec]) -> Endpoint:
        async def endpoint(request: Request) -> Response:
            operation = operations.get(request.method)
            if operation is None:
                raise HTTPException(405)
            try:
                return await self._reply(operation, request)
            except (SandboxAPIError, HTTPException, ClientDisconnect):
                raise
            except Exception:
                # Answered here: what Starlette answers to a crash costs the client its connection.
                LOGGER.exception("the sandbox failed to answer %s", operation.id)
                raise SandboxAPIError(500, "Internal server error") from None

        return endpoint

    async def _reply(self, operation: OperationSpec, request: Request) -> Response:
        # The body is read first: a client that is still sending would not see the answer.
        raw = await _read(request, LARGEST_BODIES.get(operation.id, LARGEST_BODY))
        _check_headers(request)
        query = self._checks.query(operation, request.query_params.multi_items())
        body = self._checks.body(operation, request.headers.get("content-type", ""), raw)
        limiter = self._limiter
        limiter.admit(operation, body)
        path = {name: unquote(value) for name, value in request.path_params.items()}
        key = request.headers.get("x-api-key", "").strip()
        call = SandboxCall(path, query, body, str(request.base_url).rstrip("/"), key)
        return limiter.charge(paced(await self._answer(operation, call), self._settings.token_delay))

    async def _answer(self, operation: OperationSpec, call: SandboxCall) -> Response:
        behaviour = None if self._settings.examples else self._behaviours.table.get(operation.id)
        return example_reply(operation, call.body) if behaviour is None else await behaviour(call)

    def _with_headers(self, api: ASGIApp, control: ASGIApp) -> ASGIApp:
        """Both applications as one, each of whose answers carries ids, and the API's the state of the limits."""

        async def with_headers(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http":
                return
            scope["path"] = _split_safely(scope["raw_path"])
            controlled = scope["path"].startswith(CONTROL_PATH)
            scope["request_id"] = new_id("req")
            own = {"request-id": scope["request_id"], "anthropic-organization-id": ORGANIZATION}

            async def send_with_headers(message: Message) -> None:
                if message["type"] == "http.response.start":
                    added = own if controlled else {**own, **self._limiter.headers()}
                    message["headers"] = _joined(message["headers"], added)
                await send(message)

            # Either says that nobody is left to answer: the client went, or the server has cut everyone off to stop.
            with contextlib.suppress(ClientDisconnect, asyncio.CancelledError):
                await (control if controlled else api)(scope, receive, send_with_headers)

        return with_headers


def _starlette(routes: list[Route]) -> Starlette:
    handlers: Any = {SandboxAPIError: _on_error, HTTPException: _on_http, Exception: _on_crash}
    app = Starlette(routes=routes, exception_handlers=handlers)
    # The API has no second spelling of a path either.
    app.router.redirect_slashes = False
    return app


def _operation_of(paths: list[tuple[re.Pattern[str], dict[str, OperationSpec]]], method: str, path: str) -> str | None:
    """Id of the operation behind method and path, as the routes find it; None where there is none."""
    for pattern, operations in paths:
        if pattern.match(path):
            return operations[method].id if method in operations else None
    return None


def _split_safely(raw_path: bytes) -> str:
    """The path, decoded but for slashes and percent signs inside its parts: an id with a slash stays one part."""
    parts = (unquote(part).replace("%", "%25").replace("/", "%2F") for part in raw_path.decode("ascii").split("/"))
    return "/".join(parts)


def _joined(headers: Iterable[tuple[bytes, bytes]], added: dict[str, str]) -> list[tuple[bytes, bytes]]:
    """The headers and what is added to them; those that are there already win."""
    present = {name.lower() for name, _ in headers}
    more = [(name.encode(), value.encode()) for name, value in added.items()]
    return [*headers, *(pair for pair in more if pair[0] not in present)]


async def _read(request: Request, limit: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        # What is too much is still taken off the wire, but not kept.
        if size <= limit:
            parts.append(part)
    if size > limit:
        raise SandboxAPIError(413, f"Request exceeds the maximum allowed number of bytes ({limit}).")
    return b"".join(parts)


def _check_headers(request: Request) -> None:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    bearer = token.strip() if scheme.lower() == "bearer" else ""
    if not (request.headers.get("x-api-key", "").strip() or bearer):
        raise SandboxAPIError(401, "x-api-key header is required")
    if not request.headers.get("anthropic-version", "").strip():
        raise SandboxAPIError(400, "anthropic-version: header is required")


async def _on_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, SandboxAPIError):
        raise error
    response = json_reply(error_body(error, request.scope["request_id"]), error.status)
    response.headers.update(error.headers)
    return response


async def _on_http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    message = {404: "Not found", 405: "Method Not Allowed"}.get(status, str(error))
    response = await _on_error(request, SandboxAPIError(status, message))
    response.headers.update((error.headers or {}) if isinstance(error, HTTPException) else {})
    return response


async def _on_crash(request: Request, error: Exception) -> Response:
    return await _on_error(request, SandboxAPIError(500, "Internal server error"))
