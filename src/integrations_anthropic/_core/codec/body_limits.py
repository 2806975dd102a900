"""Bodies that are longer than what is kept of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..._redact import secrets_in
from ...errors import APIError, ResponseTooLargeError

__all__ = ["MAX_ERROR_BODY", "body_too_large", "cut_body", "mark_as_cut"]

MAX_ERROR_BODY = 2**20
"""Bytes that are kept of the body of an error, decoded."""


def body_too_large(limit: int) -> ResponseTooLargeError:
    """The error of a response that has more than `limit` bytes."""
    why = f"the response is longer than max_body_bytes ({limit} bytes after decoding)"
    return ResponseTooLargeError(why, path="$", limit=limit)


def cut_body(pieces: Sequence[bytes], limit: int, sent: Mapping[str, str]) -> bytes:
    """The first `limit` bytes of a body, without the beginning of a secret of the request at their end."""
    body = b"".join(pieces)[:limit]
    for secret in secrets_in(sent):
        begun = (n for n in range(len(secret) - 1, 3, -1) if body.endswith(secret[:n].encode()))
        body = body[: len(body) - next(begun, 0)]
    return body


def mark_as_cut(error: APIError, limit: int) -> APIError:
    """The error, which says that its body is only the first `limit` bytes of what the server sent."""
    mark = f"… [cut: only the first {limit} bytes of the body were read]"
    if isinstance(error.body, str):
        error.body += mark
        error.message += f" (the body was cut after {limit} bytes)"
    error.add_note(mark)
    return error
