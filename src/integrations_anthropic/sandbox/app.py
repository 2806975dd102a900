"""The web application: routes from the description, checks in front of every operation, errors in the API's shape."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .behaviours import RELAXED, Behaviours, Call
from .checks import Checks
from .clock import Clock
from .errors import ApiError, error_body
from .ids import new_id
from .replies import example_reply, json_reply
from .spec import Description, Operation

__all__ = ["build_app"]

Endpoint = Callable[[Request], Awaitable[Response]]

MEGABYTE = 1024 * 1024
LARGEST_BODY = 32 * MEGABYTE
# Larger than for other operations, as the API documents it.
LARGEST_BODIES = {"batches.create": 256 * MEGABYTE}
ORGANIZATION = "5a4db0c5-0000-4000-8000-000000000000"


def build_app(description: Description, clock: Clock, batch_seconds: float) -> ASGIApp:
    """The application with a state of its own; `batch_seconds` is how long a batch is in progress."""
    checks = Checks(description, RELAXED)
    behaviours = Behaviours(description, checks, clock, batch_seconds)
    by_path: dict[str, dict[str, Operation]] = {}
    for operation in description.operations:
        by_path.setdefault(operation.path, {})[operation.method] = operation
    routes = [
        Route(path, _endpoint(operations, checks, behaviours), methods=list(operations))
        for path, operations in by_path.items()
    ]
    handlers: Any = {ApiError: _on_error, HTTPException: _on_http, Exception: _on_crash}
    app = Starlette(routes=routes, exception_handlers=handlers)
    # The API has no second spelling of a path either.
    app.router.redirect_slashes = False
    return _with_ids(app)


def _endpoint(operations: dict[str, Operation], checks: Checks, behaviours: Behaviours) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        operation = operations.get(request.method)
        if operation is None:
            raise HTTPException(405)
        # The body is read first: a client that is still sending would not see the answer.
        raw = await _read(request, LARGEST_BODIES.get(operation.id, LARGEST_BODY))
        _check_headers(request)
        query = checks.query(operation, request.query_params.multi_items())
        body = checks.body(operation, request.headers.get("content-type", ""), raw)
        behaviour = behaviours.table.get(operation.id)
        if behaviour is None:
            return example_reply(operation, body)
        return await behaviour(Call(request.path_params, query, body, str(request.base_url).rstrip("/")))

    return endpoint


async def _read(request: Request, limit: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        # What is too much is still taken off the wire, but not kept.
        if size <= limit:
            parts.append(part)
    if size > limit:
        raise ApiError(413, f"Request exceeds the maximum allowed number of bytes ({limit}).")
    return b"".join(parts)


def _check_headers(request: Request) -> None:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    bearer = token.strip() if scheme.lower() == "bearer" else ""
    if not (request.headers.get("x-api-key", "").strip() or bearer):
        raise ApiError(401, "x-api-key header is required")
    if not request.headers.get("anthropic-version", "").strip():
        raise ApiError(400, "anthropic-version: header is required")


async def _on_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, ApiError):
        raise error
    return json_reply(error_body(error, request.scope["request_id"]), error.status)


async def _on_http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    message = {404: "Not found", 405: "Method Not Allowed"}.get(status, str(error))
    response = await _on_error(request, ApiError(status, message))
    response.headers.update((error.headers or {}) if isinstance(error, HTTPException) else {})
    return response


async def _on_crash(request: Request, error: Exception) -> Response:
    return await _on_error(request, ApiError(500, "Internal server error"))


def _with_ids(app: ASGIApp) -> ASGIApp:
    """The same application, each of whose answers carries the ids of the request and the organisation."""

    async def with_ids(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        scope["request_id"] = new_id("req")

        async def send_with_ids(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [
                    *message["headers"],
                    (b"request-id", scope["request_id"].encode()),
                    (b"anthropic-organization-id", ORGANIZATION.encode()),
                ]
            await send(message)

        try:
            await app(scope, receive, send_with_ids)
        except ClientDisconnect:
            # Nobody is left to answer.
            return

    return with_ids
