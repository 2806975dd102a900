"""Credentials with the interface of google-auth."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

__all__ = ["GoogleCredentials"]


class GoogleCredentials:
    """Issues `google-token-1` and so on, each for an hour; or raises `fault`."""

    def __init__(
        self,
        *,
        project_id: str | None = None,
        quota_project_id: str | None = None,
        fault: Exception | None = None,
        seconds: float | None = 3600,
    ) -> None:
        self.project_id, self.quota_project_id, self.fault = project_id, quota_project_id, fault
        self.seconds = seconds
        self.token: str | None = None
        self.expiry: datetime | None = None
        self.refreshed = 0

    def refresh(self, request: Any) -> None:
        self.refreshed += 1
        if self.fault is not None:
            raise self.fault
        self.token = f"google-token-{self.refreshed}"
        if self.seconds is not None:
            self.expiry = datetime.now(UTC).replace(tzinfo=None) + timedelta(seconds=self.seconds)
