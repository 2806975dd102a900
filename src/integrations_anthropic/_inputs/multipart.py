"""The body of an upload, in parts: `multipart/form-data`, whose files are read while they are sent.

Sources: RFC 7578; the HTML standard, "Multipart form data", on how names are escaped.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import AsyncIterable, Callable, Iterable, Mapping, Sequence
from os import PathLike
from typing import TYPE_CHECKING, Any

from attrs import evolve

from .._core.call.deprecated_models import warn_of
from .._core.call.request import build_request
from .._core.call.validation import validate
from .._core.codec.encode import encode
from .._loading.lazy_import import load
from ..errors import ValidationError
from ..models._functions import beta_values, deprecation_notices
from .upload_files import FileSource, PathSource
from .upload_sources import AsyncPiecesSource, ContentSource, PiecesSource, UploadSource

if TYPE_CHECKING:
    from .._config.settings import Settings
    from .._core.call.operation import Call
    from .._core.call.request import Request

__all__ = ["MultipartUpload", "form_request"]

Progress = Callable[[int, "int | None"], object]

ANY_TYPE = "application/octet-stream"
NO_NAME = "upload"
# A media type with parameters: printable ASCII, so that it can end neither its line nor the part.
_MEDIA_TYPE = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+/[!#$%&'*+.^_`|~0-9A-Za-z-]+(?:[ \t]*;[ -~]*)?")
_ESCAPED = re.compile(r'[\x00-\x1f\x7f"]')


class MultipartUpload:
    """The parts of one request. It is sent once for each attempt, from the beginning."""

    def __init__(self, progress: Progress | None) -> None:
        self._boundary = f"----anthropic-{secrets.token_hex(16)}"
        self.items: list[bytes | UploadSource] = []
        """What is sent, in order."""
        self.progress = progress

    @property
    def content_type(self) -> str:
        """The media type of the body."""
        return f"multipart/form-data; boundary={self._boundary}"

    @property
    def sources(self) -> list[UploadSource]:
        """The contents of the files."""
        return [item for item in self.items if isinstance(item, UploadSource)]

    @property
    def size(self) -> int | None:
        """Bytes of the body; None where those of a file are not known. Valid once the files are open."""
        sizes = [len(item) if isinstance(item, bytes) else item.size for item in self.items]
        return None if None in sizes else sum(size or 0 for size in sizes)

    @property
    def why_spent(self) -> str:
        """Why it cannot be sent again; empty where it can."""
        return next((source.why_spent for source in self.sources if source.why_spent), "")

    def add_value(self, name: str, value: str) -> None:
        """Add a part that is a value."""
        self._begin(f'form-data; name="{_escaped(name)}"', None)
        self._add(f"{value}\r\n")

    def add_file(self, name: str, filename: str, media_type: str, source: UploadSource) -> None:
        """Add a part that is a file."""
        self._begin(f'form-data; name="{_escaped(name)}"; filename="{_escaped(filename)}"', media_type)
        self.items.append(source)
        self._add("\r\n")

    def end(self) -> None:
        """Add what ends the last part."""
        self._add(f"--{self._boundary}--\r\n")

    def _begin(self, disposition: str, media_type: str | None) -> None:
        lines = [f"--{self._boundary}", f"Content-Disposition: {disposition}"]
        if media_type is not None:
            lines.append(f"Content-Type: {media_type}")
        self._add("\r\n".join([*lines, "", ""]))

    def _add(self, text: str) -> None:
        """Add text to what stands before it: as one piece, so that small files make few writes."""
        if self.items and isinstance(last := self.items[-1], bytes):
            self.items[-1] = last + text.encode()
        else:
            self.items.append(text.encode())


def form_request(call: Call, settings: Settings, progress: Progress | None) -> tuple[Call, Request]:
    """The request of a call with files, and the call without them. Raises ValidationError for what cannot be sent."""
    operation, options = call.operation, call.options
    fields = call.fields() | dict(options.extra_body or {})
    files = {name: fields.pop(name) for name in operation.files if fields.get(name) is not None}
    values: dict[str, Any] = encode(fields)
    if operation.request is not None:
        validate(values, operation.request, besides=(*files, *(options.extra_body or ())))
    if progress is not None and not callable(progress):
        raise ValidationError(f"progress: must be a function, not {type(progress).__name__}", field="progress")
    upload = MultipartUpload(progress)
    for name, value in values.items():
        if value is not None:
            upload.add_value(name, _text(name, value))
    for name, given in files.items():
        if name not in operation.file_lists:
            _add_file(upload, name, name, given)
            continue
        _add_files(upload, name, given, name in operation.folders)
    upload.end()
    record = () if operation.request is None else (operation.request,)
    given_fields = {**values, **dict.fromkeys(files)}
    for text in dict.fromkeys(deprecation_notices(given_fields, record)):
        warn_of(text)
    betas = (*operation.betas, *beta_values(given_fields, record))
    without_body = evolve(operation, request=None, betas=betas)
    bare = evolve(call, operation=without_body, body=None, options=options._replace(extra_body=None))
    request = build_request(bare, settings, streamed=False)
    request.operation, request.upload = operation, upload
    request.headers["content-type"] = upload.content_type
    return evolve(call, body=values), request


def _add_files(upload: MultipartUpload, name: str, given: Any, takes_folder: bool) -> None:
    """Add a list of files, each as a part. Its name says that there may be several."""
    if not isinstance(given, Sequence) or isinstance(given, (str, bytes, bytearray, memoryview)):
        wanted = (
            "a list of files, or the path of their folder as pathlib.Path(…)" if takes_folder else "a list of files"
        )
        raise ValidationError(f"{name}: must be {wanted}, not {type(given).__name__}", field=name)
    if not given:
        raise ValidationError(f"{name}: must hold at least one file", field=name)
    for index, one in enumerate(given):
        _add_file(upload, f"{name}[]", f"{name}[{index}]", one)


def _add_file(upload: MultipartUpload, name: str, where: str, given: Any) -> None:
    filename = media_type = None
    if isinstance(given, tuple):
        if len(given) not in (2, 3):
            why = f"{where}: a tuple must hold a name, the content and, optionally, a media type"
            raise ValidationError(why, field=where)
        filename, given, media_type = given if len(given) == 3 else (*given, None)
        _check_name(filename, where)
    source = given if isinstance(given, UploadSource) else _source(given, where)
    if filename is None:
        # The name of a path may hold bytes that are no text.
        filename = (source.name or NO_NAME).encode("utf-8", "replace").decode()
    if media_type is None:
        load("mimetypes")
        import mimetypes  # needed for uploads only

        media_type = mimetypes.guess_type(filename, strict=True)[0] or ANY_TYPE
    if not isinstance(media_type, str) or not _MEDIA_TYPE.fullmatch(media_type):
        raise ValidationError(f"{where}: the media type must be one such as text/plain", field=where, value=media_type)
    upload.add_file(name, filename, media_type, source)


def _source(given: Any, where: str) -> UploadSource:
    """The source of what the user gave as the content of a file. Raises ValidationError where it can be none."""
    if isinstance(given, (bytes, bytearray, memoryview)):
        return ContentSource(given, where)
    if isinstance(given, PathLike):
        return PathSource(given, where)
    if callable(getattr(given, "read", None)) and not isinstance(given, type):
        return FileSource(given, where)
    if isinstance(given, AsyncIterable):
        return AsyncPiecesSource(given, where)
    if isinstance(given, Iterable) and not isinstance(given, (str, Mapping)):
        return PiecesSource(given, where)
    hint = ": give pathlib.Path(…) for a path, or encode the text" if isinstance(given, str) else ""
    wanted = "a path, an open binary file, bytes or an iterable of bytes"
    raise ValidationError(f"{where}: must be {wanted}, not {type(given).__name__}{hint}", field=where)


def _check_name(filename: object, where: str) -> None:
    if filename is None:
        return
    if not isinstance(filename, str) or not filename:
        raise ValidationError(f"{where}: the name must be a non-empty string", field=where, value=filename)
    try:
        filename.encode()
    except UnicodeEncodeError:
        raise ValidationError(
            f"{where}: the name contains a lone surrogate, which cannot be sent", field=where
        ) from None


def _escaped(name: str) -> str:
    """A name between quotes: what could end it, or its line, is written with a percent sign."""
    return _ESCAPED.sub(lambda found: f"%{ord(found[0]):02X}", name)


def _text(name: str, value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Mapping | list) or not isinstance(value, (str, int, float)):
        raise ValidationError(f"{name}: a part of an upload is a string, a number or a file", field=name, value=value)
    text = str(value)
    try:
        text.encode()
    except UnicodeEncodeError:
        raise ValidationError(f"{name} contains a lone surrogate, which cannot be sent", field=name) from None
    return text
