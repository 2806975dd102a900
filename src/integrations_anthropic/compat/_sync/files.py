# Derived from src/integrations_anthropic/compat/_async/files.py by `make codegen`. Do not edit.
"""The files of the workspace."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from ...errors import AnthropicError
from ..arguments import CallOptions, ListArguments
from ..errors import as_official
from ..exchanges.exchange import recording
from ..results import DeletedFile, FileMetadata
from .pages import ListPage, first_list_page
from .raw_responses import BinaryContent
from .resource import Resource

if TYPE_CHECKING:
    from ..._argument_types.protocols import FileUpload

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
        arguments, exchange = self._client._prepared(options)
        with recording(exchange):
            try:
                source = self._client.client.files.download(file_id, **arguments)
                content = BinaryContent(exchange, source)
                if exchange.keeps_body:
                    source.__enter__()
                else:
                    content.read()
            except AnthropicError as error:
                as_official(error, exchange, (file_id,))
                raise
        return content
