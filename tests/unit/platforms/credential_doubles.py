"""Credentials with the interfaces of google-auth and azure-identity."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

__all__ = ["AzureCredential", "GoogleCredentials"]


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


class AzureCredential:
    """Issues `azure-token-1` and so on, each for an hour, as credentials of azure-identity do."""

    def __init__(self) -> None:
        self.scopes: list[str] = []

    def get_token(self, scope: str) -> Any:
        self.scopes.append(scope)
        return SimpleNamespace(token=f"azure-token-{len(self.scopes)}", expires_on=time.time() + 3600)
