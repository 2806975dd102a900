# Derived from src/integrations_anthropic/_async/services/memory_stores_memories.py by `make codegen`. Do not edit.
"""Reads and writes the memories of a store, which are texts at paths."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._core.call.options import NoOthers
    from ...models.enums import MemoryView
    from ...models.memory_stores import DeletedMemory, DeleteMemoryParams, GetMemoryParams, ListMemoriesParams, Memory
    from ...models.params import CreateMemoryRequestInput, MemoryPreconditionInput, UpdateMemoryRequestInput
    from ...models.unions import MemoryListItem
    from ..pipeline import Pipeline

__all__ = ["MemoryStoreMemoriesService"]

_LIST = Operation(
    name="memory_stores.memories.list",
    http="GET",
    path="/v1/memory_stores/{memory_store_id}/memories",
    span="list_memories",
    arguments=("limit", "page", "path_prefix", "depth", "view"),
    result="ListMemoriesResponse",
    item="MemoryListItem",
    paging=Paging(cursor="page", next="next_page", items="data"),
    betas=("agent-memory-2026-07-22",),
    parameters={
        "limit": Parameter("limit", {"types": ("integer",), "maximum": 100}),
        "depth": Parameter("depth", {"types": ("integer",)}),
    },
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_CREATE = Operation(
    name="memory_stores.memories.create",
    http="POST",
    path="/v1/memory_stores/{memory_store_id}/memories",
    span="create_memory",
    retry_safe=False,
    request="CreateMemoryRequest",
    arguments=("path", "content"),
    result="Memory",
    betas=("agent-memory-2026-07-22",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_GET = Operation(
    name="memory_stores.memories.get",
    http="GET",
    path="/v1/memory_stores/{memory_store_id}/memories/{memory_id}",
    span="get_memory",
    arguments=("view",),
    result="Memory",
    betas=("agent-memory-2026-07-22",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_UPDATE = Operation(
    name="memory_stores.memories.update",
    http="POST",
    path="/v1/memory_stores/{memory_store_id}/memories/{memory_id}",
    span="update_memory",
    request="UpdateMemoryRequest",
    arguments=("content", "path", "precondition"),
    result="Memory",
    betas=("agent-memory-2026-07-22",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_DELETE = Operation(
    name="memory_stores.memories.delete",
    http="DELETE",
    path="/v1/memory_stores/{memory_store_id}/memories/{memory_id}",
    span="delete_memory",
    arguments=("expected_content_sha256",),
    result="DeletedMemory",
    betas=("agent-memory-2026-07-22",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)


class MemoryStoreMemoriesService(NamesHinted):
    """Reads and writes the memories of a store, which are texts at paths."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        memory_store_id: str,
        params: ListMemoriesParams,
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
    ) -> Page[MemoryListItem]: ...

    @overload
    def list(
        self,
        memory_store_id: str,
        *,
        limit: int | None = None,
        page: str | None = None,
        path_prefix: str | None = None,
        depth: int | None = None,
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
    ) -> Page[MemoryListItem]: ...

    def list(
        self,
        memory_store_id: str,
        params: ListMemoriesParams | None = None,
        *,
        limit: int | None = None,
        page: str | None = None,
        path_prefix: str | None = None,
        depth: int | None = None,
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
    ) -> Page[MemoryListItem]:
        """List memories.

        Returns the memories of a store, by path, page by page. With `depth`, what is deeper is shown as the folder
        it is in, a `memory_prefix`. The hash of each content is listed without the content, so that a copy can be
        compared with it.

        Beta: sends the header `anthropic-beta: agent-memory-2026-07-22`.

        Args:
            memory_store_id: Id of the memory store, starting with `memstore_`.
            params: the whole request as one ListMemoriesParams, instead of the arguments below.
            limit: Largest number of memories and folders on a page, from 1 to 100. Default: 20. With `view=full` no
                page has more than 20.
            page: Cursor from `next_page` of an earlier page. Default: the first page.
            path_prefix: Only memories below this folder: a path that ends with `/`, such as `/style/`. It is part
                of the address of the request, which may be logged. Default: the whole store.
            depth: How many levels below `path_prefix` are listed: 1 for what is in that folder itself; 0 for all
                levels. Default: 0.
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
            fields={"limit": limit, "page": page, "path_prefix": path_prefix, "depth": depth, "view": view},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def create(
        self,
        memory_store_id: str,
        request: CreateMemoryRequestInput,
        /,
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
    ) -> Memory: ...

    @overload
    def create(
        self,
        memory_store_id: str,
        *,
        path: str,
        content: str | None,
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
    ) -> Memory: ...

    def create(
        self,
        memory_store_id: str,
        request: CreateMemoryRequestInput | None = None,
        *,
        path: str | None = None,
        content: str | None = None,
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
    ) -> Memory:
        """Create a memory.

        Writes a text at a path of the store where there is none, with a first version of it. Refused with status
        409 and the type `memory_path_conflict_error` if there is a memory at the path, above it or below it: one at
        `/style` leaves no room for `/style/currency.md`. The error has the `conflicting_memory_id` and the
        `conflicting_path`. It is not sent again by itself, because a second request would be refused although the
        first succeeded.

        Beta: sends the header `anthropic-beta: agent-memory-2026-07-22`.

        Args:
            memory_store_id: Id of the memory store, starting with `memstore_`.
            request: the whole request as one CreateMemoryRequest, instead of the arguments below without `view`,
                `workspace_id`.
            path: Where the memory is in the store, such as `/style/currency.md`. Begins with `/` and has at most
                1024 bytes in UTF-8, in normal form NFC, without empty parts, `.`, `..` and control characters.
                Upper and lower case differ.
            content: The text, at most 102,400 bytes in UTF-8; it may be empty.
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
            _CREATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"memory_store_id": memory_store_id},
            query={"view": view},
            headers={"anthropic-workspace-id": workspace_id},
            given=request,
            fields={"path": path, "content": content},
            unknown=unknown,
        )
        result: Memory = self._pipeline.run(call)
        return result

    @overload
    def get(
        self,
        memory_store_id: str,
        memory_id: str,
        params: GetMemoryParams,
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
    ) -> Memory: ...

    @overload
    def get(
        self,
        memory_store_id: str,
        memory_id: str,
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
    ) -> Memory: ...

    def get(
        self,
        memory_store_id: str,
        memory_id: str,
        params: GetMemoryParams | None = None,
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
    ) -> Memory:
        """Get a memory.

        Returns a memory, with its content unless `view` is `basic`.

        Beta: sends the header `anthropic-beta: agent-memory-2026-07-22`.

        Args:
            memory_store_id: Id of the memory store, starting with `memstore_`.
            memory_id: Id of the memory, starting with `mem_`. It stays the same when the path changes.
            params: the whole request as one GetMemoryParams, instead of the arguments below.
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
            path={"memory_store_id": memory_store_id, "memory_id": memory_id},
            headers={"anthropic-workspace-id": workspace_id},
            given=params,
            fields={"view": view},
            unknown=unknown,
        )
        result: Memory = self._pipeline.run(call)
        return result

    @overload
    def update(
        self,
        memory_store_id: str,
        memory_id: str,
        request: UpdateMemoryRequestInput,
        /,
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
    ) -> Memory: ...

    @overload
    def update(
        self,
        memory_store_id: str,
        memory_id: str,
        *,
        content: str | None = None,
        path: str | None = None,
        precondition: MemoryPreconditionInput | None = None,
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
    ) -> Memory: ...

    def update(
        self,
        memory_store_id: str,
        memory_id: str,
        request: UpdateMemoryRequestInput | None = None,
        *,
        content: str | None = None,
        path: str | None = None,
        precondition: MemoryPreconditionInput | None = None,
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
    ) -> Memory:
        """Update a memory.

        Changes the content of a memory, its path or both, and keeps a version of it. With a `precondition`, only if
        the content is still the one that is meant: otherwise it is refused with status 409 and the type
        `memory_precondition_failed_error`, unless the memory already is what the request makes of it. A path that
        is taken is refused as it is when a memory is created. A request that changes nothing succeeds and adds no
        version.

        Beta: sends the header `anthropic-beta: agent-memory-2026-07-22`.

        Args:
            memory_store_id: Id of the memory store, starting with `memstore_`.
            memory_id: Id of the memory, starting with `mem_`. It stays the same when the path changes.
            request: the whole request as one UpdateMemoryRequest, instead of the arguments below without `view`,
                `workspace_id`.
            content: New text, at most 102,400 bytes in UTF-8; it may be empty.
            path: New path. Begins with `/` and has at most 1024 bytes in UTF-8, in normal form NFC, without empty
                parts, `.`, `..` and control characters. Upper and lower case differ.
            precondition: What has to hold for the memory to be changed. Default: nothing.
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
            _UPDATE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"memory_store_id": memory_store_id, "memory_id": memory_id},
            query={"view": view},
            headers={"anthropic-workspace-id": workspace_id},
            given=request,
            fields={"content": content, "path": path, "precondition": precondition},
            unknown=unknown,
        )
        result: Memory = self._pipeline.run(call)
        return result

    @overload
    def delete(
        self,
        memory_store_id: str,
        memory_id: str,
        params: DeleteMemoryParams,
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
    ) -> DeletedMemory: ...

    @overload
    def delete(
        self,
        memory_store_id: str,
        memory_id: str,
        *,
        expected_content_sha256: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> DeletedMemory: ...

    def delete(
        self,
        memory_store_id: str,
        memory_id: str,
        params: DeleteMemoryParams | None = None,
        *,
        expected_content_sha256: str | None = None,
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
    ) -> DeletedMemory:
        """Delete a memory.

        Deletes a memory. Its versions stay, and one more says that it was deleted. With `expected_content_sha256`,
        only if the content is still the one that is meant: otherwise it is refused with status 409 and the type
        `memory_precondition_failed_error`.

        Beta: sends the header `anthropic-beta: agent-memory-2026-07-22`.

        Args:
            memory_store_id: Id of the memory store, starting with `memstore_`.
            memory_id: Id of the memory, starting with `mem_`. It stays the same when the path changes.
            params: the whole request as one DeleteMemoryParams, instead of the arguments below.
            expected_content_sha256: SHA-256 of the content that is to be deleted, as 64 lower-case hexadecimal
                digits. Default: whatever the content is.
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
            _DELETE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"memory_store_id": memory_store_id, "memory_id": memory_id},
            headers={"anthropic-workspace-id": workspace_id},
            given=params,
            fields={"expected_content_sha256": expected_content_sha256},
            unknown=unknown,
        )
        result: DeletedMemory = self._pipeline.run(call)
        return result
