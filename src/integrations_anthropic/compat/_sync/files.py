# Derived from src/integrations_anthropic/compat/_async/files.py by `make codegen`. Do not edit.
"""The files of the workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ..arguments import CallOptions, ListArguments
from ..results import DeletedFile, FileMetadata
from .derived.content import content_of
from .pages import ListPage, first_list_page
from .resource import Resource

if TYPE_CHECKING:
    from ..._argument_types.protocols import FileUpload
    from .raw_responses import BinaryContent

__all__ = ["Files"]


class Files(Resource):
    """The files of the workspace."""

    def upload(self, *, file: FileUpload, **options: Unpack[CallOptions]) -> FileMetadata:
        """Upload a file: a path, bytes, an open file, or a tuple of a name, one of these and a media type."""
        return self._client._call(self._client.client.files.upload, file=file, **options)

    def retrieve_metadata(self, file_id: str, **options: Unpack[CallOptions]) -> FileMetadata:
        """What is known of a file, without its content."""
        return self._client._call(self._client.client.files.get, file_id, **options)

    def list(self, **arguments: Unpack[ListArguments]) -> ListPage[FileMetadata]:
        """The files of the workspace, newest first."""
        return first_list_page(self._client, self._client.client.files.list, arguments)

    def delete(self, file_id: str, **options: Unpack[CallOptions]) -> DeletedFile:
        """Delete a file."""
        return self._client._call(self._client.client.files.delete, file_id, **options)

    def download(self, file_id: str, **options: Unpack[CallOptions]) -> BinaryContent:
        """The content of a file that a tool has made, read as a whole unless `with_streaming_response` is used."""
        return content_of(self._client, self._client.client.files.download, (file_id,), options)
