"""What a person is shown of an error: one sentence that says what happened, and one that says what to do."""

from __future__ import annotations

import os
import sys
from typing import Final

from ..errors import AnthropicError, ConfigurationError, ErrorKind
from .terminal import error_console, visible

ADVICE: Final[dict[ErrorKind, str]] = {
    ErrorKind.AUTH: "Check the key: `integrations-anthropic doctor` shows where it comes from.",
    ErrorKind.BILLING: "Look at the plan and the payment in the Console.",
    ErrorKind.PERMISSION: "Use a key that may do this; calls below `admin` need ANTHROPIC_ADMIN_KEY.",
    ErrorKind.NOT_FOUND: "Check the name or the id, and whether the key belongs to the right workspace.",
    ErrorKind.RATE_LIMIT: "Wait, or raise --max-retries.",
    ErrorKind.OVERLOADED: "Try again later, or raise --max-retries.",
    ErrorKind.SERVER: "Try again later, or raise --max-retries.",
    ErrorKind.NETWORK: "Check network, proxy and base URL: `integrations-anthropic doctor` tries each.",
    ErrorKind.TLS: "Check the certificates: `integrations-anthropic doctor` shows which are trusted.",
    ErrorKind.TIMEOUT: "Try again, or raise --timeout.",
}
"""What to do about errors whose own message does not say it."""

NO_KEY = (
    'Error: no key was found. Set ANTHROPIC_API_KEY, or put "api_key" into ~/.anthropic/config.json. '
    "To try without a key: `integrations-anthropic sandbox`."
)


def report(text: str) -> None:
    """Write a sentence to stderr, wrapped between words where that is a terminal."""
    error_console().print(visible(text), markup=False, highlight=False, soft_wrap=not sys.stderr.isatty())


def report_error(error: AnthropicError) -> None:
    """Write an error, and what to do about it, to stderr."""
    if isinstance(error, ConfigurationError) and error.message.startswith("no credential"):
        report(NO_KEY)
        return
    report(f"Error: {_prefix(error)}{error}")
    advice = ADVICE.get(error.kind)
    if advice:
        report(advice)


def _prefix(error: AnthropicError) -> str:
    # The API often says no more than what it is, such as "model: claude-x".
    says_so = "not found" in error.message.lower()
    return "not found: " if error.kind is ErrorKind.NOT_FOUND and not says_so else ""


def report_file(error: OSError) -> None:
    """Write to stderr which file cannot be read or written, and why."""
    reason = error.strerror or type(error).__name__
    if error.filename is None:
        report(f"Error: reading or writing failed: {reason}")
        return
    name = error.filename
    shown = os.fsdecode(name) if isinstance(name, (str, bytes)) else str(name)
    report(f"Error: {shown} cannot be used: {reason}")
