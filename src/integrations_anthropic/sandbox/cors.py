"""Answers to browsers: one origin may read the responses of the sandbox.

Described at https://fetch.spec.whatwg.org/#http-cors-protocol.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.types import ASGIApp, Message, Receive, Scope, Send

__all__ = ["allow_origin", "check_origin"]

PREFLIGHT_SECONDS = b"600"
EXPOSED = b"request-id, retry-after, anthropic-organization-id, " + b", ".join(
    f"anthropic-ratelimit-{name}-{part}".encode()
    for name in ("requests", "tokens", "input-tokens", "output-tokens")
    for part in ("limit", "remaining", "reset")
)
Headers = list[tuple[bytes, bytes]]


def check_origin(origin: str | None) -> None:
    """Raise ValueError if this is neither None nor an origin, such as `http://localhost:3000`."""
    if origin is None:
        return
    parts = urlsplit(origin) if isinstance(origin, str) else None
    if parts is None or not origin.isascii() or origin != f"{parts.scheme}://{parts.netloc}" or not parts.netloc:
        raise ValueError(f"cors must be an origin such as 'http://localhost:3000', not {origin!r}")


def allow_origin(app: ASGIApp, origin: str | None) -> ASGIApp:
    """Wrap an ASGI application: let pages of this origin read its responses, and answer their preflight requests."""
    if origin is None:
        return app
    allowed = origin.lower().encode()

    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        headers = dict(scope.get("headers", ()))
        is_allowed = headers.get(b"origin", b"").lower() == allowed
        if is_allowed and scope["method"] == "OPTIONS" and b"access-control-request-method" in headers:
            await _preflight(headers, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                added = _allowed(headers[b"origin"]) if is_allowed else []
                # A cache must not give the response for one origin to another.
                message["headers"] = [*message["headers"], (b"vary", b"Origin"), *added]
            await send(message)

        await app(scope, receive, send_with_headers)

    return wrapped


def _allowed(origin: bytes) -> Headers:
    return [(b"access-control-allow-origin", origin), (b"access-control-expose-headers", EXPOSED)]


async def _preflight(headers: dict[bytes, bytes], send: Send) -> None:
    answer = [
        (b"access-control-allow-origin", headers[b"origin"]),
        (b"access-control-allow-methods", b"GET, POST, PUT, PATCH, DELETE"),
        (b"access-control-allow-headers", headers.get(b"access-control-request-headers", b"")),
        (b"access-control-max-age", PREFLIGHT_SECONDS),
        (b"vary", b"Origin, Access-Control-Request-Headers"),
    ]
    await send({"type": "http.response.start", "status": 204, "headers": answer})
    await send({"type": "http.response.body", "body": b""})
