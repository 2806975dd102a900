"""Types of the hooks of a client, `on_request` and `on_response`."""

from __future__ import annotations

from .notices import AsyncRequestHook, AsyncResponseHook, RequestHook, RequestNotice, ResponseHook, ResponseNotice

__all__ = [
    "AsyncRequestHook",
    "AsyncResponseHook",
    "RequestHook",
    "RequestNotice",
    "ResponseHook",
    "ResponseNotice",
]
