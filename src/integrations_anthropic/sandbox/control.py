"""The control path: another process orders faults and reads what was asked, over HTTP on this machine only.

`POST|GET|DELETE /_sandbox/faults`, `GET|DELETE /_sandbox/requests`, `POST /_sandbox/reset`. No credentials. Orders of
faults are objects with the fields of `Fault`, one or a list.
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
from .fault_injection.faults import Fault, Faults
from .recorded_requests import Requests
from .responses import json_reply

__all__ = ["CONTROL_PATH", "control_routes"]

CONTROL_PATH = "/_sandbox/"


def control_routes(faults: Faults, requests: Requests, reset: Callable[[], None]) -> list[Route]:
    """The routes of the control path; `reset` forgets everything."""

    async def on_faults(request: Request) -> Response:
        _refuse_others(request.scope)
        if request.method == "POST":
            _order(faults, await request.body())
        elif request.method == "DELETE":
            faults.clear()
        pending = [{**fault.to_json(), "after": skip, "times": left} for fault, skip, left in faults.pending()]
        return json_reply({"faults": pending})

    async def on_requests(request: Request) -> Response:
        _refuse_others(request.scope)
        if request.method == "DELETE":
            requests.clear()
        return json_reply({"requests": [recorded.to_json() for recorded in requests.all()]})

    async def on_reset(request: Request) -> Response:
        _refuse_others(request.scope)
        reset()
        return json_reply({})

    return [
        Route(f"{CONTROL_PATH}faults", on_faults, methods=["GET", "POST", "DELETE"]),
        Route(f"{CONTROL_PATH}requests", on_requests, methods=["GET", "DELETE"]),
        Route(f"{CONTROL_PATH}reset", on_reset, methods=["POST"]),
    ]


def _order(faults: Faults, raw: bytes) -> None:
    """Adds the faults a body describes; SandboxAPIError 400 where one of them is wrong, and then none is added."""
    try:
        data = orjson.loads(raw)
        faults.add(*(Fault.from_json(item) for item in (data if isinstance(data, list) else [data])))
    except orjson.JSONDecodeError as error:
        raise invalid(f"The request body is not valid JSON: {error}") from None
    except ValueError as error:
        raise invalid(str(error)) from None


def _refuse_others(scope: Scope) -> None:
    """SandboxAPIError 403 for whoever is not on this machine, when the sandbox listens on more than loopback."""
    host = (scope.get("client") or ("",))[0]
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        raise SandboxAPIError(403, "The control path is open to this machine only.") from None
    mapped = getattr(address, "ipv4_mapped", None)
    if not (mapped or address).is_loopback:
        raise SandboxAPIError(403, "The control path is open to this machine only.")
