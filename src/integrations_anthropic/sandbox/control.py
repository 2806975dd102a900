"""Control endpoints: other processes on this machine inject faults and read recorded requests over HTTP.

`POST|GET|DELETE /_sandbox/faults`, `GET|DELETE /_sandbox/requests`, `POST /_sandbox/work`,
`POST /_sandbox/sessions/{session_id}/events`, `POST /_sandbox/reset`. No credentials are needed. The body of `POST
faults` is one object with the fields of `Fault`, or a list of them; that of `POST work`, which queues work for a worker
of a self-hosted environment, has `environment_id` and `session_id`; that of `POST events` is an event of the agent of
a session, or a list of them.
`POST|GET|DELETE /_sandbox/webhooks` has receivers of webhooks: the body of a POST is `{"url": …}`, with `secret` and
`events` if you like. `POST /_sandbox/webhooks/events` delivers an event of any type, `{"type": …, "id": …}`.

A client that is not on a loopback address gets a 403. So does a page that a browser loaded from elsewhere: its header
`Origin` says so, or `Host`, where the name of the site was made to resolve to this machine.
"""

from __future__ import annotations

from typing import Any, Protocol

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from .errors import SandboxAPIError, invalid
from .fault_injection.faults import Fault, FaultQueue
from .request_log import RequestLog
from .responses import json_response
from .serving.addresses import host_of, is_local_name, is_loopback
from .webhooks.control_routes import webhook_routes
from .webhooks.outbox import WebhookOutbox

__all__ = ["CONTROL_PATH", "control_routes"]

Json = Any
CONTROL_PATH = "/_sandbox/"
# The URL of a sandbox that listens on all addresses has one of these as its host.
UNSPECIFIED = ("0.0.0.0", "::")  # noqa: S104  # compared, not bound
NOT_LOCAL = "The control path accepts clients on a loopback address only."
FOREIGN = "The control path accepts requests to and from this machine only: the header {} names another one."


class ControlledState(Protocol):
    """The state of a sandbox that the control path changes."""

    webhooks: WebhookOutbox
    """Receivers of webhooks, and what is delivered to them."""

    def reset(self) -> None:
        """Clear all state."""
        ...

    def add_work(self, environment_id: str, session_id: str) -> Json:
        """Queue work of a session. Raises SandboxAPIError."""
        ...

    def add_session_events(self, session_id: str, events: list[Json]) -> list[str]:
        """Record events of a session in the place of its agent; their ids. Raises SandboxAPIError."""
        ...


def control_routes(faults: FaultQueue, requests: RequestLog, state: ControlledState) -> list[Route]:
    """The routes of the control path."""

    async def on_faults(request: Request) -> Response:
        _require_local(request)
        if request.method == "POST":
            _add_faults(faults, await request.body())
        elif request.method == "DELETE":
            faults.clear()
        return json_response({"faults": _pending(faults)})

    async def on_requests(request: Request) -> Response:
        _require_local(request)
        if request.method == "DELETE":
            requests.clear()
        return json_response({"requests": [recorded.to_json() for recorded in requests.all()]})

    async def on_reset(request: Request) -> Response:
        _require_local(request)
        state.reset()
        return json_response({})

    async def on_work(request: Request) -> Response:
        _require_local(request)
        return json_response(state.add_work(*_work(await request.body())))

    async def on_session_events(request: Request) -> Response:
        _require_local(request)
        events = _listed(_parsed(await request.body()))
        return json_response({"ids": state.add_session_events(request.path_params["session_id"], events)})

    return [
        Route(f"{CONTROL_PATH}faults", on_faults, methods=["GET", "POST", "DELETE"]),
        Route(f"{CONTROL_PATH}requests", on_requests, methods=["GET", "DELETE"]),
        Route(f"{CONTROL_PATH}work", on_work, methods=["POST"]),
        Route(f"{CONTROL_PATH}sessions/{{session_id}}/events", on_session_events, methods=["POST"]),
        *webhook_routes(CONTROL_PATH, state.webhooks, _require_local),
        Route(f"{CONTROL_PATH}reset", on_reset, methods=["POST"]),
    ]


def _add_faults(faults: FaultQueue, raw: bytes) -> None:
    """Add the faults described by a JSON body. If one is invalid, adds none and raises SandboxAPIError 400."""
    try:
        data = orjson.loads(raw)
        faults.add(*map(Fault.from_json, _listed(data)))
    except orjson.JSONDecodeError as error:
        raise invalid(f"The request body is not valid JSON: {error}") from None
    except ValueError as error:
        raise invalid(str(error)) from None


def _pending(faults: FaultQueue) -> list[Json]:
    return [{**fault.to_json(), "after": skip, "times": remaining} for fault, skip, remaining in faults.pending()]


def _listed(data: Json) -> list[Json]:
    return data if isinstance(data, list) else [data]


def _parsed(raw: bytes) -> Json:
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise invalid(f"The request body is not valid JSON: {error}") from None


def _work(raw: bytes) -> tuple[str, str]:
    """The environment and the session of a JSON body. Raises SandboxAPIError 400 for an invalid one."""
    data = _parsed(raw)
    if not isinstance(data, dict):
        raise invalid("The request body must be an object")
    for name in ("environment_id", "session_id"):
        if not isinstance(data.get(name), str) or not data[name]:
            raise invalid(f"{name}: must be a non-empty string")
    return data["environment_id"], data["session_id"]


def _require_local(request: Request) -> None:
    """Raise SandboxAPIError 403 for a client on another machine, and for pages of other sites."""
    if not is_loopback((request.scope.get("client") or ("",))[0]):
        raise SandboxAPIError(403, NOT_LOCAL)
    host = f"//{request.headers.get('host', '')}"
    if not is_local_name(host) and host_of(host) not in UNSPECIFIED:
        raise SandboxAPIError(403, FOREIGN.format("Host"))
    origin = request.headers.get("origin")
    if origin is not None and not is_local_name(origin):
        raise SandboxAPIError(403, FOREIGN.format("Origin"))
