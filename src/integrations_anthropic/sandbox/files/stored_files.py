"""The files of a sandbox: uploaded, listed, downloaded, deleted. They are kept in memory, with their bytes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from ..call import OperationHandler, SandboxCall
from ..clock import SandboxClock, timestamp
from ..description.forms import FormFile
from ..errors import SandboxAPIError, invalid, not_found
from ..ids import new_id
from ..responses import json_handler, json_response

__all__ = ["StoredFiles"]

Json = Any

_RANGE = re.compile(r"bytes=(?:(\d+)-(\d*)|-(\d+))")
LONGEST_NAME = 255
"""Characters of the name of a file."""
REFUSED_IN_NAMES = re.compile(r'[<>:"|?*\\/\x00-\x1f]')


@dataclass(frozen=True)
class _File:
    id: str
    given: FormFile
    created_at: float
    expires_at: float | None

    @property
    def etag(self) -> str:
        return f'"{hashlib.sha256(self.given.content).hexdigest()[:32]}"'

    @property
    def metadata(self) -> Json:
        return {
            "id": self.id,
            "type": "file",
            "filename": self.given.name,
            "mime_type": self.given.media_type,
            "size_bytes": len(self.given.content),
            "created_at": timestamp(self.created_at),
            # No tool of the sandbox makes files: those that were uploaded are there to try a download with.
            "downloadable": True,
            "expires_at": None if self.expires_at is None else timestamp(self.expires_at),
        }


class StoredFiles:
    """The files, and the handlers of their operations."""

    def __init__(self, clock: SandboxClock) -> None:
        self._clock = clock
        self._files: dict[str, _File] = {}
        handlers: dict[str, Callable[[SandboxCall], Response]] = {
            "files.upload": self._upload,
            "files.list": self._list,
            "files.get": lambda call: json_response(self._get(call).metadata),
            "files.delete": self._delete,
            "files.download": self._download,
        }
        self.by_operation: dict[str, OperationHandler] = {name: json_handler(one) for name, one in handlers.items()}

    def _upload(self, call: SandboxCall) -> Response:
        given, now, seconds = call.body["file"], self._clock.time(), call.body.get("expires_in_seconds")
        if not 0 < len(given.name) <= LONGEST_NAME or REFUSED_IN_NAMES.search(given.name):
            raise invalid(f'file: the name must have 1 to {LONGEST_NAME} characters, and none of <>:"|?*\\/')
        if not given.content:
            raise invalid("file: the file is empty")
        stored = _File(new_id("file"), given, now, None if seconds is None else now + seconds)
        self._files[stored.id] = stored
        return json_response(stored.metadata)

    def _list(self, call: SandboxCall) -> Response:
        limit, cursor, ids = call.query["limit"], call.query.get("page"), call.query.get("ids")
        found = [file for file in reversed(self._present().values()) if ids is None or file.id in ids]
        if call.query.get("scope_id") is not None:
            # What is uploaded belongs to the workspace, not to a session.
            found = []
        start = 0
        if cursor is not None:
            positions = {f"page_{file.id}": index for index, file in enumerate(found)}
            if cursor not in positions:
                raise invalid(f"page: {cursor} is not a cursor of this list")
            start = positions[cursor]
        rest = found[start + limit :]
        return json_response(
            {
                "data": [file.metadata for file in found[start : start + limit]],
                "next_page": f"page_{rest[0].id}" if rest else None,
            }
        )

    def _delete(self, call: SandboxCall) -> Response:
        file = self._get(call)
        del self._files[file.id]
        return json_response({"id": file.id, "type": "file_deleted"})

    def _download(self, call: SandboxCall) -> Response:
        file = self._get(call)
        content = file.given.content
        headers = {"content-type": file.given.media_type, "etag": file.etag, "accept-ranges": "bytes"}
        wanted = _RANGE.fullmatch(call.headers.get("range", ""))
        if wanted is None or call.headers.get("if-range", file.etag) != file.etag:
            return Response(content, 200, headers)
        size = len(content)
        start = max(0, size - int(wanted[3])) if wanted[3] else int(wanted[1])
        end = min(size, int(wanted[2]) + 1) if wanted[2] else size
        if start >= end:
            raise SandboxAPIError(416, "range: not satisfiable", {"content-range": f"bytes */{size}"})
        headers["content-range"] = f"bytes {start}-{end - 1}/{size}"
        return Response(content[start:end], 206, headers)

    def _get(self, call: SandboxCall) -> _File:
        file = self._present().get(call.path["file_id"])
        if file is None:
            raise not_found(f"File {call.path['file_id']} not found.")
        return file

    def _present(self) -> dict[str, _File]:
        """The files that have not expired, the oldest first."""
        now = self._clock.time()
        self._files = {name: f for name, f in self._files.items() if f.expires_at is None or f.expires_at > now}
        return self._files
