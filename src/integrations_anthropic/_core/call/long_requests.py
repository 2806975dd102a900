"""Whether an answer may take longer than one attempt does, and had better be streamed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ..._config.settings import Settings
    from .operation import Call

__all__ = ["could_outlast", "streams_underneath"]

TOKENS_PER_HOUR = 128_000
"""How fast an answer is written at the least, about 36 tokens a second: what the API's own client reckons with."""

SHORT = 2048
"""Tokens up to which an answer is short: who allows it little time means that time."""


def could_outlast(max_tokens: object, timeout: float | None) -> bool:
    """Whether an answer of `max_tokens` may take longer than `timeout` seconds, written slowly.

    Never where there is no time-out, nor where the answer is short; nor for what is no number of tokens.
    """
    if timeout is None or not isinstance(max_tokens, (int, float)) or isinstance(max_tokens, bool):
        return False
    return max_tokens > SHORT and max_tokens * 3600 > timeout * TOKENS_PER_HOUR


def streams_underneath(call: Call, settings: Settings) -> bool:
    """Whether a call for one whole answer asks for a stream of it. Source: contract, section 5.

    `extra_body` that says whether to stream is obeyed; then the call's `long_requests` goes before the client's.
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
    return could_outlast(extra.get(operation.length, _said(call.body, operation.length)), timeout)


def _said(body: Any, name: str) -> object:
    return body.get(name) if isinstance(body, Mapping) else getattr(body, name, None)
