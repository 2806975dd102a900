"""Control of webhooks for other processes on this machine: receivers are added, and events sent, over HTTP."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import asdict
from typing import Any

import orjson
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ..errors import invalid
from ..responses import json_response
from .endpoints import WebhookReceiver
from .outbox import WebhookOutbox

__all__ = ["webhook_routes"]


def webhook_routes(path: str, webhooks: WebhookOutbox, require_local: Callable[[Request], None]) -> list[Route]:
    """The routes of receivers and events, below a path. `require_local` refuses requests from elsewhere."""

    async def on_webhooks(request: Request) -> Response:
        require_local(request)
        if request.method == "POST":
            return json_response(_added(webhooks, await request.body()))
        if request.method == "DELETE":
            webhooks.remove_all()
        ended = [asdict(delivery) for delivery in webhooks.deliveries]
        endpoints = [_shown(endpoint) for endpoint in webhooks.endpoints]
        return json_response({"endpoints": endpoints, "deliveries": ended, "dropped": webhooks.dropped})

    async def on_events(request: Request) -> Response:
        require_local(request)
        return json_response(_sent(webhooks, await request.body()))

    return [
        Route(f"{path}webhooks", on_webhooks, methods=["GET", "POST", "DELETE"]),
        Route(f"{path}webhooks/events", on_events, methods=["POST"]),
    ]


def _added(webhooks: WebhookOutbox, raw: bytes) -> dict[str, Any]:
    """The receiver that a JSON body describes, once it is added. Raises SandboxAPIError 400."""
    given = _object(raw, {"url", "secret", "events"})
    events = given.get("events")
    if events is not None and not (isinstance(events, list) and all(isinstance(one, str) for one in events)):
        raise invalid("events must be a list of strings")
    try:
        return _shown(webhooks.add(given.get("url", ""), secret=given.get("secret"), events=events))
    except (ValueError, ImportError) as error:
        raise invalid(str(error)) from None


def _sent(webhooks: WebhookOutbox, raw: bytes) -> Any:
    """The event that a JSON body describes, once it is on its way. Raises SandboxAPIError 400."""
    given = _object(raw)
    try:
        return webhooks.send(str(given.pop("type", "")), **given)
    except ValueError as error:
        raise invalid(str(error)) from None


def _object(raw: bytes, known: Collection[str] | None = None) -> dict[str, Any]:
    """The object of a JSON body, with none but `known` fields. Raises SandboxAPIError 400."""
    try:
        data = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise invalid(f"The request body is not valid JSON: {error}") from None
    if not isinstance(data, dict) or not (known is None or data.keys() <= set(known)):
        fields = f" with none but the fields {', '.join(sorted(known))}" if known else ""
        raise invalid(f"The request body must be an object{fields}")
    return data


def _shown(endpoint: WebhookReceiver) -> dict[str, Any]:
    events = None if endpoint.events is None else sorted(endpoint.events)
    return {"url": endpoint.url, "secret": endpoint.secret, "events": events}
