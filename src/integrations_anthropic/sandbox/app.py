"""The ASGI application: routes from the description, request validation, and errors in the format of the API."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import math
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from urllib.parse import unquote

import orjson
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route, compile_path
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .call import SandboxCall, decode_path
from .clock import SandboxClock
from .control import CONTROL_PATH, control_routes
from .cors import allow_origin, check_origin
from .description.api_versions import ResponseVersions
from .description.forms import parse_form
from .description.loader import Description, OperationSpec
from .description.request_checks import RequestChecks
from .errors import SandboxAPIError, error_body
from .fault_injection.faults import FaultQueue
from .fault_injection.inject import inject_faults
from .identity.token_issuer import TOKEN_OPERATION, TOKEN_PATH, TokenIssuer
from .ids import new_id
from .operation_handlers import RELAXED, OperationHandlers
from .platforms.layer import on_platform
from .platforms.registry import PLATFORMS, sandbox_platform
from .rate_limits import METERED_OPERATION, SandboxLimiter, SandboxRateLimits
from .request_log import RequestLog, record_requests
from .responses import add_missing, delay_events, example_response, json_response
from .webhooks.changes import ORGANIZATION
from .webhooks.outbox import WebhookOutbox

__all__ = ["SandboxApp", "SandboxSettings"]

LOGGER = logging.getLogger(__name__)
Endpoint = Callable[[Request], Awaitable[Response]]

MEGABYTE = 1024 * 1024
MAX_BODY_BYTES = 32 * MEGABYTE
# Documented at https://docs.claude.com/en/api/errors#request-size-limits.
MAX_BODY_BYTES_BY_OPERATION = {"batches.create": 256 * MEGABYTE, "files.upload": 500 * MEGABYTE}
MODELS = ("any", "known")


@dataclass(frozen=True, kw_only=True)
class SandboxSettings:
    """Settings of one sandbox. Raises ValueError that names a setting of the wrong type or out of range."""

    examples: bool = False
    """Whether every operation responds with its example and keeps no state."""
    batch_seconds: float = 0.3
    """Seconds until a batch has ended, 0 or more."""
    session_seconds: float = 0.0
    """Seconds that a request of a session's agent to its model takes, 0 or more."""
    token_delay: float = 0.0
    """Seconds before each event of a stream, 0 or more."""
    limits: SandboxRateLimits = field(default_factory=SandboxRateLimits)
    """Rate limits; default: no limits."""
    models: str = "any"
    """Which model names are accepted: `known`, those of the API description, or `any` that begins with `claude-`."""
    cors: str | None = None
    """The origin whose pages may read responses; None, the default, for none."""
    platform: str | None = None
    """The cloud it plays, one of PLATFORMS; None, the default: the API itself."""
    token_seconds: float = 3600.0
    """Seconds that access tokens, and credentials of a cloud, last which it issues, above 0."""

    def __post_init__(self) -> None:
        if not isinstance(self.examples, bool):
            raise ValueError(f"examples must be a boolean, not {self.examples!r}")
        if self.models not in MODELS:
            raise ValueError(f"models must be {' or '.join(map(repr, MODELS))}, not {self.models!r}")
        check_origin(self.cors)
        if self.platform is not None and self.platform not in PLATFORMS:
            raise ValueError(f"platform must be one of {', '.join(PLATFORMS)}, not {self.platform!r}")
        for name in ("batch_seconds", "session_seconds", "token_delay", "token_seconds"):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value < math.inf:
                raise ValueError(f"{name} must be a finite number of seconds, 0 or more, not {value!r}")


