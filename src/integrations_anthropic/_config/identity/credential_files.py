"""Files that hold secrets: the token of a workload, and the tokens of a login. No function here raises.

Each returns what it found, or what is wrong, so that no frame of an error holds a secret.
"""

from __future__ import annotations

import json
import math
import os
import tempfile
from contextlib import suppress
from typing import Any, NamedTuple

from ..._redact import scrubbed
from ..._runtime.files import read_file
from ...secrets import SecretString, header_problem

__all__ = ["StoredTokens", "identity_token_problem", "read_identity_token", "read_tokens", "write_tokens"]

LONGEST_TOKEN = 16 * 1024
"""Characters of the token of a workload; those of identity providers have some thousand."""


class StoredTokens(NamedTuple):
    """The tokens of a login."""

    access: SecretString
    refresh: SecretString | None
    ends_at: float | None
    """When `access` ends, in seconds since 1970; None where the file does not say."""


def identity_token_problem(token: SecretString) -> str | None:
    """What is wrong with the token of a workload; None where it can be sent."""
    value = token.expose_secret()
    if not value.strip():
        return "is empty"
    if "-----BEGIN" in value or len(value) > LONGEST_TOKEN:
        return f"is no token ({len(value):,} characters): it may be a key or a certificate"
    problem = header_problem(token)
    return f"{problem}: it is no token" if problem else None


def read_identity_token(path: str) -> tuple[SecretString | None, str]:
    """The token in a file, without white space around it; or what is wrong with the file."""
    try:
        content, _ = read_file(path)
        # Programs of Windows begin a text with a byte-order mark.
        token = SecretString(content.decode("utf-8-sig").strip())
    except FileNotFoundError:
        return None, "does not exist"
    except (OSError, ValueError) as error:
        return None, f"cannot be read: {_reason(error)}"
    problem = identity_token_problem(token)
    return (None, problem) if problem else (token, "")


def read_tokens(path: str) -> tuple[StoredTokens | None, str]:
    """The tokens of a login in a file; or what is wrong with the file."""
    try:
        content, mode = read_file(path)
        if os.name == "posix" and mode & 0o077:
            return None, f"can be read by other users (mode {mode & 0o777:03o}): chmod 600 it"
        data = json.loads(content.decode("utf-8-sig"))
    except (FileNotFoundError, NotADirectoryError):
        return None, "does not exist: log in first"
    except (OSError, ValueError, RecursionError) as error:
        return None, f"cannot be read: {_reason(error)}"
    if not isinstance(data, dict) or data.get("type", "oauth_token") != "oauth_token":
        return None, "has no tokens of a login"
    access, refresh, ends_at = data.get("access_token"), data.get("refresh_token"), data.get("expires_at")
    if not isinstance(access, str) or header_problem(SecretString(access)) is not None:
        return None, "has no access_token that can be sent"
    if isinstance(ends_at, str) and ends_at.isascii() and ends_at.isdigit() and len(ends_at) < 17:
        ends_at = int(ends_at)
    if ends_at is not None and not _is_time(ends_at):
        return None, "has an expires_at that is no number of seconds since 1970"
    again = SecretString(refresh) if isinstance(refresh, str) and refresh else None
    return StoredTokens(SecretString(access), again, None if ends_at is None else float(ends_at)), ""


def write_tokens(path: str, tokens: StoredTokens) -> str:
    """Replace the tokens in a file at once, whoever reads it meanwhile; other entries stay. What went wrong, or ""."""
    folder = os.path.dirname(os.path.abspath(path))
    temporary: str | None = None
    try:
        data: Any = json.loads(read_file(path)[0].decode("utf-8-sig"))
        data["access_token"] = tokens.access.expose_secret()
        data["expires_at"] = None if tokens.ends_at is None else int(tokens.ends_at)
        if tokens.refresh is not None:
            data["refresh_token"] = tokens.refresh.expose_secret()
        # Only its owner can read a file that mkstemp makes.
        descriptor, temporary = tempfile.mkstemp(dir=folder, prefix=f".{os.path.basename(path)}.")
        with os.fdopen(descriptor, "wb") as file:
            file.write(json.dumps(data, indent=2).encode())
            file.flush()
            os.fsync(file.fileno())
        os.replace(temporary, path)
    except (OSError, ValueError, TypeError) as error:
        if temporary is not None:
            with suppress(OSError):
                os.unlink(temporary)
        return _reason(error)
    return ""


def _is_time(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value) and value < 2**53


def _reason(error: Exception) -> str:
    if isinstance(error, OSError):
        return scrubbed(error.strerror or str(error))
    return "it is not what it should be (JSON, or a token, in UTF-8)"
