"""The files of the workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ..arguments import CallOptions, ListArguments
from ..results import DeletedFile, FileMetadata
from .derived.content import content_of
from .list_request import AsyncListRequest
from .resource import AsyncResource

if TYPE_CHECKING:
    from ..._argument_types.protocols import FileUpload
    from .raw_responses import AsyncBinaryContent

__all__ = ["AsyncFiles"]


class AsyncFiles(AsyncResource):
    """The files of the workspace."""

    async def upload(self, *, file: FileUpload, **options: Unpack[CallOptions]) -> FileMetadata:
        """Upload a file: a path, bytes, an open file, or a tuple of a name, one of these and a media type."""
        return await self._client._call(self._client.client.files.upload, file=file, **options)

    async def retrieve_metadata(self, file_id: str, **options: Unpack[CallOptions]) -> FileMetadata:
        """What is known of a file, without its content."""
        return await self._client._call(self._client.client.files.get, file_id, **options)

    def list(self, **arguments: Unpack[ListArguments]) -> AsyncListRequest[FileMetadata]:
        """The files of the workspace, newest first."""
        return AsyncListRequest(self._client, self._client.client.files.list, arguments)

    async def delete(self, file_id: str, **options: Unpack[CallOptions]) -> DeletedFile:
        """Delete a file."""
        return await self._client._call(self._client.client.files.delete, file_id, **options)

    async def download(self, file_id: str, **options: Unpack[CallOptions]) -> AsyncBinaryContent:
        """The content of a file that a tool has made, read as a whole unless `with_streaming_response` is used."""
        return await content_of(self._client, self._client.client.files.download, (file_id,), options)
