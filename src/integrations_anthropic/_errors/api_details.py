"""What an error of the API says to programs, beside its type and message."""

from __future__ import annotations

import re
from typing import Any

from .._anthropic_error import AnthropicError

__all__ = ["APIDetails"]

_CODE = re.compile(r"[a-z][a-z0-9_.-]{0,99}")
"""A code that is shown in texts; any other text from a server is only in `.error_code`."""


class APIDetails(AnthropicError):
    """An error whose `body` may be an error of the API."""

    _asked: str | None = None  # what a 404 or a redirect shows

    @property
    def details(self) -> dict[str, Any] | None:
        """The object `details` of the API's error, such as `{"error_code": …, "field": …}`; None where it has none."""
        error = self.body.get("error") if isinstance(self.body, dict) else None
        details = error.get("details") if isinstance(error, dict) else None
        return details if isinstance(details, dict) else None

    @property
    def error_code(self) -> str | None:
        """Why exactly the API refused, as one stable word such as `thread_not_found`; None where it says no more.

        `models.ErrorCode` has the values known today. New ones may come at any time.
        """
        code = (self.details or {}).get("error_code")
        return code if isinstance(code, str) and code else None

    def _details(self) -> list[str]:
        code = self.error_code
        facts = super()._details() + ([code] if code and _CODE.fullmatch(code) else [])
        return facts + ([f"asked: {self._asked}"] if self._asked else [])
