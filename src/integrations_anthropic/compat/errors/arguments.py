"""Errors of arguments that are a TypeError as well, as in the official client."""

from __future__ import annotations

from ... import errors as own

__all__ = ["ArgumentTypeError", "OptionTypeError"]


class ArgumentTypeError(own.ValidationError, TypeError):
    """An argument of a call is of the wrong type; nothing was sent."""


class OptionTypeError(own.ConfigurationError, TypeError):
    """An option of a client is of the wrong type."""
