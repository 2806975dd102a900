"""Blocks of pictures, documents and files, of whatever a caller has."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import PIL.Image
import pytest
from freezegun import freeze_time

from integrations_anthropic import ContainerUploadBlock, DocumentBlock, ImageBlock, document, file, image, to_dict
from tests.unit.inputs.files import GIF, JPEG, PDF, PNG, WEBP, text_of

KINDS = {"image/png": PNG, "image/jpeg": JPEG, "image/gif": GIF, "image/webp": WEBP}


def picture(content: bytes, media_type: str) -> dict[str, Any]:
    return {"type": "image", "source": {"type": "base64", "media_type": media_type, "data": text_of(content)}}


def pdf(content: bytes, **more: Any) -> dict[str, Any]:
    source = {"type": "base64", "media_type": "application/pdf", "data": text_of(content)}
    return {"type": "document", "source": source, **more}


def text(content: str, **more: Any) -> dict[str, Any]:
    return {"type": "document", "source": {"type": "text", "media_type": "text/plain", "data": content}, **more}


class Upload:
    """An upload as web frameworks have it: its own `read` is awaited, that of its file is not."""

    def __init__(self, content: bytes) -> None:
        self.file = io.BytesIO(content)

    async def read(self) -> bytes:
        raise AssertionError("must not be called")


@pytest.mark.parametrize("media_type", KINDS)
def test_the_first_bytes_of_a_picture_say_its_kind_whatever_its_name_is(media_type: str, tmp_path: Path) -> None:
    path = tmp_path / "picture.txt"
    path.write_bytes(KINDS[media_type])
    expected = picture(KINDS[media_type], media_type)
    for made in (image(path), image(str(path)), file(path), image(KINDS[media_type])):
        assert isinstance(made, ImageBlock)
        assert to_dict(made) == expected


@pytest.mark.parametrize("wrap", [bytes, bytearray, memoryview, io.BytesIO, io.BufferedReader, Upload])
def test_a_content_is_the_same_in_every_form(wrap: Any) -> None:
    def form(content: bytes) -> Any:
        return wrap(io.BytesIO(content) if wrap is io.BufferedReader else content)

    assert to_dict(image(form(PNG))) == picture(PNG, "image/png")
    assert to_dict(document(form(PDF))) == pdf(PDF)
    assert to_dict(document(form("Grüße".encode()))) == text("Grüße")
    assert to_dict(file(form(PDF))) == pdf(PDF)


def test_a_spooled_file_is_read(tmp_path: Path) -> None:
    for largest in (0, 1):
        with tempfile.SpooledTemporaryFile(max_size=largest, dir=tmp_path) as spool:
            spool.write(PNG)
            spool.seek(0)
            assert to_dict(image(spool)) == picture(PNG, "image/png")


def test_views_of_other_items_and_of_every_second_byte_are_read_as_bytes() -> None:
    padded = PNG + b"\0" * (-len(PNG) % 4)
    assert to_dict(image(memoryview(padded).cast("I"))) == picture(padded, "image/png")
    doubled = bytes(byte for pair in zip(PNG, PNG, strict=True) for byte in pair)
    assert to_dict(image(memoryview(doubled)[::2])) == picture(PNG, "image/png")


def test_an_open_file_is_read_from_its_position_on() -> None:
    opened = io.BytesIO(b"head" + PNG)
    opened.seek(4)
    assert to_dict(image(opened)) == picture(PNG, "image/png")


def test_an_address_is_left_to_the_api() -> None:
    address = "HTTPS://example.com/cat.png?size=2#top"
    source = {"type": "url", "url": address}
    assert to_dict(image(address)) == to_dict(file(address)) == {"type": "image", "source": source}
    address = "http://example.com/a.pdf"
    source = {"type": "url", "url": address}
    assert to_dict(document(address)) == to_dict(file(address)) == {"type": "document", "source": source}
    assert isinstance(file("https://example.com/1", media_type="image/png"), ImageBlock)
    assert isinstance(file("https://example.com/1", media_type="application/pdf"), DocumentBlock)


def test_the_id_of_an_uploaded_file_is_a_reference() -> None:
    source = {"type": "file", "file_id": "file_011CNha8"}
    assert to_dict(image("file_011CNha8")) == {"type": "image", "source": source}
    assert to_dict(document("file_011CNha8")) == {"type": "document", "source": source}
    assert to_dict(document(SimpleNamespace(id="file_011CNha8"))) == {"type": "document", "source": source}


def test_the_id_of_a_file_of_unknown_kind_is_one_for_code_execution() -> None:
    made = file("file_011CNha8", cache_control={"type": "ephemeral"})
    assert isinstance(made, ContainerUploadBlock)
    said = {"type": "container_upload", "file_id": "file_011CNha8", "cache_control": {"type": "ephemeral"}}
    assert to_dict(made) == said
    assert isinstance(file("file_011CNha8", media_type="image/png"), ImageBlock)
    assert isinstance(file("file_011CNha8", media_type="text/plain"), DocumentBlock)


def test_the_path_of_a_file_with_the_name_of_an_id_is_a_path_as_an_object(tmp_path: Path) -> None:
    path = tmp_path / "file_1"
    path.write_bytes(PNG)
    assert to_dict(image(path)) == picture(PNG, "image/png")


@pytest.mark.parametrize("encoded", ["data:image/png;base64," + text_of(PNG), "data:;base64," + text_of(PNG)])
def test_a_data_url_is_its_content(encoded: str) -> None:
    assert to_dict(image(encoded)) == picture(PNG, "image/png")
    assert to_dict(document("data:text/plain,Gr%C3%BC%C3%9Fe")) == text("Grüße")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I", "F", "I;16", "CMYK", "YCbCr", "HSV", "LAB"])
def test_an_image_of_pil_is_a_png_in_every_mode(mode: str) -> None:
    made = to_dict(image(PIL.Image.new(mode, (3, 2))))
    assert made["source"]["media_type"] == "image/png"
    assert made == to_dict(file(PIL.Image.new(mode, (3, 2))))
    with freeze_time("2030-01-01"):
        assert made == to_dict(file(PIL.Image.new(mode, (3, 2))))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_is_read_in_utf_8_and_with_a_byte_order_mark_in_utf_16(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "notes.bin"
    path.write_bytes("Grüße\r\n\tan alle".encode(encoding))
    assert to_dict(document(path)) == to_dict(file(path)) == text("Grüße\r\n\tan alle")


def test_a_file_of_text_is_a_document() -> None:
    assert to_dict(document(io.StringIO("Grüße"))) == to_dict(file(io.StringIO("Grüße"))) == text("Grüße")


def test_a_pdf_may_be_sent_as_the_text_that_it_is_not() -> None:
    late = b"\n\xff\xfe junk\n" + PDF
    assert to_dict(document(late, media_type="application/pdf")) == pdf(late)
    assert to_dict(document("Über %PDF-1.7".encode())) == text("Über %PDF-1.7")


def test_the_other_fields_of_a_block_are_options() -> None:
    cached: Any = {"type": "ephemeral"}
    made = document(PDF, title="Report", context="of 2025", citations=True, cache_control=cached)
    options = {"title": "Report", "context": "of 2025", "citations": {"enabled": True}, "cache_control": cached}
    assert to_dict(made) == to_dict(file(PDF, **options)) == pdf(PDF, **options)
    shrunk = image(PNG, transformations={"oversized_image": "error"}, cache_control=cached)
    wanted = {"transformations": {"oversized_image": "error"}, "cache_control": cached}
    assert to_dict(shrunk) == picture(PNG, "image/png") | wanted


def test_a_media_type_counts_where_the_content_says_nothing() -> None:
    assert to_dict(image(b"unheard of", media_type="image/jpg")) == picture(b"unheard of", "image/jpeg")
    assert to_dict(image(PNG, media_type="IMAGE/PNG; q=1")) == picture(PNG, "image/png")
    assert to_dict(document(b"a,b", media_type="text/csv")) == text("a,b")
