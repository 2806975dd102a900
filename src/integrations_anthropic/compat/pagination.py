"""Pages of lists by their official names: one class stands for all of them."""

from __future__ import annotations

from ._async.pages import AsyncListPage
from ._sync.pages import ListPage

__all__ = ["AsyncPage", "AsyncPageCursor", "AsyncTokenPage", "SyncPage", "SyncPageCursor", "SyncTokenPage"]

SyncPage = SyncPageCursor = SyncTokenPage = ListPage
AsyncPage = AsyncPageCursor = AsyncTokenPage = AsyncListPage
