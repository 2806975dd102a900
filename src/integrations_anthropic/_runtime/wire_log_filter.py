"""Keeps keys out of what the HTTP libraries log themselves.

At DEBUG httpcore writes the headers of every answer and the password of a SOCKS proxy, and hpack every header that is
sent. Filters stand on each logger, because a filter on a parent does not see the records of its children.
"""

from __future__ import annotations

import logging
import re

from .._redact import REDACTED, SHOWN_HEADERS, scrubbed

__all__ = ["guard_wire_logs"]

_HTTPCORE = ("connection", "http11", "http2", "proxy", "socks")
_HPACK = ("hpack", "table", "huffman")
_BYTES = r"""b'(?:[^'\\]|\\.)*'|b"(?:[^"\\]|\\.)*\""""
_PAIR = re.compile(rf"\(({_BYTES}), (?:{_BYTES})\)")
_LOGIN = re.compile(rf"\bauth=(?:\(.*?\)|{_BYTES})")


class _WithoutKeys(logging.Filter):
    """Rewrites a record of httpcore: only the values of harmless headers stay."""

    def filter(self, record: logging.LogRecord) -> bool:
        text = _PAIR.sub(_shown_pair, record.getMessage())
        record.msg, record.args = scrubbed(_LOGIN.sub(f"auth={REDACTED}", text)), None
        return True


class _NoDebug(logging.Filter):
    """Drops what hpack says at DEBUG: every header, as text and in an encoding that anyone can undo."""

    def filter(self, record: logging.LogRecord) -> bool:
        return record.levelno > logging.DEBUG


_guarded = False


def guard_wire_logs() -> None:
    """Put the filters up, once for the process. They change nothing while those loggers are silent."""
    global _guarded
    if _guarded:
        return
    _guarded = True
    for part in _HTTPCORE:
        logging.getLogger(f"httpcore.{part}").addFilter(_WithoutKeys())
    for part in _HPACK:
        logging.getLogger(f"hpack.{part}").addFilter(_NoDebug())


def _shown_pair(match: re.Match[str]) -> str:
    name = match[1][2:-1].lower()
    harmless = name in SHOWN_HEADERS or name.startswith(("anthropic-ratelimit-", "x-ratelimit-"))
    return match[0] if harmless else f"({match[1]}, {REDACTED})"
