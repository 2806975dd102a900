"""Keeps credentials out of the log of botocore, which at DEBUG has what it sends to STS and what that answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from logging import INFO, LogRecord, getLogger

__all__ = ["silent_botocore"]

_LOGGERS = ("auth", "credentials", "endpoint", "hooks", "httpsession", "parsers", "retryhandler", "tokens", "utils")
"""Those of botocore that log requests and responses, or parts of them."""

_silent: ContextVar[bool] = ContextVar("integrations_anthropic_silent_botocore", default=False)


@contextmanager
def silent_botocore() -> Iterator[None]:
    """Drop what botocore logs below INFO for this thread or task; the rest of the program logs as before."""
    for name in _LOGGERS:
        # A filter that is there is not added twice.
        getLogger(f"botocore.{name}").addFilter(_is_shown)
    token = _silent.set(True)
    try:
        yield
    finally:
        _silent.reset(token)


def _is_shown(record: LogRecord) -> bool:
    return record.levelno >= INFO or not _silent.get()
