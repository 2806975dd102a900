# Derived from src/integrations_anthropic/_async/services/memory_stores_memory_versions.py by `make codegen`. Do not edit.
"""Returns and redacts what memories were after each change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._argument_types.dates import DateTimeLike
    from ..._core.call.options import NoOthers
    from ...models.enums import MemoryVersionOperation, MemoryView
    from ...models.memory_stores import GetMemoryVersionParams, ListMemoryVersionsParams, MemoryVersion
    from ..pipeline import Pipeline

__all__ = ["MemoryStoreMemoryVersionsService"]

_LIST = Operation(
    name="memory_stores.memory_versions.list",
    http="GET",
    path="/v1/memory_stores/{memory_store_id}/memory_versions",
    span="list_memory_versions",
    arguments=(
        "limit",
        "page",
        "memory_id",
        "operation",
        "created_at[gte]",
        "created_at[lte]",
        "session_id",
        "api_key_id",
        "service_account_id",
        "view",
    ),
    result="ListMemoryVersionsResponse",
    item="MemoryVersion",
    paging=Paging(cursor="page", next="next_page", items="data"),
    betas=("agent-memory-2026-07-22",),
    parameters={
        "limit": Parameter("limit", {"types": ("integer",), "maximum": 100}),
        "created_at[gte]": Parameter("created_at_gte", format="date-time"),
        "created_at[lte]": Parameter("created_at_lte", format="date-time"),
    },
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_GET = Operation(
    name="memory_stores.memory_versions.get",
    http="GET",
    path="/v1/memory_stores/{memory_store_id}/memory_versions/{memory_version_id}",
    span="get_memory_version",
    arguments=("view",),
    result="MemoryVersion",
    betas=("agent-memory-2026-07-22",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_REDACT = Operation(
    name="memory_stores.memory_versions.redact",
    http="POST",
    path="/v1/memory_stores/{memory_store_id}/memory_versions/{memory_version_id}/redact",
    span="redact_memory_version",
    result="MemoryVersion",
    betas=("agent-memory-2026-07-22",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)


class MemoryStoreMemoryVersionsService(NamesHinted):
    """Returns and redacts what memories were after each change."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        memory_store_id: str,
        params: ListMemoryVersionsParams,
        /,
        *,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[MemoryVersion]: ...

    @overload
    def list(
        self,
        memory_store_id: str,
        *,
        limit: int | None = None,
        page: str | None = None,
        memory_id: str | None = None,
        operation: MemoryVersionOperation | None = None,
        created_at_gte: DateTimeLike | None = None,
        created_at_lte: DateTimeLike | None = None,
        session_id: str | None = None,
        api_key_id: str | None = None,
        service_account_id: str | None = None,
        view: MemoryView | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[MemoryVersion]: ...

    def list(
        self,
        memory_store_id: str,
        params: ListMemoryVersionsParams | None = None,
        *,
        limit: int | None = None,
        page: str | None = None,
        memory_id: str | None = None,
        operation: MemoryVersionOperation | None = None,
        created_at_gte: DateTimeLike | None = None,
        created_at_lte: DateTimeLike | None = None,
        session_id: str | None = None,
        api_key_id: str | None = None,
        service_account_id: str | None = None,
        view: MemoryView | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> Page[MemoryVersion]:
        """List memory versions.

        Returns the versions of all memories of a store, newest first, page by page; those of deleted memories as
        well.

        Beta: sends the header `anthropic-beta: agent-memory-2026-07-22`.

        Args:
            memory_store_id: Id of the memory store, starting with `memstore_`.
            params: the whole request as one ListMemoryVersionsParams, instead of the arguments below.
            limit: Largest number of versions on a page, from 1 to 100. Default: 20. With `view=full` no page has
                more than 20.
            page: Cursor from `next_page` of an earlier page. Default: the first page.
            memory_id: Only versions of this memory, which may be deleted.
            operation: Only versions that were made by this kind of change.
            created_at_gte: Only versions that were created at or after this time.
            created_at_lte: Only versions that were created at or before this time.
            session_id: Only versions that were written in this session, an id that starts with `sesn_`.
            api_key_id: Only versions that were written with this API key, an id that starts with `apikey_`.
            service_account_id: Only versions that were written by this service account, an id that starts with
                `svac_`.
            view: Whether `content` is in the response: `basic` leaves it null, `full` returns it. Default: `basic`.
            workspace_id: Id of the workspace to act in (`wrkspc_…`), for credentials that may act in several.
            timeout: seconds for one attempt; default: the client's setting.
            max_retries: retries after a failed attempt; default: the client's setting.
            deadline: seconds from now until the whole call, waits and retries included, has to end.
            extra_headers: additional headers; they override the client's own.
            extra_query: query parameters that this version does not know.
            extra_body: body fields that this version does not know; they override known ones.
            beta_features: beta features for this call, in addition to the client's.
            keep_raw: whether `meta.raw` has the body of the response; default: the client's setting.

        Raises:
            ValidationError: an argument is invalid; nothing was sent.
            APIError: the API returned an error; the subclass tells which.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _LIST,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"memory_store_id": memory_store_id},
            headers={"anthropic-workspace-id": workspace_id},
            given=params,
            fields={
                "limit": limit,
                "page": page,
                "memory_id": memory_id,
                "operation": operation,
                "created_at[gte]": created_at_gte,
                "created_at[lte]": created_at_lte,
                "session_id": session_id,
                "api_key_id": api_key_id,
                "service_account_id": service_account_id,
                "view": view,
            },
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def get(
        self,
        memory_store_id: str,
        memory_version_id: str,
        params: GetMemoryVersionParams,
        /,
        *,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> MemoryVersion: ...

    @overload
    def get(
        self,
        memory_store_id: str,
        memory_version_id: str,
        *,
        view: MemoryView | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> MemoryVersion: ...

    def get(
        self,
        memory_store_id: str,
        memory_version_id: str,
        params: GetMemoryVersionParams | None = None,
        *,
        view: MemoryView | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> MemoryVersion:
        """Get a memory version.

        Returns one version of a memory, with the content that it had then unless `view` is `basic`. A redacted one
        is returned without content and path.

        Beta: sends the header `anthropic-beta: agent-memory-2026-07-22`.

        Args:
            memory_store_id: Id of the memory store, starting with `memstore_`.
            memory_version_id: Id of the version, starting with `memver_`.
            params: the whole request as one GetMemoryVersionParams, instead of the arguments below.
            view: Whether `content` is in the response: `basic` leaves it null, `full` returns it. Default: `full`.
            workspace_id: Id of the workspace to act in (`wrkspc_…`), for credentials that may act in several.
            timeout: seconds for one attempt; default: the client's setting.
            max_retries: retries after a failed attempt; default: the client's setting.
            deadline: seconds from now until the whole call, waits and retries included, has to end.
            extra_headers: additional headers; they override the client's own.
            extra_query: query parameters that this version does not know.
            extra_body: body fields that this version does not know; they override known ones.
            beta_features: beta features for this call, in addition to the client's.
            keep_raw: whether `meta.raw` has the body of the response; default: the client's setting.

        Raises:
            ValidationError: an argument is invalid; nothing was sent.
            APIError: the API returned an error; the subclass tells which.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _GET,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"memory_store_id": memory_store_id, "memory_version_id": memory_version_id},
            headers={"anthropic-workspace-id": workspace_id},
            given=params,
            fields={"view": view},
            unknown=unknown,
        )
        result: MemoryVersion = self._pipeline.run(call)
        return result

    def redact(
        self,
        memory_store_id: str,
        memory_version_id: str,
        *,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> MemoryVersion:
        """Redact a memory version.

        Removes the content of a version for good, with its path, hash and size; that there was a change, when and
        by whom, stays. The version that a memory has now cannot be redacted: change or delete the memory first.

        Beta: sends the header `anthropic-beta: agent-memory-2026-07-22`.

        Args:
            memory_store_id: Id of the memory store, starting with `memstore_`.
            memory_version_id: Id of the version, starting with `memver_`.
            workspace_id: Id of the workspace to act in (`wrkspc_…`), for credentials that may act in several.
            timeout: seconds for one attempt; default: the client's setting.
            max_retries: retries after a failed attempt; default: the client's setting.
            deadline: seconds from now until the whole call, waits and retries included, has to end.
            extra_headers: additional headers; they override the client's own.
            extra_query: query parameters that this version does not know.
            extra_body: body fields that this version does not know; they override known ones.
            beta_features: beta features for this call, in addition to the client's.
            keep_raw: whether `meta.raw` has the body of the response; default: the client's setting.

        Raises:
            ValidationError: an argument is invalid; nothing was sent.
            APIError: the API returned an error; the subclass tells which.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _REDACT,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"memory_store_id": memory_store_id, "memory_version_id": memory_version_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: MemoryVersion = self._pipeline.run(call)
        return result
