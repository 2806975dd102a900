"""Whether a response may take longer than the timeout of an attempt, so that it is streamed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..._config.settings import Settings
    from .operation import Call

__all__ = ["could_outlast", "streams_underneath"]

TOKENS_PER_HOUR = 128_000
"""The slowest rate at which a response is written, about 36 tokens a second: the official client's assumption."""

SHORT = 2048
"""Tokens up to which a response is short: its timeout is taken literally."""


def could_outlast(max_tokens: object, timeout: float | None) -> bool:
    """Whether a response of `max_tokens` may take longer than `timeout` seconds at the slowest rate.

    False without a timeout, for a short response, and where `max_tokens` is not a number.
    """
    if timeout is None or not isinstance(max_tokens, (int, float)) or isinstance(max_tokens, bool):
        return False
    return max_tokens > SHORT and max_tokens * 3600 > timeout * TOKENS_PER_HOUR


def streams_underneath(call: Call, settings: Settings) -> bool:
    """Whether a call that returns a whole message requests a stream of it.

    The stream flag in `extra_body` decides; else the call's `long_requests`, else the client's.
    """
    operation, options = call.operation, call.options
    if operation.stream_flag is None or operation.length is None:
        return False
    extra: Mapping[str, Any] = options.extra_body or {}
    if operation.stream_flag in extra:
        return bool(extra[operation.stream_flag])
    if (options.long_requests or settings.long_requests) != "stream":
        return False
    timeout = settings.timeout if options.timeout is None else options.timeout
    name, body = operation.length, call.body
    stated = body.get(name) if body.__class__ is dict or isinstance(body, Mapping) else getattr(body, name, None)
    return could_outlast(extra.get(name, stated), timeout)
