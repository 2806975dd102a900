"""Pages of lists by their official names: one class stands for all of them."""

from __future__ import annotations

from ._async.pages import AsyncListPage
from ._sync.pages import ListPage

__all__ = [
    "AsyncBidirectionalPageCursor",
    "AsyncPage",
    "AsyncPageCursor",
    "AsyncReportPageCursor",
    "AsyncTokenPage",
    "SyncBidirectionalPageCursor",
    "SyncPage",
    "SyncPageCursor",
    "SyncReportPageCursor",
    "SyncTokenPage",
]

SyncPage = SyncPageCursor = SyncTokenPage = SyncBidirectionalPageCursor = SyncReportPageCursor = ListPage
AsyncPage = AsyncPageCursor = AsyncTokenPage = AsyncBidirectionalPageCursor = AsyncReportPageCursor = AsyncListPage