class SandboxApp:
    """The application of one sandbox and its state."""

    def __init__(
        self,
        description: Description,
        clock: SandboxClock,
        settings: SandboxSettings,
        faults: FaultQueue,
        requests: RequestLog,
        webhooks: WebhookOutbox,
    ) -> None:
        """`faults`, `requests` and `webhooks` are shared with the `Sandbox` and outlive the application."""
        self.webhooks = webhooks
        webhooks.registered = lambda: self._handlers.registered_webhooks()
        self._description, self._clock, self._settings = description, clock, settings
        self._checks = RequestChecks(description, RELAXED)
        self._versions = ResponseVersions(description)
        self._handlers, self._limiter = self._new_state()
        self._faults, self._requests = faults, requests
        self.platform = sandbox_platform(settings.platform, clock, settings.token_seconds)
        self._tokens = TokenIssuer(clock, settings.token_seconds)

    def reset(self) -> None:
        """Clear all state: resources, rate limits, pending faults and recorded requests."""
        self._handlers.close()
        self._handlers, self._limiter = self._new_state()
        self._tokens.reset()
        self._faults.clear()
        self._requests.clear()
        self.webhooks.clear()

    def add_work(self, environment_id: str, session_id: str) -> Any:
        """Queue work of a session for a worker of an environment: the item. Only in the event loop of the server.

        Raises SandboxAPIError 404 for an unknown environment.
        """
        return self._handlers.work.add(environment_id, session_id)

    def add_session_events(self, session_id: str, events: list[Any]) -> list[str]:
        """Record events of a session in the place of its agent: their ids. Only in the event loop of the server.

        Raises SandboxAPIError 404 for an unknown session, 400 for what is no event.
        """
        return self._handlers.sessions.play(session_id, events, self._checks.schema_validator("SessionStreamEvent"))

    def asgi(self) -> ASGIApp:
        """The ASGI application. Layers from the inside out: routes, faults, request log, response headers."""
        by_path: dict[str, dict[str, OperationSpec]] = {}
        for operation in self._description.operations:
            by_path.setdefault(operation.path, {})[operation.method] = operation
        routes = [Route(path, self._endpoint(found), methods=list(found)) for path, found in by_path.items()]
        routes.append(Route(TOKEN_PATH, self._tokens.endpoint, methods=["POST"]))
        operation_of = partial(_operation_of, [(compile_path(path)[0], found) for path, found in by_path.items()])
        api = record_requests(inject_faults(_starlette(routes), self._faults, operation_of), self._requests)
        control = _starlette(control_routes(self._faults, self._requests, self))
        app = self._with_headers(allow_origin(api, self._settings.cors), control)
        return app if self.platform is None else on_platform(app, self.platform, CONTROL_PATH)

    def _new_state(self) -> tuple[OperationHandlers, SandboxLimiter]:
        handlers = OperationHandlers(
            self._description,
            self._checks,
            self._clock,
            batch_seconds=self._settings.batch_seconds,
            session_seconds=self._settings.session_seconds,
            only_known_models=self._settings.models == "known",
        )
        handlers.sessions.on_event = self.webhooks.session_event
        handlers.deployments.on_event = self.webhooks.happened
        return handlers, SandboxLimiter(self._settings.limits, self._clock)

    def _endpoint(self, operations: dict[str, OperationSpec]) -> Endpoint:
        async def endpoint(request: Request) -> Response:
            operation = operations.get(request.method)
            if operation is None:
                raise HTTPException(405)
            try:
                return await self._respond(operation, request)
            except (SandboxAPIError, HTTPException, ClientDisconnect):
                raise
            except Exception:
                # Handled here, because Starlette closes the connection after its own response to an exception.
                LOGGER.exception("the sandbox failed to handle %s", operation.id)
                raise SandboxAPIError(500, "Internal server error") from None

        return endpoint

    async def _respond(self, operation: OperationSpec, request: Request) -> Response:
        # The body is read first: a client that is still sending might not read the response.
        raw = await _read(request, MAX_BODY_BYTES_BY_OPERATION.get(operation.id, MAX_BODY_BYTES))
        betas = frozenset(
            value.strip() for line in request.headers.getlist("anthropic-beta") for value in line.split(",")
        )
        self._tokens.check(_check_headers(request), betas)
        query = self._checks.query(operation, request.query_params.multi_items())
        content_type = request.headers.get("content-type", "")
        if operation.form is not None:
            parts = parse_form(content_type, raw)
            # Nothing is done with the parts of an example: those of other clients may have no file name.
            body = self._checks.form(operation, parts, any_part_is_a_file=self._settings.examples)
        else:
            body = self._checks.body(operation, content_type, raw)
        limiter = self._limiter
        limiter.admit(operation, self._handlers.with_history(body) if operation.id == METERED_OPERATION else body)
        path = {name: unquote(value) for name, value in request.path_params.items()}
        key = request.headers.get("x-api-key", "").strip()
        call = SandboxCall(path, query, body, str(request.base_url).rstrip("/"), key, betas, request.headers)
        version = request.headers["anthropic-version"].strip()
        response = self._versions.apply(operation, version, await self._run(operation, call))
        response = delay_events(response, self._settings.token_delay)
        return limiter.charge_output(response)

    async def _run(self, operation: OperationSpec, call: SandboxCall) -> Response:
        handler = None if self._settings.examples else self._handlers.by_operation.get(operation.id)
        if handler is None:
            return example_response(operation, call.body)
        response = await handler(call)
        self.webhooks.after(operation.id, call.path, lambda: orjson.loads(response.body))
        return response

    def _with_headers(self, api: ASGIApp, control: ASGIApp) -> ASGIApp:
        """Dispatch to one of the applications; add ids to each response, and rate-limit headers to those of the API."""

        async def with_headers(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http":
                return
            scope["path"] = decode_path(scope["raw_path"])
            is_control = scope["path"].startswith(CONTROL_PATH)
            scope["request_id"] = new_id("req")
            ids = {"request-id": scope["request_id"], "anthropic-organization-id": ORGANIZATION}

            async def send_with_headers(message: Message) -> None:
                if message["type"] == "http.response.start":
                    added = ids if is_control else {**ids, **self._limiter.headers()}
                    message["headers"] = add_missing(message["headers"], added)
                await send(message)

            # Both mean that the connection is gone: the client disconnected, or the server is stopping.
            with contextlib.suppress(ClientDisconnect, asyncio.CancelledError):
                await (control if is_control else api)(scope, receive, send_with_headers)

        return with_headers


def _starlette(routes: list[Route]) -> Starlette:
    handlers: Any = {SandboxAPIError: _on_error, HTTPException: _on_http, Exception: _on_crash}
    app = Starlette(routes=routes, exception_handlers=handlers)
    # The API does not redirect `/v1/models/` to `/v1/models` either.
    app.router.redirect_slashes = False
    return app


def _operation_of(paths: list[tuple[re.Pattern[str], dict[str, OperationSpec]]], method: str, path: str) -> str | None:
    """Id of the operation with this method and path, matched as the routes do; None if there is none."""
    if path == TOKEN_PATH:
        return TOKEN_OPERATION
    for pattern, operations in paths:
        if pattern.match(path):
            return operations[method].id if method in operations else None
    return None


async def _read(request: Request, limit: int) -> bytes:
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        # Bytes beyond the limit are read, so that the client can finish sending, but not kept.
        if size <= limit:
            parts.append(part)
    if size > limit:
        raise SandboxAPIError(413, f"Request exceeds the maximum allowed number of bytes ({limit}).")
    return b"".join(parts)


def _check_headers(request: Request) -> str:
    """The bearer token, empty without one. Raises SandboxAPIError for a missing header."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    bearer = token.strip() if scheme.lower() == "bearer" else ""
    if not (request.headers.get("x-api-key", "").strip() or bearer):
        raise SandboxAPIError(401, "x-api-key header is required")
    if not request.headers.get("anthropic-version", "").strip():
        raise SandboxAPIError(400, "anthropic-version: header is required")
    return bearer


async def _on_error(request: Request, error: Exception) -> Response:
    if not isinstance(error, SandboxAPIError):
        raise error
    response = json_response(error_body(error, request.scope["request_id"]), error.status)
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
