# Derived from src/integrations_anthropic/_async/services/files.py by `make codegen`. Do not edit.
"""Stores files that messages name by their id, and returns those that tools have made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack, overload

from ..._core.call.operation import Operation, Paging, Parameter, make_call
from ..._core.call.options import Options, hidden
from ..._hints.unknown_names import NamesHinted
from ..._record import Strings
from ..binary_response import BinaryResponse
from ..pages import Page, first_page

if TYPE_CHECKING:
    from ..._argument_types.protocols import FileUpload
    from ..._core.call.options import NoOthers
    from ...models.files import DeletedFile, FileMetadata, ListFilesParams
    from ...models.params import UploadFileRequestInput
    from ..pipeline import Pipeline

__all__ = ["FilesService"]

_LIST = Operation(
    name="files.list",
    http="GET",
    path="/v1/files",
    span="list_files",
    arguments=("ids[]", "limit", "page", "scope_id"),
    result="ListFilesResponse",
    item="FileMetadata",
    paging=Paging(cursor="page", next="next_page", items="data"),
    argument_betas={"scope_id": ("managed-agents-2026-04-01",)},
    parameters={
        "ids[]": Parameter("ids", {"types": ("array",), "items": {"types": ("string",)}}),
        "limit": Parameter("limit", {"types": ("integer",), "minimum": 1, "maximum": 1000}),
    },
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_UPLOAD = Operation(
    name="files.upload",
    http="POST",
    path="/v1/files",
    span="upload_file",
    retry_safe=False,
    request="UploadFileRequest",
    arguments=("file", "expires_in_seconds"),
    files=("file",),
    result="FileMetadata",
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_GET = Operation(
    name="files.get",
    http="GET",
    path="/v1/files/{file_id}",
    span="get_file",
    result="FileMetadata",
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_DELETE = Operation(
    name="files.delete",
    http="DELETE",
    path="/v1/files/{file_id}",
    span="delete_file",
    result="DeletedFile",
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)

_DOWNLOAD = Operation(
    name="files.download",
    http="GET",
    path="/v1/files/{file_id}/content",
    span="download_file",
    headers={"anthropic-workspace-id": Parameter("workspace_id")},
)


class FilesService(NamesHinted):
    """Stores files that messages name by their id, and returns those that tools have made."""

    def __init__(self, pipeline: Pipeline) -> None:
        self._pipeline = pipeline

    @overload
    def list(
        self,
        params: ListFilesParams,
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
    ) -> Page[FileMetadata]: ...

    @overload
    def list(
        self,
        *,
        ids: Strings | None = None,
        limit: int | None = None,
        page: str | None = None,
        scope_id: str | None = None,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> Page[FileMetadata]: ...

    def list(
        self,
        params: ListFilesParams | None = None,
        *,
        ids: Strings | None = None,
        limit: int | None = None,
        page: str | None = None,
        scope_id: str | None = None,
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
    ) -> Page[FileMetadata]:
        """List files.

        Returns the metadata of the files of the workspace, newest first, page by page.

        In the reference of the API: https://platform.claude.com/docs/en/api/files/list

        Args:
            params: the whole request as one ListFilesParams, instead of the arguments below.
            ids: Ids of the files to list; files that do not exist are left out. Default: all files.
            limit: Largest number of files on a page, from 1 to 1000. Default: 20.
            page: Cursor of a page, from `next_page` of the one before. Default: the first page.
            scope_id: Only files of this scope: the id of a session (`sesn_…`). Default: all files.
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
            fields={"ids[]": ids, "limit": limit, "page": page, "scope_id": scope_id},
            unknown=unknown,
        )
        return first_page(self._pipeline, call)

    @overload
    def upload(
        self,
        request: UploadFileRequestInput,
        /,
        *,
        workspace_id: str | None = None,
        progress: Callable[[int, int | None], object] | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> FileMetadata: ...

    @overload
    def upload(
        self,
        *,
        file: FileUpload,
        expires_in_seconds: int | None = None,
        workspace_id: str | None = None,
        progress: Callable[[int, int | None], object] | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
    ) -> FileMetadata: ...

    def upload(
        self,
        request: UploadFileRequestInput | None = None,
        *,
        file: FileUpload | None = None,
        expires_in_seconds: int | None = None,
        workspace_id: str | None = None,
        progress: Callable[[int, int | None], object] | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        keep_raw: bool | None = None,
        **unknown: Unpack[NoOthers],
    ) -> FileMetadata:
        """Upload a file.

        Stores a file, so that messages can name it by its id instead of carrying its content. The file is sent as
        it is read and never held in memory as a whole; `timeout` covers all of the upload, so give a large file
        enough. Sending it twice makes two files.

        In the reference of the API: https://platform.claude.com/docs/en/api/files/upload

        Args:
            request: the whole request as one UploadFileRequest, instead of the arguments below.
            file: The file, which is a path (`pathlib.Path`), an open binary file, bytes, or an iterable of bytes
                (for the async client a sync one as well); or a tuple of its name, one of these and, optionally,
                its media type. Without a name, that of the path or open file is used, else `upload`; without a
                media type, it follows from the name.
            expires_in_seconds: Seconds from now until the API deletes the file, at least 1. Default: never.
            workspace_id: Id of the workspace to act in (`wrkspc_…`), for credentials that may act in several.
            progress: called with the bytes sent so far and those of the whole request (None: not known beforehand);
                it must be fast.
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
            _UPLOAD,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features, keep_raw),
            headers={"anthropic-workspace-id": workspace_id},
            given=request,
            fields={"file": file, "expires_in_seconds": expires_in_seconds},
            unknown=unknown,
        )
        result: FileMetadata = self._pipeline.upload(call, progress)
        return result

    def get(
        self,
        file_id: str,
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
    ) -> FileMetadata:
        """Get the metadata of a file.

        Returns name, size and type of a file, not its content.

        In the reference of the API: https://platform.claude.com/docs/en/api/files/retrieve_metadata

        Args:
            file_id: Id of the file, starting with `file_`.
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
            path={"file_id": file_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: FileMetadata = self._pipeline.run(call)
        return result

    def delete(
        self,
        file_id: str,
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
    ) -> DeletedFile:
        """Delete a file.

        Deletes a file for good. Requests that name it from then on are refused.

        In the reference of the API: https://platform.claude.com/docs/en/api/files/delete

        Args:
            file_id: Id of the file, starting with `file_`.
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
            path={"file_id": file_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        result: DeletedFile = self._pipeline.run(call)
        return result

    def download(
        self,
        file_id: str,
        *,
        workspace_id: str | None = None,
        timeout: float | None = None,
        max_retries: int | None = None,
        deadline: float | None = None,
        extra_headers: Mapping[str, str] | None = None,
        extra_query: Mapping[str, Any] | None = None,
        extra_body: Mapping[str, Any] | None = None,
        beta_features: Sequence[str] | None = None,
        **unknown: Unpack[NoOthers],
    ) -> BinaryResponse:
        """Download a file.

        Returns the content of a file as it arrives. Only files that a tool has made can be downloaded, which
        `downloadable` in their metadata says; for others the API answers with an error.

        In the reference of the API: https://platform.claude.com/docs/en/api/files/download

        Args:
            file_id: Id of the file, starting with `file_`.
            workspace_id: Id of the workspace to act in (`wrkspc_…`), for credentials that may act in several.
            timeout: seconds for one attempt; default: the client's setting.
            max_retries: retries after a failed attempt; default: the client's setting.
            deadline: seconds from now until the whole call, waits and retries included, has to end.
            extra_headers: additional headers; they override the client's own.
            extra_query: query parameters that this version does not know.
            extra_body: body fields that this version does not know; they override known ones.
            beta_features: beta features for this call, in addition to the client's.

        Raises:
            ValidationError: an argument is invalid; nothing was sent.
            APIError: the API returned an error; the subclass tells which.
            APIConnectionError: no response was received.
        """
        if extra_headers is not None:
            extra_headers = hidden(extra_headers)
        call = make_call(
            _DOWNLOAD,
            Options(timeout, max_retries, deadline, extra_headers, extra_query, extra_body, beta_features),
            path={"file_id": file_id},
            headers={"anthropic-workspace-id": workspace_id},
            unknown=unknown,
        )
        return BinaryResponse(self._pipeline, call)
