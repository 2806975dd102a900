"""Control endpoints: other processes on this machine inject faults and read recorded requests over HTTP.

`POST|GET|DELETE /_sandbox/faults`, `GET|DELETE /_sandbox/requests`, `POST /_sandbox/reset`. No credentials are
needed. The body of `POST faults` is one object with the fields of `Fault`, or a list of them. A client that is not on a
loopback address gets a 403.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Callable

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Scope

from .errors import SandboxAPIError, invalid
from .fault_injection.faults import Fault, FaultQueue
from .request_log import RequestLog
from .responses import json_response

__all__ = ["CONTROL_PATH", "control_routes"]

CONTROL_PATH = "/_sandbox/"
NOT_LOCAL = "The control path accepts clients on a loopback address only."


def control_routes(faults: FaultQueue, requests: RequestLog, reset: Callable[[], None]) -> list[Route]:
    """The routes of the control path. `reset` clears all state of the sandbox."""

    async def on_faults(request: Request) -> Response:
        _require_loopback(request.scope)
        if request.method == "POST":
            _add_faults(faults, await request.body())
        elif request.method == "DELETE":
            faults.clear()
        pending = [
            {**fault.to_json(), "after": skip, "times": remaining} for fault, skip, remaining in faults.pending()
        ]
        return json_response({"faults": pending})

    async def on_requests(request: Request) -> Response:
        _require_loopback(request.scope)
        if request.method == "DELETE":
            requests.clear()
        return json_response({"requests": [recorded.to_json() for recorded in requests.all()]})

    async def on_reset(request: Request) -> Response:
        _require_loopback(request.scope)
        reset()
        return json_response({})

    return [
        Route(f"{CONTROL_PATH}faults", on_faults, methods=["GET", "POST", "DELETE"]),
        Route(f"{CONTROL_PATH}requests", on_requests, methods=["GET", "DELETE"]),
        Route(f"{CONTROL_PATH}reset", on_reset, methods=["POST"]),
    ]


def _add_faults(faults: FaultQueue, raw: bytes) -> None:
    """Add the faults described by a JSON body. If one is invalid, adds none and raises SandboxAPIError 400."""
    try:
        data = orjson.loads(raw)
        faults.add(*(Fault.from_json(item) for item in (data if isinstance(data, list) else [data])))
    except orjson.JSONDecodeError as error:
        raise invalid(f"The request body is not valid JSON: {error}") from None
    except ValueError as error:
        raise invalid(str(error)) from None


def _require_loopback(scope: Scope) -> None:
    """Raise SandboxAPIError 403 for a client that is not on a loopback address."""
    host = (scope.get("client") or ("",))[0]
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        raise SandboxAPIError(403, NOT_LOCAL) from None
    mapped = getattr(address, "ipv4_mapped", None)
    if not (mapped or address).is_loopback:
        raise SandboxAPIError(403, NOT_LOCAL)
