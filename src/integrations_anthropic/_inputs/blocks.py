"""Content blocks of pictures, documents and files, made of whatever the caller has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .._core.content.media import IMAGE_TYPES, PDF, base64_text, media_type_of
from ..errors import ValidationError
from ..models import (
    Base64ImageSource,
    Base64PdfSource,
    ContainerUploadBlock,
    DocumentBlock,
    FileDocumentSource,
    FileImageSource,
    ImageBlock,
    PlainTextSource,
    UrlImageSource,
    UrlPdfSource,
)
from .reading import shown
from .sources import LONGEST_REQUEST, Content, Id, Source, Url, located

if TYPE_CHECKING:
    from .._argument_types.protocols import FileData, Picture, TextFile, UploadedFile
    from ..models.params import CacheControlInput, CitationsConfigInput, ImageTransformationsInput

__all__ = ["document", "file", "image"]

LONGEST_IMAGE = 5 * 2**20
"""Characters of base64 of a picture that the API takes. Source: its error "image exceeds 5 MB maximum"."""
TEXT = "text/plain"
SYNONYMS = {"image/jpg": "image/jpeg", "image/pjpeg": "image/jpeg", "application/x-pdf": PDF}
KINDS = ", ".join(sorted(IMAGE_TYPES))
_IMAGE_ADDRESS = re.compile(r"[^?#]*\.(?:png|jpe?g|gif|webp)(?:[?#].*)?", re.I | re.S)
_PDF_ADDRESS = re.compile(r"[^?#]*\.pdf(?:[?#].*)?", re.I | re.S)
HEAD = 1024
"""Bytes in which the header of a PDF is looked for, as programs that read PDF do."""
_BYTE_ORDERS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_NO_TEXT = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1b")


def image(
    source: str | FileData | Picture | UploadedFile,
    *,
    media_type: str | None = None,
    transformations: ImageTransformationsInput | None = None,
    cache_control: CacheControlInput | None = None,
) -> ImageBlock:
    """Make the block of a picture: `{"role": "user", "content": [image("cat.png"), …]}`.

    Args:
        source: a path, bytes, an open binary file, a PIL image or a matplotlib figure; a URL (`http://`, `https://`),
            which the API fetches; the id of a file uploaded with the Files API (`file_…`), or an object with that `id`;
            a `data:` URL.
        media_type: PNG, JPEG, GIF or WebP, by name such as `image/png`; default: what the first bytes say.
        transformations: what may be done to the picture before the model sees it.
        cache_control: puts a cache breakpoint here.

    Raises:
        ValidationError: the file cannot be read, is empty, is no picture that the API takes, or is larger than 5 MB in
            base64.
    """
    place = located(source, "source")
    return _image(place, source, media_type, transformations=transformations, cache_control=cache_control)


def document(
    source: str | FileData | TextFile | UploadedFile,
    *,
    title: str | None = None,
    context: str | None = None,
    citations: CitationsConfigInput | bool | None = None,
    cache_control: CacheControlInput | None = None,
    media_type: str | None = None,
) -> DocumentBlock:
    """Make the block of a document, PDF or plain text: `document("report.pdf", citations=True)`.

    Args:
        source: a path, bytes, an open file (also one of text), the URL of a PDF, which the API fetches, the id of a
            file uploaded with the Files API (`file_…`), or an object with that `id`, a `data:` URL. For a text that
            you have as a `str`: `io.StringIO(text)`.
        title: name of the document, shown to the model and repeated in citations.
        context: what the model should know about the document but not cite.
        citations: True lets the model cite the document.
        cache_control: puts a cache breakpoint here.
        media_type: `application/pdf` or `text/plain`; default: what the content says. Text is UTF-8, or UTF-16 with a
            byte order mark.

    Raises:
        ValidationError: the file cannot be read, is empty, is neither PDF nor text or is larger than 32 MB in base64.
    """
    place = located(source, "source")
    return _document(
        place, source, media_type, title=title, context=context, citations=citations, cache_control=cache_control
    )


def file(
    source: str | FileData | TextFile | Picture | UploadedFile,
    *,
    title: str | None = None,
    context: str | None = None,
    citations: CitationsConfigInput | bool | None = None,
    cache_control: CacheControlInput | None = None,
    media_type: str | None = None,
) -> ImageBlock | DocumentBlock | ContainerUploadBlock:
    """Make the block that fits a file: that of a picture or of a document, by its content.

    The kind of a URL is that of its path's suffix. The id of an uploaded file says nothing of its kind: without
    `media_type` it becomes a `container_upload`, a file for code execution, which may be of any kind.

    Args:
        source: what `image` and `document` take.
        title: as for `document`; a ValidationError for anything else.
        context: the same.
        citations: the same.
        cache_control: puts a cache breakpoint here.
        media_type: what it is, where its content, its address or its id does not say it.

    Raises:
        ValidationError: what `image` and `document` raise, and a URL that does not say what it leads to.
    """
    place = located(source, "source")
    said = _normal(media_type)
    kind = said or _kind(place, source)
    of_document = {"title": title, "context": context, "citations": citations}
    if kind is not None and not kind.startswith("image/"):
        return _document(place, source, said, cache_control=cache_control, **of_document)
    for name, value in of_document.items():
        if value is not None:
            text = f"{name}: only a document has one, and {shown(source)} is none"
            raise ValidationError(text, field=name, value=value)
    if kind is None and isinstance(place, Id):
        caching: Any = cache_control
        return ContainerUploadBlock(file_id=place.file_id, cache_control=caching)
    return _image(place, source, said, cache_control=cache_control)


def _kind(place: Source, source: Any) -> str | None:
    """The media type that a content or an address tells; None for an id."""
    if isinstance(place, Content):
        return media_type_of(place.head(HEAD)) or TEXT
    if isinstance(place, Url):
        if _IMAGE_ADDRESS.fullmatch(place.url):
            return "image/png"
        if not _PDF_ADDRESS.fullmatch(place.url):
            text = f"source: {shown(source)} does not say what it leads to: use image(…) or document(…), or media_type="
            raise ValidationError(text, field="source", value=source)
        return PDF
    return None


def _image(place: Source, source: Any, media_type: str | None, **options: Any) -> ImageBlock:
    said = _normal(media_type)
    if said is not None and said not in IMAGE_TYPES:
        text = f"media_type: must be one of {KINDS} for a picture, not {said}"
        raise ValidationError(text, field="media_type", value=media_type)
    if isinstance(place, Url):
        return ImageBlock(source=UrlImageSource(url=place.url), **options)
    if isinstance(place, Id):
        return ImageBlock(source=FileImageSource(file_id=place.file_id), **options)
    found = media_type_of(place.head(HEAD))
    if isinstance(place.data, str) or (found is None and said is None):
        what = "was opened as text: open it with mode 'rb'" if isinstance(place.data, str) else f"is none of {KINDS}"
        raise _refused(source, what)
    if found == PDF:
        raise _refused(source, "is a PDF: use document(…)")
    if found is not None and said not in (None, found):
        text = f"media_type: {shown(source)} is {found} by its content, not {said}"
        raise ValidationError(text, field="media_type", value=media_type)
    kind: Any = found or said
    data = _encoded(place.data, source, LONGEST_IMAGE, "5 MB, the most the API takes of a picture")
    return ImageBlock(source=Base64ImageSource(media_type=kind, data=data), **options)


def _document(place: Source, source: Any, media_type: str | None, *, citations: Any, **options: Any) -> DocumentBlock:
    said = _normal(media_type)
    if said not in (None, PDF) and not said.startswith("text/"):
        text = f"media_type: must be {PDF} or {TEXT} for a document, not {said}"
        raise ValidationError(text, field="media_type", value=media_type)
    options["citations"] = {"enabled": citations} if isinstance(citations, bool) else citations
    if isinstance(place, Url):
        return DocumentBlock(source=UrlPdfSource(url=place.url), **options)
    if isinstance(place, Id):
        return DocumentBlock(source=FileDocumentSource(file_id=place.file_id), **options)
    found = media_type_of(place.head(HEAD))
    if found in IMAGE_TYPES:
        raise _refused(source, f"is a picture ({found}): use image(…)")
    if said == PDF and found != PDF and b"%PDF-" not in place.head(HEAD):
        raise ValidationError(
            f"media_type: {shown(source)} is no PDF by its content", field="media_type", value=media_type
        )
    if PDF in (said, found) and not isinstance(place.data, str):
        data = _encoded(place.data, source, LONGEST_REQUEST, "32 MB, the most the API takes of a request")
        return DocumentBlock(source=Base64PdfSource(data=data), **options)
    return DocumentBlock(source=PlainTextSource(data=_text(place.data, source)), **options)


def _normal(media_type: str | None) -> str | None:
    """A media type without parameters, by its usual name."""
    if media_type is None:
        return None
    if not isinstance(media_type, str):
        text = f"media_type: must be a string, not {type(media_type).__name__}"
        raise ValidationError(text, field="media_type", value=media_type)
    name = media_type.partition(";")[0].strip().lower()
    return SYNONYMS.get(name, name)


def _encoded(data: bytes | bytearray | memoryview, source: Any, longest: int, limit: str) -> str:
    size = (len(data) + 2) // 3 * 4
    if size > longest:
        raise _refused(source, f"is too large: {size} bytes in base64, more than {limit}")
    return base64_text(data)


def _text(data: bytes | bytearray | memoryview | str, source: Any) -> str:
    if isinstance(data, str):
        return data
    content = bytes(data)
    encoding = next((name for mark, name in _BYTE_ORDERS.items() if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _refused(source, _what(content)) from error
    if any(ord(sign) in _NO_TEXT for sign in text[:HEAD]):
        raise _refused(source, _what(content))
    return text


def _what(content: bytes) -> str:
    if content.startswith(b"PK\x03\x04"):
        return "is an archive, as files of Word, Excel and the like are: convert it to PDF or text"
    return "is neither a PDF nor text in UTF-8"


def _refused(source: Any, what: str) -> ValidationError:
    return ValidationError(f"source: {shown(source)} {what}", field="source", value=source)
