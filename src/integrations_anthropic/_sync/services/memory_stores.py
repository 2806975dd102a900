# Derived from src/integrations_anthropic/_async/services/memory_stores.py by `make codegen`. Do not edit.
"""Keeps memory stores, which sessions of agents read and write as folders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..._loading.lazy_import import load
from ..._loading.lazy_property import lazy_property
from ..pages import Page, first_page

if TYPE_CHECKING:
    from os import PathLike

    from ..._argument_types.dates import DateTimeLike
    from ..._core.call.options import NoOthers
    from ..._memory.stores.sync_result import MemorySync
    from ...models.memory_stores import DeletedMemoryStore, ListMemoryStoresParams, MemoryStore
    from ...models.params import CreateMemoryStoreRequestInput, UpdateMemoryStoreRequestInput
    from ..pipeline import Pipeline
    from .memory_stores_memories import MemoryStoreMemoriesService
    from .memory_stores_memory_versions import MemoryStoreMemoryVersionsService

__all__ = ["MemoryStoresService"]

_LIST = Operation(
    name="memory_stores.list",
    http="GET",
    path="/v1/memory_stores",
    span="list_memory_stores",
    arguments=("limit", "page", "created_at[gte]", "created_at[lte]", "include_archived"),
    result="ListMemoryStoresResponse",
    item="MemoryStore",
    paging=Paging(cursor="page", next="next_page", items="data"),
    betas=("agent-memory-2026-07-22",),
    parameters={
        "limit": Parameter("limit", {"types": ("integer",), "maximum": 100}),
        "created_at[gte]": Parameter("created_at_gte", format="date-time"),
        "created_at[lte]": Parameter("created_at_lte", format="date-time"),
        "include_archived": Parameter("include_archived", {"types": ("boolean",)}),
    },
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_CREATE = Operation(
    name="memory_stores.create",
    http="POST",
    path="/v1/memory_stores",
    span="create_memory_store",
    retry_safe=False,
    request="CreateMemoryStoreRequest",
    arguments=("name", "description", "metadata"),
    result="MemoryStore",
    betas=("agent-memory-2026-07-22",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_GET = Operation(
    name="memory_stores.get",
    http="GET",
    path="/v1/memory_stores/{memory_store_id}",
    span="get_memory_store",
    result="MemoryStore",
    betas=("agent-memory-2026-07-22",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_SYNC = Operation(
    name="memory_stores.sync",
    http="GET",
    path="/v1/memory_stores/{memory_store_id}",
    span="get_memory_store",
    result="MemoryStore",
    betas=("agent-memory-2026-07-22",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_UPDATE = Operation(
    name="memory_stores.update",
    http="POST",
    path="/v1/memory_stores/{memory_store_id}",
    span="update_memory_store",
    request="UpdateMemoryStoreRequest",
    arguments=("name", "description", "metadata"),
    result="MemoryStore",
    betas=("agent-memory-2026-07-22",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_DELETE = Operation(
    name="memory_stores.delete",
    http="DELETE",
    path="/v1/memory_stores/{memory_store_id}",
    span="delete_memory_store",
    result="DeletedMemoryStore",
    betas=("agent-memory-2026-07-22",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_ARCHIVE = Operation(
    name="memory_stores.archive",
    http="POST",
    path="/v1/memory_stores/{memory_store_id}/archive",
    span="archive_memory_store",
    result="MemoryStore",
    betas=("agent-memory-2026-07-22",),
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)


class MemoryStoresService(NamesHinted):
    """Keeps memory stores, which sessions of agents read and write as folders."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @lazy_property
    def memories(self) -> MemoryStoreMemoriesService:
        """Reads and writes the memories of a store, which are texts at paths."""
        load(f"{__package__}.memory_stores_memories")
        from .memory_stores_memories import MemoryStoreMemoriesService

        return MemoryStoreMemoriesService(self._pipeline)

    @lazy_property
    def memory_versions(self) -> MemoryStoreMemoryVersionsService:
        """Returns and redacts what memories were after each change."""
        load(f"{__package__}.memory_stores_memory_versions")
        from .memory_stores_memory_versions import MemoryStoreMemoryVersionsService

        return MemoryStoreMemoryVersionsService(self._pipeline)

    @overload
    def list(
        self,
        params: ListMemoryStoresParams,
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
    ) -> Page[MemoryStore]: ...

    @overload
    def list(
        self,
        *,
        limit: int | None = None,
        page: str | None = None,
        created_at_gte: DateTimeLike | None = None,
        created_at_lte: DateTimeLike | None = None,
        include_archived: bool | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[MemoryStore]: ...

    def list(
        self,
        params: ListMemoryStoresParams | None = None,
        *,
        limit: int | None = None,
        page: str | None = None,
        created_at_gte: DateTimeLike | None = None,
        created_at_lte: DateTimeLike | None = None,
        include_archived: bool | None = None,
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
    ) -> Page[MemoryStore]:
        """List memory stores.

        Returns the memory stores of the workspace, newest first, page by page.

        Beta: sends the header `anthropic-beta: agent-memory-2026-07-22`.

        Args:
            params: the whole request as one ListMemoryStoresParams, instead of the arguments below.
            limit: Largest number of memory stores on a page, from 1 to 100. Default: 20.
            page: Cursor from `next_page` of an earlier page. Default: the first page.
            created_at_gte: Only memory stores that were created at or after this time.
            created_at_lte: Only memory stores that were created at or before this time.
            include_archived: Whether archived memory stores are listed as well. Default: false.
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
            headers={"anthropic-workspace-id": workspace_id},
            given=params,
            fields={
                "limit": limit,
                "page": page,
                "created_at[gte]": created_at_gte,
                "created_at[lte]": created_at_lte,
                "include_archived": include_archived,
            },
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def create(
        self,
        request: CreateMemoryStoreRequestInput,
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
    ) -> MemoryStore: ...

    @overload
    def create(
        self,
        *,
        name: str,
        description: str | None = None,
        metadata: Mapping[str, str] | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> MemoryStore: ...

    def create(
        self,
        request: CreateMemoryStoreRequestInput | None = None,
        *,
        name: str | None = None,
        description: str | None = None,
        metadata: Mapping[str, str] | None = None,
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
    ) -> MemoryStore:
        """Create a memory store.

        Creates an empty memory store. Sessions that name it in their `resources` see it as a folder, from which the
        agent reads and to which it writes. Names need not be unique: sending it twice creates two stores.

        Beta: sends the header `anthropic-beta: agent-memory-2026-07-22`.

        Args:
            request: the whole request as one CreateMemoryStoreRequest, instead of the arguments below.
            name: Name for people, 1 to 255 characters. The folder in which sessions see the store is named after
                it.
            description: What the store holds, at most 1024 characters. The agent reads it. Default: empty.
            metadata: Your own notes on the memory store, by name: 16 at most, names of 64 characters, values of 512
                characters. The agent does not see them. Default: none.
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
            headers={"anthropic-workspace-id": workspace_id},
            given=request,
            fields={"name": name, "description": description, "metadata": metadata},
            unknown=unknown,
        )
        result: MemoryStore = self._pipeline.run(call)
        return result

    def get(
        self,
        memory_store_id: str,
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
    ) -> MemoryStore:
        """Get a memory store.

        Returns a memory store, without its memories. Archived ones are found as well.

        Beta: sends the header `anthropic-beta: agent-memory-2026-07-22`.

        Args:
            memory_store_id: Id of the memory store, starting with `memstore_`.
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
            path={"memory_store_id": memory_store_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: MemoryStore = self._pipeline.run(call)
        return result

    def sync(
        self,
        memory_store_id: str,
        folder: str | PathLike[str],
        *,
        direction: Literal["both", "download", "upload"] = "both",
        dry_run: bool = False,
        state: str | PathLike[str] | None = None,
        max_concurrency: int = 4,
        workspace_id: str | None = None,
        timeout: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        beta_features: Sequence[str] | None = None,
        **unknown: Unpack[NoOthers],
    ) -> MemorySync:
        """Make a folder of this computer and a memory store alike: files are memories, at the same paths.

        A path that changed on one side since last time is changed on the other: created, written or deleted.
        One that changed on both is a conflict, which is reported and left as it is. Each change is made only
        while the content is still the one that was compared, so that nothing is overwritten that somebody
        else has written meanwhile. What is known of last time is kept in a file. Links are not followed, no
        path leads out of the folder, and files are written as a whole. Made again after an error or a crash,
        it goes on where it was.

        Args:
            folder: its path; made where it is missing. Files are UTF-8 text of at most 102,400 bytes.
            direction: `download` changes files alone, `upload` memories alone; what the other direction would do is
                in `waiting` of the result.
            dry_run: whether nothing is changed, on neither side: the result says what would be.
            state: file with the hashes that both sides had last time. Default: `.memory-store.json` in the folder.
            max_concurrency: most changes at once, from 1 to 32. Deletions come before all others. After an error no
                more are begun, and those that were come to their end.

        The other arguments are those of `get`.

        Raises:
            ValidationError: an argument is invalid, or the folder has too many files; nothing was sent.
            ConfigurationError: the folder or the state cannot be used, or all files that were there are gone.
            APIError: the API returned an error; what was done until then is written down.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _SYNC,
            Options(timeout=timeout, extra_headers=extra_headers, beta_features=beta_features),
            path={"memory_store_id": memory_store_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        load(
            "integrations_anthropic._sync.memory_sync.sync_run",
            "integrations_anthropic._sync.services.memory_stores_memories",
        )
        from ..._memory.stores.sync_result import MemorySyncOptions
        from ..memory_sync.sync_run import FolderSync
        from .memory_stores_memories import MemoryStoreMemoriesService

        memories = MemoryStoreMemoriesService(self._pipeline)
        asked = MemorySyncOptions(
            folder=folder, direction=direction, dry_run=dry_run, state=state, max_concurrency=max_concurrency
        )
        return FolderSync(memory_store_id, call, memories, asked).run()

    @overload
    def update(
        self,
        memory_store_id: str,
        request: UpdateMemoryStoreRequestInput,
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
    ) -> MemoryStore: ...

    @overload
    def update(
        self,
        memory_store_id: str,
        *,
        name: str | None = None,
        description: str | None = None,
        metadata: Mapping[str, Any] | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> MemoryStore: ...

    def update(
        self,
        memory_store_id: str,
        request: UpdateMemoryStoreRequestInput | None = None,
        *,
        name: str | None = None,
        description: str | None = None,
        metadata: Mapping[str, Any] | None = None,
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
    ) -> MemoryStore:
        """Update a memory store.

        Changes the fields that are given and leaves all others. A new name changes the folder in which sessions see
        the store, for sessions that are created from then on. An archived store is refused.

        Beta: sends the header `anthropic-beta: agent-memory-2026-07-22`.

        Args:
            memory_store_id: Id of the memory store, starting with `memstore_`.
            request: the whole request as one UpdateMemoryStoreRequest, instead of the arguments below.
            name: New name, 1 to 255 characters.
            description: New description, at most 1024 characters; an empty text removes it.
            metadata: Notes that are added or changed, by name; null removes one. Notes that are not named stay.
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
            path={"memory_store_id": memory_store_id},
            headers={"anthropic-workspace-id": workspace_id},
            given=request,
            fields={"name": name, "description": description, "metadata": metadata},
            unknown=unknown,
        )
        result: MemoryStore = self._pipeline.run(call)
        return result

    def delete(
        self,
        memory_store_id: str,
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
    ) -> DeletedMemoryStore:
        """Delete a memory store.

        Deletes a memory store for good, with all its memories and their versions.

        Beta: sends the header `anthropic-beta: agent-memory-2026-07-22`.

        Args:
            memory_store_id: Id of the memory store, starting with `memstore_`.
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
            path={"memory_store_id": memory_store_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: DeletedMemoryStore = self._pipeline.run(call)
        return result

    def archive(
        self,
        memory_store_id: str,
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
    ) -> MemoryStore:
        """Archive a memory store.

        Makes a memory store read-only, which cannot be undone. New sessions cannot use it; sessions that do go on.

        Beta: sends the header `anthropic-beta: agent-memory-2026-07-22`.

        Args:
            memory_store_id: Id of the memory store, starting with `memstore_`.
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
            _ARCHIVE,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            path={"memory_store_id": memory_store_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: MemoryStore = self._pipeline.run(call)
        return result
